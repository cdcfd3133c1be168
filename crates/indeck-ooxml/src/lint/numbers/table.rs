//! Tables: totals and columns of percentages.

use super::parse::{Written, decimal_mark, number};
use super::share::{misses, shown};
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::rules::numbers as rule;
use crate::lint::shapes::{ShapeKind, Slide, paragraph_text};
use crate::xml::{Node, ns};

/// Words that name the sum of a row or column, in lower case.
const TOTALS: [&str; 14] = [
    "total",
    "totals",
    "sum",
    "overall total",
    "grand total",
    "gesamt",
    "summe",
    "insgesamt",
    "gesamtsumme",
    "ensemble",
    "somme",
    "suma",
    "totale",
    "totaal",
];
/// Totals that are further off than this share were not meant as sums.
const FAR: f64 = 0.25;
/// Columns of percentages whose sum is further from 100 are not meant to make it.
const NEAR: f64 = 5.0;

pub(super) fn check(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    for shape in slide.shapes.iter().filter(|shape| shape.kind == ShapeKind::Table) {
        let at = slide.part.at().shape(&shape.name);
        let rows = rows(shape.node);
        let columns = transposed(&rows);
        let decimal = rows.iter().flatten().find_map(|text| decimal_mark(text)).unwrap_or('.');
        check_lines(&columns, &rows, "column", decimal, at, sink);
        check_lines(&rows, &columns, "row", decimal, at, sink);
    }
}

/// The texts of a table; a merged cell makes it no plain table, and there are none.
fn rows(frame: Node<'_>) -> Vec<Vec<String>> {
    let merged = frame.descendants(ns::A, "tc").any(|cell| {
        ["gridSpan", "rowSpan", "hMerge", "vMerge"].iter().any(|name| cell.attr(name).is_some())
    });
    if merged {
        return Vec::new();
    }
    let cell = |cell: Node<'_>| {
        let lines = cell.descendants(ns::A, "p").map(paragraph_text);
        lines.collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    let row = |row: Node<'_>| row.children().filter(|n| n.is(ns::A, "tc")).map(cell).collect();
    frame.descendants(ns::A, "tr").map(row).collect()
}

fn transposed(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).min().unwrap_or(0);
    let column = |x: usize| rows.iter().filter_map(|row| row.get(x).cloned()).collect();
    (0..width).map(column).collect()
}

/// Checks lines of numbers (columns, say), whose last number may be the sum of those before. The
/// line across that begins with a word for a sum tells where.
fn check_lines(
    lines: &[Vec<String>],
    across: &[Vec<String>],
    kind: &str,
    decimal: char,
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let is_total = |line: &&Vec<String>| line.first().is_some_and(|name| names_total(name));
    let totals = across.iter().filter(is_total).count();
    let last_is_total = across.last().is_some_and(|line| is_total(&line));
    for line in lines.iter().skip(1) {
        let Some((name, rest)) = line.split_first() else { continue };
        let numbers: Vec<Option<Written>> = rest.iter().map(|text| number(text, decimal)).collect();
        if totals == 0 && !names_total(name) {
            check_percent(name, kind, &numbers, at, sink);
        } else if totals == 1 && last_is_total {
            check_total(name, kind, &numbers, rest, at, sink);
        }
    }
}

fn names_total(name: &str) -> bool {
    let name = name.trim().trim_end_matches([':', '.']).to_lowercase();
    TOTALS.contains(&&*name)
}

/// A line of percentages only: three or more, near 100 together.
fn check_percent(
    name: &str,
    kind: &str,
    numbers: &[Option<Written>],
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let percents: Vec<Written> = numbers.iter().flatten().filter(|n| n.percent).copied().collect();
    if percents.len() < 3 || percents.len() != numbers.len() {
        return;
    }
    let parts: Vec<f64> = percents.iter().map(|number| number.value).collect();
    let digits = percents.iter().map(|number| number.digits).min().unwrap_or(0);
    let sum = misses(&parts, digits).filter(|sum| (sum - 100.0).abs() <= NEAR);
    if let Some(sum) = sum {
        let message = format!("the {kind} `{}` makes {} %", quoted(name), shown(sum));
        sink.say(&rule::PERCENT_SUM, at, message);
    }
}

fn check_total(
    name: &str,
    kind: &str,
    numbers: &[Option<Written>],
    texts: &[String],
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let Some((Some(total), parts)) = numbers.split_last() else { return };
    let blank = |text: &String| matches!(text.trim(), "" | "-" | "–" | "—");
    let readable = parts.iter().zip(texts).all(|(part, text)| part.is_some() || blank(text));
    let parts: Vec<Written> = parts.iter().flatten().copied().collect();
    if parts.len() < 2 || !readable || parts.iter().any(|part| part.percent != total.percent) {
        return;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let largest = parts.iter().map(|part| part.value.abs()).fold(0.0, f64::max);
    let all_positive = parts.iter().all(|part| part.value >= 0.0);
    let is_share = total.percent && (total.value - 100.0).abs() > 1e-9;
    // A mean or a share of the whole is no sum of its parts.
    if is_share
        || (all_positive && total.value < largest)
        || (sum - total.value).abs() > FAR * sum.abs()
    {
        return;
    }
    let digits = parts.iter().chain([total]).map(|part| part.digits).min().unwrap_or(0);
    let unit = 0.1_f64.powi(i32::try_from(digits.min(9)).unwrap_or(9));
    let tolerance = if parts.iter().chain([total]).all(|part| part.digits == 0 && !part.percent) {
        0.0
    } else {
        (parts.len() as f64 * 0.5).max(1.0) * unit
    };
    if (sum - total.value).abs() > tolerance + 1e-9 {
        let (sum, total) = (shown(sum), shown(total.value));
        let message =
            format!("the {kind} `{}` adds up to {sum}, its total is {total}", quoted(name));
        sink.say(&rule::TABLE_TOTAL, at, message);
    }
}
