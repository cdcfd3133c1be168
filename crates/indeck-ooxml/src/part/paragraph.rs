//! A paragraph as a text with the runs, breaks and fields behind it.
//!
//! Source: ISO/IEC 29500-1, 21.1.2.2.6 `a:p`.

use std::borrow::Cow;

use crate::xml::{Node, Patch, escaped, ns};

/// What stands for a line break in texts.
pub(crate) const BREAK: char = '\u{b}';
/// What stands for what is no text: a formula.
const OBJECT: &str = "\u{fffc}";

/// What a piece of a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// `a:r`.
    Run,
    /// `a:br`.
    Break,
    /// `a:fld`: a text that PowerPoint computes.
    Field,
    /// A formula or another object.
    Object,
}

/// A run, a break, a field or an object.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) kind: PieceKind,
    pub(crate) text: Cow<'a, str>,
}

/// The pieces of a paragraph in order.
pub(crate) fn pieces(paragraph: Node<'_>) -> Vec<Piece<'_>> {
    paragraph.children().filter_map(piece).collect()
}

fn piece(node: Node<'_>) -> Option<Piece<'_>> {
    let (kind, text) = match (node.ns(), node.name()) {
        (ns::A, "r") => (PieceKind::Run, text_of(node)),
        (ns::A, "fld") => (PieceKind::Field, text_of(node)),
        (ns::A, "br") => (PieceKind::Break, Cow::Borrowed("\u{b}")),
        (ns::A, "pPr" | "endParaRPr") => return None,
        _ => (PieceKind::Object, Cow::Borrowed(OBJECT)),
    };
    Some(Piece { node, kind, text })
}

fn text_of(run: Node<'_>) -> Cow<'_, str> {
    run.child(ns::A, "t").map_or(Cow::Borrowed(""), Node::text)
}

/// The paragraphs of a text body.
pub(crate) fn paragraphs(body: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    body.children().filter(|node| node.is(ns::A, "p"))
}

/// The text of a paragraph; breaks are vertical tabs.
pub(crate) fn text(paragraph: Node<'_>) -> String {
    let pieces = pieces(paragraph);
    pieces.iter().filter(|p| p.kind != PieceKind::Object).map(|p| &*p.text).collect()
}

/// The text of a body: a line for each paragraph.
pub(crate) fn body_text(body: Node<'_>) -> String {
    paragraphs(body).map(text).collect::<Vec<_>>().join("\n")
}

/// Runs and breaks of a text, formatted by the markup of an `a:rPr`.
pub(crate) fn runs(text: &str, properties: &str) -> String {
    let mut markup = String::new();
    for (i, line) in text.split(BREAK).enumerate() {
        if i > 0 {
            markup.push_str(&format!("<a:br>{properties}</a:br>"));
        }
        if !line.is_empty() {
            markup.push_str(&format!("<a:r>{properties}<a:t>{}</a:t></a:r>", escaped(line)));
        }
    }
    markup
}

/// The markup of a run's properties; empty if it has none.
pub(crate) fn run_properties<'a>(piece: &Piece<'a>) -> &'a str {
    piece.node.child(ns::A, "rPr").map_or("", Node::raw)
}

/// An element under another name, with its attributes and content.
pub(crate) fn renamed(node: Node<'_>, name: &str) -> String {
    let attributes: String =
        node.attributes().map(|a| format!(" {}=\"{}\"", a.qname(), escaped(&a.value()))).collect();
    format!("<{name}{attributes}>{}</{name}>", node.raw_inner())
}

/// Run properties as those of a paragraph's end, which lead nowhere.
fn end_properties(properties: Node<'_>) -> String {
    let attributes: String = properties
        .attributes()
        .map(|a| format!(" {}=\"{}\"", a.qname(), escaped(&a.value())))
        .collect();
    let is_link = |node: &Node<'_>| node.name().starts_with("hlink");
    let inside: String =
        properties.children().filter(|node| !is_link(node)).map(Node::raw).collect();
    format!("<a:endParaRPr{attributes}>{inside}</a:endParaRPr>")
}

/// A paragraph without text that looks like that one.
pub(crate) fn emptied(paragraph: Node<'_>) -> String {
    let properties = paragraph.child(ns::A, "pPr").map_or("", Node::raw);
    format!("<a:p>{properties}{}</a:p>", end_of(paragraph))
}

/// The markup of what formats the paragraph's end: its own, or that of its first run.
pub(crate) fn end_of(paragraph: Node<'_>) -> String {
    if let Some(end) = paragraph.child(ns::A, "endParaRPr") {
        return end.raw().to_owned();
    }
    let first = pieces(paragraph).into_iter().find_map(|piece| piece.node.child(ns::A, "rPr"));
    first.map(end_properties).unwrap_or_default()
}

/// A paragraph of another text, formatted like the first run of this one.
fn rewritten(model: Node<'_>, text: &str) -> String {
    if text.is_empty() {
        return emptied(model);
    }
    let properties = model.child(ns::A, "pPr").map_or("", Node::raw);
    let first = pieces(model).into_iter().find(|p| p.node.child(ns::A, "rPr").is_some());
    let own = first.map(|piece| run_properties(&piece).to_owned());
    let end = model.child(ns::A, "endParaRPr");
    let own = own.or_else(|| end.map(|end| renamed(end, "a:rPr"))).unwrap_or_default();
    let end = end.map_or("", Node::raw);
    format!("<a:p>{properties}{}{end}</a:p>", runs(text, &own))
}

/// Gives a body another text, a paragraph a line: each keeps the formatting of the paragraph at
/// its place, later ones that of the last; paragraphs whose text is the same stay as they are.
pub(crate) fn set_text(body: Node<'_>, text: &str, patch: &mut Patch<'_>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let existing: Vec<Node<'_>> = paragraphs(body).collect();
    let lines: Vec<&str> = text.split('\n').collect();
    for (i, line) in lines.iter().enumerate() {
        match (existing.get(i), existing.last()) {
            (Some(paragraph), _) if self::text(*paragraph) == *line => {}
            (Some(paragraph), _) => patch.replace(*paragraph, &rewritten(*paragraph, line)),
            (None, Some(last)) => patch.insert_after(*last, &rewritten(*last, line)),
            (None, None) => patch.append(body, &format!("<a:p>{}</a:p>", runs(line, ""))),
        }
    }
    for paragraph in existing.iter().skip(lines.len()) {
        patch.remove(*paragraph);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opc::Limits;
    use crate::xml::Document;

    fn body(inside: &str) -> Document {
        let xml = format!(r#"<a:txBody xmlns:a="{}">{inside}</a:txBody>"#, ns::A);
        Document::parse("b.xml", xml.into_bytes(), &Limits::default()).unwrap()
    }

    fn set(inside: &str, text: &str) -> String {
        let doc = body(inside);
        let mut patch = Patch::new(&doc);
        set_text(doc.root(), text, &mut patch);
        let after = String::from_utf8(patch.apply()).unwrap();
        let again = Document::parse("b.xml", after.into_bytes(), &Limits::default()).unwrap();
        again.root().raw_inner().to_owned()
    }

    #[test]
    fn a_text_takes_the_formatting_that_stands_at_its_place() {
        let cases = [
            (
                r#"<a:p><a:pPr lvl="1"/><a:r><a:rPr b="1"/><a:t>a</a:t></a:r><a:r><a:t>b</a:t></a:r></a:p>"#,
                "x & y",
                r#"<a:p><a:pPr lvl="1"/><a:r><a:rPr b="1"/><a:t>x &amp; y</a:t></a:r></a:p>"#,
            ),
            (
                r#"<a:p><a:r><a:rPr b="1"/><a:t>a</a:t></a:r></a:p><a:p><a:r><a:rPr i="1"/><a:t>b</a:t></a:r></a:p>"#,
                "a\nc\nd",
                r#"<a:p><a:r><a:rPr b="1"/><a:t>a</a:t></a:r></a:p><a:p><a:r><a:rPr i="1"/><a:t>c</a:t></a:r></a:p><a:p><a:r><a:rPr i="1"/><a:t>d</a:t></a:r></a:p>"#,
            ),
            (
                r#"<a:p><a:r><a:rPr b="1"><a:hlinkClick/></a:rPr><a:t>a</a:t></a:r></a:p><a:p/>"#,
                "",
                r#"<a:p><a:endParaRPr b="1"></a:endParaRPr></a:p>"#,
            ),
            (
                r#"<a:p><a:endParaRPr sz="900"/></a:p>"#,
                "a\u{b}b",
                r#"<a:p><a:r><a:rPr sz="900"></a:rPr><a:t>a</a:t></a:r><a:br><a:rPr sz="900"></a:rPr></a:br><a:r><a:rPr sz="900"></a:rPr><a:t>b</a:t></a:r><a:endParaRPr sz="900"/></a:p>"#,
            ),
            ("", "new", "<a:p><a:r><a:t>new</a:t></a:r></a:p>"),
        ];
        for (before, text, after) in cases {
            assert_eq!(set(before, text), after, "{text:?}");
        }
    }

    #[test]
    fn a_body_reads_as_lines_with_breaks_as_vertical_tabs() {
        let doc = body(
            r#"<a:p><a:r><a:t>a</a:t></a:r><a:br/><a:fld id="{}" type="slidenum"><a:t>7</a:t></a:fld></a:p><a:p/>"#,
        );
        assert_eq!(body_text(doc.root()), "a\u{b}7\n");
    }
}
