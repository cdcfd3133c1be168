//! `Head`: the growing end of a log, as its row says it.

use indeck::audit::tree::{Frontier, Hash};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::fault::{damaged, down, number, size};
use crate::Error;
use crate::db::{Db, Tx};

/// The growing end of a log.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) org: String,
    pub(super) frontier: Frontier,
    /// The latest time of any event, in microseconds since 1970.
    pub(super) last_time: i64,
    /// Entries that the latest checkpoint vouches for.
    pub(super) signed_size: u64,
    /// The number of the latest checkpoint; 0 if there is none.
    pub(super) signed_number: u64,
}

const COLUMNS: &str = "SELECT size, frontier, last_time, signed_size, signed_number \
                       FROM audit_heads WHERE org = $1";

impl Head {
    pub(super) fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The head as it is now; none for a log that was never begun.
    pub(super) async fn read(db: &Db, org: &str) -> Result<Option<Self>, Error> {
        let row = sqlx::query(COLUMNS).bind(org).fetch_optional(db.pool()).await.map_err(down)?;
        row.map(|row| Self::of(org, &row)).transpose()
    }

    /// The head, locked until the transaction ends; the log is begun if it was not.
    pub(super) async fn lock(db: &Db, tx: &mut Tx, org: &str) -> Result<Self, Error> {
        if let Some(head) = Self::locked(db, tx, org).await? {
            return Ok(head);
        }
        let sql = "INSERT INTO audit_heads \
                   (org, size, frontier, last_time, signed_size, signed_number) \
                   VALUES ($1, 0, $2, 0, 0, 0) ON CONFLICT DO NOTHING";
        let insert = sqlx::query(sql).bind(org).bind(Vec::<u8>::new());
        insert.execute(&mut **tx).await.map_err(down)?;
        Self::locked(db, tx, org).await?.ok_or_else(|| damaged("the head of the log is missing"))
    }

    async fn locked(db: &Db, tx: &mut Tx, org: &str) -> Result<Option<Self>, Error> {
        let sql = AssertSqlSafe(format!("{COLUMNS}{}", db.for_update()));
        let row = sqlx::query(sql).bind(org).fetch_optional(&mut **tx).await.map_err(down)?;
        row.map(|row| Self::of(org, &row)).transpose()
    }

    fn of(org: &str, row: &AnyRow) -> Result<Self, Error> {
        let roots: Vec<u8> = row.try_get("frontier").map_err(down)?;
        let roots = hashes_of(&roots).ok_or_else(|| damaged("the head holds half a hash"))?;
        let leaves = size(row.try_get("size").map_err(down)?)?;
        Ok(Self {
            org: org.to_owned(),
            frontier: Frontier::from_parts(leaves, roots).map_err(damaged)?,
            last_time: row.try_get("last_time").map_err(down)?,
            signed_size: size(row.try_get("signed_size").map_err(down)?)?,
            signed_number: size(row.try_get("signed_number").map_err(down)?)?,
        })
    }

    /// Stores it; the caller holds the row.
    pub(super) async fn save(&self, tx: &mut Tx) -> Result<(), Error> {
        let sql = "UPDATE audit_heads SET size = $2, frontier = $3, last_time = $4, \
                   signed_size = $5, signed_number = $6 WHERE org = $1";
        let done = sqlx::query(sql)
            .bind(self.org.as_str())
            .bind(number(self.size())?)
            .bind(bytes_of(self.frontier.roots()))
            .bind(self.last_time)
            .bind(number(self.signed_size)?)
            .bind(number(self.signed_number)?)
            .execute(&mut **tx)
            .await
            .map_err(down)?;
        match done.rows_affected() {
            1 => Ok(()),
            _ => Err(damaged("the head of the log is missing")),
        }
    }
}

/// Hashes one after the other.
pub(super) fn bytes_of(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The hashes of such bytes; none if they end within one.
pub(super) fn hashes_of(bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    rest.is_empty().then(|| hashes.iter().map(|hash| Hash(*hash)).collect())
}
