//! Pies, doughnuts, and pies with a second plot.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.141 `pieChart`, 21.2.2.50 `doughnutChart`, 21.2.2.126
//! `ofPieChart`.

use indeck_model::chart::{
    DataLabels, DoughnutChart, OfPieChart, OfPieForm, OfPieSplit, PieChart, PieLabelPosition,
};

use crate::part::chart::analysis::write_between;
use crate::part::chart::axis::write_number;
use crate::part::chart::label::{Labelled, write_plot_labels};
use crate::part::chart::series::{Drawn, Mark, Scene, Slices, write_series};
use crate::xml::XmlWriter;

/// Slices that lie close together.
const CLOSED: Slices<'static> =
    Slices { kind: Labelled::Pie, explosion: 0, exploded: &[], rest: false };

/// Writes a pie.
pub(super) fn write_pie(w: &mut XmlWriter, scene: Scene<'_>, chart: &PieChart) {
    w.open("c:pieChart").val("c:varyColors", true);
    let (explosion, exploded) = (chart.explosion, chart.exploded.as_slice());
    let mark = Mark::Slices(Slices { explosion, exploded, ..CLOSED });
    let labels = chart.labels.as_ref();
    write_series(w, scene, 0, Drawn::from(mark), &chart.series, labels);
    write_pie_labels(w, labels);
    w.val("c:firstSliceAng", chart.first_slice_angle).close();
}

fn write_pie_labels(w: &mut XmlWriter, labels: Option<&DataLabels<PieLabelPosition>>) {
    if let Some(labels) = labels {
        write_plot_labels(w, labels, Labelled::Pie);
    }
}

/// Writes a doughnut.
pub(super) fn write_doughnut(w: &mut XmlWriter, scene: Scene<'_>, chart: &DoughnutChart) {
    w.open("c:doughnutChart").val("c:varyColors", true);
    let labels = chart.labels.as_ref();
    let mark = Mark::Slices(Slices { kind: Labelled::Doughnut, ..CLOSED });
    for (number, series) in chart.series.iter().enumerate() {
        write_series(w, scene, number, Drawn::from(mark), series, labels);
    }
    if let Some(labels) = labels {
        write_plot_labels(w, labels, Labelled::Doughnut);
    }
    w.val("c:firstSliceAng", chart.first_slice_angle).val("c:holeSize", chart.hole_size).close();
}

/// Writes a pie with a second plot.
pub(super) fn write_of_pie(w: &mut XmlWriter, scene: Scene<'_>, chart: &OfPieChart) {
    let form = match chart.form {
        OfPieForm::Pie => "pie",
        OfPieForm::Bar => "bar",
    };
    w.open("c:ofPieChart").val("c:ofPieType", form).val("c:varyColors", true);
    let (mark, labels) = (Mark::Slices(Slices { rest: true, ..CLOSED }), chart.labels.as_ref());
    write_series(w, scene, 0, Drawn::from(mark), &chart.series, labels);
    write_pie_labels(w, labels);
    w.val("c:gapWidth", chart.gap_width);
    write_split(w, &chart.split);
    w.val("c:secondPieSize", chart.second_size);
    write_between(w, "c:serLines", chart.series_lines.as_ref());
    w.close();
}

fn write_split(w: &mut XmlWriter, split: &OfPieSplit) {
    let (kind, position) = match split {
        // Readers take it so where nothing is said; not all know the word.
        OfPieSplit::Auto => return,
        OfPieSplit::Last(count) => ("pos", Some(f64::from(*count))),
        OfPieSplit::Below(value) => ("val", Some(*value)),
        OfPieSplit::BelowPercent(percent) => ("percent", Some(*percent)),
        OfPieSplit::Custom(_) => ("cust", None),
    };
    w.val("c:splitType", kind);
    write_number(w, "c:splitPos", position);
    if let OfPieSplit::Custom(slices) = split {
        let mut slices = slices.clone();
        slices.sort_unstable();
        slices.dedup();
        w.open("c:custSplit");
        for slice in slices {
            w.val("c:secondPiePt", slice);
        }
        w.close();
    }
}
