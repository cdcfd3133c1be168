//! Scatter charts.
//!
//! Source: ECMA-376-1, 21.2.2.161 `scatterChart`.

use indeck_model::chart::{
    Crossing, DataLabels, Line, LinePosition, Marker, PointStyle, ScatterChart, ScatterStyle,
    XySeries,
};
use indeck_model::{Color, Pt};

use crate::part::chart::axis::{Edge, PRIMARY, ValuePlace, crossing, write_value_axis};
use crate::part::chart::contrast::Fills;
use crate::part::chart::data::{shares_x, write_cells, write_name};
use crate::part::chart::label::{Labelled, in_order, write_labels, write_plot_labels};
use crate::part::chart::series::{Scene, color_of};
use crate::part::chart::style::{PLAIN, Pen, write_line, write_marker, write_no_line};
use crate::part::workbook::{Number, tidy};
use crate::xml::XmlWriter;

/// Width of the lines between points.
const LINE_WIDTH: Pt = Pt(1.5);
/// The marker of series that name none.
const MARKER_SIZE: u8 = 6;

/// Writes the plot and the axes.
pub(super) fn write_scatter(w: &mut XmlWriter, scene: Scene<'_>, chart: &ScatterChart) {
    let style = if Points::of(chart.style).smooth { "smoothMarker" } else { "lineMarker" };
    w.open("c:scatterChart").val("c:scatterStyle", style).val("c:varyColors", false);
    let shared = shares_x(&chart.series);
    for (number, series) in chart.series.iter().enumerate() {
        let columns = if shared { (0, number + 1) } else { (2 * number, 2 * number + 1) };
        let writer = SeriesWriter { scene, points: Points::of(chart.style), number, columns };
        writer.write(w, series, chart.labels.as_ref());
    }
    if let Some(labels) = &chart.labels {
        write_plot_labels(w, labels, Labelled::Other);
    }
    PRIMARY.write(w);
    w.close();
    write_axes(w, chart);
}

fn write_axes(w: &mut XmlWriter, chart: &ScatterChart) {
    let first = chart.series.first();
    let below_zero = |part: fn(&(Number, Number)) -> Number| {
        let mut numbers = chart.series.iter().flat_map(|s| s.points.iter().filter_map(part));
        numbers.any(|number| number < 0.0)
    };
    let x = ValuePlace {
        id: PRIMARY.category,
        other: PRIMARY.value,
        edge: Edge::Bottom,
        crosses: crossing(&chart.y_axis),
        between: false,
        source_format: first.map_or("General", |series| tidy(&series.x_format)),
        amid: chart.y_axis.crossing == Crossing::AutoZero && below_zero(|point| point.1),
    };
    write_value_axis(w, &chart.x_axis, x);
    let y = ValuePlace {
        id: PRIMARY.value,
        other: PRIMARY.category,
        edge: Edge::Left,
        crosses: crossing(&chart.x_axis),
        between: false,
        source_format: first.map_or("General", |series| tidy(&series.y_format)),
        amid: chart.x_axis.crossing == Crossing::AutoZero && below_zero(|point| point.0),
    };
    write_value_axis(w, &chart.y_axis, y);
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
    /// The columns of x and y.
    columns: (usize, usize),
}

impl SeriesWriter<'_> {
    fn write(
        &self,
        w: &mut XmlWriter,
        series: &XySeries,
        plot_labels: Option<&DataLabels<LinePosition>>,
    ) {
        let color = color_of(series.fill.as_ref(), self.scene.palette, self.number);
        w.open("c:ser").val("c:idx", self.number).val("c:order", self.number);
        write_name(w, self.scene.sheet, self.columns.1);
        self.write_line(w, series.line.as_ref(), color);
        let marker = self.marker(series);
        write_marker(w, marker.as_ref(), color);
        for point in in_order(&series.point_styles, |point| point.index) {
            self.write_point(w, series, point, color);
        }
        if let Some(labels) = series.labels.as_ref().or(plot_labels) {
            write_labels(w, labels, Labelled::Other, &Fills::default());
        }
        write_cells(w, "c:xVal", self.scene.sheet, self.columns.0);
        write_cells(w, "c:yVal", self.scene.sheet, self.columns.1);
        w.val("c:smooth", self.points.smooth).close();
    }

    fn write_line(&self, w: &mut XmlWriter, line: Option<&Line>, color: Color) {
        w.open("c:spPr");
        match line {
            Some(line) => write_line(w, line, Pen::data(color, LINE_WIDTH)),
            None if self.points.lines => write_line(w, &PLAIN, Pen::data(color, LINE_WIDTH)),
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
        let marker = self.marker(series).unwrap_or_else(|| Marker::circle(MARKER_SIZE));
        let fill = point.fill.clone().or_else(|| marker.fill.clone());
        let shown = self.points.markers || series.marker.is_some() || point.fill.is_some();
        let marker = Marker { fill, ..marker };
        let own = color_of(point.fill.as_ref(), &[color], 0);
        w.open("c:dPt").val("c:idx", point.index);
        write_marker(w, Some(&marker).filter(|_| shown), own);
        w.val("c:bubble3D", false);
        self.write_line(w, point.line.as_ref().or(series.line.as_ref()), color);
        w.close();
    }
}
