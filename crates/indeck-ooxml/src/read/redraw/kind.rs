//! Which kind a chart is, by the plots in its area.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.145 `c:plotArea`.

use indeck_model::Chart;
use indeck_model::chart::{
    AreaChart, Axes, Bars, Categories, CategoryAxis, CategoryChart, ChartFrame, ComboChart,
    ComboPlot, ReferenceLine, ScatterLayer, Secondary, StackedBars, Stacking, ValueAxis,
};

use super::data::{self, Extent};
use super::frame::frame;
use super::plots::{clustered, combined, is_sideways, stacked, stacking};
use super::series::{Scene, name};
use super::values::{child, word};
use super::{axis, label, others, points, references, round};
use crate::part::color::Scheme;
use crate::xml::{Node, ns};

/// The chart of a chart space; `None` where there is nothing that can be drawn.
pub(super) fn chart(space: Node<'_>, scheme: &dyn Scheme) -> Option<Chart> {
    let area = child(child(space, "chart")?, "plotArea")?;
    let is_plot = |node: &Node<'_>| {
        node.ns() == ns::C && node.name().ends_with("Chart") && !data::series_of(*node).is_empty()
    };
    let plots: Vec<Node<'_>> = area.children().filter(is_plot).collect();
    let series: Vec<Node<'_>> = plots.iter().flat_map(|plot| data::series_of(*plot)).collect();
    let extent = Extent::of(space, &series)?;
    let only = match series.as_slice() {
        [only] => Some(name(*only, 0)),
        _ => None,
    };
    let all: Vec<Node<'_>> = area.children().collect();
    let frame = frame(space, only.as_deref(), &references::numbers_of(&all), scheme);
    let scene = Scene { scheme, extent, markers: false };
    let first = *plots.first()?;
    let axes = axis::of_plot(area, first);
    let find = |names: &[&str]| plots.iter().copied().find(|plot| names.contains(&plot.name()));
    if let Some(prices) = find(&["stockChart"]) {
        let volumes = find(&["barChart"]);
        return others::stock(area, prices, volumes, (frame, scene)).map(Chart::Stock);
    }
    Some(match first.name() {
        "pieChart" | "pie3DChart" => Chart::Pie(round::pie(first, frame, scene)?),
        "doughnutChart" => Chart::Doughnut(round::doughnut(first, frame, scene)),
        "ofPieChart" => Chart::OfPie(round::of_pie(first, frame, scene)?),
        "radarChart" => Chart::Radar(others::radar(first, &axes, frame, scene)),
        "surfaceChart" | "surface3DChart" => {
            Chart::Surface(others::surface(space, (area, first), frame, scene))
        }
        "bubbleChart" => {
            Chart::Bubble(points::bubbles(&named(&plots, "bubbleChart"), &axes, frame, scene))
        }
        "scatterChart" if plots.iter().all(|plot| plot.name() == "scatterChart") => {
            Chart::Scatter(points::scatter(&plots, &axes, frame, scene))
        }
        _ => over_categories(area, &plots, frame, scene)?,
    })
}

fn named<'a>(plots: &[Node<'a>], name: &str) -> Vec<Node<'a>> {
    plots.iter().copied().filter(|plot| plot.name() == name).collect()
}

/// A chart over categories, of one plot or of several.
fn over_categories(
    area: Node<'_>,
    plots: &[Node<'_>],
    frame: ChartFrame,
    scene: Scene<'_>,
) -> Option<Chart> {
    if let Some(plot) = plots.iter().copied().find(|plot| is_sideways(*plot)) {
        return Some(bars(area, plot, frame, scene));
    }
    let over: Vec<Node<'_>> =
        plots.iter().copied().filter(|plot| plot.name() != "scatterChart").collect();
    let first = *over.first()?;
    let axes = axis::of_plot(area, first);
    let categories = categories_of(&over, &axes, scene);
    let pair = Axes { references: lines_over(area, scene), ..axis::pair(&axes, scene.scheme) };
    if plots.len() == 1 {
        return single(combined(first, 0, scene)?, categories, pair, frame);
    }
    Some(Chart::Combo(combo(area, plots, (categories, pair), frame, scene)))
}

/// The reference lines of all plots.
fn lines_over(area: Node<'_>, scene: Scene<'_>) -> Vec<ReferenceLine> {
    let all: Vec<Node<'_>> = area.children().collect();
    references::of_plots(&all, scene.extent, scene.scheme)
}

fn categories_of(plots: &[Node<'_>], axes: &[Node<'_>], scene: Scene<'_>) -> Categories {
    let series: Vec<Node<'_>> = plots.iter().flat_map(|plot| data::series_of(*plot)).collect();
    data::categories(&series, axis::is_of_dates(axes), scene.extent)
}

/// Horizontal bars, over which nothing else can lie.
fn bars(area: Node<'_>, plot: Node<'_>, frame: ChartFrame, scene: Scene<'_>) -> Chart {
    let axes = axis::of_plot(area, plot);
    let categories = categories_of(&[plot], &axes, scene);
    let pair = Axes { references: lines_over(area, scene), ..axis::pair(&axes, scene.scheme) };
    match stacking(plot) {
        Stacking::None => {
            let plot = Bars(clustered(plot, 0, scene));
            Chart::Bar(CategoryChart { categories, plot, axes: pair, frame })
        }
        Stacking::Stacked | Stacking::Percent => {
            let plot = StackedBars(stacked(plot, 0, scene));
            Chart::StackedBar(CategoryChart { categories, plot, axes: pair, frame })
        }
    }
}

fn single(plot: ComboPlot, categories: Categories, axes: Axes, frame: ChartFrame) -> Option<Chart> {
    Some(match plot {
        ComboPlot::Columns(plot) => Chart::Column(CategoryChart { categories, plot, axes, frame }),
        ComboPlot::StackedColumns(plot) => {
            Chart::StackedColumn(CategoryChart { categories, plot, axes, frame })
        }
        ComboPlot::Lines(plot) => Chart::Line(CategoryChart { categories, plot, axes, frame }),
        ComboPlot::Areas(plot) => Chart::Area(AreaChart { categories, plot, axes, frame }),
    })
}

/// Several plots on one or two value axes.
fn combo(
    area: Node<'_>,
    plots: &[Node<'_>],
    (categories, axes): (Categories, Axes),
    frame: ChartFrame,
    scene: Scene<'_>,
) -> ComboChart {
    let id = |axes: &[Node<'_>]| axis::of_values(axes).map(|axis| axis.id());
    let over = plots.iter().copied().find(|plot| plot.name() != "scatterChart");
    let primary = over.map(|plot| axis::of_plot(area, plot)).and_then(|axes| id(&axes));
    let mut chart = ComboChart { axes, frame, ..ComboChart::over(categories) };
    let (mut number, mut second, mut layer) = (0, None, None);
    for plot in plots {
        let own = axis::of_plot(area, *plot);
        let count = data::series_of(*plot).len();
        if plot.name() == "scatterChart" {
            layer.get_or_insert_with(|| (scatter_layer(*plot, number, &own, scene), own));
        } else if let Some(read) = combined(*plot, number, scene) {
            chart = match id(&own) == primary {
                true => chart.with_plot(read),
                false => {
                    second.get_or_insert(own);
                    chart.with_secondary_plot(read)
                }
            };
        }
        number += count;
    }
    match (second, layer) {
        (Some(own), _) => secondary_axes(&mut chart, &own, scene),
        (None, Some((layer, own))) => {
            chart.secondary_axis = points::two_axes(&own, scene).1;
            chart.secondary = Secondary::Scatter(layer);
        }
        (None, None) => {}
    }
    chart
}

fn secondary_axes(chart: &mut ComboChart, axes: &[Node<'_>], scene: Scene<'_>) {
    let pair = axis::pair(axes, scene.scheme);
    chart.secondary_axis = ValueAxis { ..pair.value };
    // The usual one that is not shown lies at the bottom, and says nothing.
    let at_top = axis::of_categories(axes).and_then(|axis| word(axis, "axPos"));
    let is_own = |axis: &CategoryAxis| !axis.hidden || at_top.as_deref() == Some("t");
    chart.secondary_category = Some(pair.category).filter(is_own);
}

fn scatter_layer(
    plot: Node<'_>,
    first: usize,
    axes: &[Node<'_>],
    scene: Scene<'_>,
) -> ScatterLayer {
    let (style, series) = points::points_of(plot, first, scene);
    let labels = label::labels(plot, 0, scene.scheme);
    ScatterLayer { series, style, labels, x_axis: points::two_axes(axes, scene).0 }
}
