//! What each kind has of its own (`cx:layoutPr`).
//!
//! Source: [MS-ODRAWXML] 2.24.3.72 `CT_SeriesLayoutProperties`.

use indeck_model::Color;
use indeck_model::chart::{
    BinSize, Bins, BoxOptions, IntervalClosed, MapArea, ParentLabels, Projection, Quartiles,
    RegionLabels, RegionMapChart, ValueColors,
};

use super::{flag, number};
use crate::part::color::Scheme;
use crate::read::redraw::color::color_in;
use crate::read::redraw::values::{all, child, word};
use crate::xml::Node;

fn own(series: Node<'_>) -> Option<Node<'_>> {
    child(series, "layoutPr")
}

/// Whether something of a series is shown.
pub(super) fn visibility(series: Node<'_>, name: &str) -> Option<bool> {
    flag(child(own(series)?, "visibility")?, name)
}

/// The totals of a waterfall.
pub(super) fn subtotals(series: Node<'_>) -> Vec<u32> {
    let list = own(series).and_then(|own| child(own, "subtotals"));
    let totals = list.into_iter().flat_map(|list| all(list, "idx"));
    totals.filter_map(|total| total.attr("val")?.trim().parse().ok()).collect()
}

/// Where the names of branches stand.
pub(super) fn parent_labels(series: Node<'_>) -> ParentLabels {
    let place = own(series).and_then(|own| word(own, "parentLabelLayout"));
    match place.as_deref() {
        Some("none") => ParentLabels::None,
        Some("banner") => ParentLabels::Banner,
        _ => ParentLabels::Overlapping,
    }
}

/// Whether values are added up by their names, and not counted in bins.
pub(super) fn is_grouped(series: Node<'_>) -> bool {
    own(series).is_some_and(|own| child(own, "aggregation").is_some())
}

/// The bins of a histogram.
pub(super) fn bins(series: Node<'_>) -> Bins {
    let Some(binning) = own(series).and_then(|own| child(own, "binning")) else {
        return Bins::default();
    };
    let said = |name| {
        let node = child(binning, name)?;
        number(node, "val").or_else(|| node.text().trim().parse().ok())
    };
    let size = match (said("binSize"), said("binCount")) {
        (Some(width), _) if width > 0.0 => BinSize::Width(width),
        (_, Some(count)) if count >= 1.0 => BinSize::Count(count as u32),
        _ => BinSize::Auto,
    };
    let closed = match binning.attr("intervalClosed").as_deref() {
        Some("l") => IntervalClosed::Left,
        _ => IntervalClosed::Right,
    };
    Bins {
        size,
        underflow: number(binning, "underflow"),
        overflow: number(binning, "overflow"),
        closed,
    }
}

/// What a box shows.
pub(super) fn box_options(series: Node<'_>) -> BoxOptions {
    let method = own(series).and_then(|own| child(own, "statistics"));
    let method = method.and_then(|statistics| statistics.attr("quartileMethod"));
    let usual = BoxOptions::default();
    BoxOptions {
        quartiles: match method.as_deref() {
            Some("inclusive") => Quartiles::Inclusive,
            _ => Quartiles::Exclusive,
        },
        mean_marker: visibility(series, "meanMarker").unwrap_or(usual.mean_marker),
        mean_line: visibility(series, "meanLine").unwrap_or(usual.mean_line),
        outliers: visibility(series, "outliers").unwrap_or(usual.outliers),
        inner_points: visibility(series, "nonoutliers").unwrap_or(usual.inner_points),
    }
}

/// A map with what its layout and its scale say.
pub(super) fn map(chart: RegionMapChart, series: Node<'_>, scheme: &dyn Scheme) -> RegionMapChart {
    let labels = own(series).and_then(|own| word(own, "regionLabelLayout"));
    let region_labels = match labels.as_deref() {
        Some("showAll") => RegionLabels::All,
        Some("bestFitOnly") => RegionLabels::BestFit,
        _ => RegionLabels::None,
    };
    let geography = own(series).and_then(|own| child(own, "geography"));
    let said = |name| geography.and_then(|geography| geography.attr(name));
    let language = said("cultureLanguage").map(|language| language.into_owned());
    let country = said("cultureRegion").map(|country| country.into_owned());
    RegionMapChart {
        region_labels,
        projection: projection(said("projectionType").as_deref()),
        area: area(said("viewedRegionType").as_deref()),
        colors: colors(series, scheme),
        language: language.unwrap_or_else(|| chart.language.clone()),
        country: country.unwrap_or_else(|| chart.country.clone()),
        ..chart
    }
}

fn colors(series: Node<'_>, scheme: &dyn Scheme) -> ValueColors {
    let scale = child(series, "valueColors");
    let color =
        |name| -> Option<Color> { color_in(child(scale?, name)?, scheme).map(|seen| seen.color) };
    ValueColors { min: color("minColor"), mid: color("midColor"), max: color("maxColor") }
}

fn projection(name: Option<&str>) -> Projection {
    match name {
        Some("mercator") => Projection::Mercator,
        Some("miller") => Projection::Miller,
        Some("robinson") => Projection::Robinson,
        Some("albers") => Projection::Albers,
        _ => Projection::Automatic,
    }
}

fn area(name: Option<&str>) -> MapArea {
    match name {
        Some("dataOnly") => MapArea::DataOnly,
        Some("postalCode") => MapArea::PostalCode,
        Some("county") => MapArea::County,
        Some("state") => MapArea::State,
        Some("countryRegion") => MapArea::Country,
        Some("countryRegionList") => MapArea::Countries,
        Some("world") => MapArea::World,
        _ => MapArea::Automatic,
    }
}
