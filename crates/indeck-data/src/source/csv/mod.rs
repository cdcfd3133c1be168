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

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use indeck_model::Diagnostic;
use indeck_model::spec::SourceSpec;
use indeck_model::table::ColumnKind;

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
    File(PathBuf),
    Memory(&'a [u8]),
}

impl<'a> TextInput<'a> {
    pub(crate) fn file(file: &DataFile) -> Self {
        let tab_separated = matches!(file.extension().as_str(), "tsv" | "tab");
        Self { name: file.name.clone(), tab_separated, content: Content::File(file.path.clone()) }
    }

    pub(crate) fn memory(name: &str, bytes: &'a [u8]) -> Self {
        let tab_separated = name.ends_with(".tsv") || name.ends_with(".tab");
        Self { name: name.to_owned(), tab_separated, content: Content::Memory(bytes) }
    }

    fn open(&self) -> io::Result<Box<dyn Read + 'a>> {
        match &self.content {
            Content::File(path) => Ok(Box::new(File::open(path)?)),
            Content::Memory(bytes) => Ok(Box::new(*bytes)),
        }
    }
}

/// Reads the texts of one source, as if they stood below each other in one.
pub(crate) fn read(inputs: &[TextInput<'_>], source: &SourceSpec, limits: &Limits) -> Loaded {
    let delimiter = match source.delimiter.map(ascii_delimiter).transpose() {
        Ok(delimiter) => delimiter,
        Err(character) => return Loaded::failed(vec![bad_delimiter(source, character)]),
    };
    let scanned = scan::scan(inputs, source, delimiter, limits);
    let mut diagnostics = scanned.diagnostics;
    let unknown = unknown_columns(source, &scanned.names);
    let refused = scanned.refused || !unknown.is_empty();
    diagnostics.extend(unknown);
    if refused {
        return Loaded::failed(diagnostics);
    }
    let plan = table::TablePlan {
        names: scanned.names,
        columns: scanned.columns,
        files: scanned.files,
        source,
        limits,
    };
    match plan.read(inputs) {
        Ok(mut dataset) => {
            dataset.files = inputs.iter().map(|input| input.name.clone()).collect();
            Loaded { dataset: Some(dataset), diagnostics }
        }
        Err(faults) => {
            diagnostics.extend(faults);
            Loaded::failed(diagnostics)
        }
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
