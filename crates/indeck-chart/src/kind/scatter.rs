//! Points by x and y.

use indeck_model::chart::ScatterChart;

use crate::cartesian::{XyFigure, XyLayer, XyView};
use crate::drawing::Figure;

/// The figure of a scatter chart.
pub(crate) fn figure(chart: &ScatterChart) -> Box<dyn Figure + '_> {
    let series = chart.series.iter().enumerate();
    let series = series.map(|(number, series)| {
        XyView::of_points(number, series, chart.labels.as_ref(), chart.style)
    });
    let layer = XyLayer {
        series: series.collect(),
        x_axis: &chart.x_axis,
        y_axis: &chart.y_axis,
        far: false,
        bubbles: None,
    };
    Box::new(XyFigure { layer, references: (&chart.references, &chart.x_references) })
}
