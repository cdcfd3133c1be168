//! `Limits`: how much a source may ask of the machine.

use crate::cancel::Cancel;

/// How much a source may ask of the machine; whatever is larger is refused with a diagnostic.
///
/// ```
/// use indeck_data::Limits;
/// let limits = Limits { max_rows: 1_000, ..Limits::default() };
/// assert_eq!(limits.max_columns, 16_384);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub max_file_bytes: u64,
    /// Rows of a source, over all its files.
    pub max_rows: u64,
    /// Columns of a source.
    pub max_columns: usize,
    /// Bytes of one cell of a text file, and of a value inside a query.
    pub max_cell_bytes: usize,
    /// Files that a glob may match.
    pub max_files: usize,
    /// Bytes of memory that the cells of a source may take, where its files are smaller than what
    /// they stand for: Parquet and Arrow.
    pub source_bytes: u64,
    /// Bytes of memory that groups, sorts and joins of one query may take.
    pub query_bytes: usize,
    /// Stops reading when it is cancelled: the source is not read then, with the diagnostic
    /// `cancelled`.
    pub cancel: Cancel,
}

impl Default for Limits {
    /// 16 GiB a file, 200 million rows, 16,384 columns, 8 MiB a cell, 10,000 files, 16 GiB a source, 4 GiB a query.
    fn default() -> Self {
        Self {
            max_file_bytes: 16 << 30,
            max_rows: 200_000_000,
            max_columns: 16_384,
            max_cell_bytes: 8 << 20,
            max_files: 10_000,
            source_bytes: 16 << 30,
            query_bytes: 4 << 30,
            cancel: Cancel::new(),
        }
    }
}
