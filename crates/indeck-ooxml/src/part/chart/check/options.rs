//! Options that have a range.

use indeck_model::chart::{
    BubbleChart, Chart, ClusteredBars, ComboChart, ComboPlot, Lines, OfPieChart, OfPieSplit,
    PieChart, Prices, Secondary, StockChart, SurfaceChart, UpDownBars,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::axes::{check_axes, check_category_axis, check_value_axis};
use crate::part::chart::check::frame::check_fill;
use crate::part::chart::check::series::check_indices;
use crate::part::chart::check::{Checked, within};

/// Checks what stands beside the data.
pub(super) fn check(chart: &Chart) -> Checked {
    match chart {
        Chart::Column(c) => check_axes(&c.axes).and_then(|()| check_bars(&c.plot.0)),
        Chart::Bar(c) => check_axes(&c.axes).and_then(|()| check_bars(&c.plot.0)),
        Chart::StackedColumn(c) => check_axes(&c.axes).and_then(|()| check_gap(c.plot.0.gap_width)),
        Chart::StackedBar(c) => check_axes(&c.axes).and_then(|()| check_gap(c.plot.0.gap_width)),
        Chart::Line(c) => check_axes(&c.axes).and_then(|()| check_lines(&c.plot)),
        Chart::Area(c) => check_axes(&c.axes),
        Chart::Radar(c) => check_axes(&c.axes),
        Chart::Pie(c) => check_pie(c),
        Chart::OfPie(c) => check_of_pie(c),
        Chart::Doughnut(c) => {
            check_angle(c.first_slice_angle)?;
            within("the size of the hole", c.hole_size, 10.0, 90.0)
        }
        Chart::Scatter(c) => {
            check_value_axis(&c.x_axis, "horizontal")?;
            check_value_axis(&c.y_axis, "vertical")
        }
        Chart::Bubble(c) => check_bubbles(c),
        Chart::Stock(c) => check_stock(c),
        Chart::Surface(c) => check_surface(c),
        Chart::Combo(c) => check_combo(c),
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => Ok(()),
    }
}

/// Source: ISO/IEC 29500-1, 21.2.3.15 `ST_GapAmount`, 21.2.3.31 `ST_Overlap`.
fn check_bars(bars: &ClusteredBars) -> Checked {
    check_gap(bars.gap_width)?;
    within("the overlap", bars.overlap, -100.0, 100.0)
}

fn check_gap(gap_width: u16) -> Checked {
    within("the gap width", gap_width, 0.0, 500.0)
}

fn check_lines(lines: &Lines) -> Checked {
    let Some(bars) = &lines.up_down_bars else { return Ok(()) };
    check_up_down(bars)?;
    match lines.series.len() {
        0 => Ok(()),
        1 => {
            let kind = "plot of up and down bars";
            Err(InvalidChart::TooFewSeries { kind, series: 1, needed: 2 })
        }
        _ => Ok(()),
    }
}

fn check_up_down(bars: &UpDownBars) -> Checked {
    within("the gap of up and down bars", bars.gap_width, 0.0, 500.0)?;
    check_fill(bars.up.fill.as_ref(), "the up bars")?;
    check_fill(bars.down.fill.as_ref(), "the down bars")
}

fn check_pie(chart: &PieChart) -> Checked {
    check_angle(chart.first_slice_angle)?;
    within("the explosion", chart.explosion, 0.0, 400.0)?;
    let slices = chart.exploded.iter();
    check_indices(slices.map(|slice| slice.index), &chart.series.name, chart.categories.len())?;
    chart
        .exploded
        .iter()
        .try_for_each(|slice| within("the explosion of a slice", slice.distance, 0.0, 400.0))
}

/// Source: ISO/IEC 29500-1, 21.2.3.37 `ST_SecondPieSize`.
fn check_of_pie(chart: &OfPieChart) -> Checked {
    within("the distance of the second plot", chart.gap_width, 0.0, 500.0)?;
    within("the size of the second plot", chart.second_size, 5.0, 200.0)?;
    let slices = chart.categories.len();
    match &chart.split {
        OfPieSplit::Auto => Ok(()),
        OfPieSplit::Last(count) => {
            within("the number of slices of the second plot", *count, 0.0, slices as f64)
        }
        OfPieSplit::Below(value) => within("the split", *value, f64::MIN, f64::MAX),
        OfPieSplit::BelowPercent(share) => within("the share of the split", *share, 0.0, 100.0),
        OfPieSplit::Custom(indices) => {
            check_indices(indices.iter().copied(), &chart.series.name, slices)
        }
    }
}

/// Source: ISO/IEC 29500-1, 21.2.3.13 `ST_FirstSliceAng`.
fn check_angle(angle: u16) -> Checked {
    within("the angle of the first slice", angle, 0.0, 360.0)
}

/// Source: ISO/IEC 29500-1, 21.2.3.5 `ST_BubbleScale`.
fn check_bubbles(chart: &BubbleChart) -> Checked {
    check_value_axis(&chart.x_axis, "horizontal")?;
    check_value_axis(&chart.y_axis, "vertical")?;
    within("the scale of bubbles", chart.scale, 0.0, 300.0)
}

fn check_stock(chart: &StockChart) -> Checked {
    check_axes(&chart.axes)?;
    check_value_axis(&chart.volume_axis, "volume")?;
    check_gap(chart.volume_gap)?;
    match &chart.prices {
        Prices::OpenHighLowClose { bars, .. } => check_up_down(bars),
        Prices::HighLowClose { .. } => Ok(()),
    }
}

/// Source: ISO/IEC 29500-1, 21.2.3.36 `ST_RotX`, 21.2.3.37 `ST_RotY`.
fn check_surface(chart: &SurfaceChart) -> Checked {
    check_axes(&chart.axes)?;
    within("the rotation", chart.rotation, 0.0, 360.0)?;
    within("the elevation", chart.elevation, -90.0, 90.0)?;
    chart.bands.iter().try_for_each(|band| check_fill(Some(&band.fill), "a band"))
}

fn check_combo(chart: &ComboChart) -> Checked {
    check_axes(&chart.axes)?;
    check_value_axis(&chart.secondary_axis, "secondary")?;
    if let Some(axis) = &chart.secondary_category {
        check_category_axis(axis)?;
    }
    if let Secondary::Scatter(layer) = &chart.secondary {
        check_value_axis(&layer.x_axis, "secondary horizontal")?;
    }
    chart.primary.iter().chain(chart.secondary.plots()).try_for_each(check_plot)
}

fn check_plot(plot: &ComboPlot) -> Checked {
    match plot {
        ComboPlot::Columns(plot) => check_bars(&plot.0),
        ComboPlot::StackedColumns(plot) => check_gap(plot.0.gap_width),
        ComboPlot::Lines(plot) => check_lines(plot),
        ComboPlot::Areas(_) => Ok(()),
    }
}
