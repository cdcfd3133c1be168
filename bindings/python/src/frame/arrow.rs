//! Frames through the Arrow PyCapsule interface: nothing is copied.
//!
//! Source: Arrow, "The Arrow PyCapsule Interface".

use std::sync::Arc;

use arrow_schema::{ArrowError, Field, Schema};
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::{PyRecordBatch, PyTable};

use crate::error::{Kind, Problem};
use crate::frame::Frame;

/// The name under which pandas hands over an index that has none.
const UNNAMED_INDEX: &str = "__index_level_";

/// The object as a frame, if it has the interface or knows how to become something that has.
pub(super) fn frame(object: &Bound<'_, PyAny>) -> PyResult<Option<Frame>> {
    if has_interface(object)? {
        let frame = taken(object)?;
        return match is_of(object, "pandas")? {
            true => index_first(object, frame).map(Some),
            false => Ok(Some(frame)),
        };
    }
    // Older relations and lazy frames.
    for method in [intern!(object.py(), "collect"), intern!(object.py(), "fetch_arrow_table")] {
        if object.hasattr(method)? && is_lazy(object)? {
            let table = object.call_method0(method)?;
            return if has_interface(&table)? { taken(&table).map(Some) } else { Ok(None) };
        }
    }
    Ok(None)
}

fn has_interface(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = object.py();
    // pandas has the method, but it needs pyarrow, which need not be there.
    if is_of(object, "pandas")? && py.import(intern!(py, "pyarrow")).is_err() {
        return Ok(false);
    }
    Ok(object.hasattr(intern!(py, "__arrow_c_stream__"))?
        || object.hasattr(intern!(py, "__arrow_c_array__"))?)
}

/// Whether the object's class comes from a package.
pub(super) fn is_of(object: &Bound<'_, PyAny>, package: &str) -> PyResult<bool> {
    let module = object.get_type().module()?;
    let module = module.to_str()?;
    Ok(module == package || module.strip_prefix(package).is_some_and(|rest| rest.starts_with('.')))
}

fn is_lazy(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(is_of(object, "polars")? || is_of(object, "duckdb")? || is_of(object, "_duckdb")?)
}

fn taken(object: &Bound<'_, PyAny>) -> PyResult<Frame> {
    let (batches, schema) = read(object)?.into_inner();
    let fields = schema.fields().iter();
    if !fields.clone().any(|field| field.name().starts_with(UNNAMED_INDEX)) {
        return Ok(Frame { schema, batches });
    }
    let fields: Vec<_> = fields.map(|field| Arc::new(shown(field))).collect();
    let schema = Arc::new(Schema::new_with_metadata(fields, schema.metadata().clone()));
    let renamed = batches.into_iter().map(|batch| batch.with_schema(Arc::clone(&schema)));
    let batches =
        renamed.collect::<Result<_, _>>().map_err(|error| unreadable(&error.to_string()))?;
    Ok(Frame { schema, batches })
}

/// The table that an object hands over.
fn read(object: &Bound<'_, PyAny>) -> PyResult<PyTable> {
    let py = object.py();
    let unread = |error: PyErr| not_handed(object, error);
    if object.hasattr(intern!(py, "__arrow_c_stream__"))? {
        let stream = object.call_method0(intern!(py, "__arrow_c_stream__")).map_err(unread)?;
        let capsule = stream.cast_into::<PyCapsule>().map_err(PyErr::from).map_err(unread)?;
        return PyTable::from_arrow_pycapsule(&capsule).map_err(unread);
    }
    let pair = object.call_method0(intern!(py, "__arrow_c_array__")).map_err(unread)?;
    let (schema, array) = pair.extract::<(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)>()?;
    let batch = PyRecordBatch::from_arrow_pycapsule(&schema, &array).map_err(unread)?;
    let batch = batch.into_inner();
    PyTable::try_new(vec![batch.clone()], batch.schema())
}

/// A field under a name that people can use.
fn shown(field: &Field) -> Field {
    match field.name().strip_prefix(UNNAMED_INDEX) {
        Some("0__") => field.clone().with_name("index"),
        Some(rest) => field.clone().with_name(format!("index_{}", rest.trim_end_matches('_'))),
        None => field.clone(),
    }
}

/// The error of an object that does not hand over a table. What it said itself may hold values of
/// the data: it is the cause, and not part of the message. To be told to stop is no such error.
fn not_handed(object: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
    let py = object.py();
    if !error.is_instance_of::<PyException>(py) {
        return error;
    }
    let kind = object.get_type().fully_qualified_name();
    let kind = kind.map_or_else(|_| "object".to_owned(), |kind| kind.to_string());
    let message = format!("`{kind}` is not handed over as a table");
    let told: PyErr = Problem::new(Kind::Data, "frame-unreadable", message)
        .hint("a table has columns of one type each, under names that differ; a series is one column of a frame")
        .into();
    told.set_cause(py, Some(error));
    told
}

fn unreadable(said: &str) -> PyErr {
    let message = format!("the data frame cannot be read: {said}");
    Problem::new(Kind::Data, "frame-unreadable", message).into()
}

/// The frame of pandas with what it is indexed by before its columns, as pandas shows it.
fn index_first(object: &Bound<'_, PyAny>, frame: Frame) -> PyResult<Frame> {
    let names = object.getattr("index").and_then(|index| index.getattr("names"));
    let Ok(names) = names else { return Ok(frame) };
    let mut leading = Vec::new();
    for (level, name) in names.try_iter()?.enumerate() {
        let name = name?;
        let wanted = match name.is_none() {
            true if level == 0 => "index".to_owned(),
            true => format!("index_{level}"),
            false => name.str()?.to_str()?.to_owned(),
        };
        let last = frame.schema.fields().iter().rposition(|field| *field.name() == wanted);
        leading.extend(last);
    }
    let rest = (0..frame.schema.fields().len()).filter(|at| !leading.contains(at));
    let order: Vec<usize> = leading.iter().copied().chain(rest).collect();
    let failed = |error: ArrowError| unreadable(&error.to_string());
    let schema = Arc::new(frame.schema.project(&order).map_err(failed)?);
    let batches = frame.batches.iter().map(|batch| batch.project(&order));
    Ok(Frame { schema, batches: batches.collect::<Result<_, _>>().map_err(failed)? })
}
