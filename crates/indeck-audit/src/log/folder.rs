//! `FolderBuilder`: the files of a log's folder, out of entries that are kept elsewhere.

use std::collections::BTreeSet;

use super::history;
use super::layout::{self, CHECKPOINT, HISTORY, IDENTITY};
use super::record::Record;
use super::recover::identity;
use super::tip::{Derived, Tip};
use crate::checkpoint::Checkpoint;
use crate::note::VerifyingKey;
use crate::tile::{TILE_WIDTH, TileId, TileKind};
use crate::tree::Hash;
use crate::{Error, event};

/// A file of a log's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFile {
    /// Its path below the folder.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Makes the files of a log's folder out of entries that are kept elsewhere, such as in a database,
/// so that whoever can verify a folder can verify that log. The files come in pieces: what is held
/// does not grow with the log, but for its open intents.
///
/// The order is: [`Self::identity`]; each entry with [`Self::push`], with [`Self::signed`] wherever
/// a checkpoint was signed (at size 0 too); [`Self::finish`]. The checkpoints go into the files
/// [`Self::CHECKPOINT`], which is the last one, and [`Self::HISTORY`], all of them.
pub struct FolderBuilder {
    tip: Tip,
    /// Entries that there will be.
    size: u64,
    /// Files that are not full and were given already: of the last tile of each level.
    given: BTreeSet<String>,
}

impl FolderBuilder {
    /// The file of the latest signed checkpoint.
    pub const CHECKPOINT: &'static str = CHECKPOINT;
    /// The file of all signed checkpoints, one after the other.
    pub const HISTORY: &'static str = HISTORY;

    /// The folder of a log of so many entries.
    pub fn new(size: u64) -> Self {
        Self { tip: Tip::default(), size, given: BTreeSet::new() }
    }

    /// The file that says which log it is.
    pub fn identity(key: &VerifyingKey) -> FolderFile {
        FolderFile { path: IDENTITY.to_owned(), bytes: identity(key).into_bytes() }
    }

    /// Takes the next entry: the files that are full with it.
    ///
    /// # Errors
    /// [`Error::NotCanonical`] or [`Error::BadEvent`] if it is no event.
    pub fn push(&mut self, entry: &[u8]) -> Result<Vec<FolderFile>, Error> {
        let record = Record::read(entry)?;
        let mut full = Vec::new();
        self.tip.push(&record, |derived| full.push(file(derived)));
        Ok(full)
    }

    /// A checkpoint was signed here: the files that it needs, that never become full, and that were
    /// not given for an earlier one.
    pub fn signed(&mut self) -> Vec<FolderFile> {
        let mut files = self.tip.partial();
        files.retain(|derived| !self.becomes_full(derived));
        files.retain(|derived| self.given.insert(derived.file.clone()));
        files.into_iter().map(file).collect()
    }

    /// Entries so far.
    pub fn size(&self) -> u64 {
        self.tip.size()
    }

    /// The root of the tree of the entries so far.
    pub fn root(&self) -> Hash {
        self.tip.root()
    }

    /// The file that a writer would go on from.
    pub fn finish(self) -> FolderFile {
        FolderFile { path: layout::segment(0), bytes: self.tip.to_segment() }
    }

    fn becomes_full(&self, derived: &Derived) -> bool {
        let Some(tile) = TileId::parse(&derived.file) else { return false };
        let level = match tile.kind {
            TileKind::Hashes(level) => level,
            TileKind::Entries => 0,
        };
        let hashes = self.size.checked_shr(8 * u32::from(level)).unwrap_or(0);
        hashes / u64::from(TILE_WIDTH) > tile.index
    }
}

fn file(derived: Derived) -> FolderFile {
    FolderFile { path: derived.file, bytes: derived.bytes }
}

/// A checkpoint with the number that it has among the log's, from 1, so that none can be taken out
/// of a history unseen.
///
/// # Errors
/// As of [`Checkpoint::new`].
pub fn numbered(origin: &str, size: u64, root: Hash, number: u64) -> Result<Checkpoint, Error> {
    Checkpoint::new(origin, size, root)?.with_extension(history::extension(number))
}

/// The number of a checkpoint among the log's, from 1; 0 if it has none.
pub fn number_of(checkpoint: &Checkpoint) -> u64 {
    history::number_of(checkpoint)
}

/// How far a clock may go back before no checkpoint may be signed any more.
///
/// # Errors
/// [`Error::ClockWentBack`] if `now` is more than two seconds before `latest`.
pub fn check_clock(latest: event::Time, now: event::Time) -> Result<(), Error> {
    let micros = latest.micros().saturating_sub(now.micros());
    if micros > super::sign::JUMP { Err(Error::ClockWentBack { micros }) } else { Ok(()) }
}
