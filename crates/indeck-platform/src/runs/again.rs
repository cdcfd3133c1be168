//! How a job goes back to the queue, and when it is not tried any more.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::queue::{self, Taken};
use crate::{Error, Platform};

/// How long is waited after something went wrong.
pub(super) const REST: Duration = Duration::from_secs(1);

/// Attempts that a job has which nothing excuses. More, and it is what ends servers. A server may be
/// killed for other reasons, once or twice.
const MOST_ATTEMPTS: i64 = 3;

/// Attempts that ended because something was away, before a job is given up: about an hour, with the
/// pauses between them.
const MOST_SETBACKS: i64 = 20;

/// The longest pause after a setback, in microseconds.
const LONGEST: i64 = 300_000_000;

/// How often is tried to give a job back, a second apart: its lease is over by then, and what keeps
/// the database away is none of the job's.
const TRIES: usize = 600;

/// Why a job is not tried any more.
pub(super) fn hopeless(taken: &Taken) -> Option<&'static str> {
    if taken.setbacks > MOST_SETBACKS {
        return Some("the database, the object store or the audit log was away again and again");
    }
    let held_against = taken.attempt - taken.setbacks;
    (held_against > MOST_ATTEMPTS).then_some("it was begun several times and never came to its end")
}

/// Why a job goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// This server ends: another one may begin at once.
    Ending,
    /// Something was away: it may be back in a while. A log that is damaged may be accepted.
    Away,
    /// It broke off.
    Broken,
}

impl Why {
    /// Of an error that ended an attempt.
    pub(super) fn of(error: &Error) -> Self {
        let is_away = error.is_passing() || matches!(error, Error::AuditDamaged { .. });
        if is_away { Self::Away } else { Self::Broken }
    }

    /// How long nobody takes the job, in microseconds: twice as long after each setback.
    fn pause(self, taken: &Taken) -> i64 {
        match self {
            Self::Ending | Self::Broken => 0,
            Self::Away => {
                let doubled = u32::try_from(taken.setbacks).unwrap_or_default().min(10);
                (500_000 << doubled).min(LONGEST)
            }
        }
    }
}

/// Gives a job back, as soon as the database takes it; where it never does, its lease runs out.
pub(super) async fn give_back(
    platform: &Platform,
    taken: &Taken,
    why: Why,
    closing: &watch::Receiver<bool>,
) {
    let core = platform.core();
    for _ in 0..TRIES {
        let now = core.ambient.now();
        let until = if why == Why::Away { now + why.pause(taken) } else { 0 };
        let released = queue::release(&core.db, taken, now, until, why != Why::Broken).await;
        let Err(error) = released else { return };
        tracing::warn!(job = %taken.id, code = error.code(), "a job was not given back");
        if *closing.borrow() {
            return;
        }
        sleep(REST).await;
    }
}
