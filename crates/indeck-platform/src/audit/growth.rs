//! What a log has grown by since it was signed, opened and hashed.

use indeck::audit::Event;
use indeck::audit::tree::{Frontier, Hash, leaf_hash};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::OrgLog;
use super::entry::KIND;
use super::fault::{damaged, down, number, size};
use super::hashes::Hashes;
use super::head::Head;
use crate::Error;

/// Entries that are read at a time: those of a bundle.
pub(super) const PAGE: u64 = 256;

/// An entry that was opened, and is what was hashed.
pub(super) struct Opened {
    pub(super) index: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) event: Event,
}

impl OrgLog {
    /// The entries from `first` to before `end`, at most a page of them, in their order.
    pub(super) async fn entries(&self, first: u64, end: u64) -> Result<Vec<Opened>, Error> {
        let end = end.min(first.saturating_add(PAGE));
        let sql = "SELECT idx, event_id, time, leaf_hash, key_version, body FROM audit_entries \
                   WHERE org = $1 AND idx >= $2 AND idx < $3 ORDER BY idx";
        let rows = sqlx::query(sql)
            .bind(self.state.org.as_str())
            .bind(number(first)?)
            .bind(number(end)?)
            .fetch_all(self.journal.db().pool())
            .await
            .map_err(down)?;
        if rows.len() as u64 != end.saturating_sub(first) {
            return Err(damaged(format!("an event from {first} to {end} is missing")));
        }
        let mut entries = Vec::with_capacity(rows.len());
        for (row, index) in rows.iter().zip(first..) {
            let entry = self.opened(row).await?;
            if entry.index != index {
                return Err(damaged(format!("event {index} is missing")));
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Opens a row: its bytes must be what was hashed, and say what its columns say.
    pub(super) async fn opened(&self, row: &AnyRow) -> Result<Opened, Error> {
        let index = size(row.try_get("idx").map_err(down)?)?;
        let id: Vec<u8> = row.try_get("event_id").map_err(down)?;
        let time: i64 = row.try_get("time").map_err(down)?;
        let leaf: Vec<u8> = row.try_get("leaf_hash").map_err(down)?;
        let version: i64 = row.try_get("key_version").map_err(down)?;
        let body: Vec<u8> = row.try_get("body").map_err(down)?;
        let changed = || damaged(format!("event {index} is not the one that was recorded"));
        let id: [u8; 16] = id.try_into().map_err(|_| changed())?;
        let id = indeck::audit::event::EventId(id);
        let bytes = match self.vault.open(KIND, &id.to_string(), version, &body).await {
            Err(Error::Damaged { .. }) => return Err(changed()),
            other => other?.to_vec(),
        };
        let event = Event::decode(&bytes).map_err(|_| changed())?;
        let said = event.id == id
            && event.tenant.as_str() == self.state.org
            && i64::try_from(event.time.micros()) == Ok(time);
        if !said || leaf_hash(&bytes).0.as_slice() != leaf {
            return Err(changed());
        }
        Ok(Opened { index, bytes, event })
    }

    /// Whether the head follows from the root that was signed last and from the entries since.
    pub(super) async fn check_growth(&self, head: &Head, signed: Hash) -> Result<(), Error> {
        let mut hashes = Hashes::new(self.journal.db().pool(), &self.state.org);
        let (from, to) = (head.signed_size, head.size());
        let mut frontier = hashes.with(|reader| Frontier::load(reader, from)).await?;
        if frontier.root() != signed {
            return Err(damaged("the log does not go on from what it has signed"));
        }
        while frontier.size() < to {
            for entry in self.entries(frontier.size(), to).await? {
                frontier.push(leaf_hash(&entry.bytes));
            }
        }
        if frontier == head.frontier {
            Ok(())
        } else {
            Err(damaged("the head of the log does not follow from its entries"))
        }
    }
}
