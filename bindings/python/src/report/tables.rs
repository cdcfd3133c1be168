//! The tables of a report by their names: a mapping that cannot be changed.

use std::sync::Arc;

use indeck::model::ResultTable;
use indeck::suggest;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::error::Problem;
use crate::result::PyTable;

/// The tables of a report, by name in the order of its spec.
#[pyclass(frozen, mapping, module = "indeck", name = "Tables")]
pub(super) struct PyTables {
    tables: Arc<Vec<Arc<ResultTable>>>,
}

/// Says that the class is a mapping, which `isinstance` and `match` go by.
pub(super) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let mapping = py.import(intern!(py, "collections.abc"))?.getattr(intern!(py, "Mapping"))?;
    mapping.call_method1(intern!(py, "register"), (py.get_type::<PyTables>(),))?;
    Ok(())
}

impl PyTables {
    pub(super) fn of(tables: Arc<Vec<Arc<ResultTable>>>) -> Self {
        Self { tables }
    }

    fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.tables.iter().map(|table| &*table.name)
    }

    fn find(&self, name: &str) -> Option<PyTable> {
        let found = self.tables.iter().find(|table| &*table.name == name);
        found.map(|table| PyTable::of(Arc::clone(table)))
    }
}

#[pymethods]
impl PyTables {
    fn __getitem__(&self, name: &str) -> PyResult<PyTable> {
        Ok(self.find(name).ok_or_else(|| {
            let unknown = Problem::unknown(format!("the report has no table `{name}`"));
            suggest::hints(name, "tables", self.names()).into_iter().fold(unknown, Problem::hint)
        })?)
    }

    fn __len__(&self) -> usize {
        self.tables.len()
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> bool {
        name.extract::<&str>().is_ok_and(|name| self.names().any(|known| known == name))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyList::new(py, self.names())?.try_iter()?.into_any())
    }

    /// The table of that name, or `default`.
    #[pyo3(signature = (key, default=None, /))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match key.extract::<&str>().ok().and_then(|name| self.find(name)) {
            Some(table) => Ok(Some(Bound::new(py, table)?.into_any())),
            None => Ok(default),
        }
    }

    /// The names.
    fn keys<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "KeysView")
    }

    /// The tables.
    fn values<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ValuesView")
    }

    /// Names with tables.
    fn items<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ItemsView")
    }

    fn __repr__(&self) -> String {
        format!("<tables {}>", self.names().collect::<Vec<_>>().join(", "))
    }
}

/// A view as any mapping of Python has it.
fn view<'py>(tables: &Bound<'py, PyTables>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    let py = tables.py();
    py.import(intern!(py, "collections.abc"))?.getattr(class)?.call1((tables,))
}
