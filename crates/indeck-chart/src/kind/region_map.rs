//! Maps of regions.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `regionMap`.

use indeck_model::chart::{Fill, MapArea, RegionLabels, RegionMapChart};
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::contrast::contrast;
use crate::drawing::Figure;
use crate::format::Formatter;
use crate::label::{Facts, Labeler};
use crate::legend::Entry;
use crate::look::pixels;
use crate::map::countries::World;
use crate::map::projection::Flat;
use crate::scene::{
    Anchor, Gradient, Outline, Paint, Path, Rgba, Scene, Stop, Stroke, Tag, TextLook,
};
use crate::series::SeriesView;

/// Regions without a value.
const EMPTY: Color = Color::Lighter(ThemeColor::Text1, Percent(88.0));
/// The least value's colour, where the chart names none.
const LEAST: Color = Color::Lighter(ThemeColor::Accent1, Percent(75.0));
/// Width of borders.
const BORDER: Pt = Pt(0.5);
/// Width of the scale of colours, as a share of the text's size.
const SCALE: f64 = 0.9;
/// How much of the area around the data is shown beside it.
const AROUND: f64 = 0.08;
/// A span of longitude from which on the whole earth is shown.
const WORLD: f64 = 130.0;

impl Figure for RegionMapChart {
    /// A scale of colours stands in place of a legend.
    fn entries(&self, _: &Context<'_>) -> Vec<Entry> {
        Vec::new()
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let map = Map::new(cx, self);
        let area = map.draw_scale(scene, area);
        let area = map.draw_unknown(scene, area);
        scene.group(Tag::class("map"), Some(area), |scene| map.draw(scene, area));
    }
}

struct Map<'a> {
    cx: &'a Context<'a>,
    chart: &'a RegionMapChart,
    /// The country of each region.
    places: Vec<Option<usize>>,
    /// The least and the greatest value.
    range: (f64, f64),
    text: TextLook,
}

/// A part of the earth in degrees.
#[derive(Clone, Copy)]
struct Window {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl<'a> Map<'a> {
    fn new(cx: &'a Context<'a>, chart: &'a RegionMapChart) -> Self {
        let world = World::get();
        let values = chart.series.values.iter().flatten().copied();
        let range = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let places = chart.regions.iter().map(|name| world.find(name)).collect();
        Self { cx, chart, places, range, text: cx.text.clone() }
    }

    fn value(&self, region: usize) -> Option<f64> {
        self.chart.series.values.get(region).copied().flatten()
    }

    /// The colour of a value.
    fn color(&self, value: f64) -> Rgba {
        let span = self.range.1 - self.range.0;
        let share = if span > 0.0 { (value - self.range.0) / span } else { 1.0 };
        let (low, middle, high) = self.colors();
        match middle {
            Some(middle) if share < 0.5 => mixed(low, middle, share * 2.0),
            Some(middle) => mixed(middle, high, share * 2.0 - 1.0),
            None => mixed(low, high, share),
        }
    }

    /// The colours of the least value, of the middle and of the greatest value.
    fn colors(&self) -> (Rgba, Option<Rgba>, Rgba) {
        let colors = &self.chart.colors;
        let usual = Color::Theme(ThemeColor::Accent1);
        let of = |color: Color| self.cx.color(color);
        (of(colors.min.unwrap_or(LEAST)), colors.mid.map(of), of(colors.max.unwrap_or(usual)))
    }

    /// Draws the scale of colours at the right and returns the area beside it.
    fn draw_scale(&self, scene: &mut Scene, area: Bounds) -> Bounds {
        if self.chart.frame.legend.is_none() || self.range.0 > self.range.1 {
            return area;
        }
        let show = Formatter::new(self.chart.series.format.code());
        let ends = [self.range.1, self.range.0]
            .map(|value| (value, Block::new(&show.text(value), &self.text)));
        let widest = ends.iter().map(|(_, block)| block.width).fold(0.0, f64::max);
        let size = self.text.size;
        let height = (area.height * 0.4).min(size * 12.0);
        let left = area.right() - widest - size * (SCALE + 0.5);
        let bar = Bounds::new(left, area.center().1 - height / 2.0, size * SCALE, height);
        let (low, middle, high) = self.colors();
        let stop = |at, color| Stop { at, color };
        let mut stops = vec![stop(0.0, high), stop(1.0, low)];
        if let Some(middle) = middle {
            stops.insert(1, stop(0.5, middle));
        }
        let fill = Paint::Gradient(Gradient { degrees: 90.0, stops });
        scene.shape(Outline::Rect(bar), Some(fill), None, Tag::class("color-scale"));
        for ((value, block), y) in
            ends.iter().zip([bar.top, bar.bottom() - self.text.line_height()])
        {
            let at = (bar.right() + size * 0.4, y);
            block.draw(scene, at, Anchor::Start, &Tag::class("scale-label").value(*value));
        }
        area.without(Sides { right: area.right() - left + size, ..Sides::default() })
    }

    /// Names the regions that have no place on the map below it, and returns the area above.
    fn draw_unknown(&self, scene: &mut Scene, area: Bounds) -> Bounds {
        let unknown =
            self.chart.regions.iter().zip(&self.places).filter(|(_, place)| place.is_none());
        let names: Vec<&str> = unknown.map(|(name, _)| name.as_str()).collect();
        if names.is_empty() {
            return area;
        }
        let text = format!("Not on this map: {}", names.join(", "));
        let block = Block::cut(&text, &self.text, area.width);
        let top = area.bottom() - block.height;
        block.draw(scene, (area.left, top), Anchor::Start, &Tag::class("note"));
        area.without(Sides { bottom: block.height * 1.2, ..Sides::default() })
    }

    /// The part of the earth that is shown.
    fn window(&self) -> Window {
        let whole = Window { west: -180.0, east: 180.0, south: -58.0, north: 84.0 };
        if self.chart.area == MapArea::World {
            return whole;
        }
        let world = World::get();
        let shown = self.places.iter().flatten().filter_map(|place| world.countries.get(*place));
        // A far island does not widen the map: each country is where its largest part is.
        let rings = shown.filter_map(|country| country.mainland());
        let empty = Window { west: 180.0, east: -180.0, south: 90.0, north: -90.0 };
        let data = rings.flatten().fold(empty, |window, (x, y)| Window {
            west: window.west.min(*x),
            east: window.east.max(*x),
            south: window.south.min(*y),
            north: window.north.max(*y),
        });
        let wide = data.east - data.west;
        if wide <= 0.0 || (wide > WORLD && self.chart.area == MapArea::Automatic) {
            return whole;
        }
        let (x, y) = (wide * AROUND + 0.5, (data.north - data.south) * AROUND + 0.5);
        Window {
            west: (data.west - x).max(-180.0),
            east: (data.east + x).min(180.0),
            south: (data.south - y).max(-85.0),
            north: (data.north + y).min(85.0),
        }
    }

    fn draw(&self, scene: &mut Scene, area: Bounds) {
        let window = self.window();
        let sheet = Sheet::new(self.chart, window, area);
        let border =
            Stroke::plain(self.cx.color(Color::Theme(ThemeColor::Background1)), pixels(BORDER));
        let world = World::get();
        let only_data = self.chart.area == MapArea::DataOnly;
        for (place, country) in world.countries.iter().enumerate() {
            let region = self.places.iter().rposition(|found| *found == Some(place));
            let value = region.and_then(|region| self.value(region));
            if (only_data && region.is_none()) || (country.name == "Antarctica" && region.is_none())
            {
                continue;
            }
            let own = region.and_then(|region| self.own_fill(region));
            let fill = own.or_else(|| value.map(|value| Paint::Solid(self.color(value))));
            let fill = fill.unwrap_or_else(|| Paint::Solid(self.cx.color(EMPTY)));
            let mut tag =
                Tag::class(if region.is_some() { "region" } else { "land" }).name(country.name);
            (tag.point, tag.value) = (region, value);
            let path = sheet.path(&country.rings);
            if !path.is_empty() {
                scene.shape(Outline::Path(path), Some(fill), Some(border.clone()), tag);
            }
        }
        for (region, place) in self.places.iter().enumerate() {
            if let Some(country) = place.and_then(|place| world.countries.get(place)) {
                self.label(scene, region, sheet.spot(country.mainland()));
            }
        }
    }

    fn own_fill(&self, region: usize) -> Option<Paint> {
        let points = self.chart.series.points.iter().rev();
        let own = points.into_iter().find(|point| usize::try_from(point.index) == Ok(region))?;
        self.cx.paint(own.fill.as_ref()?)
    }

    /// Writes a region's name and value over it.
    fn label(&self, scene: &mut Scene, region: usize, spot: Option<Bounds>) {
        let Some(spot) = spot else { return };
        let name = self.chart.regions.get(region).map_or("", String::as_str);
        let mut lines = Vec::new();
        if self.chart.region_labels != RegionLabels::None {
            lines.push(name.to_owned());
        }
        let view = SeriesView::new(0, &self.chart.series, self.chart.labels.as_ref());
        let category = name.to_owned();
        let facts =
            Facts { index: region, category, value: self.value(region), ..Facts::default() };
        lines.extend(Labeler::new(self.cx, &view).and_then(|labels| labels.text(&facts)));
        let mut look = match &view.labels {
            Some(labels) => self.cx.styled(labels.style),
            None => self.text.clone(),
        };
        let colored = view.labels.as_ref().is_some_and(|labels| labels.style.color.is_some());
        if let (Some(value), false) = (facts.value, colored) {
            look.color = self.cx.color(contrast(&Fill::Solid(Color::Rgb(self.color(value).rgb))));
        }
        let block = Block::new(&lines.join("\n"), &look);
        let fits = block.width <= spot.width && block.height <= spot.height;
        if fits || self.chart.region_labels == RegionLabels::All {
            block.draw_around(scene, spot.center(), &Tag::class("label").point(region));
        }
    }
}

/// A colour between two.
fn mixed(a: Rgba, b: Rgba, share: f64) -> Rgba {
    let part = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    let rgb =
        indeck_model::Rgb(part(a.rgb.0, b.rgb.0), part(a.rgb.1, b.rgb.1), part(a.rgb.2, b.rgb.2));
    Rgba::opaque(rgb)
}

/// The flat map on the picture.
struct Sheet {
    flat: Flat,
    scale: f64,
    /// The flat place in the middle, and where it lies.
    middle: (f64, f64),
    center: (f64, f64),
    area: Bounds,
}

impl Sheet {
    fn new(chart: &RegionMapChart, window: Window, area: Bounds) -> Self {
        let Window { west, east, south, north } = window;
        let flat = Flat::of(chart.projection, west, east, south, north);
        let edge = (0..=20).flat_map(|step| {
            let share = f64::from(step) / 20.0;
            let (x, y) = (west + (east - west) * share, south + (north - south) * share);
            [(x, south), (x, north), (west, y), (east, y)]
        });
        let mut low = (f64::INFINITY, f64::INFINITY);
        let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (x, y) in edge.map(|point| flat.place(point)) {
            (low, high) = ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)));
        }
        let scale =
            (area.width / (high.0 - low.0).max(1e-9)).min(area.height / (high.1 - low.1).max(1e-9));
        let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        Self { flat, scale, middle, center: area.center(), area }
    }

    fn at(&self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.flat.place(point);
        let (dx, dy) = ((x - self.middle.0) * self.scale, (y - self.middle.1) * self.scale);
        (self.center.0 + dx, self.center.1 - dy)
    }

    /// The outlines of rings, without those that lie beyond the picture.
    fn path(&self, rings: &[Vec<(f64, f64)>]) -> Path {
        let mut path = Path::new();
        for ring in rings {
            let points: Vec<_> = ring.iter().map(|point| self.at(*point)).collect();
            if points.len() > 2 && around(&points).is_some_and(|bounds| bounds.overlaps(self.area))
            {
                path.segments.extend(Path::polygon(&points).segments);
            }
        }
        path
    }

    /// The bounds of a ring on the picture.
    fn spot(&self, ring: Option<&Vec<(f64, f64)>>) -> Option<Bounds> {
        let points: Vec<_> = ring?.iter().map(|point| self.at(*point)).collect();
        around(&points)
    }
}

/// The bounds of points.
fn around(points: &[(f64, f64)]) -> Option<Bounds> {
    let first = *points.first()?;
    let (low, high) = points.iter().fold((first, first), |(low, high), (x, y)| {
        ((low.0.min(*x), low.1.min(*y)), (high.0.max(*x), high.1.max(*y)))
    });
    Some(Bounds::between(low, high))
}
