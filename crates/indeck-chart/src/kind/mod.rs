//! The kinds of charts, each as a figure.

mod bubble;
mod combo;
mod pending;
mod scatter;
mod stock;

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
        Chart::Pie(_) => Box::new(pending::Pending),
        Chart::Doughnut(_) => Box::new(pending::Pending),
        Chart::OfPie(_) => Box::new(pending::Pending),
        Chart::Radar(_) => Box::new(pending::Pending),
        Chart::Surface(_) => Box::new(pending::Pending),
        Chart::Waterfall(_) => Box::new(pending::Pending),
        Chart::Treemap(_) => Box::new(pending::Pending),
        Chart::Sunburst(_) => Box::new(pending::Pending),
        Chart::Funnel(_) => Box::new(pending::Pending),
        Chart::Histogram(_) => Box::new(pending::Pending),
        Chart::Pareto(_) => Box::new(pending::Pending),
        Chart::BoxWhisker(_) => Box::new(pending::Pending),
        Chart::RegionMap(_) => Box::new(pending::Pending),
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
