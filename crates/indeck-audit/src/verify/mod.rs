//! Checking a whole log: every entry, every checkpoint, every tile.
//!
//! It reads nothing by itself: entries come from an iterator, checkpoints as bytes, tiles from a
//! [`TileSource`](crate::tile::TileSource). Nor does it hold the log: its memory grows with open
//! intents and with levels of the tree, not with entries.

mod intents;
mod report;
mod tiles;
mod walk;

pub use report::{Fault, Flaw, MAX_FAULTS, OpenIntent, Place, Report};
pub use walk::{LogInput, StoredCheckpoint, verify_log};
