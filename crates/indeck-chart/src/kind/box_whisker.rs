//! Box-and-whisker charts.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `boxWhisker`.

use indeck_model::chart::{
    BoxOptions, BoxWhiskerChart, Categories, LinePosition, Series, Stacking,
};

use crate::bounds::Bounds;
use crate::cartesian::{CategoryFigure, Form, Given, Plot};
use crate::context::Context;
use crate::count::quartiles::{self, Distribution};
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scene::Scene;
use crate::series::SeriesView;

impl Figure for BoxWhiskerChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        plot(self).entries(cx)
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let rows = crate::names::of(&self.categories);
        let names = distinct(&rows);
        let boxes = |series| names.iter().map(|name| distribution(series, &rows, name)).collect();
        let mut plot = plot(self);
        plot.given = Some(Given::Boxes(self.series.iter().map(boxes).collect()));
        let categories = Categories::Text(names.clone());
        let figure = CategoryFigure {
            categories: &categories,
            category: &self.axes.category,
            value: &self.axes.value,
            references: &self.axes.references,
            points: None,
            sideways: false,
            plots: vec![plot],
            over: None,
        };
        figure.draw(cx, scene, area);
    }
}

fn plot(chart: &BoxWhiskerChart) -> Plot<'_> {
    let labels = chart.labels.as_ref();
    let series =
        (0..).zip(&chart.series).map(|(number, series)| SeriesView::new(number, series, labels));
    let gap = f64::from(chart.gap_width) / 100.0;
    Plot { gap, ..Plot::new(Form::Box, series.collect(), Stacking::None) }
}

/// The names of categories, each once, in the order in which they come first.
fn distinct(rows: &[String]) -> Vec<String> {
    let mut known = std::collections::BTreeSet::new();
    rows.iter().filter(|name| known.insert(name.as_str())).cloned().collect()
}

fn distribution(
    series: &Series<LinePosition, BoxOptions>,
    rows: &[String],
    name: &str,
) -> Option<Distribution> {
    let own = rows.iter().zip(&series.values).filter(|(row, _)| *row == name);
    quartiles::of(own.filter_map(|(_, value)| *value).collect(), series.own.quartiles)
}
