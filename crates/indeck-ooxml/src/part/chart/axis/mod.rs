//! Axes.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.25 `catAx`, 21.2.2.43 `dateAx`, 21.2.2.226 `valAx`,
//! 21.2.2.175 `serAx`.

mod category;
mod series;
mod value;

pub(super) use category::{CategoryPlace, hidden_beside, write_category_axis};
pub(super) use series::write_series_axis;
pub(super) use value::{ValuePlace, crossing, write_value_axis};

use indeck_model::chart::{Crossing, Line, TickLabels, TickMark, TickMarks};
use indeck_model::text::TextStyle;
use indeck_model::{Angle, NumberFormat};

use crate::part::chart::paint::{Pen, write_lines};
use crate::part::chart::style::{GRID, TextDefaults, write_rich_text, write_text_properties};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// The axes of a plot, by their ids.
#[derive(Clone, Copy, Debug)]
pub(super) struct AxisIds {
    /// The horizontal axis of a scatter chart, the category axis of any other.
    pub(super) category: u8,
    /// The value axis.
    pub(super) value: u8,
}

/// The first pair of axes.
pub(super) const PRIMARY: AxisIds = AxisIds { category: 1, value: 2 };
/// The axis of the series of a surface.
pub(super) const SERIES: u8 = 3;
/// The pair of axes on the other side.
pub(super) const SECONDARY: AxisIds = AxisIds { category: 3, value: 4 };

impl AxisIds {
    /// Writes the ids, as a plot names its axes.
    pub(super) fn write(self, w: &mut XmlWriter) {
        w.val("c:axId", self.category).val("c:axId", self.value);
    }
}

/// The edge of the plot at which an axis stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Bottom,
    Top,
    Left,
    Right,
}

impl Edge {
    /// Whether the axis goes from bottom to top.
    fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Bottom => "b",
            Self::Top => "t",
            Self::Left => "l",
            Self::Right => "r",
        }
    }
}

fn orientation(reverse: bool) -> &'static str {
    if reverse { "maxMin" } else { "minMax" }
}

/// Writes a number, if there is one; a negative zero would show as `-0`.
pub(super) fn write_number(w: &mut XmlWriter, element: &'static str, number: Option<f64>) {
    if let Some(number) = number {
        w.val(element, number + 0.0);
    }
}

fn write_gridlines(w: &mut XmlWriter, major: Option<&Line>, minor: Option<&Line>) {
    for (element, line) in [("c:majorGridlines", major), ("c:minorGridlines", minor)] {
        if let Some(line) = line {
            write_lines(w, element, line, Pen::hairline(GRID));
        }
    }
}

fn write_title(w: &mut XmlWriter, title: Option<&str>, style: &TextStyle, edge: Edge) {
    let Some(title) = title.filter(|title| !title.is_empty()) else { return };
    // Upright axes have titles that read from below.
    let rotation = edge.is_upright().then_some(-5_400_000);
    w.open("c:title");
    let look = TextDefaults { bold: Some(false), ..TextDefaults::default() };
    write_rich_text(w, title, style, look, rotation);
    w.val("c:overlay", false).close();
}

fn write_format(w: &mut XmlWriter, own: Option<&NumberFormat>, source: &str) {
    let code = own.map_or(source, tidy);
    w.open("c:numFmt").attr("formatCode", code).attr("sourceLinked", own.is_none()).close();
}

/// Beside an axis amid the data, labels would lie on the data: they go to the low end.
fn write_ticks(w: &mut XmlWriter, ticks: TickMarks, labels: TickLabels, amid: bool) {
    w.val("c:majorTickMark", tick(ticks.major)).val("c:minorTickMark", tick(ticks.minor));
    let place = match labels {
        TickLabels::NextToAxis if amid => "low",
        TickLabels::NextToAxis => "nextTo",
        TickLabels::Low => "low",
        TickLabels::High => "high",
        TickLabels::None => "none",
    };
    w.val("c:tickLblPos", place);
}

fn tick(mark: TickMark) -> &'static str {
    match mark {
        TickMark::None => "none",
        TickMark::Inside => "in",
        TickMark::Outside => "out",
        TickMark::Cross => "cross",
    }
}

fn write_axis_text(w: &mut XmlWriter, style: &TextStyle, rotation: Option<Angle>) {
    if rotation.is_some() || !style.is_inherited() {
        let rotation = rotation.map(|angle| angle.to_sixty_thousandths());
        write_text_properties(w, style, TextDefaults::default(), rotation);
    }
}

fn write_crossing(w: &mut XmlWriter, crossing: Crossing) {
    match crossing {
        Crossing::AutoZero => w.val("c:crosses", "autoZero"),
        Crossing::Min => w.val("c:crosses", "min"),
        Crossing::Max => w.val("c:crosses", "max"),
        Crossing::At(value) => w.val("c:crossesAt", value + 0.0),
    };
}
