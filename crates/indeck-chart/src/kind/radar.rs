//! Radars.
//!
//! Source: ECMA-376-1, 21.2.2.153 `radarChart`.

use std::f64::consts::{FRAC_PI_2, TAU};

use indeck_model::chart::{
    Blanks, Fill, Line, Marker, MarkerSymbol, RadarChart, RadarOptions, RadarStyle, Series,
    TickLabels,
};

use crate::axis;
use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::drawing::Figure;
use crate::format::Formatter;
use crate::label::{Facts, Labeler};
use crate::legend::{Entry, Key};
use crate::look;
use crate::marker::{self, MarkerLook};
use crate::scale::{ValueScale, bounds_of};
use crate::scene::{Anchor, Outline, Paint, Path, Scene, Stroke, Tag};
use crate::series::{SeriesView, color_of};

/// Distance of names from the end of their axis, as a share of the text's size.
const GAP: f64 = 0.45;
/// Most of the area's width that a name takes.
const WIDEST: f64 = 0.25;
/// Most lines of a name.
const LINES: f64 = 3.0;
/// How far names may reach into one another, as a share of the text's size.
const NEAR: f64 = 0.12;
/// Distance of a label from its point, in pixels.
const LABEL_GAP: f64 = 4.0;
/// The markers that series take in turn, in points.
const MARKER: u8 = 5;

impl Figure for RadarChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let entry = |(number, series): (usize, &Series<_, RadarOptions>)| {
            let look = Look::new(cx, self, series, number);
            let key = match self.style {
                RadarStyle::Filled => Key::Swatch { fill: look.fill, stroke: look.stroke },
                _ => Key::Line { stroke: look.stroke, marker: look.marker },
            };
            Entry { name: series.name.clone(), key, number }
        };
        self.series.iter().enumerate().map(entry).collect()
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let names = crate::names::of(&self.categories);
        let text = cx.styled(&self.axes.category.style);
        let lines = lines_of_names(area.height / text.line_height(), names.len());
        let block = |name: &String| Block::limited(name, &text, area.width * WIDEST, lines);
        let names: Vec<Block> = names.iter().map(block).collect();
        let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
        let highest = names.iter().map(|name| name.height).fold(text.line_height(), f64::max);
        let gap = GAP * text.size;
        let room = (area.width / 2.0 - widest - gap).max(area.width * 0.2);
        let radius = room.min((area.height / 2.0 - highest - gap).max(area.height * 0.2));
        let values = self.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        let room = axis::room(cx, &self.axes.value, true, radius, 0.0);
        let scale = ValueScale::new(&self.axes.value, bounds_of(values), room);
        let web = Web { center: area.center(), radius, count: names.len().max(1), scale };
        self.draw_web(cx, scene, &web);
        web.names(scene, &names, gap, area);
        for (number, series) in self.series.iter().enumerate() {
            self.draw_series(cx, scene, &web, series, number);
        }
        (0..self.series.len()).for_each(|number| self.draw_labels(cx, scene, &web, number));
        self.draw_numbers(cx, scene, &web);
    }
}

/// Most lines of each name: half of them stand on a side, in about half of the area's lines.
fn lines_of_names(room: f64, count: usize) -> usize {
    (room / (count as f64 + 2.0)).clamp(1.0, LINES) as usize
}

/// The axes from one middle.
struct Web {
    center: (f64, f64),
    radius: f64,
    count: usize,
    scale: ValueScale,
}

impl Web {
    fn angle(&self, index: usize) -> f64 {
        TAU * index as f64 / self.count as f64 - FRAC_PI_2
    }

    /// The place at a share of an axis, 0 in the middle.
    fn at(&self, index: usize, share: f64) -> (f64, f64) {
        let (sin, cos) = self.angle(index).sin_cos();
        let radius = self.radius * share;
        (self.center.0 + radius * cos, self.center.1 + radius * sin)
    }

    /// The place of a value on an axis.
    fn place(&self, index: usize, value: f64) -> (f64, f64) {
        self.at(index, self.scale.share(value).clamp(0.0, 1.0))
    }

    fn polygon(&self, share: f64) -> Path {
        Path::polygon(&(0..self.count).map(|index| self.at(index, share)).collect::<Vec<_>>())
    }

    /// Writes names beyond the ends of their axes; those that would lie over the last one, or
    /// over the first, are left out.
    fn names(&self, scene: &mut Scene, names: &[Block], gap: f64, area: Bounds) {
        let mut shown: Vec<Bounds> = Vec::new();
        for (index, block) in names.iter().enumerate() {
            let bounds = self.beyond(block, index, gap).kept_in(area);
            let near = bounds.without(Sides::all(NEAR * block.look.size));
            if [shown.first(), shown.last()].into_iter().flatten().any(|b| b.overlaps(near)) {
                continue;
            }
            shown.push(bounds);
            let (anchor, x) = match self.angle(index).cos() {
                cos if cos > 0.05 => (Anchor::Start, bounds.left),
                cos if cos < -0.05 => (Anchor::End, bounds.right()),
                _ => (Anchor::Middle, bounds.center().0),
            };
            block.draw(scene, (x, bounds.top), anchor, &Tag::class("category").point(index));
        }
    }

    /// The place of a name beyond the end of its axis.
    fn beyond(&self, block: &Block, index: usize, gap: f64) -> Bounds {
        let (sin, cos) = self.angle(index).sin_cos();
        let (x, y) = self.at(index, 1.0 + gap / self.radius.max(1.0));
        let left = match cos {
            cos if cos > 0.05 => x,
            cos if cos < -0.05 => x - block.width,
            _ => x - block.width / 2.0,
        };
        let top = y - block.height * (1.0 - sin) / 2.0;
        Bounds::new(left, top, block.width, block.height)
    }
}

/// How a series is drawn.
struct Look {
    fill: Option<Paint>,
    stroke: Option<Stroke>,
    marker: Option<MarkerLook>,
}

impl Look {
    fn new<P>(
        cx: &Context<'_>,
        chart: &RadarChart,
        series: &Series<P, RadarOptions>,
        number: usize,
    ) -> Self {
        let own = Fill::Solid(cx.series_color(number));
        let fill = series.fill.as_ref().unwrap_or(&own);
        let color = color_of(series.fill.as_ref(), cx.series_color(number));
        let filled = chart.style == RadarStyle::Filled;
        let line = series.line.clone().unwrap_or(Line::PLAIN);
        let usual = Marker { symbol: MarkerSymbol::Circle, ..Marker::circle(MARKER) };
        let marker = match (&series.own.marker, chart.style) {
            (_, RadarStyle::Filled) => None,
            (Some(marker), _) => Some(marker.clone()),
            (None, RadarStyle::Markers) => Some(usual),
            (None, RadarStyle::Lines) => None,
        };
        let width = if filled { look::HAIRLINE } else { look::LINE_WIDTH };
        Self {
            fill: if filled { cx.paint(fill) } else { None },
            stroke: cx.stroke(&line, &cx.data_line(color, width)),
            marker: marker.and_then(|marker| MarkerLook::new(cx, &marker, color)),
        }
    }
}

trait Parts {
    fn draw_web(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web);
    fn draw_numbers(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web);
    fn draw_series<P>(
        &self,
        cx: &Context<'_>,
        scene: &mut Scene,
        web: &Web,
        series: &Series<P, RadarOptions>,
        number: usize,
    );
    fn draw_labels(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web, number: usize);
}

impl Parts for RadarChart {
    fn draw_web(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web) {
        let axis = &self.axes.value;
        if let Some(stroke) =
            axis.gridlines.as_ref().and_then(|line| cx.stroke(line, &cx.hairline(look::GRID)))
        {
            for tick in web.scale.ticks() {
                let tag = Tag::class("gridline").value(tick);
                scene.shape(
                    Outline::Path(web.polygon(web.scale.share(tick))),
                    None,
                    Some(stroke.clone()),
                    tag,
                );
            }
        }
        let Some(line) = axis.line.as_ref() else { return };
        let Some(stroke) = cx.stroke(line, &cx.hairline(look::AXIS)) else { return };
        for index in 0..web.count {
            scene.line(web.center, web.at(index, 1.0), &stroke, Tag::class("axis").point(index));
        }
    }

    /// The numbers stand to the left of the axis that goes up.
    fn draw_numbers(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web) {
        let axis = &self.axes.value;
        if axis.hidden || axis.tick_labels == TickLabels::None {
            return;
        }
        let look = cx.styled(&axis.style);
        let usual = self.series.first().map_or("General", |series| series.format.code());
        let format = Formatter::new(axis.format.as_ref().map_or(usual, |format| format.code()));
        let unit = axis.display_units.as_ref().map_or(1.0, |units| units.unit.divisor());
        for tick in web.scale.ticks() {
            let text = format.text(tick / unit);
            let (x, y) = web.at(0, web.scale.share(tick));
            let block = Block::new(&text, &look);
            let at = (x - GAP * look.size, y - block.height / 2.0);
            block.draw(scene, at, Anchor::End, &Tag::class("tick-label").value(tick));
        }
    }

    fn draw_series<P>(
        &self,
        cx: &Context<'_>,
        scene: &mut Scene,
        web: &Web,
        series: &Series<P, RadarOptions>,
        number: usize,
    ) {
        let look = Look::new(cx, self, series, number);
        let value = |index: usize| series.values.get(index).copied().flatten();
        let tag = || Tag::class("line").series(number);
        let points = |run: &[usize]| -> Vec<(f64, f64)> {
            run.iter().filter_map(|index| Some(web.place(*index, value(*index)?))).collect()
        };
        let known: Vec<usize> = (0..web.count).filter(|index| value(*index).is_some()).collect();
        let filled = self.style == RadarStyle::Filled;
        if known.len() == web.count || filled || self.frame.blanks != Blanks::Gap {
            // Like an area, a filled shape has no gaps: it goes to zero there.
            let falls = match self.frame.blanks {
                Blanks::Zero => true,
                Blanks::Gap => filled,
                Blanks::Connect => false,
            };
            let zero = |index: usize| value(index).or(falls.then_some(0.0));
            let all: Vec<_> = (0..web.count).filter_map(|i| Some(web.place(i, zero(i)?))).collect();
            scene.shape(
                Outline::Path(Path::polygon(&all)),
                look.fill.clone(),
                look.stroke.clone(),
                tag(),
            );
        } else {
            for run in known.chunk_by(|a, b| a + 1 == *b) {
                scene.shape(
                    Outline::Path(Path::through(&points(run))),
                    None,
                    look.stroke.clone(),
                    tag(),
                );
            }
        }
        let Some(marker) = look.marker else { return };
        for index in known {
            if let Some(value) = value(index) {
                let tag = Tag::class("marker").series(number).point(index).value(value);
                marker::draw(scene, &marker, web.place(index, value), tag);
            }
        }
    }

    fn draw_labels(&self, cx: &Context<'_>, scene: &mut Scene, web: &Web, number: usize) {
        let Some(series) = self.series.get(number) else { return };
        let view = SeriesView::new(number, series, self.labels.as_ref());
        let Some(labels) = Labeler::new(cx, &view) else { return };
        let names = crate::names::of(&self.categories);
        for index in 0..web.count {
            let Some(value) = view.value(index) else { continue };
            let category = names.get(index).cloned().unwrap_or_default();
            let facts = Facts { index, category, value: Some(value), ..Facts::default() };
            let Some(label) = labels.label(&facts, None) else { continue };
            let (x, y) = web.place(index, value);
            let ((sin, cos), (width, height)) = (web.angle(index).sin_cos(), label.size());
            let away = |size: f64| size / 2.0 + LABEL_GAP;
            label.draw(scene, (x + cos * away(width), y + sin * away(height)));
        }
    }
}
