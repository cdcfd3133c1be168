//! What each kind has of its own (`cx:layoutPr`).
//!
//! Source: [MS-ODRAWXML] 2.24.3.72 `CT_SeriesLayoutProperties`.

use indeck_model::chart::{
    BinSize, Bins, BoxOptions, IntervalClosed, MapArea, ParentLabels, Projection, Quartiles,
    RegionLabels, RegionMapChart, WaterfallChart,
};

use crate::xml::XmlWriter;

/// Who draws the map, as PowerPoint says below it.
const ATTRIBUTION: &str = "Powered by Bing";

/// Writes the connectors and totals of a waterfall.
pub(super) fn write_waterfall(w: &mut XmlWriter, chart: &WaterfallChart) {
    let mut totals = chart.subtotals.clone();
    totals.sort_unstable();
    totals.dedup();
    w.open("cx:layoutPr");
    w.open("cx:visibility").attr("connectorLines", chart.connector_lines).close();
    w.open("cx:subtotals");
    for total in totals {
        w.val("cx:idx", total);
    }
    w.close().close();
}

/// Writes where a treemap names its branches.
pub(super) fn write_parent_labels(w: &mut XmlWriter, labels: ParentLabels) {
    let place = match labels {
        ParentLabels::None => "none",
        ParentLabels::Overlapping => "overlapping",
        ParentLabels::Banner => "banner",
    };
    w.open("cx:layoutPr").val("cx:parentLabelLayout", place).close();
}

/// Writes that values of the same name are added up.
pub(super) fn write_groups(w: &mut XmlWriter) {
    w.open("cx:layoutPr").open("cx:aggregation").close().close();
}

/// Writes how values are counted.
pub(super) fn write_bins(w: &mut XmlWriter, bins: &Bins) {
    let closed = match bins.closed {
        IntervalClosed::Right => "r",
        IntervalClosed::Left => "l",
    };
    w.open("cx:layoutPr").open("cx:binning").attr("intervalClosed", closed);
    w.attr_opt("underflow", bins.underflow.map(positive_zero));
    w.attr_opt("overflow", bins.overflow.map(positive_zero));
    match bins.size {
        BinSize::Auto => {}
        BinSize::Width(width) => drop(w.val("cx:binSize", width)),
        BinSize::Count(count) => drop(w.val("cx:binCount", count)),
    }
    w.close().close();
}

/// Writes what is shown of the distribution in a box.
pub(super) fn write_box(w: &mut XmlWriter, options: BoxOptions) {
    let method = match options.quartiles {
        Quartiles::Exclusive => "exclusive",
        Quartiles::Inclusive => "inclusive",
    };
    w.open("cx:layoutPr").open("cx:visibility").attr("meanLine", options.mean_line);
    w.attr("meanMarker", options.mean_marker).attr("nonoutliers", options.inner_points);
    w.attr("outliers", options.outliers).close();
    w.open("cx:statistics").attr("quartileMethod", method).close().close();
}

/// Writes what is shown of the earth. There is no geometry: PowerPoint gets it by the names.
pub(super) fn write_map(w: &mut XmlWriter, chart: &RegionMapChart) {
    let labels = match chart.region_labels {
        RegionLabels::None => "none",
        RegionLabels::BestFit => "bestFitOnly",
        RegionLabels::All => "showAll",
    };
    w.open("cx:layoutPr").val("cx:regionLabelLayout", labels).open("cx:geography");
    w.attr_opt("projectionType", projection(chart.projection));
    w.attr_opt("viewedRegionType", area(chart.area));
    w.attr("cultureLanguage", &chart.language).attr("cultureRegion", &chart.country);
    w.attr("attribution", ATTRIBUTION).close().close();
}

fn projection(projection: Projection) -> Option<&'static str> {
    match projection {
        Projection::Automatic => None,
        Projection::Mercator => Some("mercator"),
        Projection::Miller => Some("miller"),
        Projection::Robinson => Some("robinson"),
        Projection::Albers => Some("albers"),
    }
}

fn area(area: MapArea) -> Option<&'static str> {
    match area {
        MapArea::Automatic => None,
        MapArea::DataOnly => Some("dataOnly"),
        MapArea::PostalCode => Some("postalCode"),
        MapArea::County => Some("county"),
        MapArea::State => Some("state"),
        MapArea::Country => Some("countryRegion"),
        MapArea::Countries => Some("countryRegionList"),
        MapArea::World => Some("world"),
    }
}

/// Negative zero would show as `-0`.
fn positive_zero(number: f64) -> f64 {
    number + 0.0
}
