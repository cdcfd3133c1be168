//! `check` and `test`: what is wrong with a spec, and whether its checks hold.

use std::path::PathBuf;

use indeck::{CheckResult, TestReport};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::input::{self, Has};
use super::work;
use crate::diagnostic::{PyDiagnostic, PyLocation};

/// What became of a check of a spec.
#[pyclass(frozen, get_all, module = "indeck", name = "CheckResult")]
#[derive(Clone)]
pub(super) struct PyCheckResult {
    /// Its id.
    id: String,
    /// Whether it holds; `None` if it could not be evaluated.
    passed: Option<bool>,
    /// How bad it is if it does not.
    severity: String,
    /// What it says then.
    message: String,
    /// Its place in the spec.
    at: PyLocation,
    /// The value of the burst that it was evaluated for.
    burst: Option<String>,
}

#[pymethods]
impl PyCheckResult {
    fn __repr__(&self) -> String {
        let became = match self.passed {
            Some(true) => "passed",
            Some(false) => "failed",
            None => "could not be evaluated",
        };
        format!("<CheckResult {}: {became}>", self.id)
    }
}

impl From<CheckResult> for PyCheckResult {
    fn from(check: CheckResult) -> Self {
        let CheckResult { id, passed, severity, message, at, burst } = check;
        Self { id, passed, severity: severity.to_string(), message, at: at.into(), burst }
    }
}

/// What became of the checks and contracts of a spec.
#[pyclass(frozen, module = "indeck", name = "TestReport")]
pub(super) struct PyTestReport(TestReport);

#[pymethods]
impl PyTestReport {
    /// Whether nothing failed.
    #[getter]
    fn passed(&self) -> bool {
        let unknown = self.0.checks.iter().any(|check| check.passed.is_none());
        !unknown && !self.0.findings.has_errors()
    }

    /// The checks in the spec's order.
    #[getter]
    fn checks(&self) -> Vec<PyCheckResult> {
        self.0.checks.iter().cloned().map(Into::into).collect()
    }

    /// What was found, failed checks included.
    #[getter]
    fn diagnostics(&self) -> Vec<PyDiagnostic> {
        super::shown(&self.0.findings)
    }

    fn __repr__(&self) -> String {
        let checks = &self.0.checks;
        let passed = checks.iter().filter(|check| check.passed == Some(true)).count();
        let became = if self.passed() { "passed" } else { "failed" };
        format!("<TestReport {became}: {passed} of {} checks hold>", checks.len())
    }
}

/// Everything that is wrong with a spec, its data and its template; nothing is written.
///
/// The arguments are those of `build`. Mistakes are returned, not raised.
///
/// Raises: `MissingFileError` if there is no such spec, `DataError` if the query engine fails.
#[pyfunction]
#[pyo3(signature = (spec, **given))]
#[pyo3(
    text_signature = "(spec, *, data=None, params=None, sets=None, burst=None, policy=None, audit_log=None, keys=None, actor=None, purpose=None, allow_read=(), progress=None)"
)]
pub(super) fn check<'py>(
    py: Python<'py>,
    spec: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<PyDiagnostic>> {
    let has = Has { burst: true, ..Has::default() };
    let (input, progress) = input::whole(py, "check", spec, given, has)?;
    let findings = work::run(py, progress.as_ref(), |job| {
        let (spec, options) = input.options(job)?;
        Ok(indeck::check(&spec, &options, job)?)
    })?;
    Ok(super::shown(&findings))
}

/// Runs the checks of a spec and the contracts of its sources, and makes no slides.
///
/// The arguments are those of `build`.
///
/// Raises: as `check`.
#[pyfunction]
#[pyo3(signature = (spec, **given))]
#[pyo3(
    text_signature = "(spec, *, data=None, params=None, sets=None, burst=None, policy=None, audit_log=None, keys=None, actor=None, purpose=None, allow_read=(), progress=None)"
)]
pub(super) fn test<'py>(
    py: Python<'py>,
    spec: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyTestReport> {
    let has = Has { burst: true, ..Has::default() };
    let (input, progress) = input::whole(py, "test", spec, given, has)?;
    let report = work::run(py, progress.as_ref(), |job| {
        let (spec, options) = input.options(job)?;
        Ok(indeck::test(&spec, &options, job)?)
    })?;
    Ok(PyTestReport(report))
}
