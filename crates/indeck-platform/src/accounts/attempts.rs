//! Attempts to sign in: how many there were, and when the next one counts.
//!
//! An attempt is counted before it is looked at, so that many at a time are not one. What is counted
//! by are keyed hashes of the address of mail, of the client's network, of the device.
//!
//! Nobody locks an account out from elsewhere. A device that has signed in before is counted by
//! itself. A stranger is counted by its network, with the account and alone; all strangers together
//! slow an account down only once several networks have guessed, see [`By::Strangers`].

use std::net::IpAddr;

use sqlx::Row;

use super::device;
use crate::Error;
use crate::caller::From;
use crate::db::Tx;
use crate::id::UserId;
use crate::platform::Core;

/// The longest delay, in seconds.
const LONGEST: i64 = 900;

/// After that time failures are forgotten, in seconds.
pub(crate) const FORGOTTEN: i64 = 86_400;

/// What an attempt is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// An account and a device that has signed in to it before.
    Device,
    /// An account and a network.
    Network,
    /// A network, whatever account: many people may share one.
    Client,
    /// An account, by all networks and no known device. A network adds to it only as often as it may
    /// try without a delay, so that one alone cannot slow the others down; beyond that everything
    /// adds to it.
    Strangers,
    /// Codes of an account: whoever gets there has shown the password.
    Codes,
    /// A session or a token that shows its owner's password again.
    Again,
}

impl By {
    /// Attempts without a delay.
    fn free(self) -> i64 {
        match self {
            Self::Device | Self::Network | Self::Codes | Self::Again => 5,
            Self::Client | Self::Strangers => 30,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Device => "attempt device",
            Self::Network => "attempt network",
            Self::Client => "attempt client",
            Self::Strangers => "attempt strangers",
            Self::Codes => "attempt codes",
            Self::Again => "attempt again",
        }
    }
}

#[derive(Clone, Debug)]
struct Subject {
    hash: Vec<u8>,
    by: By,
    is_counted: bool,
}

/// Whom an attempt is counted for.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    subjects: Vec<Subject>,
}

impl Attempt {
    /// An attempt to sign in with that address of mail and a password.
    pub(super) fn password(core: &Core, mail: &str, from: &From) -> Self {
        if let Some(device) = device::known(core, mail, from.device.as_deref()) {
            return Self::of(core, &[(By::Device, format!("{device} {mail}"))]);
        }
        let network = from.address.map(network).unwrap_or_default();
        let pair = (By::Network, format!("{network} {mail}"));
        Self::of(core, &[pair, (By::Client, network), (By::Strangers, mail.to_owned())])
    }

    /// An attempt at a code, by somebody who has shown the password.
    pub(super) fn code(core: &Core, user: UserId) -> Self {
        Self::of(core, &[(By::Codes, user.to_string())])
    }

    /// An attempt to show the password again, by somebody who is signed in.
    pub(super) fn again(core: &Core, way: &str) -> Self {
        Self::of(core, &[(By::Again, way.to_owned())])
    }

    fn of(core: &Core, subjects: &[(By, String)]) -> Self {
        let subject = |(by, text): &(By, String)| {
            let hash = core.instance.lookup(by.word(), text).to_vec();
            Subject { hash, by: *by, is_counted: false }
        };
        let mut subjects: Vec<Subject> = subjects.iter().map(subject).collect();
        // All take their rows in one order, so that none waits for another that waits for it.
        subjects.sort_unstable_by(|one, other| one.hash.cmp(&other.hash));
        Self { subjects }
    }

    /// Counts it.
    ///
    /// # Errors
    /// [`Error::TooMany`] if it comes too early; then it is not counted.
    pub(super) async fn count(&mut self, core: &Core) -> Result<(), Error> {
        let now = core.ambient.now();
        let mut tx = core.db.begin().await?;
        let mut seen = Vec::with_capacity(self.subjects.len());
        for Subject { hash, by, .. } in &self.subjects {
            let (failures, passed) = failures(core, &mut tx, hash, now).await?;
            let wait = delay(failures, by.free()) - passed;
            if wait > 0 {
                return Err(Error::TooMany { seconds: u64::try_from(wait).unwrap_or_default() });
            }
            seen.push((*by, failures));
        }
        for subject in &mut self.subjects {
            subject.is_counted = counts(subject.by, &seen);
            if subject.is_counted {
                add(&mut tx, &subject.hash, now).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// It was right, but not the end: it does not count, and those before it still do.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn uncount(&self, core: &Core) -> Result<(), Error> {
        for subject in self.subjects.iter().filter(|subject| subject.is_counted) {
            sqlx::query(TAKE_ONE).bind(subject.hash.clone()).execute(core.db.pool()).await?;
        }
        Ok(())
    }

    /// It was right to the end: what failed before is forgotten. What failed from the client's
    /// network with other accounts is not, or an own account would be enough to try others for ever.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn forgive(&self, tx: &mut Tx) -> Result<(), Error> {
        for subject in &self.subjects {
            let sql = match subject.by {
                By::Client if !subject.is_counted => continue,
                By::Client => TAKE_ONE,
                _ => "DELETE FROM attempts WHERE subject = $1",
            };
            sqlx::query(sql).bind(subject.hash.clone()).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

const TAKE_ONE: &str =
    "UPDATE attempts SET failures = failures - 1 WHERE subject = $1 AND failures > 0";

/// Whether an attempt is counted there, by what was seen of all that it may be counted by.
fn counts(by: By, seen: &[(By, i64)]) -> bool {
    let is_free = |by: By| {
        let found = seen.iter().find(|(known, _)| *known == by);
        found.is_none_or(|(_, failures)| *failures < by.free())
    };
    by != By::Strangers || is_free(By::Network) || !is_free(By::Strangers)
}

/// How often it failed, and how many seconds ago the last time.
async fn failures(core: &Core, tx: &mut Tx, subject: &[u8], now: i64) -> Result<(i64, i64), Error> {
    let sql = "SELECT failures, since FROM attempts WHERE subject = $1";
    let sql = format!("{sql}{}", core.db.for_update());
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(subject.to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok((0, 0)) };
    let (failures, since): (i64, i64) = (row.try_get("failures")?, row.try_get("since")?);
    let passed = (now - since) / 1_000_000;
    if passed >= FORGOTTEN {
        sqlx::query("DELETE FROM attempts WHERE subject = $1")
            .bind(subject.to_vec())
            .execute(&mut **tx)
            .await?;
        return Ok((0, 0));
    }
    Ok((failures, passed))
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
    use super::{By, counts, delay, network};

    #[test]
    fn each_failure_doubles_the_delay_up_to_a_quarter_of_an_hour() {
        let delays: Vec<i64> = (3..=8).map(|failures| delay(failures, 5)).collect();
        assert_eq!(delays, [0, 0, 1, 2, 4, 8]);
        assert_eq!(delay(400, 5), 900);
    }

    #[test]
    fn one_network_alone_does_not_slow_the_others_down() {
        let of = |network, strangers| {
            counts(By::Strangers, &[(By::Network, network), (By::Strangers, strangers)])
        };
        assert!(of(4, 4), "it is within what it may try");
        assert!(!of(5, 5), "beyond that it waits by itself");
        assert!(of(5, 30), "once several have guessed, everything counts");
    }

    #[test]
    fn a_client_of_many_addresses_is_one() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8::1"));
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
