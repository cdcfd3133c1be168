//! The audit log: whether it is whole, what is in it, proofs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indeck::audit::Error;
use indeck::audit::event::{Event, PersonalField};
use indeck::audit::export::hidden;
use indeck::audit::log::{FolderReport, Reader};
use indeck::audit::note::VerifyingKey;
use indeck::audit::query::Filter;
use indeck::audit::store::FileStore;
use indeck::govern::{AuditError, AuditLog, Keys};
use pyo3::prelude::*;

use super::event::PyEvent;
use super::keys;
use crate::error::{Outcome, Problem};
use crate::report::Machine;

/// What is true of a log.
#[pyclass(frozen, get_all, module = "indeck", name = "LogVerification")]
pub(super) struct PyLogVerification {
    /// Whether every event is as it was written, none is missing and the signatures are right.
    intact: bool,
    /// The number of events.
    events: u64,
    /// The number of events that stand under a signature.
    signed: u64,
    /// What is wrong, a line each.
    faults: Vec<String>,
}

#[pymethods]
impl PyLogVerification {
    fn __bool__(&self) -> bool {
        self.intact
    }

    fn __repr__(&self) -> String {
        let Self { events, signed, .. } = self;
        match self.intact {
            true => {
                format!("<LogVerification intact: {events} events, {signed} under a signature>")
            }
            false => format!("<LogVerification not intact: {}>", self.faults.join("; ")),
        }
    }
}

impl PyLogVerification {
    fn of(report: &FolderReport) -> Self {
        let mut faults: Vec<String> = report.faults.iter().map(fault).collect();
        let unsigned = report.signed == 0 && report.events > 0;
        if unsigned {
            faults.push("unsigned: nothing but the folder itself says what is in it".to_owned());
        }
        let intact = report.is_intact() && !unsigned;
        Self { intact, events: report.events, signed: report.signed, faults }
    }

    /// A log that is so damaged that it cannot even be listed.
    fn unopened(error: &Error) -> Self {
        Self { intact: false, events: 0, signed: 0, faults: vec![fault(error)] }
    }
}

fn fault(error: &Error) -> String {
    format!("{}: {error}", error.code())
}

/// Whether a log is whole; offline.
///
/// `key` is the log's public key or a file of it; `checkpoint` one that is known from elsewhere.
///
/// Raises: `AuditError` if the folder is no log.
#[pyfunction]
#[pyo3(signature = (folder, *, key=None, checkpoint=None))]
pub(super) fn audit_verify(
    py: Python<'_>,
    folder: PathBuf,
    key: Option<PathBuf>,
    checkpoint: Option<PathBuf>,
) -> PyResult<PyLogVerification> {
    Ok(py.detach(|| verified(&folder, key.as_deref(), checkpoint.as_deref()))?)
}

fn verified(
    folder: &Path,
    key: Option<&Path>,
    checkpoint: Option<&Path>,
) -> Outcome<PyLogVerification> {
    let keys = Keys::in_folder(Keys::beside(folder));
    let given = checkpoint.map(keys::text).transpose()?;
    // The one beside the keys, where they are at hand: the log must go on from it, too.
    let known: Vec<String> = given.into_iter().chain(keys.signed()?).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let key = match key {
        Some(key) => public(key)?,
        None => keys.public()?,
    };
    match open(folder, key, &known) {
        // A folder that cannot be read is no answer; one that was changed is.
        Err(error @ Error::Store { .. }) => Err(AuditError::from(error).into()),
        Err(error) => Ok(PyLogVerification::unopened(&error)),
        Ok(reader) => Ok(PyLogVerification::of(&reader.verify().map_err(AuditError::from)?)),
    }
}

/// The last events. With the folder of the log's `keys` they name the persons who were not erased.
///
/// Raises: `AuditError` if the folder is no log.
#[pyfunction]
#[pyo3(signature = (folder, count=10, *, keys=None))]
pub(super) fn audit_tail(
    py: Python<'_>,
    folder: PathBuf,
    count: u64,
    keys: Option<PathBuf>,
) -> PyResult<Vec<PyEvent>> {
    Ok(py.detach(|| {
        let log = OpenLog::open(&folder, keys)?;
        let first = log.reader.size().saturating_sub(count);
        log.events(first, &filter("")?)
    })?)
}

/// The events that a filter finds: `action=disclose effect=forbid since=2026-01-01`.
///
/// Raises: `AuditError` if the folder is no log, `InvalidValueError` if the filter cannot be read.
#[pyfunction]
#[pyo3(signature = (folder, filter, *, keys=None))]
pub(super) fn audit_query(
    py: Python<'_>,
    folder: PathBuf,
    filter: &str,
    keys: Option<PathBuf>,
) -> PyResult<Vec<PyEvent>> {
    let wanted = self::filter(filter)?;
    Ok(py.detach(|| OpenLog::open(&folder, keys)?.events(0, &wanted))?)
}

/// The proof that an event is in the log, which stands on its own.
///
/// Raises: `AuditError` if the folder is no log or has no such event.
#[pyfunction]
#[pyo3(signature = (folder, index))]
pub(super) fn audit_prove(py: Python<'_>, folder: PathBuf, index: u64) -> PyResult<String> {
    Ok(py.detach(|| {
        let log = OpenLog::open(&folder, None)?;
        let proof = log.reader.prove(index).map_err(AuditError::from)?;
        Ok::<_, Problem>(proof.to_text())
    })?)
}

fn filter(text: &str) -> Outcome<Filter> {
    Filter::parse(text).map_err(|error| {
        Problem::value(error.to_string()).hint(
            "a filter has terms such as `action=disclose`, `effect=forbid`, `since=2026-01-01`",
        )
    })
}

/// A log to read, and who knows the persons in it, if anybody does.
struct OpenLog {
    reader: Reader,
    keeper: Option<AuditLog>,
}

impl OpenLog {
    fn open(folder: &Path, keys: Option<PathBuf>) -> Outcome<Self> {
        let reveals = keys.is_some();
        let keys = Keys::in_folder(keys.unwrap_or_else(|| Keys::beside(folder)));
        let keeper = match reveals {
            true => Some(AuditLog::open(folder, &keys, Arc::new(Machine))?),
            false => None,
        };
        let reader = open(folder, keys.public()?, &[]).map_err(AuditError::from)?;
        Ok(Self { reader, keeper })
    }

    fn events(&self, first: u64, wanted: &Filter) -> Outcome<Vec<PyEvent>> {
        let mut found = Vec::new();
        for event in self.reader.events(first) {
            let (index, event) = event.map_err(AuditError::from)?;
            let reveal = |field: &PersonalField| self.revealed(&event, field);
            if wanted.matches(&event, &reveal) {
                found.push(PyEvent::of(index, &event, &reveal));
            }
        }
        Ok(found)
    }

    fn revealed(&self, event: &Event, field: &PersonalField) -> Option<String> {
        let Some(keeper) = &self.keeper else { return hidden(field) };
        let names = ["actor", "session", "resource"];
        names.into_iter().find_map(|name| keeper.reveal(event, name, field))
    }
}

fn open(folder: &Path, key: VerifyingKey, known: &[&str]) -> Result<Reader, Error> {
    Reader::open(Arc::new(FileStore::read_only(folder)), key, known)
}

/// A public key as it is, or from a file.
fn public(given: &Path) -> Outcome<VerifyingKey> {
    let text = match given.is_file() {
        true => keys::text(given)?,
        false => given.to_string_lossy().into_owned(),
    };
    Ok(VerifyingKey::parse(text.trim()).map_err(AuditError::from)?)
}
