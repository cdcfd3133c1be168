//! Labels of bars, lines and areas.

use indeck_model::chart::Fill;

use crate::bounds::Bounds;
use crate::cartesian::bars;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Form, Plot, marker_look};
use crate::cartesian::stack::{Span, Spans};
use crate::context::Context;
use crate::label::{Facts, Label, Labeler};
use crate::marker::MarkerLook;
use crate::scene::{Scene, Tag};
use crate::series::{Place, SeriesView};
use crate::thinning::Thinning;

/// Least distance of labels along the axis, in lines of text.
const APART: f64 = 0.5;
/// Distance of a label from the end of its bar, in pixels.
const AWAY: f64 = 2.0;

/// Draws the labels of a plot within the picture.
pub(crate) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    for at in 0..plot.series.len() {
        let Some(series) = plot.series.get(at) else { continue };
        let Some(labeler) = Labeler::new(cx, series) else { continue };
        let labeler = labeler.with_key(plot.key(cx, series));
        let writer = Writer { cx, field, plot, spans, at, series, labeler };
        let tag = Tag::class("labels").series(series.number).name(series.name);
        scene.group(tag, None, |scene| writer.draw(scene));
    }
}

struct Writer<'a> {
    cx: &'a Context<'a>,
    field: &'a Field<'a>,
    plot: &'a Plot<'a>,
    spans: &'a Spans,
    at: usize,
    series: &'a SeriesView<'a>,
    labeler: Labeler<'a>,
}

impl Writer<'_> {
    fn draw(&self, scene: &mut Scene) {
        let reach = marker_look(self.cx, self.series).as_ref().map_or(0.0, MarkerLook::reach);
        // On an area a label stays on it: its letters have the colour of the background.
        let canvas = match self.plot.form {
            Form::Area => self.field.plane.bounds,
            _ => Bounds::new(0.0, 0.0, scene.width, scene.height),
        };
        let (plane, count) = (&self.field.plane, self.field.categories.count());
        let length = if plane.sideways { plane.bounds.height } else { plane.bounds.width };
        let room = length / (APART * self.cx.text.line_height());
        let thinning = Thinning::new(self.series, count, room);
        for i in (0..count).filter(|i| thinning.keeps(*i)) {
            let Some(span) = self.spans.get(self.at).and_then(|row| row.get(i).copied().flatten())
            else {
                continue;
            };
            let Some(center) = self.place(i, span, reach) else { continue };
            let (label, center) = center;
            let bounds = label.around(center).kept_in(canvas);
            label.draw(scene, bounds.center());
        }
    }

    fn facts(&self, index: usize) -> Facts {
        let category = if self.labeler.needs_category() {
            self.field.categories.name(index)
        } else {
            String::new()
        };
        Facts { index, category, value: self.series.value(index), ..Facts::default() }
    }

    /// The label and its middle.
    fn place(&self, i: usize, span: Span, reach: f64) -> Option<(Label, (f64, f64))> {
        let facts = self.facts(i);
        facts.value?;
        let share = self.field.categories.share(i);
        let value = self.field.values.share(span.top);
        let inside = |x: f64| (-1e-6..=1.0 + 1e-6).contains(&x);
        if !self.field.categories.shows(i) || !self.field.values.has(span.top) {
            return None;
        }
        match self.plot.form {
            Form::Bar => {
                let bar = bars::bar(self.field, self.plot, self.spans, self.at, i)?;
                self.on_bar(&facts, bar, span)
            }
            Form::Line => {
                let label = self.labeler.label(&facts, None)?;
                let place = label.place.unwrap_or(Place::Right);
                let center = label.beside(self.field.plane.at(share, value), reach, place);
                inside(value).then_some((label, center))
            }
            Form::Box => None,
            Form::Area => {
                let own = Fill::Solid(self.cx.series_color(self.series.number));
                let fill = if self.plot.is_see_through() {
                    &Fill::None
                } else {
                    self.series.fill.unwrap_or(&own)
                };
                let label = self.labeler.label(&facts, Some(fill))?;
                let base = span.base.unwrap_or(self.field.base);
                let middle = (self.field.values.inner_share(base) + value.clamp(0.0, 1.0)) / 2.0;
                Some((label, self.field.plane.at(share, middle)))
            }
        }
    }

    /// Beyond the end of a bar or on it.
    fn on_bar(&self, facts: &Facts, bar: Bounds, span: Span) -> Option<(Label, (f64, f64))> {
        let stacked = span.base.is_some() && self.plot.given.is_none();
        let usual = if stacked { Place::Center } else { Place::OutsideEnd };
        let place = self.labeler.place_of(facts.index).unwrap_or(usual);
        let own = Fill::Solid(self.cx.series_color(self.series.number));
        let point = self.series.point(facts.index).and_then(|point| point.fill.as_ref());
        let fill = point.or(self.series.fill).unwrap_or(&own);
        let label = self.labeler.label(facts, (place != Place::OutsideEnd).then_some(fill))?;
        let (width, height) = label.size();
        let (x, y) = bar.center();
        let base = span.base.unwrap_or(self.field.base);
        // Bars of no length point the way of the axis.
        let up = (span.top >= base) == self.field.plane.grows();
        let center = if self.field.plane.sideways {
            let (low, high) = if up { (bar.left, bar.right()) } else { (bar.right(), bar.left) };
            let sign = if up { 1.0 } else { -1.0 };
            let away = sign * (width / 2.0 + AWAY);
            match place {
                Place::OutsideEnd => (high + away, y),
                Place::InsideEnd => (high - away, y),
                Place::InsideBase => (low + away, y),
                _ => (x, y),
            }
        } else {
            let (low, high) = if up { (bar.bottom(), bar.top) } else { (bar.top, bar.bottom()) };
            let sign = if up { -1.0 } else { 1.0 };
            let away = sign * (height / 2.0 + AWAY);
            match place {
                Place::OutsideEnd => (x, high + away),
                Place::InsideEnd => (x, high - away),
                Place::InsideBase => (x, low + away),
                _ => (x, y),
            }
        };
        Some((label, center))
    }
}
