//! Slices of a dataset: the values of a column, and the rows of one of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::compute::kernels::cmp;
use arrow::compute::{filter_record_batch, or};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, Scalar,
    StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, Schema};
use indeck_model::{Dataset, Value};

use crate::view::{self, ColumnView};

/// Values of a column that [`distinct`] lists.
const MAX_VALUES: usize = 100_000;

/// Why the values of a column cannot be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SliceError {
    /// The dataset has no such column.
    #[error("there is no such column")]
    UnknownColumn,
    /// The column has more values than may be listed.
    #[error("the column has more than {limit} values")]
    TooManyValues {
        /// Values that may be listed.
        limit: usize,
    },
}

/// The values of a column, each once and sorted: text by code point, all else by size. Missing
/// cells are no value.
///
/// # Errors
/// [`SliceError::UnknownColumn`] if there is no such column, [`SliceError::TooManyValues`] above
/// 100,000 values.
///
/// ```
/// use indeck_data::{Limits, distinct, read_csv};
/// use indeck_model::{Location, Value};
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
/// let source = SourceSpec::new(at("sales"), at("sales.csv"));
/// let csv = b"region,units\nSouth,4\nNorth,3\nSouth,5\n";
/// let sales = read_csv("sales.csv", csv, &source, &Limits::default()).dataset.unwrap();
/// let regions = ["North", "South"].map(|region| Value::Text(region.to_owned()));
/// assert_eq!(distinct(&sales, "region")?, regions);
/// # Ok::<(), indeck_data::SliceError>(())
/// ```
pub fn distinct(dataset: &Dataset, column: &str) -> Result<Vec<Value>, SliceError> {
    let view = ColumnView::of(dataset, column).ok_or(SliceError::UnknownColumn)?;
    let mut keys = BTreeSet::new();
    let mut last = None;
    view.each(|_, key| {
        // Most data comes in runs of one value.
        if key != last && keys.len() <= MAX_VALUES {
            keys.extend(key);
            last = key;
        }
    });
    if keys.len() > MAX_VALUES {
        return Err(SliceError::TooManyValues { limit: MAX_VALUES });
    }
    Ok(keys.into_iter().map(|key| key.value(view.kind)).collect())
}

/// The rows that have that value in a column; `None` if there is no such column.
///
/// A text that reads as a value of the column's kind stands for it, so that a value may come from
/// a command line. No row has [`Value::Null`], or a value that is not of the column's kind. What
/// files the rows stand in is not known of a slice ([`Dataset::place`]).
///
/// ```
/// use indeck_data::{Limits, only, read_csv};
/// use indeck_model::{Location, Value};
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
/// let source = SourceSpec::new(at("sales"), at("sales.csv"));
/// let csv = b"year,units\n2025,4\n2026,3\n2026,5\n";
/// let sales = read_csv("sales.csv", csv, &source, &Limits::default()).dataset.unwrap();
/// let of_year = |year| only(&sales, "year", &year).map(|slice| slice.row_count());
/// assert_eq!(of_year(Value::Integer(2026)), Some(2));
/// assert_eq!(of_year(Value::Text("2025".to_owned())), Some(1));
/// ```
pub fn only(dataset: &Dataset, column: &str, value: &Value) -> Option<Dataset> {
    let view = ColumnView::of(dataset, column)?;
    let wanted = view::fit(view.kind, value);
    let mut batches = Vec::new();
    for (batch, array) in dataset.batches.iter().zip(&view.arrays) {
        let Some(wanted) = &wanted else { break };
        // Rows that cannot be told apart are nobody's.
        let Ok(kept) = rows_of(batch, array, wanted) else { continue };
        batches.extend((kept.num_rows() > 0).then_some(kept));
    }
    Some(Dataset { batches, origins: Vec::new(), ..shallow(dataset) })
}

/// The condition that every row of [`only`] meets, in the form in which facts tell conditions.
///
/// ```
/// use indeck_model::Value;
/// let dutch = indeck_data::equality("sales", "country", &Value::Text("NL".to_owned()));
/// assert_eq!(dutch, "sales.country = 'NL'");
/// ```
pub fn equality(dataset: &str, column: &str, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{dataset}.{column} = '{}'", text.replace('\'', "''")),
        value => format!("{dataset}.{column} = {value}"),
    }
}

/// The dataset without these columns; its rows stay.
pub fn without_columns(dataset: &Dataset, names: &BTreeSet<&str>) -> Dataset {
    let fields = dataset.schema.fields().iter().zip(0..);
    let kept: Vec<usize> = fields
        .filter(|(field, _)| !names.contains(field.name().as_str()))
        .map(|(_, index)| index)
        .collect();
    let columns = kept.iter().filter_map(|index| dataset.columns.get(*index).cloned()).collect();
    let batches = dataset.batches.iter().map(|batch| batch.project(&kept)).collect();
    let none = || (Schema::empty(), Ok(Vec::new()));
    let (schema, batches) = dataset.schema.project(&kept).map_or_else(|_| none(), |s| (s, batches));
    Dataset {
        schema: Arc::new(schema),
        // A batch that does not fit its schema shows nothing.
        batches: batches.unwrap_or_else(|_: ArrowError| Vec::new()),
        columns,
        origins: dataset.origins.clone(),
        ..shallow(dataset)
    }
}

/// The dataset without its rows.
fn shallow(dataset: &Dataset) -> Dataset {
    Dataset {
        name: dataset.name.clone(),
        files: dataset.files.clone(),
        schema: dataset.schema.clone(),
        batches: Vec::new(),
        columns: dataset.columns.clone(),
        classification: dataset.classification,
        origins: Vec::new(),
        unread: dataset.unread.clone(),
    }
}

fn rows_of(
    batch: &RecordBatch,
    array: &ArrayRef,
    wanted: &Value,
) -> Result<RecordBatch, ArrowError> {
    let equal = |wanted: ArrayRef| cmp::eq(array, &Scalar::new(wanted));
    let mask = match wanted {
        Value::Null => BooleanArray::new_null(batch.num_rows()),
        Value::Bool(truth) => equal(Arc::new(BooleanArray::from(vec![*truth])))?,
        Value::Integer(number) => equal(Arc::new(Int64Array::from(vec![*number])))?,
        // To the kernel the two zeros differ.
        Value::Number(number) if *number == 0.0 => {
            let zero = |zero: f64| equal(Arc::new(Float64Array::from(vec![zero])));
            or(&zero(0.0)?, &zero(-0.0)?)?
        }
        Value::Number(number) => equal(Arc::new(Float64Array::from(vec![*number])))?,
        Value::Text(text) => equal(Arc::new(StringArray::from(vec![text.as_str()])))?,
        Value::Date(day) => equal(Arc::new(Date32Array::from(vec![day.days])))?,
        Value::DateTime(moment) => {
            equal(Arc::new(TimestampMicrosecondArray::from(vec![moment.micros])))?
        }
    };
    filter_record_batch(batch, &mask)
}
