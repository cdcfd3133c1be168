//! Sources: where data comes from.

use crate::spec::Located;
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
    /// A path or a glob, relative to the spec's folder.
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
