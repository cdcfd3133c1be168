//! What failures of the log are called.

use std::fmt::Display;

use crate::Error;

/// The event was not recorded, and never will be.
pub(super) fn refused(why: impl Display) -> Error {
    Error::AuditUnavailable { message: why.to_string() }
}

/// The event may have been recorded, or not.
pub(super) fn unknown(why: impl Display) -> Error {
    Error::AuditUnavailable { message: format!("the event may have been recorded or not: {why}") }
}

/// What is stored is not what was written.
pub(super) fn damaged(why: impl Display) -> Error {
    Error::AuditDamaged { message: why.to_string() }
}

/// A database that fails fails the log.
pub(super) fn down(error: sqlx::Error) -> Error {
    refused(error)
}

/// A number of the database as a size; there are no negative ones.
pub(super) fn size(number: i64) -> Result<u64, Error> {
    u64::try_from(number).map_err(|_| damaged("a size is negative"))
}

/// A size as a number of the database.
pub(super) fn number(size: u64) -> Result<i64, Error> {
    i64::try_from(size).map_err(|_| damaged("the log is larger than any may be"))
}
