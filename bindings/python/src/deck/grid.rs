//! `Grid`: the cells of a table on a slide.

use indeck::{CellRange, DeckError, TableContent, TableMut};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList};

use super::shape::Which;
use super::state::{Handle, Key};
use crate::units::Length;

/// The cells of a table on a slide, by row and column from 0.
#[pyclass(frozen, module = "indeck", name = "Grid")]
pub(crate) struct PyGrid {
    pub(crate) handle: Handle,
    pub(crate) slide: Key,
    pub(crate) which: Which,
}

impl PyGrid {
    fn content(&self, py: Python<'_>) -> PyResult<TableContent> {
        self.handle.look(py, |state| {
            let at = state.shape_at(self.slide, self.which)?;
            Ok(state.settled()?.deck.table(at)?)
        })
    }

    fn change(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut TableMut<'_>) -> Result<(), DeckError> + Send,
    ) -> PyResult<()> {
        self.handle.work(py, |state| {
            let at = state.shape_at(self.slide, self.which)?;
            Ok(change(&mut state.settled()?.deck.table_mut(at))?)
        })
    }

    /// The place of a cell, each number from the end where it is below 0.
    fn cell(&self, content: &TableContent, cell: (isize, isize)) -> PyResult<(usize, usize)> {
        let columns = content.rows.first().map_or(0, Vec::len);
        let place = |at: isize, count: usize| {
            let at = if at < 0 { at.checked_add_unsigned(count)? } else { at };
            usize::try_from(at).ok().filter(|at| *at < count)
        };
        let found = place(cell.0, content.rows.len()).zip(place(cell.1, columns));
        found.ok_or_else(|| {
            let (row, column) = cell;
            let rows = content.rows.len();
            PyIndexError::new_err(format!(
                "there is no cell ({row}, {column}); the table has {rows} rows and {columns} columns"
            ))
        })
    }
}

#[pymethods]
impl PyGrid {
    /// The number of rows, the header among them, and of columns.
    #[getter]
    fn shape(&self, py: Python<'_>) -> PyResult<(usize, usize)> {
        let content = self.content(py)?;
        Ok((content.rows.len(), content.rows.first().map_or(0, Vec::len)))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.content(py)?.rows.len())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let rows = self.content(py)?.rows.into_iter();
        let texts = |row: Vec<indeck::Cell>| row.into_iter().map(|cell| cell.text);
        let rows: Vec<Vec<String>> = rows.map(|row| texts(row).collect()).collect();
        PyList::new(py, rows)?.try_iter()
    }

    fn __getitem__(&self, py: Python<'_>, cell: (isize, isize)) -> PyResult<String> {
        let content = self.content(py)?;
        let (row, column) = self.cell(&content, cell)?;
        Ok(content.text(row, column).unwrap_or_default().to_owned())
    }

    fn __setitem__(&self, py: Python<'_>, cell: (isize, isize), text: &str) -> PyResult<()> {
        let (row, column) = self.cell(&self.content(py)?, cell)?;
        self.change(py, |table| table.set_text(row, column, text).map(drop))
    }

    /// Adds empty rows that look like their neighbours.
    #[pyo3(signature = (before, count=1))]
    fn insert_rows(&self, py: Python<'_>, before: usize, count: usize) -> PyResult<()> {
        self.change(py, |table| table.insert_rows(before, count).map(drop))
    }

    /// Adds empty columns that look like their neighbours.
    #[pyo3(signature = (before, count=1))]
    fn insert_columns(&self, py: Python<'_>, before: usize, count: usize) -> PyResult<()> {
        self.change(py, |table| table.insert_columns(before, count).map(drop))
    }

    /// Takes rows away.
    #[pyo3(signature = (first, count=1))]
    fn remove_rows(&self, py: Python<'_>, first: usize, count: usize) -> PyResult<()> {
        let rows = first..first.saturating_add(count);
        self.change(py, |table| table.remove_rows(rows).map(drop))
    }

    /// Takes columns away.
    #[pyo3(signature = (first, count=1))]
    fn remove_columns(&self, py: Python<'_>, first: usize, count: usize) -> PyResult<()> {
        let columns = first..first.saturating_add(count);
        self.change(py, |table| table.remove_columns(columns).map(drop))
    }

    /// Makes one cell of all from `first` to `last`.
    fn merge(&self, py: Python<'_>, first: (isize, isize), last: (isize, isize)) -> PyResult<()> {
        let content = self.content(py)?;
        let (first, last) = (self.cell(&content, first)?, self.cell(&content, last)?);
        let rows = first.0.min(last.0)..first.0.max(last.0) + 1;
        let columns = first.1.min(last.1)..first.1.max(last.1) + 1;
        self.change(py, |table| table.merge(CellRange::new(rows, columns)).map(drop))
    }

    /// Makes a column as wide.
    fn set_column_width(&self, py: Python<'_>, column: usize, width: Length) -> PyResult<()> {
        self.change(py, |table| table.set_column_width(column, width.0).map(drop))
    }

    /// Makes a row as high, at least.
    fn set_row_height(&self, py: Python<'_>, row: usize, height: Length) -> PyResult<()> {
        self.change(py, |table| table.set_row_height(row, height.0).map(drop))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        match self.shape(py) {
            Ok((rows, columns)) => format!("<Grid {rows} × {columns}>"),
            Err(_) => "<Grid that is gone>".to_owned(),
        }
    }
}
