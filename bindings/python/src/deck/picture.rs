//! Pictures as Python has them: files, figures of matplotlib, images of Pillow.

use std::path::Path;
use std::sync::Arc;

use indeck::deck::{Picture, PictureFit};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::error::{Kind, Outcome, Problem};
use crate::source::Source;

/// The largest file of a picture.
const MAX_BYTES: usize = 64 << 20;

/// A picture that is to be read.
pub(crate) struct Pictured(Source);

impl<'py> FromPyObject<'_, 'py> for Pictured {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        // Neither a figure nor an image.
        if object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>() {
            return Ok(Self(object.extract()?));
        }
        let pictures = py.import(intern!(py, "indeck._pictures"))?;
        let drawn = pictures.call_method1(intern!(py, "png"), (&*object,))?;
        match drawn.cast::<PyBytes>() {
            Ok(png) => Ok(Self(Source::Bytes(png.as_bytes().to_vec()))),
            Err(_) => Ok(Self(object.extract()?)),
        }
    }
}

impl Pictured {
    /// The picture, checked; an SVG with what stands in for it.
    pub(crate) fn read(self, fit: PictureFit) -> Outcome<Picture> {
        let name = match &self.0 {
            Source::Path(path) => file_name(path),
            Source::Bytes(_) => "picture".to_owned(),
        };
        let bytes = self.0.bytes()?;
        if bytes.len() > MAX_BYTES {
            let message = format!("the picture `{name}` is larger than 64 MiB");
            return Err(Problem::new(Kind::Deck, "unsupported-picture", message));
        }
        let bytes: Arc<[u8]> = bytes.into();
        indeck::picture::read(bytes, &name, fit).map_err(|wrong| Problem::of(Kind::Deck, wrong))
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

/// How a picture takes its frame, by its word.
pub(crate) fn fit(word: &str) -> Outcome<PictureFit> {
    match word {
        "contain" => Ok(PictureFit::Contain),
        "cover" => Ok(PictureFit::Cover),
        "stretch" => Ok(PictureFit::Stretch),
        other => Err(Problem::value(format!("`{other}` is not a way to fit a picture"))
            .hint("`contain`, `cover` or `stretch`")),
    }
}
