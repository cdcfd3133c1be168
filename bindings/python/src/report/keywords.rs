//! Named arguments of functions that share most of them.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The named arguments of a call; each is taken once, and none may be left.
///
/// PyO3 would want each of fifteen arguments written out in each of five functions. Their signatures
/// are told to Python by `text_signature`.
pub(crate) struct Keywords<'py> {
    function: &'static str,
    left: Bound<'py, PyDict>,
}

impl<'py> Keywords<'py> {
    /// The arguments that a function of that name was called with.
    pub(crate) fn new(
        py: Python<'py>,
        function: &'static str,
        given: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let left = given.map_or_else(|| Ok(PyDict::new(py)), |given| given.copy())?;
        Ok(Self { function, left })
    }

    /// The argument as it is; none where it was not given, or is `None`.
    pub(crate) fn object(&self, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        let found = self.left.get_item(name)?;
        if found.is_some() {
            self.left.del_item(name)?;
        }
        Ok(found.filter(|value| !value.is_none()))
    }

    /// The argument; none where it was not given, or is `None`.
    pub(crate) fn take<T: FromPyObjectOwned<'py>>(&self, name: &str) -> PyResult<Option<T>> {
        let Some(value) = self.object(name)? else { return Ok(None) };
        let taken = value.extract::<T>().map_err(|error| named(value.py(), name, error.into()));
        taken.map(Some)
    }

    /// Refuses what nobody took.
    pub(crate) fn end(self) -> PyResult<()> {
        let Some(name) = self.left.keys().iter().next() else { return Ok(()) };
        let name: String = name.extract()?;
        let function = self.function;
        let message = format!("{function}() got an unexpected keyword argument '{name}'");
        Err(PyTypeError::new_err(message))
    }
}

/// A wrong type is told with the argument that has it.
fn named(py: Python<'_>, name: &str, error: PyErr) -> PyErr {
    match error.is_instance_of::<PyTypeError>(py) {
        true => PyTypeError::new_err(format!("argument '{name}': {}", error.value(py))),
        false => error,
    }
}
