//! What a chart of these kinds must be like to be written.
//!
//! What PowerPoint would leave out without a word is refused: parts of a whole that are below 0,
//! options that a kind does not have.

mod data;
mod options;

use indeck_model::chart::ParetoSource;

use crate::part::chart::InvalidChart;
use crate::part::chart::shared::{Checked, MAX_SERIES};
use crate::part::chartex::Extended;
use data::{
    check_categories, check_groups, check_hierarchy, check_labels, check_parts, check_regions,
    check_series,
};
use options::{
    check_axes, check_bins, check_box, check_category_axis, check_frame, check_gap,
    check_share_axis, check_waterfall,
};

/// Checks a chart.
///
/// # Errors
/// The first rule that it breaks.
pub(crate) fn check(chart: Extended<'_>) -> Checked {
    let kind = chart.kind();
    check_frame(chart.frame(), kind)?;
    match chart {
        Extended::Waterfall(c) => {
            check_axes(&c.axes, kind)?;
            check_gap(c.gap_width)?;
            check_categories(&c.categories, kind)?;
            check_waterfall(c)?;
            check_labels(c.labels.as_ref(), &c.series.name, c.categories.len(), kind)?;
            check_series(&c.series, c.categories.len(), kind)
        }
        Extended::Treemap(c) => {
            check_hierarchy(&c.hierarchy)?;
            let leaves = c.hierarchy.leaves.len();
            check_labels(c.labels.as_ref(), &c.series.name, leaves, kind)?;
            check_parts(&c.series, leaves, kind)
        }
        Extended::Sunburst(c) => {
            check_hierarchy(&c.hierarchy)?;
            let leaves = c.hierarchy.leaves.len();
            check_labels(c.labels.as_ref(), &c.series.name, leaves, kind)?;
            check_parts(&c.series, leaves, kind)
        }
        Extended::Funnel(c) => {
            check_category_axis(&c.axis, kind)?;
            check_gap(c.gap_width)?;
            check_categories(&c.categories, kind)?;
            check_labels(c.labels.as_ref(), &c.series.name, c.categories.len(), kind)?;
            check_parts(&c.series, c.categories.len(), kind)
        }
        Extended::Histogram(c) => {
            check_axes(&c.axes, kind)?;
            check_gap(c.gap_width)?;
            let bins = check_bins(&c.bins, c.series.values.len())?;
            check_labels(c.labels.as_ref(), &c.series.name, bins, kind)?;
            data::check_counted(&c.series, bins, kind)
        }
        Extended::Pareto(c) => {
            check_axes(&c.axes, kind)?;
            check_share_axis(&c.share_axis, kind)?;
            check_gap(c.gap_width)?;
            let columns = match &c.source {
                ParetoSource::Categories(groups) => check_groups(groups, kind)?,
                ParetoSource::Bins(bins) => check_bins(bins, c.series.values.len())?,
            };
            check_labels(c.labels.as_ref(), &c.series.name, columns, kind)?;
            match &c.source {
                ParetoSource::Categories(groups) => {
                    data::check_grouped(&c.series, groups.len(), columns, kind)
                }
                ParetoSource::Bins(_) => data::check_counted(&c.series, columns, kind),
            }
        }
        Extended::BoxWhisker(c) => {
            check_axes(&c.axes, kind)?;
            check_gap(c.gap_width)?;
            check_groups(&c.categories, kind)?;
            match c.series.len() {
                0 => return Err(InvalidChart::NoSeries { kind }),
                series if series > MAX_SERIES => {
                    return Err(InvalidChart::TooManySeries { series, limit: MAX_SERIES });
                }
                _ => {}
            }
            check_box(c.labels.as_ref(), &[], kind)?;
            c.series.iter().try_for_each(|series| {
                check_box(series.labels.as_ref(), &series.points, kind)?;
                check_labels(c.labels.as_ref(), &series.name, c.categories.len(), kind)?;
                check_series(series, c.categories.len(), kind)
            })
        }
        Extended::RegionMap(c) => {
            check_regions(c)?;
            check_labels(c.labels.as_ref(), &c.series.name, c.regions.len(), kind)?;
            check_series(&c.series, c.regions.len(), kind)
        }
    }
}
