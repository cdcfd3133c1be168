//! Axes.
//!
//! Source: ECMA-376-1, 21.2.2.24 `catAx`, 21.2.2.39 `dateAx`, 21.2.2.227 `valAx`.

use indeck_model::chart::{Categories, CategoryAxis, Crossing, Line, TickLabels, ValueAxis};
use indeck_model::text::TextStyle;
use indeck_model::{Date, NumberFormat};

use crate::part::chart::style::{
    AXIS, GRID, PLAIN, Pen, TextDefaults, write_line, write_no_line, write_rich_text,
    write_text_properties,
};
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
    Left,
    Right,
}

impl Edge {
    fn code(self) -> &'static str {
        match self {
            Self::Bottom => "b",
            Self::Left => "l",
            Self::Right => "r",
        }
    }
}

/// How a value axis stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValuePlace<'a> {
    pub(super) id: u8,
    pub(super) other: u8,
    pub(super) edge: Edge,
    /// Where this axis crosses the other one.
    pub(super) crosses: Crossing,
    /// Whether it crosses between two categories rather than on one.
    pub(super) between: bool,
    /// The format of the numbers it shows.
    pub(super) source_format: &'a str,
    /// Whether data stand on both sides of it.
    pub(super) amid: bool,
}

/// How a category axis stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct CategoryPlace {
    pub(super) ids: AxisIds,
    pub(super) edge: Edge,
    /// Where this axis crosses the value axis.
    pub(super) crosses: Crossing,
    /// Whether data stand on both sides of it.
    pub(super) amid: bool,
}

/// Writes a value axis.
pub(super) fn write_value_axis(w: &mut XmlWriter, axis: &ValueAxis, place: ValuePlace<'_>) {
    w.open("c:valAx").val("c:axId", place.id);
    write_scaling(w, axis);
    w.val("c:delete", axis.hidden).val("c:axPos", place.edge.code());
    write_gridlines(w, axis.gridlines.as_ref());
    write_title(w, axis.title.as_deref(), place.edge);
    write_format(w, axis.format.as_ref(), place.source_format);
    write_ticks(w, axis.tick_labels, place.amid);
    w.open("c:spPr");
    match &axis.line {
        Some(line) => write_line(w, line, Pen::hairline(AXIS)),
        None => write_no_line(w),
    }
    w.close();
    write_axis_text(w, &axis.style, None);
    w.val("c:crossAx", place.other);
    write_crossing(w, place.crosses);
    w.val("c:crossBetween", if place.between { "between" } else { "midCat" });
    write_number(w, "c:majorUnit", axis.major_unit);
    write_number(w, "c:minorUnit", axis.minor_unit);
    w.close();
}

/// Writes the axis of these categories.
pub(super) fn write_category_axis(
    w: &mut XmlWriter,
    axis: &CategoryAxis,
    categories: &Categories,
    place: CategoryPlace,
) {
    let (element, source_format) = match categories {
        Categories::Dates { format, .. } => ("c:dateAx", tidy(format)),
        Categories::Numbers { format, .. } => ("c:catAx", tidy(format)),
        _ => ("c:catAx", "General"),
    };
    w.open(element).val("c:axId", place.ids.category).open("c:scaling");
    w.val("c:orientation", orientation(axis.reverse)).close();
    w.val("c:delete", axis.hidden).val("c:axPos", place.edge.code());
    write_gridlines(w, axis.gridlines.as_ref());
    write_title(w, axis.title.as_deref(), place.edge);
    write_format(w, axis.format.as_ref(), source_format);
    write_ticks(w, axis.tick_labels, place.amid);
    w.open("c:spPr");
    write_line(w, axis.line.as_ref().unwrap_or(&PLAIN), Pen::hairline(AXIS));
    w.close();
    write_axis_text(w, &axis.style, axis.rotation.map(|angle| angle.to_sixty_thousandths()));
    w.val("c:crossAx", place.ids.value);
    write_crossing(w, place.crosses);
    write_category_end(w, categories);
    w.close();
}

fn write_category_end(w: &mut XmlWriter, categories: &Categories) {
    match categories {
        Categories::Dates { days, .. } => {
            w.val("c:auto", false).val("c:lblOffset", 100u8);
            w.val("c:baseTimeUnit", base_unit(days));
        }
        // Numbers are names here: PowerPoint is not to turn them into dates.
        Categories::Numbers { .. } => write_names_end(w, false),
        _ => write_names_end(w, true),
    }
}

fn write_names_end(w: &mut XmlWriter, auto: bool) {
    w.val("c:auto", auto).val("c:lblAlgn", "ctr").val("c:lblOffset", 100u8);
    w.val("c:noMultiLvlLbl", false);
}

/// The unit in which dates stand side by side: bars are one unit wide, so months are not to be
/// drawn as single days.
fn base_unit(days: &[Date]) -> &'static str {
    let mut sorted: Vec<Date> = days.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let month = |day: Date| (day.ymd().0, day.ymd().1);
    let months_differ = sorted.windows(2).all(|pair| match pair {
        [a, b] => month(*a) != month(*b),
        _ => true,
    });
    let first_or_last =
        |shift: i32| all_same(&sorted, |day| Date { days: day.days + shift }.ymd().2);
    if sorted.len() < 2 || !months_differ || !(first_or_last(0) || first_or_last(1)) {
        "days"
    } else if all_same(&sorted, |day| day.ymd().1) {
        "years"
    } else {
        "months"
    }
}

fn all_same(days: &[Date], part: impl Fn(Date) -> u32) -> bool {
    let mut parts = days.iter().map(|day| part(*day));
    let first = parts.next();
    parts.all(|part| Some(part) == first)
}

fn orientation(reverse: bool) -> &'static str {
    if reverse { "maxMin" } else { "minMax" }
}

fn write_scaling(w: &mut XmlWriter, axis: &ValueAxis) {
    w.open("c:scaling");
    write_number(w, "c:logBase", axis.log_base);
    w.val("c:orientation", orientation(axis.reverse));
    write_number(w, "c:max", axis.max);
    write_number(w, "c:min", axis.min);
    w.close();
}

fn write_number(w: &mut XmlWriter, element: &'static str, number: Option<f64>) {
    if let Some(number) = number {
        w.val(element, number + 0.0);
    }
}

fn write_gridlines(w: &mut XmlWriter, line: Option<&Line>) {
    if let Some(line) = line {
        w.open("c:majorGridlines").open("c:spPr");
        write_line(w, line, Pen::hairline(GRID));
        w.close().close();
    }
}

fn write_title(w: &mut XmlWriter, title: Option<&str>, edge: Edge) {
    let Some(title) = title.filter(|title| !title.is_empty()) else { return };
    // Upright axes have titles that read from below.
    let rotation = (edge != Edge::Bottom).then_some(-5_400_000);
    w.open("c:title");
    let look = TextDefaults { bold: Some(false), ..TextDefaults::default() };
    write_rich_text(w, title, &TextStyle::default(), look, rotation);
    w.val("c:overlay", false).close();
}

fn write_format(w: &mut XmlWriter, own: Option<&NumberFormat>, source: &str) {
    let code = own.map_or(source, tidy);
    w.open("c:numFmt").attr("formatCode", code).attr("sourceLinked", own.is_none()).close();
}

/// Beside an axis amid the data, labels would lie on the data: they go to the low end.
fn write_ticks(w: &mut XmlWriter, labels: TickLabels, amid: bool) {
    w.val("c:majorTickMark", "none").val("c:minorTickMark", "none");
    let place = match labels {
        TickLabels::NextToAxis if amid => "low",
        TickLabels::NextToAxis => "nextTo",
        TickLabels::Low => "low",
        TickLabels::High => "high",
        TickLabels::None => "none",
    };
    w.val("c:tickLblPos", place);
}

fn write_axis_text(w: &mut XmlWriter, style: &TextStyle, rotation: Option<i32>) {
    if rotation.is_some() || !style.is_inherited() {
        write_text_properties(w, style, TextDefaults::default(), rotation);
    }
}

/// Where the other axis crosses this one; on a logarithmic scale at its end, not at 1.
pub(super) fn crossing(axis: &ValueAxis) -> Crossing {
    match axis.crossing {
        Crossing::AutoZero if axis.log_base.is_some() => Crossing::Min,
        crossing => crossing,
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
