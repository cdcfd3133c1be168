//! `Dataset`: data as it was read, in Arrow, with what is known about its columns.

use std::fmt;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

use crate::class::{Classification, IdentifierRole};

/// What is known about a column beyond its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnInfo {
    /// A label for people.
    pub label: Option<String>,
    /// Labels of single values, by the value as text.
    pub value_labels: Vec<(String, String)>,
    /// Its own classification; the dataset's where there is none.
    pub classification: Option<Classification>,
    /// What it tells of the persons or firms that the records are about.
    pub role: IdentifierRole,
}

/// Data as it was read: record batches of one schema, with what is known about their columns.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The source's name in the spec.
    pub name: String,
    /// The files it was read from, as the spec names them.
    pub files: Vec<String>,
    /// Names and types of the columns.
    pub schema: SchemaRef,
    /// The rows.
    pub batches: Vec<RecordBatch>,
    /// One entry for each column, in order.
    pub columns: Vec<ColumnInfo>,
    /// How freely it may be shown.
    pub classification: Classification,
    /// The files that its rows came from, in order; empty where that is not known.
    pub origins: Vec<Origin>,
    /// Names of columns that were left out because nothing reads them.
    pub unread: Vec<String>,
}

impl Dataset {
    /// A dataset of these batches, without labels.
    pub fn new(name: impl Into<String>, schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        let columns = vec![ColumnInfo::default(); schema.fields().len()];
        Self {
            name: name.into(),
            files: Vec::new(),
            schema,
            batches,
            columns,
            classification: Classification::default(),
            origins: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Where the row with that number, from 0, stands in the files.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use indeck_model::dataset::{Dataset, Lines, Origin};
    /// # use arrow_schema::Schema;
    /// let mut sales = Dataset::new("sales", Arc::new(Schema::empty()), vec![]);
    /// let mut lines = Lines::default();
    /// // Below a header; the second row has a line break in a quoted field.
    /// [2, 3, 5].into_iter().for_each(|line| lines.push(line));
    /// sales.origins = vec![Origin { file: "a.csv".into(), rows: 3, lines: Some(lines), digest: None }];
    /// let place = |row| sales.place(row).map(|place| place.to_string());
    /// assert_eq!(place(2).as_deref(), Some("line 5 of `a.csv`"));
    /// assert_eq!(place(3), None);
    /// ```
    pub fn place(&self, row: u64) -> Option<RowPlace<'_>> {
        let mut before = 0_u64;
        let mut origins = self.origins.iter();
        let (origin, row) = origins.find_map(|origin| {
            let inside = row.checked_sub(before)?;
            before = before.saturating_add(origin.rows);
            (inside < origin.rows).then_some((origin, inside))
        })?;
        let file = origin.file.as_str();
        Some(match &origin.lines {
            Some(lines) => RowPlace::Line { file, line: lines.line(row)? },
            None => RowPlace::Row { file, row: row + 1 },
        })
    }
}

/// A file that rows of a dataset came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, as the spec names it.
    pub file: String,
    /// Its number of rows.
    pub rows: u64,
    /// The lines of a text file on which its rows begin; `None` for files without lines.
    pub lines: Option<Lines>,
    /// SHA-256 of the file's bytes, as they were read.
    pub digest: Option<[u8; 32]>,
}

/// The lines on which the rows of a text file begin. Only where a row is not on the line after the
/// row before is anything stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Rows that are not on the line after the row before, with their lines.
    jumps: Vec<(u64, u64)>,
    rows: u64,
}

impl Lines {
    /// Adds the row that begins on that line, from 1.
    pub fn push(&mut self, line: u64) {
        let follows = self.jumps.last().is_some_and(|(row, at)| at + (self.rows - row) == line);
        if !follows {
            self.jumps.push((self.rows, line));
        }
        self.rows += 1;
    }

    /// The line on which the row with that number, from 0, begins.
    pub fn line(&self, row: u64) -> Option<u64> {
        let after = self.jumps.partition_point(|(jump, _)| *jump <= row);
        let (jump, line) = self.jumps.get(after.checked_sub(1)?)?;
        (row < self.rows).then(|| line + (row - jump))
    }
}

/// Where a row stands in the files of its dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPlace<'a> {
    /// A line of a text file.
    Line {
        /// The file.
        file: &'a str,
        /// The line, from 1.
        line: u64,
    },
    /// A row of a file without lines.
    Row {
        /// The file.
        file: &'a str,
        /// The row, from 1.
        row: u64,
    },
}

impl fmt::Display for RowPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { file, line } => write!(f, "line {line} of `{file}`"),
            Self::Row { file, row } => write!(f, "row {row} of `{file}`"),
        }
    }
}
