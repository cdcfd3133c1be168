//! Row filters against a plain reading of three-valued logic.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, StringArray};
use indeck_model::{Dataset, Date, Value};
use indeck_policy::filter::{self, Comparison, Operator, RowFilter};
use proptest::prelude::*;

use crate::data::dataset;

fn people() -> Dataset {
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![1, 2, 3, 4, 5]));
    let ages: ArrayRef =
        Arc::new(Int64Array::from(vec![Some(17), Some(18), None, Some(65), Some(i64::MAX)]));
    let wages: ArrayRef =
        Arc::new(Float64Array::from(vec![Some(1.5), None, Some(f64::NAN), Some(-2.0), Some(0.0)]));
    let names: ArrayRef =
        Arc::new(StringArray::from(vec![Some("Ann"), Some("Bob"), Some(""), None, Some("Zoë")]));
    let days: ArrayRef =
        Arc::new(Date32Array::from(vec![Some(0), Some(1), None, Some(-1), Some(20_000)]));
    let flags: ArrayRef =
        Arc::new(BooleanArray::from(vec![Some(true), Some(false), None, Some(true), Some(false)]));
    dataset([
        ("id", ids),
        ("age", ages),
        ("wage", wages),
        ("name", names),
        ("day", days),
        ("flag", flags),
    ])
}

fn compare(column: &str, operator: Operator, values: Vec<Value>) -> RowFilter {
    RowFilter::Compare(Comparison { column: column.into(), operator, values })
}

fn kept(filter: &RowFilter) -> Vec<i64> {
    let kept = filter::apply(&people(), filter).unwrap();
    let ids =
        kept.batches.iter().map(|b| b.column(0).as_primitive::<Int64Type>().values().to_vec());
    ids.flatten().collect()
}

#[test]
fn each_operator_keeps_the_rows_for_which_it_is_true() {
    use Operator as O;
    let whole = |n| vec![Value::Integer(n)];
    let text = |t: &str| vec![Value::Text(t.into())];
    let cases: Vec<(RowFilter, Vec<i64>)> = vec![
        (compare("age", O::Equal, whole(18)), vec![2]),
        (compare("age", O::NotEqual, whole(18)), vec![1, 4, 5]),
        (compare("age", O::Less, vec![Value::Number(17.5)]), vec![1]),
        (compare("age", O::AtMost, whole(18)), vec![1, 2]),
        (compare("age", O::Greater, vec![Value::Number(1e300)]), vec![]),
        (
            compare("age", O::Less, vec![Value::Number(9_223_372_036_854_775_807.0)]),
            vec![1, 2, 4, 5],
        ),
        (compare("age", O::AtLeast, whole(65)), vec![4, 5]),
        (compare("age", O::Between, vec![Value::Integer(18), Value::Integer(65)]), vec![2, 4]),
        (compare("age", O::In, vec![]), vec![]),
        (compare("age", O::NotIn, vec![]), vec![1, 2, 4, 5]),
        (compare("age", O::Missing, vec![]), vec![3]),
        (compare("wage", O::Missing, vec![]), vec![2, 3]),
        (compare("wage", O::Present, vec![]), vec![1, 4, 5]),
        (compare("wage", O::Equal, whole(0)), vec![5]),
        (
            compare("name", O::In, vec![Value::Text("Ann".into()), Value::Text("Zoë".into())]),
            vec![1, 5],
        ),
        (compare("name", O::Equal, text("ann")), vec![]),
        (compare("name", O::Less, text("B")), vec![1, 3]),
        (compare("day", O::AtLeast, vec![Value::Date(Date { days: 1 })]), vec![2, 5]),
        (compare("flag", O::Equal, vec![Value::Bool(true)]), vec![1, 4]),
        (RowFilter::All(vec![]), vec![1, 2, 3, 4, 5]),
        (RowFilter::Any(vec![]), vec![]),
    ];
    for (filter, expected) in cases {
        assert_eq!(kept(&filter), expected, "{filter:?}");
    }
}

#[test]
fn wrong_conditions_are_refused_even_without_rows() {
    use Operator as O;
    let mut empty = people();
    empty.batches.clear();
    let cases = [
        (compare("wages", O::Missing, vec![]), "unknown-column"),
        (compare("age", O::Equal, vec![]), "value-count"),
        (compare("age", O::Between, vec![Value::Integer(1)]), "value-count"),
        (compare("age", O::Missing, vec![Value::Integer(1)]), "value-count"),
        (compare("age", O::Equal, vec![Value::Text("18".into())]), "incomparable-value"),
        (compare("name", O::Equal, vec![Value::Null]), "incomparable-value"),
        (compare("wage", O::Less, vec![Value::Number(f64::NAN)]), "incomparable-value"),
        (
            RowFilter::Any(vec![RowFilter::All(vec![]), compare("x", O::Missing, vec![])]),
            "unknown-column",
        ),
    ];
    for (filter, code) in cases {
        assert_eq!(filter::apply(&people(), &filter).unwrap_err().code(), code, "{filter:?}");
        assert_eq!(filter::apply(&empty, &filter).unwrap_err().code(), code, "{filter:?}");
    }
}

#[test]
fn every_operator_is_found_by_its_word() {
    for operator in Operator::ALL {
        assert_eq!(Operator::parse(operator.word()), Some(operator));
    }
}

/// A condition on `age`, and what it says of an age.
fn condition() -> impl Strategy<Value = RowFilter> {
    let leaf = (0..Operator::ALL.len(), -1_i64..3, -1_i64..3).prop_map(|(at, a, b)| {
        let operator = Operator::ALL[at];
        let values = match operator {
            Operator::Missing | Operator::Present => vec![],
            Operator::Between | Operator::In | Operator::NotIn => vec![a, b],
            _ => vec![a],
        };
        compare("age", operator, values.into_iter().map(Value::Integer).collect())
    });
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(RowFilter::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(RowFilter::Any),
            inner.prop_map(|filter| RowFilter::Not(Box::new(filter))),
        ]
    })
}

/// Kleene's logic by numbers: 0 false, 1 unknown, 2 true; `and` is the least, `or` the greatest.
fn truth(filter: &RowFilter, age: Option<i64>) -> u8 {
    match filter {
        RowFilter::All(parts) => parts.iter().map(|p| truth(p, age)).min().unwrap_or(2),
        RowFilter::Any(parts) => parts.iter().map(|p| truth(p, age)).max().unwrap_or(0),
        RowFilter::Not(part) => 2 - truth(part, age),
        RowFilter::Compare(comparison) => {
            let values: Vec<i64> = comparison
                .values
                .iter()
                .map(|v| match v {
                    Value::Integer(n) => *n,
                    other => panic!("{other:?}"),
                })
                .collect();
            let is = |yes: bool| if yes { 2 } else { 0 };
            match (comparison.operator, age) {
                (Operator::Missing, age) => is(age.is_none()),
                (Operator::Present, age) => is(age.is_some()),
                (_, None) => 1,
                (Operator::Equal, Some(age)) => is(age == values[0]),
                (Operator::NotEqual, Some(age)) => is(age != values[0]),
                (Operator::Less, Some(age)) => is(age < values[0]),
                (Operator::AtMost, Some(age)) => is(age <= values[0]),
                (Operator::Greater, Some(age)) => is(age > values[0]),
                (Operator::AtLeast, Some(age)) => is(age >= values[0]),
                (Operator::Between, Some(age)) => is(values[0] <= age && age <= values[1]),
                (Operator::In, Some(age)) => is(values.contains(&age)),
                (Operator::NotIn, Some(age)) => is(!values.contains(&age)),
            }
        }
    }
}

proptest! {
    #[test]
    fn a_row_stays_where_kleenes_logic_says_true(
        filter in condition(),
        ages in prop::collection::vec(prop::option::of(-2_i64..4), 0..12),
    ) {
        let array: ArrayRef = Arc::new(Int64Array::from(ages.clone()));
        let kept = filter::apply(&dataset([("age", array)]), &filter).unwrap();
        let expected: Vec<Option<i64>> =
            ages.into_iter().filter(|age| truth(&filter, *age) == 2).collect();
        let got: Vec<Option<i64>> =
            kept.batches.iter().flat_map(|b| b.column(0).as_primitive::<Int64Type>().iter().collect::<Vec<_>>()).collect();
        prop_assert_eq!(got, expected);
    }
}

#[test]
fn conditions_are_read_as_they_are_written() {
    let cases = [
        ("age = 18", vec![2]),
        ("age <> 18", vec![1, 4, 5]),
        ("AGE != 18", vec![]),
        ("age BETWEEN 18 AND 65 OR flag = FALSE", vec![2, 4, 5]),
        ("not age between 18 and 65 and age is not null", vec![1, 5]),
        ("age NOT BETWEEN 18 AND 65", vec![1, 5]),
        ("name IN ('Ann', 'Zoë', 'O''Neil')", vec![1, 5]),
        ("name NOT IN ('Ann')", vec![2, 3, 5]),
        ("\"name\" IS NULL", vec![4]),
        ("day >= DATE '1970-01-02'", vec![2, 5]),
        ("wage = -2e0 OR wage = +1.5", vec![1, 4]),
        ("age = 17 OR age = 18 AND flag = TRUE", vec![1]),
        ("(age = 17 OR age = 18) AND flag = TRUE", vec![1]),
        ("NOT (age = 17 OR NOT flag = FALSE)", vec![2, 5]),
    ];
    for (text, expected) in cases {
        let filter = RowFilter::parse(text).unwrap();
        match filter::apply(&people(), &filter) {
            Ok(_) => assert_eq!(kept(&filter), expected, "{text}"),
            Err(error) => {
                assert_eq!((error.code(), expected.len()), ("unknown-column", 0), "{text}")
            }
        }
    }
}

#[test]
fn mistakes_in_conditions_have_places() {
    let cases = [
        ("", 0..0, "filter-syntax"),
        ("age", 3..3, "filter-syntax"),
        ("age = ", 6..6, "filter-syntax"),
        ("age = 1 AND", 11..11, "filter-syntax"),
        ("age = 1 2", 8..9, "filter-syntax"),
        ("(age = 1", 8..8, "filter-syntax"),
        ("name = 'Ann", 7..11, "filter-unclosed"),
        ("name = Ann", 7..10, "filter-syntax"),
        ("age = NULL", 6..10, "filter-null"),
        ("age = 1e999", 6..11, "filter-number"),
        ("age = 1x", 6..8, "filter-number"),
        ("age IN ()", 8..9, "filter-syntax"),
        ("day = DATE '2024-02-30'", 11..23, "filter-day"),
        ("age ~ 1", 4..5, "filter-character"),
        ("age IS 1", 7..8, "filter-syntax"),
    ];
    for (text, at, code) in cases {
        let misread = RowFilter::parse(text).unwrap_err();
        assert_eq!((misread.at, misread.fault.code()), (at, code), "{text}");
    }
    let deep = format!("{}age = 1{}", "(".repeat(99), ")".repeat(99));
    assert_eq!(RowFilter::parse(&deep).unwrap_err().fault.code(), "filter-too-large");
    let long = format!("age = {}", "1".repeat(1 << 16));
    assert_eq!(RowFilter::parse(&long).unwrap_err().fault.code(), "filter-too-large");
}

proptest! {
    #[test]
    fn any_text_is_a_condition_or_a_mistake_inside_it(text in "[a-z0-9'\"()=<>!, .é-]{0,40}|\\PC{0,40}") {
        if let Err(misread) = RowFilter::parse(&text) {
            prop_assert!(misread.at.end <= text.len() && text.get(misread.at.clone()).is_some());
        }
    }
}
