//! Data frames: what Python has as a table, taken in without a copy where it is in Arrow.
//!
//! `arrow` takes what has the Arrow PyCapsule interface, `plain` what are dicts and lists.

mod arrow;
mod column;
mod plain;

use std::sync::Arc;

use arrow_array::{ArrayRef, NullArray, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::error::{Kind, Outcome, Problem};

/// A data frame: record batches of one schema.
pub(crate) struct Frame {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<RecordBatch>,
}

impl Frame {
    /// The frame with the columns that a text mentions; the others stay as names without values, so
    /// that what is misspelt can still be told, and cost nothing.
    pub(crate) fn mentioned_in(self, text: &str) -> Self {
        let mentioned: Vec<bool> =
            self.schema.fields().iter().map(|field| says(text, field.name())).collect();
        if mentioned.iter().all(|is| *is) {
            return self;
        }
        let fields = self.schema.fields().iter().zip(&mentioned).map(|(field, is)| match is {
            true => Arc::clone(field),
            false => Arc::new(Field::new(field.name(), DataType::Null, true)),
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let emptied = |batch: &RecordBatch| {
            let rows = batch.num_rows();
            let columns = batch.columns().iter().zip(&mentioned).map(|(column, is)| match is {
                true => Arc::clone(column),
                false => Arc::new(NullArray::new(rows)) as ArrayRef,
            });
            let options = RecordBatchOptions::new().with_row_count(Some(rows));
            RecordBatch::try_new_with_options(Arc::clone(&schema), columns.collect(), &options)
        };
        match self.batches.iter().map(emptied).collect() {
            Ok(batches) => Self { schema, batches },
            // Batches that are not of the schema are told of when the frame is taken in.
            Err(_) => self,
        }
    }

    /// The frame under a name, its columns in types that can be shown; what cannot be is refused.
    pub(crate) fn checked(self, name: &str) -> Outcome<indeck::Frame> {
        unshown(name, &self.schema)?;
        let frame = indeck::Frame::new(name, self.schema, self.batches);
        frame.map_err(|found| Problem::all(Kind::Data, found))
    }
}

/// Extension types whose values read as what they are stored as.
const PLAIN_EXTENSIONS: [&str; 2] = ["arrow.json", "arrow.bool8"];

/// Refuses columns that Arrow only stores: bytes, and types of a library's own, of which a number or
/// a row of digits would be shown that nobody knows.
fn unshown(name: &str, schema: &Schema) -> Outcome<()> {
    for field in schema.fields() {
        let extension = field.metadata().get("ARROW:extension:name");
        let own = extension.filter(|known| !PLAIN_EXTENSIONS.contains(&known.as_str()));
        let held = match (own, field.data_type()) {
            (Some(own), _) => format!("values of the type `{own}`"),
            (None, data_type) if is_binary(data_type) => "bytes".to_owned(),
            _ => continue,
        };
        let message = format!("column `{}` of the data frame `{name}` holds {held}", field.name());
        return Err(Problem::new(Kind::Data, "unsupported-type", message)
            .hint("make text, numbers or dates of it first, as with `astype(str)` or `cast`"));
    }
    Ok(())
}

fn is_binary(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
            | DataType::FixedSizeBinary(_)
    )
}

/// Whether a JSON text may mean a column.
fn says(text: &str, column: &str) -> bool {
    // Where JSON writes it otherwise, it is taken as mentioned.
    column.is_empty()
        || column.contains(char::is_control)
        || column.contains(['"', '\\'])
        || !column.is_ascii()
        || text.contains(column)
}

impl<'py> FromPyObject<'_, 'py> for Frame {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let object: &Bound<'py, PyAny> = &object;
        // What is a dict and nothing else need not be asked whether it is a frame.
        if let Ok(columns) = object.cast_exact::<PyDict>() {
            return plain::of_columns(columns);
        }
        if let Some(frame) = arrow::frame(object)? {
            return Ok(frame);
        }
        if let Ok(columns) = object.cast::<PyDict>() {
            return plain::of_columns(columns);
        }
        if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
            return plain::of_rows(object);
        }
        if let Some(frame) = plain::of_pandas(object)? {
            return Ok(frame);
        }
        let kind = object.get_type().fully_qualified_name()?;
        let problem = Problem::value(format!("`{kind}` is no data frame")).hint(
            "give a polars, pandas, pyarrow or DuckDB table, a dict of columns or a list of dicts",
        );
        Err(problem.into())
    }
}
