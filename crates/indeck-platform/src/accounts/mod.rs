//! Accounts: organisations, their members, and how somebody signs in.
//!
//! Before sign-in everything is a method of [`Platform`](crate::Platform): `sign_up`, `sign_in`,
//! `identity`, `invitation`. After it, everything is one of [`Caller`](crate::Caller).

mod account;
mod attempts;
mod cache;
mod credential;
mod device;
mod erase;
mod event;
mod export;
mod fields;
mod idempotency;
mod identity;
mod import;
mod invitation;
mod known;
mod lasting;
mod leave;
mod maker;
mod members;
mod organisation;
mod password;
mod policy;
mod reset;
mod second_factor;
mod secret;
mod session;
mod sign_in;
mod sign_up;
mod standing;
mod token;
mod totp;
mod user;

use std::time::Duration;

pub use account::{AccountChange, AccountInfo};
pub use idempotency::{Claim, Idempotency, Replay, Sent};
pub use import::ImportedMember;
pub use invitation::{InvitationInfo, InvitationView};
pub use organisation::{Organisation, OrganisationChange, OrganisationInfo};
pub use password::MIN_PASSWORD;
pub use policy::PolicyInfo;
pub use reset::{ResetLink, ResetView};
pub use second_factor::TotpSetup;
pub use session::{SessionInfo, SignedIn};
pub use sign_in::FirstStep;
pub use sign_up::NewOrganisation;
pub use token::{MAX_TOKEN_DAYS, NewToken, TokenInfo};
pub use user::{Member, User};

pub(crate) use attempts::FORGOTTEN as ATTEMPTS_FORGOTTEN;
pub(crate) use cache::SignedInCache;
pub(crate) use credential::SEALED as CREDENTIAL;
pub(crate) use event::{By, Told};
pub(crate) use export::time;
pub(crate) use idempotency::{KEPT as IDEMPOTENCY_KEPT, SEALED as IDEMPOTENCY};
pub(crate) use password::Hasher;
pub(crate) use sign_up::insert_key;
pub(crate) use totp::uri as totp_uri;

use crate::Error;
use crate::caller::Act;

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;

/// Ends a change as its work has ended: commits it, or rolls it back and remembers why.
///
/// # Errors
/// That of the work; [`Error::AuditUnavailable`] and [`Error::Database`] of the commit.
pub(crate) async fn settle<T>(act: Act, done: Result<T, Error>) -> Result<T, Error> {
    match done {
        Ok(done) => act.commit().await.map(|()| done),
        Err(error) => Err(act.fail(error).await),
    }
}

/// A span of time in microseconds.
pub(crate) fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}
