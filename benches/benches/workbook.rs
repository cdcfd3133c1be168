//! Charts of ever more cells: what the embedded workbook and the chart's cache cost a cell.

mod common;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use indeck_model::chart::ColumnChart;

const SERIES: usize = 10;

fn main() {
    divan::main();
}

/// The count of items is the count of cells with numbers.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn rows_of_ten_series(bencher: Bencher<'_, '_>, rows: usize) {
    let template = common::template();
    bencher
        .counter(ItemsCount::new(rows * SERIES))
        .with_inputs(|| vec![common::chart_slide(chart(rows).into())])
        .bench_values(|slides| common::write(&template, black_box(slides), Some(1)));
}

fn chart(rows: usize) -> ColumnChart {
    let categories = (1..=rows).map(|row| format!("Row {row}"));
    let value = |row: usize, series: usize| ((row * 37 + series * 131) % 9_973) as f64 / 10.0;
    (0..SERIES).fold(ColumnChart::new(categories), |chart, series| {
        chart.with_series(format!("Series {series}"), (0..rows).map(|row| value(row, series)))
    })
}
