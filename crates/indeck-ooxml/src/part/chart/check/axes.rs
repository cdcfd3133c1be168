//! Axes.

use indeck_model::chart::{
    Axes, CategoryAxis, Crossing, DateScale, DisplayUnits, TimeUnit, ValueAxis,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::{Checked, check_day, check_text, within};
use crate::part::workbook::{MAX_FORMAT, tidy};

pub(super) fn check_axes(axes: &Axes) -> Checked {
    check_category_axis(&axes.category)?;
    check_value_axis(&axes.value, "value")
}

pub(in crate::part) fn check_category_axis(axis: &CategoryAxis) -> Checked {
    if let Some(format) = &axis.format {
        check_text(tidy(format), "a number format", MAX_FORMAT)?;
    }
    if let Some(angle) = axis.rotation {
        within("the rotation of the category labels", angle.0, -90.0, 90.0)?;
    }
    // Source: ISO/IEC 29500-1, 21.2.3.41 `ST_Skip`, 21.2.3.22 `ST_LblOffset`.
    for interval in [axis.label_interval, axis.tick_interval].into_iter().flatten() {
        within("the interval of categories", interval, 1.0, f64::from(u16::MAX))?;
    }
    if let Some(offset) = axis.label_offset {
        within("the distance of category labels", offset, 0.0, 1_000.0)?;
    }
    match axis.crossing {
        Crossing::At(place) if !place.is_finite() => {
            Err(InvalidChart::AxisNotFinite { axis: "category" })
        }
        Crossing::At(_) | Crossing::AutoZero | Crossing::Min | Crossing::Max => {
            check_dates(&axis.dates)
        }
    }
}

fn check_dates(scale: &DateScale) -> Checked {
    [scale.min, scale.max].into_iter().flatten().try_for_each(check_day)?;
    if let (Some(min), Some(max)) = (scale.min, scale.max)
        && min >= max
    {
        let (min, max) = (min.excel_serial(), max.excel_serial());
        return Err(InvalidChart::EmptyAxis { axis: "date", min, max });
    }
    for (count, unit) in [scale.major, scale.minor].into_iter().flatten() {
        within("the distance of dates", count, 1.0, f64::from(u32::MAX))?;
        if let Some(base) = scale.base.filter(|base| unit < *base) {
            let (unit, base) = (unit_name(unit), unit_name(base));
            return Err(InvalidChart::UnitBelowStep { unit, base });
        }
    }
    Ok(())
}

fn unit_name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Days => "days",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}

pub(in crate::part) fn check_value_axis(axis: &ValueAxis, name: &'static str) -> Checked {
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
    check_values_look(axis)?;
    let Some(base) = axis.log_base else { return Ok(()) };
    within("the base of a logarithmic axis", base, 2.0, 1_000.0)?;
    match [axis.min, axis.max].into_iter().flatten().find(|bound| *bound <= 0.0) {
        Some(bound) => Err(InvalidChart::LogarithmOfNothing { axis: name, bound }),
        None => Ok(()),
    }
}

fn check_values_look(axis: &ValueAxis) -> Checked {
    if let Some(format) = &axis.format {
        check_text(tidy(format), "a number format", MAX_FORMAT)?;
    }
    if let Some(angle) = axis.rotation {
        within("the rotation of the value labels", angle.0, -90.0, 90.0)?;
    }
    axis.display_units.as_ref().map_or(Ok(()), |DisplayUnits { unit, .. }| {
        within("the display unit", unit.divisor(), f64::MIN_POSITIVE, f64::MAX)
    })
}
