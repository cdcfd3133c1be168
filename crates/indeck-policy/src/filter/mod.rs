//! Row filters: which records of a dataset may be seen.

mod compare;
mod condition;
mod parse;
mod token;

use std::sync::Arc;

use arrow_array::{BooleanArray, RecordBatch};
use arrow_select::filter::filter_record_batch;
use indeck_model::dataset::Dataset;

pub use self::condition::{Comparison, Operator, RowFilter};
pub use self::parse::{FilterFault, Misread};

use crate::Error;
use crate::plain::{self, Plain};

/// The rows of the dataset for which the condition is true, in their order. It is not known any more
/// from which lines of which files they came.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Int64Array, RecordBatch};
/// use indeck_model::{Dataset, Value};
/// use indeck_policy::filter::{self, Comparison, Operator, RowFilter};
/// let years: ArrayRef = Arc::new(Int64Array::from(vec![Some(2024), None, Some(2026)]));
/// let batch = RecordBatch::try_from_iter([("year", years)]).unwrap();
/// let sales = Dataset::new("sales", batch.schema(), vec![batch]);
/// let old = Comparison {
///     column: "year".into(),
///     operator: Operator::Less,
///     values: vec![Value::Integer(2026)],
/// };
/// let old = RowFilter::Compare(old);
/// assert_eq!(filter::apply(&sales, &old).unwrap().row_count(), 1);
/// // Nor is the missing year one that is not old.
/// assert_eq!(filter::apply(&sales, &RowFilter::Not(Box::new(old))).unwrap().row_count(), 1);
/// ```
///
/// # Errors
/// [`Error::UnknownColumn`], [`Error::ValueCount`] and [`Error::IncomparableValue`] for what is wrong
/// with the condition, rows or not; [`Error::UnreadableColumn`] and [`Error::BrokenDataset`].
pub fn apply(dataset: &Dataset, filter: &RowFilter) -> Result<Dataset, Error> {
    // Once without rows, so that a wrong condition is refused however few rows there are.
    rows(dataset, &RecordBatch::new_empty(dataset.schema.clone()), filter)?;
    let batches = dataset.batches.iter().map(|batch| {
        let kept = rows(dataset, batch, filter)?;
        let kept: BooleanArray = kept.into_iter().map(|truth| Some(truth == Some(true))).collect();
        filter_record_batch(batch, &kept).map_err(|source| plain::broken(dataset, Some(source)))
    });
    Ok(Dataset {
        name: dataset.name.clone(),
        files: dataset.files.clone(),
        schema: Arc::clone(&dataset.schema),
        batches: batches.collect::<Result<_, _>>()?,
        columns: dataset.columns.clone(),
        classification: dataset.classification,
        origins: Vec::new(),
        unread: dataset.unread.clone(),
    })
}

/// For each row of the batch: whether the condition holds, `None` where that is unknown.
fn rows(
    dataset: &Dataset,
    batch: &RecordBatch,
    filter: &RowFilter,
) -> Result<Vec<Option<bool>>, Error> {
    let fold = |parts: &[RowFilter], start: bool| {
        let mut all = vec![Some(start); batch.num_rows()];
        for part in parts {
            let other = rows(dataset, batch, part)?;
            let pairs = all.iter_mut().zip(other);
            pairs.for_each(|(one, other)| {
                *one = if start { and(*one, other) } else { or(*one, other) }
            });
        }
        Ok(all)
    };
    match filter {
        RowFilter::All(parts) => fold(parts, true),
        RowFilter::Any(parts) => fold(parts, false),
        RowFilter::Not(part) => {
            let truths = rows(dataset, batch, part)?;
            Ok(truths.into_iter().map(|truth| truth.map(|truth| !truth)).collect())
        }
        RowFilter::Compare(comparison) => {
            let index = plain::index(dataset, &comparison.column)?;
            let array = plain::array(batch, dataset, index)?;
            let plain = Plain::new(array, &dataset.name, &comparison.column)?;
            compare::rows(&plain, comparison)
        }
    }
}

fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
