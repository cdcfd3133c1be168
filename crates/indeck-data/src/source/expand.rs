//! What a batch becomes in our types: a few bytes of a file can stand for the same long text many
//! times, and here it is written out.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int16Type, Int32Type, Int64Type, RunEndIndexType};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use indeck_model::Diagnostic;

use crate::limits::Limits;
use crate::source::faults::Faults;

/// Bytes that a slice of a batch may become.
const SLICE: u64 = 64 << 20;

/// Bytes of a cell that is no text.
const CELL: u64 = 8;

/// What the cells of a batch become.
pub(crate) struct Expanded {
    /// Bytes of each row.
    rows: Vec<u64>,
    /// Bytes of all texts.
    pub(crate) text: u64,
    /// Bytes of the longest cell, and its column.
    pub(crate) longest: (u64, usize),
}

impl Expanded {
    /// Measures a batch.
    pub(crate) fn of(batch: &RecordBatch) -> Self {
        let mut rows = vec![0_u64; batch.num_rows()];
        let (mut text, mut longest) = (0_u64, (0, 0));
        for (column, array) in batch.columns().iter().enumerate() {
            let Some(cells) = lengths(array) else {
                rows.iter_mut().for_each(|row| *row = row.saturating_add(CELL));
                continue;
            };
            for (row, cell) in rows.iter_mut().zip(cells) {
                *row = row.saturating_add(cell);
                text = text.saturating_add(cell);
                longest = longest.max((cell, column));
            }
        }
        Self { rows, text, longest }
    }

    /// Bytes in all.
    pub(crate) fn bytes(&self) -> u64 {
        self.rows.iter().fold(0, |sum, row| sum.saturating_add(*row))
    }

    /// The batch that was measured, in slices none of which becomes too large.
    pub(crate) fn slices_of(&self, batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> {
        let cut = move |from: &mut usize, count: usize| {
            let slice = batch.slice(*from, count);
            *from += count;
            Some(slice)
        };
        self.slices().into_iter().scan(0, cut)
    }

    /// Where to cut the batch, so that no slice becomes too large: rows of each slice.
    fn slices(&self) -> Vec<usize> {
        let mut slices = Vec::new();
        let (mut count, mut bytes) = (0, 0_u64);
        for row in &self.rows {
            if count > 0 && bytes.saturating_add(*row) > SLICE {
                slices.push(count);
                (count, bytes) = (0, 0);
            }
            count += 1;
            bytes = bytes.saturating_add(*row);
        }
        slices.push(count);
        slices
    }
}

/// Whether the cells of a batch are within the limits, and so much more of the file with them.
pub(crate) fn fits(
    expanded: &Expanded,
    (more, so_far, most): (u64, &mut u64, u64),
    names: &[String],
    limits: &Limits,
    faults: &mut Faults,
) -> bool {
    let (longest, column) = expanded.longest;
    let mut refuse = |message: String| {
        faults.push(1, Diagnostic::error("limit-exceeded", message));
        false
    };
    if longest > limits.max_cell_bytes as u64 {
        let name = names.get(column).map_or("", String::as_str);
        let most = limits.max_cell_bytes;
        return refuse(format!("a cell of column `{name}` has more than {most} bytes"));
    }
    *so_far = so_far.saturating_add(more);
    match *so_far > most {
        true => refuse(format!("what the file holds takes more than {most} bytes")),
        false => true,
    }
}

/// Bytes of each text; nothing for what is no text.
fn lengths(array: &ArrayRef) -> Option<Vec<u64>> {
    Some(match array.data_type() {
        DataType::Utf8 => {
            let offsets = array.as_string::<i32>().offsets();
            offsets.lengths().map(|length| length as u64).collect()
        }
        DataType::LargeUtf8 => {
            let offsets = array.as_string::<i64>().offsets();
            offsets.lengths().map(|length| length as u64).collect()
        }
        DataType::Utf8View => array.as_string_view().lengths().map(u64::from).collect(),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary_opt()?;
            let values = lengths(dictionary.values())?;
            if values.is_empty() {
                return None;
            }
            let keys = dictionary.normalized_keys();
            keys.iter().map(|key| values.get(*key).copied().unwrap_or(0)).collect()
        }
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => of_runs::<Int16Type>(array)?,
            DataType::Int32 => of_runs::<Int32Type>(array)?,
            _ => of_runs::<Int64Type>(array)?,
        },
        _ => return None,
    })
}

fn of_runs<T: RunEndIndexType>(array: &ArrayRef) -> Option<Vec<u64>> {
    let runs = array.as_run_opt::<T>()?;
    let values = lengths(runs.values())?;
    let at = |row| values.get(runs.get_physical_index(row)).copied().unwrap_or(0);
    Some((0..runs.len()).map(at).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{DictionaryArray, Int32Array, RunArray, StringArray, StringViewArray};
    use arrow_schema::{Field, Schema};

    use super::*;

    fn batch(array: ArrayRef) -> RecordBatch {
        let field = Field::new("a", array.data_type().clone(), true);
        RecordBatch::try_new(Arc::new(Schema::new(vec![field])), vec![array]).expect("a batch")
    }

    #[test]
    fn a_text_counts_as_often_as_it_is_written_out() {
        let text = "x".repeat(1 << 20);
        let value: ArrayRef = Arc::new(StringArray::from(vec![text.as_str()]));
        let keys = Int32Array::from(vec![0; 1_000]);
        let dictionary: ArrayRef = Arc::new(DictionaryArray::new(keys, value.clone()));
        let ends = Int32Array::from(vec![1_000]);
        let runs: ArrayRef = Arc::new(RunArray::try_new(&ends, &*value).expect("an array"));
        let views: ArrayRef = Arc::new(StringViewArray::from(vec![text.as_str(); 1_000]));
        for array in [dictionary, runs, views] {
            let expanded = Expanded::of(&batch(array));
            assert_eq!((expanded.bytes(), expanded.longest), (1_000 << 20, (1 << 20, 0)));
            let slices = expanded.slices();
            assert_eq!(slices.iter().sum::<usize>(), 1_000);
            assert!(slices.iter().all(|rows| *rows <= 64));
        }
        let none = Expanded::of(&batch(Arc::new(Int32Array::from(vec![1, 2]))));
        assert_eq!((none.bytes(), none.text, none.slices()), (16, 0, vec![2]));
    }
}
