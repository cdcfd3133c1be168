//! Appending: entries, tiles and the head, in one transaction.

use std::collections::BTreeMap;

use indeck::audit::tile::TILE_WIDTH;
use indeck::audit::tree::Hash;
use sqlx::{AssertSqlSafe, Row};

use super::entry::Entry;
use super::fault::{damaged, down, number, refused};
use super::head::{Head, bytes_of, hashes_of};
use super::intents;
use crate::Error;
use crate::db::{Db, Tx};

/// Why entries were not appended; nothing of the transaction may be committed.
#[derive(Debug)]
pub(super) enum NotAppended {
    /// One of them is in the log already.
    Duplicate,
    /// One of them is the outcome of an intent that has one already.
    Abandoned,
    /// Something else.
    Failed(Error),
}

impl From<Error> for NotAppended {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl NotAppended {
    pub(super) fn into_error(self) -> Error {
        match self {
            Self::Duplicate => refused("an event with that id was recorded already"),
            Self::Abandoned => refused("the log says already that this was abandoned"),
            Self::Failed(error) => error,
        }
    }
}

/// Hashes by the tile that they go into: level and index, and where the first of them stands.
type Full = BTreeMap<(u8, u64), Vec<(u64, Hash)>>;

/// Rows of one statement: all sizes of batches are made of these, so that few statements are kept.
const ROWS: [usize; 4] = [64, 16, 4, 1];

/// Who appends to which log.
#[derive(Clone, Copy)]
pub(super) struct To<'a> {
    pub(super) db: &'a Db,
    /// The process that appends.
    pub(super) server: &'a str,
    pub(super) org: &'a str,
    /// Events that the log is known to have.
    pub(super) least: u64,
}

/// Appends to one log, whose head stays locked until the transaction ends: the place of the first.
pub(super) async fn append(
    to: To<'_>,
    tx: &mut Tx,
    entries: &[&Entry],
) -> Result<u64, NotAppended> {
    let To { db, server, org, least } = to;
    let mut head = Head::lock(db, tx, org).await?;
    let first = head.size();
    if first < least {
        let message = format!("the log has {first} events, and had {least} before");
        return Err(damaged(message).into());
    }
    let mut full = Full::new();
    for entry in entries {
        head.frontier.push_with(entry.leaf, |node, hash| {
            if node.level >= 8 && node.level.is_multiple_of(8) {
                let tile = (node.level / 8, node.index / u64::from(TILE_WIDTH));
                full.entry(tile).or_default().push((node.index, hash));
            }
        });
        head.last_time = head.last_time.max(entry.time);
    }
    insert(tx, org, first, entries).await?;
    intents::follow(tx, server, org, entries).await?;
    for ((level, tile), hashes) in full {
        extend_tile(tx, org, level, tile, &hashes).await?;
    }
    head.save(tx).await?;
    Ok(first)
}

async fn insert(tx: &mut Tx, org: &str, first: u64, entries: &[&Entry]) -> Result<(), NotAppended> {
    let mut rest = entries;
    let mut index = number(first)?;
    while !rest.is_empty() {
        let rows = ROWS.into_iter().find(|rows| *rows <= rest.len()).unwrap_or(1);
        let (now, later) = rest.split_at_checked(rows).unwrap_or((rest, &[]));
        let sql = AssertSqlSafe(statement(now.len()));
        let mut query = sqlx::query(sql);
        for entry in now {
            query = query
                .bind(org)
                .bind(index)
                .bind(entry.id.0.to_vec())
                .bind(entry.time)
                .bind(entry.leaf.0.to_vec())
                .bind(entry.key_org.as_deref())
                .bind(entry.key_version)
                .bind(entry.body.as_slice());
            index += 1;
        }
        query.execute(&mut **tx).await.map_err(not_inserted)?;
        rest = later;
    }
    Ok(())
}

fn not_inserted(error: sqlx::Error) -> NotAppended {
    match error.as_database_error() {
        Some(known) if known.is_unique_violation() => NotAppended::Duplicate,
        _ => NotAppended::Failed(down(error)),
    }
}

fn statement(rows: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=8).map(|column| format!("${}", row * 8 + column)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    let columns = "org, idx, event_id, time, leaf_hash, key_org, key_version, body";
    format!("INSERT INTO audit_entries ({columns}) VALUES {}", rows.join(", "))
}

/// Adds hashes to a tile, which must end where they begin.
async fn extend_tile(
    tx: &mut Tx,
    org: &str,
    level: u8,
    tile: u64,
    hashes: &[(u64, Hash)],
) -> Result<(), Error> {
    let mut all = stored_tile(tx, org, level, tile).await?;
    let begins = hashes.first().map_or(0, |(index, _)| index % u64::from(TILE_WIDTH));
    if all.len() as u64 != begins {
        return Err(damaged(format!("tile {tile} of level {level} has {} hashes", all.len())));
    }
    all.extend(hashes.iter().map(|(_, hash)| *hash));
    let sql = "INSERT INTO audit_tiles (org, level, idx, hashes) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (org, level, idx) DO UPDATE SET hashes = excluded.hashes";
    sqlx::query(sql)
        .bind(org)
        .bind(i64::from(level))
        .bind(number(tile)?)
        .bind(bytes_of(&all))
        .execute(&mut **tx)
        .await
        .map_err(down)?;
    Ok(())
}

async fn stored_tile(tx: &mut Tx, org: &str, level: u8, tile: u64) -> Result<Vec<Hash>, Error> {
    let row = sqlx::query(super::hashes::TILE)
        .bind(org)
        .bind(i64::from(level))
        .bind(number(tile)?)
        .fetch_optional(&mut **tx)
        .await
        .map_err(down)?;
    let Some(row) = row else { return Ok(Vec::new()) };
    let bytes: Vec<u8> = row.try_get("hashes").map_err(down)?;
    hashes_of(&bytes).ok_or_else(|| damaged(format!("tile {tile} of level {level} is cut off")))
}
