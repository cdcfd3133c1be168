//! Contrast of text against what is behind it.
//!
//! Source: WCAG 2.1, 1.4.3 (contrast).

use indeck_model::Rgb;

use super::background::Backdrop;
use crate::lint::color::{contrast, resolve_color, slot};
use crate::lint::finding::{Sink, quoted};
use crate::lint::rules::accessibility as rule;
use crate::lint::shapes::{Shape, ShapeKind, Slide, shared_shapes};
use crate::lint::style::{Run, runs};
use crate::part::color::Palette;
use crate::xml::{Node, ns};

pub(super) fn check(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    if !sink.wants(&rule::CONTRAST) {
        return;
    }
    if slide.theme.is_none() {
        return;
    }
    let backdrop = Backdrop { slide, shared: shared_shapes(slide), palette: slide.palette() };
    for (index, shape) in slide.shapes.iter().enumerate().filter(|(_, shape)| !shape.hidden) {
        let mut worst: Option<(f64, Run<'_>)> = None;
        for run in runs(slide, shape) {
            let Some(ratio) = ratio(&backdrop, index, shape, &run) else { continue };
            let large = run.size >= 18.0 || (run.bold && run.size >= 14.0);
            let enough = if large { 3.0 } else { 4.5 };
            if ratio < enough - 0.005 && worst.as_ref().is_none_or(|(least, _)| ratio < *least) {
                worst = Some((ratio, run));
            }
        }
        if let Some((ratio, run)) = worst {
            let message = format!("`{}` has a contrast of {ratio:.1}:1", quoted(&run.text));
            sink.say(&rule::CONTRAST, slide.part.at().shape(&shape.name), message);
        }
    }
}

/// The contrast of a run, where both colours are known.
fn ratio<'a>(
    backdrop: &Backdrop<'_, 'a>,
    index: usize,
    shape: &Shape<'a>,
    run: &Run<'a>,
) -> Option<f64> {
    let color = letters(backdrop, run)?;
    let behind = match (run.cell, shape.kind) {
        (Some(cell), _) => cell_fill(cell, &backdrop.palette)?,
        (None, ShapeKind::Text) => backdrop.behind(index, shape)?,
        _ => return None,
    };
    Some(contrast(color, behind))
}

/// The colour of a run's letters.
fn letters(backdrop: &Backdrop<'_, '_>, run: &Run<'_>) -> Option<Rgb> {
    if run.link.is_some() {
        return slot(&backdrop.palette, "hlink");
    }
    match run.fill {
        Some(fill) if fill.name() == "solidFill" || fill.name() == "fontRef" => {
            resolve_color(fill, &backdrop.palette)
        }
        Some(_) => None,
        // A table's style colours what nothing else does.
        None if run.cell.is_some() => None,
        None => slot(&backdrop.palette, "tx1"),
    }
}

/// The fill that a cell has of its own, with a colour of its text: styles of tables are not read.
fn cell_fill(cell: Node<'_>, palette: &Palette) -> Option<Rgb> {
    let fill = cell.child(ns::A, "tcPr")?.child(ns::A, "solidFill")?;
    resolve_color(fill, palette)
}
