//! `Layout`, `Placeholder` and `Theme`.

use std::sync::Arc;

use indeck::brand::{Layout, Placeholder};
use indeck::{Brand, Rect};
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyMappingProxy, PyTuple};

use crate::units;

/// A place of a layout that content can be put into.
#[pyclass(frozen, eq, module = "indeck", name = "Placeholder")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PyPlaceholder {
    name: String,
    kind: String,
    index: u32,
    frame: Rect,
}

impl From<&Placeholder> for PyPlaceholder {
    fn from(placeholder: &Placeholder) -> Self {
        let Placeholder { name, kind, index, frame, .. } = placeholder;
        let frame = frame.unwrap_or_default();
        Self { name: name.clone(), kind: kind.clone(), index: *index, frame }
    }
}

#[pymethods]
impl PyPlaceholder {
    /// Its name in the selection pane.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// Its type in the file: `title`, `body`, `obj`, `chart`, `tbl`, `pic` and others.
    #[getter]
    fn kind(&self) -> &str {
        &self.kind
    }

    /// Its number in the file.
    #[getter]
    fn index(&self) -> u32 {
        self.index
    }

    /// Where it stands: left, top, width, height.
    #[getter]
    fn frame<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let Rect { origin, size } = self.frame;
        units::emus(py, [origin.x, origin.y, size.width, size.height])
    }

    fn __repr__(&self) -> String {
        format!("<Placeholder {} {:?} ({})>", self.index, self.name, self.kind)
    }
}

/// A kind of slide that a template offers.
#[pyclass(frozen, eq, module = "indeck", name = "Layout")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PyLayout {
    name: String,
    master: String,
    placeholders: Vec<PyPlaceholder>,
}

impl PyLayout {
    /// The layout under the name that tells it from others.
    pub(crate) fn new(name: String, layout: &Layout) -> Self {
        let placeholders = layout.placeholders.iter().map(Into::into).collect();
        Self { name, master: layout.master.clone(), placeholders }
    }

    /// The layouts of a template, in its order.
    pub(crate) fn all(brand: &Brand) -> Vec<Self> {
        let named = brand.layout_names().into_iter().zip(&brand.layouts);
        named.map(|(name, layout)| Self::new(name, layout)).collect()
    }
}

#[pymethods]
impl PyLayout {
    /// Its name; `Name#2` for the second of a name.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The name of the master that it belongs to.
    #[getter]
    fn master(&self) -> &str {
        &self.master
    }

    /// Its placeholders, in its order.
    #[getter]
    fn placeholders(&self) -> Vec<PyPlaceholder> {
        self.placeholders.clone()
    }

    fn __repr__(&self) -> String {
        format!("<Layout {:?}, {} placeholders>", self.name, self.placeholders.len())
    }
}

/// Colours and typefaces of a template.
#[pyclass(frozen, module = "indeck", name = "Theme")]
#[derive(Clone, Debug)]
pub(crate) struct PyTheme {
    pub(crate) brand: Arc<Brand>,
}

#[pymethods]
impl PyTheme {
    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.brand.name
    }

    /// The colours by their slot (`accent1`, `tx1` …), as `#RRGGBB`.
    #[getter]
    fn colors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let colors = self.brand.palette.iter();
        let colors = colors.map(|(slot, color)| (slot.name(), format!("#{color}")));
        let colors: Bound<'py, PyDict> = colors.collect::<Vec<_>>().into_py_dict(py)?;
        Ok(PyMappingProxy::new(py, colors.as_mapping()))
    }

    /// The typeface of headings.
    #[getter]
    fn heading_font(&self) -> &str {
        &self.brand.heading_font
    }

    /// The typeface of all other text.
    #[getter]
    fn body_font(&self) -> &str {
        &self.brand.body_font
    }

    fn __repr__(&self) -> String {
        let Brand { name, heading_font, body_font, .. } = &*self.brand;
        format!("<Theme {name:?}, {heading_font} and {body_font}>")
    }
}
