//! Why records are not shown.

/// Records cannot be shown under these rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// k or l is 0, or the share of records that may be left out is not from 0 to 1.
    #[error("k and l must be at least 1, and the share of suppressed records from 0 to 1")]
    InvalidRules,
    /// A rule names a column that the table does not have.
    #[error("`{table}` has no column `{column}`")]
    UnknownColumn {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A column plays two parts.
    #[error("column `{column}` cannot play two parts")]
    TwoParts {
        /// The column.
        column: String,
    },
    /// A quasi-identifier cannot be generalised in the way asked for.
    #[error("column `{column}`, a {kind} column, cannot be generalised so")]
    UnfitGeneralisation {
        /// The column.
        column: String,
        /// What its values are.
        kind: &'static str,
    },
    /// A tree of terms goes round in a circle.
    #[error("the terms of column `{column}` are above themselves")]
    CircularTerms {
        /// The column.
        column: String,
    },
    /// There are fewer records than must be alike.
    #[error("fewer than {k} records cannot be made alike")]
    TooFewRecords {
        /// The number that must be alike.
        k: u32,
    },
    /// A sensitive column is not diverse enough even in all records together.
    #[error("column `{column}` does not have the diversity of {l} values")]
    TooUniform {
        /// The column.
        column: String,
        /// The number of values asked for.
        l: u32,
    },
    /// What was made does not satisfy the rules.
    #[error("the records could not be made alike: {k} of them at least")]
    NotMet {
        /// The k that was reached.
        k: u64,
    },
}

impl Refusal {
    /// The stable kebab-case name of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidRules => "invalid-record-rules",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::TwoParts { .. } => "two-parts",
            Self::UnfitGeneralisation { .. } => "unfit-generalisation",
            Self::CircularTerms { .. } => "circular-terms",
            Self::TooFewRecords { .. } => "too-few-records",
            Self::TooUniform { .. } => "too-uniform",
            Self::NotMet { .. } => "anonymity-not-met",
        }
    }
}
