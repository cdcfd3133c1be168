//! Attempts to sign in: how many there were, and when the next one counts.
//!
//! An attempt is counted before it is looked at, so that many at a time are not one. What is counted
//! by are keyed hashes of the address of mail and of the client's address.

use std::net::IpAddr;

use sqlx::Row;

use crate::Error;
use crate::db::Tx;
use crate::platform::Core;

/// Attempts without a delay, by an address of mail.
const FREE_OF_MAIL: i64 = 5;

/// Attempts without a delay, from an address of the network: many people may share one.
const FREE_OF_CLIENT: i64 = 30;

/// The longest delay, in seconds.
const LONGEST: i64 = 900;

/// After that time failures are forgotten, in seconds.
pub(crate) const FORGOTTEN: i64 = 86_400;

/// Whom an attempt is counted for.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    subjects: Vec<(Vec<u8>, i64)>,
}

impl Attempt {
    /// An attempt to sign in with that address of mail, from that address of the network.
    pub(super) fn new(core: &Core, mail: &str, client: Option<IpAddr>) -> Self {
        let hash = |what, text: &str| core.instance.lookup(what, text).to_vec();
        let mut subjects = vec![(hash("attempt mail", mail), FREE_OF_MAIL)];
        if let Some(client) = client {
            subjects.push((hash("attempt client", &network(client)), FREE_OF_CLIENT));
        }
        // All take their rows in one order, so that none waits for another that waits for it.
        subjects.sort_unstable();
        Self { subjects }
    }

    /// Counts it.
    ///
    /// # Errors
    /// [`Error::TooMany`] if it comes too early; then it is not counted.
    pub(super) async fn count(&self, core: &Core) -> Result<(), Error> {
        let now = core.ambient.now();
        let mut tx = core.db.begin().await?;
        for (subject, free) in &self.subjects {
            let wait = waits(core, &mut tx, subject, *free, now).await?;
            if wait > 0 {
                return Err(Error::TooMany { seconds: u64::try_from(wait).unwrap_or_default() });
            }
        }
        for (subject, _) in &self.subjects {
            add(&mut tx, subject, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// It was right, but not the end: it does not count, and those before it still do.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn uncount(&self, core: &Core) -> Result<(), Error> {
        let sql = "UPDATE attempts SET failures = failures - 1 WHERE subject = $1 AND failures > 0";
        for (subject, _) in &self.subjects {
            sqlx::query(sql).bind(subject.clone()).execute(core.db.pool()).await?;
        }
        Ok(())
    }

    /// It was right to the end: what failed of the address of mail is forgotten. What failed from
    /// the client's address is not, or an own account would be enough to try others for ever.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn forgive(&self, tx: &mut Tx) -> Result<(), Error> {
        for (subject, free) in &self.subjects {
            let sql = match *free {
                FREE_OF_MAIL => "DELETE FROM attempts WHERE subject = $1",
                _ => {
                    "UPDATE attempts SET failures = failures - 1 \
                      WHERE subject = $1 AND failures > 0"
                }
            };
            sqlx::query(sql).bind(subject.clone()).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

async fn waits(
    core: &Core,
    tx: &mut Tx,
    subject: &[u8],
    free: i64,
    now: i64,
) -> Result<i64, Error> {
    let sql = "SELECT failures, since FROM attempts WHERE subject = $1";
    let sql = format!("{sql}{}", core.db.for_update());
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(subject.to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(0) };
    let (failures, since): (i64, i64) = (row.try_get("failures")?, row.try_get("since")?);
    let passed = (now - since) / 1_000_000;
    if passed >= FORGOTTEN {
        sqlx::query("DELETE FROM attempts WHERE subject = $1")
            .bind(subject.to_vec())
            .execute(&mut **tx)
            .await?;
        return Ok(0);
    }
    Ok(delay(failures, free) - passed)
}

async fn add(tx: &mut Tx, subject: &[u8], now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO attempts (subject, failures, since) VALUES ($1, 1, $2) \
               ON CONFLICT (subject) DO UPDATE \
               SET failures = attempts.failures + 1, since = excluded.since";
    sqlx::query(sql).bind(subject.to_vec()).bind(now).execute(&mut **tx).await?;
    Ok(())
}

/// Seconds between the last failure and the next attempt: twice as many each time.
fn delay(failures: i64, free: i64) -> i64 {
    match u32::try_from(failures - free) {
        Ok(more) => 2_i64.checked_pow(more).unwrap_or(LONGEST).min(LONGEST),
        Err(_) => 0,
    }
}

/// What a client is counted by: an address, or the network of one that has many (IPv6).
fn network(client: IpAddr) -> String {
    match client.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let bits = u128::from(address) >> 64;
            format!("{bits:016x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{delay, network};

    #[test]
    fn each_failure_doubles_the_delay_up_to_a_quarter_of_an_hour() {
        let delays: Vec<i64> = (3..=8).map(|failures| delay(failures, 5)).collect();
        assert_eq!(delays, [0, 0, 1, 2, 4, 8]);
        assert_eq!(delay(400, 5), 900);
    }

    #[test]
    fn a_client_of_many_addresses_is_one() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8::1"));
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
