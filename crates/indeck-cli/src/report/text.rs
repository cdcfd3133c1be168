//! Findings for people: the message, the source line with a caret, ways out and remarks.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use indeck::diagnostic::Note;
use indeck::{Diagnostic, Location, Severity};

use super::excerpt::{Excerpt, Lines};
use crate::untrusted::plain;

/// The text of each file, by the name that locations use.
pub(crate) type Texts = BTreeMap<String, String>;

/// All findings, with an empty line between two.
pub(crate) fn all(findings: &[&Diagnostic], texts: &Texts, color: bool) -> String {
    let renderer = renderer(color);
    let lines = Lines::of(texts, findings.iter().flat_map(|d| files(d)));
    let blocks: Vec<String> = findings.iter().map(|d| block(d, &lines, &renderer)).collect();
    blocks.join("\n")
}

/// One finding without a source line.
pub(crate) fn one(finding: &Diagnostic, color: bool) -> String {
    block(finding, &Lines::default(), &renderer(color))
}

/// The files that a finding and its notes speak of.
fn files(finding: &Diagnostic) -> impl Iterator<Item = &str> {
    let notes = finding.notes.iter().filter_map(|note| note.at.as_ref());
    finding.at.iter().chain(notes).map(|at| at.file.as_str())
}

fn renderer(color: bool) -> Renderer {
    if color { Renderer::styled() } else { Renderer::plain() }
}

fn block(finding: &Diagnostic, lines: &Lines<'_>, renderer: &Renderer) -> String {
    let title = level(finding.severity).primary_title(plain(&finding.message));
    let place = finding.at.as_ref().map(|at| place(at, lines));
    let hints = finding.hints.iter().map(|hint| Element::from(Level::HELP.message(plain(hint))));
    let (elsewhere, remarks): (Vec<Option<Group<'_>>>, Vec<Option<Element<'_>>>) =
        finding.notes.iter().map(|note| note_parts(note, lines)).unzip();
    let elements = place.into_iter().chain(hints).chain(remarks.into_iter().flatten());
    let mut groups = vec![title.id(finding.code).elements(elements)];
    groups.extend(elsewhere.into_iter().flatten());
    let mut text = renderer.render(&groups);
    text.push('\n');
    text
}

/// A note as lines of its own where its source line can be shown, else as a remark.
fn note_parts<'a>(note: &Note, lines: &Lines<'_>) -> (Option<Group<'a>>, Option<Element<'a>>) {
    let message = plain(&note.message);
    let snippet = note.at.as_ref().and_then(|at| snippet(at, lines, AnnotationKind::Context));
    match (snippet, &note.at) {
        (Some(snippet), _) => (Some(Level::NOTE.secondary_title(message).element(snippet)), None),
        (None, Some(at)) => {
            let at = plain(&at.to_string());
            (None, Some(Level::NOTE.message(format!("{at}: {message}")).into()))
        }
        (None, None) => (None, Some(Level::NOTE.message(message).into())),
    }
}

fn place<'a>(at: &Location, lines: &Lines<'_>) -> Element<'a> {
    match snippet(at, lines, AnnotationKind::Primary) {
        Some(snippet) => snippet.into(),
        None => Origin::path(plain(&at.file))
            .line(at.line as usize)
            .char_column(at.column as usize)
            .into(),
    }
}

/// The source line of a place, if its text is known and has it.
fn snippet<'a>(
    at: &Location,
    lines: &Lines<'_>,
    kind: AnnotationKind,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let Excerpt { line, span } = lines.excerpt(at)?;
    let snippet = Snippet::source(line).line_start(at.line as usize).path(plain(&at.file));
    Some(snippet.annotation(kind.span(span)))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
