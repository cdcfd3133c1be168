//! Axes.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.25 `c:catAx`, 21.2.2.43 `c:dateAx`, 21.2.2.226 `c:valAx`.

use indeck_model::chart::{
    Axes, CategoryAxis, Crossing, DateScale, DisplayUnit, DisplayUnits, TickLabels, TickMark,
    TickMarks, TimeUnit, ValueAxis,
};
use indeck_model::text::TextStyle;
use indeck_model::{Date, NumberFormat};

use super::data::day;
use super::paint::{line_of, lines};
use super::text::{rotation, style, style_of_words, words};
use super::values::{child, flag, number, whole, word};
use crate::part::color::Scheme;
use crate::xml::{Node, ns};

/// The axes of a plot, in the order in which it names them.
pub(super) fn of_plot<'a>(area: Node<'a>, plot: Node<'_>) -> Vec<Node<'a>> {
    let ids = plot.children().filter(|node| node.is(ns::C, "axId"));
    let ids = ids.filter_map(|id| id.attr("val").map(|id| id.into_owned()));
    ids.filter_map(|id| {
        let mut axes = area.children().filter(|node| node.ns() == ns::C);
        axes.find(|axis| axis.name().ends_with("Ax") && word(*axis, "axId").as_ref() == Some(&id))
    })
    .collect()
}

/// The axis of the values among the axes of a plot over categories.
pub(super) fn of_values<'a>(axes: &[Node<'a>]) -> Option<Node<'a>> {
    axes.iter().copied().find(|axis| axis.name() == "valAx")
}

/// The axis of the categories.
pub(super) fn of_categories<'a>(axes: &[Node<'a>]) -> Option<Node<'a>> {
    axes.iter().copied().find(|axis| matches!(axis.name(), "catAx" | "dateAx"))
}

/// Whether the categories are days by their axis.
pub(super) fn is_of_dates(axes: &[Node<'_>]) -> bool {
    of_categories(axes).is_some_and(|axis| axis.name() == "dateAx")
}

/// The axes of a plot over categories.
pub(super) fn pair(axes: &[Node<'_>], scheme: &dyn Scheme) -> Axes {
    let (category, value) = (of_categories(axes), of_values(axes));
    // Where one axis crosses the other stands with the one that crosses.
    let crossed_by = |axis: Option<Node<'_>>| axis.map(crossing).unwrap_or_default();
    Axes {
        category: CategoryAxis {
            crossing: crossed_by(value),
            ..category.map(|axis| category_axis(axis, scheme)).unwrap_or_default()
        },
        value: ValueAxis {
            crossing: crossed_by(category),
            ..value.map(|axis| value_axis(axis, scheme)).unwrap_or_default()
        },
        references: Vec::new(),
    }
}

/// Where an axis crosses the other one.
pub(super) fn crossing(axis: Node<'_>) -> Crossing {
    if let Some(value) = number(axis, "crossesAt") {
        return Crossing::At(value);
    }
    match word(axis, "crosses").as_deref() {
        Some("min") => Crossing::Min,
        Some("max") => Crossing::Max,
        _ => Crossing::AutoZero,
    }
}

/// An axis of categories.
pub(super) fn category_axis(axis: Node<'_>, scheme: &dyn Scheme) -> CategoryAxis {
    let skip = |name| whole(axis, name, (1, i64::from(u16::MAX)));
    CategoryAxis {
        title: title(axis),
        hidden: is_hidden(axis),
        format: own_format(axis),
        tick_labels: tick_labels(axis),
        rotation: rotation(axis),
        style: style(axis, scheme),
        title_style: title_style(axis, scheme),
        line: line_of(axis, scheme),
        gridlines: lines(axis, "majorGridlines", scheme),
        minor_gridlines: lines(axis, "minorGridlines", scheme),
        ticks: ticks(axis),
        label_interval: skip("tickLblSkip"),
        tick_interval: skip("tickMarkSkip"),
        label_offset: whole(axis, "lblOffset", (0, 1_000)),
        dates: dates(axis),
        crossing: Crossing::default(),
        reverse: is_reversed(axis),
    }
}

/// An axis of values.
pub(super) fn value_axis(axis: Node<'_>, scheme: &dyn Scheme) -> ValueAxis {
    let scaling = child(axis, "scaling");
    let scale = |name| scaling.and_then(|scaling| number(scaling, name));
    let unit = |name| number(axis, name).filter(|unit| *unit > 0.0);
    let log_base = scale("logBase").filter(|base| (2.0..=1_000.0).contains(base));
    // No logarithmic scale reaches down to nothing.
    let end = |name| scale(name).filter(|end| log_base.is_none() || *end > 0.0);
    ValueAxis {
        title: title(axis),
        hidden: is_hidden(axis),
        format: own_format(axis),
        tick_labels: tick_labels(axis),
        rotation: rotation(axis),
        style: style(axis, scheme),
        title_style: title_style(axis, scheme),
        line: line_of(axis, scheme),
        gridlines: lines(axis, "majorGridlines", scheme),
        minor_gridlines: lines(axis, "minorGridlines", scheme),
        ticks: ticks(axis),
        display_units: child(axis, "dispUnits").and_then(display_units),
        min: end("min"),
        max: end("max"),
        major_unit: unit("majorUnit"),
        minor_unit: unit("minorUnit"),
        log_base,
        reverse: is_reversed(axis),
        crossing: Crossing::default(),
    }
}

/// The words of a title.
pub(super) fn title(axis: Node<'_>) -> Option<String> {
    child(axis, "title").and_then(words).filter(|title| !title.is_empty())
}

/// How the title looks; where there is none, the text that tells of the unit.
fn title_style(axis: Node<'_>, scheme: &dyn Scheme) -> TextStyle {
    let unit = || child(child(axis, "dispUnits")?, "dispUnitsLbl");
    let words = child(axis, "title").or_else(unit);
    words.map(|words| style_of_words(words, scheme)).unwrap_or_default()
}

pub(super) fn is_hidden(axis: Node<'_>) -> bool {
    flag(axis, "delete").unwrap_or(false)
}

fn is_reversed(axis: Node<'_>) -> bool {
    let scaling = child(axis, "scaling");
    scaling.and_then(|scaling| word(scaling, "orientation")).as_deref() == Some("maxMin")
}

/// The format of an axis that does not take that of the numbers.
fn own_format(axis: Node<'_>) -> Option<NumberFormat> {
    let format = child(axis, "numFmt")?;
    let linked = format.attr("sourceLinked");
    let is_linked = linked.is_some_and(|linked| matches!(linked.trim(), "1" | "true"));
    let code = format.attr("formatCode").filter(|_| !is_linked)?;
    Some(NumberFormat::from(code.into_owned()))
}

fn tick_labels(axis: Node<'_>) -> TickLabels {
    match word(axis, "tickLblPos").as_deref() {
        Some("low") => TickLabels::Low,
        Some("high") => TickLabels::High,
        Some("none") => TickLabels::None,
        _ => TickLabels::NextToAxis,
    }
}

fn ticks(axis: Node<'_>) -> TickMarks {
    let mark = |name, usual| match word(axis, name).as_deref() {
        Some("none") => TickMark::None,
        Some("in") => TickMark::Inside,
        Some("out") => TickMark::Outside,
        Some("cross") => TickMark::Cross,
        _ => usual,
    };
    TickMarks {
        major: mark("majorTickMark", TickMark::Outside),
        minor: mark("minorTickMark", TickMark::None),
    }
}

fn display_units(units: Node<'_>) -> Option<DisplayUnits> {
    let unit = match word(units, "builtInUnit").as_deref() {
        Some("hundreds") => DisplayUnit::Hundreds,
        Some("thousands") => DisplayUnit::Thousands,
        Some("tenThousands") => DisplayUnit::TenThousands,
        Some("hundredThousands") => DisplayUnit::HundredThousands,
        Some("millions") => DisplayUnit::Millions,
        Some("tenMillions") => DisplayUnit::TenMillions,
        Some("hundredMillions") => DisplayUnit::HundredMillions,
        Some("billions") => DisplayUnit::Billions,
        Some("trillions") => DisplayUnit::Trillions,
        _ => DisplayUnit::Custom(number(units, "custUnit").filter(|unit| *unit > 0.0)?),
    };
    let label = child(units, "dispUnitsLbl").map(|label| words(label).unwrap_or_default());
    Some(DisplayUnits { unit, label })
}

/// The scale of a date axis.
fn dates(axis: Node<'_>) -> DateScale {
    if axis.name() != "dateAx" {
        return DateScale::default();
    }
    let scaling = child(axis, "scaling");
    let end = |name| -> Option<Date> { day(number(scaling?, name)?) };
    let step = |count, unit| {
        let count = whole(axis, count, (1, i64::from(u32::MAX)))?;
        Some((count, time_unit(&word(axis, unit).unwrap_or_default())))
    };
    DateScale {
        min: end("min"),
        max: end("max"),
        base: word(axis, "baseTimeUnit").map(|unit| time_unit(&unit)),
        major: step("majorUnit", "majorTimeUnit"),
        minor: step("minorUnit", "minorTimeUnit"),
    }
}

fn time_unit(name: &str) -> TimeUnit {
    match name {
        "months" => TimeUnit::Months,
        "years" => TimeUnit::Years,
        _ => TimeUnit::Days,
    }
}
