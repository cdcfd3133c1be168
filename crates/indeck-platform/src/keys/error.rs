//! `KeyError`: why a key could not be had or did not open something.

use std::path::PathBuf;

/// Why a key could not be had or did not open something. Each has a stable
/// [`code`](KeyError::code). No message holds anything of a key or of what it seals.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The provider of root keys does not answer.
    #[error("the root key cannot be read from `{place}`: {reason}")]
    Unavailable {
        /// Where it should be.
        place: String,
        /// Why it is not there.
        reason: String,
    },
    /// Others than the owner may read or write the file.
    #[error("`{}` can be read or changed by others (mode {mode:o}): `chmod 600` it", path.display())]
    TooOpen {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The file is not one that this program wrote.
    #[error("`{}` is no key file: {reason}", path.display())]
    BrokenFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A key file is there already; nothing ever overwrites one.
    #[error("`{}` exists already", path.display())]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be written.
    #[error("`{}` cannot be written", path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// There is no such version of the key: it may be newer than what was read.
    #[error("there is no version {version} of the key")]
    UnknownVersion {
        /// The version.
        version: u32,
    },
    /// It was sealed with another key or for another place, or its bytes have changed.
    #[error("`{kind}` does not open: another key, another place, or changed bytes")]
    NotSealedHere {
        /// The kind of what was to be opened.
        kind: String,
    },
    /// None of the passphrases gives that version.
    #[error("the passphrase is not that of version {version} in `{}`", path.display())]
    WrongPassphrase {
        /// The file of the salts.
        path: PathBuf,
        /// The version of the root key.
        version: u32,
    },
    /// The passphrase can be guessed.
    #[error("the passphrase has {characters} characters; it needs at least {least}")]
    WeakPassphrase {
        /// Characters that it has.
        characters: usize,
        /// Characters that it needs.
        least: usize,
    },
    /// The cipher or the key derivation refused its input.
    #[error("the {what} refused its input")]
    Refused {
        /// Which.
        what: &'static str,
    },
}

impl KeyError {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } => "key-unavailable",
            Self::TooOpen { .. } => "key-file-too-open",
            Self::BrokenFile { .. } => "key-file-broken",
            Self::AlreadyThere { .. } => "key-file-exists",
            Self::NotWritten { .. } => "key-file-not-written",
            Self::UnknownVersion { .. } => "key-version-unknown",
            Self::NotSealedHere { .. } => "not-sealed-here",
            Self::WrongPassphrase { .. } => "passphrase-wrong",
            Self::WeakPassphrase { .. } => "passphrase-weak",
            Self::Refused { .. } => "cipher-refused",
        }
    }
}

impl From<KeyError> for crate::Error {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::NotSealedHere { .. } => Self::Damaged { noun: "record" },
            other => Self::Key { message: other.to_string() },
        }
    }
}
