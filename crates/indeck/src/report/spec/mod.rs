//! Reading the spec: text → tree with places → typed spec, with every mistake reported at once.

pub(crate) mod decode;
pub(crate) mod object;
pub(crate) mod place;
pub(crate) mod reader;
pub(crate) mod schema;
pub(crate) mod suggest;
pub(crate) mod yaml;

use indeck_model::Diagnostic;

use crate::report::spec::decode::Decoded;
use crate::report::spec::reader::Reader;

/// Reads a spec's text. What could not be read is missing from the result; why is in the
/// diagnostics.
pub(crate) fn read(file: &str, text: &str) -> (Decoded, Vec<Diagnostic>) {
    let reader = Reader::new(file, text);
    let (root, duplicates) = match yaml::parse(text) {
        Ok((root, duplicates)) => (Some(root), duplicates),
        Err(error) => (None, vec![error]),
    };
    for error in duplicates {
        let diagnostic = Diagnostic::error(error.code, error.message).at(reader.place(error.span));
        reader.report(error.hint.into_iter().fold(diagnostic, Diagnostic::hint));
    }
    let decoded = root.map(|root| decode::decode(&reader, &root)).unwrap_or_default();
    (decoded, reader.finish())
}
