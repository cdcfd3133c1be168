//! Rows of a dataset as a result table, without a query.

use arrow_array::ArrayRef;
use arrow_schema::ArrowError;
use indeck_model::table::{Column, ColumnKind, Lineage, ResultTable, SourceRef};
use indeck_model::{Dataset, Diagnostic};

use crate::convert;
use crate::engine::{append, with_usual_format};
use crate::suggest;

/// All rows of a dataset as a table of its name: these columns in this order, or all of them.
///
/// # Errors
/// `unknown-column` for a name that the dataset does not have, `too-many-rows` above `max_rows`,
/// `unsupported-type` for columns of lists or records, and `source-unreadable` for batches that do
/// not fit their schema; none has a place.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
/// use indeck_data::{Frame, table_of};
/// use indeck_model::Value;
///
/// let region: ArrayRef = Arc::new(StringArray::from(vec!["North", "South"]));
/// let units: ArrayRef = Arc::new(Int64Array::from(vec![3, 4]));
/// let batch = RecordBatch::try_from_iter([("region", region), ("units", units)])?;
/// let frame = Frame::new("sales", batch.schema(), vec![batch]).unwrap();
/// let table = table_of(frame.dataset(), Some(&["units"]), 1_000).unwrap();
/// assert_eq!(table.cell(1, 0).unwrap().value, Value::Integer(4));
/// assert_eq!(table.lineage.sources[0].rows, 2);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
pub fn table_of(
    dataset: &Dataset,
    columns: Option<&[&str]>,
    max_rows: usize,
) -> Result<ResultTable, Diagnostic> {
    let rows = dataset.row_count();
    if rows > max_rows {
        let name = &dataset.name;
        let message = format!("`{name}` has {rows} rows, and no more than {max_rows} can be shown");
        let too_many = Diagnostic::error("too-many-rows", message);
        return Err(too_many.hint("group the rows, or take the first ones"));
    }
    let fields = dataset.schema.fields().iter();
    let all: Vec<&str> = fields.map(|field| field.name().as_str()).collect();
    let wanted = columns.unwrap_or(&all);
    let columns = wanted.iter().map(|name| column(dataset, name, &all));
    let mut table =
        ResultTable::new(dataset.name.as_str(), columns.collect::<Result<_, Diagnostic>>()?);
    let source = SourceRef {
        name: dataset.name.clone(),
        files: dataset.files.clone(),
        rows: rows as u64,
        digests: dataset.origins.iter().filter_map(|origin| origin.digest).collect(),
    };
    table.lineage = Lineage { sources: vec![source], query: String::new() };
    Ok(table)
}

fn column(dataset: &Dataset, name: &str, all: &[&str]) -> Result<Column, Diagnostic> {
    let Some((index, field)) = dataset.schema.column_with_name(name) else {
        let message = format!("`{}` has no column `{name}`", dataset.name);
        let mut unknown = Diagnostic::error("unknown-column", message);
        unknown.hints = suggest::hints(name, all.iter().copied(), "columns");
        return Err(unknown);
    };
    let Some(kind) = convert::plain_kind(field.data_type()) else {
        let held = convert::noun(field.data_type());
        let message = format!("column `{name}` of `{}` holds {held}", dataset.name);
        let unsupported = Diagnostic::error("unsupported-type", message);
        return Err(unsupported.hint("a cell holds one text, number, date or true/false"));
    };
    let arrays = dataset.batches.iter().filter_map(|batch| batch.columns().get(index));
    let made = values(arrays, kind).map_err(|error| {
        let message = format!("column `{name}` of `{}` cannot be read: {error}", dataset.name);
        Diagnostic::error("source-unreadable", message)
    })?;
    let label = dataset.columns.get(index).and_then(|info| info.label.clone());
    let info = dataset.columns.get(index);
    let classification = info.and_then(|info| info.classification);
    Ok(with_usual_format(Column { name: name.to_owned(), label, classification, ..made }))
}

/// The cells of these arrays; a column of whole numbers with one beyond 64 bits is one of numbers.
pub(crate) fn values<'a>(
    arrays: impl Iterator<Item = &'a ArrayRef>,
    kind: ColumnKind,
) -> Result<Column, ArrowError> {
    let arrays = arrays.map(convert::to_our_type).collect::<Result<Vec<_>, _>>()?;
    let wide = kind == ColumnKind::Integer && arrays.iter().any(|c| c.kind == ColumnKind::Number);
    let kind = if wide { ColumnKind::Number } else { kind };
    let mut values = Vec::new();
    for converted in &arrays {
        append(&converted.array, kind, &mut values)?;
    }
    Ok(Column::new("", kind, values))
}
