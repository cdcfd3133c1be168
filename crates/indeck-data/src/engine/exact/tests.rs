#![allow(clippy::unwrap_used)]
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch};
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};

use super::exact_aggregates;
use super::tally::{Statistic, Tally};

fn tally(numbers: &[f64], statistic: Statistic) -> Tally {
    let mut tally = Tally::default();
    numbers.iter().for_each(|n| tally.count_number(*n, statistic, false));
    tally
}

#[test]
fn sums_are_rounded_once() {
    let cases: [(&[f64], f64); 10] = [
        (&[0.1; 10], 1.0),
        (&[1e16, 1.0, -1e16], 1.0),
        (&[1e308, 1e308, -1e308], 1e308),
        (&[f64::MAX, f64::MAX], f64::INFINITY),
        (&[5e-324, 5e-324], 1e-323),
        (&[1e308, 5e-324, -1e308], 5e-324),
        (&[1.0, f64::EPSILON / 2.0], 1.0),
        (&[1.0, f64::EPSILON / 2.0, 5e-324], 1.0 + f64::EPSILON),
        (&[-0.1, -0.2], -0.30000000000000004),
        (&[f64::INFINITY, 1.0], f64::INFINITY),
    ];
    for (numbers, sum) in cases {
        assert_eq!(
            tally(numbers, Statistic::Sum).value(Statistic::Sum, false),
            Some(sum),
            "{numbers:?}"
        );
    }
    let nan = tally(&[f64::INFINITY, f64::NEG_INFINITY], Statistic::Sum);
    assert!(nan.value(Statistic::Sum, false).unwrap().is_nan());
}

#[test]
fn whole_sums_know_their_bounds() {
    let sum = |numbers: &[i64]| {
        let mut tally = Tally::default();
        numbers.iter().for_each(|n| tally.count_whole(*n, Statistic::Sum, false));
        tally.whole_sum()
    };
    assert_eq!(sum(&[i64::MAX, i64::MIN]), Some(-1));
    assert_eq!(sum(&[i64::MIN]), Some(i64::MIN));
    assert_eq!(sum(&[i64::MAX, 1, -1]), Some(i64::MAX));
    assert_eq!(sum(&[i64::MAX, 1]), None);
    assert_eq!(sum(&[i64::MIN, -1]), None);
}

#[test]
fn variances_do_not_cancel() {
    let sample = Statistic::Variance { sample: true };
    let population = Statistic::Variance { sample: false };
    let far = [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0];
    assert_eq!(tally(&far, sample).value(sample, false), Some(30.0));
    assert_eq!(tally(&far, population).value(population, false), Some(22.5));
    assert_eq!(tally(&[3.0], sample).value(sample, false), None);
    assert_eq!(tally(&[3.0], population).value(population, false), Some(0.0));
}

#[test]
fn what_was_added_can_be_taken_away_and_sent_elsewhere() {
    let deviation = Statistic::Deviation { sample: true };
    let mut both = tally(&[0.1, -7.5e300, f64::NAN, 2.0, 3.0], deviation);
    for away in [0.1, -7.5e300, f64::NAN] {
        both.count_number(away, deviation, true);
    }
    let sent = Tally::from_bytes(&both.to_bytes()).unwrap();
    let expected = tally(&[2.0, 3.0], deviation).value(deviation, false);
    assert_eq!(both.value(deviation, false), expected);
    assert_eq!(sent.value(deviation, false), expected);
    assert!(Tally::from_bytes(&both.to_bytes()[..40]).is_none());
}

/// The statistics of each group, with the rows cut into that many partitions.
fn over_partitions(rows: &[(f64, i64)], partitions: usize) -> Vec<u64> {
    let context = SessionContext::new_with_config(
        SessionConfig::new().with_target_partitions(partitions).with_batch_size(64),
    );
    exact_aggregates().into_iter().for_each(|aggregate| context.register_udaf(aggregate));
    let parts = rows.chunks(rows.len().div_ceil(partitions)).map(|rows| {
        let x: ArrayRef = Arc::new(rows.iter().map(|(x, _)| *x).collect::<Float64Array>());
        let k: ArrayRef = Arc::new(rows.iter().map(|(_, k)| *k).collect::<Int64Array>());
        vec![RecordBatch::try_from_iter([("x", x), ("k", k)]).unwrap()]
    });
    let parts: Vec<_> = parts.collect();
    let table = MemTable::try_new(parts[0][0].schema(), parts).unwrap();
    context.register_table("t", Arc::new(table)).unwrap();
    let sql = "SELECT k, CAST(k AS DOUBLE) AS c, sum(x) AS a, avg(x) AS b, var(x) AS d, \
               stddev_pop(x) AS e, sum(DISTINCT x) AS f, CAST(sum(k) AS DOUBLE) AS g \
               FROM t GROUP BY k ORDER BY k";
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let batches =
        runtime.block_on(async { context.sql(sql).await.unwrap().collect().await.unwrap() });
    let columns = batches.iter().flat_map(|batch| batch.columns().iter().skip(1));
    columns
        .flat_map(|column| column.as_primitive::<Float64Type>().values().to_vec())
        .map(f64::to_bits)
        .collect()
}

#[test]
fn partitions_change_no_bit() {
    let rows: Vec<(f64, i64)> = (0..5_000i64)
        .map(|n| {
            (((n * 7919 % 4099) as f64 - 2000.0) / 7.0 * 10f64.powi((n % 40) as i32 - 20), n % 17)
        })
        .collect();
    let one = over_partitions(&rows, 1);
    assert!(one.len() >= 17 * 7);
    for partitions in [2, 3, 8] {
        assert_eq!(over_partitions(&rows, partitions), one, "{partitions} partitions");
    }
}
