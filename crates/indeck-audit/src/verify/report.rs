//! `Report`: what was found in a log.

use std::fmt;

use crate::Error;
use crate::event::{Action, EventId, Time};
use crate::tile::TileId;
use crate::tree::Hash;

/// Faults that a report lists; further ones are counted.
pub const MAX_FAULTS: usize = 1_000;

/// What was found in a log.
#[derive(Debug)]
#[non_exhaustive]
pub struct Report {
    /// Entries that were read.
    pub entries: u64,
    /// Entries that the largest good checkpoint vouches for; those after it are not signed yet.
    pub signed_entries: u64,
    /// The root of the tree over all entries that were read.
    pub root: Hash,
    /// Checkpoints that are signed and whose roots are those of the entries.
    pub good_checkpoints: usize,
    /// Tiles that hold the hashes of the entries.
    pub good_tiles: u64,
    /// What is wrong, in the order in which it was found; at most [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
    /// Faults that are not listed any more.
    pub further_faults: u64,
    /// Intents whose outcome is not in the log, in their order.
    pub open_intents: Vec<OpenIntent>,
}

/// An intent whose outcome is not in the log: it is under way, or its end was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenIntent {
    /// The entry, from 0.
    pub index: u64,
    /// The event.
    pub id: EventId,
    /// When it was.
    pub time: Time,
    /// What was meant to be done.
    pub action: Action,
}

/// Something that is wrong, and where.
#[derive(Debug)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub flaw: Flaw,
}

/// A place in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The log as a whole.
    Log,
    /// An entry, from 0.
    Entry(u64),
    /// A checkpoint, by the name that it was handed in with.
    Checkpoint(String),
    /// A tile.
    Tile(TileId),
}

/// What can be wrong with a log.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// It cannot be read, or is not signed as it must be.
    #[error("{error}")]
    Unreadable {
        /// Why not.
        #[from]
        error: Error,
    },
    /// There is no checkpoint that could vouch for any entry.
    #[error("no checkpoint vouches for it")]
    NoCheckpoint,
    /// A checkpoint is another log's.
    #[error("it is of another log")]
    OtherLog,
    /// Fewer entries are there than were signed: the log was cut or rolled back.
    #[error("it vouches for {signed} entries; only {found} are there")]
    Short {
        /// Entries that it vouches for.
        signed: u64,
        /// Entries that are there.
        found: u64,
    },
    /// The entries are not those that were signed.
    #[error("the entries before it are not those that were signed")]
    OtherEntries,
    /// An event is another tenant's.
    #[error("the event is another tenant's")]
    OtherTenant,
    /// An intent has the id of one that is still open.
    #[error("an intent with the id of an open one")]
    IntentTwice,
    /// An outcome has no open intent.
    #[error("an outcome without an intent that is open")]
    NoIntent,
    /// An outcome is of another action than its intent.
    #[error("an outcome of another action than its intent")]
    OtherAction,
    /// A tile's hashes are not those of the entries.
    #[error("its hashes are not those of the entries")]
    OtherHashes,
}

impl Report {
    /// Whether nothing is wrong. Open intents are no fault of the log.
    pub fn is_intact(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn fault(&mut self, place: Place, flaw: impl Into<Flaw>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { place, flaw: flaw.into() });
        } else {
            self.further_faults += 1;
        }
    }
}

impl Flaw {
    /// A stable word for this kind of flaw, in kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { error } => error.code(),
            Self::NoCheckpoint => "no-checkpoint",
            Self::OtherLog => "other-log",
            Self::Short { .. } => "short",
            Self::OtherEntries => "other-entries",
            Self::OtherTenant => "other-tenant",
            Self::IntentTwice => "intent-twice",
            Self::NoIntent => "no-intent",
            Self::OtherAction => "other-action",
            Self::OtherHashes => "other-hashes",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log => f.write_str("log"),
            Self::Entry(index) => write!(f, "entry {index}"),
            Self::Checkpoint(name) => write!(f, "checkpoint `{name}`"),
            Self::Tile(tile) => write!(f, "`{tile}`"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.flaw)
    }
}
