//! Radar charts.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.153 `radarChart`.

use indeck_model::chart::{Marker, RadarChart, RadarOptions, RadarStyle};

use crate::part::chart::axis::PRIMARY;
use crate::part::chart::label::Labelled;
use crate::part::chart::plot::{Direction, Scale, write_axes, write_labels_of_all};
use crate::part::chart::reference::References;
use crate::part::chart::series::{Drawn, Mark, Scene, write_series};
use crate::xml::XmlWriter;

/// The marker of series that name none.
const MARKER_SIZE: u8 = 5;

/// Writes the plot and the axes.
pub(super) fn write_radar(w: &mut XmlWriter, scene: Scene<'_>, chart: &RadarChart) {
    // As PowerPoint writes it: a radar without markers is one whose markers are not shown.
    let (style, labelled) = match chart.style {
        RadarStyle::Lines | RadarStyle::Markers => ("marker", Labelled::Lines),
        RadarStyle::Filled => ("filled", Labelled::Other),
    };
    w.open("c:radarChart").val("c:radarStyle", style).val("c:varyColors", false);
    let usual = Marker::circle(MARKER_SIZE);
    let see_through = chart.series.len() > 1;
    for (number, series) in chart.series.iter().enumerate() {
        let mark = match chart.style {
            RadarStyle::Filled => Mark::Area { see_through },
            style => Mark::Line { marker: marker(&series.own, style, &usual), smooth: None },
        };
        write_series(w, scene, number, Drawn::from(mark), series, chart.labels.as_ref());
    }
    references(chart).write_rings(w, scene);
    write_labels_of_all(w, chart.labels.as_ref(), labelled);
    PRIMARY.write(w);
    w.close();
    let scale = Scale::of(&chart.series, false, true);
    // Labels of the axes stand around the plot, never amid the data.
    let scale = Scale { negative: false, ..scale };
    write_axes(w, &chart.axes, &chart.categories, Direction::Up, scale);
}

fn marker<'a>(own: &'a RadarOptions, style: RadarStyle, usual: &'a Marker) -> Option<&'a Marker> {
    own.marker.as_ref().or((style == RadarStyle::Markers).then_some(usual))
}

fn references(chart: &RadarChart) -> References<'_> {
    References {
        lines: &chart.axes.references,
        first: chart.series_count(),
        categories: chart.categories.len(),
        // A ring ends where it begins.
        margins: false,
    }
}
