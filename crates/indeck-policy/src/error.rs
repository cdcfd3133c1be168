//! `Error`: what stops masking, filtering and detection.

use std::error::Error as StdError;

use crate::mask::MethodFault;

/// A dataset could not be treated as a policy asks. What a policy denies is no error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A rule names a column that the data does not have.
    #[error("`{dataset}` has no column `{column}`")]
    UnknownColumn {
        /// The dataset or table.
        dataset: String,
        /// The column.
        column: String,
    },
    /// Two masks name one column.
    #[error("column `{column}` has two masks")]
    MaskedTwice {
        /// The column.
        column: String,
    },
    /// A method of masking has settings that no column could be masked with.
    #[error("the method `{method}` of column `{column}` cannot work: {fault}")]
    InvalidMethod {
        /// The column.
        column: String,
        /// The method's word.
        method: &'static str,
        /// What is wrong with its settings.
        fault: MethodFault,
    },
    /// A method does not fit the values of the column.
    #[error("the method `{method}` cannot mask column `{column}`, a {kind} column")]
    UnfitMethod {
        /// The column.
        column: String,
        /// The method's word.
        method: &'static str,
        /// What the column's values are, in the user's words.
        kind: &'static str,
    },
    /// The values of a column are no single values: lists, structures, binary data.
    #[error("column `{column}` of `{dataset}` holds no texts, numbers or dates")]
    UnreadableColumn {
        /// The dataset or table.
        dataset: String,
        /// The column.
        column: String,
        /// Arrow's reason.
        source: Option<Box<dyn StdError + Send + Sync>>,
    },
    /// The batches of a dataset do not fit its schema.
    #[error("the batches of `{dataset}` do not fit its columns")]
    BrokenDataset {
        /// The dataset.
        dataset: String,
        /// Arrow's reason.
        source: Option<Box<dyn StdError + Send + Sync>>,
    },
    /// A condition compares a column with a value of another kind.
    #[error("column `{column}`, a {kind} column, cannot be compared with a {other}")]
    IncomparableValue {
        /// The column.
        column: String,
        /// What the column's values are.
        kind: &'static str,
        /// What the value of the condition is.
        other: &'static str,
    },
    /// A condition lacks the values that its operator needs, or has too many.
    #[error("`{operator}` on column `{column}` needs {needed}, not {given}")]
    ValueCount {
        /// The column.
        column: String,
        /// The operator's word.
        operator: &'static str,
        /// How many values it needs.
        needed: &'static str,
        /// How many it has.
        given: usize,
    },
    /// More values are withheld than the leak scan can hold.
    #[error("more than {limit} values are withheld, too many to search a package for")]
    TooManyWithheld {
        /// The limit.
        limit: usize,
    },
}

impl Error {
    /// The stable kebab-case name of the kind of failure.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownColumn { .. } => "unknown-column",
            Self::MaskedTwice { .. } => "masked-twice",
            Self::InvalidMethod { .. } => "invalid-method",
            Self::UnfitMethod { .. } => "unfit-method",
            Self::UnreadableColumn { .. } => "unreadable-column",
            Self::BrokenDataset { .. } => "broken-dataset",
            Self::IncomparableValue { .. } => "incomparable-value",
            Self::ValueCount { .. } => "value-count",
            Self::TooManyWithheld { .. } => "too-many-withheld",
        }
    }
}
