//! How an axis looks, whatever stands along it.

use indeck_model::chart::{CategoryAxis, DisplayUnit, Line, TickLabels, TickMarks, ValueAxis};
use indeck_model::text::TextStyle;

use crate::context::Context;
use crate::look::{AXIS, GRID};
use crate::scene::{Stroke, TextLook};

/// How an axis looks.
#[derive(Clone, Debug)]
pub(crate) struct AxisLook {
    pub(crate) hidden: bool,
    pub(crate) line: Option<Stroke>,
    pub(crate) grid: Option<Stroke>,
    pub(crate) minor_grid: Option<Stroke>,
    pub(crate) marks: TickMarks,
    pub(crate) labels: TickLabels,
    pub(crate) text: TextLook,
    /// Degrees by which labels are turned, where the axis says.
    pub(crate) rotation: Option<f64>,
    /// Distance of labels as a share of the usual one.
    pub(crate) offset: f64,
    pub(crate) title: Option<(String, TextLook)>,
    /// Width at which the title is broken.
    pub(crate) title_length: f64,
    /// The text that tells the unit in which the axis counts.
    pub(crate) unit: Option<(String, TextLook)>,
}

impl AxisLook {
    pub(crate) fn of_values(cx: &Context<'_>, axis: &ValueAxis) -> Self {
        let text = cx.styled(&axis.style);
        let units = axis.display_units.as_ref();
        let unit = units.and_then(|units| {
            let own = units.label.as_deref()?;
            let words = if own.is_empty() { words(units.unit)? } else { own };
            Some((words.to_owned(), cx.text.clone()))
        });
        Self {
            hidden: axis.hidden,
            line: axis.line.as_ref().and_then(|line| cx.stroke(line, &cx.hairline(AXIS))),
            grid: grid(cx, axis.gridlines.as_ref()),
            minor_grid: grid(cx, axis.minor_gridlines.as_ref()),
            marks: axis.ticks,
            labels: axis.tick_labels,
            text,
            rotation: axis.rotation.map(|angle| f64::from(angle.0)),
            offset: 1.0,
            title: title(cx, axis.title.as_deref(), &axis.title_style),
            title_length: f64::MAX,
            unit,
        }
    }

    pub(crate) fn of_categories(cx: &Context<'_>, axis: &CategoryAxis) -> Self {
        let line = axis.line.as_ref().unwrap_or(&Line::PLAIN);
        Self {
            hidden: axis.hidden,
            line: cx.stroke(line, &cx.hairline(AXIS)),
            grid: grid(cx, axis.gridlines.as_ref()),
            minor_grid: grid(cx, axis.minor_gridlines.as_ref()),
            marks: axis.ticks,
            labels: axis.tick_labels,
            text: cx.styled(&axis.style),
            rotation: axis.rotation.map(|angle| f64::from(angle.0)),
            offset: f64::from(axis.label_offset.unwrap_or(100)) / 100.0,
            title: title(cx, axis.title.as_deref(), &axis.title_style),
            title_length: f64::MAX,
            unit: None,
        }
    }
}

fn grid(cx: &Context<'_>, line: Option<&Line>) -> Option<Stroke> {
    line.and_then(|line| cx.stroke(line, &cx.hairline(GRID)))
}

fn title(cx: &Context<'_>, title: Option<&str>, style: &TextStyle) -> Option<(String, TextLook)> {
    let title = title.filter(|title| !title.trim().is_empty())?;
    let plain = TextLook { bold: false, ..cx.text.clone() };
    Some((title.to_owned(), cx.restyled(&plain, style)))
}

/// PowerPoint's own words for a unit.
fn words(unit: DisplayUnit) -> Option<&'static str> {
    Some(match unit {
        DisplayUnit::Hundreds => "Hundreds",
        DisplayUnit::Thousands => "Thousands",
        DisplayUnit::TenThousands => "x 10000",
        DisplayUnit::HundredThousands => "x 100000",
        DisplayUnit::Millions => "Millions",
        DisplayUnit::TenMillions => "x 10000000",
        DisplayUnit::HundredMillions => "x 100000000",
        DisplayUnit::Billions => "Billions",
        DisplayUnit::Trillions => "Trillions",
        DisplayUnit::Custom(_) => return None,
    })
}
