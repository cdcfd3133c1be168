//! Several plots over one another.

use indeck_model::chart::{ComboChart, ComboPlot};

use crate::cartesian::{CategoryFigure, Over, Plot};
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
    Box::new(CategoryFigure {
        categories: &chart.categories,
        axes: &chart.axes,
        sideways: false,
        plots,
        over,
    })
}
