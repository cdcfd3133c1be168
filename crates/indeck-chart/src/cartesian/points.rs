//! Drawing the points of a series by x and y.

use indeck_model::chart::{BubbleSize, Line, Marker};

use crate::bounds::Bounds;
use crate::cartesian::errors;
use crate::cartesian::smooth;
use crate::cartesian::xy::{Bubbles, XyField, XyView};
use crate::context::Context;
use crate::format::Formatter;
use crate::label::{Facts, Labeler};
use crate::legend::Key;
use crate::look::{BUBBLE_OPACITY, SCATTER_MARKER, SCATTER_WIDTH};
use crate::marker::{self, MarkerLook};
use crate::scene::{Outline, Paint, Scene, Stroke, Tag};
use crate::series::{Place, color_of};
use crate::thinning::Thinning;

/// Most points that are drawn one by one; of more, those that share a pixel are drawn once.
const MANY: usize = 20_000;
/// The greatest bubble's diameter as a share of the plot's lesser side.
const BUBBLE: f64 = 0.25;

/// Draws one series.
pub(crate) struct Drawer<'a> {
    pub(crate) cx: &'a Context<'a>,
    pub(crate) series: &'a XyView<'a>,
    pub(crate) bubbles: Option<Bubbles>,
    /// The greatest size of all bubbles.
    pub(crate) greatest: f64,
}

impl Drawer<'_> {
    /// What stands for the series in the legend.
    pub(crate) fn key(&self) -> Key {
        if self.bubbles.is_some() {
            let (fill, stroke) = self.bubble_look(None);
            return Key::Swatch { fill, stroke };
        }
        Key::Line { stroke: self.stroke(self.series.view.line), marker: self.marker(None) }
    }

    pub(crate) fn draw(&self, scene: &mut Scene, field: &XyField) {
        let points = self.series.points.iter();
        let places = points.filter_map(|(x, y)| field.point((*x)?, (*y)?));
        let bubbles = self.bubbles.is_some();
        scene.clipped(field.plane.bounds, places, |scene| match bubbles {
            true => self.draw_bubbles(scene, field),
            false => self.draw_line(scene, field),
        });
        if !bubbles {
            self.draw_markers(scene, field);
        }
    }

    /// The pen of the line; `None` draws none.
    fn stroke(&self, line: Option<&Line>) -> Option<Stroke> {
        let pen = self.cx.data_line(self.series.view.color(self.cx), SCATTER_WIDTH);
        match line {
            Some(line) => self.cx.stroke(line, &pen),
            None if self.series.joined.lines => Some(pen),
            None => None,
        }
    }

    /// The marker of the series, or of a point that looks different.
    fn marker(&self, point: Option<usize>) -> Option<MarkerLook> {
        let view = &self.series.view;
        let style = point.and_then(|index| view.point(index));
        let fill = style.and_then(|style| style.fill.as_ref());
        let shown = self.series.joined.markers || view.marker.is_some() || fill.is_some();
        let own = style.and_then(|style| style.marker.as_ref()).or(view.marker).cloned();
        let marker = own.or_else(|| shown.then(|| Marker::circle(SCATTER_MARKER)))?;
        let fill = fill.or(marker.fill.as_ref()).or(view.fill).cloned();
        let color = color_of(fill.as_ref(), view.color(self.cx));
        MarkerLook::new(self.cx, &Marker { fill, ..marker }, color)
    }

    fn draw_line(&self, scene: &mut Scene, field: &XyField) {
        let view = &self.series.view;
        let connect = self.cx.frame.blanks == indeck_model::chart::Blanks::Connect;
        let mut stretches = vec![Vec::new()];
        for (i, point) in self.series.points.iter().enumerate() {
            let place = match point {
                (Some(x), Some(y)) => field.point(*x, *y),
                _ => None,
            };
            match (place, stretches.last_mut()) {
                (Some(place), Some(stretch)) => stretch.push((i, place)),
                (None, _) if !connect => stretches.push(Vec::new()),
                _ => {}
            }
        }
        let own = |i: usize| view.point(i).and_then(|point| point.line.as_ref());
        let tag = || Tag::class("line").series(view.number);
        for stretch in stretches.iter().filter(|stretch| stretch.len() > 1) {
            if view.has_points() && stretch.iter().any(|(i, _)| own(*i).is_some()) {
                for pair in stretch.windows(2) {
                    let [(_, from), (i, to)] = pair else { continue };
                    if let Some(stroke) = self.stroke(own(*i).or(view.line)) {
                        scene.line(*from, *to, &stroke, tag().point(*i));
                    }
                }
                continue;
            }
            let points = stretch.iter().map(|(_, place)| *place).collect();
            let points = smooth::thinned(points, field.plane.bounds.width);
            if let Some(stroke) = self.stroke(view.line) {
                let path = smooth::path(&points, self.series.joined.smooth);
                scene.shape(Outline::Path(path), None, Some(stroke), tag());
            }
        }
    }

    fn draw_markers(&self, scene: &mut Scene, field: &XyField) {
        let view = &self.series.view;
        let usual = self.marker(None);
        let mut seen = std::collections::BTreeSet::new();
        let many = self.series.points.len() > MANY;
        for (i, point) in self.series.points.iter().enumerate() {
            let (Some(x), Some(y)) = point else { continue };
            let place = field.point(*x, *y).filter(|place| field.plane.bounds.holds(*place));
            let Some(place) = place else { continue };
            let own = if view.point(i).is_some() { self.marker(Some(i)) } else { None };
            let Some(look) = own.as_ref().or(usual.as_ref()) else { continue };
            if many
                && own.is_none()
                && !seen.insert((place.0.round() as i64, place.1.round() as i64))
            {
                continue;
            }
            let tag = Tag::class("marker").series(view.number).point(i).value(*y);
            marker::draw(scene, look, place, tag);
        }
    }

    fn bubble_look(&self, point: Option<usize>) -> (Option<Paint>, Option<Stroke>) {
        let view = &self.series.view;
        let style = point.and_then(|index| view.point(index));
        let fill = style.and_then(|style| style.fill.as_ref()).or(view.fill);
        let color = view.color(self.cx);
        let fill = match fill {
            Some(fill) => self.cx.paint(fill),
            None => Some(Paint::Solid(self.cx.color(color).with_alpha(BUBBLE_OPACITY))),
        };
        let line = style.and_then(|style| style.line.as_ref()).or(view.line);
        (fill, line.and_then(|line| self.cx.stroke(line, &self.cx.hairline(color))))
    }

    /// Half of a bubble's width in pixels; `None` where it has none to see.
    fn radius(&self, i: usize, field: &XyField) -> Option<f64> {
        let bubbles = self.bubbles?;
        let size = self.series.sizes.get(i).copied().flatten()?;
        let size = if bubbles.show_negative { size.abs() } else { size };
        if size <= 0.0 || self.greatest <= 0.0 {
            return None;
        }
        let share = match bubbles.size {
            BubbleSize::Area => (size / self.greatest).sqrt(),
            BubbleSize::Width => size / self.greatest,
        };
        let side = field.plane.bounds.width.min(field.plane.bounds.height);
        Some(share * side * BUBBLE / 2.0 * bubbles.scale)
    }

    fn draw_bubbles(&self, scene: &mut Scene, field: &XyField) {
        let number = self.series.view.number;
        let usual = self.bubble_look(None);
        for (i, point) in self.series.points.iter().enumerate() {
            let (Some(x), Some(y)) = point else { continue };
            let (Some(place), Some(radius)) = (field.point(*x, *y), self.radius(i, field)) else {
                continue;
            };
            let own = self.series.view.point(i).map(|_| self.bubble_look(Some(i)));
            let (fill, stroke) = own.unwrap_or_else(|| usual.clone());
            let tag = Tag::class("bubble").series(number).point(i).value(*y);
            let outline = Outline::Circle { x: place.0, y: place.1, radius };
            scene.shape(outline, fill, stroke, tag);
        }
    }

    /// Error bars along both axes.
    pub(crate) fn draw_errors(&self, scene: &mut Scene, field: &XyField) {
        let view = &self.series.view;
        let both = [
            (self.series.x_errors, self.series.x_ends(), true),
            (view.errors, self.series.y_ends(), false),
        ];
        for (bars, ends, along_x) in both {
            let Some(bars) = bars else { continue };
            let Some(stroke) = errors::stroke(self.cx, bars) else { continue };
            for (i, (point, ends)) in self.series.points.iter().zip(ends).enumerate() {
                let (Some(x), Some(y)) = point else { continue };
                for end in [ends.low, ends.high].into_iter().flatten() {
                    let (to_x, to_y) = if along_x { (end, *y) } else { (*x, end) };
                    let ends = (field.point(*x, *y), field.inner_point(to_x, to_y));
                    if let (Some(from), Some(to)) = ends
                        && field.plane.bounds.holds(from)
                    {
                        let tag = Tag::class("error-bar").series(view.number).point(i).value(end);
                        errors::draw_one(scene, &stroke, bars.caps, from, to, &tag);
                    }
                }
            }
        }
    }

    /// Labels of the points.
    pub(crate) fn draw_labels(&self, scene: &mut Scene, field: &XyField) {
        let view = &self.series.view;
        let Some(labeler) = Labeler::new(self.cx, view) else { return };
        let labeler = labeler.with_key(self.key()).with_size_format(self.series.size_format);
        let canvas = Bounds::new(0.0, 0.0, scene.width, scene.height);
        let x_format = Formatter::new(self.series.x_format);
        let (bounds, line) = (field.plane.bounds, self.cx.text.line_height());
        let room = bounds.width * bounds.height / (line * line);
        let thinning = Thinning::new(view, self.series.points.len(), room);
        for (i, point) in self.series.points.iter().enumerate() {
            let (Some(x), Some(y)) = point else { continue };
            if !thinning.keeps(i) {
                continue;
            }
            let Some(place) = field.point(*x, *y) else { continue };
            let reach = self.reach(i, field);
            if self.bubbles.is_some() && reach <= 0.0 || !field.plane.bounds.holds(place) {
                continue;
            }
            let facts = Facts {
                index: i,
                category: x_format.text(*x),
                value: Some(*y),
                size: self.series.sizes.get(i).copied().flatten(),
                share: None,
            };
            let on = labeler.place_of(i).unwrap_or(Place::Right);
            let Some(label) = labeler.label(&facts, None) else { continue };
            let bounds = label.around(label.beside(place, reach, on)).kept_in(canvas);
            label.draw(scene, bounds.center());
        }
    }

    /// How far a point reaches from its middle.
    fn reach(&self, i: usize, field: &XyField) -> f64 {
        if self.bubbles.is_some() {
            return self.radius(i, field).unwrap_or(0.0);
        }
        let look = self.marker(self.series.view.point(i).map(|_| i));
        look.as_ref().map_or(0.0, MarkerLook::reach)
    }
}
