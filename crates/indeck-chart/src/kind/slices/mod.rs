//! Slices of a whole: pies, doughnuts, pies of pies.

mod doughnut;
mod geometry;
mod label;
mod of_pie;
mod pie;

use indeck_model::chart::{Categories, Fill, Line, PointStyle, Series};
use indeck_model::{Color, Pt, ThemeColor};

use crate::context::Context;
use crate::legend::{Entry, Key};
use crate::look::pixels;
use crate::scene::{Cap, Paint, Stroke};

pub(super) use geometry::{Ring, Wedge};

/// Width of the gaps between slices.
const GAP: Pt = Pt(1.5);
/// Slices narrower than that many widths of their outline have none.
const OUTLINED: f64 = 2.0;

/// One slice, before it has a place.
#[derive(Clone, Debug)]
pub(super) struct Slice {
    /// Its point, from 0; `None` is the slice of those that are drawn elsewhere.
    index: Option<usize>,
    name: String,
    /// What it stands for: negative values count by their size, as PowerPoint does it.
    value: f64,
    /// Its part of the whole, 0 to 1.
    share: f64,
    fill: Fill,
    paint: Option<Paint>,
    stroke: Option<Stroke>,
}

impl Slice {
    /// Its outline where it is drawn that wide: one that would cover it is left out.
    fn outline(&self, width: f64) -> Option<Stroke> {
        self.stroke.clone().filter(|stroke| width >= OUTLINED * stroke.width)
    }
}

/// The slices of a series in order, also those that nothing is to be seen of.
fn slices<P, O>(cx: &Context<'_>, categories: &Categories, series: &Series<P, O>) -> Vec<Slice> {
    let names = crate::names::of(categories);
    let size = |index: usize| series.values.get(index).copied().flatten().map_or(0.0, f64::abs);
    let count = names.len().max(series.values.len());
    let whole: f64 = (0..count).map(size).sum();
    let slice = |index| {
        let value = size(index);
        let (fill, line) = look(cx, series, index);
        Slice {
            index: Some(index),
            name: names.get(index).cloned().unwrap_or_default(),
            value,
            share: if whole > 0.0 { value / whole } else { 0.0 },
            paint: cx.paint(&fill),
            stroke: cx.stroke(&line, &border(cx)),
            fill,
        }
    };
    (0..count).map(slice).collect()
}

/// The fill and the outline of a slice.
fn look<P, O>(cx: &Context<'_>, series: &Series<P, O>, index: usize) -> (Fill, Line) {
    let own = series.points.iter().rev().find(|point| is_point(point, index));
    let fill = own.and_then(|point| point.fill.clone());
    let line = own.and_then(|point| point.line.clone()).or_else(|| series.line.clone());
    let fill = fill.unwrap_or_else(|| Fill::Solid(cx.series_color(index)));
    (fill, line.unwrap_or(Line::PLAIN))
}

fn is_point(point: &PointStyle, index: usize) -> bool {
    usize::try_from(point.index) == Ok(index)
}

/// The gap between slices is a line in the colour of the background.
fn border(cx: &Context<'_>) -> Stroke {
    let color = cx.color(Color::Theme(ThemeColor::Background1));
    Stroke { cap: Cap::Flat, ..Stroke::plain(color, pixels(GAP)) }
}

/// The legend names the slices.
fn entries(slices: &[Slice]) -> Vec<Entry> {
    let numbered = slices.iter().filter_map(|slice| Some((slice.index?, slice)));
    let entry = |(number, slice): (usize, &Slice)| Entry {
        name: slice.name.clone(),
        key: Key::Swatch { fill: slice.paint.clone(), stroke: None },
        number,
    };
    numbered.map(entry).collect()
}
