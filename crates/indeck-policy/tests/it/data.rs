//! Small datasets.

use arrow_array::{ArrayRef, RecordBatch};
use indeck_model::Dataset;

/// A dataset `people` of these columns.
pub(crate) fn dataset<'a>(columns: impl IntoIterator<Item = (&'a str, ArrayRef)>) -> Dataset {
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true)));
    let batch = batch.unwrap();
    Dataset::new("people", batch.schema(), vec![batch])
}
