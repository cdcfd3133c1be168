//! The tables, and how they came to be: applied in order, once, under a lock.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Db, Engine};
use crate::Error;

/// The versions of the schema. What was published is never changed: a change is a new one.
const VERSIONS: &[(i64, &str, &[&str])] = &[
    (
        1,
        "first",
        &[
            include_str!("schema/accounts.sql"),
            include_str!("schema/records.sql"),
            include_str!("schema/objects.sql"),
            include_str!("schema/jobs.sql"),
            include_str!("schema/audit.sql"),
        ],
    ),
    (2, "claims", &[include_str!("schema/claims.sql")]),
    (3, "away", &[include_str!("schema/away.sql")]),
    (4, "storage", &[include_str!("schema/storage.sql")]),
];

/// Brings the database to the newest version.
pub(super) async fn run(db: &Db) -> Result<(), Error> {
    let blob = if db.engine() == Engine::Sqlite { "BLOB" } else { "BYTEA" };
    let migration = |(version, name, texts): &(i64, &'static str, &[&str])| {
        let sql = texts.join("\n").replace("{blob}", blob);
        let sql = AssertSqlSafe(sql).into_sql_str();
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
    };
    let migrations = VERSIONS.iter().map(migration).collect();
    Migrator::with_migrations(migrations).run(db.pool()).await.map_err(Error::from)
}
