//! Record batches to a result table.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use indeck_model::spec::{Located, QuerySpec};
use indeck_model::table::{Column, ColumnKind, Lineage, ResultTable};
use indeck_model::{Date, DateTime, Diagnostic, NumberFormat, Value};

use crate::convert;
use crate::engine::plan::Planned;
use crate::suggest;

/// Names and kinds of a plan's columns, with the labels and formats of the spec checked.
pub(crate) fn describe(
    planned: &Planned<'_>,
    table: &QuerySpec,
) -> Result<Vec<(String, ColumnKind)>, Diagnostic> {
    let mut columns = Vec::with_capacity(planned.schema().fields().len());
    for field in planned.schema().fields() {
        let name = field.name();
        let Some(kind) = convert::plain_kind(field.data_type()) else {
            let held = convert::noun(field.data_type());
            let message = format!("column `{name}` of the result holds {held}");
            let unsupported = Diagnostic::error("unsupported-type", message);
            return Err(unsupported.at(planned.sql().at.clone()).hint(
                "a cell holds one text, number, date or true/false; use `CAST(… AS VARCHAR)`",
            ));
        };
        columns.push((name.clone(), kind));
    }
    check_names(table, &columns)?;
    Ok(columns)
}

fn check_names(table: &QuerySpec, columns: &[(String, ColumnKind)]) -> Result<(), Diagnostic> {
    let options = table.labels.iter().chain(&table.formats);
    for (name, _) in options {
        if columns.iter().all(|(column, _)| *column != name.value) {
            return Err(unknown_column(table, name, columns));
        }
    }
    Ok(())
}

fn unknown_column(
    table: &QuerySpec,
    name: &Located<String>,
    columns: &[(String, ColumnKind)],
) -> Diagnostic {
    let message = format!("table `{}` has no column `{}`", table.name.value, name.value);
    let mut unknown = Diagnostic::error("unknown-column", message).at(name.at.clone());
    let names = columns.iter().map(|(column, _)| column.as_str());
    unknown.hints = suggest::hints(&name.value, names, "columns");
    unknown
}

/// The result table.
pub(crate) fn table(
    spec: &QuerySpec,
    columns: &[(String, ColumnKind)],
    batches: &[RecordBatch],
    lineage: Lineage,
) -> Result<ResultTable, Diagnostic> {
    let mut out = Vec::with_capacity(columns.len());
    for (index, (name, kind)) in columns.iter().enumerate() {
        let arrays = batches.iter().filter_map(|batch| batch.columns().get(index));
        let arrays = arrays.map(convert::to_our_type).collect::<Result<Vec<_>, _>>();
        let arrays = arrays.map_err(|error| failed(spec, &error))?;
        // Whole numbers beyond 64 bits became numbers, so the column does as well.
        let wide = *kind == ColumnKind::Integer
            && arrays.iter().any(|converted| converted.kind == ColumnKind::Number);
        let kind = if wide { ColumnKind::Number } else { *kind };
        let mut values = Vec::new();
        for converted in &arrays {
            append(&converted.array, kind, &mut values).map_err(|error| failed(spec, &error))?;
        }
        let mut column = Column::new(name.as_str(), kind, values);
        column.label = option(&spec.labels, name).cloned();
        column.format = option(&spec.formats, name)
            .map_or_else(|| default_format(kind), |format| NumberFormat::from(format.clone()));
        out.push(column);
    }
    let mut table = ResultTable::new(spec.name.value.as_str(), out);
    table.lineage = lineage;
    Ok(table)
}

fn failed(spec: &QuerySpec, error: &ArrowError) -> Diagnostic {
    let message = format!("the result cannot be read: {error}");
    Diagnostic::error("sql-failed", message).at(spec.sql.at.clone())
}

fn option<'a>(options: &'a [(Located<String>, String)], name: &str) -> Option<&'a String> {
    options.iter().find(|(column, _)| column.value == name).map(|(_, value)| value)
}

/// The format of a column where the spec gives none.
fn default_format(kind: ColumnKind) -> NumberFormat {
    match kind {
        ColumnKind::Integer => "#,##0".into(),
        ColumnKind::Date => "yyyy-mm-dd".into(),
        ColumnKind::DateTime => "yyyy-mm-dd hh:mm".into(),
        ColumnKind::Bool | ColumnKind::Number | ColumnKind::Text => NumberFormat::GENERAL,
    }
}

fn append(array: &ArrayRef, kind: ColumnKind, out: &mut Vec<Value>) -> Result<(), ArrowError> {
    let array = arrow_cast::cast(array, &convert::data_type(kind))?;
    let date_time = |micros| Value::DateTime(DateTime { micros });
    match kind {
        ColumnKind::Bool => push(array.as_boolean().iter(), Value::Bool, out),
        ColumnKind::Integer => push(array.as_primitive::<Int64Type>().iter(), Value::Integer, out),
        ColumnKind::Number => push(array.as_primitive::<Float64Type>().iter(), Value::number, out),
        ColumnKind::Text => {
            push(array.as_string::<i32>().iter(), |text| Value::Text(text.to_owned()), out);
        }
        ColumnKind::Date => {
            let days = array.as_primitive::<Date32Type>().iter();
            push(days, |days| Value::Date(Date { days }), out);
        }
        ColumnKind::DateTime => {
            push(array.as_primitive::<TimestampMicrosecondType>().iter(), date_time, out);
        }
    }
    Ok(())
}

fn push<T>(
    cells: impl Iterator<Item = Option<T>>,
    value: impl Fn(T) -> Value,
    out: &mut Vec<Value>,
) {
    out.extend(cells.map(|cell| cell.map_or(Value::Null, &value)));
}
