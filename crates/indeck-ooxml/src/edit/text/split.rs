//! Splits runs at the ends of a text, so that the text alone can be formatted.

use std::ops::Range;

use super::pattern::Replace;
use crate::part::paragraph::{self, Piece, PieceKind};
use crate::xml::{Node, Patch, escaped, ns};

/// Gives what is found in a paragraph (all of it for `None`) other run properties: `format` makes
/// their markup of those that stand there.
pub(crate) fn split_runs(
    paragraph: Node<'_>,
    find: Option<&Replace>,
    patch: &mut Patch<'_>,
    format: impl Fn(Option<Node<'_>>) -> String,
) {
    let pieces = paragraph::pieces(paragraph);
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let found: Vec<Range<usize>> = match find {
        Some(find) => find.find(&text).into_iter().map(|found| found.range).collect(),
        None => std::iter::once(0..text.len()).collect(),
    };
    let mut start = 0;
    for piece in &pieces {
        let span = start..start + piece.text.len();
        start = span.end;
        let first = found.partition_point(|range| range.end <= span.start);
        let inside: Vec<Range<usize>> = found
            .iter()
            .skip(first)
            .take_while(|range| range.start < span.end)
            .map(|range| range.start.max(span.start)..range.end.min(span.end))
            .filter(|range| !range.is_empty())
            .collect();
        if !inside.is_empty() {
            reformat(piece, &text, span, &inside, patch, &format);
        }
    }
}

fn reformat(
    piece: &Piece<'_>,
    text: &str,
    span: Range<usize>,
    inside: &[Range<usize>],
    patch: &mut Patch<'_>,
    format: &impl Fn(Option<Node<'_>>) -> String,
) {
    let properties = piece.node.child(ns::A, "rPr");
    let new = format(properties);
    let is_all = inside.first() == Some(&span);
    match (piece.kind, properties) {
        (PieceKind::Object, _) => {}
        (_, None) if new.is_empty() => {}
        // A field or break cannot be split, and a run need not be.
        (PieceKind::Field | PieceKind::Break, Some(properties)) => {
            patch.replace(properties, &new);
        }
        (PieceKind::Run, Some(properties)) if is_all => patch.replace(properties, &new),
        (PieceKind::Run, None) if is_all => patch.insert_ordered(piece.node, "rPr", &new),
        (PieceKind::Field | PieceKind::Break, None) => {
            patch.insert_ordered(piece.node, "rPr", &new);
        }
        (PieceKind::Run, _) => {
            let old = paragraph::run_properties(piece);
            let (mut markup, mut at) = (String::new(), span.start);
            for range in inside {
                markup.push_str(&run(text, at..range.start, old));
                markup.push_str(&run(text, range.clone(), &new));
                at = range.end;
            }
            markup.push_str(&run(text, at..span.end, old));
            patch.replace(piece.node, &markup);
        }
    }
}

fn run(text: &str, range: Range<usize>, properties: &str) -> String {
    match text.get(range).filter(|text| !text.is_empty()) {
        Some(text) => format!("<a:r>{properties}<a:t>{}</a:t></a:r>", escaped(text)),
        None => String::new(),
    }
}
