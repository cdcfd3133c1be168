//! `Governed`: what a policy did to a deck.

use indeck::Governed;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// What a policy did to a deck.
#[pyclass(frozen, module = "indeck", name = "Governed")]
pub(super) struct PyGoverned(pub(super) Governed);

#[pymethods]
impl PyGoverned {
    /// The policy's name.
    #[getter]
    fn policy(&self) -> &str {
        &self.0.policy
    }

    /// Its version.
    #[getter]
    fn version(&self) -> &str {
        &self.0.version
    }

    /// SHA-256 of the policy, in hexadecimal digits.
    #[getter]
    fn sha256(&self) -> String {
        self.0.policy_hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The rules that gave leave to put the tables into the deck.
    #[getter]
    fn permitted_by(&self) -> Vec<String> {
        self.0.permitted_by.clone()
    }

    /// The class of all that is in the deck.
    #[getter]
    fn classification(&self) -> Option<&'static str> {
        self.0.class.map(|class| class.word())
    }

    /// The name of the deck's sensitivity label.
    #[getter]
    fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    /// The index of the decision's event in the audit log.
    #[getter]
    fn event(&self) -> Option<u64> {
        self.0.event
    }

    /// How many cells were withheld.
    #[getter]
    fn suppressed(&self) -> u64 {
        self.0.suppressed()
    }

    /// Columns that were masked before anything was read: dataset, column, method.
    #[getter]
    fn masked(&self) -> Vec<(String, String, &'static str)> {
        let masked = self.0.masked.iter();
        masked.map(|one| (one.dataset.clone(), one.column.clone(), one.method)).collect()
    }

    /// A page that explains what was withheld.
    fn to_markdown(&self) -> String {
        self.0.to_markdown()
    }

    fn _repr_markdown_(&self) -> String {
        self.0.to_markdown()
    }

    /// All of it, as `indeck build --format json` shows it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        all.set_item("policy", self.policy())?;
        all.set_item("version", self.version())?;
        all.set_item("hash", self.sha256())?;
        all.set_item("permitted_by", self.permitted_by())?;
        all.set_item("class", self.classification())?;
        all.set_item("label", self.label())?;
        all.set_item("event", self.event())?;
        all.set_item("suppressed", self.suppressed())?;
        Ok(all)
    }

    fn __repr__(&self) -> String {
        let suppressed = self.suppressed();
        format!("<Governed by {} {}: {suppressed} withheld>", self.policy(), self.version())
    }
}
