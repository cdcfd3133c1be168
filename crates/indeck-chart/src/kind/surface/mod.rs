//! Surfaces, in space and from above.
//!
//! Source: ECMA-376-1, 21.2.2.203 `surfaceChart`, 21.2.2.204 `surface3DChart`.

mod band;
mod contour;
mod relief;
mod view;

use indeck_model::chart::{Fill, SurfaceChart, SurfaceForm};

use crate::axis;
use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::format::Formatter;
use crate::legend::{Entry, Key};
use crate::scale::ValueScale;
use crate::scene::{Paint, Rgba, Scene};
use band::Bands;

/// The most rows and columns that are drawn: finer nets are thinned evenly.
const MOST: usize = 240;

/// The values of a surface in a net, blanks as zero, and their scale.
struct Net {
    /// Rows are series, from the front.
    values: Vec<Vec<f64>>,
    columns: usize,
    scale: ValueScale,
    bands: Bands,
}

impl Net {
    fn new(chart: &SurfaceChart, height: f64, cx: &Context<'_>) -> Self {
        let (rows, columns) = (chart.series.len(), chart.categories.len());
        let (row_step, column_step) = (step(rows), step(columns));
        let row = |number: usize| {
            let series = chart.series.get(number);
            let value =
                |i: usize| series.and_then(|s| s.values.get(i).copied().flatten()).unwrap_or(0.0);
            thinned(columns, column_step).map(value).collect::<Vec<_>>()
        };
        let values: Vec<Vec<f64>> = thinned(rows, row_step).map(row).collect();
        let all = values.iter().flatten().copied();
        let range = all
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let room = axis::room(cx, &chart.axes.value, true, height, 0.0);
        let scale = ValueScale::new(&chart.axes.value, range, room);
        let columns = values.first().map_or(0, Vec::len);
        Self { bands: Bands::new(&scale), values, columns, scale }
    }

    fn value(&self, row: usize, column: usize) -> f64 {
        self.values.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    }

    /// The places of the net from 0 to 1, rows and columns alike.
    fn place(index: usize, count: usize) -> f64 {
        if count > 1 { index as f64 / (count - 1) as f64 } else { 0.5 }
    }
}

fn step(count: usize) -> usize {
    count.div_ceil(MOST).max(1)
}

/// Every so many, and the last.
fn thinned(count: usize, step: usize) -> impl Iterator<Item = usize> {
    (0..count).filter(move |i| i % step == 0 || i + 1 == count)
}

/// How values are shown.
fn formatter(chart: &SurfaceChart) -> Formatter {
    let usual = chart.series.first().map_or("General", |series| series.format.code());
    Formatter::new(chart.axes.value.format.as_ref().map_or(usual, |format| format.code()))
}

/// The colours of bands, in order.
fn colors(cx: &Context<'_>, chart: &SurfaceChart, count: usize) -> Vec<(Option<Paint>, Rgba)> {
    let color = |number: usize| {
        let own = chart.bands.iter().rev().find(|band| usize::try_from(band.index) == Ok(number));
        let fill = own.map_or(Fill::Solid(cx.series_color(number)), |band| band.fill.clone());
        let solid = match &fill {
            Fill::Solid(color) => cx.color(*color),
            _ => cx.color(cx.series_color(number)),
        };
        (cx.paint(&fill), solid)
    };
    (0..count).map(color).collect()
}

impl Figure for SurfaceChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let net = Net::new(self, 300.0, cx);
        let colors = colors(cx, self, net.bands.count());
        let show = formatter(self);
        let entry = |(number, (paint, _)): (usize, (Option<Paint>, Rgba))| {
            let (low, high) = net.bands.range(number);
            let name = format!("{}–{}", show.text(low), show.text(high));
            Entry { name, key: Key::Swatch { fill: paint, stroke: None }, number }
        };
        colors.into_iter().enumerate().map(entry).collect()
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let net = Net::new(self, area.height * 0.6, cx);
        if net.values.is_empty() || net.columns == 0 {
            return;
        }
        match self.form {
            SurfaceForm::Surface | SurfaceForm::Wireframe => {
                relief::draw(cx, scene, self, &net, area)
            }
            SurfaceForm::Contour | SurfaceForm::WireframeContour => {
                contour::draw(cx, scene, self, &net, area);
            }
        }
    }
}
