//! One chart of each kind, whole: read these to see what is written.

use indeck_model::chart::*;
use indeck_model::{Chart, Rgb};

use super::read;
use crate::xml::ns;

/// The chart's XML from its data on, an element a line.
fn xml(chart: impl Into<Chart>) -> String {
    let document = read(&chart.into());
    let root = document.root();
    let parts = ["chartData", "chart"].map(|name| root.child(ns::CX, name).unwrap().raw());
    parts.concat().replace("><", ">\n<")
}

/// Axes without text, which takes many lines.
fn plain_text(xml: &str) -> String {
    let mut inside = false;
    let kept = xml.lines().filter(|line| {
        let drop = inside || *line == "<cx:txPr>";
        inside = drop && *line != "</cx:txPr>";
        !drop
    });
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_waterfall_has_totals_and_connectors() {
    let chart = WaterfallChart::new(["2025", "Cost", "2026"], "Revenue", [100.0, -8.5, 91.5])
        .with_subtotals([2, 0])
        .with_labels(DataLabels::default());
    insta::assert_snapshot!(plain_text(&xml(chart)));
}

#[test]
fn a_treemap_has_its_levels_from_the_innermost_on_and_its_points_are_nodes() {
    let leaves = vec![vec!["A", "x"], vec!["A", "y"], vec!["B"]];
    let mut chart = TreemapChart::new(leaves, "Size", [3.0, 2.0, 1.0]);
    chart.parent_labels = ParentLabels::Banner;
    chart.series.points.push(PointStyle::filled(1, Rgb(200, 16, 46)));
    insta::assert_snapshot!(plain_text(&xml(chart)));
}

#[test]
fn a_sunburst_is_data_and_little_more() {
    let chart = SunburstChart::new([["A", "x"], ["A", "y"]], "Size", [3.0, 2.0]);
    insta::assert_snapshot!(plain_text(&xml(chart)));
}

#[test]
fn a_funnel_has_no_axis_of_values() {
    insta::assert_snapshot!(plain_text(&xml(FunnelChart::new(["a", "b"], "n", [3.0, 2.0]))));
}

#[test]
fn a_histogram_has_bins_and_no_categories() {
    let bins = Bins {
        size: BinSize::Width(2.5),
        underflow: Some(0.0),
        overflow: Some(10.0),
        closed: IntervalClosed::Left,
    };
    let chart = HistogramChart::new("Age", [1.0, 4.0, 4.5, 11.0]).with_bins(bins);
    insta::assert_snapshot!(plain_text(&xml(chart)));
}

#[test]
fn a_pareto_chart_has_a_line_on_an_axis_of_shares() {
    insta::assert_snapshot!(plain_text(&xml(ParetoChart::new(["a", "b"], "n", [3.0, 2.0]))));
}

#[test]
fn boxes_share_their_categories() {
    let chart = BoxWhiskerChart::new(["a", "a", "b"])
        .with_series("x", [1.0, 2.0, 3.0])
        .with_series("y", [Some(4.0), None, Some(6.0)]);
    insta::assert_snapshot!(plain_text(&xml(chart)));
}

#[test]
fn a_map_names_regions_and_colours_of_values() {
    let mut chart = RegionMapChart::new(["Spain", "France"], "Sales", [3.0, 2.0]);
    chart.colors.mid = Some(Rgb(255, 255, 255).into());
    chart.projection = Projection::Robinson;
    insta::assert_snapshot!(plain_text(&xml(chart)));
}
