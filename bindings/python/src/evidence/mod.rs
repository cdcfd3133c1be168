//! Evidence: what became of a deck, where its numbers come from, and the audit log.

mod audit;
mod change;
mod event;
mod keys;
mod trace;
mod verification;

use pyo3::prelude::*;

/// Puts the functions and classes into the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<change::PyChange>()?;
    module.add_class::<event::PyEvent>()?;
    module.add_class::<audit::PyLogVerification>()?;
    module.add_class::<trace::PyTrace>()?;
    module.add_class::<trace::PyTracedCells>()?;
    module.add_class::<trace::PyTracedNumber>()?;
    module.add_class::<trace::PyTracedShape>()?;
    module.add_class::<verification::PyVerification>()?;
    module.add_function(wrap_pyfunction!(verification::verify, module)?)?;
    module.add_function(wrap_pyfunction!(trace::trace, module)?)?;
    module.add_function(wrap_pyfunction!(audit::audit_verify, module)?)?;
    module.add_function(wrap_pyfunction!(audit::audit_tail, module)?)?;
    module.add_function(wrap_pyfunction!(audit::audit_query, module)?)?;
    module.add_function(wrap_pyfunction!(audit::audit_prove, module)?)
}
