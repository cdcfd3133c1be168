//! Plots over categories: bars, lines, areas, and several of them over one another.
//!
//! Source: ECMA-376-1, 21.2.2.16 `barChart`, 21.2.2.97 `lineChart`, 21.2.2.3 `areaChart`.

use indeck_model::chart::{
    Areas, Axes, Categories, CategoryAxis, CategoryChart, ClusteredBars, ComboChart, ComboPlot,
    Crossing, DataLabels, Lines, Series, StackedSeries, Stacking, ValueAxis,
};

use crate::part::chart::axis::{
    AxisIds, CategoryPlace, Edge, PRIMARY, SECONDARY, ValuePlace, crossing, write_category_axis,
    write_value_axis,
};
use crate::part::chart::label::{LabelPosition, Labelled, write_plot_labels};
use crate::part::chart::series::{Mark, Scene, write_series};
use crate::part::workbook::{Sheet, tidy};
use crate::xml::XmlWriter;

/// Which way bars point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Upwards: columns.
    Up,
    /// To the side: bars.
    Sideways,
}

/// A plot among others: what it draws from and on.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlotPlace<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) axes: AxisIds,
    /// Number of the first series.
    pub(super) first: usize,
}

impl<'a> PlotPlace<'a> {
    /// The only plot of a chart.
    pub(super) fn whole(scene: Scene<'a>) -> Self {
        Self { scene, axes: PRIMARY, first: 0 }
    }

    fn write_all<P: LabelPosition, O>(
        self,
        w: &mut XmlWriter,
        series: &[Series<P, O>],
        labels: Option<&DataLabels<P>>,
        mark: impl Fn(&Series<P, O>) -> Mark<'_>,
    ) {
        for (i, one) in series.iter().enumerate() {
            write_series(w, self.scene, self.first + i, mark(one), one, labels);
        }
        if let Some(labels) = labels {
            write_plot_labels(w, labels, Labelled::Other);
        }
    }
}

/// Writes bars side by side.
pub(super) fn write_clustered(
    w: &mut XmlWriter,
    place: PlotPlace<'_>,
    bars: &ClusteredBars,
    direction: Direction,
) {
    open_bars(w, direction, "clustered");
    place.write_all(w, &bars.series, bars.labels.as_ref(), |_| Mark::Bar);
    w.val("c:gapWidth", bars.gap_width).val("c:overlap", bars.overlap);
    place.axes.write(w);
    w.close();
}

/// Writes bars on top of one another.
pub(super) fn write_stacked(
    w: &mut XmlWriter,
    place: PlotPlace<'_>,
    bars: &StackedSeries,
    direction: Direction,
) {
    open_bars(w, direction, if bars.percent { "percentStacked" } else { "stacked" });
    place.write_all(w, &bars.series, bars.labels.as_ref(), |_| Mark::Bar);
    // Anything but a full overlap would set the parts of a stack side by side.
    w.val("c:gapWidth", bars.gap_width).val("c:overlap", 100u8);
    place.axes.write(w);
    w.close();
}

fn open_bars(w: &mut XmlWriter, direction: Direction, grouping: &str) {
    let direction = if direction == Direction::Up { "col" } else { "bar" };
    w.open("c:barChart").val("c:barDir", direction).val("c:grouping", grouping);
    w.val("c:varyColors", false);
}

/// Writes lines.
pub(super) fn write_lines(w: &mut XmlWriter, place: PlotPlace<'_>, lines: &Lines) {
    w.open("c:lineChart").val("c:grouping", grouping(lines.stacking)).val("c:varyColors", false);
    place.write_all(w, &lines.series, lines.labels.as_ref(), |series| Mark::Line {
        marker: series.own.marker.as_ref(),
        smooth: series.own.smooth,
    });
    w.val("c:marker", true);
    place.axes.write(w);
    w.close();
}

/// Writes areas.
pub(super) fn write_areas(w: &mut XmlWriter, place: PlotPlace<'_>, areas: &Areas) {
    let see_through = areas.stacking == Stacking::None && areas.series.len() > 1;
    w.open("c:areaChart").val("c:grouping", grouping(areas.stacking)).val("c:varyColors", false);
    place.write_all(w, &areas.series, areas.labels.as_ref(), |_| Mark::Area { see_through });
    place.axes.write(w);
    w.close();
}

fn grouping(stacking: Stacking) -> &'static str {
    match stacking {
        Stacking::None => "standard",
        Stacking::Stacked => "stacked",
        Stacking::Percent => "percentStacked",
    }
}

/// What the value axis needs to know of the plots on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale<'a> {
    /// The format of the numbers on the axis.
    pub(super) format: &'a str,
    /// Whether the axis lies between categories; areas alone begin on the first one.
    pub(super) between: bool,
    /// Whether there are values below 0.
    pub(super) negative: bool,
}

impl<'a> Scale<'a> {
    /// The scale of a plot; shares of 100 % have a format of their own.
    pub(super) fn of<P, O>(series: &'a [Series<P, O>], percent: bool, between: bool) -> Self {
        let first = series.first().map_or("General", |series| tidy(&series.format));
        let negative = series.iter().any(|s| s.values.iter().flatten().any(|value| *value < 0.0));
        Self { format: if percent { "0%" } else { first }, between, negative }
    }
}

/// Writes the axes of a chart of one plot.
pub(super) fn write_axes<T>(
    w: &mut XmlWriter,
    chart: &CategoryChart<T>,
    direction: Direction,
    scale: Scale<'_>,
) {
    write_primary_axes(w, &chart.axes, &chart.categories, direction, scale);
}

fn write_primary_axes(
    w: &mut XmlWriter,
    axes: &Axes,
    categories: &Categories,
    direction: Direction,
    scale: Scale<'_>,
) {
    let (category_edge, value_edge) = match direction {
        Direction::Up => (Edge::Bottom, Edge::Left),
        Direction::Sideways => (Edge::Left, Edge::Bottom),
    };
    let place = CategoryPlace {
        ids: PRIMARY,
        edge: category_edge,
        crosses: crossing(&axes.value),
        amid: scale.negative && axes.value.crossing == Crossing::AutoZero,
    };
    write_category_axis(w, &axes.category, categories, place);
    let place = ValuePlace {
        id: PRIMARY.value,
        other: PRIMARY.category,
        edge: value_edge,
        // The value axis stays where it is when the categories are reversed.
        crosses: if axes.category.reverse { Crossing::Max } else { Crossing::AutoZero },
        between: scale.between,
        source_format: scale.format,
        amid: false,
    };
    write_value_axis(w, &axes.value, place);
}

/// Writes the plots and axes of a combination.
pub(super) fn write_combo(w: &mut XmlWriter, sheet: &Sheet<'_>, chart: &ComboChart) {
    let scene = Scene { sheet, palette: &chart.frame.palette };
    let mut first = 0;
    let plots = chart.primary.iter().map(|plot| (plot, PRIMARY));
    for (plot, axes) in plots.chain(chart.secondary.plots().iter().map(|plot| (plot, SECONDARY))) {
        write_plot(w, PlotPlace { scene, axes, first }, plot);
        first += plot.series_count();
    }
    write_primary_axes(w, &chart.axes, &chart.categories, Direction::Up, scale_of(&chart.primary));
    if !chart.secondary.plots().is_empty() {
        write_secondary_axes(w, chart, scale_of(chart.secondary.plots()));
    }
}

fn write_plot(w: &mut XmlWriter, place: PlotPlace<'_>, plot: &ComboPlot) {
    match plot {
        ComboPlot::Columns(plot) => write_clustered(w, place, &plot.0, Direction::Up),
        ComboPlot::StackedColumns(plot) => write_stacked(w, place, &plot.0, Direction::Up),
        ComboPlot::Lines(plot) => write_lines(w, place, plot),
        ComboPlot::Areas(plot) => write_areas(w, place, plot),
    }
}

fn scale_of(plots: &[ComboPlot]) -> Scale<'_> {
    let mut scales = plots.iter().map(|plot| match plot {
        ComboPlot::Columns(p) => Scale::of(&p.0.series, false, true),
        ComboPlot::StackedColumns(p) => Scale::of(&p.0.series, p.0.percent, true),
        ComboPlot::Lines(p) => Scale::of(&p.series, p.stacking == Stacking::Percent, true),
        ComboPlot::Areas(p) => Scale::of(&p.series, p.stacking == Stacking::Percent, false),
    });
    let first =
        scales.next().unwrap_or(Scale { format: "General", between: true, negative: false });
    scales.fold(first, |all, one| Scale {
        format: all.format,
        between: all.between || one.between,
        negative: all.negative || one.negative,
    })
}

/// The secondary value axis stands to the right; its category axis is there because a plot has
/// two axes, and is not shown.
fn write_secondary_axes(w: &mut XmlWriter, chart: &ComboChart, scale: Scale<'_>) {
    let axis: &ValueAxis = &chart.secondary_axis;
    let reverse = chart.axes.category.reverse;
    let place = ValuePlace {
        id: SECONDARY.value,
        other: SECONDARY.category,
        edge: Edge::Right,
        crosses: if reverse { Crossing::AutoZero } else { Crossing::Max },
        between: scale.between,
        source_format: scale.format,
        amid: false,
    };
    write_value_axis(w, axis, place);
    let hidden = CategoryAxis { hidden: true, reverse, ..CategoryAxis::default() };
    let place =
        CategoryPlace { ids: SECONDARY, edge: Edge::Bottom, crosses: crossing(axis), amid: false };
    write_category_axis(w, &hidden, &chart.categories, place);
}
