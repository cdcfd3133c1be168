//! Fitting a category axis: names are broken into lines, then turned, then thinned out.

use indeck_model::chart::CategoryAxis;

use crate::axis::{Axis, AxisLook, Label, Standing};
use crate::block::Block;
use crate::context::Context;
use crate::scale::CategoryScale;

/// Most names that are measured to find out how all of them fit.
const SAMPLE: usize = 400;
/// Most of the picture's height or width that names take.
const MOST: f64 = 0.35;
/// Names up to this width, in lines, are thinned out rather than turned.
const SHORT: f64 = 2.6;
/// Distance of two days' names, as a share of the text's size.
const DAY_GAP: f64 = 0.4;
/// Most lines into which names are broken before they are turned.
const MAX_LINES: usize = 4;

/// Which way a category axis runs and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CategoryPlace {
    pub(crate) class: &'static str,
    pub(crate) upright: bool,
    pub(crate) standing: Standing,
    /// Room of the whole chart across the axis, in pixels.
    pub(crate) across: f64,
}

/// Fits a category axis to a length.
pub(crate) fn category_axis(
    cx: &Context<'_>,
    axis: &CategoryAxis,
    scale: &CategoryScale,
    place: CategoryPlace,
    length: f64,
) -> Axis {
    let mut look = AxisLook::of_categories(cx, axis);
    look.title_length = length;
    let turned = |share: f64| if axis.reverse { 1.0 - share } else { share };
    let fitter = Fitter { axis, scale, look: &look, place, length };
    let ticks = fitter.ticks();
    let (labels, angle) = if look.hidden { (Vec::new(), 0.0) } else { fitter.labels(&ticks) };
    let labels = labels.into_iter().map(|label| Label { place: turned(label.place), ..label });
    let labels = labels.collect();
    let marks = fitter.marks(&ticks).into_iter().map(turned).collect();
    let minor = fitter.minor().into_iter().map(turned).collect();
    let (label_at, high) = place.standing.labels(look.labels);
    let (class, upright, at) = (place.class, place.upright, place.standing.at);
    Axis { class, upright, at, label_at, high, labels, turned: angle, marks, minor, look }
}

struct Fitter<'a> {
    axis: &'a CategoryAxis,
    scale: &'a CategoryScale,
    look: &'a AxisLook,
    place: CategoryPlace,
    length: f64,
}

/// A category or a day that may have a label.
struct Tick {
    share: f64,
    point: Option<usize>,
    serial: f64,
}

impl Fitter<'_> {
    /// All that may have labels. Days come only as many as fit.
    fn ticks(&self) -> Vec<Tick> {
        let Some(line) = self.scale.dates() else {
            let tick =
                |point| Tick { share: self.scale.share(point), point: Some(point), serial: 0.0 };
            return (0..self.scale.count()).map(tick).collect();
        };
        let sample = line.ticks(12.0);
        let widths =
            sample.iter().map(|(_, day)| self.width(&self.scale.serial_name(day.excel_serial())));
        let widest = widths.fold(0.0, f64::max);
        let needed = if self.place.upright {
            self.look.text.line_height()
        } else {
            widest + self.look.text.size * DAY_GAP
        };
        let ticks = line.ticks(self.length / needed.max(1.0));
        let tick = |(step, day): (f64, indeck_model::Date)| Tick {
            share: self.scale.at(step),
            point: None,
            serial: day.excel_serial(),
        };
        ticks.into_iter().map(tick).collect()
    }

    fn name(&self, tick: &Tick) -> String {
        match tick.point {
            Some(point) => self.scale.name(point),
            None => self.scale.serial_name(tick.serial),
        }
    }

    fn width(&self, text: &str) -> f64 {
        let lines = text.lines().map(|line| self.look.text.width(line));
        lines.fold(0.0, f64::max)
    }

    fn labels(&self, ticks: &[Tick]) -> (Vec<Label>, f64) {
        if ticks.is_empty() {
            return (Vec::new(), 0.0);
        }
        let fit = if self.place.upright { self.fit_beside(ticks) } else { self.fit_below(ticks) };
        let every = self.axis.label_interval.map_or(fit.every, |every| usize::from(every).max(1));
        let shown = ticks.iter().step_by(every.max(1));
        let labels = shown.map(|tick| {
            let name = self.name(tick);
            let text = &self.look.text;
            let block = match fit.width {
                Width::Wrapped(width) => Block::wrapped(&name, text, width),
                Width::Limited(width, lines) => Block::limited(&name, text, width, lines),
                Width::Cut(width) => Block::cut(&name, text, width),
            };
            Label { place: tick.share, block, point: tick.point, value: None }
        });
        (labels.collect(), fit.turned)
    }

    /// Names beside an upright axis: as wide as they are up to a share of the picture, and in as
    /// many lines as have room before the next one.
    fn fit_beside(&self, ticks: &[Tick]) -> Fit {
        let slot = self.distance(ticks);
        let line = self.look.text.line_height();
        let every = (line / slot.max(1e-6)).ceil().clamp(1.0, 1e7) as usize;
        let shown = self.axis.label_interval.map_or(every, |every| usize::from(every).max(1));
        let lines = (slot * shown as f64 / line).floor().clamp(1.0, 1e7) as usize;
        let width = Width::Limited(self.place.across * MOST, lines);
        Fit { every, turned: self.look.rotation.unwrap_or(0.0), width }
    }

    /// Names below a horizontal axis.
    fn fit_below(&self, ticks: &[Tick]) -> Fit {
        let text = &self.look.text;
        let line = text.line_height();
        let slot = self.distance(ticks);
        let interval = self.axis.label_interval.map(|every| usize::from(every).max(1));
        let room = slot * interval.unwrap_or(1) as f64;
        let names = self.sample(ticks);
        let widest = names.iter().map(|name| self.width(name)).fold(0.0, f64::max);
        let most = self.place.across * MOST;
        if let Some(turned) = self.look.rotation {
            return self.fit_turned(turned, slot, widest, most);
        }
        let gap = text.size * 0.3;
        if widest + gap <= room {
            return Fit { every: 1, turned: 0.0, width: Width::Wrapped(f64::MAX) };
        }
        if self.wraps(&names, room - gap, most) {
            return Fit { every: 1, turned: 0.0, width: Width::Wrapped(room - gap) };
        }
        let every = interval.unwrap_or_else(|| ((widest + gap) / slot.max(1e-6)).ceil() as usize);
        if widest <= SHORT * line || self.scale.dates().is_some() {
            return Fit { every: every.max(1), turned: 0.0, width: Width::Wrapped(f64::MAX) };
        }
        let turned = if room >= line * 1.1 { -45.0 } else { -90.0 };
        self.fit_turned(turned, slot, widest, most)
    }

    fn fit_turned(&self, turned: f64, slot: f64, widest: f64, most: f64) -> Fit {
        let line = self.look.text.line_height();
        let (sin, cos) = turned.to_radians().sin_cos();
        let needed =
            if sin.abs() < 0.1 { widest } else { line.min(widest * cos.abs() + line * sin.abs()) };
        let every = (needed * 0.95 / slot.max(1e-6)).ceil().clamp(1.0, 1e7) as usize;
        let length = (most - line * cos.abs()).max(line) / sin.abs().max(0.1);
        Fit { every, turned, width: Width::Cut(length) }
    }

    /// Whether all names can be broken to that width: no word is wider, and lines are few.
    fn wraps(&self, names: &[String], width: f64, most: f64) -> bool {
        let text = &self.look.text;
        let fits = |name: &String| {
            let words = name.split_whitespace().map(|word| text.width(word)).fold(0.0, f64::max);
            if words > width {
                return false;
            }
            let block = Block::wrapped(name, text, width);
            block.len() <= MAX_LINES && block.height <= most
        };
        width > 0.0 && names.iter().all(fits)
    }

    /// Distance of two neighbours in pixels.
    fn distance(&self, ticks: &[Tick]) -> f64 {
        match ticks {
            [first, second, ..] => (second.share - first.share).abs() * self.length,
            _ => self.length,
        }
    }

    fn sample(&self, ticks: &[Tick]) -> Vec<String> {
        let step = ticks.len().div_ceil(SAMPLE).max(1);
        ticks.iter().step_by(step).map(|tick| self.name(tick)).collect()
    }

    /// Places of tick marks and gridlines: between categories, or on days.
    fn marks(&self, ticks: &[Tick]) -> Vec<f64> {
        let wanted = self.look.grid.is_some() || self.look.marks.major != Default::default();
        if !wanted {
            return Vec::new();
        }
        let between = |tick: &Tick| tick.share - self.scale.slot() / 2.0;
        if self.scale.dates().is_some() {
            let on = |tick: &Tick| if self.scale.is_between() { between(tick) } else { tick.share };
            return ticks.iter().map(on).chain([1.0]).collect();
        }
        // More than one a pixel would be a solid bar.
        let least = self.scale.count().div_ceil(self.length.max(1.0) as usize).max(1);
        let every = self.axis.tick_interval.map_or(1, usize::from).max(least);
        self.scale.edges(every)
    }

    fn minor(&self) -> Vec<f64> {
        let wanted = self.look.minor_grid.is_some() || self.look.marks.minor != Default::default();
        if !wanted || self.scale.count() as f64 > self.length {
            return Vec::new();
        }
        match self.scale.dates() {
            Some(line) => line.minor_ticks().into_iter().map(|step| self.scale.at(step)).collect(),
            None => {
                let half = self.scale.slot() / 2.0;
                self.scale
                    .edges(1)
                    .into_iter()
                    .map(|edge| edge + half)
                    .filter(|x| *x < 1.0)
                    .collect()
            }
        }
    }
}

/// How names fit.
struct Fit {
    every: usize,
    turned: f64,
    width: Width,
}

enum Width {
    Wrapped(f64),
    /// In at most so many lines.
    Limited(f64, usize),
    Cut(f64),
}
