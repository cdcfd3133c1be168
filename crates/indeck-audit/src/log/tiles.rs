//! `Tiles`: the hashes of a tree, read from tile files.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::layout::{self, WIDTH};
use super::tip::node_in_tile;
use crate::Error;
use crate::store::Store;
use crate::tree::{Hash, HashReader, Node, tree_hash};

/// The hashes of the first `size` leaves, from the tiles of a store. A tile that is not full may be
/// read out of the full one, or made of the tiles below it.
pub(super) struct Tiles<'a> {
    store: &'a dyn Store,
    size: u64,
    /// Whether only full tiles are read: those that are not full may be torn before recovery.
    full_only: bool,
    read: RefCell<BTreeMap<(u8, u64), Vec<Hash>>>,
}

/// Tiles that are kept, more than any proof reads.
const KEPT: usize = 32;

impl<'a> Tiles<'a> {
    pub(super) fn new(store: &'a dyn Store, size: u64) -> Self {
        Self { store, size, full_only: false, read: RefCell::default() }
    }

    /// The same out of full tiles alone; of a tree whose last bundle is full by now.
    pub(super) fn of_full(store: &'a dyn Store, size: u64) -> Self {
        Self { full_only: true, ..Self::new(store, size) }
    }

    /// Hashes of that level that a tree of this size has.
    fn on_level(&self, level: u8) -> u64 {
        self.size.checked_shr(8 * u32::from(level)).unwrap_or(0)
    }

    fn tile(&self, level: u8, index: u64) -> Option<Vec<Hash>> {
        let before = index.checked_mul(WIDTH as u64)?;
        let width = self.on_level(level).checked_sub(before)?.min(WIDTH as u64) as usize;
        let full = layout::hash_tile(usize::from(level), index);
        let read = |file: &str, width: usize| {
            let bytes = self.store.read(file, 0, WIDTH * 32).ok()?;
            let (hashes, rest) = bytes.as_chunks::<32>();
            let fits = rest.is_empty() && hashes.len() >= width;
            fits.then(|| hashes.iter().take(width).map(|hash| Hash(*hash)).collect())
        };
        // The full one first: it stays, while those that were not full go.
        let may = width < WIDTH && !self.full_only;
        let partial = || may.then(|| read(&layout::partial(&full, width), width));
        read(&full, width)
            .or_else(|| partial().flatten())
            .or_else(|| self.made(level, before, width))
    }

    /// The tile, made of the full ones below it.
    fn made(&self, level: u8, before: u64, width: usize) -> Option<Vec<Hash>> {
        let below = level.checked_sub(1)?;
        let indices = before..before.checked_add(width as u64)?;
        indices.map(|index| self.tile(below, index).map(tree_hash)).collect()
    }
}

impl HashReader for Tiles<'_> {
    fn read_hash(&self, node: Node) -> Result<Hash, Error> {
        let missing = Error::MissingHash { level: node.level, index: node.index };
        let level = node.level / 8;
        let index = node.index.checked_shl(u32::from(node.level % 8)).unwrap_or(u64::MAX);
        let key = (level, index / WIDTH as u64);
        let mut read = self.read.borrow_mut();
        if !read.contains_key(&key) {
            let Some(tile) = self.tile(key.0, key.1) else { return Err(missing) };
            if read.len() >= KEPT {
                read.pop_first();
            }
            read.insert(key, tile);
        }
        read.get(&key).and_then(|tile| node_in_tile(tile, node)).ok_or(missing)
    }
}
