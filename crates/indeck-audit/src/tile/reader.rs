//! `TileReader`: the hashes of a tree, out of its tiles.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::path::shifted;
use super::{TILE_WIDTH, TileId, TileKind};
use crate::Error;
use crate::tree::{Hash, HashReader, Node, tree_hash};

/// Tiles that a reader keeps: more than one proof ever needs.
const KEPT: usize = 64;

/// Where tiles are read.
pub trait TileSource {
    /// The bytes of a tile.
    ///
    /// # Errors
    /// [`Error::MissingTile`] where there is none.
    fn read_tile(&self, tile: TileId) -> Result<Vec<u8>, Error>;
}

/// The hashes of the tree of the first `size` entries, out of a source of tiles. It keeps the tiles
/// that it has read. What it says is as true as the tiles are: check the root, or the proof.
pub struct TileReader<S> {
    source: S,
    size: u64,
    kept: RefCell<BTreeMap<TileId, Vec<Hash>>>,
}

impl<S: TileSource> TileReader<S> {
    /// A reader of the tree of that size.
    pub fn new(source: S, size: u64) -> Self {
        Self { source, size, kept: RefCell::default() }
    }

    /// The tile that holds the hash at that place of a level of tiles, as wide as it is by now.
    fn tile_of(&self, level: u8, place: u64) -> Option<TileId> {
        let width = u64::from(TILE_WIDTH);
        let index = place / width;
        let there = shifted(self.size, level).checked_sub(index * width)?.min(width) as u16;
        Some(TileId { kind: TileKind::Hashes(level), index, width: there })
    }

    fn root_in_tile(
        &self,
        tile: TileId,
        first: usize,
        count: usize,
    ) -> Result<Option<Hash>, Error> {
        let mut kept = self.kept.borrow_mut();
        if !kept.contains_key(&tile) {
            if kept.len() >= KEPT {
                kept.clear();
            }
            let bytes = self.source.read_tile(tile)?;
            kept.insert(tile, parse_hashes(&bytes, tile)?);
        }
        let hashes = kept.get(&tile).and_then(|hashes| hashes.get(first..first + count));
        Ok(hashes.map(|hashes| tree_hash(hashes.iter().copied())))
    }
}

impl<S: TileSource> HashReader for TileReader<S> {
    fn read_hash(&self, node: Node) -> Result<Hash, Error> {
        let missing = || Error::MissingHash { level: node.level, index: node.index };
        let (level, height) = (node.level / 8, node.level % 8);
        let place = node.index.checked_shl(u32::from(height)).ok_or_else(missing)?;
        let tile = self.tile_of(level, place).ok_or_else(missing)?;
        let first = (place % u64::from(TILE_WIDTH)) as usize;
        self.root_in_tile(tile, first, 1 << height)?.ok_or_else(missing)
    }
}

/// The hashes of a tile.
///
/// # Errors
/// [`Error::BadTile`] if the bytes are not as many as its width asks for.
pub fn parse_hashes(bytes: &[u8], tile: TileId) -> Result<Vec<Hash>, Error> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    if !rest.is_empty() || hashes.len() != usize::from(tile.width) {
        return Err(Error::BadTile { tile });
    }
    Ok(hashes.iter().map(|hash| Hash(*hash)).collect())
}
