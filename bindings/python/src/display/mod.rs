//! How notebooks show things: text, and HTML with charts as pictures.

mod outline;
mod table;

use pyo3::prelude::*;
use pyo3::types::PyDict;

pub(crate) use outline::{Outline, ShownChart, ShownSlide, ShownTable};
pub(crate) use table::grid;

/// A bundle of the forms of one thing, for `_repr_mimebundle_`.
pub(crate) fn bundle<'py>(
    py: Python<'py>,
    text: &str,
    html: Option<&str>,
) -> PyResult<Bound<'py, PyDict>> {
    let bundle = PyDict::new(py);
    bundle.set_item("text/plain", text)?;
    if let Some(html) = html {
        bundle.set_item("text/html", html)?;
    }
    Ok(bundle)
}

/// A text in HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
