//! Reports: `build`, `build_each`, `check`, `test`, `render`, and what comes of them.
//!
//! In reading order: `keywords` (named arguments), `values` (what they may be), `input` (all that a
//! spec is given), `govern` (who asks, and where it is remembered), `work` (long work beside the
//! interpreter), then a file for each function and its results.

mod build;
mod burst;
mod checks;
mod dropped;
mod format;
mod govern;
mod governed;
mod input;
mod keywords;
mod made;
mod render;
mod schema;
mod steps;
mod tables;
mod values;
pub(crate) mod work;

pub(crate) use govern::Machine;
pub(crate) use values::paths;

use pyo3::prelude::*;

use crate::diagnostic::PyDiagnostic;

/// What was found, as data.
fn shown(findings: &indeck::Findings) -> Vec<PyDiagnostic> {
    let found = findings.diagnostics.iter();
    found.map(|one| PyDiagnostic::new_shown(one.clone(), &findings.texts)).collect()
}

/// Puts the functions and classes into the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<burst::PyBurstReport>()?;
    module.add_class::<checks::PyCheckResult>()?;
    module.add_class::<checks::PyTestReport>()?;
    module.add_class::<dropped::PyDropped>()?;
    module.add_class::<governed::PyGoverned>()?;
    module.add_class::<made::PyReport>()?;
    module.add_class::<render::PyRenderedChart>()?;
    module.add_function(wrap_pyfunction!(build::build, module)?)?;
    module.add_function(wrap_pyfunction!(burst::build_each, module)?)?;
    module.add_function(wrap_pyfunction!(checks::check, module)?)?;
    module.add_function(wrap_pyfunction!(checks::test, module)?)?;
    module.add_function(wrap_pyfunction!(render::render, module)?)?;
    module.add_function(wrap_pyfunction!(schema::schema, module)?)?;
    module.add_class::<tables::PyTables>()?;
    tables::register(module)
}
