//! Result tables as tables of the query engine.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use indeck_model::Value;
use indeck_model::table::{Column, ColumnKind, ResultTable};

use crate::convert;

/// The table as one batch.
///
/// # Errors
/// Arrow's if columns differ in length, or if two have one name or cells are not of their kind.
pub(crate) fn batch(table: &ResultTable) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let mut names = BTreeSet::new();
    if let Some(double) = table.columns.iter().find(|c| !names.insert(c.name.as_str())) {
        let message = format!("two columns are called `{}`", double.name);
        return Err(ArrowError::SchemaError(message));
    }
    let field = |c: &Column| Field::new(c.name.as_str(), convert::data_type(c.kind), true);
    let schema = Arc::new(Schema::new(table.columns.iter().map(field).collect::<Vec<_>>()));
    let arrays = table.columns.iter().map(array).collect::<Result<Vec<_>, _>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(table.row_count()));
    let batch = RecordBatch::try_new_with_options(schema.clone(), arrays, &options)?;
    Ok((schema, vec![batch]))
}

fn array(column: &Column) -> Result<ArrayRef, ArrowError> {
    Ok(match column.kind {
        ColumnKind::Bool => Arc::new(BooleanArray::from(cells(column, |value| match value {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        })?)),
        ColumnKind::Integer => Arc::new(Int64Array::from(cells(column, |value| match value {
            Value::Integer(number) => Some(*number),
            _ => None,
        })?)),
        ColumnKind::Number => Arc::new(Float64Array::from(cells(column, |value| match value {
            Value::Integer(number) => Some(*number as f64),
            Value::Number(number) => Some(*number),
            _ => None,
        })?)),
        ColumnKind::Text => Arc::new(StringArray::from(cells(column, |value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })?)),
        ColumnKind::Date => Arc::new(Date32Array::from(cells(column, |value| match value {
            Value::Date(day) => Some(day.days),
            _ => None,
        })?)),
        ColumnKind::DateTime => {
            let moments = cells(column, |value| match value {
                Value::DateTime(moment) => Some(moment.micros),
                _ => None,
            })?;
            Arc::new(TimestampMicrosecondArray::from(moments))
        }
    })
}

/// The cells of a column by a function that reads its kind; blanks and withheld cells are none.
fn cells<'a, T>(
    column: &'a Column,
    read: impl Fn(&'a Value) -> Option<T>,
) -> Result<Vec<Option<T>>, ArrowError> {
    let cells = column.cells.iter().enumerate().map(|(row, cell)| {
        if cell.suppressed || cell.value.is_null() {
            return Ok(None);
        }
        read(&cell.value).map(Some).ok_or_else(|| {
            let (name, kind) = (&column.name, column.kind.noun());
            let message = format!("row {} of column `{name}` holds no {kind}", row + 1);
            ArrowError::InvalidArgumentError(message)
        })
    });
    cells.collect()
}
