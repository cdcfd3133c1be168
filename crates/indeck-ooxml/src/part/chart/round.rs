//! Pies and doughnuts.
//!
//! Source: ECMA-376-1, 21.2.2.141 `pieChart`, 21.2.2.50 `doughnutChart`.

use indeck_model::chart::{DoughnutChart, PieChart};

use crate::part::chart::label::{Labelled, write_plot_labels};
use crate::part::chart::series::{Mark, Scene, write_series};
use crate::xml::XmlWriter;

/// Writes a pie.
pub(super) fn write_pie(w: &mut XmlWriter, scene: Scene<'_>, chart: &PieChart) {
    w.open("c:pieChart").val("c:varyColors", true);
    let (mark, labels) = (Mark::Slices(Labelled::Pie), chart.labels.as_ref());
    write_series(w, scene, 0, mark, &chart.series, labels);
    if let Some(labels) = labels {
        write_plot_labels(w, labels, Labelled::Pie);
    }
    w.val("c:firstSliceAng", chart.first_slice_angle).close();
}

/// Writes a doughnut.
pub(super) fn write_doughnut(w: &mut XmlWriter, scene: Scene<'_>, chart: &DoughnutChart) {
    w.open("c:doughnutChart").val("c:varyColors", true);
    let labels = chart.labels.as_ref();
    for (number, series) in chart.series.iter().enumerate() {
        write_series(w, scene, number, Mark::Slices(Labelled::Doughnut), series, labels);
    }
    if let Some(labels) = labels {
        write_plot_labels(w, labels, Labelled::Doughnut);
    }
    w.val("c:firstSliceAng", chart.first_slice_angle).val("c:holeSize", chart.hole_size).close();
}
