//! Why evidence was not made or read.

use indeck_audit::Error as AuditError;

/// Why evidence was not made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The deck cannot be read or written.
    #[error("the deck cannot be read")]
    Deck {
        /// What was said about it.
        #[from]
        source: indeck_ooxml::Error,
    },
    /// The deck has no manifest.
    #[error("the deck has no manifest")]
    NoManifest,
    /// The manifest is larger than any that indeck writes.
    #[error("the manifest is larger than the limit of {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The manifest is none that this version can read.
    #[error("the manifest cannot be read, at line {line}, column {column}")]
    Malformed {
        /// The line of its JSON, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The manifest is of another version.
    #[error("the manifest is of type `{found}`, which this version does not know")]
    UnknownType {
        /// The type it names.
        found: String,
    },
    /// The envelope or a signature is wrong.
    #[error("the manifest's envelope cannot be used")]
    Envelope {
        /// What was said about it.
        #[from]
        source: AuditError,
    },
    /// More slides were told of than the deck has.
    #[error("the manifest tells of {told} slides, the deck has {found}")]
    SlideCount {
        /// Slides that the builder was given.
        told: usize,
        /// Slides of the deck.
        found: usize,
    },
    /// The deck has no such slide or shape, or the manifest does not know it.
    #[error("there is no {what} `{name}` in the manifest")]
    Unknown {
        /// `slide` or `shape`.
        what: &'static str,
        /// What was asked for.
        name: String,
    },
}

impl Error {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Deck { source } => source.code(),
            Self::NoManifest => "no-manifest",
            Self::TooLarge { .. } => "manifest-too-large",
            Self::Malformed { .. } => "manifest-malformed",
            Self::UnknownType { .. } => "manifest-type",
            Self::Envelope { source } => source.code(),
            Self::SlideCount { .. } => "slide-count",
            Self::Unknown { .. } => "not-in-manifest",
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed { line: error.line(), column: error.column() }
    }
}
