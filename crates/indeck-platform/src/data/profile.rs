//! `DatasetProfile`: what the columns of a dataset hold, for people.

use serde::{Deserialize, Serialize};

/// What the columns of a version of a dataset hold. Values in it are data: it is stored sealed, and
/// shown to who may read the dataset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DatasetProfile {
    /// Number of rows.
    pub rows: u64,
    /// Its columns, in order.
    pub columns: Vec<ColumnSummary>,
    /// What looks like data about persons.
    pub findings: Vec<Finding>,
    /// What was remarkable when it was read, in words.
    pub remarks: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnSummary {
    /// Its name.
    pub name: String,
    /// The kind of its values: `number`, `text`, `date`, …
    pub kind: String,
    /// Rows without a value.
    pub nulls: u64,
    /// Different values; at least so many where they were not all counted.
    pub distinct: u64,
    /// Whether all different values were counted.
    pub counted: bool,
    /// The least value, formatted.
    pub min: Option<String>,
    /// The greatest value, formatted.
    pub max: Option<String>,
    /// The mean, formatted.
    pub mean: Option<String>,
    /// The most frequent values, with how often each is there.
    pub frequent: Vec<(String, u64)>,
}

/// What looks like data about persons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The column.
    pub column: String,
    /// What it looks like: `email`, `iban`, …
    pub kind: String,
    /// How many of the rows that were looked at.
    pub hits: u64,
    /// Rows that were looked at.
    pub of: u64,
    /// What it means, in words.
    pub message: String,
}
