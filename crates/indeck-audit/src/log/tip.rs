//! `Tip`: the growing end of a log, all that must be in memory to go on.
//!
//! Its size does not depend on the log's: the frontier, the tiles that are not full yet (at most
//! 255 hashes on each of eight levels), the entries of the bundle that is not full yet, the open
//! intents and the ids of the last events.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::checks::take;
use super::intents::OpenIntent;
use super::layout::{self, WIDTH};
use super::record::{Record, Step};
use super::segment::{self, push_entry};
use crate::Error;
use crate::event::{EventId, Time};
use crate::tree::{Frontier, Hash, HashReader, Node, tree_hash};

/// Ids of the last events that are remembered, to refuse one that comes twice.
const REMEMBERED: usize = 4096;

/// A file that follows from the entries: a tile or a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Derived {
    pub(super) file: String,
    pub(super) bytes: Vec<u8>,
}

/// The growing end of a log.
#[derive(Clone, Debug, Default)]
pub(super) struct Tip {
    frontier: Frontier,
    /// The tiles that are not full, from level 0.
    levels: Vec<Vec<Hash>>,
    /// The entries of the bundle that is not full, as a bundle holds them.
    bundle: Vec<u8>,
    /// The latest time of any event.
    latest: Option<Time>,
    intents: BTreeMap<EventId, OpenIntent>,
    ids: BTreeSet<EventId>,
    order: VecDeque<EventId>,
}

/// What entries will make of the tree, before they are durable.
#[derive(Debug)]
pub(super) struct Staged {
    frontier: Frontier,
    nodes: Vec<(Node, Hash)>,
}

impl Staged {
    /// The root of the tree with them.
    pub(super) fn root(&self) -> Hash {
        self.frontier.root()
    }
}

impl Tip {
    pub(super) fn size(&self) -> u64 {
        self.frontier.size()
    }

    pub(super) fn root(&self) -> Hash {
        self.frontier.root()
    }

    pub(super) fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    pub(super) fn latest(&self) -> Option<Time> {
        self.latest
    }

    /// The open intents, the earliest first.
    pub(super) fn intents(&self) -> Vec<OpenIntent> {
        let mut open: Vec<OpenIntent> = self.intents.values().copied().collect();
        open.sort_by_key(|intent| intent.index);
        open
    }

    pub(super) fn open_intents(&self) -> usize {
        self.intents.len()
    }

    /// Whether one of the last events had this id.
    pub(super) fn knows(&self, id: &EventId) -> bool {
        self.ids.contains(id)
    }

    /// Index of the first entry that is in no full bundle.
    pub(super) fn aligned(&self) -> u64 {
        self.size() - self.size() % WIDTH as u64
    }

    /// The entries from [`Tip::aligned`] on, as a bundle holds them.
    pub(super) fn bundle(&self) -> &[u8] {
        &self.bundle
    }

    /// What the tree becomes with these leaves.
    pub(super) fn stage(&self, leaves: impl Iterator<Item = Hash>) -> Staged {
        let mut staged = Staged { frontier: self.frontier.clone(), nodes: Vec::new() };
        let Staged { frontier, nodes } = &mut staged;
        for leaf in leaves {
            frontier.push_with(leaf, |node, hash| {
                if node.level % 8 == 0 {
                    nodes.push((node, hash));
                }
            });
        }
        staged
    }

    /// Takes in what was staged, once it is durable; `full` is told of what became full.
    pub(super) fn apply<'a>(
        &mut self,
        staged: Staged,
        records: impl Iterator<Item = &'a Record>,
        mut full: impl FnMut(Derived),
    ) {
        let mut records = records.zip(self.size()..);
        for (node, hash) in staged.nodes {
            if node.level == 0
                && let Some((record, index)) = records.next()
            {
                self.remember(record, index);
            }
            self.place(node, hash, &mut full);
        }
        self.frontier = staged.frontier;
    }

    /// Adds one entry.
    pub(super) fn push(&mut self, record: &Record, full: impl FnMut(Derived)) {
        let staged = self.stage(std::iter::once(record.leaf));
        self.apply(staged, std::iter::once(record), full);
    }

    fn remember(&mut self, record: &Record, index: u64) {
        push_entry(&mut self.bundle, &record.bytes);
        self.latest = self.latest.max(Some(record.time));
        match record.step {
            Step::Opens => {
                let intent = OpenIntent { id: record.id, index, time: record.time };
                self.intents.insert(record.id, intent);
            }
            Step::Closes(intent) => {
                self.intents.remove(&intent);
            }
            Step::Neither => {}
        }
        if self.ids.insert(record.id) {
            self.order.push_back(record.id);
        }
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
    }

    fn place(&mut self, node: Node, hash: Hash, full: &mut impl FnMut(Derived)) {
        let level = usize::from(node.level / 8);
        if self.levels.len() <= level {
            self.levels.resize(level + 1, Vec::new());
        }
        let Some(tile) = self.levels.get_mut(level) else { return };
        tile.push(hash);
        if tile.len() < WIDTH {
            return;
        }
        let index = node.index / WIDTH as u64;
        let bytes = std::mem::take(tile).iter().flat_map(|hash| hash.0).collect();
        if level == 0 {
            let file = layout::entry_bundle(index);
            full(Derived { file, bytes: std::mem::take(&mut self.bundle) });
        }
        full(Derived { file: layout::hash_tile(level, index), bytes });
    }

    /// The tiles and the bundle that are not full.
    pub(super) fn partial(&self) -> Vec<Derived> {
        let mut out = Vec::new();
        for (level, tile) in self.levels.iter().enumerate().filter(|(_, tile)| !tile.is_empty()) {
            let index = (self.size() >> (8 * level)) / WIDTH as u64;
            let bytes = tile.iter().flat_map(|hash| hash.0).collect();
            let path = |full: String| layout::partial(&full, tile.len());
            if level == 0 {
                let file = path(layout::entry_bundle(index));
                out.push(Derived { file, bytes: self.bundle.clone() });
            }
            out.push(Derived { file: path(layout::hash_tile(level, index)), bytes });
        }
        out
    }

    /// The body of the head of a segment that begins at [`Tip::aligned`] and with whose first
    /// entries the tip becomes this one again. Intents and time are already those of now: taking in
    /// the same entries once more changes neither.
    pub(super) fn to_head(&self) -> Vec<u8> {
        let mut out = self.aligned().to_be_bytes().to_vec();
        out.extend(self.latest.map_or(0, Time::micros).to_be_bytes());
        let above = self.levels.get(1..).unwrap_or_default();
        out.push(above.len() as u8);
        for tile in above {
            out.extend((tile.len() as u16).to_be_bytes());
            tile.iter().for_each(|hash| out.extend(hash.0));
        }
        for intent in self.intents() {
            out.extend(intent.id.0);
            out.extend(intent.index.to_be_bytes());
            out.extend(intent.time.micros().to_be_bytes());
        }
        out
    }

    /// The bytes of a segment that goes on from this tip.
    pub(super) fn to_segment(&self) -> Vec<u8> {
        let mut bytes = segment::head(&self.to_head());
        if self.size() > self.aligned() {
            let entries = segment::entries(&self.bundle).unwrap_or_default();
            bytes.extend(segment::batch(self.aligned(), entries.into_iter(), &self.root()));
        }
        bytes
    }

    /// The tip that a head describes.
    pub(super) fn from_head(mut body: &[u8]) -> Option<Self> {
        let size = u64::from_be_bytes(take(&mut body)?);
        let latest = u64::from_be_bytes(take(&mut body)?);
        let [above] = take::<1>(&mut body)?;
        let mut levels = vec![Vec::new()];
        for _ in 0..above {
            let width = u16::from_be_bytes(take(&mut body)?);
            let tile: Option<Vec<Hash>> = (0..width).map(|_| take(&mut body).map(Hash)).collect();
            levels.push(tile?);
        }
        let fits = (0..8u32).all(|level| {
            let width = levels.get(level as usize).map_or(0, Vec::len) as u64;
            width == (size >> (8 * level)) % WIDTH as u64
        });
        let frontier = Frontier::load(&Partial(&levels), size).ok()?;
        let mut tip = Self { frontier, levels, ..Self::default() };
        tip.latest = (latest > 0).then(|| Time::from_micros(latest).ok()).flatten();
        while !body.is_empty() {
            let id = EventId(take(&mut body)?);
            let index = u64::from_be_bytes(take(&mut body)?);
            let time = Time::from_micros(u64::from_be_bytes(take(&mut body)?)).ok()?;
            tip.intents.insert(id, OpenIntent { id, index, time });
        }
        fits.then_some(tip)
    }
}

/// Reads nodes at the right edge out of the tiles that are not full.
struct Partial<'a>(&'a [Vec<Hash>]);

impl HashReader for Partial<'_> {
    fn read_hash(&self, node: Node) -> Result<Hash, Error> {
        let missing = Error::MissingHash { level: node.level, index: node.index };
        let tile = self.0.get(usize::from(node.level / 8));
        tile.and_then(|tile| node_in_tile(tile, node)).ok_or(missing)
    }
}

/// The hash of a node out of the hashes of the tile that it is in.
pub(super) fn node_in_tile(tile: &[Hash], node: Node) -> Option<Hash> {
    let height = node.level % 8;
    let from = usize::try_from((node.index << height) % WIDTH as u64).ok()?;
    let hashes = tile.get(from..from + (1 << height))?;
    Some(tree_hash(hashes.iter().copied()))
}
