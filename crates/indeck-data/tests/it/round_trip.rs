//! Typed columns written as CSV and read again are the same.

use indeck_model::table::ColumnKind::{self, Bool, Date, Integer, Number, Text};
use indeck_model::{Date as Day, Value};
use proptest::prelude::*;

use crate::support::{cells, dataset};

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => quoted(text),
        Value::Number(number) => format!("{number:?}").replace('e', "e+").replace("e+-", "e-"),
        other => other.to_string(),
    }
}

/// A column's kind and its values, the first of which settles the kind.
fn column(rows: usize) -> impl Strategy<Value = (ColumnKind, Vec<Value>)> {
    let numbers = (-1e300f64..1e300).prop_map(|x| Value::Number(x + 0.5));
    let small = (-1e6f64..1e6).prop_map(Value::Number);
    let integers = any::<i64>().prop_map(Value::Integer);
    let bools = any::<bool>().prop_map(Value::Bool);
    let days = (-10_000i32..40_000).prop_map(|days| Value::Date(Day { days }));
    let texts = "[a-zé,;\"\n\t 日]{1,12}".prop_map(|text| Value::Text(format!("x{text}")));
    let of = |kind, first: Value, values: BoxedStrategy<Value>| {
        let cell = prop_oneof![4 => values, 1 => Just(Value::Null)];
        prop::collection::vec(cell, rows).prop_map(move |mut values| {
            values[0] = first.clone();
            (kind, values)
        })
    };
    prop_oneof![
        of(Number, Value::Number(0.5), numbers.boxed()),
        of(Number, Value::Number(0.5), small.boxed()),
        of(Integer, Value::Integer(-7), integers.boxed()),
        of(Bool, Value::Bool(true), bools.boxed()),
        of(Date, Value::Date(Day { days: 0 }), days.boxed()),
        of(Text, Value::Text("x".into()), texts.boxed()),
    ]
}

fn table() -> impl Strategy<Value = Vec<(ColumnKind, Vec<Value>)>> {
    (1usize..30, 2usize..6)
        .prop_flat_map(|(rows, columns)| prop::collection::vec(column(rows), columns))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(columns in table(), newline in prop::sample::select(vec!["\n", "\r\n"])) {
        let header: Vec<String> = (0..columns.len()).map(|n| format!("c{n}")).collect();
        let mut text = header.join(",") + newline;
        for row in 0..columns[0].1.len() {
            let cells: Vec<String> = columns.iter().map(|(_, values)| written(&values[row])).collect();
            text += &(cells.join(",") + newline);
        }
        for (found, (kind, values)) in cells(&dataset(&text)).iter().zip(&columns) {
            prop_assert_eq!(found.1, *kind);
            prop_assert_eq!(&found.2, values);
        }
    }
}
