//! Axes of values.

use indeck_model::chart::{Crossing, DisplayUnit, DisplayUnits, ValueAxis};

use crate::part::chart::axis::{
    Edge, orientation, write_axis_text, write_crossing, write_format, write_gridlines,
    write_number, write_ticks, write_title,
};
use crate::part::chart::paint::{Pen, write_line, write_no_line};
use crate::part::chart::style::{AXIS, TextDefaults, write_rich_text};
use crate::xml::XmlWriter;

/// How a value axis stands among the others.
#[derive(Clone, Copy, Debug)]
pub(in crate::part::chart) struct ValuePlace<'a> {
    pub(in crate::part::chart) id: u8,
    pub(in crate::part::chart) other: u8,
    pub(in crate::part::chart) edge: Edge,
    /// Where this axis crosses the other one.
    pub(in crate::part::chart) crosses: Crossing,
    /// Whether it crosses between two categories rather than on one.
    pub(in crate::part::chart) between: bool,
    /// The format of the numbers it shows.
    pub(in crate::part::chart) source_format: &'a str,
    /// Whether data stand on both sides of it.
    pub(in crate::part::chart) amid: bool,
}

/// Writes a value axis.
pub(in crate::part::chart) fn write_value_axis(
    w: &mut XmlWriter,
    axis: &ValueAxis,
    place: ValuePlace<'_>,
) {
    w.open("c:valAx").val("c:axId", place.id);
    write_scaling(w, axis);
    w.val("c:delete", axis.hidden).val("c:axPos", place.edge.code());
    write_gridlines(w, axis.gridlines.as_ref(), axis.minor_gridlines.as_ref());
    write_title(w, axis.title.as_deref(), &axis.title_style, place.edge);
    write_format(w, axis.format.as_ref(), place.source_format);
    write_ticks(w, axis.ticks, axis.tick_labels, place.amid);
    w.open("c:spPr");
    match &axis.line {
        Some(line) => write_line(w, line, Pen::hairline(AXIS)),
        None => write_no_line(w),
    }
    w.close();
    write_axis_text(w, &axis.style, axis.rotation);
    w.val("c:crossAx", place.other);
    write_crossing(w, place.crosses);
    w.val("c:crossBetween", if place.between { "between" } else { "midCat" });
    write_number(w, "c:majorUnit", axis.major_unit);
    write_number(w, "c:minorUnit", axis.minor_unit);
    if let Some(units) = &axis.display_units {
        write_display_units(w, units, axis, place.edge);
    }
    w.close();
}

fn write_scaling(w: &mut XmlWriter, axis: &ValueAxis) {
    w.open("c:scaling");
    write_number(w, "c:logBase", axis.log_base);
    w.val("c:orientation", orientation(axis.reverse));
    write_number(w, "c:max", axis.max);
    write_number(w, "c:min", axis.min);
    w.close();
}

/// Source: ISO/IEC 29500-1, 21.2.2.45 `dispUnits`.
fn write_display_units(w: &mut XmlWriter, units: &DisplayUnits, axis: &ValueAxis, edge: Edge) {
    w.open("c:dispUnits");
    match unit_name(units.unit) {
        Some(name) => w.val("c:builtInUnit", name),
        None => w.val("c:custUnit", units.unit.divisor()),
    };
    if let Some(label) = &units.label {
        w.open("c:dispUnitsLbl").raw("<c:layout/>");
        if !label.is_empty() {
            let rotation = edge.is_upright().then_some(-5_400_000);
            let look = TextDefaults { bold: Some(false), ..TextDefaults::default() };
            write_rich_text(w, label, &axis.title_style, look, rotation);
        }
        w.close();
    }
    w.close();
}

fn unit_name(unit: DisplayUnit) -> Option<&'static str> {
    Some(match unit {
        DisplayUnit::Hundreds => "hundreds",
        DisplayUnit::Thousands => "thousands",
        DisplayUnit::TenThousands => "tenThousands",
        DisplayUnit::HundredThousands => "hundredThousands",
        DisplayUnit::Millions => "millions",
        DisplayUnit::TenMillions => "tenMillions",
        DisplayUnit::HundredMillions => "hundredMillions",
        DisplayUnit::Billions => "billions",
        DisplayUnit::Trillions => "trillions",
        DisplayUnit::Custom(_) => return None,
    })
}

/// Where the other axis crosses this one; on a logarithmic scale at its end, not at 1.
pub(in crate::part::chart) fn crossing(axis: &ValueAxis) -> Crossing {
    match axis.crossing {
        Crossing::AutoZero if axis.log_base.is_some() => Crossing::Min,
        crossing => crossing,
    }
}
