//! Marks beside labels: what stands behind the words or fields of a point's label.

use indeck_model::chart::{DataLabels, NoPosition, PointMark};

use super::color::color_in;
use super::label::{says_nothing_of_data, shared};
use super::text::words;
use super::values::{all, child, point_index};
use crate::part::color::Scheme;
use crate::xml::{Node, ns};

/// The marks of a series.
pub(super) fn marks(series: Node<'_>, points: usize, scheme: &dyn Scheme) -> Vec<PointMark> {
    let Some(labels) = child(series, "dLbls") else { return Vec::new() };
    let others: DataLabels<NoPosition> = shared(labels, scheme);
    let mark = |label: Node<'_>| {
        let index = point_index(label, points)?;
        let all = pieces(label);
        let from = if is_alone(label, &others) { 0 } else { first_of_mark(label, &all)? };
        let behind = all.get(from..)?;
        let text: String = behind.iter().map(|piece| text_of(*piece)).collect();
        let color = behind.iter().rev().find_map(|run| {
            let fill = run.child(ns::A, "rPr")?.child(ns::A, "solidFill")?;
            color_in(fill, scheme).map(|seen| seen.color)
        });
        let text = text.strip_prefix(SPACE).unwrap_or(&text).to_owned();
        Some(PointMark { index, text, color })
    };
    all(labels, "dLbl").filter_map(mark).collect()
}

/// What stands between a label and its mark, as a run of its own.
const SPACE: &str = " ";

/// The words of a label, without its mark; `None` where it has none, or fields.
pub(super) fn words_of(label: Node<'_>) -> Option<String> {
    let all = pieces(label);
    if has_fields(&all) {
        return None;
    }
    match first_of_mark(label, &all) {
        Some(from) => Some(all.iter().take(from).map(|piece| text_of(*piece)).collect()),
        None => words(label),
    }
}

/// Where a mark begins that follows fields or words.
fn first_of_mark(label: Node<'_>, pieces: &[Node<'_>]) -> Option<usize> {
    if let Some(last) = pieces.iter().rposition(|piece| piece.name() == "fld") {
        return Some(last + 1).filter(|from| *from < pieces.len());
    }
    let is_one = rich(label).is_some_and(|rich| rich.descendants(ns::A, "p").nth(1).is_none());
    let from = pieces.len().checked_sub(2).filter(|from| *from > 0 && is_one)?;
    pieces.get(from).filter(|piece| text_of(**piece) == SPACE).map(|_| from)
}

/// Whether a label is nothing but a mark, as indeck writes it where there are no labels.
pub(super) fn is_alone<P>(label: Node<'_>, others: &DataLabels<P>) -> bool {
    let is_told = label.all_descendants().any(|node| node.name() == "dlblFieldTable");
    is_told && says_nothing_of_data(others.content) && !has_fields(&pieces(label))
}

/// The runs, breaks and fields of a label.
fn pieces(label: Node<'_>) -> Vec<Node<'_>> {
    let paragraphs = rich(label).into_iter().flat_map(|rich| rich.descendants(ns::A, "p"));
    let pieces = paragraphs.flat_map(Node::children);
    let is_piece =
        |piece: &Node<'_>| piece.ns() == ns::A && matches!(piece.name(), "r" | "br" | "fld");
    pieces.filter(is_piece).collect()
}

fn rich(label: Node<'_>) -> Option<Node<'_>> {
    child(child(label, "tx")?, "rich")
}

fn text_of(piece: Node<'_>) -> String {
    match piece.name() {
        "br" => "\n".to_owned(),
        _ => piece.child(ns::A, "t").map(|text| text.text().into_owned()).unwrap_or_default(),
    }
}

/// Whether a label's text is put together of what stays linked to the data.
fn has_fields(pieces: &[Node<'_>]) -> bool {
    pieces.iter().any(|piece| piece.name() == "fld")
}
