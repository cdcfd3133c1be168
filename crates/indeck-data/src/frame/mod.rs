//! Data frames: rows that a caller has in memory already, as a dataset.

mod column;
mod names;
mod zone;

use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use indeck_model::spec::SourceSpec;
use indeck_model::{Dataset, Diagnostic};

use crate::convert;
use crate::frame::column::Column;
use crate::source::{Loaded, unknown_columns};

/// Rows of a batch: queries are run and stopped in steps of a batch.
const BATCH_ROWS: usize = 16 * 1024;

/// A data frame: rows in memory under the name of a source.
///
/// What needs no conversion is not copied: true/false, 64-bit whole numbers, numbers without NaN,
/// text with 32-bit offsets, days, and microseconds without a zone stay the caller's memory. All
/// other plain types become one of these; moments with a time zone are shown as the clocks of that
/// zone show them. Lists, records and maps are refused.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
/// use indeck_data::Frame;
///
/// let region: ArrayRef = Arc::new(StringArray::from(vec!["North", "South"]));
/// let revenue: ArrayRef = Arc::new(Float64Array::from(vec![1.5, f64::NAN]));
/// let batch = RecordBatch::try_from_iter([("region", region), ("revenue", revenue)])?;
/// let frame = Frame::new("sales", batch.schema(), vec![batch]).unwrap();
/// assert_eq!(frame.dataset().row_count(), 2);
/// assert_eq!(
///     frame.diagnostics()[0].to_string(),
///     "warning[not-finite]: column `revenue` of the data frame `sales`: 1 cell is NaN or \
///      infinite, and read as missing"
/// );
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Frame {
    dataset: Dataset,
    remarks: Vec<Diagnostic>,
}

impl Frame {
    /// A data frame of these batches, which are of that schema.
    ///
    /// # Errors
    /// All that is wrong with it, none with a place: `source-empty` without columns,
    /// `duplicate-column` for two columns of one name, `unsupported-type` for lists, records and
    /// maps, `unknown-time-zone`, and `mixed-schema` for batches that are not of the schema.
    pub fn new(
        name: &str,
        schema: SchemaRef,
        batches: Vec<RecordBatch>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut found = Vec::new();
        let names = names::of(name, &schema, &mut found);
        found.extend(unlike(name, &schema, &batches));
        if found.iter().any(Diagnostic::is_error) {
            return Err(found);
        }
        let batches: Vec<RecordBatch> = batches.iter().flat_map(pieces).collect();
        let fields = schema.fields().iter().zip(&names).enumerate();
        let columns = fields.map(|(index, (field, column))| {
            let arrays = batches.iter().filter_map(|batch| batch.columns().get(index)).cloned();
            Column::of(field.data_type(), arrays.collect())
                .inspect(|made| found.extend(made.remarks(name, column)))
                .map_err(|refused| found.push(refused.to_diagnostic(name, column)))
                .ok()
        });
        let columns: Vec<Column> = columns.collect::<Vec<_>>().into_iter().flatten().collect();
        if found.iter().any(Diagnostic::is_error) {
            return Err(found);
        }
        let rows: Vec<usize> = batches.iter().map(RecordBatch::num_rows).collect();
        let dataset = assembled(name, &names, columns, &rows).map_err(|error| {
            let message = format!("the data frame `{name}` cannot be read: {error}");
            vec![Diagnostic::error("source-unreadable", message)]
        })?;
        Ok(Self { dataset, remarks: found })
    }

    /// Its name, by which queries refer to it.
    pub fn name(&self) -> &str {
        &self.dataset.name
    }

    /// Its rows, in the types that files are read as.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Its rows.
    pub fn into_dataset(self) -> Dataset {
        self.dataset
    }

    /// Warnings, none with a place: columns without a name, cells that are missing now, columns
    /// that became text.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.remarks
    }

    /// The frame in place of a source's files: with the types that the source gives its columns.
    /// Diagnostics are at the source's name.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{ArrayRef, Int64Array, RecordBatch};
    /// use arrow_schema::DataType;
    /// use indeck_data::Frame;
    /// use indeck_model::Location;
    /// use indeck_model::spec::{Located, SourceSpec};
    /// use indeck_model::table::ColumnKind;
    ///
    /// let zip: ArrayRef = Arc::new(Int64Array::from(vec![1012, 3511]));
    /// let batch = RecordBatch::try_from_iter([("zip", zip)])?;
    /// let frame = Frame::new("shops", batch.schema(), vec![batch]).unwrap();
    /// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
    /// let mut source = SourceSpec::new(at("shops"), at(""));
    /// source.columns.push((at("zip"), ColumnKind::Text));
    /// let shops = frame.as_source(&source).dataset.unwrap();
    /// assert_eq!(shops.schema.field(0).data_type(), &DataType::Utf8);
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    pub fn as_source(&self, source: &SourceSpec) -> Loaded {
        let dataset = &self.dataset;
        let place = |diagnostic: &Diagnostic| diagnostic.clone().at(source.name.at.clone());
        let mut found: Vec<Diagnostic> = self.remarks.iter().map(place).collect();
        let names: Vec<String> =
            dataset.schema.fields().iter().map(|field| field.name().clone()).collect();
        found.extend(unknown_columns(source, &names));
        let mut columns = Vec::with_capacity(names.len());
        for (index, field) in dataset.schema.fields().iter().enumerate() {
            let arrays = dataset.batches.iter().filter_map(|batch| batch.columns().get(index));
            let kind = convert::kind(field.data_type());
            let column = Column::plain(kind, arrays.cloned().collect());
            let mut fixed = source.columns.iter().filter(|(name, _)| name.value == *field.name());
            let Some((written, wanted)) = fixed.next() else {
                columns.push(column);
                continue;
            };
            match column.fixed(*wanted, &source.nulls) {
                Ok(column) => columns.push(column),
                Err(row) => found.push(misfit(source, written, wanted.noun(), row)),
            }
        }
        if found.iter().any(Diagnostic::is_error) {
            return Loaded::failed(found);
        }
        let rows: Vec<usize> = dataset.batches.iter().map(RecordBatch::num_rows).collect();
        match assembled(&source.name, &names, columns, &rows) {
            Ok(dataset) => Loaded { dataset: Some(dataset), diagnostics: found },
            Err(error) => {
                let message = format!("the data frame cannot be read: {error}");
                found.push(place(&Diagnostic::error("source-unreadable", message)));
                Loaded::failed(found)
            }
        }
    }
}

/// The columns as one dataset; the rows of each batch are told for frames without columns.
fn assembled(
    name: &str,
    names: &[String],
    columns: Vec<Column>,
    rows: &[usize],
) -> Result<Dataset, ArrowError> {
    let fields = names.iter().zip(&columns);
    let fields = fields.map(|(name, c)| Field::new(name, convert::data_type(c.kind), true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let mut arrays: Vec<_> = columns.into_iter().map(|c| c.arrays.into_iter()).collect();
    let mut batches = Vec::with_capacity(rows.len());
    for rows in rows {
        let next = arrays.iter_mut().filter_map(Iterator::next).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(*rows));
        batches.push(RecordBatch::try_new_with_options(schema.clone(), next, &options)?);
    }
    Ok(Dataset::new(name, schema, batches))
}

/// A batch in pieces of [`BATCH_ROWS`], which share its memory; none of a batch without rows.
fn pieces(batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> {
    let rows = batch.num_rows();
    (0..rows).step_by(BATCH_ROWS).map(move |at| match rows <= BATCH_ROWS {
        true => batch.clone(),
        false => batch.slice(at, BATCH_ROWS.min(rows - at)),
    })
}

/// Says that a batch is not of the schema that it came with.
fn unlike(name: &str, schema: &SchemaRef, batches: &[RecordBatch]) -> Option<Diagnostic> {
    let kinds = |schema: &Schema| -> Vec<_> {
        schema.fields().iter().map(|f| (f.name().clone(), f.data_type().clone())).collect()
    };
    let differs = |batch: &RecordBatch| {
        let own = batch.schema_ref();
        !Arc::ptr_eq(own, schema) && kinds(own) != kinds(schema)
    };
    batches.iter().any(differs).then(|| {
        let message = format!("the parts of the data frame `{name}` differ in their columns");
        Diagnostic::error("mixed-schema", message)
    })
}

fn misfit(
    source: &SourceSpec,
    column: &indeck_model::spec::Located<String>,
    wanted: &str,
    row: Option<usize>,
) -> Diagnostic {
    let row = row.map(|row| format!(", first in row {}", row + 1)).unwrap_or_default();
    let (name, frame) = (&column.value, &source.name.value);
    let message =
        format!("column `{name}` of the data frame `{frame}` cannot be read as {wanted}{row}");
    Diagnostic::error("type-mismatch", message).at(column.at.clone())
}
