//! Plots over categories: bars, lines, areas, and several of them over one another.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.16 `barChart`, 21.2.2.97 `lineChart`, 21.2.2.3 `areaChart`.

use indeck_model::chart::{
    Areas, Axes, Categories, ClusteredBars, Crossing, DataLabels, Lines, Series, StackedSeries,
    Stacking,
};

use crate::part::chart::analysis::{write_between, write_up_down_bars};
use crate::part::chart::axis::{
    AxisIds, CategoryPlace, Edge, PRIMARY, ValuePlace, crossing, write_category_axis,
    write_value_axis,
};
use crate::part::chart::label::{LabelPosition, Labelled, write_plot_labels};
use crate::part::chart::reference::References;
use crate::part::chart::series::{Drawn, Mark, Scene, write_series};
use crate::part::workbook::tidy;
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
        drawn: impl Fn(&Series<P, O>) -> Drawn<'_>,
    ) {
        for (i, one) in series.iter().enumerate() {
            write_series(w, self.scene, self.first + i, drawn(one), one, labels);
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
    place.write_all(w, &bars.series, bars.labels.as_ref(), |series| Drawn {
        mark: Mark::Bar { negative: series.own.negative.as_ref() },
        trendlines: &series.own.trendlines,
        errors: series.own.error_bars.as_ref(),
    });
    write_labels_of_all(w, bars.labels.as_ref(), Labelled::Other);
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
    place.write_all(w, &bars.series, bars.labels.as_ref(), |series| Drawn {
        mark: Mark::Bar { negative: None },
        trendlines: &[],
        errors: series.own.error_bars.as_ref(),
    });
    write_labels_of_all(w, bars.labels.as_ref(), Labelled::Other);
    // Anything but a full overlap would set the parts of a stack side by side.
    w.val("c:gapWidth", bars.gap_width).val("c:overlap", 100u8);
    write_between(w, "c:serLines", bars.series_lines.as_ref());
    place.axes.write(w);
    w.close();
}

fn open_bars(w: &mut XmlWriter, direction: Direction, grouping: &str) {
    let direction = if direction == Direction::Up { "col" } else { "bar" };
    w.open("c:barChart").val("c:barDir", direction).val("c:grouping", grouping);
    w.val("c:varyColors", false);
}

/// Writes lines, and with them the reference lines, for which there is no second plot of lines.
pub(super) fn write_lines(
    w: &mut XmlWriter,
    place: PlotPlace<'_>,
    lines: &Lines,
    references: References<'_>,
) {
    w.open("c:lineChart").val("c:grouping", grouping(lines.stacking)).val("c:varyColors", false);
    place.write_all(w, &lines.series, lines.labels.as_ref(), |series| Drawn {
        mark: Mark::Line { marker: series.own.marker.as_ref(), smooth: Some(series.own.smooth) },
        trendlines: &series.own.trendlines,
        errors: series.own.error_bars.as_ref(),
    });
    references.write_series(w, place.scene);
    write_labels_of_all(w, lines.labels.as_ref(), Labelled::Lines);
    write_between(w, "c:dropLines", lines.drop_lines.as_ref());
    write_between(w, "c:hiLowLines", lines.high_low_lines.as_ref());
    if let Some(bars) = &lines.up_down_bars {
        write_up_down_bars(w, bars);
    }
    w.val("c:marker", true);
    place.axes.write(w);
    w.close();
}

/// Writes areas.
pub(super) fn write_areas(w: &mut XmlWriter, place: PlotPlace<'_>, areas: &Areas) {
    let see_through = areas.stacking == Stacking::None && areas.series.len() > 1;
    w.open("c:areaChart").val("c:grouping", grouping(areas.stacking)).val("c:varyColors", false);
    place.write_all(w, &areas.series, areas.labels.as_ref(), |series| Drawn {
        mark: Mark::Area { see_through },
        trendlines: &series.own.trendlines,
        errors: series.own.error_bars.as_ref(),
    });
    write_labels_of_all(w, areas.labels.as_ref(), Labelled::Other);
    write_between(w, "c:dropLines", areas.drop_lines.as_ref());
    place.axes.write(w);
    w.close();
}

/// Writes the labels that series take which are given to a plot later.
pub(super) fn write_labels_of_all<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: Option<&DataLabels<P>>,
    kind: Labelled,
) {
    if let Some(labels) = labels {
        write_plot_labels(w, labels, kind);
    }
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

/// Writes the axes of a chart over categories.
pub(super) fn write_axes(
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
        crosses: value_crossing(axes),
        between: scale.between,
        source_format: scale.format,
        amid: false,
    };
    write_value_axis(w, &axes.value, place);
}

/// Where the value axis crosses that of the categories: unless told otherwise, it stays where it is
/// when these are reversed.
pub(super) fn value_crossing(axes: &Axes) -> Crossing {
    match axes.category.crossing {
        Crossing::AutoZero if axes.category.reverse => Crossing::Max,
        crossing => crossing,
    }
}
