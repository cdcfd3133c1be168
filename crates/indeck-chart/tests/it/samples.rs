//! Charts whose places are measured, and those that are short of room.

use indeck_model::Date;
use indeck_model::chart::*;

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

/// All samples with their names.
pub fn charts() -> Vec<(&'static str, Chart)> {
    [columns_and_bars(), on_axes(), crowded(), with_points()].concat()
}

fn columns() -> ColumnChart {
    ColumnChart::new(QUARTERS)
        .with_series("North", [4.3, 2.5, 3.5, 4.5])
        .with_series("South", [2.4, 4.4, 1.8, 2.8])
        .with_series("West", [2.0, 2.0, 3.0, 5.0])
        .with_title("Revenue by region")
        .with_legend(Legend::default())
}

fn stacked(percent: bool) -> StackedSeries {
    let mut plot = StackedSeries { percent, ..StackedSeries::default() };
    for (name, values) in [
        ("Agree", [30.0, 42.0, 51.0, 38.0]),
        ("Neutral", [45.0, 33.0, 20.0, 40.0]),
        ("Disagree", [25.0, 25.0, 29.0, 22.0]),
    ] {
        plot.series.push(Series::new(name, values));
    }
    plot.labels = Some(DataLabels::default());
    plot
}

fn points(seed: u32, count: u32) -> Vec<(f64, f64)> {
    let mut x = seed;
    let mut next = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(x >> 8) / f64::from(1u32 << 24)
    };
    (0..count).map(|i| (f64::from(i) + next(), 10.0 + f64::from(i) * 2.0 + 8.0 * next())).collect()
}

/// Columns of twelve months and four regions.
fn large() -> ColumnChart {
    let value = |s: usize, i: usize| ((s * 37 + i * 13) % 50) as f64 + 20.5;
    let mut chart = ColumnChart::new((1..=12).map(|i| format!("Month {i}")));
    for (s, name) in ["North", "South", "East", "West"].into_iter().enumerate() {
        chart = chart.with_series(name, (0..12).map(|i| value(s, i)));
    }
    chart.with_labels(DataLabels::default().with_format("0.0")).with_legend(Legend::default())
}

fn bars() -> BarChart {
    BarChart::new(["First", "Second", "Third", "Fourth and last one"])
        .with_series("North", [12_000.0, 25_500.0, 18_000.0, 31_000.0])
        .with_series("South", [9_000.0, 15_500.0, 28_000.0, 21_000.0])
        .with_format("#,##0")
        .with_labels(DataLabels::default())
        .with_legend(Legend::default())
}

fn columns_and_bars() -> Vec<(&'static str, Chart)> {
    let columns_of = |percent| {
        let mut chart = StackedColumnChart::new(QUARTERS);
        chart.plot = StackedColumns(stacked(percent));
        Chart::from(chart)
    };
    let bars_of = |percent| {
        let mut chart = StackedBarChart::new(QUARTERS);
        chart.plot = StackedBars(stacked(percent));
        Chart::from(chart)
    };
    let inside = |position| {
        let labels = DataLabels::default().with_position(position);
        Chart::from(columns().with_labels(labels).with_format("0.0"))
    };
    let negative = ColumnChart::new(QUARTERS)
        .with_series("Change", [4.0, -2.5, 3.0, -4.5])
        .with_labels(DataLabels::default().with_format("+0.0;-0.0"));
    let target = || ReferenceLine::targets("Target", [4.0, 3.0, 2.5, 5.5]);
    let plan = || ReferenceLine { label: Some("Plan".into()), ..ReferenceLine::at("Plan", 3.7) };
    let sideways = BarChart::new(QUARTERS).with_series("A", [3.0, 5.0, 2.0, 6.0]);
    vec![
        ("column", columns().into()),
        ("column-w1", large().into()),
        ("column-negative", negative.into()),
        ("column-inside-base", inside(BarLabelPosition::InsideBase)),
        ("column-center", inside(BarLabelPosition::Center)),
        ("column-stacked", columns_of(false)),
        ("column-percent", columns_of(true)),
        ("bar", bars().into()),
        ("bar-stacked", bars_of(false)),
        ("bar-percent", bars_of(true)),
        ("references", columns().with_reference(plan()).with_reference(target()).into()),
        ("references-bars", sideways.with_reference(plan()).with_reference(target()).into()),
    ]
}

fn on_axes() -> Vec<(&'static str, Chart)> {
    let with = |change: fn(&mut Axes)| {
        let mut chart = columns();
        change(&mut chart.axes);
        Chart::from(chart)
    };
    let mut log = ColumnChart::new(QUARTERS).with_series("A", [3.0, 70.0, 1_500.0, 42_000.0]);
    log.axes.value.log_base = Some(10.0);
    log.axes.value.format = Some("#,##0".into());
    let mut errors = columns();
    for series in &mut errors.plot.0.series {
        series.own.error_bars = Some(ErrorBars::of(ErrorAmount::Fixed(0.4)));
    }
    let mut deleted = columns();
    deleted.frame.legend = Some(Legend { deleted: vec![1], ..Legend::default() });
    vec![
        (
            "axis-titles",
            with(|axes| {
                axes.category.title = Some("Quarter of the year".to_owned());
                axes.value.title = Some("Revenue in million euros".to_owned());
            }),
        ),
        (
            "axis-bounds",
            with(|axes| {
                (axes.value.min, axes.value.max, axes.value.major_unit) =
                    (Some(1.0), Some(5.0), Some(0.5));
            }),
        ),
        ("axis-reverse", with(|axes| (axes.value.reverse, axes.category.reverse) = (true, true))),
        ("axis-crossing", with(|axes| axes.value.crossing = Crossing::At(3.0))),
        ("axis-log", log.into()),
        ("errors-fixed", errors.into()),
        ("frame-deleted", deleted.into()),
    ]
}

/// Charts with more names than there is room for.
fn crowded() -> Vec<(&'static str, Chart)> {
    let names = |count: i32, name: &str| {
        let values = (0..count).map(|i| f64::from(i * 7 % 11) + 3.0);
        let names = (1..=count).map(|i| format!("{name}{i}"));
        Chart::from(ColumnChart::new(names).with_series("A", values))
    };
    let first = Date::parse_iso("2026-01-01").unwrap();
    let days = (0..365).map(|i| Date { days: first.days + i }).collect();
    let daily = LineChart::over(Categories::Dates { days, format: "d mmm yyyy".into() })
        .with_series("A", (0..365).map(|i| 100.0 + f64::from(i * 37 % 50) + f64::from(i) / 3.0));
    let legend = |position| {
        let mut chart = LineChart::new(QUARTERS);
        for i in 0..14 {
            let values = (0..4).map(|x| f64::from(x * i % 7));
            chart = chart.with_series(format!("A series of some name {i}"), values);
        }
        Chart::from(chart.with_legend(Legend { position, ..Legend::default() }))
    };
    let title = "A title that is so long that it does not fit into a single line of the picture";
    vec![
        ("axis-days", daily.into()),
        ("axis-names-turned", names(14, "A longer category name ")),
        ("axis-names-wrapped", names(6, "A name of several words ")),
        ("axis-names-many", names(60, "Category number ")),
        ("axis-names-numbers", names(80, "")),
        ("frame-title", columns().with_title(format!("{title}, and so is broken")).into()),
        ("frame-many", legend(LegendPosition::Bottom)),
        ("frame-many-right", legend(LegendPosition::Right)),
    ]
}

fn combo() -> ComboChart {
    let mut revenue = Columns::default();
    revenue.0.series.push(Series::new("Revenue", [120.0, 140.0, 150.0, 170.0]));
    let mut margin = Lines::default();
    let mut series: Series<LinePosition, LineOptions> =
        Series::new("Margin", [0.21, 0.25, 0.19, 0.3]).with_format("0%");
    series.own.marker = Some(Marker::circle(7));
    margin.series.push(series);
    ComboChart::new(QUARTERS)
        .with_plot(ComboPlot::Columns(revenue))
        .with_secondary_plot(ComboPlot::Lines(margin))
        .with_legend(Legend::default())
}

fn with_points() -> Vec<(&'static str, Chart)> {
    let line = |values: [Option<f64>; 4]| {
        let mut chart = LineChart::new(QUARTERS).with_series("A", values);
        chart.plot.series[0].own.marker = Some(Marker::circle(7));
        Chart::from(chart)
    };
    let bubble = |size| {
        let bubbles = points(3, 7).into_iter().enumerate();
        let bubbles = bubbles.map(|(i, (x, y))| (x, y, (i * i + 2) as f64));
        let chart = BubbleChart { size, ..BubbleChart::default() };
        Chart::from(chart.with_series(BubbleSeries::new("North", bubbles)))
    };
    let scatter = ScatterChart::default()
        .with_series(XySeries::new("Cars", points(1, 12)))
        .with_series(XySeries::new("Vans", points(7, 9)));
    vec![
        ("line-markers", line([Some(120.0), Some(90.0), Some(230.0), Some(182.0)])),
        ("line-gap", line([Some(3.0), None, Some(2.0), Some(4.0)])),
        ("combo", combo().into()),
        ("scatter-markers", scatter.into()),
        ("bubble-area", bubble(BubbleSize::Area)),
        ("bubble-width", bubble(BubbleSize::Width)),
    ]
}
