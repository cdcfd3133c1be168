//! What a chart of these kinds must be like to be written.
//!
//! What PowerPoint would leave out without a word is refused: parts of a whole that are below 0,
//! options that a kind does not have.

mod data;
mod options;

use indeck_model::chart::{
    BarLabelPosition, BoxWhiskerChart, Categories, DataLabels, FunnelChart, Hierarchy,
    HistogramChart, NoPosition, ParetoChart, ParetoSource, RegionMapChart, Series, WaterfallChart,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::shared::{Checked, MAX_SERIES};
use crate::part::chartex::Extended;
use data::{
    check_categories, check_counted, check_grouped, check_groups, check_hierarchy, check_labels,
    check_parts, check_regions, check_series,
};
use options::{
    check_axes, check_bins, check_box, check_category_axis, check_frame, check_gap,
    check_share_axis, check_steps,
};

/// Checks a chart.
///
/// # Errors
/// The first rule that it breaks.
pub(crate) fn check(chart: Extended<'_>) -> Checked {
    let kind = chart.kind();
    check_frame(chart.frame(), kind)?;
    match chart {
        Extended::Waterfall(c) => check_waterfall(c, kind),
        Extended::Treemap(c) => check_tree(&c.hierarchy, &c.series, c.labels.as_ref(), kind),
        Extended::Sunburst(c) => check_tree(&c.hierarchy, &c.series, c.labels.as_ref(), kind),
        Extended::Funnel(c) => check_funnel(c, kind),
        Extended::Histogram(c) => check_histogram(c, kind),
        Extended::Pareto(c) => check_pareto(c, kind),
        Extended::BoxWhisker(c) => check_boxes(c, kind),
        Extended::RegionMap(c) => check_map(c, kind),
    }
}

fn check_waterfall(chart: &WaterfallChart, kind: &'static str) -> Checked {
    check_axes(&chart.axes, kind)?;
    check_gap(chart.gap_width)?;
    check_steps(chart)?;
    let labels = chart.labels.as_ref();
    let points = check_named(&chart.categories, &chart.series, labels, kind)?;
    check_series(&chart.series, points, kind)
}

fn check_funnel(chart: &FunnelChart, kind: &'static str) -> Checked {
    check_category_axis(&chart.axis, kind)?;
    check_gap(chart.gap_width)?;
    let labels = chart.labels.as_ref();
    let points = check_named(&chart.categories, &chart.series, labels, kind)?;
    check_parts(&chart.series, points, kind)
}

/// Names of points and the labels of all of them; returns how many points there are.
fn check_named(
    categories: &Categories,
    series: &Series<BarLabelPosition>,
    labels: Option<&DataLabels<BarLabelPosition>>,
    kind: &'static str,
) -> Result<usize, InvalidChart> {
    check_categories(categories, kind)?;
    check_labels(labels, &series.name, categories.len(), kind)?;
    Ok(categories.len())
}

fn check_tree(
    hierarchy: &Hierarchy,
    series: &Series<NoPosition>,
    labels: Option<&DataLabels<NoPosition>>,
    kind: &'static str,
) -> Checked {
    check_hierarchy(hierarchy)?;
    let leaves = hierarchy.leaves.len();
    check_labels(labels, &series.name, leaves, kind)?;
    check_parts(series, leaves, kind)
}

fn check_histogram(chart: &HistogramChart, kind: &'static str) -> Checked {
    check_axes(&chart.axes, kind)?;
    check_gap(chart.gap_width)?;
    let bins = check_bins(&chart.bins, &chart.series.values)?;
    check_labels(chart.labels.as_ref(), &chart.series.name, bins, kind)?;
    check_counted(&chart.series, bins, kind)
}

fn check_pareto(chart: &ParetoChart, kind: &'static str) -> Checked {
    check_axes(&chart.axes, kind)?;
    check_share_axis(&chart.share_axis, kind)?;
    check_gap(chart.gap_width)?;
    let (series, labels) = (&chart.series, chart.labels.as_ref());
    match &chart.source {
        ParetoSource::Categories(names) => {
            let groups = check_groups(names, kind)?;
            check_labels(labels, &series.name, groups, kind)?;
            check_grouped(series, names.len(), groups, kind)
        }
        ParetoSource::Bins(bins) => {
            let bins = check_bins(bins, &series.values)?;
            check_labels(labels, &series.name, bins, kind)?;
            check_counted(series, bins, kind)
        }
    }
}

fn check_boxes(chart: &BoxWhiskerChart, kind: &'static str) -> Checked {
    check_axes(&chart.axes, kind)?;
    check_gap(chart.gap_width)?;
    check_groups(&chart.categories, kind)?;
    match chart.series.len() {
        0 => return Err(InvalidChart::NoSeries { kind }),
        series if series > MAX_SERIES => {
            return Err(InvalidChart::TooManySeries { series, limit: MAX_SERIES });
        }
        _ => {}
    }
    let (labels, rows) = (chart.labels.as_ref(), chart.categories.len());
    check_box(labels, &[], kind)?;
    chart.series.iter().try_for_each(|series| {
        check_box(series.labels.as_ref(), &series.points, kind)?;
        check_labels(labels, &series.name, rows, kind)?;
        check_series(series, rows, kind)
    })
}

fn check_map(chart: &RegionMapChart, kind: &'static str) -> Checked {
    check_regions(chart)?;
    let regions = chart.regions.len();
    check_labels(chart.labels.as_ref(), &chart.series.name, regions, kind)?;
    check_series(&chart.series, regions, kind)
}
