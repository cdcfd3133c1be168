//! Alternative texts, header rows, captions.
//!
//! Source: WCAG 2.1, 1.1.1 (non-text content), 1.2.2 (captions), 1.3.1 (info and relationships).

use crate::lint::finding::Sink;
use crate::lint::rules::accessibility as rule;
use crate::lint::shapes::{Shape, ShapeKind, Slide};
use crate::xml::ns;

pub(super) fn check(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    for (index, shape) in slide.shapes.iter().enumerate().filter(|(_, shape)| !shape.hidden) {
        let at = slide.part.at().shape(&shape.name);
        if lacks_text(slide, index, shape) && !is_covered(slide, shape) {
            let message = format!("the {} has no alternative text", shape.kind.name());
            sink.say(&rule::ALT_TEXT_MISSING, at, message);
        }
        if shape.kind == ShapeKind::Table && !has_header(shape) {
            sink.say(&rule::TABLE_HEADER, at, "the table has no header row");
        }
        if shape.kind == ShapeKind::Media && !has_captions(shape) {
            sink.say(&rule::CAPTIONS_MISSING, at, "the video has no captions");
        }
    }
}

/// Whether nothing says what a shape shows.
fn lacks_text(slide: &Slide<'_>, index: usize, shape: &Shape<'_>) -> bool {
    if shape.has_alt || shape.decorative {
        return false;
    }
    match shape.kind {
        ShapeKind::Text | ShapeKind::Connector | ShapeKind::Ink => false,
        // A group of shapes that each say what they are can be read one by one.
        ShapeKind::Group => {
            let inside = |member: &&Shape<'_>| member.group == Some(index);
            let silent = |member: &Shape<'_>| {
                let shows = !matches!(member.kind, ShapeKind::Text | ShapeKind::Connector);
                shows && !member.has_alt && !member.decorative && member.kind != ShapeKind::Group
            };
            slide.shapes.iter().filter(inside).any(silent)
        }
        _ => true,
    }
}

/// Whether a group around a shape speaks, or is reported, for it.
fn is_covered(slide: &Slide<'_>, shape: &Shape<'_>) -> bool {
    shape.kind != ShapeKind::Group
        && shape.group.and_then(|group| slide.shapes.get(group)).is_some()
}

fn has_header(shape: &Shape<'_>) -> bool {
    let Some(table) = shape.node.descendants(ns::A, "tbl").next() else { return true };
    let rows = table.children().filter(|node| node.is(ns::A, "tr")).count();
    let first = table.child(ns::A, "tblPr").and_then(|p| p.attr("firstRow"));
    rows < 2 || first.is_some_and(|first| matches!(&*first, "1" | "true"))
}

/// Whether a video has tracks of captions; sounds need none on the slide.
fn has_captions(shape: &Shape<'_>) -> bool {
    let mut all = shape.node.all_descendants();
    !all.any(|node| node.is(ns::A, "videoFile"))
        || shape.node.all_descendants().any(|n| n.name() == "track" || n.name() == "tracksInfo")
}
