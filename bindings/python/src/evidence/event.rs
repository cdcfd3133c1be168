//! `Event`: something that was asked, and what was decided.

use indeck::audit::event::Event;
use pyo3::prelude::*;

use super::verification::read_json;

/// Something that was asked, and what was decided. It never has a value of the data.
#[pyclass(frozen, module = "indeck", name = "Event")]
pub(super) struct PyEvent {
    /// Its place in the log, from 0.
    #[pyo3(get)]
    index: u64,
    /// When it was, as `2026-11-22T12:00:00Z`.
    #[pyo3(get)]
    time: String,
    /// What was asked for: `disclose`.
    #[pyo3(get)]
    action: String,
    /// What was decided: `permit` or `forbid`.
    #[pyo3(get)]
    effect: &'static str,
    json: String,
    told: String,
}

#[pymethods]
impl PyEvent {
    /// All of it, as `indeck audit export --format json` writes it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        read_json(py, &self.json)
    }

    fn __str__(&self) -> &str {
        &self.told
    }

    fn __repr__(&self) -> String {
        format!("<Event {}>", self.told)
    }
}

impl PyEvent {
    /// An event with what it tells of persons, as far as that may be shown.
    pub(super) fn of(index: u64, event: &Event, reveal: indeck_cli::show::Reveal<'_>) -> Self {
        Self {
            index,
            time: event.time.to_string(),
            action: event.action.to_string(),
            effect: event.decision.effect.word(),
            json: indeck::audit::export::json(index, event, reveal).to_string(),
            told: indeck_cli::show::event(index, event, reveal),
        }
    }
}
