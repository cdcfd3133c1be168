//! `ResultTable`: the only source of numbers. Charts, text, tables and checks refer to its cells.

#[cfg(feature = "arrow")]
mod arrow;

use std::sync::Arc;

use crate::class::Classification;
use crate::facts::Facts;
use crate::value::{NumberFormat, Value};

#[cfg(feature = "arrow")]
pub use arrow::{FIELD_KEYS, TABLE_KEY};

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// True or false.
    Bool,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Text.
    Text,
    /// Calendar days.
    Date,
    /// Moments.
    DateTime,
}

impl ColumnKind {
    /// Whether its values can be plotted on a value axis.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Bool | Self::Integer | Self::Number)
    }

    /// Whether its values are days or moments.
    pub fn is_temporal(self) -> bool {
        matches!(self, Self::Date | Self::DateTime)
    }

    /// The user's word for it, as messages use it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Bool => "true/false",
            Self::Integer => "whole number",
            Self::Number => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::DateTime => "date and time",
        }
    }
}

/// How many answers stand behind a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Base {
    /// Number of records.
    pub unweighted: u64,
    /// Sum of weights.
    pub weighted: f64,
    /// Kish's effective size, (Σw)² / Σw².
    pub effective: f64,
}

/// What a test or a rule says about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mark {
    /// Significantly higher than what it was compared with (▲).
    Higher,
    /// Significantly lower than what it was compared with (▼).
    Lower,
    /// Significantly higher than the columns with these letters.
    Letters(String),
    /// The base is small (`*`).
    SmallBase,
    /// The base is too small for a test (`**`).
    TooSmallToTest,
}

/// One cell: a value and what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value; [`Value::Null`] where it is suppressed.
    pub value: Value,
    /// The base behind it, where the table has bases.
    pub base: Option<Base>,
    /// Marks, in the order in which they are shown.
    pub marks: Vec<Mark>,
    /// Whether disclosure control withheld it; nothing downstream ever sees the value.
    pub suppressed: bool,
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, ..Self::default() }
    }
}

/// A named column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name, as the spec refers to it.
    pub name: String,
    /// A label for people; the name where there is none.
    pub label: Option<String>,
    /// What its values are.
    pub kind: ColumnKind,
    /// How its values are shown where nothing else says so.
    pub format: NumberFormat,
    /// How freely its values may be shown; `None` where nobody said.
    pub classification: Option<Classification>,
    /// One cell a row.
    pub cells: Vec<Cell>,
}

impl Column {
    /// A column of plain values.
    pub fn new(name: impl Into<String>, kind: ColumnKind, values: Vec<Value>) -> Self {
        Self {
            name: name.into(),
            label: None,
            kind,
            format: NumberFormat::GENERAL,
            classification: None,
            cells: values.into_iter().map(Cell::from).collect(),
        }
    }

    /// The column without its cells.
    fn shallow(&self) -> Self {
        Self {
            name: self.name.clone(),
            label: self.label.clone(),
            kind: self.kind,
            format: self.format.clone(),
            classification: self.classification,
            cells: Vec::new(),
        }
    }

    /// The label, or the name where there is none.
    pub fn title(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }
}

/// Where a table came from: the sources it read and the query that made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// The sources, sorted by name.
    pub sources: Vec<SourceRef>,
    /// The query, as written.
    pub query: String,
}

/// A source as a table saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    /// Its name in the spec.
    pub name: String,
    /// Its files, as the spec names them.
    pub files: Vec<String>,
    /// Its number of rows.
    pub rows: u64,
    /// SHA-256 of each file's bytes as they were read, in the order of `files`; of its content
    /// where it came from no file.
    pub digests: Vec<[u8; 32]>,
}

/// The address of a cell: what a number on a slide points back to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CellAddress {
    /// The table's name.
    pub table: Arc<str>,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// A small named table of results, column by column.
///
/// ```
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// use indeck_model::Value;
/// let month = Column::new("month", ColumnKind::Text, vec!["Jan".to_owned(), "Feb".to_owned()].into_iter().map(Value::Text).collect());
/// let sales = Column::new("sales", ColumnKind::Integer, vec![Value::Integer(3), Value::Integer(5)]);
/// let table = ResultTable::new("by_month", vec![month, sales]);
/// assert_eq!(table.row_count(), 2);
/// assert_eq!(table.column("sales").map(|(i, _)| i), Some(1));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ResultTable {
    /// Its name in the spec.
    pub name: Arc<str>,
    /// Its columns, all of one length.
    pub columns: Vec<Column>,
    /// Where it came from.
    pub lineage: Lineage,
    /// For rows picked out of a named table, their numbers there; `None` if these are all.
    pub picked: Option<Arc<[u32]>>,
    /// What disclosure control needs to know of it; taken off by disclosure control, and gone
    /// after any change of rows.
    pub facts: Option<Arc<Facts>>,
}

impl ResultTable {
    /// A table of these columns, which should be of one length.
    pub fn new(name: impl Into<Arc<str>>, columns: Vec<Column>) -> Self {
        Self { name: name.into(), columns, lineage: Lineage::default(), picked: None, facts: None }
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.columns.first().map_or(0, |c| c.cells.len())
    }

    /// The column of that name with its index.
    pub fn column(&self, name: &str) -> Option<(usize, &Column)> {
        self.columns.iter().enumerate().find(|(_, c)| c.name == name)
    }

    /// The cell at a row and column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.columns.get(column)?.cells.get(row)
    }

    /// The address of a row and column of this table, in the table that its rows were picked from.
    pub fn address(&self, row: usize, column: usize) -> CellAddress {
        let picked = self.picked.as_ref().and_then(|rows| rows.get(row).copied());
        let row = picked.unwrap_or(row as u32);
        CellAddress { table: self.name.clone(), row, column: column as u32 }
    }

    /// The same table with these of its rows alone, in this order; rows that it does not have are
    /// passed over.
    ///
    /// ```
    /// use indeck_model::Value;
    /// use indeck_model::table::{Column, ColumnKind, ResultTable};
    /// let units = [3, 5, 4].into_iter().map(Value::Integer).collect();
    /// let table = ResultTable::new("sales", vec![Column::new("units", ColumnKind::Integer, units)]);
    /// let best = table.pick(&[1]);
    /// assert_eq!(best.row_count(), 1);
    /// assert_eq!(best.address(0, 0).row, 1);
    /// ```
    #[must_use]
    pub fn pick(&self, rows: &[usize]) -> Self {
        let rows: Vec<usize> = rows.iter().copied().filter(|r| *r < self.row_count()).collect();
        let columns = self.columns.iter().map(|column| Column {
            cells: rows.iter().filter_map(|r| column.cells.get(*r).cloned()).collect(),
            ..column.shallow()
        });
        let picked = rows.iter().map(|r| self.address(*r, 0).row).collect();
        Self {
            name: self.name.clone(),
            columns: columns.collect(),
            lineage: self.lineage.clone(),
            picked: Some(picked),
            facts: None,
        }
    }
}
