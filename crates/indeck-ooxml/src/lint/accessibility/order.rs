//! The order in which a slide is read, against the order in which it is seen.
//!
//! Source: WCAG 2.1, 1.3.2 (meaningful sequence).

use indeck_model::Rect;

use crate::lint::finding::Sink;
use crate::lint::rules::accessibility as rule;
use crate::lint::shapes::{Shape, ShapeKind, Slide, text};
use crate::xml::ns;

pub(super) fn check(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    if !sink.wants(&rule::READING_ORDER) {
        return;
    }
    let read: Vec<_> = slide.shapes.iter().filter(|shape| is_read(shape)).collect();
    let is_title = |shape: &&&Shape<'_>| shape.placeholder.as_ref().is_some_and(|p| p.is_title());
    if let Some(title) = read.iter().find(is_title)
        && let Some(first) = read.first()
        && first.name != title.name
    {
        let message = format!("`{}` is read before the title", first.name.name);
        return sink.say(&rule::READING_ORDER, slide.part.at().shape(&title.name), message);
    }
    for (later, index) in read.iter().zip(0usize..) {
        let above = |earlier: &&&Shape<'_>| match (earlier.frame, later.frame) {
            (Some(earlier), Some(later)) => stands_above(later, earlier),
            _ => false,
        };
        if let Some(earlier) = read.iter().take(index).find(above) {
            let message =
                format!("it is read after `{}`, which stands below it", earlier.name.name);
            return sink.say(&rule::READING_ORDER, slide.part.at().shape(&later.name), message);
        }
    }
}

/// Whether a shape has something to read and a place of its own.
fn is_read(shape: &Shape<'_>) -> bool {
    let speaks = match shape.kind {
        ShapeKind::Text => !text(shape.node).is_empty(),
        ShapeKind::Connector | ShapeKind::Ink => false,
        _ => true,
    };
    let is_footer = shape.placeholder.as_ref().is_some_and(|p| p.is_footer());
    speaks
        && !shape.hidden
        && !shape.decorative
        && !is_footer
        && shape.group.is_none()
        && !shape.turned
        && !is_fixed(shape)
}

/// Whether nobody can move it or edit its text: then it is no content of the slide, but stands on
/// it as headers do, markings of how sensitive it is among them.
fn is_fixed(shape: &Shape<'_>) -> bool {
    let locks = shape.node.descendants(ns::A, "spLocks").next();
    locks.is_some_and(|locks| {
        let is_set = |name| locks.attr(name).is_some_and(|v| matches!(&*v, "1" | "true"));
        is_set("noMove") && is_set("noTextEdit")
    })
}

/// Whether one frame ends where the other begins or higher, in the same column.
fn stands_above(upper: Rect, lower: Rect) -> bool {
    let ends = upper.origin.y + upper.size.height <= lower.origin.y;
    let right = |frame: Rect| frame.origin.x + frame.size.width;
    let shared = right(upper).min(right(lower)) - upper.origin.x.max(lower.origin.x);
    ends && shared.0 * 2 > upper.size.width.0.min(lower.size.width.0)
}
