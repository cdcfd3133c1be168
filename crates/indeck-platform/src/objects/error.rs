//! `ObjectError`: why an object could not be stored or read.

/// Why an object could not be stored or read. Each has a stable [`code`](ObjectError::code).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ObjectError {
    /// There is no such object.
    #[error("there is no object `{place}`")]
    NotFound {
        /// Where it would lie.
        place: String,
    },
    /// The store does not answer, or cannot write: it is down, full or refuses.
    #[error("the object store failed to {deed}")]
    Unavailable {
        /// What it was to do: `write`.
        deed: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It was sealed with another key or for another place, or its bytes have changed.
    #[error("the object does not open at byte {at}: another key, another place, or changed bytes")]
    NotSealedHere {
        /// Where in the stored bytes.
        at: u64,
    },
    /// It has more bytes than the caller takes.
    #[error("the object has more than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// The reader or writer failed before.
    #[error("the reading or writing of the object failed before")]
    Failed,
    /// The store's settings cannot be used.
    #[error("the object store's `{setting}` cannot be used: {reason}")]
    Settings {
        /// Which setting.
        setting: &'static str,
        /// Why.
        reason: String,
    },
}

impl ObjectError {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "object-not-found",
            Self::Unavailable { .. } => "object-store-unavailable",
            Self::NotSealedHere { .. } => "object-not-sealed-here",
            Self::TooLarge { .. } => "object-too-large",
            Self::Failed => "object-failed-before",
            Self::Settings { .. } => "object-store-settings",
        }
    }

    pub(super) fn of(deed: &'static str, error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { path, .. } => Self::NotFound { place: path },
            error => Self::Unavailable { deed, source: error.into() },
        }
    }

    pub(super) fn io(deed: &'static str, error: std::io::Error) -> Self {
        Self::Unavailable { deed, source: error.into() }
    }
}

impl From<ObjectError> for crate::Error {
    fn from(error: ObjectError) -> Self {
        match error {
            // A record names it, so that it should be there: no store that is away is meant.
            ObjectError::NotSealedHere { .. } | ObjectError::NotFound { .. } => {
                Self::Damaged { noun: "object" }
            }
            ObjectError::TooLarge { limit } => {
                Self::TooLarge { what: "the object", limit: format!("{limit} bytes") }
            }
            other => Self::Store { message: chain(&other) },
        }
    }
}

/// An error and its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
