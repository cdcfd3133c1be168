//! The command as a user meets it: what is typed, what is shown, what is left on the disk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod build;
mod burst;
mod check;
mod embedded;
mod evidence;
mod exit;
mod explain;
mod fixture;
mod governed;
mod guide;
mod inspect;
mod lint;
mod new;
mod pages;
mod render;
mod schema;
mod streams;
mod test;
#[cfg(unix)]
mod watch;
