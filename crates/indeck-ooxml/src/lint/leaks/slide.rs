//! What a slide holds, but does not show.

use indeck_model::Rect;

use crate::lint::context::Context;
use crate::lint::finding::Sink;
use crate::lint::rules::leaks as rule;
use crate::lint::shapes::{Shape, ShapeKind, Slide, overlap};
use crate::xml::{Node, ns};

/// Cropping of less than this share of a side hides nothing.
const SLIVER: f64 = 0.01;

/// Looks at a slide.
pub(in crate::lint) fn check(context: &Context, slide: &Slide<'_>, sink: &mut Sink<'_>) {
    if slide.is_hidden() {
        sink.say(&rule::SLIDE_HIDDEN, slide.part.at(), "the slide is hidden");
    }
    let canvas = context.canvas.map(|size| Rect { size, ..Rect::default() });
    for shape in &slide.shapes {
        let at = slide.part.at().shape(&shape.name);
        let kind = shape.kind.name();
        if shape.hidden {
            sink.say(&rule::SHAPE_HIDDEN, at, format!("the {kind} is hidden"));
        }
        if canvas.is_some_and(|canvas| is_off(shape, canvas)) {
            sink.say(&rule::SHAPE_OFF_SLIDE, at, format!("the {kind} stands beside the slide"));
        }
        match shape.kind {
            ShapeKind::Picture | ShapeKind::Media if is_cropped(shape.node) => {
                sink.say(&rule::PICTURE_CROPPED, at, "what is cropped is still in the file");
            }
            ShapeKind::Object => {
                let id = shape.relationship.as_deref().unwrap_or_default();
                let target = slide.part.rels.by_id(id).and_then(|r| context.target(r));
                let file = target.unwrap_or("a file");
                sink.say(&rule::EMBEDDED_FILE, at, format!("`{file}` is embedded"));
            }
            ShapeKind::Ink => sink.say(&rule::INK, at, "the slide has ink"),
            _ => {}
        }
    }
}

/// Whether all of a shape is beside the slide. Titles may stand there for those who hear the deck.
fn is_off(shape: &Shape<'_>, canvas: Rect) -> bool {
    let is_title = shape.placeholder.as_ref().is_some_and(|p| p.is_title());
    let has_room = |frame: Rect| frame.size.width.0 > 0 && frame.size.height.0 > 0;
    let frame = shape.frame.filter(|frame| has_room(*frame) && !shape.turned && !is_title);
    frame.is_some_and(|frame| overlap(frame, canvas) <= 0.0)
        && shape.kind != ShapeKind::Group
        && !shape.hidden
}

fn is_cropped(picture: Node<'_>) -> bool {
    let fill = picture.child(ns::P, "blipFill");
    let Some(cut) = fill.and_then(|fill| fill.child(ns::A, "srcRect")) else { return false };
    ["l", "t", "r", "b"].iter().any(|side| {
        let cut = cut.attr(side).unwrap_or_default();
        let share = match cut.strip_suffix('%') {
            Some(percent) => percent.parse::<f64>().map(|percent| percent / 100.0),
            None => cut.parse::<f64>().map(|thousandths| thousandths / 100_000.0),
        };
        share.is_ok_and(|share| share > SLIVER)
    })
}
