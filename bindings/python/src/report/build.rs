//! `build`: a deck from a spec, in memory.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::input::{self, Has};
use super::made::PyReport;
use super::work;

/// Builds a deck from a report spec, in memory.
///
/// `data` takes the place of sources of the spec, by their names; nothing is copied of Arrow data.
/// `params` are values of its parameters, `sets` other values for its keys (`{"report.title":
/// "Q4"}`), and `burst` is the value of a spec that makes a deck for each. With a `policy` each step
/// is decided and remembered in the `audit_log` first: `actor` says who asks, `purpose` what for,
/// `keys` is the folder of the log's keys. A spec reads files below its own folder and below those
/// of `allow_read`.
///
/// Raises: `SpecError` with all `diagnostics` if the spec has mistakes, `ContractError` if the data
/// break a contract or a check, `DataError` for data that cannot be read, `RefusedError` if the
/// policy refuses, `AuditError` if the log cannot be written, `MissingFileError` if there is no such
/// spec.
#[pyfunction]
#[pyo3(signature = (spec, **given))]
#[pyo3(
    text_signature = "(spec, *, data=None, params=None, sets=None, burst=None, policy=None, audit_log=None, keys=None, actor=None, purpose=None, created=None, allow_read=(), threads=None, progress=None)"
)]
pub(super) fn build<'py>(
    py: Python<'py>,
    spec: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyReport> {
    let has = Has { burst: true, threads: true, created: true };
    let (input, progress) = input::whole(py, "build", spec, given, has)?;
    let made = work::run(py, progress.as_ref(), |job| {
        let (spec, options) = input.options(job)?;
        Ok(indeck::make(&spec, &options, job)?)
    })?;
    Ok(PyReport::of(made))
}
