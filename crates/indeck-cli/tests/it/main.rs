//! The command as a user meets it: what is typed, what is shown, what is left on the disk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod build;
mod check;
mod exit;
mod fixture;
mod inspect;
mod pages;
mod streams;
