//! Findings for people: the message, the source line with a caret, and ways out.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use indeck::{Diagnostic, Location, Severity};

use super::excerpt::Excerpt;
use crate::untrusted::plain;

/// The text of each file, by the name that locations use.
pub(crate) type Texts = BTreeMap<String, String>;

/// All findings, with an empty line between two.
pub(crate) fn all(findings: &[&Diagnostic], texts: &Texts, color: bool) -> String {
    let renderer = renderer(color);
    let blocks: Vec<String> = findings.iter().map(|d| block(d, texts, &renderer)).collect();
    blocks.join("\n")
}

/// One finding without a source line.
pub(crate) fn one(finding: &Diagnostic, color: bool) -> String {
    block(finding, &Texts::new(), &renderer(color))
}

fn renderer(color: bool) -> Renderer {
    if color { Renderer::styled() } else { Renderer::plain() }
}

fn block(finding: &Diagnostic, texts: &Texts, renderer: &Renderer) -> String {
    let title = level(finding.severity).primary_title(plain(&finding.message));
    let place = finding.at.as_ref().map(|at| place(at, texts));
    let hints = finding.hints.iter().map(|hint| Element::from(Level::HELP.message(plain(hint))));
    let group = title.id(finding.code).elements(place.into_iter().chain(hints));
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

fn place<'a>(at: &'a Location, texts: &'a Texts) -> Element<'a> {
    let excerpt = texts.get(&at.file).and_then(|text| Excerpt::of(text, at));
    match excerpt {
        Some(Excerpt { line, span }) => Snippet::source(line)
            .line_start(at.line as usize)
            .path(plain(&at.file))
            .annotation(AnnotationKind::Primary.span(span))
            .into(),
        None => Origin::path(plain(&at.file))
            .line(at.line as usize)
            .char_column(at.column as usize)
            .into(),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
