//! Frames that are too large to be looked at row by row.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray, UInt32Array,
};
use indeck::chart::Chart;
use indeck::figure::{self, Look};
use indeck::model::Dataset;

/// Rows of one batch.
const BATCH: usize = 30_000;

/// A frame of so many rows, in several batches: names that are first met in another order than
/// that of the alphabet, numbers of very different size, blanks.
fn frame(rows: usize) -> Dataset {
    let mut batches = Vec::new();
    for first in (0..rows).step_by(BATCH) {
        let range = first..(first + BATCH).min(rows);
        let month: StringArray =
            range.clone().map(|n| Some(["Sep", "Jan", "May"][n * 7 % 3])).collect();
        let region: StringArray = range
            .clone()
            .map(|n| (n % 11 != 0).then_some(["South", "East", "North"][n / 5 % 3]))
            .collect();
        let revenue: Float64Array = range
            .clone()
            .map(|n| (n % 13 != 0).then_some([1e15, 0.1, -1e15, 3.7][n % 4] + n as f64 * 0.01))
            .collect();
        let units: Int64Array =
            range.clone().map(|n| (n % 17 != 3).then_some(n as i64 % 29)).collect();
        let year: UInt32Array = range.clone().map(|n| Some(2020 + n as u32 % 5)).collect();
        let good: BooleanArray = range.clone().map(|n| Some(n % 3 == 0)).collect();
        let columns: [(&str, ArrayRef); 6] = [
            ("month", Arc::new(month)),
            ("region", Arc::new(region)),
            ("revenue \"net\" {{", Arc::new(revenue)),
            ("units", Arc::new(units)),
            ("year", Arc::new(year)),
            ("good", Arc::new(good)),
        ];
        batches.push(RecordBatch::try_from_iter(columns).unwrap());
    }
    Dataset::new("data", batches[0].schema(), batches)
}

fn chart(frame: &Dataset, options: &str) -> Chart {
    let made = figure::chart(frame, options, Look::default());
    made.unwrap_or_else(|found| panic!("{options}: {:#?}", found.diagnostics)).content
}

fn wrong(frame: &Dataset, options: &str) -> Vec<String> {
    let found = figure::chart(frame, options, Look::default()).map(|_| ()).unwrap_err();
    found.diagnostics.iter().map(ToString::to_string).collect()
}

/// The same rows as often as it takes to be more than a table may have: as one frame in which all
/// rows beyond the first ones are of a group of their own that `where` cannot leave out, aggregates
/// would differ; so the few rows are compared with the many by their own aggregates instead.
fn grown(rows: usize) -> (Dataset, Dataset) {
    let small = frame(rows);
    let mut large = small.clone();
    let copies = 100_001_usize.div_ceil(rows);
    for _ in 1..copies {
        large.batches.extend(small.batches.iter().cloned());
    }
    (small, large)
}

#[test]
fn what_repeats_does_not_change_it_is_the_same_of_few_and_of_many_rows() {
    // Copies of all rows change neither means, nor medians, nor extremes, nor what is first met.
    let (small, large) = grown(51_000);
    assert!(large.row_count() > 100_000);
    let aggregates = ["mean", "median", "min", "max", "distinct", "first"];
    for mark in ["column", "line", "radar"] {
        for aggregate in aggregates {
            for column in ["units", "year"] {
                let options = format!(
                    "{{\"mark\": \"{mark}\", \"x\": \"month\", \"y\": \"{aggregate}({column})\", \"series\": \"region\"}}"
                );
                assert_eq!(chart(&small, &options), chart(&large, &options), "{options}");
            }
        }
    }
}

#[test]
fn sums_and_counts_of_many_rows_are_exact() {
    let (small, large) = grown(50_001);
    let times = (large.row_count() / small.row_count()) as f64;
    for of in ["sum(units)", "count()", "count(units)", "sum(good)"] {
        let options = format!("{{\"x\": \"month\", \"y\": \"{of}\", \"series\": \"region\"}}");
        let values = |frame: &Dataset| match chart(frame, &options) {
            Chart::Column(columns) => {
                columns.plot.0.series.into_iter().flat_map(|s| s.values).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        let (few, many) = (values(&small), values(&large));
        assert!(!few.is_empty());
        let grown: Vec<Option<f64>> = few.into_iter().map(|v| v.map(|v| v * times)).collect();
        assert_eq!(grown, many, "{of}");
    }
}

#[test]
fn sums_of_numbers_of_very_different_size_agree_with_exact_ones() {
    let large = frame(120_000);
    let options = r#"{"x": "month", "y": "sum('revenue \"net\" {{')"}"#;
    let Chart::Column(columns) = chart(&large, options) else { panic!() };
    // The same rows, added up a few at a time by whole hundredths.
    let mut sums = [0_i128; 3];
    for n in (0..120_000_usize).filter(|n| n % 13 != 0) {
        let value = [1e15, 0.1, -1e15, 3.7][n % 4] + n as f64 * 0.01;
        sums[n * 7 % 3] += (value * 1024.0 * 1024.0 * 1024.0) as i128;
    }
    for (value, sum) in columns.plot.0.series[0].values.iter().zip(sums) {
        let expected = sum as f64 / (1024.0 * 1024.0 * 1024.0);
        let value = value.unwrap();
        assert!((value - expected).abs() < 1e-3, "{value} {expected}");
    }
}

#[test]
fn layers_with_keys_of_their_own_are_grouped_by_themselves() {
    let (small, large) = grown(60_000);
    let options = r#"{"x": "month", "format": "0.0", "layer": [
        {"mark": "column", "y": "mean(units)", "series": "region"},
        {"mark": "line", "y": ["max(units)", "median(year)"]}]}"#;
    assert_eq!(chart(&small, options), chart(&large, options));
}

#[test]
fn what_looks_at_each_row_is_refused() {
    let large = frame(100_001);
    let cases = [
        (r#"{"x": "month", "y": "units"}"#, "too-many-rows]: the frame has 100001 rows"),
        (r#"{"x": "month", "y": "sum(units)", "where": "units > 1"}"#, "too many for `where`"),
        (
            r#"{"x": "month", "y": "sum(units)", "title": "{{ data.units | sum }}"}"#,
            "too many for expressions",
        ),
        (
            r#"{"x": "month", "y": "sum(units)", "alt": "{{ data.units | sum }}"}"#,
            "too many for expressions",
        ),
        (r#"{"x": "month", "y": "sum(unit)"}"#, "has no column `unit`"),
        (r#"{"x": "mnth", "y": "sum(units)"}"#, "has no column `mnth`"),
        (r#"{"x": "month", "y": "sum(region)"}"#, "takes numbers"),
        (r#"{"mark": "pie", "x": "month", "y": "sum(units)", "gap": 3}"#, "a pie has no `gap`"),
        (r#"{"mark": "box", "x": "month", "y": "sum(units)"}"#, "shows rows, not aggregates"),
    ];
    for (options, expected) in cases {
        let found = wrong(&large, options);
        assert!(found.len() == 1 && found[0].contains(expected), "{options}: {found:#?}");
    }
    let found = figure::table(&large, "{}", Look::default()).unwrap_err();
    assert_eq!(found.diagnostics[0].code, "too-many-rows");
}
