//! What the tests of the journal stand on: databases, keys, events, and archives taken apart.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use indeck::audit::Event;
use indeck::audit::event::*;
use indeck::audit::log::Reader;
use indeck::audit::note::VerifyingKey;
use indeck::audit::store::FileStore;
use indeck::govern::Ambient;
use indeck_platform::audit::{Journal, JournalLimits, LogVault, OrgLog};
use indeck_platform::db::{Db, Engine};
use indeck_platform::id::OrgId;
use indeck_platform::keys::{InstanceKeys, KeyFile, OrgKeys, WrappedKey};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// What differs from process to process.
#[expect(clippy::disallowed_methods, reason = "processes share databases")]
pub(crate) fn this_process() -> u64 {
    u64::from(std::process::id())
}

pub(crate) const NOW: i64 = 1_795_300_000_000_000;

/// A clock that is set, and random bytes that differ from process to process.
pub(crate) struct Clock {
    pub(crate) now: AtomicI64,
    seed: u64,
    drawn: AtomicU64,
}

impl Clock {
    pub(crate) fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(NOW), seed, drawn: AtomicU64::new(0) })
    }
}

impl Ambient for Clock {
    fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    fn random(&self) -> [u8; 32] {
        let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
        Sha256::digest([self.seed.to_be_bytes(), drawn.to_be_bytes()].concat()).into()
    }
}

/// A database, and the keys of an organisation and of the instance.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) url: Option<String>,
    pub(crate) clock: Arc<Clock>,
    pub(crate) provider: KeyFile,
    pub(crate) org: OrgId,
    pub(crate) rows: Vec<WrappedKey>,
    pub(crate) instance: Vec<WrappedKey>,
}

impl World {
    /// One of SQLite, and one of PostgreSQL if there is a server for tests.
    pub(crate) async fn all() -> Vec<Self> {
        let mut all = vec![Self::new(None).await];
        if let Some(url) = postgres().await {
            all.push(Self::new(Some(url)).await);
        }
        all
    }

    pub(crate) async fn sqlite() -> Self {
        Self::new(None).await
    }

    async fn new(url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::new(this_process());
        let provider = KeyFile::create(&folder.path().join("root.key"), &*clock).unwrap();
        let org = OrgId::from_bytes([7; 16]);
        let (_, rows) = OrgKeys::generate(org, &provider, &*clock).unwrap();
        let (_, instance) = InstanceKeys::generate(&provider, &*clock).unwrap();
        let world = Self { folder, url, clock, provider, org, rows, instance };
        let db = world.db().await;
        for row in &world.rows {
            world.store_key(&db, row).await;
        }
        db.close().await;
        world
    }

    pub(crate) async fn store_key(&self, db: &Db, row: &WrappedKey) {
        let sql = "INSERT INTO org_keys (org, version, root_version, created, wrapped) \
                   VALUES ($1, $2, $3, 0, $4)";
        let insert = sqlx::query(sql)
            .bind(self.org.to_string())
            .bind(i64::from(row.version))
            .bind(i64::from(row.root_version))
            .bind(row.body.clone());
        insert.execute(db.pool()).await.unwrap();
    }

    /// The database, as another server has it.
    pub(crate) async fn db(&self) -> Db {
        match &self.url {
            Some(url) => Db::postgres(url).await.unwrap(),
            None => Db::sqlite(&self.folder.path().join("indeck.db")).await.unwrap(),
        }
    }

    pub(crate) fn is_sqlite(db: &Db) -> bool {
        db.engine() == Engine::Sqlite
    }

    pub(crate) fn vault(&self) -> Arc<LogVault> {
        let keys = OrgKeys::unwrap(self.org, &self.rows, &self.provider).unwrap();
        Arc::new(LogVault::organisation(self.org, Arc::new(keys), self.clock.clone()))
    }

    /// A journal, as another server has it.
    pub(crate) async fn journal(&self) -> Journal {
        self.journal_with(JournalLimits::default()).await
    }

    pub(crate) async fn journal_with(&self, limits: JournalLimits) -> Journal {
        self.journal_on(self.db().await, limits)
    }

    /// A journal that remembers nothing, as one of a server that was just started.
    pub(crate) fn journal_on(&self, db: Db, limits: JournalLimits) -> Journal {
        let clock = self.clock.clone();
        let journal = Journal::with_limits(db, clock, "decks.example.com".to_owned(), limits);
        let keys = InstanceKeys::unwrap(&self.instance, &self.provider).unwrap();
        journal.set_instance(Arc::new(LogVault::instance(keys, self.clock.clone())));
        journal
    }

    /// The log, as a server has it that was just started.
    pub(crate) fn log_on(&self, db: &Db) -> OrgLog {
        self.journal_on(db.clone(), JournalLimits::default()).log(self.vault())
    }

    pub(crate) async fn log(&self) -> OrgLog {
        self.journal().await.log(self.vault())
    }

    /// An event of the organisation.
    pub(crate) fn event(&self, number: u128) -> Event {
        event(&self.org.to_string(), number)
    }
}

/// A new database of the server that is there for tests.
async fn postgres() -> Option<String> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    #[expect(clippy::disallowed_methods, reason = "where the tests' server is")]
    let server = std::env::var("INDECK_TEST_POSTGRES").ok()?;
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&server).await.unwrap();
    let number = MADE.fetch_add(1, Ordering::SeqCst);
    let name = format!("audit_{}_{number}", this_process());
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let (before, after) = server.split_once('?').unwrap_or((server.as_str(), ""));
    let (base, _) = before.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}?{after}"))
}

pub(crate) fn event(org: &str, number: u128) -> Event {
    let micros = u64::try_from(NOW).unwrap();
    Event::new(
        EventId(number.to_be_bytes()),
        Time::from_micros(micros).unwrap(),
        Token::new(org).unwrap(),
        Actor::new(ActorKind::Service, PersonalField::plain("nightly").unwrap()),
        Action::Query,
        Resource::new(Token::new("dataset").unwrap(), PersonalField::plain("sales").unwrap()),
        DecisionRecord::new(Effect::Permit),
        Stage::Single { outcome: Outcome::SUCCESS },
        Source::new(Token::new("indeck-server/0.1.0").unwrap()),
    )
}

/// Appends many events fast: in one transaction.
pub(crate) async fn fill(log: &OrgLog, db: &Db, world: &World, numbers: std::ops::Range<u128>) {
    let events: Vec<Event> = numbers.map(|number| world.event(number)).collect();
    let mut tx = db.begin().await.unwrap();
    log.append_in(&mut tx, &events).await.unwrap();
    tx.commit().await.unwrap();
}

/// Exports a log, takes the archive apart, and checks the folder as the command does.
pub(crate) async fn exported(log: &OrgLog) -> indeck::audit::log::FolderReport {
    let mut bytes = Vec::new();
    log.export(&mut bytes).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    unpack(&bytes, folder.path());
    let key = std::fs::read_to_string(folder.path().join("audit.keys/public.vkey")).unwrap();
    let key = VerifyingKey::parse(key.trim()).unwrap();
    assert_eq!(key, log.verifying_key().unwrap());
    let store = Arc::new(FileStore::read_only(folder.path().join("audit")));
    Reader::open(store, key, &[]).unwrap().verify().unwrap()
}

/// Takes a tar archive of plain files apart.
pub(crate) fn unpack(mut bytes: &[u8], folder: &Path) {
    loop {
        let (header, rest) = bytes.split_at(512);
        if header.iter().all(|byte| *byte == 0) {
            assert_eq!(rest, [0; 512], "an archive ends with two empty blocks");
            return;
        }
        let text = |from: usize, to: usize| {
            let field = &header[from..to];
            let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
            std::str::from_utf8(&field[..end]).unwrap().trim().to_owned()
        };
        assert_eq!(&header[257..265], b"ustar\x0000");
        let sum = u64::from_str_radix(&text(148, 156), 8).unwrap();
        let summed: u64 = header.iter().map(|byte| u64::from(*byte)).sum();
        let spaces: u64 = header[148..156].iter().map(|byte| u64::from(*byte)).sum();
        assert_eq!(summed - spaces + 8 * 32, sum);
        let size = usize::from_str_radix(&text(124, 136), 8).unwrap();
        let path = folder.join(text(0, 100));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &rest[..size]).unwrap();
        bytes = &rest[size.next_multiple_of(512)..];
    }
}
