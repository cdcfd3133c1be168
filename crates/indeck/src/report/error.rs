//! Why there is no deck.

use crate::Error;
use crate::report::Findings;

/// Why there is no deck.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The report has mistakes; nothing was written.
    #[error("the report has mistakes")]
    Invalid(Findings),
    /// Something else failed; what stood at the output's place is untouched.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<indeck_data::Error> for Error {
    fn from(source: indeck_data::Error) -> Self {
        Self::Data { code: source.code(), source: Box::new(source) }
    }
}
