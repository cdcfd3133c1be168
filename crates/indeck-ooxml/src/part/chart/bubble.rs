//! Bubble charts.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.20 `bubbleChart`.

use indeck_model::chart::{
    Bubble, BubbleChart, BubbleSeries, BubbleSize, DataLabels, Fill, LinePosition, PointStyle,
};
use indeck_model::{Color, Percent};

use crate::part::chart::analysis::write_trendlines;
use crate::part::chart::axis::PRIMARY;
use crate::part::chart::contrast::Fills;
use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::{Labelled, Subject, in_order, write_labels, write_plot_labels};
use crate::part::chart::paint::{Pen, write_shape};
use crate::part::chart::scatter::{Below, Formats, write_both_errors, write_two_axes};
use crate::part::chart::series::{Scene, color_of, write_extensions};
use crate::part::workbook::{Number, tidy};
use crate::xml::XmlWriter;

/// Opacity of bubbles, which often lie over one another.
const SEE_THROUGH: Percent = Percent(75.0);

/// Writes the plot and the axes.
pub(super) fn write_bubbles(w: &mut XmlWriter, scene: Scene<'_>, chart: &BubbleChart) {
    w.open("c:bubbleChart").val("c:varyColors", false);
    for (number, series) in chart.series.iter().enumerate() {
        write_series(w, scene, number, series, chart.labels.as_ref());
    }
    if let Some(labels) = &chart.labels {
        write_plot_labels(w, labels, Labelled::Bubbles);
    }
    w.val("c:bubbleScale", chart.scale).val("c:showNegBubbles", chart.show_negative);
    let size = match chart.size {
        BubbleSize::Area => "area",
        BubbleSize::Width => "w",
    };
    w.val("c:sizeRepresents", size);
    PRIMARY.write(w);
    w.close();
    write_axes(w, chart);
}

fn write_axes(w: &mut XmlWriter, chart: &BubbleChart) {
    let first = chart.series.first();
    let below_zero = |part: fn(&Bubble) -> Number| {
        let mut numbers = chart.series.iter().flat_map(|s| s.bubbles.iter().filter_map(part));
        numbers.any(|number| number < 0.0)
    };
    let formats = Formats {
        x: first.map_or("General", |series| tidy(&series.x_format)),
        y: first.map_or("General", |series| tidy(&series.y_format)),
    };
    let below = Below { x: below_zero(|bubble| bubble.x), y: below_zero(|bubble| bubble.y) };
    write_two_axes(w, &chart.x_axis, &chart.y_axis, formats, below);
}

fn write_series(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    series: &BubbleSeries,
    plot_labels: Option<&DataLabels<LinePosition>>,
) {
    let (layout, sheet) = (scene.layout, &scene.layout.sheet);
    let columns = [Role::X, Role::Y, Role::Size].map(|role| layout.column(number, role));
    let [Some(x), Some(y), Some(size)] = columns else { return };
    let color = color_of(series.fill.as_ref(), scene.palette, number);
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, sheet, y);
    write_look(w, series, None, color);
    w.val("c:invertIfNegative", false);
    for point in in_order(&series.points, |point| point.index) {
        w.open("c:dPt").val("c:idx", point.index).val("c:invertIfNegative", false);
        w.val("c:bubble3D", false);
        write_look(w, series, Some(point), color);
        w.close();
    }
    let (kind, marks) = (Labelled::Bubbles, series.marks.as_slice());
    let fills = &Fills::default();
    let subject = Subject { kind, scene, series: number, values: y, marks, fills };
    write_labels(w, series.labels.as_ref().or(plot_labels), subject);
    write_trendlines(w, &series.trendlines, color);
    let errors = (series.x_errors.as_ref(), series.y_errors.as_ref());
    write_both_errors(w, scene, number, errors);
    write_cells(w, "c:xVal", sheet, x);
    write_cells(w, "c:yVal", sheet, y);
    write_cells(w, "c:bubbleSize", sheet, size);
    w.val("c:bubble3D", false);
    write_extensions(w, scene, number, None);
    w.close();
}

fn write_look(w: &mut XmlWriter, series: &BubbleSeries, point: Option<&PointStyle>, color: Color) {
    let own = Fill::Translucent { color, opacity: SEE_THROUGH };
    let point_fill = point.and_then(|point| point.fill.as_ref());
    let fill = point_fill.or(series.fill.as_ref()).unwrap_or(&own);
    let line = point.and_then(|point| point.line.as_ref()).or(series.line.as_ref());
    write_shape(w, Some(fill), line, Pen::hairline(color));
}
