//! Scopes over a small table of sales, and what expressions give there.

use std::collections::BTreeMap;

use indeck_model::spec::{Anchor, Written};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Date, Diagnostic, Location, NumberFormat, Value};
use indeck_spec::expr::{self, LoopItem, LoopValue, Surroundings, Turn};
use indeck_spec::words;

/// Sales by month and region, with one blank and dates.
pub(crate) const SALES: &str = "\
month,region,revenue,costs,margin
2026-01-01,North,100,60,0.4
2026-01-01,South,80,50,0.375
2026-02-01,North,120.5,70,0.42
2026-02-01,South,90,55,0.39
2026-03-01,North,140,,0.5
2026-03-01,South,70,45,0.36
";

/// A text whose characters stand in line 1 from column 1.
pub(crate) fn written(text: &str) -> Written {
    let anchors = vec![Anchor { offset: 0, line: 1, column: 1 }];
    Written { text: text.to_owned(), at: Location::point("report.yaml", 1, 1), anchors }
}

/// Reads a table; the kind of a column is told by its first value.
pub(crate) fn table(name: &str, csv: &str) -> ResultTable {
    let mut lines = csv.trim().lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let columns = names.iter().enumerate().map(|(i, name)| {
        let texts: Vec<&str> = rows.iter().map(|row| row[i].trim()).collect();
        column(name.trim(), &texts)
    });
    ResultTable::new(name, columns.collect())
}

fn column(name: &str, texts: &[&str]) -> Column {
    let there = || texts.iter().filter(|t| !t.is_empty());
    let all = |test: fn(&str) -> bool| there().next().is_some() && there().all(|t| test(t));
    let (kind, read): (ColumnKind, fn(&str) -> Value) = if all(|t| t.parse::<i64>().is_ok()) {
        (ColumnKind::Integer, |t| Value::Integer(t.parse().unwrap()))
    } else if all(|t| t.parse::<f64>().is_ok()) {
        (ColumnKind::Number, |t| Value::number(t.parse().unwrap()))
    } else if all(|t| Date::parse_iso(t).is_some()) {
        (ColumnKind::Date, |t| Value::Date(Date::parse_iso(t).unwrap()))
    } else if all(|t| t == "true" || t == "false") {
        (ColumnKind::Bool, |t| Value::Bool(t == "true"))
    } else {
        (ColumnKind::Text, |t| Value::Text(t.to_owned()))
    };
    let value = |t: &&str| if t.is_empty() { Value::Null } else { read(t) };
    Column::new(name, kind, texts.iter().map(value).collect())
}

/// A scope with sales, a suppressed cell, a table of one row, params, a burst and a loop in a loop.
pub(crate) fn around() -> Surroundings {
    let mut around = Surroundings::default();
    let mut sales = table("by_month", SALES);
    sales.columns[2].format = NumberFormat::from("#,##0.0");
    around.tables.insert(sales);
    around.tables.insert(table("total", "revenue,region\n600.5,all\n"));
    let mut empty = table("empty", "revenue,region\n");
    empty.columns[0].kind = ColumnKind::Number;
    around.tables.insert(empty);
    let mut secret = table("secret", "region,n\nNorth,12\nSouth,3\n");
    secret.columns[1].cells[1].value = Value::Null;
    secret.columns[1].cells[1].suppressed = true;
    around.tables.insert(secret);
    around.tables.insert_failed("broken");
    around.report.insert("title".into(), Value::Text("Sales".into()));
    around.params.insert("wave".into(), Value::Integer(7));
    around.params.insert("since".into(), Value::Text("2026-02-01".into()));
    around.params.insert("day".into(), Value::Date(Date::from_ymd(2026, 2, 1).unwrap()));
    around.burst = Some(BTreeMap::from([("market".into(), Value::Text("NL".into()))]));
    around.formats.insert("money".into(), "#,##0.00".into());
    around.page = expr::Page { number: 3, count: 9 };
    let south = LoopValue {
        value: Value::Text("South".into()),
        kind: ColumnKind::Text,
        format: NumberFormat::GENERAL,
        cells: Vec::new(),
    };
    let row = LoopItem::Row(std::sync::Arc::new(table("by_month", SALES)), 2);
    around.loops = vec![
        Turn { name: "entry".into(), item: row, index: 1, count: 2 },
        Turn { name: "area".into(), item: LoopItem::Value(south), index: 2, count: 2 },
    ];
    around
}

/// The text that an expression puts on a slide, or its faults as `column code`.
pub(crate) fn text_in(around: &Surroundings, expression: &str) -> Result<String, Vec<String>> {
    let mut diagnostics = Vec::new();
    let text = format!("{{{{ {expression} }}}}");
    let outcome = words::plain(&written(&text), around.scope(), &mut diagnostics);
    if diagnostics.is_empty() { Ok(outcome.text) } else { Err(shown(&diagnostics, 3)) }
}

/// Faults as `column code`, with columns counted from one after `before`.
pub(crate) fn shown(diagnostics: &[Diagnostic], before: u32) -> Vec<String> {
    let one = |d: &Diagnostic| {
        let at = d.at.as_ref().unwrap();
        let columns = at.column.saturating_sub(before)..at.end_column.saturating_sub(before);
        format!("{}..{} {}", columns.start, columns.end, d.code)
    };
    diagnostics.iter().map(one).collect()
}
