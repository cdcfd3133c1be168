//! The database: SQLite or PostgreSQL, with one SQL for both.
//!
//! Statements say `$1`, and know `TEXT`, `BIGINT` and blobs alone, so that both understand them.
//! What differs is here: how a transaction that writes begins, and what a row is locked with.
//! Nothing that a person entered is stored in clear; see [`crate::records`].

mod migrate;
mod tx;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor};
use tokio::sync::Semaphore;

pub use tx::Tx;

use crate::Error;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file of its own.
    Sqlite,
    /// A server that several of us share.
    Postgres,
}

/// The database, with its connections.
#[derive(Clone, Debug)]
pub struct Db {
    pool: AnyPool,
    engine: Engine,
    /// Who may write. In SQLite one at a time; the others wait here rather than with a connection
    /// in their hands, which whoever writes may need.
    writers: Arc<Semaphore>,
}

/// Connections that are kept at most.
const CONNECTIONS: u32 = 16;

/// How long is waited for a connection. Longer, and the caller has long given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// What each connection to SQLite is told. `FULL`: a commit that was acknowledged survives the loss
/// of power. Deleted rows are overwritten.
const SQLITE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; \
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

/// What each connection to PostgreSQL is told: an acknowledged commit is on the disk, and nobody
/// waits for ever.
const POSTGRES: &str = "SET synchronous_commit = on; SET statement_timeout = '60s'; \
    SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';";

impl Db {
    /// Opens the database in a file, and makes it if there is none.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sqlite(file: &Path) -> Result<Self, Error> {
        // What SQLite puts beside it (`-wal`, `-shm`) may be read by whoever may read the file.
        crate::private::make(file).map_err(sqlx::Error::Io)?;
        let url = format!("sqlite://{}?mode=rwc", escaped(&file.display().to_string()));
        Self::open(&url, Engine::Sqlite).await
    }

    /// Opens the database of a server: `postgres://user:password@host/name`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn postgres(url: &str) -> Result<Self, Error> {
        Self::open(url, Engine::Postgres).await
    }

    async fn open(url: &str, engine: Engine) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let greeting = if engine == Engine::Sqlite { SQLITE } else { POSTGRES };
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(sqlx::raw_sql(greeting)).await.map(drop) })
            })
            .connect(url)
            .await?;
        let writers = if engine == Engine::Sqlite { 1 } else { CONNECTIONS as usize };
        let db = Self { pool, engine, writers: Arc::new(Semaphore::new(writers)) };
        migrate::run(&db).await?;
        Ok(db)
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// For statements that stand alone.
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Begins a transaction that writes. In SQLite it holds the right to write from here on, so
    /// that it cannot fail half-way because another one wrote first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn begin(&self) -> Result<Tx, Error> {
        let statement = match self.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        };
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.writers).acquire_owned());
        let turn = turn.await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let turn = turn.map_err(|_| sqlx::Error::PoolClosed)?;
        Ok(Tx::new(self.pool.begin_with(statement).await?, turn))
    }

    /// What a `SELECT` ends with to lock its rows until the transaction ends.
    pub fn for_update(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE",
        }
    }

    /// The same, where rows that are locked are passed over.
    pub fn skip_locked(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Has what was deleted leave the files of the database, too.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn scrub(&self) -> Result<(), Error> {
        if self.engine == Engine::Sqlite {
            // Deleted rows are overwritten already (`secure_delete`); this empties what was
            // written ahead.
            self.pool.execute(sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)")).await?;
        }
        Ok(())
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// A path in a URL: what has a meaning there is escaped.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23").replace(' ', "%20")
}
