//! `verify_log`: one walk over all entries.

use super::intents::Intents;
use super::tiles::TileCheck;
use super::{Flaw, Place, Report};
use crate::event::Token;
use crate::note::VerifyingKey;
use crate::tile::TileSource;
use crate::tree::{Frontier, Hash, empty_root, leaf_hash};
use crate::{Checkpoint, Error, Event};

/// What a log is checked against.
pub struct LogInput<'a> {
    /// The log's name, which each checkpoint must bear.
    pub origin: &'a str,
    /// Keys that are trusted: of the log, and of witnesses.
    pub keys: &'a [VerifyingKey],
    /// Whose events must be in the log; `None` for anyone's.
    pub tenant: Option<&'a Token>,
    /// Signed checkpoints, in any order: those that are stored, and any that was kept elsewhere,
    /// by which a log that was rolled back as a whole is found out.
    pub checkpoints: &'a [StoredCheckpoint],
    /// Where the tiles of the largest checkpoint are read; `None` to leave tiles unread.
    pub tiles: Option<&'a dyn TileSource>,
}

/// A signed checkpoint as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCheckpoint {
    /// What the report calls it: the name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Checks a log: every entry is a canonical event of the tenant, every checkpoint is signed and its
/// root is that of the entries before it, every tile holds the hashes of the entries.
///
/// As the roots of all checkpoints are those of one sequence of entries, they are consistent.
///
/// ```
/// use indeck_audit::verify::{LogInput, verify_log};
/// let input = LogInput {
///     origin: "example.com/log",
///     keys: &[],
///     tenant: None,
///     checkpoints: &[],
///     tiles: None,
/// };
/// let report = verify_log(&input, std::iter::empty::<Result<Vec<u8>, _>>());
/// assert_eq!(report.faults[0].flaw.code(), "no-checkpoint");
/// ```
pub fn verify_log<E: AsRef<[u8]>>(
    input: &LogInput<'_>,
    entries: impl IntoIterator<Item = Result<E, Error>>,
) -> Report {
    let mut walk = Walk::new(input);
    walk.pass_checkpoints();
    for entry in entries {
        match entry {
            Ok(entry) => walk.entry(entry.as_ref()),
            Err(error) => {
                // What follows cannot be placed any more.
                let place = Place::Entry(walk.tree.size());
                walk.report.fault(place, error);
                break;
            }
        }
    }
    walk.finish()
}

struct Walk<'a> {
    tenant: Option<&'a Token>,
    /// Checkpoints that are signed, the largest first, with their names.
    ahead: Vec<(String, Checkpoint)>,
    tree: Frontier,
    tiles: Option<TileCheck<'a>>,
    tiles_at: u64,
    intents: Intents,
    report: Report,
}

impl<'a> Walk<'a> {
    fn new(input: &LogInput<'a>) -> Self {
        let mut report = Report {
            entries: 0,
            signed_entries: 0,
            root: empty_root(),
            good_checkpoints: 0,
            good_tiles: 0,
            faults: Vec::new(),
            further_faults: 0,
            open_intents: Vec::new(),
        };
        let mut ahead = Vec::new();
        for StoredCheckpoint { name, bytes } in input.checkpoints {
            match open(bytes, input) {
                Ok(checkpoint) => ahead.push((name.clone(), checkpoint)),
                Err(flaw) => report.fault(Place::Checkpoint(name.clone()), flaw),
            }
        }
        ahead.sort_by_key(|(_, checkpoint)| std::cmp::Reverse(checkpoint.size()));
        let tiles_at = ahead.first().map_or(0, |(_, checkpoint)| checkpoint.size());
        if ahead.is_empty() {
            report.fault(Place::Log, Flaw::NoCheckpoint);
        }
        Self {
            tenant: input.tenant,
            ahead,
            tree: Frontier::new(),
            tiles: input.tiles.map(|source| TileCheck::new(source, tiles_at)),
            tiles_at,
            intents: Intents::default(),
            report,
        }
    }

    fn entry(&mut self, bytes: &[u8]) {
        let index = self.tree.size();
        if let Err(flaw) = self.event(index, bytes) {
            self.report.fault(Place::Entry(index), flaw);
        }
        let leaf = leaf_hash(bytes);
        match &mut self.tiles {
            None => self.tree.push(leaf),
            Some(tiles) => {
                let report = &mut self.report;
                self.tree.push_with(leaf, |node, hash| tiles.see(node, hash, report));
                if self.tree.size() == self.tiles_at {
                    tiles.at_size(report);
                }
            }
        }
        self.pass_checkpoints();
    }

    fn event(&mut self, index: u64, bytes: &[u8]) -> Result<(), Flaw> {
        let event = Event::decode(bytes)?;
        if self.tenant.is_some_and(|tenant| *tenant != event.tenant) {
            return Err(Flaw::OtherTenant);
        }
        self.intents.see(index, &event)
    }

    /// Compares the checkpoints of the tree as large as it is now.
    fn pass_checkpoints(&mut self) {
        let size = self.tree.size();
        let mut root: Option<Hash> = None;
        while let Some((name, checkpoint)) =
            self.ahead.pop_if(|(_, checkpoint)| checkpoint.size() == size)
        {
            if *checkpoint.root() == *root.get_or_insert_with(|| self.tree.root()) {
                self.report.good_checkpoints += 1;
                self.report.signed_entries = size;
            } else {
                self.report.fault(Place::Checkpoint(name), Flaw::OtherEntries);
            }
        }
    }

    fn finish(mut self) -> Report {
        let found = self.tree.size();
        for (name, checkpoint) in self.ahead.into_iter().rev() {
            let flaw = Flaw::Short { signed: checkpoint.size(), found };
            self.report.fault(Place::Checkpoint(name), flaw);
        }
        self.report.entries = found;
        self.report.root = self.tree.root();
        self.report.open_intents = self.intents.into_open();
        self.report
    }
}

fn open(bytes: &[u8], input: &LogInput<'_>) -> Result<Checkpoint, Flaw> {
    let checkpoint = Checkpoint::open(bytes, input.keys)?.checkpoint;
    if checkpoint.origin() == input.origin { Ok(checkpoint) } else { Err(Flaw::OtherLog) }
}
