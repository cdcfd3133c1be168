//! Names and numbers: the copies of its cells that a chart holds.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.122 `c:numCache`, 21.2.2.201 `c:strCache`.

use std::collections::BTreeMap;

use indeck_model::chart::Categories;
use indeck_model::{Date, NumberFormat};

use super::references::is_reference;
use super::values::{all, child, finite, number};
use crate::read::chart::{joined, points};
use crate::xml::{Node, ns};

/// Points that are drawn of a series at most: more cannot be told apart.
pub(super) const MOST_POINTS: usize = 100_000;
/// Points of all series together.
const MOST_OF_ALL: usize = 2_000_000;
/// Days of the 1900 date system from 1899-12-30 to 1970-01-01.
const UNIX_EPOCH: f64 = 25_569.0;
/// Days from 1900's to 1904's date system.
const SHIFT_OF_1904: f64 = 1_462.0;

/// What a chart's data are read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// How many points the series have.
    pub(super) points: usize,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Extent {
    /// The extent of these series; `None` where there are too many points.
    pub(super) fn of(space: Node<'_>, series: &[Node<'_>]) -> Option<Self> {
        let rows = series.iter().flat_map(|series| {
            ["cat", "val", "xVal", "yVal", "bubbleSize"].map(|role| child(*series, role))
        });
        let points = rows.flatten().map(rows_of).max().unwrap_or(0);
        let from_1904 = super::values::flag(space, "date1904").unwrap_or(false);
        let cost = points.checked_mul(series.len())?;
        (points <= MOST_POINTS && cost <= MOST_OF_ALL).then_some(Self { points, from_1904 })
    }
}

impl Extent {
    /// The extent of one series of points, which need not have as many as the others.
    pub(super) fn of_points(self, series: Node<'_>) -> Self {
        let rows = ["xVal", "yVal", "bubbleSize"].map(|role| child(series, role));
        let points = rows.into_iter().flatten().map(rows_of).max().unwrap_or(0);
        Self { points: points.min(self.points), ..self }
    }
}

/// How many points a row says that it has, or has.
fn rows_of(row: Node<'_>) -> usize {
    let said = row.descendants(ns::C, "ptCount").filter_map(|count| finite(&count.attr("val")?));
    let said = said.fold(0.0, f64::max) as usize;
    let last = row.descendants(ns::C, "pt").filter_map(|point| point.attr("idx")?.parse().ok());
    said.max(last.map(|index: usize| index.saturating_add(1)).max().unwrap_or(0))
}

/// The first text of a cache, or the text that was typed in.
pub(super) fn first_text(node: Node<'_>) -> Option<String> {
    points(node).into_iter().next().map(|(_, text)| text)
}

/// The numbers of a row; `None` is a blank.
pub(super) fn numbers(series: Node<'_>, role: &str, extent: Extent) -> Vec<Option<f64>> {
    let found = child(series, role).map(points).unwrap_or_default();
    let at = |index: usize| finite(found.get(&u32::try_from(index).ok()?)?);
    (0..extent.points).map(at).collect()
}

/// The numbers of a row by itself, as many as it has.
pub(super) fn own_numbers(node: Node<'_>, role: &str, extent: Extent) -> Vec<Option<f64>> {
    let points = child(node, role).map_or(0, rows_of).min(extent.points);
    numbers(node, role, Extent { points, ..extent })
}

/// How the numbers of a row are shown.
pub(super) fn format(series: Node<'_>, role: &str) -> NumberFormat {
    let row = child(series, role);
    let code = row.and_then(|row| row.descendants(ns::C, "formatCode").next());
    let code = code.map(|code| code.text().into_owned()).filter(|code| !code.trim().is_empty());
    code.map(NumberFormat::from).unwrap_or_default()
}

/// The categories of the first series that has some; numbers from 1 where none has.
pub(super) fn categories(series: &[Node<'_>], dates: bool, extent: Extent) -> Categories {
    let has_copies = |row: &Node<'_>| {
        let mut copies = row.all_descendants().map(Node::name);
        copies.any(|name| name.ends_with("Cache") || name.ends_with("Lit"))
    };
    let own =
        series.iter().find_map(|series| Some((*series, child(*series, "cat").filter(has_copies)?)));
    let Some((series, row)) = own else {
        return (1..=extent.points).map(|number| number.to_string()).collect();
    };
    let is_numeric = child(row, "numRef").is_some() || child(row, "numLit").is_some();
    if is_numeric && let Some(categories) = numeric(series, dates, extent) {
        return categories;
    }
    let names = names(row);
    let name =
        |index: usize| u32::try_from(index).ok().and_then(|index| names.get(&index).cloned());
    (0..extent.points).map(|index| name(index).unwrap_or_default()).collect()
}

/// Names of one or of several levels.
fn names(row: Node<'_>) -> BTreeMap<u32, String> {
    let levels: Vec<_> = row.descendants(ns::C, "lvl").map(points).collect();
    if levels.is_empty() { points(row) } else { joined(levels) }
}

/// Categories that are numbers or days, as many as there are; `None` where one is missing.
fn numeric(series: Node<'_>, dates: bool, extent: Extent) -> Option<Categories> {
    let values: Option<Vec<f64>> = own_numbers(series, "cat", extent).into_iter().collect();
    let (values, format) = (values?, format(series, "cat"));
    let shift = if extent.from_1904 { SHIFT_OF_1904 } else { 0.0 };
    let days = || values.iter().map(|value| day(value + shift)).collect::<Option<Vec<Date>>>();
    let is_of_days = dates || is_of_days(format.code());
    Some(match is_of_days.then(days).flatten() {
        Some(days) => Categories::Dates { days, format },
        None => Categories::Numbers { values, format },
    })
}

/// The day of a number of the 1900 date system.
pub(super) fn day(serial: f64) -> Option<Date> {
    const LAST: f64 = 2_958_465.0;
    let is_day = serial.fract() == 0.0 && (1.0..=LAST).contains(&serial);
    is_day.then_some(Date { days: (serial - UNIX_EPOCH) as i32 })
}

/// Whether a number format shows days: it has letters of years or days outside words and brackets.
fn is_of_days(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    code.chars().any(|c| {
        let is_plain = !quoted && !bracketed && !escaped;
        escaped = is_plain && matches!(c, '\\' | '_' | '*');
        match c {
            '"' => quoted = !quoted && is_plain,
            '[' if is_plain => bracketed = true,
            ']' => bracketed = false,
            _ => return is_plain && matches!(c, 'y' | 'Y' | 'd' | 'D'),
        }
        false
    })
}

/// The texts of labels "from cells" of a series; empty for none.
///
/// Source: [MS-ODRAWXML] 2.24.3.9 `datalabelsRange`.
pub(super) fn label_texts(series: Node<'_>, extent: Extent) -> Vec<String> {
    let extensions = child(series, "extLst");
    let range = extensions
        .and_then(|list| list.all_descendants().find(|node| node.name() == "dlblRangeCache"));
    let Some(range) = range else { return Vec::new() };
    let found = points(range);
    let at = |index: usize| u32::try_from(index).ok().and_then(|index| found.get(&index).cloned());
    (0..rows_of(range).min(extent.points)).map(|index| at(index).unwrap_or_default()).collect()
}

/// The number of a series among those of its chart, by which it takes its colour.
pub(super) fn index(series: Node<'_>) -> Option<usize> {
    number(series, "idx").filter(|index| *index >= 0.0).map(|index| index as usize)
}

/// The series of a plot, in the order in which they are drawn, without those that are reference
/// lines.
pub(super) fn series_of(plot: Node<'_>) -> Vec<Node<'_>> {
    let mut series: Vec<Node<'_>> =
        all(plot, "ser").filter(|series| !is_reference(*series)).collect();
    series.sort_by_key(|series| number(*series, "order").unwrap_or(0.0) as i64);
    series
}
