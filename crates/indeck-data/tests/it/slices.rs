//! Values of a column, and the rows of one of them.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::{ArrayRef, DictionaryArray, Float64Array, Int32Array, RecordBatch};
use indeck_data::{SliceError, distinct, only};
use indeck_model::{Dataset, Date, Value};

use crate::support::{cells, dataset, text};

const MIXED: &str = "region,year,share,day,moment,open,blank,größe 1\n\
    South,2026,0.5,2026-01-02,2026-01-02T10:00,true,,b\n\
    North,2025,-1,2026-01-01,2026-01-02T09:00,false,,\n\
    South,2026,,,,,,a\n\
    ,9,0.25,2026-01-02,2026-01-02T10:00,true,,b\n";

fn listed(data: &Dataset, column: &str) -> Vec<String> {
    distinct(data, column).unwrap().iter().map(Value::to_string).collect()
}

#[test]
fn values_are_listed_once_and_by_size() {
    let data = dataset(MIXED);
    let cases: [(&str, &[&str]); 8] = [
        ("region", &["North", "South"]),
        ("year", &["9", "2025", "2026"]),
        ("share", &["-1", "0.25", "0.5"]),
        ("day", &["2026-01-01", "2026-01-02"]),
        ("moment", &["2026-01-02 09:00:00", "2026-01-02 10:00:00"]),
        ("open", &["false", "true"]),
        ("blank", &[]),
        ("größe 1", &["a", "b"]),
    ];
    for (column, expected) in cases {
        assert_eq!(listed(&data, column), expected, "{column}");
    }
    assert_eq!(distinct(&data, "Region"), Err(SliceError::UnknownColumn));
    // Code points, not a language's order.
    let words = dataset("w\nb\nÄ\na\n𝄞\nB\n\u{fffd}\n");
    assert_eq!(listed(&words, "w"), ["B", "a", "b", "Ä", "\u{fffd}", "𝄞"]);
    assert_eq!(distinct(&dataset("a,b\n"), "b"), Ok(vec![]));
}

#[test]
fn too_many_values_are_an_error_and_no_cut_list() {
    let mut csv = "n,few\n".to_owned();
    for n in 0..100_001 {
        writeln!(csv, "{n},{}", n % 7).unwrap();
    }
    let data = dataset(&csv);
    assert_eq!(distinct(&data, "n"), Err(SliceError::TooManyValues { limit: 100_000 }));
    assert_eq!(distinct(&data, "few").unwrap().len(), 7);
    let fewer = dataset(csv.trim_end().rsplit_once('\n').unwrap().0);
    assert_eq!(distinct(&fewer, "n").unwrap().len(), 100_000);
}

#[test]
fn rows_of_a_value_are_kept_also_where_it_comes_as_text() {
    let data = dataset(MIXED);
    let day = Value::Date(Date::from_ymd(2026, 1, 2).unwrap());
    // Column, value, its rows by `region`.
    let cases: [(&str, Value, usize); 21] = [
        ("region", text("South"), 2),
        ("region", text("south"), 0),
        ("region", text("'; DROP TABLE t"), 0),
        ("region", Value::Integer(3), 0),
        ("year", Value::Integer(2026), 2),
        ("year", text("2026"), 2),
        ("year", text(" 2026 "), 2),
        ("year", text("2026.5"), 0),
        ("year", text("x"), 0),
        ("year", Value::Number(2026.0), 2),
        ("year", Value::Number(1e300), 0),
        ("share", Value::Integer(-1), 1),
        ("share", text("0.50"), 1),
        ("day", day.clone(), 2),
        ("day", text("2026-01-02"), 2),
        ("day", text("2026-02-30"), 0),
        ("moment", text("2026-01-02 10:00"), 2),
        ("moment", day, 0),
        ("open", text("TRUE"), 2),
        ("blank", text(""), 0),
        ("region", Value::Null, 0),
    ];
    for (column, value, rows) in cases {
        let slice = only(&data, column, &value).unwrap();
        assert_eq!(slice.row_count(), rows, "{column} = {value:?}");
        assert_eq!(
            (&slice.name, &slice.files, &slice.schema),
            (&data.name, &data.files, &data.schema)
        );
        assert_eq!(cells(&slice).len(), 8);
    }
    let south = only(&data, "region", &text("South")).unwrap();
    assert_eq!(cells(&south)[7].2, [text("b"), text("a")]);
    assert_eq!(only(&data, "regio", &text("South")).map(|d| d.row_count()), None);
}

#[test]
fn every_value_has_rows_and_all_values_have_all_rows_that_have_one() {
    let data = dataset(MIXED);
    for (column, rows) in
        [("region", 3), ("year", 4), ("share", 3), ("day", 3), ("moment", 3), ("open", 3)]
    {
        let sizes = distinct(&data, column).unwrap();
        let sizes = sizes.iter().map(|value| only(&data, column, value).unwrap().row_count());
        assert_eq!(sizes.inspect(|n| assert!(*n > 0, "{column}")).sum::<usize>(), rows, "{column}");
    }
}

#[test]
fn data_from_elsewhere_is_sliced_in_its_own_types() {
    let codes: DictionaryArray<arrow_array::types::Int8Type> =
        ["b", "a", "b"].into_iter().collect();
    let columns: [(&str, ArrayRef); 3] = [
        ("code", Arc::new(codes)),
        ("n", Arc::new(Int32Array::from(vec![1, 2, 1]))),
        ("zero", Arc::new(Float64Array::from(vec![0.0, -0.0, 1.0]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let none = RecordBatch::new_empty(batch.schema());
    let data = Dataset::new("t", batch.schema(), vec![none, batch]);
    assert_eq!(listed(&data, "code"), ["a", "b"]);
    assert_eq!(only(&data, "code", &text("b")).unwrap().row_count(), 2);
    assert_eq!(only(&data, "n", &Value::Integer(1)).unwrap().schema, data.schema);
    assert_eq!(distinct(&data, "zero").unwrap(), [Value::Number(0.0), Value::Number(1.0)]);
    assert_eq!(only(&data, "zero", &Value::Number(-0.0)).unwrap().row_count(), 2);
}
