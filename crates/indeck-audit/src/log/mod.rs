//! The log: one sequencer, many who write, and files that say by themselves what they are.
//!
//! ```text
//! FOLDER/log                  which log it is: origin and public key
//!        checkpoint           the latest signed checkpoint        (C2SP tlog-checkpoint)
//!        checkpoints          all of them, one after the other
//!        tile/L/N[.p/W]       hashes of the tree                  (C2SP tlog-tiles)
//!        tile/entries/N[.p/W] the events                          (C2SP tlog-tiles)
//!        wal/N                write-ahead segments
//!        lock                 held by whoever writes
//! ```
//!
//! **Why a write-ahead segment.** Tiles and bundles are what standard readers know, but one event
//! touches two or more of them: made durable one by one they would cost a sync each. So an event is
//! appended to one file, the segment, together with all that wait beside it, and one `fdatasync`
//! makes them durable; then they are acknowledged. Tiles follow from the segment. They are written
//! as they become full, and all of them before a checkpoint that covers them, but synced by another
//! thread; the segment stays until that is done. After a crash they are made again.
//!
//! **What an error means.** [`Error::Refused`](crate::Error::Refused): the event is not in the log and never will be.
//! [`Error::Unknown`](crate::Error::Unknown): it may be; the action must not be done, and if the event was an intent and is
//! there, it shows up in [`Log::alerts`] without an outcome. An event is acknowledged only after the
//! sync that made it durable came back without an error. A sync that failed is never repeated: the
//! log is poisoned, refuses everything and must be opened again.
//!
//! **Time** is the events', and the caller's at a checkpoint. If that is more than two seconds
//! before the latest moment known, no checkpoint is signed and an alert is raised; events are still
//! taken, since refusing them would lose what happened. **Ids** are the caller's; one that occurs
//! twice among the last 4,096 events is refused.

mod archive;
mod checks;
mod folder;
mod handle;
mod history;
mod intents;
mod io;
mod layout;
mod options;
mod queue;
mod read;
mod reader;
mod record;
mod recover;
mod segment;
mod sequencer;
mod sign;
mod tiles;
mod tip;
mod verify;

pub use folder::{FolderBuilder, FolderFile, check_clock, number_of, numbered};
pub use handle::Log;
pub use intents::{MAX_OPEN_INTENTS, OpenIntent};
pub use options::{Alert, LogOptions, Receipt};
pub use reader::Reader;
pub use verify::FolderReport;
