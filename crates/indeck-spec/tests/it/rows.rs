//! Rows by condition: the same with an index as without, and quick.

use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{NumberFormat, Value};
use indeck_spec::expr::{self, LoopItem, LoopValue, Surroundings, Turn};
use proptest::prelude::*;

use crate::support::written;

fn turn(name: &str, value: Value) -> Turn {
    let format = NumberFormat::GENERAL;
    let item = LoopValue { value, kind: ColumnKind::Text, format, cells: Vec::new() };
    Turn { name: name.into(), item: LoopItem::Value(item), index: 1, count: 1 }
}

/// The rows that a condition keeps, with the table among the named ones or not.
fn kept(table: &ResultTable, key: Value, condition: &str, named: bool) -> Vec<usize> {
    let mut around = Surroundings::default();
    if named {
        around.tables.insert(table.clone());
    }
    around.loops = vec![turn("key", key)];
    let mut diagnostics = Vec::new();
    let own = around.tables.ready().next().unwrap_or(table);
    let rows = expr::rows(&written(condition), own, around.scope(), &mut diagnostics);
    assert_eq!(diagnostics, Vec::new(), "{condition}");
    rows.unwrap()
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        3 => (-3_i64..3).prop_map(Value::Integer),
        3 => (-3_i32..3).prop_map(|n| Value::Number(f64::from(n) / 2.0)),
    ]
}

proptest! {
    #[test]
    fn an_index_finds_the_rows_of_a_scan(
        values in prop::collection::vec((value(), value(), any::<bool>()), 0..40),
        key in (-3_i32..3).prop_map(|n| Value::Number(f64::from(n) / 2.0)),
        condition in prop::sample::select(vec![
            "a == loop.key",
            "loop.key == a",
            "b > 0 and a == loop.key",
            "a == loop.key and b == 1 and b != null",
            "a == null",
            "(a == key and b >= 0) and not (b > 1)",
            "a == max(b)",
        ]),
    ) {
        let column = |name: &str, values: Vec<Value>| Column::new(name, ColumnKind::Number, values);
        let (a, b): (Vec<_>, Vec<_>) = values.iter().map(|(a, b, _)| (a.clone(), b.clone())).unzip();
        let mut table = ResultTable::new("t", vec![column("a", a), column("b", b)]);
        for (cell, (.., withheld)) in table.columns[0].cells.iter_mut().zip(&values) {
            if *withheld {
                cell.suppressed = true;
                cell.value = Value::Null;
            }
        }
        let with = kept(&table, key.clone(), condition, true);
        let without = kept(&table, key, condition, false);
        prop_assert_eq!(with, without);
    }
}

#[test]
fn thousands_of_turns_over_a_large_table_take_no_scan_each() {
    let regions: Vec<Value> = (0..60_000).map(|i| Value::Text(format!("r{}", i % 5_000))).collect();
    let revenue: Vec<Value> = (0..60_000).map(Value::Integer).collect();
    let mut around = Surroundings::default();
    around.tables.insert(ResultTable::new(
        "sales",
        vec![
            Column::new("region", ColumnKind::Text, regions),
            Column::new("revenue", ColumnKind::Integer, revenue),
        ],
    ));
    // With a scan in each turn these are 300 million rows: minutes, not a second.
    let text = written("sum(where(sales, region == loop.region and revenue > 0).revenue)");
    let mut total = 0;
    for i in 0..5_000 {
        around.loops = vec![turn("region", Value::Text(format!("r{i}")))];
        let mut diagnostics = Vec::new();
        match expr::value(&text, around.scope(), &mut diagnostics) {
            Some(Value::Integer(sum)) => total += sum,
            other => panic!("{other:?} {diagnostics:?}"),
        }
    }
    assert_eq!(total, (0..60_000).sum::<i64>());
}
