//! Which interpreter may import the module: the main one.
//!
//! The classes of the module exist once in a process, and interpreters may not share objects. Up to
//! here nothing refuses that: the stable ABI of 3.11 knows no way to say so.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;

/// Refuses an import in a sub-interpreter.
///
/// # Errors
/// `ImportError` in a sub-interpreter.
pub(crate) fn require_main(py: Python<'_>) -> PyResult<()> {
    let name = if py.version_info() >= (3, 13) { "_interpreters" } else { "_xxsubinterpreters" };
    // A Python that was built without the module has no such interpreters to offer.
    let Ok(interpreters) = py.import(name) else { return Ok(()) };
    let current = interpreters.call_method0("get_current")?;
    if current.eq(interpreters.call_method0("get_main")?)? {
        return Ok(());
    }
    Err(PyImportError::new_err("indeck cannot be imported in a sub-interpreter"))
}
