//! What the command shows, as texts for programs that have no terminal.

use std::collections::BTreeMap;

use indeck::Diagnostic;
use indeck::audit::event::{Event, PersonalField};
use indeck::inspect::{Inspection, ShapeKind};

use crate::{command, outline, report, untrusted};

/// What a field of an event that names a person may tell of it; nothing where that is hidden.
pub type Reveal<'a> = &'a dyn Fn(&PersonalField) -> Option<String>;

/// A diagnostic with the line that it is about, from the texts of the files by their names.
pub fn diagnostic(diagnostic: &Diagnostic, texts: &BTreeMap<String, String>) -> String {
    report::text::all(&[diagnostic], texts, false)
}

/// The word for a kind of shape.
pub fn shape(kind: ShapeKind) -> &'static str {
    outline::kind_name(kind)
}

/// An inspection as JSON; lengths are in English Metric Units.
pub fn inspection(name: &str, inspection: &Inspection) -> String {
    outline::json::all(name, inspection)
}

/// An event of an audit log on one line.
pub fn event(index: u64, event: &Event, reveal: Reveal<'_>) -> String {
    untrusted::plain(&command::audit::line(index, event, reveal))
}

/// A text of one line, with nothing in it that a terminal obeys or hides.
pub fn plain(text: &str) -> String {
    untrusted::plain(text)
}

/// A text of several lines, with what decks say in it made harmless; its indents stay.
pub fn lines(text: &str) -> String {
    untrusted::lines(text)
}
