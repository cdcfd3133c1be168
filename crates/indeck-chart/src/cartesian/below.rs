//! What hangs between lines: drop lines, high-low lines, up and down bars.

use indeck_model::chart::{BarLook, Fill, Line, UpDownBars};
use indeck_model::{Color, Percent, ThemeColor};

use crate::cartesian::bars::Slots;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::Plot;
use crate::cartesian::stack::Spans;
use crate::context::Context;
use crate::look::BETWEEN;
use crate::scene::{Outline, Scene, Tag};

/// Draws what hangs below and between the lines of a plot.
pub(crate) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let below = Below { field, spans };
    if let Some(stroke) = plot.drop_lines.and_then(|line| cx.stroke(line, &cx.hairline(BETWEEN))) {
        below.each(|share, tops| {
            let top = tops.iter().copied().fold(f64::MIN, f64::max);
            let (from, to) = (field.point(share, top), field.point(share, field.base));
            scene.line(from, to, &stroke, Tag::class("drop-line").value(top));
        });
    }
    if let Some(stroke) =
        plot.high_low_lines.and_then(|line| cx.stroke(line, &cx.hairline(BETWEEN)))
    {
        below.each(|share, tops| {
            let high = tops.iter().copied().fold(f64::MIN, f64::max);
            let low = tops.iter().copied().fold(f64::MAX, f64::min);
            let (from, to) = (field.point(share, low), field.point(share, high));
            scene.line(from, to, &stroke, Tag::class("high-low-line").value(high - low));
        });
    }
    if let Some(bars) = plot.up_down_bars {
        below.up_down(cx, scene, bars);
    }
}

impl Field<'_> {
    /// The point at a share of the category axis and a value.
    pub(crate) fn point(&self, share: f64, value: f64) -> (f64, f64) {
        self.plane.at(share, self.values.inner_share(value))
    }
}

struct Below<'a> {
    field: &'a Field<'a>,
    spans: &'a Spans,
}

impl Below<'_> {
    /// Calls with the place and the values of each category that has any.
    fn each(&self, mut draw: impl FnMut(f64, &[f64])) {
        for i in (0..self.field.categories.count()).filter(|i| self.field.categories.shows(*i)) {
            let top = |row: &Vec<Option<super::stack::Span>>| {
                row.get(i).copied().flatten().map(|span| span.top)
            };
            let tops: Vec<f64> = self.spans.iter().filter_map(top).collect();
            if !tops.is_empty() {
                draw(self.field.categories.share(i), &tops);
            }
        }
    }

    /// Bars from the first line to the last.
    fn up_down(&self, cx: &Context<'_>, scene: &mut Scene, bars: &UpDownBars) {
        let slots =
            Slots::new(self.field.categories.slot(), 1, f64::from(bars.gap_width) / 100.0, 0.0);
        let (Some(first), Some(last)) = (self.spans.first(), self.spans.last()) else { return };
        for i in (0..self.field.categories.count()).filter(|i| self.field.categories.shows(*i)) {
            let top = |row: &Vec<Option<super::stack::Span>>| {
                row.get(i).copied().flatten().map(|span| span.top)
            };
            let (Some(from), Some(to)) = (top(first), top(last)) else { continue };
            let (left, right) = slots.edges(self.field.categories.share(i), 0);
            let share = |value| self.field.values.inner_share(value);
            let rect = self.field.plane.rect((left, share(from)), (right, share(to)));
            let (class, look, own) =
                if to >= from { ("up-bar", &bars.up, UP) } else { ("down-bar", &bars.down, DOWN) };
            let BarLook { fill, line } = look;
            let fill = cx.paint(fill.as_ref().unwrap_or(&Fill::Solid(own)));
            let line = line.as_ref().unwrap_or(&Line::PLAIN);
            let stroke = cx.stroke(line, &cx.hairline(BETWEEN));
            let tag = Tag::class(class).point(i).value(to - from);
            scene.shape(Outline::Rect(rect), fill, stroke, tag);
        }
    }
}

/// Bars of gains.
const UP: Color = Color::Theme(ThemeColor::Background1);
/// Bars of losses.
const DOWN: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));
