//! `Diagnostic` and `Location`: what is wrong, as data.

use std::collections::BTreeMap;

use indeck::diagnostic::Note;
use indeck::{Diagnostic, Location};
use pyo3::prelude::*;

/// What is wrong with something that was written: a report, a template, data.
#[pyclass(frozen, eq, hash, module = "indeck", name = "Diagnostic")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PyDiagnostic {
    /// A stable kebab-case name of the kind of mistake.
    #[pyo3(get)]
    code: String,
    /// How bad it is: `error`, `warning` or `note`.
    #[pyo3(get)]
    severity: String,
    /// What is wrong.
    #[pyo3(get)]
    message: String,
    /// Where, if it has a place.
    #[pyo3(get)]
    at: Option<PyLocation>,
    /// Ways out, best first.
    #[pyo3(get)]
    hints: Vec<String>,
    /// What else there is to know.
    #[pyo3(get)]
    notes: Vec<PyNote>,
    /// As the command shows it.
    shown: String,
}

#[pymethods]
impl PyDiagnostic {
    /// The command's page on this kind of mistake, or `None` where it has none.
    #[getter]
    fn explanation(&self) -> Option<&'static str> {
        indeck::explain::explain(&self.code).map(|found| found.page)
    }

    fn __str__(&self) -> &str {
        &self.shown
    }

    fn __repr__(&self) -> String {
        let at = self.at.as_ref().map(|at| format!(" at {}", at.__str__())).unwrap_or_default();
        format!("<Diagnostic {} {}{at}: {}>", self.severity, self.code, self.message)
    }

    /// How it is made again, for `pickle` and `copy`.
    fn __getnewargs__(&self) -> Remade {
        let Self { code, severity, message, at, hints, notes, shown } = self.clone();
        (code, severity, message, at, hints, notes, shown)
    }

    #[new]
    fn new(
        code: String,
        severity: String,
        message: String,
        at: Option<PyLocation>,
        hints: Vec<String>,
        notes: Vec<PyNote>,
        shown: String,
    ) -> Self {
        Self { code, severity, message, at, hints, notes, shown }
    }
}

/// The parts of a diagnostic.
type Remade = (String, String, String, Option<PyLocation>, Vec<String>, Vec<PyNote>, String);

impl PyDiagnostic {
    /// The diagnostic with the line that it is about, from the texts of the files.
    pub(crate) fn new_shown(diagnostic: Diagnostic, texts: &BTreeMap<String, String>) -> Self {
        let shown = indeck_cli::show::diagnostic(&diagnostic, texts).trim_end().to_owned();
        let Diagnostic { code, severity, message, at, hints, notes } = diagnostic;
        Self {
            code: code.to_owned(),
            severity: severity.to_string(),
            message,
            at: at.map(Into::into),
            hints,
            notes: notes.into_iter().map(Into::into).collect(),
            shown,
        }
    }
}

/// A remark beside a diagnostic.
#[pyclass(frozen, eq, hash, get_all, from_py_object, module = "indeck", name = "Note")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PyNote {
    /// What it says.
    message: String,
    /// The place that it speaks of.
    at: Option<PyLocation>,
}

#[pymethods]
impl PyNote {
    #[new]
    fn new(message: String, at: Option<PyLocation>) -> Self {
        Self { message, at }
    }

    fn __getnewargs__(&self) -> (String, Option<PyLocation>) {
        (self.message.clone(), self.at.clone())
    }

    fn __repr__(&self) -> String {
        format!("<Note {:?}>", self.message)
    }
}

impl From<Note> for PyNote {
    fn from(note: Note) -> Self {
        Self { message: note.message, at: note.at.map(Into::into) }
    }
}

/// A place in a text file. Lines and columns count from 1; the end is exclusive.
#[pyclass(frozen, eq, hash, ord, get_all, from_py_object, module = "indeck", name = "Location")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PyLocation {
    /// The file, as it was named.
    file: String,
    /// First line.
    line: u32,
    /// First column.
    column: u32,
    /// Last line.
    end_line: u32,
    /// Column after the last.
    end_column: u32,
}

#[pymethods]
impl PyLocation {
    #[new]
    fn new(file: String, line: u32, column: u32, end_line: u32, end_column: u32) -> Self {
        Self { file, line, column, end_line, end_column }
    }

    fn __str__(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }

    fn __repr__(&self) -> String {
        format!("<Location {}>", self.__str__())
    }

    fn __getnewargs__(&self) -> (String, u32, u32, u32, u32) {
        (self.file.clone(), self.line, self.column, self.end_line, self.end_column)
    }
}

impl From<Location> for PyLocation {
    fn from(at: Location) -> Self {
        let Location { file, line, column, end_line, end_column } = at;
        Self { file, line, column, end_line, end_column }
    }
}
