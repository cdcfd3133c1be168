//! `Error`: what can go wrong that is not a mistake in a spec or in data.

use std::error::Error as StdError;

/// An operation of the engine failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Two datasets have one name, so that a query could not tell them apart.
    #[error("two datasets are named `{name}`")]
    DuplicateDataset {
        /// The name.
        name: String,
    },
    /// The record batches of a dataset do not fit its schema, or cannot be read as text, numbers
    /// and dates.
    #[error("the batches of dataset `{name}` cannot be queried")]
    UnreadableDataset {
        /// The dataset's name.
        name: String,
        /// The reason.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The query engine could not be set up.
    #[error("the query engine could not be started")]
    EngineStart {
        /// The reason.
        source: Box<dyn StdError + Send + Sync>,
    },
}

impl Error {
    /// The stable kebab-case name of the kind of failure.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DuplicateDataset { .. } => "duplicate-dataset",
            Self::UnreadableDataset { .. } => "unreadable-dataset",
            Self::EngineStart { .. } => "engine-start",
        }
    }
}
