//! Several plots over one another.

use indeck_model::chart::{ComboChart, ComboPlot};

use crate::cartesian::{CategoryFigure, Over, Plot, XyLayer, XyView};
use crate::drawing::Figure;

/// The figure of a combination.
pub(crate) fn figure(chart: &ComboChart) -> Box<dyn Figure + '_> {
    let mut first = 0;
    let mut numbered = |plot| {
        let view = Plot::of(plot, first);
        first += ComboPlot::series_count(plot);
        view
    };
    let plots: Vec<Plot<'_>> = chart.primary.iter().map(&mut numbered).collect();
    let over: Vec<Plot<'_>> = chart.secondary.plots().iter().map(numbered).collect();
    let over = (!over.is_empty()).then_some(Over {
        plots: over,
        values: &chart.secondary_axis,
        categories: chart.secondary_category.as_ref(),
    });
    let points = chart.secondary.scatter().map(|layer| XyLayer {
        series: layer
            .series
            .iter()
            .zip(first..)
            .map(|(series, number)| {
                XyView::of_points(number, series, layer.labels.as_ref(), layer.style)
            })
            .collect(),
        x_axis: &layer.x_axis,
        y_axis: &chart.secondary_axis,
        far: true,
        bubbles: None,
    });
    Box::new(CategoryFigure {
        categories: &chart.categories,
        category: &chart.axes.category,
        value: &chart.axes.value,
        sideways: false,
        plots,
        references: &chart.axes.references,
        over,
        points,
    })
}
