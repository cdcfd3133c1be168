//! `Error`: why the platform did not do what it was asked.

use std::borrow::Cow;

use indeck::Diagnostic;

use crate::id::BadId;

/// Why something was not done. Each has a stable [`code`](Error::code).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such thing in the caller's organisation.
    #[error("there is no such {noun}")]
    NotFound {
        /// What was looked for: `dataset`.
        noun: &'static str,
    },
    /// Nobody is signed in, or what was shown for it is not valid any more.
    #[error("you are not signed in")]
    SignedOut,
    /// The address, the password or the code is wrong. It does not say which.
    #[error("the address, the password or the code is wrong")]
    WrongCredentials,
    /// The password was right; the second factor is missing.
    #[error("a code of the second factor is needed")]
    SecondFactorRequired,
    /// The policy does not permit it.
    #[error("{message}")]
    Refused {
        /// What is refused, in words.
        message: String,
        /// The ids of the policies that refuse it; none where nothing permits it.
        policies: Vec<String>,
        /// Ways out.
        hints: Vec<String>,
    },
    /// Fields of a request are not as they must be.
    #[error("{}", fields.first().map_or("a field is not as it must be", |field| field.message.as_str()))]
    Invalid {
        /// Which, and why.
        fields: Vec<FieldError>,
    },
    /// A spec, a template, a policy or data that a user wrote has mistakes.
    #[error("{}", in_short(diagnostics))]
    Mistakes {
        /// All of them, sorted by place.
        diagnostics: Vec<Diagnostic>,
        /// The texts that they are in, by name, to show the lines.
        texts: Vec<(String, String)>,
    },
    /// What a list was asked to go on after is none of its cursors.
    #[error("`after` is not the `next` of a page of this list")]
    Cursor,
    /// Something stands in the way: it exists already, was changed by somebody else, is in use.
    #[error("{message}")]
    Conflict {
        /// A stable kebab-case word for what it is.
        code: &'static str,
        /// What, in words.
        message: String,
    },
    /// Above a limit.
    #[error("{what} is above the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit, in words.
        limit: String,
    },
    /// The organisation has stored as much as it may.
    #[error("the organisation's storage is full: it may store {limit}")]
    Full {
        /// How much it may store, in words.
        limit: String,
    },
    /// Too many attempts.
    #[error("too many attempts: try again in {seconds} s")]
    TooMany {
        /// Seconds until the next attempt counts.
        seconds: u64,
    },
    /// The audit log cannot be written: nothing was done.
    #[error("the audit log cannot be written, so nothing was done: {message}")]
    AuditUnavailable {
        /// Why, in words.
        message: String,
    },
    /// The audit log is not what was signed: somebody changed it or put an older one back.
    #[error("the audit log is damaged: {message}")]
    AuditDamaged {
        /// What is wrong.
        message: String,
    },
    /// A key cannot be had, or does not open what it should.
    #[error("a key cannot be used: {message}")]
    Key {
        /// Why.
        message: String,
    },
    /// What is stored does not open: it was changed, or belongs elsewhere.
    #[error("what is stored of this {noun} is damaged")]
    Damaged {
        /// Of what.
        noun: &'static str,
    },
    /// The database failed.
    #[error("the database failed")]
    Database {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The tables could not be brought to the newest version.
    #[error("the database could not be migrated")]
    Migration {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The object store failed.
    #[error("the object store failed: {message}")]
    Store {
        /// Why.
        message: String,
    },
    /// Something of this program went wrong that nobody could have meant.
    #[error("something went wrong inside: {message}")]
    Internal {
        /// What.
        message: String,
    },
}

/// The first mistake, and how many more there are.
fn in_short(diagnostics: &[Diagnostic]) -> String {
    let first = diagnostics.iter().find(|found| found.is_error()).or(diagnostics.first());
    let first = first.map_or("there are mistakes in what was sent", |found| &found.message);
    match diagnostics.len() {
        0 | 1 => first.to_owned(),
        2 => format!("{first}, and one more was found"),
        several => format!("{first}, and {} more were found", several - 1),
    }
}

/// What is wrong with one field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field, as the API names it: `email`.
    pub field: Cow<'static, str>,
    /// What is wrong, in words.
    pub message: String,
}

impl Error {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not-found",
            Self::SignedOut => "signed-out",
            Self::WrongCredentials => "wrong-credentials",
            Self::SecondFactorRequired => "second-factor-required",
            Self::Refused { policies, .. } if policies.iter().any(|id| id == "second-factor") => {
                "second-factor-missing"
            }
            Self::Refused { .. } => "refused",
            Self::Cursor => "invalid-cursor",
            Self::Invalid { .. } => "invalid",
            Self::Mistakes { .. } => "mistakes",
            Self::Conflict { code, .. } => code,
            Self::TooLarge { .. } => "too-large",
            Self::Full { .. } => "storage-full",
            Self::TooMany { .. } => "too-many-attempts",
            Self::AuditUnavailable { .. } => "audit-unavailable",
            Self::AuditDamaged { .. } => "audit-damaged",
            Self::Key { .. } => "key-unavailable",
            Self::Damaged { .. } => "damaged",
            Self::Database { .. } => "database",
            Self::Migration { .. } => "migration",
            Self::Store { .. } => "object-store",
            Self::Internal { .. } => "internal",
        }
    }

    /// Whether something that the program stands on was away, so that the same may work later: the
    /// database, the object store, the provider of keys, or the log that lies in them.
    pub fn is_passing(&self) -> bool {
        let away = matches!(self, Self::AuditUnavailable { .. } | Self::Database { .. });
        away || matches!(self, Self::Store { .. } | Self::Key { .. })
    }

    /// A field that is not as it must be.
    pub fn invalid(field: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        let (field, message) = (field.into(), message.into());
        Self::Invalid { fields: vec![FieldError { field, message }] }
    }

    /// Something that stands in the way.
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::Conflict { code, message: message.into() }
    }

    /// What nobody could have meant.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::Internal { message: message.into() }
    }
}

impl From<sqlx::Error> for Error {
    fn from(source: sqlx::Error) -> Self {
        Self::Database { source: Box::new(source) }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(source: sqlx::migrate::MigrateError) -> Self {
        Self::Migration { source: Box::new(source) }
    }
}

/// A text that is no id names nothing that exists.
impl From<BadId> for Error {
    fn from(bad: BadId) -> Self {
        Self::NotFound { noun: bad.noun }
    }
}

/// What the log does not take is not done.
impl From<indeck::audit::Error> for Error {
    fn from(error: indeck::audit::Error) -> Self {
        Self::AuditUnavailable { message: error.to_string() }
    }
}
