//! Replaces text across the runs of paragraphs and keeps their formatting.

use std::ops::Range;

use crate::edit::text::pattern::{Match, Replace};
use crate::part::paragraph::{self, BREAK, Piece, PieceKind};
use crate::xml::{ElementId, Node, Patch, ns};

/// Replaces in every paragraph below that element; returns the paragraphs in which something was
/// found, each with how often.
pub(crate) fn replace_below(
    root: Node<'_>,
    replace: &Replace,
    patch: &mut Patch<'_>,
) -> Vec<(ElementId, usize)> {
    let mut counts = Vec::new();
    for node in root.descendants(ns::A, "p") {
        let count = replace_in(node, replace, patch);
        if count > 0 {
            counts.push((node.id(), count));
        }
    }
    counts
}

/// Replaces in one paragraph; what is found takes the formatting of the run where it begins.
///
/// A field is never searched: its text is PowerPoint's. It goes where what is found reaches over
/// all of it.
fn replace_in(paragraph: Node<'_>, replace: &Replace, patch: &mut Patch<'_>) -> usize {
    let pieces = paragraph::pieces(paragraph);
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let mut found = replace.find(&text);
    if found.is_empty() {
        return 0;
    }
    let spans = spans(&pieces);
    found.retain(|found| is_allowed(&found.range, &pieces, &spans));
    let mut left = 0;
    for (piece, span) in pieces.iter().zip(&spans) {
        let new = rewritten(&text, span, &found, replace);
        left += usize::from(!new.is_empty());
        if new != *piece.text {
            write(piece, &new, patch);
        }
    }
    if left == 0 && !found.is_empty() && paragraph.child(ns::A, "endParaRPr").is_none() {
        patch.append(paragraph, &paragraph::end_of(paragraph));
    }
    found.len()
}

/// Where each piece stands in the paragraph's text.
fn spans(pieces: &[Piece<'_>]) -> Vec<Range<usize>> {
    let mut at = 0;
    let span = |piece: &Piece<'_>| {
        let start = at;
        at += piece.text.len();
        start..at
    };
    pieces.iter().map(span).collect()
}

/// Whether what was found has text of runs or breaks in it, no object, and no part of a field.
fn is_allowed(range: &Range<usize>, pieces: &[Piece<'_>], spans: &[Range<usize>]) -> bool {
    let first = spans.partition_point(|span| span.end <= range.start);
    let touched = pieces.iter().zip(spans).skip(first);
    let touched = touched.take_while(|(_, span)| span.start < range.end);
    let mut has_text = false;
    for (piece, span) in touched {
        match piece.kind {
            PieceKind::Run | PieceKind::Break => has_text = true,
            PieceKind::Field if range.start <= span.start && span.end <= range.end => {}
            PieceKind::Field | PieceKind::Object => return false,
        }
    }
    has_text
}

/// The text that a piece has afterwards.
fn rewritten(text: &str, span: &Range<usize>, found: &[Match], replace: &Replace) -> String {
    let (mut out, mut at) = (String::new(), span.start);
    let first = found.partition_point(|found| found.range.end <= span.start);
    for found in found.iter().skip(first).take_while(|found| found.range.start < span.end) {
        let range = &found.range;
        out.push_str(text.get(at..range.start.max(at)).unwrap_or_default());
        if range.start >= span.start {
            out.push_str(replace.replacement(found.pair));
        }
        at = range.end.clamp(at, span.end);
    }
    out.push_str(text.get(at..span.end).unwrap_or_default());
    out
}

fn write(piece: &Piece<'_>, text: &str, patch: &mut Patch<'_>) {
    let words = piece.node.child(ns::A, "t");
    match (piece.kind, words) {
        _ if text.is_empty() => patch.remove(piece.node),
        (PieceKind::Run, Some(words)) if !text.contains(BREAK) => patch.set_text(words, text),
        _ => {
            let runs = paragraph::runs(text, paragraph::run_properties(piece));
            patch.replace(piece.node, &runs);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opc::Limits;
    use crate::xml::Document;

    fn replaced(inside: &str, replace: &Replace) -> (String, usize) {
        let xml = format!(r#"<a:p xmlns:a="{}">{inside}</a:p>"#, ns::A);
        let xml = format!("<r>{xml}</r>");
        let doc = Document::parse("p.xml", xml.into_bytes(), &Limits::default()).unwrap();
        let mut patch = Patch::new(&doc);
        let counts = replace_below(doc.root(), replace, &mut patch);
        let after = Document::parse("p.xml", patch.apply(), &Limits::default()).unwrap();
        let inner = after.root().children().next().unwrap().raw_inner().to_owned();
        (inner, counts.into_iter().map(|(_, count)| count).sum())
    }

    fn run(format: &str, text: &str) -> String {
        format!("<a:r><a:rPr {format}=\"1\"/><a:t>{text}</a:t></a:r>")
    }

    #[test]
    fn a_paragraph_of_fifty_thousand_runs_is_searched_in_one_walk() {
        let runs = "<a:r><a:t>a</a:t></a:r>".repeat(50_000);
        let (after, count) = replaced(&runs, &Replace::new().with("aa", "b"));
        assert_eq!(count, 25_000);
        assert_eq!(after, "<a:r><a:t>b</a:t></a:r>".repeat(25_000));
    }

    #[test]
    fn what_is_found_takes_the_formatting_of_where_it_begins() {
        let b = |text| run("b", text);
        let i = |text| run("i", text);
        let field = r#"<a:fld id="{0}" type="slidenum"><a:rPr b="1"/><a:t>7</a:t></a:fld>"#;
        let br = r#"<a:br><a:rPr b="1"/></a:br>"#;
        let name = || Replace::new().with("{{name}}", "Ada");
        let cases = [
            ("in one run", b("Dear {{name}}!"), name(), b("Dear Ada!"), 1),
            ("over two", b("Dear {{na") + &i("me}}!"), name(), b("Dear Ada") + &i("!"), 1),
            ("over three", b("{{") + &i("name") + &b("}} x"), name(), b("Ada") + &b(" x"), 1),
            ("twice", b("{{name}}{{na") + &i("me}}{{name}}"), name(), b("AdaAda") + &i("Ada"), 3),
            ("escaped", b("a &amp; b"), Replace::new().with("& b", "< c"), b("a &lt; c"), 1),
            ("over a break", b("a") + br + &i("b"), Replace::new().with("a\nb", "c"), b("c"), 1),
            ("a new break", b("a c"), Replace::new().with(" ", "\n"), b("a") + br + &b("c"), 1),
            ("a field stays", field.to_owned(), Replace::new().with("7", "8"), field.to_owned(), 0),
            ("over a field", b("p") + field, Replace::new().with("p7", "8"), b("8"), 1),
            (
                "into a field",
                b("p") + &field.replace('7', "77"),
                Replace::new().with("p7", "8"),
                b("p") + &field.replace('7', "77"),
                0,
            ),
            ("next to a field", b("p ") + field, Replace::new().with("p", "q"), b("q ") + field, 1),
            (
                "nothing is left",
                b("{{x}}"),
                Replace::new().with_tag("x", ""),
                "<a:endParaRPr b=\"1\"></a:endParaRPr>".to_owned(),
                1,
            ),
            (
                "a formula is in the way",
                b("a") + "<m/>" + &b("b"),
                Replace::new().with("ab", "c"),
                b("a") + "<m/>" + &b("b"),
                0,
            ),
        ];
        for (what, before, replace, after, count) in cases {
            assert_eq!(replaced(&before, &replace), (after, count), "{what}");
        }
    }
}
