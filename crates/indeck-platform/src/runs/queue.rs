//! The table of jobs: who does what, and until when.
//!
//! A job is taken with a lease and a number, its attempt. Whoever writes for it says the attempt: of
//! two servers that both think a job theirs, the one with the lower attempt writes nothing. A job
//! that is done has no row any more. `lease_until` is until when a job is somebody's, and of one that
//! waits, until when nobody takes it.

use sqlx::Row;
use tokio::sync::Notify;

use crate::db::{Db, Tx};
use crate::id::{JobId, OrgId};
use crate::runs::live::Stand;
use crate::{Error, Tenant};

/// Wakes the workers of this process when a job was begun in it.
pub(super) static BEGUN: Notify = Notify::const_new();

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobKind {
    /// Makes the deck of a run; its subject is the run.
    Run,
    /// Reads what a dataset holds; its subject is the version.
    Profile,
}

impl JobKind {
    fn word(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Profile => "profile",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Run, Self::Profile].into_iter().find(|kind| kind.word() == word)
    }
}

/// A job that was taken.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub(crate) id: JobId,
    pub(crate) org: OrgId,
    pub(crate) kind: JobKind,
    pub(crate) subject: String,
    pub(crate) attempt: i64,
    /// Attempts that ended because something was away, which is not held against the job.
    pub(crate) setbacks: i64,
}

/// Whether a lease was renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Renewed {
    /// It was; somebody wants the job to stop, or not.
    Kept { cancel: bool },
    /// The job is another's now, or gone.
    Lost,
}

/// How far a job has come, as its row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct JobRow {
    pub(super) running: bool,
    pub(super) cancel: bool,
    pub(super) stand: Stand,
}

/// Adds a job, in the transaction of what it is about.
///
/// # Errors
/// [`Error::Database`].
pub(crate) async fn enqueue(
    tx: &mut Tx,
    tenant: &Tenant,
    kind: JobKind,
    subject: &str,
) -> Result<JobId, Error> {
    let id = JobId::new(tenant.ambient());
    let sql = "INSERT INTO jobs (id, org, kind, subject, state, created, changed, attempt, \
               lease_owner, lease_until, cancel, step, done, total) \
               VALUES ($1, $2, $3, $4, 'waiting', $5, $5, 0, NULL, 0, 0, 0, 0, 0)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(tenant.org().to_string())
        .bind(kind.word())
        .bind(subject.to_owned())
        .bind(tenant.now())
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// The oldest job of each organisation that nobody has.
pub(super) async fn oldest(db: &Db, now: i64) -> Result<Vec<(OrgId, JobId)>, Error> {
    let sql = "SELECT org, MIN(id) AS id FROM jobs \
               WHERE lease_until < $1 \
               GROUP BY org ORDER BY 2";
    let rows = sqlx::query(sql).bind(now).fetch_all(db.pool()).await?;
    let one = |row: &sqlx::any::AnyRow| {
        let (org, id): (String, String) = (row.try_get("org")?, row.try_get("id")?);
        Ok((org.parse()?, id.parse()?))
    };
    rows.iter().map(one).collect()
}

/// Takes a job until then, if nobody was quicker.
pub(super) async fn take(
    db: &Db,
    id: JobId,
    owner: &str,
    now: i64,
    until: i64,
) -> Result<Option<Taken>, Error> {
    let skip = db.skip_locked();
    let sql = format!(
        "UPDATE jobs SET state = 'running', attempt = attempt + 1, lease_owner = $2, \
         lease_until = $3, changed = $4 WHERE id = (SELECT id FROM jobs WHERE id = $1 \
         AND lease_until < $4{skip}) \
         RETURNING org, kind, subject, attempt, setbacks"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.to_string())
        .bind(owner.to_owned())
        .bind(until)
        .bind(now)
        .fetch_optional(db.pool())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (org, kind): (String, String) = (row.try_get("org")?, row.try_get("kind")?);
    let kind = JobKind::parse(&kind).ok_or(Error::Damaged { noun: "job" })?;
    let (subject, attempt) = (row.try_get("subject")?, row.try_get("attempt")?);
    let setbacks = row.try_get("setbacks")?;
    Ok(Some(Taken { id, org: org.parse()?, kind, subject, attempt, setbacks }))
}

/// Keeps a job until then, and says how far it is.
pub(super) async fn renew(
    db: &Db,
    taken: &Taken,
    now: i64,
    until: i64,
    stand: Stand,
) -> Result<Renewed, Error> {
    let sql = "UPDATE jobs SET lease_until = $3, changed = $4, step = $5, done = $6, total = $7 \
               WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING cancel";
    let row = sqlx::query(sql)
        .bind(taken.id.to_string())
        .bind(taken.attempt)
        .bind(until)
        .bind(now)
        .bind(stand.step.number())
        .bind(i64::from(stand.done))
        .bind(i64::from(stand.total))
        .fetch_optional(db.pool())
        .await?;
    match row {
        Some(row) => Ok(Renewed::Kept { cancel: row.try_get::<i64, _>("cancel")? != 0 }),
        None => Ok(Renewed::Lost),
    }
}

/// Gives a job back, for another server or another time: nobody takes it before `until`. A setback
/// is an attempt that does not count.
pub(super) async fn release(
    db: &Db,
    taken: &Taken,
    now: i64,
    until: i64,
    is_setback: bool,
) -> Result<(), Error> {
    let sql = "UPDATE jobs SET state = 'waiting', lease_owner = NULL, lease_until = $4, \
               changed = $3, setbacks = setbacks + $5 \
               WHERE id = $1 AND attempt = $2 AND state = 'running'";
    let query = sqlx::query(sql)
        .bind(taken.id.to_string())
        .bind(taken.attempt)
        .bind(now)
        .bind(until)
        .bind(i64::from(is_setback));
    query.execute(db.pool()).await?;
    Ok(())
}

/// Whether a job is still this attempt's; it stays so until the transaction ends.
pub(super) async fn is_held(db: &Db, tx: &mut Tx, taken: &Taken) -> Result<bool, Error> {
    let lock = db.for_update();
    let sql =
        format!("SELECT id FROM jobs WHERE id = $1 AND attempt = $2 AND state = 'running'{lock}");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql));
    let query = query.bind(taken.id.to_string()).bind(taken.attempt);
    Ok(query.fetch_optional(&mut **tx).await?.is_some())
}

/// Ends a job in the transaction of what it made. `false`: it is another's now, and nothing of it
/// may be committed.
pub(super) async fn end(tx: &mut Tx, taken: &Taken) -> Result<bool, Error> {
    let sql = "DELETE FROM jobs WHERE id = $1 AND attempt = $2 AND state = 'running'";
    let query = sqlx::query(sql).bind(taken.id.to_string()).bind(taken.attempt);
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

/// Drops a job of an organisation that is gone.
pub(super) async fn forget(db: &Db, taken: &Taken) -> Result<(), Error> {
    let mut tx = db.begin().await?;
    end(&mut tx, taken).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks a run's job to stop. `true` if nobody had begun it: then it is gone.
pub(super) async fn cancel(tx: &mut Tx, tenant: &Tenant, run: &str) -> Result<bool, Error> {
    let sql = "DELETE FROM jobs WHERE org = $1 AND kind = 'run' AND subject = $2 \
               AND state = 'waiting'";
    let org = tenant.org().to_string();
    let gone = sqlx::query(sql).bind(org.clone()).bind(run.to_owned()).execute(&mut **tx).await?;
    if gone.rows_affected() > 0 {
        return Ok(true);
    }
    let sql = "UPDATE jobs SET cancel = 1 WHERE org = $1 AND kind = 'run' AND subject = $2";
    sqlx::query(sql).bind(org).bind(run.to_owned()).execute(&mut **tx).await?;
    Ok(false)
}

/// How far a run's job has come; `None` when it is done.
pub(super) async fn row(tenant: &Tenant, run: &str) -> Result<Option<JobRow>, Error> {
    let sql = "SELECT state, cancel, step, done, total FROM jobs \
               WHERE org = $1 AND kind = 'run' AND subject = $2";
    let query = sqlx::query(sql).bind(tenant.org().to_string()).bind(run.to_owned());
    let Some(row) = query.fetch_optional(tenant.db().pool()).await? else { return Ok(None) };
    let state: String = row.try_get("state")?;
    let stand = Stand::of(row.try_get("step")?, row.try_get("done")?, row.try_get("total")?);
    let cancel = row.try_get::<i64, _>("cancel")? != 0;
    Ok(Some(JobRow { running: state == "running", cancel, stand }))
}
