//! Points with a size.

use indeck_model::chart::BubbleChart;

use crate::cartesian::{Bubbles, XyFigure, XyLayer, XyView};
use crate::drawing::Figure;

/// The figure of a bubble chart.
pub(crate) fn figure(chart: &BubbleChart) -> Box<dyn Figure + '_> {
    let series = chart.series.iter().enumerate();
    let series =
        series.map(|(number, series)| XyView::of_bubbles(number, series, chart.labels.as_ref()));
    let bubbles = Bubbles {
        scale: f64::from(chart.scale) / 100.0,
        show_negative: chart.show_negative,
        size: chart.size,
    };
    let layer = XyLayer {
        series: series.collect(),
        x_axis: &chart.x_axis,
        y_axis: &chart.y_axis,
        far: false,
        bubbles: Some(bubbles),
    };
    Box::new(XyFigure { layer, references: (&[], &[]) })
}
