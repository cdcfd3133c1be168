//! Funnels.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `funnel`.

use indeck_model::chart::{BarLabelPosition, Fill, FunnelChart};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::drawing::Figure;
use crate::labels::{Said, Wording};
use crate::legend::{Entry, Key};
use crate::look;
use crate::scene::{Anchor, Outline, Scene, Tag};

/// Most of the width that the stages' names take.
const NAMES: f64 = 0.35;
/// Distance of the names from the bars, as a share of the text's size.
const GAP: f64 = 0.6;

impl Figure for FunnelChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let fill = self.series.fill.clone().unwrap_or_else(|| Fill::Solid(cx.series_color(0)));
        let key = Key::Swatch { fill: cx.paint(&fill), stroke: None };
        vec![Entry { name: self.series.name.clone(), key, number: 0 }]
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let names = if self.axis.hidden { Vec::new() } else { crate::names::of(&self.categories) };
        let look = cx.styled(&self.axis.style);
        let blocks: Vec<Block> =
            names.iter().map(|name| Block::wrapped(name, &look, area.width * NAMES)).collect();
        let widest = blocks.iter().map(|block| block.width).fold(0.0, f64::max);
        let beside = if blocks.is_empty() { 0.0 } else { widest + GAP * look.size };
        let plot = area.without(Sides { left: beside, ..Sides::default() });
        let size = |value: &Option<f64>| value.map_or(0.0, |value| value.max(0.0));
        let most = self.series.values.iter().map(size).fold(0.0, f64::max);
        let step = plot.height / self.categories.len().max(1) as f64;
        let height = step / (1.0 + f64::from(self.gap_width) / 100.0);
        for index in 0..self.categories.len() {
            let value = self.series.values.get(index).copied().flatten();
            let width = if most > 0.0 { plot.width * size(&value) / most } else { 0.0 };
            let place = if self.axis.reverse { self.categories.len() - 1 - index } else { index };
            let middle = plot.top + step * (place as f64 + 0.5);
            let bar = Bounds::new(plot.center().0 - width / 2.0, middle - height / 2.0, width, height);
            self.stage(cx, scene, index, value, bar);
            if let Some(block) = blocks.get(index) {
                let at = (plot.left - GAP * look.size, middle - block.height / 2.0);
                block.draw(scene, at, Anchor::End, &Tag::class("category").point(index));
            }
        }
    }
}

trait Stage {
    fn stage(&self, cx: &Context<'_>, scene: &mut Scene, index: usize, value: Option<f64>, bar: Bounds);
}

impl Stage for FunnelChart {
    /// Draws a stage with its label.
    fn stage(&self, cx: &Context<'_>, scene: &mut Scene, index: usize, value: Option<f64>, bar: Bounds) {
        let Some(value) = value else { return };
        let is_this = |number: u32| usize::try_from(number) == Ok(index);
        let own = self.series.points.iter().rev().find(|point| is_this(point.index));
        let fill = own.and_then(|point| point.fill.clone()).or_else(|| self.series.fill.clone());
        let fill = fill.unwrap_or_else(|| Fill::Solid(cx.series_color(0)));
        let line = own.and_then(|point| point.line.clone()).or_else(|| self.series.line.clone());
        let stroke = line.and_then(|line| cx.stroke(&line, &cx.hairline(cx.series_color(0))));
        let tag = Tag::class("bar").series(0).point(index).value(value);
        scene.shape(Outline::Rect(bar), cx.paint(&fill), stroke, tag);
        let Some(labels) = self.series.labels.as_ref().or(self.labels.as_ref()) else { return };
        let own = labels.points.iter().rev().find(|point| is_this(point.index));
        let names = crate::names::of(&self.categories);
        let said = Said {
            value: Some(value),
            category: names.get(index).map_or("", String::as_str),
            series: &self.series.name,
            share: None,
            size: None,
            cell: self.series.label_texts.get(index).map(String::as_str),
        };
        let mark = self.series.marks.iter().find(|mark| is_this(mark.index));
        let wording = Wording::new(labels, &self.series.format);
        let text = wording.text(&said, own.and_then(|own| own.text.as_deref()), mark);
        let Some(text) = text else { return };
        let mut look = cx.styled(&labels.style);
        if let Some(own) = own {
            look = cx.restyled(&look, &own.style);
        }
        let position = own.and_then(|own| own.position).or(labels.position);
        let block = Block::new(&text, &look);
        let fits = block.width <= bar.width;
        let colored = own.and_then(|own| own.style.color).or(labels.style.color).is_some();
        let outside = position == Some(BarLabelPosition::OutsideEnd) || !fits;
        if !colored && !outside {
            look.color = cx.color(look::text_on(&fill));
        }
        let block = Block::new(&text, &look);
        let inset = GAP / 2.0 * look.size;
        let top = bar.center().1 - block.height / 2.0;
        let (x, anchor) = match position.unwrap_or(BarLabelPosition::Center) {
            _ if outside => (bar.right() + inset, Anchor::Start),
            BarLabelPosition::InsideEnd => (bar.right() - inset, Anchor::End),
            BarLabelPosition::InsideBase => (bar.left + inset, Anchor::Start),
            _ => (bar.center().0, Anchor::Middle),
        };
        block.draw(scene, (x, top), anchor, &Tag::class("label").series(0).point(index).value(value));
    }
}
