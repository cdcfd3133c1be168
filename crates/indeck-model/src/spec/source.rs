//! Sources: where data comes from.

use crate::class::Classification;
use crate::diagnostic::Location;
use crate::spec::{Located, Written};
use crate::table::ColumnKind;

/// The format of a source's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    /// Text with a delimiter: comma, semicolon, tab or bar.
    Csv,
    /// Apache Parquet.
    Parquet,
    /// Arrow IPC, as a file or a stream.
    Arrow,
}

/// A source of the spec: `sources: { sales: data/sales.csv }`, or with options
/// `sources: { sales: { file: "data/*.csv", delimiter: ";", columns: { zip: text } } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceSpec {
    /// Its name, by which `sql:` refers to it.
    pub name: Located<String>,
    /// A path or a glob, relative to the spec's folder; empty for data that the caller gives.
    pub file: Located<String>,
    /// The format; `None` is told from the file's extension.
    pub format: Option<SourceFormat>,
    /// The CSV delimiter; `None` is told from the header line.
    pub delimiter: Option<char>,
    /// Texts that mean "missing" in every column, besides the empty text.
    pub nulls: Vec<String>,
    /// Types of columns that are not to be inferred.
    pub columns: Vec<(Located<String>, ColumnKind)>,
}

impl SourceSpec {
    /// A source without options.
    pub fn new(name: Located<String>, file: Located<String>) -> Self {
        Self { name, file, format: None, delimiter: None, nulls: Vec::new(), columns: Vec::new() }
    }
}

/// A source as the spec declares it: where its path may depend on parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceEntry {
    /// What the data engine reads; its path is still as written.
    pub source: SourceSpec,
    /// The path as a text that may hold `{{ params.… }}` and `{{ burst.… }}`; `None` for data that
    /// the caller gives.
    pub path: Option<Written>,
    /// Whether every deck of a burst sees all its rows.
    pub whole: bool,
    /// How freely its data may be shown; `None` leaves that to the policy.
    pub classification: Option<Classification>,
    /// What its data must be like.
    pub expect: Option<ExpectSpec>,
}

/// A data contract: `expect: { rows: { min: 900 }, unique: [id], not_null: [weight] }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectSpec {
    /// Least number of rows.
    pub min_rows: Option<Located<u64>>,
    /// Greatest number of rows.
    pub max_rows: Option<Located<u64>>,
    /// Columns that must be there.
    pub columns: Vec<Located<String>>,
    /// Columns whose values differ in every row.
    pub unique: Vec<Located<String>>,
    /// Columns that have a value in every row.
    pub not_null: Vec<Located<String>>,
    /// The values that a column may have, as text; a missing value is allowed.
    pub values: Vec<(Located<String>, Vec<Located<String>>)>,
    /// The least and greatest value that a column of numbers may have.
    pub range: Vec<RangeExpectation>,
    /// Its place.
    pub at: Location,
}

/// The least and greatest value that a column of numbers may have; a missing value is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeExpectation {
    /// The column.
    pub column: Located<String>,
    /// Its least value.
    pub min: Option<Located<f64>>,
    /// Its greatest value.
    pub max: Option<Located<f64>>,
}
