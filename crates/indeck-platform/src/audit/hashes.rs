//! `Hashes`: the hashes of a tree, out of the database, for whoever makes proofs.

use std::collections::BTreeMap;

use indeck::audit;
use indeck::audit::tile::TILE_WIDTH;
use indeck::audit::tree::{Hash, HashReader, Node, tree_hash};
use sqlx::AnyPool;
use sqlx::Row;

use super::fault::{damaged, down, number};
use super::head::hashes_of;
use crate::Error;

/// The statement that reads a tile of a level above 0.
pub(super) const TILE: &str =
    "SELECT hashes FROM audit_tiles WHERE org = $1 AND level = $2 AND idx = $3";

/// The hashes of a log's tree. What is computed from them is computed again and again, until all
/// tiles that it asks for were read.
pub(super) struct Hashes<'a> {
    pool: &'a AnyPool,
    org: &'a str,
    tiles: Tiles,
}

/// The tiles that were read.
#[derive(Default)]
pub(super) struct Tiles(BTreeMap<(u8, u64), Vec<Hash>>);

impl HashReader for Tiles {
    fn read_hash(&self, node: Node) -> Result<Hash, audit::Error> {
        let missing = audit::Error::MissingHash { level: node.level, index: node.index };
        let found = place_of(node).and_then(|(tile, first)| {
            let hashes = self.0.get(&tile)?.get(first..first + (1 << (node.level % 8)))?;
            Some(tree_hash(hashes.iter().copied()))
        });
        found.ok_or(missing)
    }
}

/// The tile that a node is in or above, and where its leaves begin there.
fn place_of(node: Node) -> Option<((u8, u64), usize)> {
    let width = u64::from(TILE_WIDTH);
    let index = node.index.checked_shl(u32::from(node.level % 8))?;
    Some(((node.level / 8, index / width), usize::try_from(index % width).ok()?))
}

impl<'a> Hashes<'a> {
    pub(super) fn new(pool: &'a AnyPool, org: &'a str) -> Self {
        Self { pool, org, tiles: Tiles::default() }
    }

    /// What `compute` makes of the hashes.
    pub(super) async fn with<T>(
        &mut self,
        compute: impl Fn(&Tiles) -> Result<T, audit::Error>,
    ) -> Result<T, Error> {
        loop {
            match compute(&self.tiles) {
                Ok(value) => return Ok(value),
                Err(audit::Error::MissingHash { level, index }) => {
                    self.fetch(Node { level, index }).await?;
                }
                Err(error) => return Err(damaged(error)),
            }
        }
    }

    /// Reads the tile of a node; one that is not there, or too short, is damage.
    async fn fetch(&mut self, node: Node) -> Result<(), Error> {
        let gone = || damaged(format!("hash {} of level {} is missing", node.index, node.level));
        let ((level, tile), first) = place_of(node).ok_or_else(gone)?;
        if self.tiles.0.contains_key(&(level, tile)) {
            return Err(gone());
        }
        let hashes = match level {
            0 => self.leaves(tile).await?,
            _ => self.stored(level, tile).await?,
        };
        if hashes.len() < first + (1 << (node.level % 8)) {
            return Err(gone());
        }
        self.tiles.0.insert((level, tile), hashes);
        Ok(())
    }

    async fn leaves(&self, tile: u64) -> Result<Vec<Hash>, Error> {
        let first = number(tile.saturating_mul(u64::from(TILE_WIDTH)))?;
        let sql = "SELECT leaf_hash FROM audit_entries \
                   WHERE org = $1 AND idx >= $2 AND idx < $3 ORDER BY idx";
        let rows = sqlx::query(sql)
            .bind(self.org)
            .bind(first)
            .bind(first.saturating_add(i64::from(TILE_WIDTH)))
            .fetch_all(self.pool)
            .await
            .map_err(down)?;
        let hash = |row: &sqlx::any::AnyRow| {
            let bytes: Vec<u8> = row.try_get("leaf_hash").map_err(down)?;
            bytes.try_into().map(Hash).map_err(|_| damaged("a leaf is no hash"))
        };
        rows.iter().map(hash).collect()
    }

    async fn stored(&self, level: u8, tile: u64) -> Result<Vec<Hash>, Error> {
        let row = sqlx::query(TILE)
            .bind(self.org)
            .bind(i64::from(level))
            .bind(number(tile)?)
            .fetch_optional(self.pool)
            .await
            .map_err(down)?;
        let Some(row) = row else { return Ok(Vec::new()) };
        let bytes: Vec<u8> = row.try_get("hashes").map_err(down)?;
        hashes_of(&bytes).ok_or_else(|| damaged(format!("tile {tile} of level {level} is cut off")))
    }
}
