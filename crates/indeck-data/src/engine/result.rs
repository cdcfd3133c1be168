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
use crate::{rows, suggest};

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
        let made = rows::values(arrays, *kind).map_err(|error| failed(spec, &error))?;
        let mut column = Column { name: name.clone(), ..made };
        column.label = option(&spec.labels, name).cloned();
        column = with_usual_format(column);
        if let Some(format) = option(&spec.formats, name) {
            column.format = NumberFormat::from(format.clone());
        }
        out.push(column);
    }
    let mut table = ResultTable::new(spec.name.value.as_str(), out);
    table.lineage = lineage;
    Ok(table)
}

/// The diagnostic for rows that are not as they should be.
pub(crate) fn failed(spec: &QuerySpec, error: &ArrowError) -> Diagnostic {
    let message = format!("the result cannot be read: {error}");
    Diagnostic::error("sql-failed", message).at(spec.sql.at.clone())
}

fn option<'a>(options: &'a [(Located<String>, String)], name: &str) -> Option<&'a String> {
    options.iter().find(|(column, _)| column.value == name).map(|(_, value)| value)
}

/// Whole numbers that all lie here are years, which have no groups of digits.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// A column in the format that its values have where nothing is said: days and moments as ISO
/// writes them, whole numbers in groups of digits unless they are years.
///
/// ```
/// use indeck_data::with_usual_format;
/// use indeck_model::Value;
/// use indeck_model::table::{Column, ColumnKind};
/// let column = |values: [i64; 2]| {
///     let cells = values.into_iter().map(Value::Integer).collect();
///     with_usual_format(Column::new("n", ColumnKind::Integer, cells))
/// };
/// assert_eq!(column([12_345, 7]).format.code(), "#,##0");
/// assert_eq!(column([2024, 2025]).format.code(), "General");
/// ```
#[must_use]
pub fn with_usual_format(column: Column) -> Column {
    if column.format != NumberFormat::GENERAL {
        return column;
    }
    let format = match column.kind {
        ColumnKind::Integer if are_years(&column) => NumberFormat::GENERAL,
        ColumnKind::Integer => "#,##0".into(),
        ColumnKind::Date => "yyyy-mm-dd".into(),
        ColumnKind::DateTime => "yyyy-mm-dd hh:mm".into(),
        ColumnKind::Bool | ColumnKind::Number | ColumnKind::Text => NumberFormat::GENERAL,
    };
    Column { format, ..column }
}

fn are_years(column: &Column) -> bool {
    let mut values = column.cells.iter().map(|c| &c.value).filter(|v| !v.is_null()).peekable();
    values.peek().is_some() && values.all(|v| matches!(v, Value::Integer(n) if YEARS.contains(n)))
}

/// Adds the cells of an array, as those of that kind.
pub(crate) fn append(
    array: &ArrayRef,
    kind: ColumnKind,
    out: &mut Vec<Value>,
) -> Result<(), ArrowError> {
    let array = convert::in_type_of(array, kind)?;
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
