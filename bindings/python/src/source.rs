//! Files as Python names them: a path, the bytes, an open file.

use std::path::PathBuf;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::error::{Outcome, Problem};

/// A file that is read.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Its path.
    Path(PathBuf),
    /// What is in it.
    Bytes(Vec<u8>),
}

impl Source {
    /// What is in the file.
    pub(crate) fn bytes(self) -> Outcome<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::Path(path) => std::fs::read(&path)
                .map_err(|source| indeck::DeckError::Io { doing: "read", path, source }.into()),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Source {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.as_bytes().to_vec()));
        }
        if object.is_instance_of::<PyString>() || object.hasattr(intern!(py, "__fspath__"))? {
            return Ok(Self::Path(object.extract()?));
        }
        if object.hasattr(intern!(py, "read"))? {
            let read = object.call_method0(intern!(py, "read"))?;
            return match read.cast::<PyBytes>() {
                Ok(bytes) => Ok(Self::Bytes(bytes.as_bytes().to_vec())),
                Err(_) => Err(Problem::value("the file is open for text, not for bytes")
                    .hint("open it with mode \"rb\"")
                    .into()),
            };
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(Self::Bytes(bytes.to_vec()));
        }
        if object.is_instance_of::<PyMemoryView>() {
            return Ok(Self::Bytes(object.call_method0(intern!(py, "tobytes"))?.extract()?));
        }
        let kind = object.get_type().fully_qualified_name()?;
        Err(Problem::value(format!(
            "`{kind}` is no file: give its path, its bytes or an open file"
        ))
        .into())
    }
}

/// Where a file is written to.
pub(crate) enum Sink<'py> {
    /// Under a path.
    Path(PathBuf),
    /// Into an object with `write`.
    File(Bound<'py, PyAny>),
}

impl<'py> FromPyObject<'_, 'py> for Sink<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if object.is_instance_of::<PyString>() || object.hasattr(intern!(py, "__fspath__"))? {
            return Ok(Self::Path(object.extract()?));
        }
        if object.hasattr(intern!(py, "write"))? {
            return Ok(Self::File(object.to_owned()));
        }
        let kind = object.get_type().fully_qualified_name()?;
        Err(Problem::value(format!("`{kind}` is no file to write to: give a path or an open file"))
            .into())
    }
}

/// Writes bytes into an open file, as often as it takes them in parts.
pub(crate) fn write(file: &Bound<'_, PyAny>, bytes: &[u8]) -> PyResult<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        let taken = write_once(file, rest)?;
        rest = match rest.split_at_checked(taken) {
            Some((_, rest)) if taken > 0 => rest,
            _ => return Err(Problem::value("the file takes no more bytes").into()),
        };
    }
    Ok(())
}

/// How many bytes a file took; all, if it does not say.
fn write_once(file: &Bound<'_, PyAny>, bytes: &[u8]) -> PyResult<usize> {
    let py = file.py();
    let written = file.call_method1(intern!(py, "write"), (PyBytes::new(py, bytes),));
    let written = written.map_err(|error| {
        // A file that is open for text says so in its own words, which do not name the way out.
        match error.is_instance_of::<pyo3::exceptions::PyTypeError>(py) {
            true => PyErr::from(
                Problem::value("the file is open for text, not for bytes")
                    .hint("open it with mode \"wb\""),
            ),
            false => error,
        }
    })?;
    Ok(written.extract().unwrap_or(bytes.len()))
}
