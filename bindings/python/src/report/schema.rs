//! `schema`: the JSON Schema of the files that people write.

use pyo3::intern;
use pyo3::prelude::*;

/// The JSON Schema of report specs, or of brand files, by which editors complete them.
#[pyfunction]
#[pyo3(signature = (*, brand=false))]
pub(super) fn schema(py: Python<'_>, brand: bool) -> PyResult<Bound<'_, PyAny>> {
    let text = py.detach(|| if brand { indeck::brand_schema() } else { indeck::schema() });
    py.import(intern!(py, "json"))?.getattr(intern!(py, "loads"))?.call1((text,))
}
