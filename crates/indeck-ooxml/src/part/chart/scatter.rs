//! Scatter charts.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.161 `scatterChart`.

use indeck_model::chart::{
    Crossing, DataLabels, ErrorBars, Line, LinePosition, Marker, PointStyle, ScatterChart,
    ScatterStyle, ValueAxis, XySeries,
};
use indeck_model::{Color, Pt};

use crate::part::chart::analysis::{Along, write_error_bars, write_trendlines};
use crate::part::chart::axis::{AxisIds, Edge, PRIMARY, ValuePlace, crossing, write_value_axis};
use crate::part::chart::contrast::Fills;
use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::{Labelled, Subject, in_order, write_labels, write_plot_labels};
use crate::part::chart::paint::{Pen, write_line, write_marker, write_no_line};
use crate::part::chart::reference::{PointFrame, write_point_references};
use crate::part::chart::series::{Scene, color_of, write_extensions};
use crate::part::workbook::{Number, tidy};
use crate::xml::XmlWriter;

/// Width of the lines between points.
const LINE_WIDTH: Pt = Pt(1.5);
/// The marker of series that name none.
const MARKER_SIZE: u8 = 6;

/// Writes the plot and the axes.
pub(super) fn write_scatter(w: &mut XmlWriter, scene: Scene<'_>, chart: &ScatterChart) {
    let place = (0, PRIMARY);
    write_points(w, scene, place, &chart.series, chart.style, chart.labels.as_ref(), |w| {
        write_point_references(w, scene, chart.series.len(), chart);
    });
    write_axes(w, chart);
}

/// Writes a plot of points whose first series has that number, on those axes; `more` writes series
/// that follow.
pub(super) fn write_points(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    (first, axes): (usize, AxisIds),
    all: &[XySeries],
    style: ScatterStyle,
    labels: Option<&DataLabels<LinePosition>>,
    more: impl FnOnce(&mut XmlWriter),
) {
    let points = Points::of(style);
    let name = if points.smooth { "smoothMarker" } else { "lineMarker" };
    w.open("c:scatterChart").val("c:scatterStyle", name).val("c:varyColors", false);
    for (i, series) in all.iter().enumerate() {
        SeriesWriter { scene, points, number: first + i }.write(w, series, labels);
    }
    more(w);
    if let Some(labels) = labels {
        write_plot_labels(w, labels, Labelled::Points);
    }
    axes.write(w);
    w.close();
}

fn write_axes(w: &mut XmlWriter, chart: &ScatterChart) {
    let first = chart.series.first();
    let below_zero = |part: fn(&(Number, Number)) -> Number| {
        let mut numbers = chart.series.iter().flat_map(|s| s.points.iter().filter_map(part));
        numbers.any(|number| number < 0.0)
    };
    let formats = Formats {
        x: first.map_or("General", |series| tidy(&series.x_format)),
        y: first.map_or("General", |series| tidy(&series.y_format)),
    };
    let below = Below { x: below_zero(|point| point.0), y: below_zero(|point| point.1) };
    if chart.references.is_empty() && chart.x_references.is_empty() {
        write_two_axes(w, &chart.x_axis, &chart.y_axis, formats, below);
    } else {
        let frame = PointFrame::of(chart);
        let (x, y) = (frame.x_axis(&chart.x_axis), frame.y_axis(&chart.y_axis));
        write_two_axes(w, &x, &y, formats, below);
    }
}

/// The formats of the first series.
#[derive(Clone, Copy)]
pub(super) struct Formats<'a> {
    pub(super) x: &'a str,
    pub(super) y: &'a str,
}

/// Whether points have numbers below 0.
#[derive(Clone, Copy)]
pub(super) struct Below {
    pub(super) x: bool,
    pub(super) y: bool,
}

/// Writes the axes of a chart of points.
pub(super) fn write_two_axes(
    w: &mut XmlWriter,
    x_axis: &ValueAxis,
    y_axis: &ValueAxis,
    formats: Formats<'_>,
    below: Below,
) {
    let x = ValuePlace {
        id: PRIMARY.category,
        other: PRIMARY.value,
        edge: Edge::Bottom,
        crosses: crossing(y_axis),
        between: false,
        source_format: formats.x,
        amid: y_axis.crossing == Crossing::AutoZero && below.y,
    };
    write_value_axis(w, x_axis, x);
    let y = ValuePlace {
        id: PRIMARY.value,
        other: PRIMARY.category,
        edge: Edge::Left,
        crosses: crossing(x_axis),
        between: false,
        source_format: formats.y,
        amid: x_axis.crossing == Crossing::AutoZero && below.x,
    };
    write_value_axis(w, y_axis, y);
}

/// What a style shows.
#[derive(Clone, Copy, Debug)]
struct Points {
    lines: bool,
    markers: bool,
    smooth: bool,
}

impl Points {
    fn of(style: ScatterStyle) -> Self {
        use ScatterStyle::{LinesAndMarkers, Markers, Smooth, SmoothAndMarkers};
        Self {
            lines: style != Markers,
            markers: matches!(style, Markers | LinesAndMarkers | SmoothAndMarkers),
            smooth: matches!(style, Smooth | SmoothAndMarkers),
        }
    }
}

struct SeriesWriter<'a> {
    scene: Scene<'a>,
    points: Points,
    number: usize,
}

impl SeriesWriter<'_> {
    fn write(
        &self,
        w: &mut XmlWriter,
        series: &XySeries,
        plot_labels: Option<&DataLabels<LinePosition>>,
    ) {
        let (scene, number) = (self.scene, self.number);
        let (layout, sheet) = (scene.layout, &scene.layout.sheet);
        let columns = (layout.column(number, Role::X), layout.column(number, Role::Y));
        let (Some(x), Some(y)) = columns else { return };
        let color = color_of(series.fill.as_ref(), scene.palette, number);
        w.open("c:ser").val("c:idx", number).val("c:order", number);
        write_name(w, sheet, y);
        self.write_line(w, series.line.as_ref(), color);
        let marker = self.marker(series);
        write_marker(w, marker.as_ref(), color);
        for point in in_order(&series.point_styles, |point| point.index) {
            self.write_point(w, series, point, color);
        }
        let (kind, marks) = (Labelled::Points, series.marks.as_slice());
        let fills = &Fills::default();
        let subject = Subject { kind, scene, series: number, values: y, marks, fills };
        write_labels(w, series.labels.as_ref().or(plot_labels), subject);
        write_trendlines(w, &series.trendlines, color);
        let errors = (series.x_errors.as_ref(), series.y_errors.as_ref());
        write_both_errors(w, scene, number, errors);
        write_cells(w, "c:xVal", sheet, x);
        write_cells(w, "c:yVal", sheet, y);
        w.val("c:smooth", self.points.smooth);
        write_extensions(w, scene, number, None);
        w.close();
    }

    fn write_line(&self, w: &mut XmlWriter, line: Option<&Line>, color: Color) {
        w.open("c:spPr");
        match line {
            Some(line) => write_line(w, line, Pen::data(color, LINE_WIDTH)),
            None if self.points.lines => write_line(w, &Line::PLAIN, Pen::data(color, LINE_WIDTH)),
            None => write_no_line(w),
        }
        w.close();
    }

    /// The series' marker: its own, else a circle in its fill where the style has markers.
    fn marker(&self, series: &XySeries) -> Option<Marker> {
        let own = series.marker.clone();
        let marker = own.or_else(|| self.points.markers.then(|| Marker::circle(MARKER_SIZE)))?;
        let fill = marker.fill.clone().or_else(|| series.fill.clone());
        Some(Marker { fill, ..marker })
    }

    fn write_point(&self, w: &mut XmlWriter, series: &XySeries, point: &PointStyle, color: Color) {
        let own = point.marker.clone().or_else(|| self.marker(series));
        let shown = own.is_some() || point.fill.is_some();
        let marker = own.unwrap_or_else(|| Marker::circle(MARKER_SIZE));
        let own_fill = point.marker.as_ref().and_then(|marker| marker.fill.clone());
        let fill = own_fill.or_else(|| point.fill.clone()).or_else(|| marker.fill.clone());
        let marker = Marker { fill, ..marker };
        let own = color_of(point.fill.as_ref(), &[color], 0);
        w.open("c:dPt").val("c:idx", point.index);
        write_marker(w, Some(&marker).filter(|_| shown), own);
        w.val("c:bubble3D", false);
        self.write_line(w, point.line.as_ref().or(series.line.as_ref()), color);
        w.close();
    }
}

/// Writes the error bars along x and along y.
pub(super) fn write_both_errors(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    (x, y): (Option<&ErrorBars>, Option<&ErrorBars>),
) {
    for (bars, along) in [(x, Along::X), (y, Along::Y)] {
        if let Some(bars) = bars {
            write_error_bars(w, scene, number, bars, along);
        }
    }
}
