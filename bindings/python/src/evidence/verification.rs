//! `verify`: whether a deck is as it was made.

use std::path::PathBuf;

use indeck::evidence::{
    LogState, ManifestState, PartState, SignatureState, Verification, VerifyOptions,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::change::PyChange;
use super::keys;
use crate::error::{Outcome, Problem};
use crate::report::paths;
use crate::source::Source;

/// What became of a deck since it was made.
#[pyclass(frozen, module = "indeck", name = "Verification")]
pub(super) struct PyVerification(Verification);

#[pymethods]
impl PyVerification {
    /// Whether the deck is as it was written, and whoever was asked for vouches for it.
    #[getter]
    fn intact(&self) -> bool {
        self.0.is_intact()
    }

    /// Whether somebody who is believed signed what the manifest says.
    #[getter]
    fn authentic(&self) -> bool {
        self.0.is_authentic()
    }

    /// Whether there is a manifest that can be read.
    #[getter]
    fn manifest(&self) -> &'static str {
        match self.0.manifest {
            ManifestState::Missing => "missing",
            ManifestState::Read { .. } => "read",
            ManifestState::UnknownType { .. } => "unknown-type",
            ManifestState::Unreadable { .. } => "unreadable",
        }
    }

    /// Whether the manifest is signed by a key that is believed.
    #[getter]
    fn signature(&self) -> &'static str {
        match self.0.signature {
            SignatureState::None => "none",
            SignatureState::Unsigned => "unsigned",
            SignatureState::Valid { .. } => "valid",
            SignatureState::UnknownKey { .. } => "unknown-key",
            SignatureState::Bad { .. } => "bad",
        }
    }

    /// Whether an audit log has the event that allowed the deck.
    #[getter]
    fn log(&self) -> &'static str {
        match self.0.log {
            LogState::NotLogged => "not-logged",
            LogState::Included { .. } => "included",
            LogState::UnknownLog => "unknown-log",
            LogState::OtherDeck => "other-deck",
            LogState::Forked { .. } => "forked",
            LogState::Bad { .. } => "bad",
        }
    }

    /// What is not as it was written, by name.
    #[getter]
    fn changes(&self) -> Vec<PyChange> {
        self.0.changes.iter().map(Into::into).collect()
    }

    /// What became of every part of the file.
    #[getter]
    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let parts = PyDict::new(py);
        for part in &self.0.parts {
            parts.set_item(&part.part, word(part.state))?;
        }
        Ok(parts)
    }

    fn __bool__(&self) -> bool {
        self.0.is_intact()
    }

    /// All of it, as `indeck verify --format json` shows it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        read_json(py, &self.0.to_json())
    }

    fn __str__(&self) -> String {
        indeck_cli::show::lines(&self.0.to_string()).trim_end().to_owned()
    }

    fn __repr__(&self) -> String {
        let became = if self.0.is_intact() { "intact" } else { "not intact" };
        let (signature, log) = (self.signature(), self.log());
        format!("<Verification {became}: {} changes, {signature}, {log}>", self.0.changes.len())
    }
}

fn word(state: PartState) -> &'static str {
    match state {
        PartState::Intact => "intact",
        PartState::Edited => "edited",
        PartState::Added => "added",
        PartState::Removed => "removed",
    }
}

/// JSON as dicts and lists.
pub(super) fn read_json<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import(intern!(py, "json"))?.getattr(intern!(py, "loads"))?.call1((text,))
}

/// What was changed in a deck since it was made, number by number; offline.
///
/// `keys` are public keys, or files of them, of who may have made it, `log_keys` those of audit logs
/// that must know it. Without them accidents are told, not forgeries. `checkpoints` of the log that
/// are known from elsewhere, and at least `witnesses` cosignatures, show a log that was set back.
///
/// Raises: `MissingFileError` if there is no such file, `EvidenceError` if it is no deck.
#[pyfunction]
#[pyo3(signature = (deck, *, keys=None, log_keys=None, checkpoints=None, witnesses=0))]
#[pyo3(text_signature = "(deck, *, keys=(), log_keys=(), checkpoints=(), witnesses=0)")]
pub(super) fn verify(
    py: Python<'_>,
    deck: Source,
    keys: Option<&Bound<'_, PyAny>>,
    log_keys: Option<&Bound<'_, PyAny>>,
    checkpoints: Option<&Bound<'_, PyAny>>,
    witnesses: i64,
) -> PyResult<PyVerification> {
    let (keys, log_keys) = (keys::named(keys)?, keys::named(log_keys)?);
    let checkpoints = checkpoints.map_or_else(|| Ok(Vec::new()), paths)?;
    let witnesses = usize::try_from(witnesses)
        .map_err(|_| Problem::value(format!("`witnesses` is {witnesses}, less than none")))?;
    let verified = py.detach(|| {
        let options = options(&keys, &log_keys, &checkpoints, witnesses)?;
        Ok::<_, Problem>(indeck::evidence::verify(deck.bytes()?, &options)?)
    })?;
    Ok(PyVerification(verified))
}

fn options(
    keys: &[PathBuf],
    log_keys: &[PathBuf],
    checkpoints: &[PathBuf],
    witnesses: usize,
) -> Outcome<VerifyOptions> {
    Ok(VerifyOptions {
        keys: keys::keys(keys)?,
        log_keys: keys::keys(log_keys)?,
        witnesses,
        checkpoints: checkpoints.iter().map(|file| keys::text(file)).collect::<Outcome<_>>()?,
        ..VerifyOptions::default()
    })
}
