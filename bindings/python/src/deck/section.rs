//! `Section`: slides that follow each other under a name.

use pyo3::prelude::*;

use super::arguments::SlideOrPlace;
use super::slide::{PySlide, quoted};
use super::state::{Handle, Key};

/// A group of slides that follow each other.
#[pyclass(frozen, module = "indeck", name = "Section")]
pub(crate) struct PySection {
    pub(crate) handle: Handle,
    pub(crate) key: Key,
}

#[pymethods]
impl PySection {
    /// Its name.
    #[getter]
    fn name(&self, py: Python<'_>) -> PyResult<String> {
        self.handle.work(py, |state| state.section_name(self.key))
    }

    #[setter]
    fn set_name(&self, py: Python<'_>, name: String) -> PyResult<()> {
        self.handle.work(py, |state| state.rename_section(self.key, name))
    }

    /// Its slides.
    #[getter]
    fn slides(&self, py: Python<'_>) -> PyResult<Vec<PySlide>> {
        let keys = self.handle.work(py, |state| state.section_slides(self.key))?;
        let slide = |key| PySlide { handle: self.handle.clone(), key };
        Ok(keys.into_iter().map(slide).collect())
    }

    /// Moves a slide to the end of the section.
    fn add(&self, py: Python<'_>, slide: SlideOrPlace) -> PyResult<()> {
        self.handle.work(py, |state| {
            let slide = slide.key(&self.handle, state)?;
            state.add_to_section(self.key, slide)
        })
    }

    /// Removes the section; its slides join the one before it.
    fn remove(&self, py: Python<'_>) -> PyResult<()> {
        self.handle.work(py, |state| state.remove_section(self.key))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        self.handle.is(&other.get().handle) && self.key == other.get().key
    }

    fn __hash__(&self) -> u64 {
        (self.handle.address() as u64).rotate_left(19) ^ self.key
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        match self.name(py) {
            Ok(name) => format!("<Section {}>", quoted(&name)),
            Err(_) => "<Section that is gone>".to_owned(),
        }
    }
}
