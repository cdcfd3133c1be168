//! Slides of one chart, kind by kind: what a chart part costs with its slide and workbook.

mod common;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use indeck_model::chart::{
    AreaChart, BarChart, CategoryChart, CategoryPlot, Chart, ColumnChart, DataLabels,
    DoughnutChart, Legend, LineChart, PieChart, ScatterChart, Series, StackedBarChart, XySeries,
};

const SLIDES: usize = 100;
const CATEGORIES: usize = 12;
const SERIES: usize = 4;

fn main() {
    divan::main();
}

const KINDS: [&str; 8] =
    ["column", "bar", "stacked bar", "line", "area", "pie", "doughnut", "scatter"];

#[divan::bench(args = KINDS)]
fn hundred_slides(bencher: Bencher<'_, '_>, kind: &str) {
    let template = common::template();
    bencher
        .counter(ItemsCount::new(SLIDES))
        .with_inputs(|| (0..SLIDES).map(|n| common::chart_slide(chart(kind, n))).collect())
        .bench_values(|slides| common::write(&template, black_box(slides), Some(1)));
}

fn chart(kind: &str, seed: usize) -> Chart {
    match kind {
        "column" => over_categories(ColumnChart::new(categories()), seed).into(),
        "bar" => over_categories(BarChart::new(categories()), seed).into(),
        "stacked bar" => over_categories(StackedBarChart::new(categories()), seed).into(),
        "line" => over_categories(LineChart::new(categories()), seed).into(),
        "area" => over_categories(AreaChart::new(categories()), seed).into(),
        "pie" => PieChart::new(categories(), "Share", values(seed, 0))
            .with_labels(DataLabels::default())
            .with_legend(Legend::default())
            .into(),
        "doughnut" => doughnut(seed).into(),
        _ => scatter(seed).into(),
    }
}

fn over_categories<T: CategoryPlot>(chart: CategoryChart<T>, seed: usize) -> CategoryChart<T> {
    (0..SERIES)
        .fold(chart, |chart, n| chart.with_series(format!("Series {n}"), values(seed, n)))
        .with_labels(DataLabels::default())
        .with_legend(Legend::default())
}

fn doughnut(seed: usize) -> DoughnutChart {
    let mut chart = DoughnutChart::new(categories()).with_legend(Legend::default());
    chart.series = (0..SERIES).map(|n| Series::new(format!("Ring {n}"), values(seed, n))).collect();
    chart
}

fn scatter(seed: usize) -> ScatterChart {
    let points = |n| values(seed, n).zip(values(seed, n + 1));
    (0..SERIES)
        .map(|n| XySeries::new(format!("Cloud {n}"), points(n)))
        .fold(ScatterChart::default(), ScatterChart::with_series)
        .with_legend(Legend::default())
}

fn categories() -> impl Iterator<Item = String> {
    (1..=CATEGORIES).map(|n| format!("Category {n}"))
}

/// Numbers with one decimal, different for each chart and series.
fn values(seed: usize, series: usize) -> impl Iterator<Item = f64> {
    (0..CATEGORIES).map(move |n| ((seed * 997 + series * 131 + n * 37) % 900) as f64 / 10.0 + 5.0)
}
