//! Sums that reach a slide do not depend on how the rows are ordered, cut or read.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch};
use indeck_data::Engine;
use indeck_model::{Dataset, Value};
use proptest::prelude::*;

use crate::support::{query, values};

const STATISTICS: &str = "SELECT SUM(x) AS a, AVG(x) AS b, VAR_SAMP(x) AS c, VAR_POP(x) AS d, \
    STDDEV(x) AS e, SUM(DISTINCT x) AS f, AVG(DISTINCT x) AS g, SUM(n) AS h, AVG(n) AS i, \
    SUM(x * n) AS j FROM t";

fn batch(rows: &[(f64, i64)]) -> RecordBatch {
    let x: ArrayRef = Arc::new(rows.iter().map(|(x, _)| *x).collect::<Float64Array>());
    let n: ArrayRef = Arc::new(rows.iter().map(|(_, n)| *n).collect::<Int64Array>());
    let k: ArrayRef = Arc::new(rows.iter().map(|(_, n)| n.rem_euclid(3)).collect::<Int64Array>());
    RecordBatch::try_from_iter([("x", x), ("n", n), ("k", k)]).unwrap()
}

fn engine(rows: &[(f64, i64)], batch_rows: usize) -> Engine {
    let batches: Vec<_> = rows.chunks(batch_rows).map(batch).collect();
    Engine::new(&[Dataset::new("t", batches[0].schema(), batches)]).unwrap()
}

fn bits(engine: &Engine, sql: &str) -> Vec<u64> {
    let table = query(engine, sql);
    let cells = table.columns.iter().flat_map(|column| &column.cells);
    cells.map(|cell| cell.value.as_f64().unwrap_or(f64::NAN).to_bits()).collect()
}

/// Numbers of very different sizes, whose exact sum fits 128 bits of 2⁻⁵⁰.
fn number() -> impl Strategy<Value = f64> {
    (-(1i64 << 53)..(1i64 << 53), 0u32..50)
        .prop_map(|(mantissa, shift)| mantissa as f64 / (1u64 << shift) as f64)
}

fn exact_sum(numbers: impl Iterator<Item = f64>) -> f64 {
    let unit = (1u64 << 50) as f64;
    // Each product is exact, and `as f64` rounds to the nearest, ties to even.
    numbers.map(|x| (x * unit) as i128).sum::<i128>() as f64 / unit
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn order_and_batches_change_no_bit(
        rows in prop::collection::vec((number(), -1000i64..1000), 1..300),
        batch_rows in 1usize..40,
        seed in any::<u64>(),
    ) {
        let first = engine(&rows, rows.len());
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(x, n)| (x.to_bits() ^ *n as u64).wrapping_mul(seed | 1));
        let second = engine(&shuffled, batch_rows);
        prop_assert_eq!(bits(&first, STATISTICS), bits(&second, STATISTICS));
        let grouped = format!("SELECT k, {} GROUP BY k ORDER BY k", &STATISTICS["SELECT ".len()..]);
        prop_assert_eq!(bits(&first, &grouped), bits(&second, &grouped));
    }

    #[test]
    fn sums_equal_a_wide_whole_number_reference(
        rows in prop::collection::vec((number(), any::<i32>().prop_map(i64::from)), 1..300),
    ) {
        let table = query(&engine(&rows, 17), "SELECT SUM(x) AS x, SUM(n) AS n, AVG(x) AS a FROM t");
        let sum = exact_sum(rows.iter().map(|(x, _)| *x));
        prop_assert_eq!(&table.cell(0, 0).unwrap().value, &Value::Number(sum));
        let whole: i64 = rows.iter().map(|(_, n)| n).sum();
        prop_assert_eq!(&table.cell(0, 1).unwrap().value, &Value::Integer(whole));
        let mean = sum / rows.len() as f64;
        prop_assert_eq!(&table.cell(0, 2).unwrap().value, &Value::Number(mean));
    }

    #[test]
    fn variances_equal_an_exact_reference(
        numbers in prop::collection::vec(-1_000_000i64..1_000_000, 2..200),
        offset in 0i64..1_000_000_000,
    ) {
        let rows: Vec<_> = numbers.iter().map(|n| ((n + offset) as f64, n + offset)).collect();
        let engine = engine(&rows, 23);
        let n = numbers.len() as i128;
        let sum: i128 = numbers.iter().map(|&x| i128::from(x)).sum();
        let squares: i128 = numbers.iter().map(|&x| i128::from(x) * i128::from(x)).sum();
        let numerator = (n * squares - sum * sum) as f64;
        let sql = "SELECT VAR(x) AS a, VAR_POP(x) AS b, VAR(n) AS c, STDDEV(n) AS d FROM t";
        let found = bits(&engine, sql);
        let sample = numerator / (n * (n - 1)) as f64;
        let population = numerator / (n * n) as f64;
        let expected = [sample, population, sample, sample.sqrt()].map(f64::to_bits);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_moving_sum_equals_the_sum_of_its_rows(
        rows in prop::collection::vec((number(), 0i64..5), 5..60),
    ) {
        let sql = "SELECT SUM(x) OVER (ORDER BY o ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS s \
                   FROM (SELECT x, ROW_NUMBER() OVER () AS o FROM t) ORDER BY o";
        let found = values(&query(&engine(&rows, 7), sql), 0);
        for (row, value) in found.iter().enumerate() {
            let window = rows[row.saturating_sub(2)..=row].iter().map(|(x, _)| *x);
            prop_assert_eq!(value, &Value::Number(exact_sum(window)));
        }
    }
}

#[test]
fn a_weighted_mean_of_many_rows_has_one_value() {
    let rows: Vec<(f64, i64)> =
        (0..200_000i64).map(|n| (0.1 + (n * 7919 % 1009) as f64 / 997.0, n % 11)).collect();
    let mut reversed = rows.clone();
    reversed.reverse();
    let sql = "SELECT SUM(x * n) / SUM(x) AS mean FROM t";
    assert_eq!(bits(&engine(&rows, 8192), sql), bits(&engine(&reversed, 1000), sql));
}

#[test]
fn empty_and_missing_sums_are_blanks() {
    let engine = engine(&[(1.0, 1)], 1);
    let none = query(&engine, &format!("{STATISTICS} WHERE x > 5"));
    assert!(none.columns.iter().all(|column| column.cells[0].value.is_null()));
    let filtered = query(&engine, "SELECT SUM(x) FILTER (WHERE n > 5) AS a, SUM(NULL) AS b FROM t");
    assert!(filtered.columns.iter().all(|column| column.cells[0].value.is_null()));
}
