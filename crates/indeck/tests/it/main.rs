//! The report pipeline from outside: specs in, findings and decks out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(feature = "reports")]
mod broken;
#[cfg(feature = "reports")]
mod built;
#[cfg(feature = "reports")]
mod bursts;
#[cfg(feature = "reports")]
mod cancelled;
#[cfg(feature = "evidence")]
mod evidence;
#[cfg(feature = "reports")]
mod explain;
#[cfg(feature = "reports")]
mod expressions;
#[cfg(feature = "reports")]
mod faults;
#[cfg(feature = "reports")]
mod figure;
#[cfg(feature = "reports")]
mod frames;
#[cfg(feature = "reports")]
mod governed;
#[cfg(feature = "reports")]
mod hostile;
#[cfg(feature = "reports")]
mod in_memory;
#[cfg(feature = "reports")]
mod leaks;
#[cfg(feature = "reports")]
mod limits;
#[cfg(feature = "reports")]
mod made;
#[cfg(feature = "reports")]
mod markup;
#[cfg(feature = "reports")]
mod property;
#[cfg(feature = "reports")]
mod starters;
#[cfg(feature = "reports")]
mod support;
#[cfg(feature = "reports")]
mod valid;
