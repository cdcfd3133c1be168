//! `Table`: a result table of a report, in the forms in which Python has tables.
//!
//! `arrow` hands it over without a copy, `cell` makes Python's values of its cells.

mod arrow;
mod cell;

use std::sync::Arc;

use arrow_array::RecordBatch;
use indeck::model::ResultTable;
use pyo3::exceptions::PyImportError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::display;

/// The rows that a notebook shows.
const SHOWN_ROWS: usize = 20;

/// A table of a report, as its slides saw it: withheld cells are empty.
#[pyclass(frozen, module = "indeck", name = "Table")]
pub(crate) struct PyTable {
    table: Arc<ResultTable>,
    /// Made when it is first asked for; it is handed over as often as somebody wants it.
    batch: PyOnceLock<RecordBatch>,
}

impl PyTable {
    pub(crate) fn of(table: Arc<ResultTable>) -> Self {
        Self { table, batch: PyOnceLock::new() }
    }

    /// The table in Arrow.
    fn batch(&self, py: Python<'_>) -> PyResult<&RecordBatch> {
        self.batch.get_or_try_init(py, || Ok(py.detach(|| arrow::batch(&self.table))?))
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for column in &self.table.columns {
            let value = column.cells.get(row).map(|cell| cell::value(py, &cell.value));
            dict.set_item(&column.name, value.transpose()?)?;
        }
        Ok(dict)
    }
}

#[pymethods]
impl PyTable {
    /// Its name in the spec.
    #[getter]
    fn name(&self) -> &str {
        &self.table.name
    }

    /// The names of its columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.table.columns.iter().map(|column| column.name.as_str()).collect()
    }

    /// The number of rows and of columns.
    #[getter]
    fn shape(&self) -> (usize, usize) {
        (self.table.row_count(), self.table.columns.len())
    }

    /// Where its rows come from: query, sources.
    #[getter]
    fn lineage<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let lineage = &self.table.lineage;
        let sources = PyList::empty(py);
        for source in &lineage.sources {
            let one = PyDict::new(py);
            one.set_item("name", &source.name)?;
            one.set_item("files", &source.files)?;
            one.set_item("rows", source.rows)?;
            let digests = source.digests.iter();
            one.set_item("sha256", digests.map(hex).collect::<Vec<_>>())?;
            sources.append(one)?;
        }
        let all = PyDict::new(py);
        all.set_item("query", &lineage.query)?;
        all.set_item("sources", sources)?;
        Ok(all)
    }

    fn __len__(&self) -> usize {
        self.table.row_count()
    }

    fn __bool__(&self) -> bool {
        // A table is there, also one without rows.
        true
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.rows(py)?.try_iter()?.into_any())
    }

    /// Its rows, each a dict by the names of the columns.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        (0..self.table.row_count()).try_for_each(|row| rows.append(self.row(py, row)?))?;
        Ok(rows)
    }

    /// Its columns, each a list.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for column in &self.table.columns {
            let values = PyList::empty(py);
            let cells = &mut column.cells.iter();
            cells.try_for_each(|cell| values.append(cell::value(py, &cell.value)?))?;
            dict.set_item(&column.name, values)?;
        }
        Ok(dict)
    }

    /// The table as a `pyarrow.Table`, which must be installed; nothing is copied.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        py.import(intern!(py, "pyarrow"))?.getattr(intern!(py, "table"))?.call1((slf,))
    }

    /// The table as a data frame of polars, which must be installed; nothing is copied.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        py.import(intern!(py, "polars"))?.getattr(intern!(py, "DataFrame"))?.call1((slf,))
    }

    /// The table as a data frame of pandas 2.2 or newer, which must be installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let pandas = py.import(intern!(py, "pandas"))?;
        match py.import(intern!(py, "pyarrow")) {
            Ok(_) => Self::to_arrow(slf)?.call_method0(intern!(py, "to_pandas")),
            Err(error) if error.is_instance_of::<PyImportError>(py) => {
                pandas.getattr(intern!(py, "DataFrame"))?.call1((slf.get().to_dict(py)?,))
            }
            Err(error) => Err(error),
        }
    }

    /// The table as a capsule of the Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, self.batch(py)?, requested_schema)
    }

    /// Its schema as a capsule of the Arrow PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, self.batch(py)?)
    }

    /// How notebooks show it: its first rows.
    fn _repr_html_(&self) -> String {
        let columns = &self.table.columns;
        let heading = columns.iter().map(|column| column.title().to_owned()).collect();
        let count = self.table.row_count();
        let row = |row: usize| {
            let cells = columns.iter().map(|column| column.cells.get(row));
            cells.map(|cell| cell.map(|cell| cell.value.to_string()).unwrap_or_default()).collect()
        };
        let rows = (0..count.min(SHOWN_ROWS)).map(row);
        let rows: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
        display::grid(&rows, count)
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = self.shape();
        format!("<Table {}: {rows} × {columns}, {}>", self.table.name, self.columns().join(", "))
    }
}

fn hex(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
