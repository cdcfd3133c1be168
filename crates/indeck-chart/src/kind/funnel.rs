//! Funnels.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `funnel`.

use indeck_model::chart::{Fill, FunnelChart};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::drawing::Figure;
use crate::label::{Facts, Labeler};
use crate::legend::{Entry, Key};
use crate::scene::{Anchor, Outline, Scene, Tag};
use crate::series::{Place, SeriesView};

/// Most of the width that the stages' names take.
const NAMES: f64 = 0.35;
/// Distance of the names from the bars, as a share of the text's size.
const GAP: f64 = 0.6;
/// Distance of a label from the end of its bar, in pixels.
const INSET: f64 = 4.0;
/// How near lines of text may come, as a share of their height.
const TOUCHING: f64 = 0.9;

impl Figure for FunnelChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let fill = self.series.fill.clone().unwrap_or_else(|| Fill::Solid(cx.series_color(0)));
        let key = Key::Swatch { fill: cx.paint(&fill), stroke: None };
        vec![Entry { name: self.series.name.clone(), key, number: 0 }]
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let names = if self.axis.hidden { Vec::new() } else { crate::names::of(&self.categories) };
        let look = cx.styled(&self.axis.style);
        let step = area.height / self.categories.len().max(1) as f64;
        let lines = (step / look.line_height()).floor().max(1.0) as usize;
        let block = |name: &String| Block::limited(name, &look, area.width * NAMES, lines);
        let blocks: Vec<Block> = names.iter().map(block).collect();
        let widest = blocks.iter().map(|block| block.width).fold(0.0, f64::max);
        let beside = if blocks.is_empty() { 0.0 } else { widest + GAP * look.size };
        let plot = area.without(Sides { left: beside, ..Sides::default() });
        let size = |value: &Option<f64>| value.map_or(0.0, |value| value.max(0.0));
        let most = self.series.values.iter().map(size).fold(0.0, f64::max);
        let height = step / (1.0 + f64::from(self.gap_width) / 100.0);
        let view = SeriesView::new(0, &self.series, self.labels.as_ref());
        let labels = Labeler::new(cx, &view);
        let names = crate::names::of(&self.categories);
        let stages = Stages { cx, view: &view, labels, names, step };
        let named = every(look.line_height(), step);
        for index in 0..self.categories.len() {
            let width = if most > 0.0 { plot.width * size(&view.value(index)) / most } else { 0.0 };
            let place = if self.axis.reverse { self.categories.len() - 1 - index } else { index };
            let middle = plot.top + step * (place as f64 + 0.5);
            let bar =
                Bounds::new(plot.center().0 - width / 2.0, middle - height / 2.0, width, height);
            stages.draw(scene, index, bar);
            if let Some(block) = blocks.get(index).filter(|_| index.is_multiple_of(named)) {
                let at = (plot.left - GAP * look.size, middle - block.height / 2.0);
                block.draw(scene, at, Anchor::End, &Tag::class("category").point(index));
            }
        }
    }
}

/// Of how many stages one has text of that height, for texts not to lie over one another.
fn every(height: f64, step: f64) -> usize {
    (height * TOUCHING / step.max(1e-6)).ceil().max(1.0) as usize
}

/// The stages, as they are drawn.
struct Stages<'a> {
    cx: &'a Context<'a>,
    view: &'a SeriesView<'a>,
    labels: Option<Labeler<'a>>,
    names: Vec<String>,
    /// Distance of two stages, in pixels.
    step: f64,
}

impl Stages<'_> {
    /// Draws a stage with its label.
    fn draw(&self, scene: &mut Scene, index: usize, bar: Bounds) {
        let Some(value) = self.view.value(index) else { return };
        let own = self.view.point(index);
        let usual = Fill::Solid(self.cx.series_color(0));
        let fill = own.and_then(|point| point.fill.as_ref()).or(self.view.fill).unwrap_or(&usual);
        let line = own.and_then(|point| point.line.as_ref()).or(self.view.line);
        let pen = self.cx.hairline(self.view.color(self.cx));
        let stroke = line.and_then(|line| self.cx.stroke(line, &pen));
        let tag = Tag::class("bar").series(0).point(index).value(value);
        scene.shape(Outline::Rect(bar), self.cx.paint(fill), stroke, tag);
        let Some(labels) = &self.labels else { return };
        let name = self.names.get(index).cloned().unwrap_or_default();
        let facts = Facts { index, category: name, value: Some(value), ..Facts::default() };
        let (Some(beside), Some(on)) =
            (labels.label(&facts, None), labels.label(&facts, Some(fill)))
        else {
            return;
        };
        let (width, height) = on.size();
        if !index.is_multiple_of(every(height, self.step)) {
            return;
        }
        let (x, y) = bar.center();
        let inset = width / 2.0 + INSET;
        match labels.place_of(index) {
            Some(Place::OutsideEnd) => beside.draw(scene, (bar.right() + inset, y)),
            _ if width > bar.width => beside.draw(scene, (bar.right() + inset, y)),
            Some(Place::InsideEnd) => on.draw(scene, (bar.right() - inset, y)),
            Some(Place::InsideBase) => on.draw(scene, (bar.left + inset, y)),
            _ => on.draw(scene, (x, y)),
        }
    }
}
