//! Options that have a range, and axes.

use indeck_model::chart::{
    Areas, Axes, CategoryAxis, Chart, ComboPlot, Crossing, Lines, Marker, ValueAxis,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::Checked;

/// Checks what stands beside the data.
pub(super) fn check(chart: &Chart) -> Checked {
    match chart {
        Chart::Column(c) => {
            check_axes(&c.axes)?;
            check_bars(c.plot.0.gap_width, c.plot.0.overlap)
        }
        Chart::Bar(c) => {
            check_axes(&c.axes)?;
            check_bars(c.plot.0.gap_width, c.plot.0.overlap)
        }
        Chart::StackedColumn(c) => {
            check_axes(&c.axes)?;
            check_bars(c.plot.0.gap_width, 100)
        }
        Chart::StackedBar(c) => {
            check_axes(&c.axes)?;
            check_bars(c.plot.0.gap_width, 100)
        }
        Chart::Line(c) => {
            check_axes(&c.axes)?;
            check_lines(&c.plot)
        }
        Chart::Area(c) => check_axes(&c.axes),
        Chart::Pie(c) => check_angle(c.first_slice_angle),
        Chart::Doughnut(c) => {
            check_angle(c.first_slice_angle)?;
            within("the size of the hole", c.hole_size, 10.0, 90.0)
        }
        Chart::Scatter(c) => {
            check_value_axis(&c.x_axis, "horizontal")?;
            check_value_axis(&c.y_axis, "vertical")?;
            c.series.iter().try_for_each(|series| check_marker(series.marker.as_ref()))
        }
        Chart::Combo(c) => {
            check_axes(&c.axes)?;
            check_value_axis(&c.secondary_axis, "secondary")?;
            c.primary.iter().chain(c.secondary.plots()).try_for_each(check_plot)
        }
        _ => Ok(()),
    }
}

fn check_plot(plot: &ComboPlot) -> Checked {
    match plot {
        ComboPlot::Columns(plot) => check_bars(plot.0.gap_width, plot.0.overlap),
        ComboPlot::StackedColumns(plot) => check_bars(plot.0.gap_width, 100),
        ComboPlot::Lines(plot) => check_lines(plot),
        ComboPlot::Areas(Areas { .. }) => Ok(()),
    }
}

/// Source: ECMA-376-1, 21.2.3.15 `ST_GapAmount`, 21.2.3.35 `ST_Overlap`.
fn check_bars(gap_width: u16, overlap: i8) -> Checked {
    within("the gap width", gap_width, 0.0, 500.0)?;
    within("the overlap", overlap, -100.0, 100.0)
}

fn check_lines(lines: &Lines) -> Checked {
    lines.series.iter().try_for_each(|series| check_marker(series.own.marker.as_ref()))
}

/// Source: ECMA-376-1, 21.2.3.25 `ST_MarkerSize`.
fn check_marker(marker: Option<&Marker>) -> Checked {
    marker.map_or(Ok(()), |marker| within("the size of a marker", marker.size, 2.0, 72.0))
}

/// Source: ECMA-376-1, 21.2.3.13 `ST_FirstSliceAng`.
fn check_angle(angle: u16) -> Checked {
    within("the angle of the first slice", angle, 0.0, 360.0)
}

fn check_axes(axes: &Axes) -> Checked {
    check_category_axis(&axes.category)?;
    check_value_axis(&axes.value, "value")
}

fn check_category_axis(axis: &CategoryAxis) -> Checked {
    axis.rotation
        .map_or(Ok(()), |angle| within("the rotation of the category labels", angle.0, -90.0, 90.0))
}

fn check_value_axis(axis: &ValueAxis, name: &'static str) -> Checked {
    let crossing = if let Crossing::At(value) = axis.crossing { Some(value) } else { None };
    let numbers = [axis.min, axis.max, axis.major_unit, axis.minor_unit, axis.log_base, crossing];
    if numbers.into_iter().flatten().any(|number| !number.is_finite()) {
        return Err(InvalidChart::AxisNotFinite { axis: name });
    }
    if let (Some(min), Some(max)) = (axis.min, axis.max)
        && min >= max
    {
        return Err(InvalidChart::EmptyAxis { axis: name, min, max });
    }
    let units = [axis.major_unit, axis.minor_unit];
    if let Some(unit) = units.into_iter().flatten().find(|unit| *unit <= 0.0) {
        return Err(InvalidChart::TickDistance { axis: name, unit });
    }
    let Some(base) = axis.log_base else { return Ok(()) };
    within("the base of a logarithmic axis", base, 2.0, 1_000.0)?;
    match [axis.min, axis.max].into_iter().flatten().find(|bound| *bound <= 0.0) {
        Some(bound) => Err(InvalidChart::LogarithmOfNothing { axis: name, bound }),
        None => Ok(()),
    }
}

fn within(option: &'static str, value: impl Into<f64>, min: f64, max: f64) -> Checked {
    let value = value.into();
    if (min..=max).contains(&value) {
        return Ok(());
    }
    Err(InvalidChart::OptionOutOfRange { option, value, min, max })
}
