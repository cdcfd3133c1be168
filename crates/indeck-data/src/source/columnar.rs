//! Files that bring their types along: batches of several files into one dataset of our types.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};
use indeck_model::dataset::Origin;
use indeck_model::spec::SourceSpec;
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Diagnostic};

use crate::cancel::Cancel;
use crate::convert::{self, Converted};
use crate::limits::Limits;
use crate::source::expand::{Expanded, fits};
use crate::source::faults::Faults;
use crate::source::files::DataFile;
use crate::source::fixed::{Fixed, common_kind, fixed_array};
use crate::source::{Loaded, place_columns, unknown_columns};

/// Rows of a batch.
pub(crate) const BATCH_ROWS: usize = 16 * 1024;

/// A file that is open for reading.
pub(crate) struct Opened {
    /// Its columns.
    pub(crate) schema: SchemaRef,
    /// Its rows; an error is the reader's reason.
    pub(crate) batches: Box<dyn Iterator<Item = Result<RecordBatch, String>>>,
    /// SHA-256 of its bytes, taken through the handle that the rows are read through.
    pub(crate) digest: [u8; 32],
}

/// Reads the files of a source by the function that opens one of them.
pub(crate) fn read(
    files: &[DataFile<'_>],
    source: &SourceSpec,
    limits: &Limits,
    open: fn(&DataFile<'_>, &Cancel) -> Result<Opened, String>,
) -> Loaded {
    let mut assembly = Assembly::new(source, limits);
    let mut diagnostics = Vec::new();
    let mut refused = false;
    let mut origins = Vec::with_capacity(files.len());
    for file in files {
        let mut faults = Faults::new(file.name.as_str());
        assembly.rows_before_file = assembly.rows;
        let mut digest = None;
        let read = || {
            let opened = open(file, &limits.cancel)?;
            digest = Some(opened.digest);
            assembly.read_file(opened, &mut faults)
        };
        // The readers of these formats panic on some broken files; those are refused as well.
        let read = panic::catch_unwind(AssertUnwindSafe(read));
        if let Err(reason) = read.unwrap_or_else(|_| Err("it is broken".to_owned())) {
            let message = format!("the file cannot be read: {reason}");
            faults.push(1, Diagnostic::error("source-unreadable", message));
        }
        let rows = assembly.rows - assembly.rows_before_file;
        origins.push(Origin { file: file.name.clone(), rows, lines: None, digest });
        refused |= faults.has_errors();
        diagnostics.extend(faults.finish());
    }
    if !refused {
        let unknown = unknown_columns(source, &assembly.names);
        refused = !unknown.is_empty();
        diagnostics.extend(unknown);
    }
    if refused {
        return Loaded::failed(diagnostics);
    }
    diagnostics.extend(assembly.remarks());
    match assembly.finish() {
        Ok(mut dataset) => {
            dataset.files = files.iter().map(|file| file.name.clone()).collect();
            dataset.origins = origins;
            Loaded { dataset: Some(dataset), diagnostics }
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            Loaded::failed(diagnostics)
        }
    }
}

/// Gives the rows of a file to `take`, batch by batch in our types; a column may be of whole numbers
/// in one batch and of numbers in the next.
///
/// # Errors
/// What is wrong with the file.
pub(crate) fn stream(
    file: &DataFile<'_>,
    limits: &Limits,
    open: fn(&DataFile<'_>, &Cancel) -> Result<Opened, String>,
    take: &mut dyn FnMut(RecordBatch),
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let mut faults = Faults::new(file.name.as_str());
    // The readers of these formats panic on some broken files; those are refused as well.
    let read = panic::catch_unwind(AssertUnwindSafe(|| {
        give(open(file, &limits.cancel)?, limits, &mut faults, take)
    }));
    if let Err(reason) = read.unwrap_or_else(|_| Err("it is broken".to_owned())) {
        let message = format!("the file cannot be read: {reason}");
        faults.push(1, Diagnostic::error("source-unreadable", message));
    }
    if faults.has_errors() { Err(faults.finish()) } else { Ok(faults.finish()) }
}

fn give(
    file: Opened,
    limits: &Limits,
    faults: &mut Faults,
    take: &mut dyn FnMut(RecordBatch),
) -> Result<(), String> {
    let names: Vec<String> = file.schema.fields().iter().map(|f| f.name().clone()).collect();
    check_names(&names, limits, faults);
    let (mut rows, mut bytes) = (0, 0);
    for batch in file.batches {
        if faults.has_errors() {
            return Ok(());
        }
        if limits.cancel.is_cancelled() {
            faults.push(1, Diagnostic::error("cancelled", "reading was stopped"));
            return Ok(());
        }
        let batch = batch?;
        rows += batch.num_rows() as u64;
        if rows > limits.max_rows {
            let message = format!("the source has more than {} rows", limits.max_rows);
            faults.push(1, Diagnostic::error("limit-exceeded", message));
            return Ok(());
        }
        let expanded = Expanded::of(&batch);
        let text = (expanded.text, &mut bytes, limits.max_file_bytes);
        if !fits(&expanded, text, &names, limits, faults) {
            return Ok(());
        }
        for slice in expanded.slices_of(&batch) {
            take(in_our_types(&names, &slice)?);
        }
    }
    Ok(())
}

fn in_our_types(names: &[String], batch: &RecordBatch) -> Result<RecordBatch, String> {
    let mut columns = Vec::with_capacity(names.len());
    for (name, array) in names.iter().zip(batch.columns()) {
        let converted = convert::to_our_type(array).map_err(|error| error.to_string())?;
        let field = Field::new(name, converted.array.data_type().clone(), true);
        columns.push((field, converted.array));
    }
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    let rows = arrow_array::RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &rows)
        .map_err(|error| error.to_string())
}

/// A dataset in the making.
struct Assembly<'a> {
    source: &'a SourceSpec,
    limits: &'a Limits,
    names: Vec<String>,
    kinds: Vec<ColumnKind>,
    batches: Vec<Vec<ArrayRef>>,
    rows: u64,
    /// Bytes of text, written out.
    bytes: u64,
    /// Rows of the files before the one that is being read.
    rows_before_file: u64,
    /// Cells that were NaN or infinite, by column.
    not_finite: BTreeMap<usize, u64>,
    /// Columns of types that we do not have, with the type.
    as_text: BTreeSet<(usize, String)>,
}

impl<'a> Assembly<'a> {
    fn new(source: &'a SourceSpec, limits: &'a Limits) -> Self {
        Self {
            source,
            limits,
            names: Vec::new(),
            kinds: Vec::new(),
            batches: Vec::new(),
            rows: 0,
            bytes: 0,
            rows_before_file: 0,
            not_finite: BTreeMap::new(),
            as_text: BTreeSet::new(),
        }
    }

    fn read_file(&mut self, file: Opened, faults: &mut Faults) -> Result<(), String> {
        let order = self.place(&file.schema, faults);
        if faults.has_errors() {
            return Ok(());
        }
        for batch in file.batches {
            if self.limits.cancel.is_cancelled() {
                faults.push(1, Diagnostic::error("cancelled", "reading was stopped"));
                return Ok(());
            }
            let batch = batch?;
            self.rows += batch.num_rows() as u64;
            if self.rows > self.limits.max_rows {
                let message = format!("the source has more than {} rows", self.limits.max_rows);
                faults.push(1, Diagnostic::error("limit-exceeded", message));
                return Ok(());
            }
            let expanded = Expanded::of(&batch);
            let names: Vec<String> =
                batch.schema_ref().fields().iter().map(|field| field.name().clone()).collect();
            let all = (expanded.bytes(), &mut self.bytes, self.limits.source_bytes);
            if !fits(&expanded, all, &names, self.limits, faults) {
                return Ok(());
            }
            self.push(&batch, &order, faults)?;
            if faults.has_errors() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Where each column of the file stands among those of the source.
    fn place(&mut self, schema: &Schema, faults: &mut Faults) -> Vec<usize> {
        let names: Vec<String> = schema.fields().iter().map(|f| f.name().clone()).collect();
        check_names(&names, self.limits, faults);
        if self.names.is_empty() {
            let kinds = schema.fields().iter().map(|field| {
                self.fixed_kind(field.name()).unwrap_or(convert::kind(field.data_type()))
            });
            self.kinds = kinds.collect();
            self.names = names;
            return (0..self.names.len()).collect();
        }
        let order = place_columns(&self.names, &names, 1, faults);
        for (field, &column) in schema.fields().iter().zip(&order) {
            if self.fixed_kind(field.name()).is_some() {
                continue;
            }
            let Some(kind) = self.kinds.get_mut(column) else { continue };
            let found = convert::kind(field.data_type());
            match common_kind(*kind, found) {
                Some(common) => *kind = common,
                None => {
                    let (name, one, other) = (field.name(), found.noun(), kind.noun());
                    let message = format!(
                        "column `{name}` is {one} in this file, but {other} in the first one"
                    );
                    faults.push(1, Diagnostic::error("mixed-schema", message));
                }
            }
        }
        order
    }

    fn push(
        &mut self,
        batch: &RecordBatch,
        order: &[usize],
        faults: &mut Faults,
    ) -> Result<(), String> {
        let mut arrays: Vec<Option<ArrayRef>> = vec![None; self.names.len()];
        for (array, &column) in batch.columns().iter().zip(order) {
            let Converted { array, kind, not_finite, as_text } =
                convert::to_our_type(array).map_err(|error| error.to_string())?;
            if not_finite > 0 {
                *self.not_finite.entry(column).or_default() += not_finite;
            }
            self.as_text.extend(as_text.map(|found| (column, found)));
            let array = self.fit(array, kind, column, faults)?;
            if let Some(place) = arrays.get_mut(column) {
                *place = Some(array);
            }
        }
        self.batches.push(arrays.into_iter().flatten().collect());
        Ok(())
    }

    fn fixed_kind(&self, name: &str) -> Option<ColumnKind> {
        let mut columns = self.source.columns.iter();
        columns.find(|(fixed, _)| fixed.value == name).map(|(_, kind)| *kind)
    }

    /// The array in the kind that the spec fixes for its column; without one, the column becomes
    /// as wide as the array needs.
    fn fit(
        &mut self,
        array: ArrayRef,
        kind: ColumnKind,
        column: usize,
        faults: &mut Faults,
    ) -> Result<ArrayRef, String> {
        let name = self.names.get(column).map_or("", String::as_str);
        let Some(wanted) = self.fixed_kind(name) else {
            if let Some(common) = self.kinds.get_mut(column) {
                *common = common_kind(*common, kind).unwrap_or(*common);
            }
            return Ok(array);
        };
        let first = match fixed_array(&array, kind, wanted, &self.source.nulls)? {
            Fixed::Array(fixed) => return Ok(fixed),
            Fixed::Misfit(first) => first,
        };
        let before = self.rows - self.rows_before_file - array.len() as u64;
        let row = first.map(|row| format!(", first in row {}", before + row as u64 + 1));
        let row = row.unwrap_or_default();
        let message = format!("column `{name}` cannot be read as {}{row}", wanted.noun());
        faults.push(1, Diagnostic::error("type-mismatch", message));
        Ok(array)
    }

    fn remarks(&self) -> Vec<Diagnostic> {
        let name = |column: usize| self.names.get(column).map_or("", String::as_str);
        let as_text = self.as_text.iter().map(|(column, found)| {
            let message = format!("column `{}` holds {found} and is read as text", name(*column));
            Diagnostic::warning("unsupported-type", message)
        });
        let not_finite = self.not_finite.iter().map(|(column, count)| {
            let name = name(*column);
            let cells =
                if *count == 1 { "1 cell is".to_owned() } else { format!("{count} cells are") };
            let message = format!("column `{name}`: {cells} NaN or infinite, and read as missing");
            Diagnostic::warning("not-finite", message)
        });
        as_text.chain(not_finite).map(|d| d.at(self.source.file.at.clone())).collect()
    }

    fn finish(self) -> Result<Dataset, Diagnostic> {
        let columns = self.names.iter().zip(&self.kinds);
        let fields = columns.map(|(name, kind)| Field::new(name, convert::data_type(*kind), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let failed = |error: arrow_schema::ArrowError| {
            let message = format!("the files do not fit together: {error}");
            Diagnostic::error("source-unreadable", message).at(self.source.file.at.clone())
        };
        let mut batches = Vec::with_capacity(self.batches.len());
        for arrays in &self.batches {
            let widened = arrays
                .iter()
                .zip(schema.fields())
                .map(|(array, field)| arrow_cast::cast(array, field.data_type()));
            let widened = widened.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            batches.push(RecordBatch::try_new(schema.clone(), widened).map_err(failed)?);
        }
        Ok(Dataset::new(self.source.name.value.as_str(), schema, batches))
    }
}

fn check_names(names: &[String], limits: &Limits, faults: &mut Faults) {
    if names.len() > limits.max_columns {
        let message = format!("the file has more than {} columns", limits.max_columns);
        faults.push(1, Diagnostic::error("limit-exceeded", message));
    }
    if names.is_empty() {
        faults.push(1, Diagnostic::error("source-empty", "the file has no columns"));
    }
    let mut seen = BTreeSet::new();
    for name in names.iter().filter(|name| !seen.insert(name.as_str())) {
        let message = format!("two columns are called `{name}`");
        faults.push(1, Diagnostic::error("duplicate-column", message));
    }
}
