//! What stands beside the data.

use indeck_model::chart::{
    Axes, BinSize, Bins, Blanks, CategoryAxis, ChartFrame, Crossing, DataLabels, DateScale,
    DisplayUnit, PointStyle, TickLabels, ValueAxis, WaterfallChart,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::shared::{self, Checked, check_fill, within};

/// The first option that is there is refused.
fn refuse(kind: &'static str, options: &[(bool, &'static str)]) -> Checked {
    match options.iter().find(|(is_there, _)| *is_there) {
        Some((_, option)) => Err(InvalidChart::NotOfKind { kind, option }),
        None => Ok(()),
    }
}

/// Title, legend and backgrounds.
pub(super) fn check_frame(frame: &ChartFrame, kind: &'static str) -> Checked {
    check_fill(frame.plot_fill.as_ref(), "the plot")?;
    check_fill(frame.background.as_ref(), "the background")?;
    let legend = frame.legend.as_ref();
    refuse(
        kind,
        &[
            (frame.plot_layout.is_some(), "a plot at a place of its own"),
            (legend.is_some_and(|l| l.layout.is_some()), "a legend at a place of its own"),
            (legend.is_some_and(|l| !l.deleted.is_empty()), "a legend without some entries"),
            (frame.blanks != Blanks::Gap, "blanks as anything but gaps"),
        ],
    )
}

/// Source: [MS-ODRAWXML] 2.24.3.55 `ST_GapWidthRatio`; PowerPoint offers up to 500 %.
pub(super) fn check_gap(gap_width: u16) -> Checked {
    within("the gap width", gap_width, 0.0, 500.0)
}

/// A pair of axes.
pub(super) fn check_axes(axes: &Axes, kind: &'static str) -> Checked {
    refuse(kind, &[(!axes.references.is_empty(), "lines at values")])?;
    check_category_axis(&axes.category, kind)?;
    check_value_axis(&axes.value, "value", kind)
}

/// An axis of names or bins.
pub(super) fn check_category_axis(axis: &CategoryAxis, kind: &'static str) -> Checked {
    shared::check_category_axis(axis)?;
    check_place(axis.tick_labels, axis.crossing, axis.reverse, kind)?;
    let interval = axis.label_interval.is_some() || axis.tick_interval.is_some();
    refuse(
        kind,
        &[
            (interval, "some of the categories only"),
            (axis.label_offset.is_some(), "labels at a distance from the axis"),
            (axis.dates != DateScale::default(), "a scale of dates"),
        ],
    )
}

fn check_value_axis(axis: &ValueAxis, name: &'static str, kind: &'static str) -> Checked {
    shared::check_value_axis(axis, name)?;
    check_place(axis.tick_labels, axis.crossing, axis.reverse, kind)?;
    let unit = axis.display_units.as_ref().map(|units| units.unit);
    refuse(
        kind,
        &[
            (axis.log_base.is_some(), "a logarithmic axis"),
            (matches!(unit, Some(DisplayUnit::Custom(_))), "display units of its own"),
        ],
    )
}

/// The axis of shares, which counts in percent.
pub(super) fn check_share_axis(axis: &ValueAxis, kind: &'static str) -> Checked {
    check_value_axis(axis, "share", kind)?;
    refuse(kind, &[(axis.display_units.is_some(), "shares in display units")])?;
    let (min, max) = (axis.min.unwrap_or(0.0), axis.max.unwrap_or(1.0));
    match min < max {
        true => Ok(()),
        false => Err(InvalidChart::EmptyAxis { axis: "share", min, max }),
    }
}

fn check_place(
    labels: TickLabels,
    crossing: Crossing,
    reverse: bool,
    kind: &'static str,
) -> Checked {
    refuse(
        kind,
        &[
            (matches!(labels, TickLabels::Low | TickLabels::High), "labels away from their axis"),
            (crossing != Crossing::AutoZero, "axes that cross elsewhere"),
            (reverse, "a reversed axis"),
        ],
    )
}

/// Totals are steps, and fills can be drawn.
pub(super) fn check_steps(chart: &WaterfallChart) -> Checked {
    let fills = [&chart.increase, &chart.decrease, &chart.total];
    fills.into_iter().try_for_each(|fill| check_fill(fill.as_ref(), &chart.series.name))?;
    check_subtotals(&chart.subtotals, chart.categories.len())
}

fn check_subtotals(subtotals: &[u32], steps: usize) -> Checked {
    let beyond = |step: &&u32| usize::try_from(**step).map_or(true, |step| step >= steps);
    match subtotals.iter().find(beyond) {
        Some(step) => Err(InvalidChart::UnknownStep { step: u64::from(*step) + 1, steps }),
        None => Ok(()),
    }
}

/// Columns that a chart can show; of more, nothing is to be seen, and PowerPoint stands still.
const MAX_BINS: f64 = 32_000.0;

/// Bins; returns the most that there can be of these values.
///
/// Source: [MS-ODRAWXML] 2.24.3.14 `CT_Binning`.
pub(super) fn check_bins(bins: &Bins, values: &[Option<f64>]) -> Result<usize, InvalidChart> {
    for (option, bound) in [("the first bin", bins.underflow), ("the last bin", bins.overflow)] {
        if bound.is_some_and(|bound| !bound.is_finite()) {
            return Err(InvalidChart::NotFinite { place: option.to_owned(), point: 1 });
        }
    }
    if let (Some(underflow), Some(overflow)) = (bins.underflow, bins.overflow)
        && underflow >= overflow
    {
        return Err(InvalidChart::NoRoomForBins { underflow, overflow });
    }
    let count = match bins.size {
        BinSize::Auto => values.len() as f64,
        BinSize::Width(width) if width > 0.0 && width.is_finite() => {
            (range(bins, values) / width).ceil().max(1.0)
        }
        BinSize::Width(value) => {
            return Err(InvalidChart::NotPositive { option: "the width of a bin", value });
        }
        BinSize::Count(0) => {
            return Err(InvalidChart::NotPositive { option: "the number of bins", value: 0.0 });
        }
        BinSize::Count(count) => f64::from(count),
    };
    if bins.size != BinSize::Auto {
        within("the number of bins", count, 1.0, MAX_BINS)?;
    }
    let outer = usize::from(bins.underflow.is_some()) + usize::from(bins.overflow.is_some());
    Ok(count as usize + outer)
}

/// How far the values lie apart that are counted in inner bins.
fn range(bins: &Bins, values: &[Option<f64>]) -> f64 {
    let values = || values.iter().flatten().copied();
    let least = bins.underflow.unwrap_or_else(|| values().fold(f64::INFINITY, f64::min));
    let greatest = bins.overflow.unwrap_or_else(|| values().fold(f64::NEG_INFINITY, f64::max));
    (greatest - least).max(0.0)
}

/// Boxes are not single points: their series has one format for all of them.
pub(super) fn check_box<P>(
    labels: Option<&DataLabels<P>>,
    points: &[PointStyle],
    kind: &'static str,
) -> Checked {
    let labelled = labels.is_some_and(|labels| !labels.points.is_empty());
    refuse(kind, &[(!points.is_empty(), "points that differ"), (labelled, "labels that differ")])
}
