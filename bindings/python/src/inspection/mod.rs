//! What is in a deck, as values that do not change with it.

mod comment;
mod finding;
mod layout;
mod summary;

use pyo3::prelude::*;

pub(crate) use comment::{PyComment, PyLink};
pub(crate) use finding::{PyFinding, Rules, findings};
pub(crate) use layout::{PyLayout, PyPlaceholder, PyTheme};
pub(crate) use summary::PyInspection;

/// Puts the classes and functions into the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyComment>()?;
    module.add_class::<PyLink>()?;
    module.add_class::<PyFinding>()?;
    module.add_class::<PyLayout>()?;
    module.add_class::<PyPlaceholder>()?;
    module.add_class::<PyTheme>()?;
    module.add_class::<PyInspection>()?;
    module.add_class::<summary::PySlideSummary>()?;
    module.add_class::<summary::PyShapeSummary>()?;
    module.add_function(wrap_pyfunction!(summary::inspect, module)?)?;
    module.add_function(wrap_pyfunction!(finding::lint, module)?)
}
