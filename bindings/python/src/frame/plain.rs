//! Frames of plain Python: a dict of columns, a list of dicts.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{Field, Schema};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString};
use pyo3_arrow::input::AnyArray;

use crate::error::{Kind, Problem};
use crate::frame::{Frame, arrow, column};

/// A named column, as Arrow has it.
type Named = (Field, ArrayRef);

/// A dict of columns: lists, tuples, numpy arrays, series; a single value stands in every row.
pub(super) fn of_columns(columns: &Bound<'_, PyDict>) -> PyResult<Frame> {
    let mut made: Vec<Option<Named>> = Vec::with_capacity(columns.len());
    let mut repeated = Vec::new();
    for (at, (name, values)) in columns.iter().enumerate() {
        let name = name_of(&name)?;
        if is_single(&values)? {
            repeated.push((at, name, values));
            made.push(None);
        } else {
            made.push(Some(one(&name, &values)?));
        }
    }
    let rows = made.iter().flatten().map(|(_, array)| array.len()).next();
    let rows = rows.unwrap_or(usize::from(!repeated.is_empty()));
    for (at, name, value) in repeated {
        let array = column::array(&name, &vec![value; rows])?;
        if let Some(place) = made.get_mut(at) {
            *place = Some((Field::new(name, array.data_type().clone(), true), array));
        }
    }
    frame(made.into_iter().flatten().collect(), rows)
}

/// A list of dicts: a row each. A key that a row does not have is missing there.
pub(super) fn of_rows(rows: &Bound<'_, PyAny>) -> PyResult<Frame> {
    let py = rows.py();
    let rows: Vec<Bound<'_, PyAny>> = rows.try_iter()?.collect::<PyResult<_>>()?;
    let columns = PyDict::new(py);
    let mut mappings = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mapping = mapping(row)?.ok_or_else(|| {
            let kind =
                row.get_type().name().map_or_else(|_| "object".to_owned(), |n| n.to_string());
            PyErr::from(Problem::value(format!("row {} is a `{kind}`, not a dict", at + 1)))
        })?;
        for key in mapping.keys()?.iter() {
            columns.set_item(key, py.None())?;
        }
        mappings.push(mapping);
    }
    let mut made = Vec::with_capacity(columns.len());
    for key in columns.keys() {
        let name = name_of(&key)?;
        let values = mappings.iter().map(|row| value(row, &key)).collect::<PyResult<Vec<_>>>()?;
        let array = column::array(&name, &values)?;
        made.push((Field::new(name, array.data_type().clone(), true), array));
    }
    frame(made, mappings.len())
}

/// A pandas frame or series where pyarrow is not there to hand it over.
pub(super) fn of_pandas(object: &Bound<'_, PyAny>) -> PyResult<Option<Frame>> {
    let py = object.py();
    if !arrow::is_of(object, "pandas")? {
        return Ok(None);
    }
    let table = match object.hasattr(intern!(py, "to_frame"))? {
        true => object.call_method0(intern!(py, "to_frame"))?,
        false => object.clone(),
    };
    let plain_index = table.getattr("index")?.get_type().name()? == "RangeIndex";
    let table = if plain_index { table } else { table.call_method0("reset_index")? };
    let columns = PyDict::new(py);
    for item in table.call_method0("items")?.try_iter()? {
        let (name, series): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item?.extract()?;
        let values = series.call_method1("astype", ("object",))?;
        let missing = values.call_method0("isna")?;
        let values = values.call_method1("mask", (missing, py.None()))?;
        columns.set_item(name, values.call_method0("tolist")?)?;
    }
    of_columns(&columns).map(Some)
}

fn mapping<'py>(row: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyMapping>>> {
    if let Ok(mapping) = row.cast::<PyMapping>() {
        return Ok(Some(mapping.clone()));
    }
    // Named tuples know their fields.
    match row.hasattr(intern!(row.py(), "_asdict"))? {
        true => Ok(row.call_method0(intern!(row.py(), "_asdict"))?.cast_into::<PyMapping>().ok()),
        false => Ok(None),
    }
}

/// What a row has under a key; `None` where it does not have it.
fn value<'py>(row: &Bound<'py, PyMapping>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    match row.contains(key)? {
        true => row.get_item(key),
        false => Ok(row.py().None().into_bound(row.py())),
    }
}

fn name_of(name: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(name.str()?.to_str()?.to_owned())
}

/// Whether a value stands for a whole column.
fn is_single(values: &Bound<'_, PyAny>) -> PyResult<bool> {
    if values.is_exact_instance_of::<PyList>() {
        return Ok(false);
    }
    Ok(values.is_instance_of::<PyString>() || values.is_none() || values.try_iter().is_err())
}

/// A column: as Arrow where it can be handed over, else value by value.
fn one(name: &str, values: &Bound<'_, PyAny>) -> PyResult<Named> {
    let py = values.py();
    if let Ok(list) = values.cast_exact::<PyList>() {
        let array = column::of_list(name, list)?;
        return Ok((Field::new(name, array.data_type().clone(), true), array));
    }
    let pandas = arrow::is_of(values, "pandas")?;
    let has = |method| values.hasattr(method);
    if !pandas
        && (has(intern!(py, "__arrow_c_stream__"))? || has(intern!(py, "__arrow_c_array__"))?)
    {
        let array: AnyArray = values.extract()?;
        let (chunks, field) = array.into_chunked_array()?.into_inner();
        return Ok((Field::new(name, field.data_type().clone(), true), joined(&chunks, &field)?));
    }
    let listed = column::listed(values)?;
    let array = column::array(name, &listed)?;
    Ok((Field::new(name, array.data_type().clone(), true), array))
}

/// The chunks of a column as one array.
fn joined(chunks: &[ArrayRef], field: &Field) -> PyResult<ArrayRef> {
    match chunks {
        [one] => Ok(Arc::clone(one)),
        [] => Ok(arrow_array::new_empty_array(field.data_type())),
        several => {
            let several: Vec<&dyn arrow_array::Array> = several.iter().map(AsRef::as_ref).collect();
            let joined = arrow_select::concat::concat(&several);
            joined.map_err(|error| {
                Problem::new(Kind::Data, "frame-unreadable", error.to_string()).into()
            })
        }
    }
}

/// The columns as one batch.
fn frame(columns: Vec<Named>, rows: usize) -> PyResult<Frame> {
    let other = columns.iter().find(|(_, array)| array.len() != rows);
    if let Some((field, array)) = other {
        let message =
            format!("the column `{}` has {} values, another has {rows}", field.name(), array.len());
        return Err(Problem::new(Kind::Data, "uneven-columns", message).into());
    }
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    let schema = Arc::new(Schema::new(fields));
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let batch = RecordBatch::try_new_with_options(Arc::clone(&schema), arrays, &options);
    let batch =
        batch.map_err(|error| Problem::new(Kind::Data, "frame-unreadable", error.to_string()))?;
    Ok(Frame { schema, batches: vec![batch] })
}
