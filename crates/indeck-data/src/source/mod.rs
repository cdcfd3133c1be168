//! Sources: files to datasets.

mod arrow_ipc;
mod columnar;
pub(crate) mod csv;
mod digest;
mod expand;
mod faults;
mod files;
pub(crate) mod fixed;
mod folder;
mod parquet;

use std::collections::BTreeMap;
use std::path::Path;

use arrow_array::RecordBatch;
use indeck_model::spec::{SourceFormat, SourceSpec};
use indeck_model::{Dataset, Diagnostic};

use crate::limits::Limits;
use crate::source::csv::TextInput;
use crate::source::faults::Faults;
use crate::source::files::DataFile;
pub use crate::source::files::{EXTENSIONS, matches};
pub use crate::source::folder::{Folder, MemoryFolder, ReadSeek, name_inside};
use crate::suggest;

/// A source as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The data; `None` if a mistake made it unusable, and then a diagnostic is an error.
    pub dataset: Option<Dataset>,
    /// What is wrong or remarkable, with file and line.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    pub(crate) fn failed(diagnostics: Vec<Diagnostic>) -> Self {
        Self { dataset: None, diagnostics }
    }
}

/// Reads one source. Its file is relative to `root`, the spec's folder.
///
/// Columns are Arrow `Boolean`, `Int64`, `Float64`, `Utf8`, `Date32` and `Timestamp(µs)` without a
/// zone. A mistake in the data is a diagnostic with file and line; a source with one is not read
/// at all, so that no row gets lost unseen. Whether `root` may be left is for the caller to decide.
///
/// ```
/// use indeck_data::{Limits, load};
/// use indeck_model::Location;
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("sales.csv"), "region,revenue\nNorth,10\nSouth,20\n")?;
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
/// let loaded = load(&SourceSpec::new(at("sales"), at("sales.csv")), folder.path(), &Limits::default());
/// assert_eq!(loaded.dataset.map(|d| d.row_count()), Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn load(source: &SourceSpec, root: &Path, limits: &Limits) -> Loaded {
    match files::find(source, root, limits) {
        Ok(files) => load_files(&files, source, limits),
        Err(diagnostic) => Loaded::failed(vec![diagnostic]),
    }
}

/// Reads one source from a folder that need not lie in the file system; otherwise as [`load`].
///
/// ```
/// use indeck_data::{Limits, MemoryFolder, load_from};
/// use indeck_model::Location;
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let folder = MemoryFolder::new().with("sales.csv", "region,revenue\nNorth,10\nSouth,20\n");
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
/// let loaded = load_from(&SourceSpec::new(at("sales"), at("sales.csv")), &folder, &Limits::default());
/// assert_eq!(loaded.dataset.map(|d| d.row_count()), Some(2));
/// ```
pub fn load_from(source: &SourceSpec, folder: &dyn Folder, limits: &Limits) -> Loaded {
    match files::find_in(source, folder, limits) {
        Ok(files) => load_files(&files, source, limits),
        Err(diagnostic) => Loaded::failed(vec![diagnostic]),
    }
}

fn load_files(files: &[DataFile<'_>], source: &SourceSpec, limits: &Limits) -> Loaded {
    let mut formats = Vec::with_capacity(files.len());
    for file in files {
        match source.format.map_or_else(|| file.format(source), Ok) {
            Ok(format) => formats.push(format),
            Err(diagnostic) => return Loaded::failed(vec![diagnostic]),
        }
    }
    let format = formats.first().copied().unwrap_or(SourceFormat::Csv);
    if formats.iter().any(|other| *other != format) {
        let message = format!("`{}` matches files of more than one format", source.file.value);
        let mixed = Diagnostic::error("mixed-schema", message).at(source.file.at.clone());
        return Loaded::failed(vec![mixed.hint("make one source for each format")]);
    }
    let loaded = read_files(files, format, source, limits);
    if limits.cancel.is_cancelled() {
        // What was found until then says nothing.
        let message = format!("reading the source `{}` was stopped", source.name.value);
        return Loaded::failed(vec![
            Diagnostic::error("cancelled", message).at(source.file.at.clone()),
        ]);
    }
    loaded
}

/// Reads delimited text that is already in memory, under the name that diagnostics show; an
/// extension `.tsv` in it means tabs. Otherwise it does what [`load`] does for one file.
///
/// ```
/// use indeck_data::{Limits, read_csv};
/// use indeck_model::Location;
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("upload", 1, 1));
/// let source = SourceSpec::new(at("sales"), at("sales.csv"));
/// let loaded = read_csv("sales.csv", b"a,b\n1,2\n3\n", &source, &Limits::default());
/// assert!(loaded.dataset.is_none());
/// assert_eq!(
///     loaded.diagnostics[0].to_string(),
///     "sales.csv:3:1: error[bad-row]: the row has 1 field, the header has 2"
/// );
/// ```
pub fn read_csv(name: &str, bytes: &[u8], source: &SourceSpec, limits: &Limits) -> Loaded {
    csv::read(&[TextInput::memory(name, bytes)], source, limits)
}

fn read_files(
    files: &[DataFile<'_>],
    format: SourceFormat,
    source: &SourceSpec,
    limits: &Limits,
) -> Loaded {
    match format {
        SourceFormat::Csv => {
            let inputs: Vec<_> = files.iter().map(TextInput::file).collect();
            csv::read(&inputs, source, limits)
        }
        SourceFormat::Parquet => columnar::read(files, source, limits, parquet::open),
        SourceFormat::Arrow => columnar::read(files, source, limits, arrow_ipc::open),
    }
}

/// Gives the rows of one file of a folder to `take`, batch by batch in our types; what is
/// remarkable. Memory does not grow with the file.
///
/// # Errors
/// What is wrong with the file; it may have given some rows.
pub(crate) fn stream(
    source: &SourceSpec,
    folder: &dyn Folder,
    limits: &Limits,
    take: &mut dyn FnMut(RecordBatch),
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let files = files::find_in(source, folder, limits).map_err(|missing| vec![missing])?;
    let Some(file) = files.first() else { return Ok(Vec::new()) };
    let format = source.format.map_or_else(|| file.format(source), Ok);
    match format.map_err(|unknown| vec![unknown])? {
        SourceFormat::Csv => {
            let streamed = csv::stream(&[TextInput::file(file)], source, limits, take);
            streamed.map(|streamed| streamed.diagnostics)
        }
        SourceFormat::Parquet => columnar::stream(file, limits, parquet::open, take),
        SourceFormat::Arrow => columnar::stream(file, limits, arrow_ipc::open, take),
    }
}

/// Diagnostics for columns that the spec names and the data does not have.
pub(crate) fn unknown_columns(source: &SourceSpec, names: &[String]) -> Vec<Diagnostic> {
    let unknown = source.columns.iter().filter(|(column, _)| !names.contains(&column.value));
    unknown
        .map(|(column, _)| {
            let name = &column.value;
            let message = format!("source `{}` has no column `{name}`", source.name.value);
            let mut diagnostic = Diagnostic::error("unknown-column", message).at(column.at.clone());
            diagnostic.hints = suggest::hints(name, names.iter().map(String::as_str), "columns");
            diagnostic
        })
        .collect()
}

/// For each column of a further file, its index among the columns of the first file; columns that
/// only one of them has are errors at that line of the file.
fn place_columns(first: &[String], names: &[String], line: u64, faults: &mut Faults) -> Vec<usize> {
    let index: BTreeMap<&str, usize> = first.iter().map(String::as_str).zip(0..).collect();
    let order: Vec<Option<usize>> = names.iter().map(|n| index.get(n.as_str()).copied()).collect();
    for (name, column) in names.iter().zip(&order) {
        if column.is_none() {
            let message = format!("column `{name}` is only in this file, not in the first one");
            faults.push(line, mixed_schema(message));
        }
    }
    let mut found: Vec<usize> = order.into_iter().flatten().collect();
    if found.len() < first.len() {
        let found: std::collections::BTreeSet<usize> = found.iter().copied().collect();
        for (_, name) in first.iter().enumerate().filter(|(i, _)| !found.contains(i)) {
            let message = format!("column `{name}` is not in this file, but in the first one");
            faults.push(line, mixed_schema(message));
        }
    }
    found.truncate(first.len());
    found
}

fn mixed_schema(message: String) -> Diagnostic {
    Diagnostic::error("mixed-schema", message).hint("all files of a source need the same columns")
}
