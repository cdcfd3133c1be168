//! `Dropped`: what a condition left out.

use indeck::Dropped;
use pyo3::prelude::*;

use crate::diagnostic::PyLocation;

/// A slide that a condition left out.
#[pyclass(frozen, get_all, module = "indeck", name = "Dropped")]
#[derive(Clone)]
pub(super) struct PyDropped {
    /// Its id, or what it is.
    slide: String,
    /// Why it is not there.
    reason: String,
    /// Its place in the spec.
    at: PyLocation,
}

#[pymethods]
impl PyDropped {
    fn __repr__(&self) -> String {
        format!("<Dropped {}: {}>", self.slide, self.reason)
    }
}

impl From<Dropped> for PyDropped {
    fn from(dropped: Dropped) -> Self {
        let Dropped { slide, reason, at } = dropped;
        Self { slide, reason, at: at.into() }
    }
}
