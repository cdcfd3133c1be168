//! What a part of an expression stands for, once it is evaluated.

use std::sync::Arc;

use indeck_model::table::Column;
use indeck_model::{CellAddress, NumberFormat, ResultTable, Value};

use crate::expr::scope::Group;

/// What a part of an expression stands for.
#[derive(Clone, Debug)]
pub(super) enum Item<'a> {
    One(One),
    Column(Series<'a>),
    List(Vec<One>),
    Table(View<'a>),
    Row(&'a ResultTable, usize),
    Group(Group),
}

/// A single value.
#[derive(Clone, Debug, Default)]
pub(super) struct One {
    pub(super) value: Value,
    pub(super) format: NumberFormat,
    /// The table cells it came from.
    pub(super) cells: Vec<CellAddress>,
    /// Whether it is missing because disclosure control withheld it.
    pub(super) suppressed: bool,
}

impl One {
    /// A value that came from no column.
    pub(super) fn plain(value: Value) -> Self {
        Self { value, ..Self::default() }
    }

    pub(super) fn with_format(self, format: NumberFormat) -> Self {
        Self { format, ..self }
    }

    /// A value made of these two.
    pub(super) fn of(value: Value, left: Self, right: Self) -> Self {
        let suppressed = value.is_null() && (left.suppressed || right.suppressed);
        let mut cells = left.cells;
        cells.extend(right.cells);
        Self { value, format: NumberFormat::GENERAL, cells, suppressed }
    }

    /// A cell of a table.
    pub(super) fn cell(table: &ResultTable, column: usize, row: usize, traced: bool) -> Self {
        let Some(found) = table.columns.get(column) else { return Self::default() };
        let cell = found.cells.get(row);
        Self {
            value: cell.map(|c| c.value.clone()).unwrap_or_default(),
            format: found.format.clone(),
            cells: cell
                .filter(|_| traced)
                .map(|_| table.address(row, column))
                .into_iter()
                .collect(),
            suppressed: cell.is_some_and(|c| c.suppressed),
        }
    }
}

/// Some rows of a table, or all of them.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    pub(super) table: &'a ResultTable,
    /// The table to share, where it is a named one.
    pub(super) shared: Option<&'a Arc<ResultTable>>,
    /// Their numbers; `None` for all.
    pub(super) rows: Option<Arc<[usize]>>,
}

impl<'a> View<'a> {
    pub(super) fn whole(table: &'a Arc<ResultTable>) -> Self {
        Self { table, shared: Some(table), rows: None }
    }

    /// All rows of a table that need not be a named one.
    pub(super) fn unnamed(table: &'a ResultTable) -> Self {
        Self { table, shared: None, rows: None }
    }

    pub(super) fn pick(&self, rows: Vec<usize>) -> Self {
        Self { rows: Some(rows.into()), ..self.clone() }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.as_ref().map_or(self.table.row_count(), |rows| rows.len())
    }

    /// The row's number in the table.
    pub(super) fn row(&self, at: usize) -> Option<usize> {
        match &self.rows {
            Some(rows) => rows.get(at).copied(),
            None => (at < self.table.row_count()).then_some(at),
        }
    }

    /// The rows' numbers in the table.
    pub(super) fn numbers(&self) -> Vec<usize> {
        (0..self.len()).filter_map(|at| self.row(at)).collect()
    }
}

/// Values in a row: of a table's column, or computed.
#[derive(Clone, Debug)]
pub(super) enum Series<'a> {
    Column(View<'a>, usize),
    Computed(Arc<[One]>),
}

impl<'a> Series<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Column(rows, _) => rows.len(),
            Self::Computed(ones) => ones.len(),
        }
    }

    fn column(&self) -> Option<&'a Column> {
        match self {
            Self::Column(rows, column) => rows.table.columns.get(*column),
            Self::Computed(_) => None,
        }
    }

    pub(super) fn one(&self, at: usize, traced: bool) -> One {
        match self {
            Self::Column(rows, column) => rows
                .row(at)
                .map(|row| One::cell(rows.table, *column, row, traced))
                .unwrap_or_default(),
            Self::Computed(ones) => ones.get(at).cloned().unwrap_or_default(),
        }
    }

    /// The values without what is known about them.
    pub(super) fn values(&self) -> Vec<&Value> {
        (0..self.len()).filter_map(|at| self.value(at)).collect()
    }

    pub(super) fn value(&self, at: usize) -> Option<&Value> {
        match self {
            Self::Column(rows, column) => Some(&rows.table.cell(rows.row(at)?, *column)?.value),
            Self::Computed(ones) => Some(&ones.get(at)?.value),
        }
    }

    pub(super) fn is_suppressed_at(&self, at: usize) -> bool {
        match self {
            Self::Column(rows, column) => {
                let cell = rows.row(at).and_then(|row| rows.table.cell(row, *column));
                cell.is_some_and(|cell| cell.suppressed)
            }
            Self::Computed(ones) => ones.get(at).is_some_and(|one| one.suppressed),
        }
    }

    pub(super) fn is_suppressed(&self) -> bool {
        (0..self.len()).any(|at| self.is_suppressed_at(at))
    }

    /// The table it is a column of.
    pub(super) fn table(&self) -> Option<&'a ResultTable> {
        match self {
            Self::Column(view, _) => Some(view.table),
            Self::Computed(_) => None,
        }
    }

    /// Its name, where it is a column of a table.
    pub(super) fn name(&self) -> Option<&'a str> {
        self.column().map(|column| column.name.as_str())
    }

    /// How its values are shown.
    pub(super) fn format(&self) -> NumberFormat {
        match self {
            Self::Column(..) => self.column().map(|c| c.format.clone()).unwrap_or_default(),
            Self::Computed(ones) => ones.first().map(|one| one.format.clone()).unwrap_or_default(),
        }
    }

    /// How many cells its values came from.
    pub(super) fn count_cells(&self) -> usize {
        match self {
            Self::Column(rows, _) => rows.len(),
            Self::Computed(ones) => ones.iter().map(|one| one.cells.len()).sum(),
        }
    }

    /// The cells that all its values came from.
    pub(super) fn cells(&self) -> Vec<CellAddress> {
        match self {
            Self::Column(rows, column) => (0..rows.len())
                .filter_map(|at| Some(rows.table.address(rows.row(at)?, *column)))
                .collect(),
            Self::Computed(ones) => ones.iter().flat_map(|one| one.cells.clone()).collect(),
        }
    }
}

impl From<Vec<One>> for Series<'_> {
    fn from(ones: Vec<One>) -> Self {
        Self::Computed(ones.into())
    }
}
