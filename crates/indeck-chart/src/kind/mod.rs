//! The kinds of charts, each as a figure.

mod box_whisker;
mod bubble;
mod combo;
mod funnel;
mod histogram;
mod leaf;
mod radar;
mod region_map;
mod scatter;
mod slices;
mod stock;
mod sunburst;
mod surface;
mod treemap;
mod waterfall;

use indeck_model::Chart;
use indeck_model::chart::CategoryChart;

use crate::cartesian::{CategoryFigure, Plot};
use crate::drawing::Figure;

/// The figure of a chart.
pub(crate) fn figure(chart: &Chart) -> Box<dyn Figure + '_> {
    match chart {
        Chart::Column(c) => over_categories(c, false, Plot::clustered(&c.plot.0, 0)),
        Chart::Bar(c) => over_categories(c, true, Plot::clustered(&c.plot.0, 0)),
        Chart::StackedColumn(c) => over_categories(c, false, Plot::stacked(&c.plot.0, 0)),
        Chart::StackedBar(c) => over_categories(c, true, Plot::stacked(&c.plot.0, 0)),
        Chart::Line(c) => over_categories(c, false, Plot::lines(&c.plot, 0)),
        Chart::Area(c) => over_categories(c, false, Plot::areas(&c.plot, 0)),
        Chart::Combo(c) => combo::figure(c),
        Chart::Scatter(c) => scatter::figure(c),
        Chart::Bubble(c) => bubble::figure(c),
        Chart::Stock(c) => stock::figure(c),
        Chart::Pie(c) => Box::new(c),
        Chart::Doughnut(c) => Box::new(c),
        Chart::OfPie(c) => Box::new(c),
        Chart::Radar(c) => Box::new(c),
        Chart::Surface(c) => Box::new(c),
        Chart::Treemap(c) => Box::new(c),
        Chart::Sunburst(c) => Box::new(c),
        Chart::Funnel(c) => Box::new(c),
        Chart::RegionMap(c) => Box::new(c),
        Chart::Waterfall(c) => Box::new(c),
        Chart::Histogram(c) => Box::new(histogram::histogram(c)),
        Chart::Pareto(c) => Box::new(histogram::pareto(c)),
        Chart::BoxWhisker(c) => Box::new(c),
    }
}

fn over_categories<'a, T>(
    chart: &'a CategoryChart<T>,
    sideways: bool,
    plot: Plot<'a>,
) -> Box<dyn Figure + 'a> {
    Box::new(CategoryFigure {
        categories: &chart.categories,
        category: &chart.axes.category,
        value: &chart.axes.value,
        sideways,
        plots: vec![plot],
        references: &chart.axes.references,
        over: None,
        points: None,
    })
}
