//! What the tests stand on: a platform over an in-memory object store and a database in a folder.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use indeck::govern::Ambient;
use indeck_platform::accounts::{NewOrganisation, SignedIn};
use indeck_platform::caller::From;
use indeck_platform::db::{Db, Engine};
use indeck_platform::keys::KeyFile;
use indeck_platform::objects::Objects;
use indeck_platform::{Caller, Parts, Platform, Settings};
use tempfile::TempDir;

/// A password that is long enough.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A clock that goes on by a millisecond whenever it is read, and random bytes that anybody can
/// tell beforehand.
pub(crate) struct TestAmbient {
    now: AtomicI64,
    drawn: AtomicU64,
}

impl TestAmbient {
    /// One that begins in November 2026.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(1_795_300_000_000_000), drawn: AtomicU64::new(0) })
    }

    /// Puts the clock forward.
    pub(crate) fn advance(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Ambient for TestAmbient {
    fn now(&self) -> i64 {
        self.now.fetch_add(1_000, Ordering::SeqCst)
    }

    fn random(&self) -> [u8; 32] {
        use sha2::Digest;
        let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
        sha2::Sha256::digest(drawn.to_be_bytes()).into()
    }
}

/// A platform with everything that it stands on.
pub(crate) struct Fixture {
    /// The platform.
    pub(crate) platform: Platform,
    /// Its clock.
    pub(crate) ambient: Arc<TestAmbient>,
    /// Its root key.
    pub(crate) key: KeyFile,
    /// Its objects.
    pub(crate) objects: Objects,
    /// Its folder, with the database in `indeck.db` unless that is a server's.
    pub(crate) folder: TempDir,
    /// The database of a server, if there is one for tests.
    url: Option<String>,
}

impl Fixture {
    /// A new platform without an organisation.
    pub(crate) async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    /// The same, with other limits.
    pub(crate) async fn with(settings: Settings) -> Self {
        Self::over(tempfile::tempdir().unwrap(), Objects::memory(), settings).await
    }

    /// The same, with its objects in the folder `objects`.
    pub(crate) async fn on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::local(&folder.path().join("objects")).unwrap();
        Self::over(folder, objects, Settings::default()).await
    }

    async fn over(folder: TempDir, objects: Objects, settings: Settings) -> Self {
        let ambient = TestAmbient::new();
        let key = KeyFile::create(&folder.path().join("root.key"), &*ambient).unwrap();
        let url = postgres().await;
        let db = database(&folder, url.as_deref()).await;
        let platform = open(db, &ambient, &key, &objects, settings).await;
        Self { platform, ambient, key, objects, folder, url }
    }

    /// Its database, over connections of its own.
    pub(crate) async fn db(&self) -> Db {
        database(&self.folder, self.url.as_deref()).await
    }

    /// Takes from a table of the database the ability to take in rows.
    pub(crate) async fn break_table(&self, table: &str) {
        let db = self.db().await;
        let function = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS \
                        $$ BEGIN RAISE EXCEPTION 'disk full'; END $$";
        let trigger = match db.engine() {
            Engine::Sqlite => format!(
                "CREATE TRIGGER broken BEFORE INSERT ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            ),
            Engine::Postgres => format!(
                "{function}; CREATE TRIGGER broken BEFORE INSERT ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION full_disk()"
            ),
        };
        sqlx::raw_sql(sqlx::AssertSqlSafe(trigger)).execute(db.pool()).await.unwrap();
        db.close().await;
    }

    /// Gives it back.
    pub(crate) async fn mend_table(&self, table: &str) {
        let db = self.db().await;
        let drop = match db.engine() {
            Engine::Sqlite => "DROP TRIGGER broken".to_owned(),
            Engine::Postgres => format!("DROP TRIGGER broken ON {table}; DROP FUNCTION full_disk"),
        };
        sqlx::raw_sql(sqlx::AssertSqlSafe(drop)).execute(db.pool()).await.unwrap();
        db.close().await;
    }

    /// A number that the database tells.
    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        use sqlx::Row;
        let db = self.db().await;
        let row = sqlx::query(sql).fetch_one(db.pool()).await.unwrap();
        let number = row.try_get(0).unwrap();
        db.close().await;
        number
    }

    /// Another server over the same database and objects.
    pub(crate) async fn another_server(&self) -> Platform {
        open(self.db().await, &self.ambient, &self.key, &self.objects, Settings::default()).await
    }

    /// A new organisation, and its owner `owner@NAME.test`, signed in with [`PASSWORD`].
    pub(crate) async fn organisation(&self, name: &str) -> SignedIn {
        let link = self.platform.sign_up_link().await.unwrap();
        let new = NewOrganisation {
            organisation: name.to_owned(),
            name: "Olga Owner".to_owned(),
            email: format!("owner@{name}.test"),
            password: PASSWORD.to_owned(),
        };
        self.platform.sign_up(&link, new, client()).await.unwrap()
    }

    /// A new organisation's owner.
    pub(crate) async fn owner(&self, name: &str) -> Caller {
        self.organisation(name).await.caller
    }

    /// A new member of somebody's organisation, signed in with [`PASSWORD`].
    pub(crate) async fn member(
        &self,
        of: &Caller,
        role: indeck_platform::access::Role,
        email: &str,
    ) -> SignedIn {
        let (_, link) = of.invite(email, role).await.unwrap();
        let name = "Mia Member";
        self.platform.accept_invitation(&link, name, PASSWORD, client()).await.unwrap()
    }
}

/// Where the tests' requests come from.
pub(crate) fn client() -> From {
    From {
        address: Some("192.0.2.7".parse().unwrap()),
        request: Some([9; 16]),
        agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0".to_owned(),
        device: None,
    }
}

async fn database(folder: &TempDir, url: Option<&str>) -> Db {
    match url {
        Some(url) => Db::postgres(url).await.unwrap(),
        None => Db::sqlite(&folder.path().join("indeck.db")).await.unwrap(),
    }
}

/// A new database of the PostgreSQL that is there for tests: with it all tests are about that.
async fn postgres() -> Option<String> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    #[expect(clippy::disallowed_methods, reason = "where the tests' server is")]
    let server = std::env::var("INDECK_TEST_POSTGRES").ok()?;
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&server).await.unwrap();
    let number = MADE.fetch_add(1, Ordering::SeqCst);
    // Tests that run beside these have other numbers of processes.
    #[expect(clippy::disallowed_methods, reason = "two runs must not share a database")]
    let name = format!("platform_{}_{number}", std::process::id());
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let (before, after) = server.split_once('?').unwrap_or((server.as_str(), ""));
    let (base, _) = before.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}?{after}"))
}

async fn open(
    db: Db,
    ambient: &Arc<TestAmbient>,
    key: &KeyFile,
    objects: &Objects,
    settings: Settings,
) -> Platform {
    let parts = Parts {
        db,
        objects: objects.clone(),
        provider: Arc::new(key.clone()),
        ambient: Arc::<TestAmbient>::clone(ambient),
        settings,
    };
    Platform::open(parts).await.unwrap()
}
