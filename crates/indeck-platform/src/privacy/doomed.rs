//! What a retention period takes: runs, decks, and versions of data that newer ones superseded.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Row};

use super::certificate::{Draft, Occasion};
use crate::db::Tx;
use crate::id::{DatasetVersionId, ObjectId};
use crate::objects::Place;
use crate::{Error, Tenant};

/// Things that one purge takes at most: a transaction should not take long.
const AT_ONCE: i64 = 2_000;

/// The kinds that grow old.
const KINDS: [&str; 3] = ["run", "deck", "dsv"];

/// What is to go.
#[derive(Debug, Default)]
pub(super) struct Doomed {
    /// Kind and id of each record.
    records: Vec<(String, String)>,
    /// What lies in the object store of them.
    objects: BTreeSet<ObjectId>,
    bytes: u64,
}

impl Doomed {
    pub(super) fn things(&self) -> u64 {
        u64::try_from(self.records.len()).unwrap_or(u64::MAX)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What a certificate says of it.
    pub(super) fn draft(&self, before: i64) -> Draft {
        let mut counts = BTreeMap::new();
        let mut ids = Sha256::new();
        for (kind, id) in &self.records {
            *counts.entry(noun(kind).to_owned()).or_default() += 1;
            ids.update(format!("{id}\n"));
        }
        Draft {
            counts,
            bytes: self.bytes,
            ids: Some(ids.finalize().into()),
            before: Some(before),
            ..Draft::of(Occasion::Purge)
        }
    }

    fn add(&mut self, kind: &str, id: String, body: &Value) {
        self.records.push((kind.to_owned(), id));
        self.add_objects(body);
    }

    /// Whatever of a record is an object of the store, wherever it stands.
    fn add_objects(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add_objects(item)),
            Value::Object(members) => {
                let id = members.get("id").and_then(Value::as_str);
                let id = id.and_then(|id| id.parse::<ObjectId>().ok());
                if let (Some(id), Some(_)) = (id, members.get("key"))
                    && self.objects.insert(id)
                {
                    self.bytes += members.get("bytes").and_then(Value::as_u64).unwrap_or(0);
                }
                members.values().for_each(|member| self.add_objects(member));
            }
            _ => {}
        }
    }
}

/// What a kind is called in a certificate.
fn noun(kind: &str) -> &'static str {
    match kind {
        "run" => "runs",
        "deck" => "decks",
        _ => "versions-of-data",
    }
}

impl Tenant {
    /// What was made before that time and may go. With a transaction it is locked.
    ///
    /// # Errors
    /// What the database says; [`Error::Damaged`] if something does not open.
    pub(super) async fn doomed(&self, tx: &mut Tx, before: i64) -> Result<Doomed, Error> {
        let current = self.current_versions(tx).await?;
        let mut doomed = Doomed::default();
        for kind in KINDS {
            let lock = self.db().for_update();
            let sql = format!(
                "SELECT id, rev, key_version, body FROM records \
                 WHERE org = $1 AND kind = $2 AND created < $3 ORDER BY id LIMIT $4{lock}"
            );
            let rows = sqlx::query(AssertSqlSafe(sql))
                .bind(self.org().to_string())
                .bind(kind)
                .bind(before)
                .bind(AT_ONCE)
                .fetch_all(&mut **tx)
                .await?;
            for row in &rows {
                let id: String = row.try_get("id")?;
                let (rev, key): (i64, i64) = (row.try_get("rev")?, row.try_get("key_version")?);
                let body: Vec<u8> = row.try_get("body")?;
                let clear = self.open_sealed(kind, &id, rev, key, &body).await?;
                let body: Value = serde_json::from_slice(&clear)
                    .map_err(|_| Error::Damaged { noun: "record" })?;
                if !current.contains(&id) && !is_live(kind, &body) {
                    doomed.add(kind, id, &body);
                }
            }
        }
        Ok(doomed)
    }

    /// The versions of data that reports read: they stay, however old they are.
    async fn current_versions(&self, tx: &mut Tx) -> Result<BTreeSet<String>, Error> {
        let datasets = self.every_in::<crate::data::Dataset>(tx).await?;
        let current = |id: DatasetVersionId| id.to_string();
        Ok(datasets.into_iter().map(|dataset| current(dataset.body.current)).collect())
    }

    /// Removes what is doomed from the database. Its bytes go with [`Tenant::discard_doomed`], once
    /// that is committed.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn remove_doomed(&self, tx: &mut Tx, doomed: &Doomed) -> Result<(), Error> {
        for (kind, id) in &doomed.records {
            sqlx::query("DELETE FROM records WHERE org = $1 AND kind = $2 AND id = $3")
                .bind(self.org().to_string())
                .bind(kind.as_str())
                .bind(id.as_str())
                .execute(&mut **tx)
                .await?;
        }
        for object in &doomed.objects {
            sqlx::query("DELETE FROM objects WHERE org = $1 AND id = $2")
                .bind(self.org().to_string())
                .bind(object.to_string())
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }

    /// Removes the bytes of what is gone. What cannot be removed now is swept later; nobody can
    /// open it, since its keys went with its records.
    pub(super) async fn discard_doomed(&self, doomed: &Doomed) {
        for object in &doomed.objects {
            let place = Place { org: self.org(), id: *object, version: 1 };
            if let Err(error) = self.objects().delete(place).await {
                tracing::warn!(org = %self.org(), code = error.code(), "an object stayed");
            }
        }
        if let Err(error) = self.db().scrub().await {
            tracing::warn!(%error, "the write-ahead file could not be cut");
        }
    }
}

/// A run that goes on is not old.
fn is_live(kind: &str, body: &Value) -> bool {
    let state = body.get("state").and_then(Value::as_str);
    kind == "run" && matches!(state, Some("waiting" | "running"))
}
