//! `Comment` and `Link`.

use indeck::{Comment, Link, PlacedLink, Reply};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A comment on a slide, or an answer to one.
#[pyclass(frozen, eq, get_all, from_py_object, module = "indeck", name = "Comment")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PyComment {
    /// The name of its author.
    author: String,
    /// When it was made, as the file says it.
    created: String,
    /// Its text, a line for each paragraph.
    text: String,
    /// Whether it is resolved.
    resolved: bool,
    /// The answers to it, oldest first.
    replies: Vec<PyComment>,
}

impl From<Comment> for PyComment {
    fn from(comment: Comment) -> Self {
        let Comment { author, created, text, is_resolved, replies, .. } = comment;
        let replies = replies.into_iter().map(Into::into).collect();
        Self { author, created, text, resolved: is_resolved, replies }
    }
}

impl From<Reply> for PyComment {
    fn from(reply: Reply) -> Self {
        let Reply { author, created, text, .. } = reply;
        Self { author, created, text, resolved: false, replies: Vec::new() }
    }
}

#[pymethods]
impl PyComment {
    fn __repr__(&self) -> String {
        format!("<Comment by {:?}: {:?}>", self.author, self.text)
    }
}

/// What a click leads to.
#[pyclass(frozen, module = "indeck", name = "Link")]
#[derive(Clone, Debug)]
pub(crate) struct PyLink {
    link: PlacedLink,
}

impl From<PlacedLink> for PyLink {
    fn from(link: PlacedLink) -> Self {
        Self { link }
    }
}

#[pymethods]
impl PyLink {
    /// The id of the shape that it is on.
    #[getter]
    fn shape(&self) -> u32 {
        self.link.shape.id()
    }

    /// The text that it is on; `None` where it is on the whole shape.
    #[getter]
    fn text(&self) -> Option<&str> {
        self.link.text.as_deref()
    }

    /// An address, the place of a slide from 0, or a word such as `next`.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match &self.link.link {
            Link::Address(address) => Ok(PyString::new(py, address).into_any()),
            Link::Slide(index) => Ok(index.into_pyobject(py)?.into_any()),
            other => Ok(PyString::new(py, word(other)).into_any()),
        }
    }

    fn __repr__(&self) -> String {
        format!("<Link {:?}>", self.link.link)
    }
}

fn word(link: &Link) -> &str {
    match link {
        Link::Next => "next",
        Link::Previous => "previous",
        Link::First => "first",
        Link::Last => "last",
        Link::LastShown => "last-shown",
        Link::EndShow => "end-show",
        Link::Other(action) => action,
        _ => "other",
    }
}
