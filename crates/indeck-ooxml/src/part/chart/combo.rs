//! Several plots over one another, on one or two pairs of axes.

use indeck_model::chart::{
    CategoryAxis, ComboChart, ComboPlot, Crossing, DateScale, ScatterLayer, Secondary, Stacking,
};

use crate::part::chart::axis::{
    CategoryPlace, Edge, PRIMARY, SECONDARY, ValuePlace, crossing, hidden_beside,
    write_category_axis, write_value_axis,
};
use crate::part::chart::plot::{
    Direction, PlotPlace, Scale, write_areas, write_axes, write_clustered, write_lines,
    write_stacked,
};
use crate::part::chart::reference::References;
use crate::part::chart::scatter::write_points;
use crate::part::chart::series::Scene;
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// The plot on the primary axes that reference lines follow: the lines among which they stand, or
/// else the last one.
pub(super) fn last_before_references(chart: &ComboChart) -> usize {
    let lines = chart.primary.iter().position(|plot| matches!(plot, ComboPlot::Lines(_)));
    lines.unwrap_or(chart.primary.len().saturating_sub(1))
}

/// The reference lines of a combination, which stand on the primary axes.
pub(super) fn references(chart: &ComboChart) -> References<'_> {
    let before = chart.primary.iter().take(last_before_references(chart) + 1);
    References {
        lines: &chart.axes.references,
        first: before.map(ComboPlot::series_count).sum(),
        categories: chart.categories.len(),
        margins: scale_of(&chart.primary).between,
    }
}

/// Writes the plots and axes of a combination.
pub(super) fn write_combo(w: &mut XmlWriter, scene: Scene<'_>, chart: &ComboChart) {
    let (mut first, references) = (0, references(chart));
    let last = last_before_references(chart);
    for (i, plot) in chart.primary.iter().enumerate() {
        let among = if i == last { references } else { References::NONE };
        write_plot(w, PlotPlace { scene, axes: PRIMARY, first }, plot, among);
        first += plot.series_count() + among.lines.len();
        if !matches!(plot, ComboPlot::Lines(_)) {
            among.write_plot(w, scene, PRIMARY);
        }
    }
    for plot in chart.secondary.plots() {
        write_plot(w, PlotPlace { scene, axes: SECONDARY, first }, plot, References::NONE);
        first += plot.series_count();
    }
    if let Some(layer) = chart.secondary.scatter() {
        let labels = layer.labels.as_ref();
        write_points(w, scene, (first, SECONDARY), &layer.series, layer.style, labels, |_| {});
    }
    let scale = scale_of(&chart.primary);
    write_axes(w, &chart.axes, &chart.categories, Direction::Up, scale);
    match &chart.secondary {
        Secondary::None => {}
        Secondary::Plots(plots) if plots.is_empty() => {}
        Secondary::Plots(plots) => write_secondary_axes(w, chart, scale_of(plots)),
        Secondary::Scatter(layer) => write_point_axes(w, chart, layer),
    }
}

fn write_plot(
    w: &mut XmlWriter,
    place: PlotPlace<'_>,
    plot: &ComboPlot,
    references: References<'_>,
) {
    match plot {
        ComboPlot::Columns(plot) => write_clustered(w, place, &plot.0, Direction::Up),
        ComboPlot::StackedColumns(plot) => write_stacked(w, place, &plot.0, Direction::Up),
        ComboPlot::Lines(plot) => write_lines(w, place, plot, references),
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
/// two axes, and is shown only where it is asked for.
fn write_secondary_axes(w: &mut XmlWriter, chart: &ComboChart, scale: Scale<'_>) {
    let axis = &chart.secondary_axis;
    let shown = chart.secondary_category.as_ref().map(|axis| dated(axis, &chart.axes.category));
    let shown = shown.as_ref();
    let reverse = shown.map_or(chart.axes.category.reverse, |category| category.reverse);
    let place = ValuePlace {
        id: SECONDARY.value,
        other: SECONDARY.category,
        edge: Edge::Right,
        crosses: match shown.map(|category| category.crossing) {
            None | Some(Crossing::AutoZero) if reverse => Crossing::AutoZero,
            None | Some(Crossing::AutoZero) => Crossing::Max,
            Some(crossing) => crossing,
        },
        between: scale.between,
        source_format: scale.format,
        amid: false,
    };
    write_value_axis(w, axis, place);
    let hidden = hidden_beside(&chart.axes.category);
    let (category, edge, crosses) = match shown {
        None => (&hidden, Edge::Bottom, crossing(axis)),
        // The axis at the top crosses the values at their greatest.
        Some(category) if axis.crossing == Crossing::AutoZero => {
            (category, Edge::Top, Crossing::Max)
        }
        Some(category) => (category, Edge::Top, axis.crossing),
    };
    let place = CategoryPlace { ids: SECONDARY, edge, crosses, amid: false };
    write_category_axis(w, category, &chart.categories, place);
}

/// The second axis; where it has no scale of dates of its own, with that of the first.
fn dated(axis: &CategoryAxis, first: &CategoryAxis) -> CategoryAxis {
    let own = axis.dates != DateScale::default();
    CategoryAxis { dates: if own { axis.dates } else { first.dates }, ..axis.clone() }
}

/// Points have two value axes: one at the top, one to the right.
fn write_point_axes(w: &mut XmlWriter, chart: &ComboChart, layer: &ScatterLayer) {
    let first = layer.series.first();
    let at_end = |crossing| match crossing {
        Crossing::AutoZero => Crossing::Max,
        crossing => crossing,
    };
    let x = ValuePlace {
        id: SECONDARY.category,
        other: SECONDARY.value,
        edge: Edge::Top,
        crosses: at_end(chart.secondary_axis.crossing),
        between: false,
        source_format: first.map_or("General", |series| tidy(&series.x_format)),
        amid: false,
    };
    let y = ValuePlace {
        id: SECONDARY.value,
        other: SECONDARY.category,
        edge: Edge::Right,
        crosses: at_end(layer.x_axis.crossing),
        between: false,
        source_format: first.map_or("General", |series| tidy(&series.y_format)),
        amid: false,
    };
    write_value_axis(w, &chart.secondary_axis, y);
    write_value_axis(w, &layer.x_axis, x);
}
