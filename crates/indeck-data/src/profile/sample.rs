//! Some rows of a file, spread evenly over it.

use arrow_array::{RecordBatch, UInt64Array};
use arrow_schema::SchemaRef;
use indeck_model::Dataset;

/// Every so manieth row.
pub(super) struct Sample {
    name: String,
    /// Rows that are wanted.
    wanted: usize,
    /// One of so many rows is kept.
    step: usize,
    /// Rows seen.
    seen: usize,
    kept: usize,
    schema: Option<SchemaRef>,
    batches: Vec<RecordBatch>,
}

impl Sample {
    pub(super) fn new(name: &str, wanted: usize) -> Self {
        let (step, seen, kept) = (1, 0, 0);
        let wanted = wanted.max(1);
        Self { name: name.to_owned(), wanted, step, seen, kept, schema: None, batches: Vec::new() }
    }

    pub(super) fn add(&mut self, batch: &RecordBatch) {
        let schema = self.schema.get_or_insert_with(|| batch.schema()).clone();
        // A column of whole numbers can have others in a later batch; what was seen will do.
        if batch.schema() == schema {
            let first = (self.step - self.seen % self.step) % self.step;
            self.keep(batch, first);
        }
        self.seen += batch.num_rows();
        while self.kept > 2 * self.wanted {
            self.thin();
        }
    }

    fn keep(&mut self, batch: &RecordBatch, first: usize) {
        let rows = (first..batch.num_rows()).step_by(self.step).map(|row| row as u64);
        let rows: UInt64Array = rows.collect();
        // Rows are of the batch, so this takes them all.
        if let Ok(picked) = arrow::compute::take_record_batch(batch, &rows) {
            self.kept += picked.num_rows();
            self.batches.push(picked);
        }
    }

    /// Keeps every second row of what is there.
    fn thin(&mut self) {
        let before = std::mem::take(&mut self.batches);
        let (step, mut at) = (self.step, 0);
        self.step = 2;
        self.kept = 0;
        for batch in before {
            self.keep(&batch, at % 2);
            at += batch.num_rows();
        }
        self.step = step * 2;
    }

    pub(super) fn finish(self) -> Dataset {
        let schema =
            self.schema.unwrap_or_else(|| std::sync::Arc::new(arrow_schema::Schema::empty()));
        Dataset::new(self.name, schema, self.batches)
    }
}
