//! `build_each`: a deck for each value of a spec's burst.

use std::path::PathBuf;

use indeck::BurstReport;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::input::{self, Has};
use super::work;
use crate::diagnostic::PyDiagnostic;

/// What came of a burst: a deck for each value.
#[pyclass(frozen, module = "indeck", name = "BurstReport")]
pub(super) struct PyBurstReport(BurstReport);

#[pymethods]
impl PyBurstReport {
    /// Values with the files of their decks.
    #[getter]
    fn made(&self) -> Vec<(String, String)> {
        let made = self.0.made.iter();
        made.map(|(value, made)| (value.clone(), made.output.display().to_string())).collect()
    }

    /// Values that a condition left out, and why.
    #[getter]
    fn skipped(&self) -> Vec<(String, String)> {
        self.0.skipped.clone()
    }

    /// Values whose deck could not be made, and what is wrong.
    #[getter]
    fn failed(&self) -> Vec<(String, Vec<PyDiagnostic>)> {
        self.0.failed.iter().map(|(value, found)| (value.clone(), super::shown(found))).collect()
    }

    /// Values that a rule refused, and why.
    #[getter]
    fn refused(&self) -> Vec<(String, String)> {
        self.0.refused.clone()
    }

    /// What was found in all of them together.
    #[getter]
    fn diagnostics(&self) -> Vec<PyDiagnostic> {
        super::shown(&self.0.findings)
    }

    fn __repr__(&self) -> String {
        let BurstReport { made, skipped, failed, refused, .. } = &self.0;
        let count = |of: usize, what: &str| match of {
            0 => String::new(),
            of => format!(", {of} {what}"),
        };
        let others = [
            count(skipped.len(), "skipped"),
            count(failed.len(), "failed"),
            count(refused.len(), "refused"),
        ];
        format!("<BurstReport {} made{}>", made.len(), others.concat())
    }
}

/// Builds a deck for each value of the spec's burst, into a folder. One that fails stops no other.
///
/// The arguments are those of `build`.
///
/// Raises: as `build`, for what concerns all decks.
#[pyfunction]
#[pyo3(signature = (spec, folder, **given))]
#[pyo3(
    text_signature = "(spec, folder, *, data=None, params=None, sets=None, policy=None, audit_log=None, keys=None, actor=None, purpose=None, created=None, allow_read=(), threads=None, progress=None)"
)]
pub(super) fn build_each<'py>(
    py: Python<'py>,
    spec: PathBuf,
    folder: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyBurstReport> {
    let has = Has { burst: false, threads: true, created: true };
    let (input, progress) = input::whole(py, "build_each", spec, given, has)?;
    let made = work::run(py, progress.as_ref(), |job| {
        input::keep_folder(&folder)?;
        let (spec, options) = input.options(job)?;
        Ok(indeck::build_each(&spec, &folder, &options, job)?)
    })?;
    Ok(PyBurstReport(made))
}
