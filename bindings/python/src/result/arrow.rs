//! A result table in Arrow, and as the capsules in which it is handed over.
//!
//! Source: Arrow, "The Arrow PyCapsule Interface".

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::Field;
use indeck::model::ResultTable;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::error::{Kind, Outcome, Problem};

/// The table as one batch, with what is known of its columns in the metadata of their fields.
pub(super) fn batch(table: &ResultTable) -> Outcome<RecordBatch> {
    table
        .to_record_batch()
        .map_err(|error| Problem::new(Kind::Data, "unreadable-table", error.to_string()))
}

/// The batch as a stream; nothing is copied.
pub(super) fn stream<'py>(
    py: Python<'py>,
    batch: &RecordBatch,
    wanted: Option<Bound<'py, PyCapsule>>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = batch.schema();
    let field = Field::new_struct("", schema.fields().clone(), false);
    let field = field.with_metadata(schema.metadata().clone());
    let rows: ArrayRef = Arc::new(StructArray::from(batch.clone()));
    let rows = ArrayIterator::new(std::iter::once(Ok(rows)), field.into());
    Ok(to_stream_pycapsule(py, Box::new(rows), wanted)?)
}

/// The batch's schema.
pub(super) fn schema<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyCapsule>> {
    Ok(to_schema_pycapsule(py, batch.schema().as_ref())?)
}
