//! Behaviour of the crate through its public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cancelled;
mod columnar;
mod contracts;
mod corpus;
mod exactness;
mod facts;
mod facts_counted;
mod facts_origins;
mod folders;
mod frames;
mod frames_like_files;
mod growing;
mod hostile;
mod inference;
mod parameters;
mod queries;
mod registered;
mod round_trip;
mod slices;
mod support;
