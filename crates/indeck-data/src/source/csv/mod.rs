//! Delimited text, in two passes of bounded memory: the first finds the types over all cells of
//! all files, the second builds the arrays.

pub(crate) mod cell;
mod chunks;
pub(crate) mod column;
mod dialect;
mod infer;
mod record;
mod scan;
mod table;

use std::io::{self, Read};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use indeck_model::dataset::Origin;
use indeck_model::spec::SourceSpec;
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Diagnostic};

use crate::limits::Limits;
use crate::source::Loaded;
use crate::source::files::DataFile;
use crate::source::unknown_columns;

/// A delimited text, in a file or in memory.
pub(crate) struct TextInput<'a> {
    /// Its name, as diagnostics show it.
    name: String,
    /// Whether its name says that tabs separate its fields.
    tab_separated: bool,
    content: Content<'a>,
}

enum Content<'a> {
    File(&'a DataFile<'a>),
    Memory(&'a [u8]),
}

impl<'a> TextInput<'a> {
    pub(crate) fn file(file: &'a DataFile<'a>) -> Self {
        let tab_separated = matches!(file.extension().as_str(), "tsv" | "tab");
        Self { name: file.name.clone(), tab_separated, content: Content::File(file) }
    }

    pub(crate) fn memory(name: &str, bytes: &'a [u8]) -> Self {
        let tab_separated = name.ends_with(".tsv") || name.ends_with(".tab");
        Self { name: name.to_owned(), tab_separated, content: Content::Memory(bytes) }
    }

    fn open(&self) -> io::Result<Box<dyn Read + 'a>> {
        match &self.content {
            Content::File(file) => Ok(file.open()?),
            Content::Memory(bytes) => Ok(Box::new(*bytes)),
        }
    }
}

/// Reads the texts of one source, as if they stood below each other in one.
pub(crate) fn read(inputs: &[TextInput<'_>], source: &SourceSpec, limits: &Limits) -> Loaded {
    let mut batches = Vec::new();
    match stream(inputs, source, limits, &mut |batch| batches.push(batch)) {
        Ok(Streamed { schema, origins, diagnostics }) => {
            let mut dataset = Dataset::new(source.name.value.as_str(), schema, batches);
            dataset.origins = origins;
            dataset.files = inputs.iter().map(|input| input.name.clone()).collect();
            Loaded { dataset: Some(dataset), diagnostics }
        }
        Err(diagnostics) => Loaded::failed(diagnostics),
    }
}

/// Texts whose rows were given away.
pub(crate) struct Streamed {
    pub(crate) schema: SchemaRef,
    pub(crate) origins: Vec<Origin>,
    /// What is remarkable.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Gives the rows of texts to `take`, batch by batch, in bounded memory.
///
/// # Errors
/// What is wrong with them. A file that was changed meanwhile may have given some rows.
pub(crate) fn stream(
    inputs: &[TextInput<'_>],
    source: &SourceSpec,
    limits: &Limits,
    take: &mut dyn FnMut(RecordBatch),
) -> Result<Streamed, Vec<Diagnostic>> {
    let delimiter = source.delimiter.map(ascii_delimiter).transpose();
    let delimiter = delimiter.map_err(|character| vec![bad_delimiter(source, character)])?;
    let scanned = scan::scan(inputs, source, delimiter, limits);
    let mut diagnostics = scanned.diagnostics;
    let unknown = unknown_columns(source, &scanned.names);
    let refused = scanned.refused || !unknown.is_empty();
    diagnostics.extend(unknown);
    if refused {
        return Err(diagnostics);
    }
    let plan = table::TablePlan {
        names: scanned.names,
        columns: scanned.columns,
        files: scanned.files,
        source,
        limits,
    };
    match plan.read(inputs, take) {
        Ok(origins) => Ok(Streamed { schema: plan.schema(), origins, diagnostics }),
        Err(faults) => Err([diagnostics, faults].concat()),
    }
}

fn ascii_delimiter(character: char) -> Result<u8, char> {
    let refused = matches!(character, '"' | '\r' | '\n' | '\0');
    u8::try_from(character).ok().filter(|b| b.is_ascii() && !refused).ok_or(character)
}

fn bad_delimiter(source: &SourceSpec, character: char) -> Diagnostic {
    let message = format!("`{}` cannot be a delimiter", character.escape_default());
    Diagnostic::error("unknown-delimiter", message)
        .at(source.file.at.clone())
        .hint("use a comma, semicolon, tab or bar, or leave it out: it is told from the header")
}

/// The kind that the spec fixes for a column.
fn fixed_kind(source: &SourceSpec, name: &str) -> Option<ColumnKind> {
    source.columns.iter().find(|(column, _)| column.value == name).map(|(_, kind)| *kind)
}
