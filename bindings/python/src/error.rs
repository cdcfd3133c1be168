//! The one place where what failed becomes a Python exception.
//!
//! The exceptions are classes of `indeck.errors`, written in Python, where they inherit from several
//! classes, which a class made here cannot.

use std::collections::BTreeMap;
use std::io;

use indeck::{BuildError, DeckError, Diagnostic, Findings};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict, PyTuple};

use crate::diagnostic::PyDiagnostic;

/// The kinds of errors, by the names that Python has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Spec,
    Contract,
    Data,
    Deck,
    InvalidValue,
    UnknownName,
    NoSuchSlide,
    Refused,
    Audit,
    Evidence,
    MissingFile,
    /// The caller's interpreter was told to stop.
    Interrupted,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Spec => "SpecError",
            Self::Contract => "ContractError",
            Self::Data => "DataError",
            Self::Deck => "DeckError",
            Self::InvalidValue => "InvalidValueError",
            Self::UnknownName => "UnknownNameError",
            Self::NoSuchSlide => "NoSuchSlideError",
            Self::Refused => "RefusedError",
            Self::Audit => "AuditError",
            Self::Evidence => "EvidenceError",
            Self::MissingFile => "MissingFileError",
            Self::Interrupted => "KeyboardInterrupt",
        }
    }
}

/// What Python is told. Made without the interpreter, so that work which runs beside it can fail.
#[derive(Debug)]
pub(crate) struct Problem {
    kind: Kind,
    code: &'static str,
    message: String,
    diagnostics: Vec<Diagnostic>,
    /// The texts of the files that places lie in.
    texts: BTreeMap<String, String>,
}

/// What may fail with a problem.
pub(crate) type Outcome<T> = Result<T, Problem>;

impl Problem {
    pub(crate) fn new(kind: Kind, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind,
            code,
            message: message.into(),
            diagnostics: Vec::new(),
            texts: BTreeMap::new(),
        }
    }

    /// An argument that makes no sense.
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new(Kind::InvalidValue, "invalid-value", message)
    }

    /// A name that is not there.
    pub(crate) fn unknown(message: impl Into<String>) -> Self {
        Self::new(Kind::UnknownName, "unknown-name", message)
    }

    /// A diagnostic that is an error of its own.
    pub(crate) fn of(kind: Kind, diagnostic: Diagnostic) -> Self {
        let code = diagnostic.code;
        Self {
            kind,
            code,
            message: String::new(),
            diagnostics: vec![diagnostic],
            texts: BTreeMap::new(),
        }
    }

    /// Several mistakes of one kind.
    pub(crate) fn all(kind: Kind, diagnostics: Vec<Diagnostic>) -> Self {
        let code = diagnostics.iter().find(|d| d.is_error()).map_or("error", |first| first.code);
        Self { kind, code, message: String::new(), diagnostics, texts: BTreeMap::new() }
    }

    /// The caller's interpreter was told to stop.
    pub(crate) fn interrupted() -> Self {
        Self::new(Kind::Interrupted, "cancelled", "")
    }

    /// A way out, shown below the message.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        if self.diagnostics.is_empty() {
            let message = std::mem::take(&mut self.message);
            self.diagnostics.push(Diagnostic::error(self.code, message));
        }
        if let Some(first) = self.diagnostics.first_mut() {
            first.hints.push(hint.into());
        }
        self
    }

    fn into_exception(self, py: Python<'_>) -> PyErr {
        if self.kind == Kind::Interrupted {
            return PyKeyboardInterrupt::new_err(());
        }
        self.exception(py).unwrap_or_else(|failed| failed)
    }

    fn exception(self, py: Python<'_>) -> PyResult<PyErr> {
        static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
        let module =
            MODULE.get_or_try_init(py, || Ok::<_, PyErr>(py.import("indeck.errors")?.unbind()))?;
        let class = module.bind(py).getattr(self.kind.class())?;
        let texts = self.texts;
        let diagnostics = self.diagnostics.into_iter().map(|d| PyDiagnostic::new_shown(d, &texts));
        let diagnostics: Vec<PyDiagnostic> = diagnostics.collect();
        let diagnostics = PyTuple::new(py, diagnostics)?;
        let named = [
            ("code", self.code.into_pyobject(py)?.into_any()),
            ("diagnostics", diagnostics.into_any()),
        ];
        let raised = class.call((self.message,), Some(&named.into_py_dict(py)?))?;
        Ok(PyErr::from_value(raised))
    }
}

impl From<Problem> for PyErr {
    fn from(problem: Problem) -> Self {
        Python::attach(|py| problem.into_exception(py))
    }
}

impl From<DeckError> for Problem {
    fn from(error: DeckError) -> Self {
        let kind = match &error {
            DeckError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Kind::MissingFile
            }
            DeckError::NoSuchSlide { .. } => Kind::NoSuchSlide,
            DeckError::UnknownLayout { .. }
            | DeckError::UnknownPlaceholder { .. }
            | DeckError::NoSuchShape { .. }
            | DeckError::NoSuchComment { .. }
            | DeckError::NoSuchSection { .. } => Kind::UnknownName,
            DeckError::InvalidValue { .. } | DeckError::OutsideTable { .. } => Kind::InvalidValue,
            _ => Kind::Deck,
        };
        Self::new(kind, error.code(), whole_text(&error))
    }
}

impl From<indeck::Error> for Problem {
    fn from(error: indeck::Error) -> Self {
        let kind = match &error {
            indeck::Error::ReadSpec { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Kind::MissingFile
            }
            indeck::Error::ReadDeck { source: DeckError::Io { source, .. }, .. }
                if source.kind() == io::ErrorKind::NotFound =>
            {
                Kind::MissingFile
            }
            indeck::Error::Cancelled => return Self::interrupted(),
            indeck::Error::ReadSpec { .. } => Kind::Spec,
            indeck::Error::Data { .. } => Kind::Data,
            indeck::Error::Evidence { .. } => Kind::Evidence,
            _ => Kind::Deck,
        };
        Self::of(kind, error.to_diagnostic())
    }
}

impl From<BuildError> for Problem {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::Invalid(findings) => findings.into(),
            BuildError::Failed(error) => error.into(),
            other => Self::new(Kind::Spec, "build", other.to_string()),
        }
    }
}

/// Findings that stop what was asked for.
impl From<Findings> for Problem {
    fn from(findings: Findings) -> Self {
        let Findings { diagnostics, texts, .. } = findings;
        Self { texts, ..diagnostics.into() }
    }
}

impl From<Vec<Diagnostic>> for Problem {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        let refused = diagnostics.iter().any(indeck::govern::is_refusal);
        let mut errors = diagnostics.iter().filter(|d| d.is_error()).peekable();
        let code = errors.peek().map_or("build", |first| first.code);
        let kind = match () {
            () if refused => Kind::Refused,
            () if errors.peek().is_some() && errors.all(is_contract) => Kind::Contract,
            () => Kind::Spec,
        };
        Self { kind, code, message: String::new(), diagnostics, texts: BTreeMap::new() }
    }
}

/// Whether it says that the data breaks what the spec demands of it.
fn is_contract(finding: &Diagnostic) -> bool {
    finding.code == "check-failed" || finding.code.starts_with("contract-")
}

impl From<indeck::evidence::Error> for Problem {
    fn from(error: indeck::evidence::Error) -> Self {
        let kind = match &error {
            indeck::evidence::Error::Unknown { what: "slide", .. } => Kind::NoSuchSlide,
            indeck::evidence::Error::Unknown { .. } => Kind::UnknownName,
            _ => Kind::Evidence,
        };
        Self::new(kind, error.code(), whole_text(&error))
    }
}

impl From<indeck::govern::AuditError> for Problem {
    fn from(error: indeck::govern::AuditError) -> Self {
        Self::new(Kind::Audit, error.code(), whole_text(&error))
    }
}

impl From<indeck::govern::RecordFault> for Problem {
    fn from(error: indeck::govern::RecordFault) -> Self {
        Self::new(Kind::Refused, "audit-unavailable", whole_text(&error))
    }
}

impl From<indeck_chart::Error> for Problem {
    fn from(error: indeck_chart::Error) -> Self {
        Self::value(whole_text(&error))
    }
}

/// The error with what it was caused by, nothing said twice.
fn whole_text(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        cause = error.source();
    }
    text
}
