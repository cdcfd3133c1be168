//! Who hears of progress: what the caller gave as `progress`, in the one form that `indeck._progress`
//! makes of it.

use pyo3::intern;
use pyo3::prelude::*;

/// Who hears of progress, if somebody does.
pub(crate) struct Listener(Option<Py<PyAny>>);

impl Listener {
    pub(crate) fn new(py: Python<'_>, progress: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(progress) = progress.filter(|progress| !progress.is_none()) else {
            return Ok(Self::nobody());
        };
        let module = py.import(intern!(py, "indeck._progress"))?;
        let listener = module.call_method1(intern!(py, "listen"), (progress,))?;
        Ok(Self((!listener.is_none()).then(|| listener.unbind())))
    }

    pub(crate) fn nobody() -> Self {
        Self(None)
    }

    pub(crate) fn is_nobody(&self) -> bool {
        self.0.is_none()
    }

    /// Tells how much is done, of how much, and what.
    pub(crate) fn hear(
        &self,
        py: Python<'_>,
        done: usize,
        total: Option<usize>,
        what: &str,
    ) -> PyResult<()> {
        match &self.0 {
            Some(listener) => listener.call1(py, (done, total, what)).map(drop),
            None => Ok(()),
        }
    }

    /// Says that it is over, well or not.
    pub(crate) fn close(&self, py: Python<'_>) -> PyResult<()> {
        match &self.0 {
            Some(listener) => listener.call_method0(py, intern!(py, "close")).map(drop),
            None => Ok(()),
        }
    }
}
