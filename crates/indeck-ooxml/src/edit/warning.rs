//! `EditWarning`: what an edit breaks that cannot be kept.

/// What an edit breaks that cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditWarning {
    /// The package is signed, and a signature does not hold for what was changed. The signature's
    /// parts stay as they are until [`Presentation::remove_signatures`] takes them away:
    /// PowerPoint says then that the signature is invalid.
    ///
    /// [`Presentation::remove_signatures`]: crate::Presentation::remove_signatures
    SignatureBroken {
        /// The part that holds the signature.
        part: String,
    },
}

impl std::fmt::Display for EditWarning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SignatureBroken { part } => {
                write!(f, "the digital signature in `{part}` does not hold for the edited deck")
            }
        }
    }
}
