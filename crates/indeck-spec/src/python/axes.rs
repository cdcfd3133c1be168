//! Channels with their axes: which of them a mark has.

use indeck_model::spec::MarkKind;

use crate::decode::axis::AXIS;
use crate::decode::chart::{VALUE, X, Y};
use crate::marks::{self, NOT_EXTENDED, OF_CATEGORIES, OF_NUMBERS};
use crate::python::class::Writer;
use crate::python::types::literal;

/// Options that are days on an axis of categories.
const OF_DAYS: [&str; 4] = ["min", "max", "unit", "minor_unit"];

/// The type of the `x` channel.
pub(super) fn x(writer: &mut Writer, mark: MarkKind) -> String {
    if mark.is_hierarchy() {
        return "str | Sequence[str]".to_owned();
    }
    if mark == MarkKind::RegionMap {
        return "str".to_owned();
    }
    let (name, axis) = match mark {
        mark if mark.is_xy() => ("ValueX", Some(values(writer))),
        mark if mark.is_round() => ("SliceX", None),
        mark if !mark.is_extended() => ("CategoryX", Some(categories(writer))),
        mark if marks::sorts(mark) => ("PlainX", Some(plain_categories(writer))),
        _ => ("UnsortedX", Some(plain_categories(writer))),
    };
    if !writer.knows(name) {
        let mut without = Vec::new();
        without.extend(axis.is_none().then_some("axis"));
        without.extend((!marks::sorts(mark)).then_some("sort"));
        let mut types = vec![("value", "str".to_owned())];
        types.extend(axis.map(|axis| ("axis", axis)));
        let fields = writer.fields(&X, &without, &types);
        writer.class(name, "The x channel.", fields);
    }
    format!("str | {name}")
}

/// The type of the `y` channel.
pub(super) fn y(writer: &mut Writer, mark: MarkKind) -> String {
    let several = marks::channels(mark).contains(&"series") || mark == MarkKind::Doughnut;
    let columns = if several { "str | Sequence[str]" } else { "str" };
    let bare = mark.is_hierarchy()
        || mark.is_round()
        || matches!(mark, MarkKind::RegionMap | MarkKind::Funnel);
    if bare {
        return columns.to_owned();
    }
    let counted = matches!(mark, MarkKind::Histogram | MarkKind::Stock);
    let axis = if mark.is_extended() { plain_values(writer) } else { values(writer) };
    let name = match (mark.is_extended(), counted, several) {
        (true, true, _) => "CountY",
        (true, _, true) => "PlainY",
        (true, ..) => "PlainOneY",
        (_, true, _) => "PriceY",
        (_, _, true) => "ValueY",
        _ => "OneY",
    };
    if !writer.knows(name) {
        let without: &[&str] = if counted { &["value"] } else { &[] };
        let types = [("value", columns.to_owned()), ("axis", axis)];
        let fields = writer.fields(&Y, without, &types);
        writer.class(name, "The y channel.", fields);
    }
    if counted { name.to_owned() } else { format!("{columns} | {name}") }
}

/// The type of one column with its axis.
pub(super) fn column(writer: &mut Writer) -> String {
    let axis = values(writer);
    if !writer.knows("Channel") {
        let fields = writer.fields(&VALUE, &[], &[("axis", axis)]);
        writer.class("Channel", "A channel.", fields);
    }
    "str | Channel".to_owned()
}

fn values(writer: &mut Writer) -> String {
    let without: Vec<&str> = OF_CATEGORIES.to_vec();
    axis(writer, "ValueAxis", "An axis of values.", &without, numbers())
}

fn categories(writer: &mut Writer) -> String {
    let no_days = |option: &&str| !OF_DAYS.contains(option);
    let without: Vec<&str> = OF_NUMBERS.into_iter().filter(no_days).collect();
    let days = OF_DAYS.map(|option| (option, "str".to_owned())).to_vec();
    axis(writer, "CategoryAxis", "An axis of categories or days.", &without, days)
}

fn plain_values(writer: &mut Writer) -> String {
    let without: Vec<&str> = OF_CATEGORIES.into_iter().chain(NOT_EXTENDED).collect();
    let mut types = numbers();
    types.push(("labels", literal(&["next", "none"])));
    axis(writer, "PlainValueAxis", "An axis of values of a chart of 2016.", &without, types)
}

fn plain_categories(writer: &mut Writer) -> String {
    let without: Vec<&str> =
        OF_NUMBERS.into_iter().chain(OF_CATEGORIES).chain(NOT_EXTENDED).collect();
    let types = vec![("labels", literal(&["next", "none"]))];
    axis(writer, "PlainAxis", "An axis of categories of a chart of 2016.", &without, types)
}

fn numbers() -> Vec<(&'static str, String)> {
    OF_DAYS.map(|option| (option, "float".to_owned())).to_vec()
}

fn axis(
    writer: &mut Writer,
    name: &str,
    doc: &str,
    without: &[&str],
    types: Vec<(&'static str, String)>,
) -> String {
    if !writer.knows(name) {
        let fields = writer.fields(&AXIS, without, &types);
        writer.class(name, doc, fields);
    }
    name.to_owned()
}
