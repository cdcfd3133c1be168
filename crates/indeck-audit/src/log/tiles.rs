//! `Tiles`: the hashes of a tree, read from tile files.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::io::Files;
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

    /// The hashes of a tile; `None` if it is nowhere, or not what a tile is.
    fn tile(&self, level: u8, index: u64) -> Result<Option<Vec<Hash>>, Error> {
        let before = index.saturating_mul(WIDTH as u64);
        let Some(there) = self.on_level(level).checked_sub(before) else { return Ok(None) };
        let width = there.min(WIDTH as u64) as usize;
        // The full one first: it stays, while those that were not full go.
        let full = layout::hash_tile(usize::from(level), index);
        if let Some(tile) = self.stored(&full, width)? {
            return Ok(Some(tile));
        }
        if width < WIDTH && !self.full_only {
            let partial = self.stored(&layout::partial(&full, width), width)?;
            if partial.is_some() {
                return Ok(partial);
            }
        }
        self.made(level, before, width)
    }

    fn stored(&self, file: &str, width: usize) -> Result<Option<Vec<Hash>>, Error> {
        let bytes = Files(self.store).read(file, 0, (WIDTH * 32) as u64)?;
        let (hashes, rest) = bytes.as_chunks::<32>();
        let fits = rest.is_empty() && hashes.len() >= width;
        Ok(fits.then(|| hashes.iter().take(width).map(|hash| Hash(*hash)).collect()))
    }

    /// The tile, made of the full ones below it.
    fn made(&self, level: u8, before: u64, width: usize) -> Result<Option<Vec<Hash>>, Error> {
        let Some(below) = level.checked_sub(1) else { return Ok(None) };
        let indices = before..before.saturating_add(width as u64);
        indices.map(|index| Ok(self.tile(below, index)?.map(tree_hash))).collect()
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
            let Some(tile) = self.tile(key.0, key.1)? else { return Err(missing) };
            if read.len() >= KEPT {
                read.pop_first();
            }
            read.insert(key, tile);
        }
        read.get(&key).and_then(|tile| node_in_tile(tile, node)).ok_or(missing)
    }
}
