//! The second pass over the files of a source: cells into record batches.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema, SchemaRef};
use indeck_model::Diagnostic;
use indeck_model::dataset::{Lines, Origin};
use indeck_model::spec::SourceSpec;

use crate::convert::data_type;
use crate::limits::Limits;
use crate::source::csv::TextInput;
use crate::source::csv::chunks::ReadError;
use crate::source::csv::column::{ColumnBuilder, ColumnPlan};
use crate::source::csv::record::{Record, RecordReader};
use crate::source::csv::scan::{FileLayout, misfit, refuse};
use crate::source::digest::Passing;
use crate::source::faults::Faults;

/// Rows of a batch.
const BATCH_ROWS: usize = 16 * 1024;
/// Bytes of text after which a batch ends early, well below what one Arrow text array can hold.
const BATCH_BYTES: usize = 256 << 20;

/// What the first pass decided.
pub(crate) struct TablePlan<'a> {
    pub(crate) names: Vec<String>,
    pub(crate) columns: Vec<ColumnPlan>,
    pub(crate) files: Vec<FileLayout>,
    pub(crate) source: &'a SourceSpec,
    pub(crate) limits: &'a Limits,
}

impl TablePlan<'_> {
    /// Gives all rows of all inputs to `take`, batch by batch; where they came from.
    ///
    /// # Errors
    /// What is wrong, if a file was changed since the first pass.
    pub(crate) fn read(
        &self,
        inputs: &[TextInput<'_>],
        take: &mut dyn FnMut(RecordBatch),
    ) -> Result<Vec<Origin>, Vec<Diagnostic>> {
        let mut rows = Rows::new(self, take);
        for (input, layout) in inputs.iter().zip(&self.files) {
            let mut faults = Faults::new(input.name.as_str());
            if let Err(error) = self.read_file(input, layout, &mut rows, &mut faults) {
                refuse(error, &mut faults);
            }
            if faults.has_errors() {
                return Err(faults.finish());
            }
        }
        rows.finish().map_err(|error| {
            let mut faults = Faults::new(self.source.file.value.as_str());
            refuse(error, &mut faults);
            faults.finish()
        })
    }

    fn read_file(
        &self,
        input: &TextInput<'_>,
        layout: &FileLayout,
        rows: &mut Rows<'_, '_>,
        faults: &mut Faults,
    ) -> Result<(), ReadError> {
        let (read, passed) = Passing::new(input.open().map_err(ReadError::Io)?);
        let read = Box::new(read);
        let mut reader = RecordReader::new(read, layout.delimiter, self.limits);
        reader.next()?;
        while let Some(record) = reader.next()? {
            if record.len() == layout.order.len() {
                rows.push(&record, &layout.order, faults)?;
            } else {
                let message = "the file was changed while it was read";
                faults.push(record.line, Diagnostic::error("source-unreadable", message));
            }
        }
        rows.end_file(&input.name, passed.digest());
        Ok(())
    }

    pub(crate) fn schema(&self) -> SchemaRef {
        let columns = self.names.iter().zip(&self.columns);
        let fields = columns.map(|(name, plan)| Field::new(name, data_type(plan.kind), true));
        Arc::new(Schema::new(fields.collect::<Vec<_>>()))
    }
}

/// Rows on their way into batches.
struct Rows<'a, 't> {
    plan: &'a TablePlan<'a>,
    take: &'t mut dyn FnMut(RecordBatch),
    schema: SchemaRef,
    builders: Vec<ColumnBuilder>,
    rows: usize,
    bytes: usize,
    /// The files that were read.
    origins: Vec<Origin>,
    /// The rows of the file that is being read, and their lines.
    file_rows: u64,
    lines: Lines,
}

impl<'a, 't> Rows<'a, 't> {
    fn new(plan: &'a TablePlan<'a>, take: &'t mut dyn FnMut(RecordBatch)) -> Self {
        let builders = plan.columns.iter().map(|&column| ColumnBuilder::new(column)).collect();
        let schema = plan.schema();
        Self {
            plan,
            take,
            schema,
            builders,
            rows: 0,
            bytes: 0,
            origins: Vec::new(),
            file_rows: 0,
            lines: Lines::default(),
        }
    }

    fn push(
        &mut self,
        record: &Record<'_>,
        order: &[usize],
        faults: &mut Faults,
    ) -> Result<(), ReadError> {
        let nulls = &self.plan.source.nulls;
        for (field, (text, &column)) in record.fields().zip(order).enumerate() {
            let Some(builder) = self.builders.get_mut(column) else { continue };
            self.bytes += text.len();
            if builder.push(text, nulls).is_err()
                && let (Some(name), Some(plan)) =
                    (self.plan.names.get(column), self.plan.columns.get(column))
            {
                faults.push_at(record.line, record.column(field), misfit(name, *plan));
            }
        }
        self.rows += 1;
        self.file_rows += 1;
        self.lines.push(record.line);
        let full = self.rows == BATCH_ROWS || self.bytes > BATCH_BYTES;
        if full { self.end_batch() } else { Ok(()) }
    }

    fn end_file(&mut self, name: &str, digest: [u8; 32]) {
        let lines = Some(std::mem::take(&mut self.lines));
        let rows = std::mem::take(&mut self.file_rows);
        self.origins.push(Origin { file: name.to_owned(), rows, lines, digest: Some(digest) });
    }

    fn end_batch(&mut self) -> Result<(), ReadError> {
        let arrays = self.builders.iter_mut().map(ColumnBuilder::finish).collect();
        let batch = RecordBatch::try_new(self.schema.clone(), arrays)
            .map_err(|error| ReadError::Io(std::io::Error::other(error)))?;
        (self.take)(batch);
        self.rows = 0;
        self.bytes = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Origin>, ReadError> {
        if self.rows > 0 {
            self.end_batch()?;
        }
        Ok(self.origins)
    }
}
