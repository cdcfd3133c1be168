//! `TileCheck`: stored tiles against the hashes of the entries.

use super::{Flaw, Place, Report};
use crate::tile::{TILE_WIDTH, TileId, TileKind, TileSource, parse_hashes};
use crate::tree::{Hash, Node};

/// Compares each tile as soon as its hashes are known, and the partial ones at the size that the
/// tiles are for.
pub(super) struct TileCheck<'a> {
    source: &'a dyn TileSource,
    /// The size that tiles are for: the one of the largest checkpoint.
    size: u64,
    /// The hashes of the last tile of each level, from level 0.
    last: Vec<Vec<Hash>>,
}

impl<'a> TileCheck<'a> {
    pub(super) fn new(source: &'a dyn TileSource, size: u64) -> Self {
        Self { source, size, last: Vec::new() }
    }

    /// Takes note of a node that is full now.
    pub(super) fn see(&mut self, node: Node, hash: Hash, report: &mut Report) {
        if !node.level.is_multiple_of(8) {
            return;
        }
        let level = node.level / 8;
        let place = usize::from(level);
        if self.last.len() <= place {
            self.last.resize_with(place + 1, Vec::new);
        }
        let Some(hashes) = self.last.get_mut(place) else { return };
        hashes.push(hash);
        if hashes.len() < usize::from(TILE_WIDTH) {
            return;
        }
        let hashes = std::mem::take(hashes);
        let index = node.index / u64::from(TILE_WIDTH);
        // A tile that is full only with entries after the checkpoint may not be stored yet.
        if (index + 1) * u64::from(TILE_WIDTH) <= self.size >> (8 * u32::from(level)) {
            let kind = TileKind::Hashes(level);
            self.compare(TileId { kind, index, width: TILE_WIDTH }, &hashes, report);
        }
    }

    /// The tree has the size now that the tiles are for.
    pub(super) fn at_size(&mut self, report: &mut Report) {
        let width = u64::from(TILE_WIDTH);
        for (level, hashes) in (0..).zip(std::mem::take(&mut self.last)) {
            if !hashes.is_empty() {
                let index = (self.size >> (8 * u32::from(level))) / width;
                let kind = TileKind::Hashes(level);
                let tile = TileId { kind, index, width: hashes.len() as u16 };
                self.compare(tile, &hashes, report);
            }
        }
    }

    fn compare(&self, tile: TileId, hashes: &[Hash], report: &mut Report) {
        let stored = self.source.read_tile(tile).and_then(|bytes| parse_hashes(&bytes, tile));
        match stored {
            Err(error) => report.fault(Place::Tile(tile), error),
            Ok(stored) if stored != hashes => report.fault(Place::Tile(tile), Flaw::OtherHashes),
            Ok(_) => report.good_tiles += 1,
        }
    }
}
