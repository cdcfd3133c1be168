//! A chart of each kind and with each option, to be tested and to be looked at.

mod others;

use indeck_model::chart::*;
use indeck_model::{Angle, Color, Date, NumberFormat, Percent, Pt, Rgb, ThemeColor};

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

fn months() -> Vec<&'static str> {
    vec!["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

fn columns() -> ColumnChart {
    ColumnChart::new(QUARTERS)
        .with_series("North", [4.3, 2.5, 3.5, 4.5])
        .with_series("South", [2.4, 4.4, 1.8, 2.8])
        .with_series("West", [2.0, 2.0, 3.0, 5.0])
        .with_title("Revenue by region")
        .with_legend(Legend::default())
}

fn large(labels: bool) -> ColumnChart {
    let value = |s: usize, i: usize| ((s * 37 + i * 13) % 50) as f64 + 20.5;
    let mut chart = ColumnChart::new(months()).with_title("Monthly revenue, four regions");
    for (s, name) in ["North", "South", "East", "West"].into_iter().enumerate() {
        chart = chart.with_series(name, (0..12).map(|i| value(s, i)));
    }
    if labels {
        chart = chart.with_labels(DataLabels::default().with_format("0.0"));
    }
    chart.with_legend(Legend::default())
}

fn legend(position: LegendPosition) -> Legend {
    Legend { position, ..Legend::default() }
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

fn days(from: &str, step: i32, count: i32) -> Vec<Date> {
    let first = Date::parse_iso(from).unwrap_or(Date { days: 0 });
    (0..count).map(|i| Date { days: first.days + i * step }).collect()
}

/// All charts with their names.
pub fn charts() -> Vec<(&'static str, Chart)> {
    let mut all: Vec<(&'static str, Chart)> = Vec::new();
    all.extend(column_charts());
    all.extend(line_charts());
    all.extend(axis_charts());
    all.extend(point_charts());
    all.extend(stock_charts());
    all.extend(analysis_charts());
    all.extend(label_charts());
    all.extend(frame_charts());
    all.extend(others::charts());
    all
}

fn column_charts() -> Vec<(&'static str, Chart)> {
    let bars = |percent| {
        let mut chart = StackedBarChart::new([
            "Very satisfied with the service",
            "Would recommend it",
            "Will buy again",
            "Trusts the brand",
        ]);
        chart.plot = StackedBars(stacked(percent));
        chart.with_legend(legend(LegendPosition::Top)).with_title("Agreement with four statements")
    };
    let stack = |percent| {
        let mut chart = StackedColumnChart::new(QUARTERS);
        chart.plot = StackedColumns(stacked(percent));
        chart.with_legend(legend(LegendPosition::Right))
    };
    let negative = ColumnChart::new(QUARTERS)
        .with_series("Change", [4.0, -2.5, 3.0, -4.5])
        .with_labels(DataLabels::default().with_format("+0.0;-0.0"));
    let fills = {
        let mut chart = ColumnChart::new(["Solid", "Gradient", "Pattern", "None", "Seen through"])
            .with_series("A", [3.0, 4.0, 5.0, 4.5, 2.0]);
        let accent = |slot| Color::Theme(slot);
        let gradient = Gradient::between(ThemeColor::Accent1, ThemeColor::Accent2, Angle(90.0));
        let fills = [
            Fill::Solid(Color::Darker(ThemeColor::Accent1, Percent(25.0))),
            Fill::Gradient(gradient),
            Fill::Pattern {
                preset: Pattern::WideUpDiagonal,
                foreground: accent(ThemeColor::Accent2),
                background: accent(ThemeColor::Background1),
            },
            Fill::None,
            Fill::Translucent { color: accent(ThemeColor::Accent4), opacity: Percent(40.0) },
        ];
        for (i, fill) in (0..).zip(fills) {
            let line = Some(Line::solid(ThemeColor::Accent3, Pt(1.0)));
            let style = PointStyle { line, ..PointStyle::filled(i, fill) };
            chart.plot.0.series[0].points.push(style);
        }
        chart
    };
    let inside = |position| {
        columns().with_labels(DataLabels::default().with_position(position)).with_format("0.0")
    };
    let bar = BarChart::new(["First", "Second", "Third", "Fourth and last one"])
        .with_series("North", [12_000.0, 25_500.0, 18_000.0, 31_000.0])
        .with_series("South", [9_000.0, 15_500.0, 28_000.0, 21_000.0])
        .with_format("#,##0")
        .with_labels(DataLabels::default())
        .with_legend(Legend::default())
        .with_title("Orders");
    vec![
        ("column", columns().into()),
        ("column-w1", large(true).into()),
        ("column-many", large(false).into()),
        ("column-negative", negative.into()),
        ("column-fills", fills.into()),
        ("column-inside-end", inside(BarLabelPosition::InsideEnd).into()),
        ("column-inside-base", inside(BarLabelPosition::InsideBase).into()),
        ("column-center", inside(BarLabelPosition::Center).into()),
        ("column-stacked", stack(false).into()),
        ("column-percent", stack(true).into()),
        ("bar", bar.into()),
        ("bar-stacked", bars(false).into()),
        ("bar-percent", bars(true).into()),
    ]
}

fn line_charts() -> Vec<(&'static str, Chart)> {
    let line = |smooth: bool, marker: Option<Marker>, stacking| {
        let mut chart = LineChart::new(months())
            .with_series(
                "Visits",
                [120.0, 132.0, 101.0, 134.0, 90.0, 230.0, 210.0, 182.0, 191.0, 234.0, 290.0, 330.0],
            )
            .with_series(
                "Orders",
                [20.0, 32.0, 41.0, 34.0, 60.0, 80.0, 70.0, 82.0, 91.0, 104.0, 90.0, 130.0],
            )
            .with_legend(legend(LegendPosition::TopRight))
            .with_title("Visits and orders");
        chart.plot.stacking = stacking;
        for series in &mut chart.plot.series {
            series.own.smooth = smooth;
            series.own.marker = marker.clone();
        }
        chart
    };
    let area = |stacking| {
        let mut chart = AreaChart::over(Categories::Dates {
            days: days("2026-01-01", 31, 12),
            format: "mmm yy".into(),
        })
        .with_series("A", [3.0, 4.0, 5.0, 4.0, 3.0, 5.0, 6.0, 7.0, 6.0, 5.0, 6.0, 8.0])
        .with_series("B", [2.0, 3.0, 4.0, 3.0, 4.0, 4.0, 3.0, 2.0, 3.0, 4.0, 5.0, 4.0])
        .with_legend(Legend::default());
        chart.plot.stacking = stacking;
        chart
    };
    let gaps = |blanks| {
        let mut chart = LineChart::new(QUARTERS)
            .with_series("A", [Some(3.0), None, Some(2.0), Some(4.0)])
            .with_series("B", [Some(1.0), Some(2.0), None, Some(3.0)]);
        chart.frame.blanks = blanks;
        chart.plot.series[0].own.marker = Some(Marker::circle(7));
        chart
    };
    let combo = {
        let mut revenue = Columns::default();
        revenue.0.series.push(Series::new("Revenue", [120.0, 140.0, 150.0, 170.0]));
        revenue.0.labels = Some(DataLabels::default());
        let mut margin = Lines::default();
        let mut series = Series::new("Margin", [0.21, 0.25, 0.19, 0.3]).with_format("0%");
        series.own = LineOptions { marker: Some(Marker::circle(7)), ..LineOptions::default() };
        margin.series.push(series);
        margin.labels = Some(DataLabels::default().with_position(LinePosition::Above));
        let mut chart = ComboChart::new(QUARTERS)
            .with_plot(ComboPlot::Columns(revenue))
            .with_secondary_plot(ComboPlot::Lines(margin))
            .with_legend(Legend::default())
            .with_title("Revenue and margin");
        chart.axes.value.title = Some("Million €".to_owned());
        chart.secondary_axis.title = Some("Margin".to_owned());
        chart
    };
    vec![
        ("line", line(false, None, Stacking::None).into()),
        ("line-markers", line(false, Some(Marker::circle(7)), Stacking::None).into()),
        ("line-smooth", line(true, None, Stacking::None).into()),
        ("line-stacked", line(false, None, Stacking::Stacked).into()),
        ("line-percent", line(false, None, Stacking::Percent).into()),
        ("line-gap", gaps(Blanks::Gap).into()),
        ("line-zero", gaps(Blanks::Zero).into()),
        ("line-connect", gaps(Blanks::Connect).into()),
        ("area", area(Stacking::None).into()),
        ("area-stacked", area(Stacking::Stacked).into()),
        ("area-percent", area(Stacking::Percent).into()),
        ("combo", combo.into()),
    ]
}

fn axis_charts() -> Vec<(&'static str, Chart)> {
    let with = |change: fn(&mut Axes)| {
        let mut chart = columns();
        change(&mut chart.axes);
        Chart::from(chart)
    };
    let names = |names: Vec<String>| {
        let values: Vec<f64> = (0..names.len()).map(|i| (i * 7 % 11) as f64 + 3.0).collect();
        ColumnChart::new(names).with_series("A", values)
    };
    let long = names((1..=14).map(|i| format!("A longer category name {i}")).collect());
    let wrapped = names((1..=6).map(|i| format!("A name of several words {i}")).collect());
    let many = names((1..=60).map(|i| format!("Category number {i}")).collect());
    let numbers = names((1..=80).map(|i| i.to_string()).collect());
    let daily = {
        let days = days("2026-01-01", 1, 365);
        let values: Vec<f64> =
            (0..365).map(|i| 100.0 + f64::from((i * 37) % 50) + f64::from(i) / 3.0).collect();
        LineChart::over(Categories::Dates { days, format: "d mmm yyyy".into() })
            .with_series("A", values)
    };
    let years = {
        let values = (2015..=2026).map(f64::from).collect();
        let categories = Categories::Numbers { values, format: NumberFormat::GENERAL };
        LineChart::over(categories).with_series("A", (0..12).map(|i| 1e6 + f64::from(i * i) * 3e4))
    };
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
        (
            "axis-ticks",
            with(|axes| {
                axes.value.line = Some(Line::PLAIN);
                axes.value.ticks = TickMarks { major: TickMark::Outside, minor: TickMark::Inside };
                axes.category.ticks = TickMarks { major: TickMark::Cross, minor: TickMark::None };
                axes.value.minor_gridlines = Some(Line::solid(Rgb(240, 240, 240), Pt(0.5)));
            }),
        ),
        ("axis-log", {
            let mut chart =
                ColumnChart::new(QUARTERS).with_series("A", [3.0, 70.0, 1_500.0, 42_000.0]);
            chart.axes.value.log_base = Some(10.0);
            chart.axes.value.format = Some("#,##0".into());
            chart.into()
        }),
        ("axis-reverse", with(|axes| (axes.value.reverse, axes.category.reverse) = (true, true))),
        ("axis-crossing", with(|axes| axes.value.crossing = Crossing::At(3.0))),
        ("axis-high", with(|axes| axes.value.tick_labels = TickLabels::High)),
        ("axis-none", with(|axes| axes.value.tick_labels = TickLabels::None)),
        ("axis-hidden", with(|axes| (axes.value.hidden, axes.category.hidden) = (true, true))),
        ("axis-rotated", with(|axes| axes.category.rotation = Some(Angle(-30.0)))),
        ("axis-units", {
            let mut chart = years.clone();
            let unit = DisplayUnits { unit: DisplayUnit::Thousands, label: Some(String::new()) };
            chart.axes.value.display_units = Some(unit);
            chart.axes.value.format = Some("#,##0".into());
            chart.into()
        }),
        ("axis-years", years.into()),
        ("axis-days", daily.into()),
        ("axis-names-turned", long.into()),
        ("axis-names-wrapped", wrapped.into()),
        ("axis-names-many", many.into()),
        ("axis-names-numbers", numbers.into()),
    ]
}

fn points(seed: u32, count: u32) -> Vec<(f64, f64)> {
    let mut x = seed;
    let mut next = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(x >> 8) / f64::from(1u32 << 24)
    };
    (0..count).map(|i| (f64::from(i) + next(), 10.0 + f64::from(i) * 2.0 + 8.0 * next())).collect()
}

fn scatter(style: ScatterStyle) -> ScatterChart {
    ScatterChart { style, ..ScatterChart::default() }
        .with_series(XySeries::new("Cars", points(1, 12)))
        .with_series(XySeries::new("Vans", points(7, 9)))
        .with_legend(Legend::default())
}

fn point_charts() -> Vec<(&'static str, Chart)> {
    let bubble = |size| {
        let bubbles = |seed| {
            points(seed, 7).into_iter().enumerate().map(|(i, (x, y))| (x, y, (i * i + 2) as f64))
        };
        BubbleChart { size, ..BubbleChart::default() }
            .with_series(BubbleSeries::new("North", bubbles(3)))
            .with_series(BubbleSeries::new("South", bubbles(11)))
            .with_legend(Legend::default())
    };
    let quadrants = ScatterChart::default().with_series(XySeries::new(
        "Change",
        [(-4.0, 3.0), (-2.0, -5.0), (3.0, 4.0), (5.0, -2.0), (1.0, 1.0)],
    ));
    let mut labelled = scatter(ScatterStyle::Markers);
    labelled.labels =
        Some(DataLabels::default().with_format("0.0").with_position(LinePosition::Above));
    let symbols = {
        let all = [
            MarkerSymbol::Circle,
            MarkerSymbol::Square,
            MarkerSymbol::Diamond,
            MarkerSymbol::Triangle,
            MarkerSymbol::X,
            MarkerSymbol::Plus,
            MarkerSymbol::Dash,
            MarkerSymbol::Dot,
            MarkerSymbol::Star,
        ];
        let mut chart = ScatterChart::default();
        for (i, symbol) in all.into_iter().enumerate() {
            let mut series =
                XySeries::new(format!("{symbol:?}"), (0..4).map(|x| (f64::from(x), i as f64)));
            series.marker = Some(Marker { symbol, size: 10, fill: None, line: None });
            chart = chart.with_series(series);
        }
        chart.with_legend(legend(LegendPosition::Right))
    };
    vec![
        ("scatter-markers", scatter(ScatterStyle::Markers).into()),
        ("scatter-lines", scatter(ScatterStyle::Lines).into()),
        ("scatter-lines-markers", scatter(ScatterStyle::LinesAndMarkers).into()),
        ("scatter-smooth", scatter(ScatterStyle::Smooth).into()),
        ("scatter-smooth-markers", scatter(ScatterStyle::SmoothAndMarkers).into()),
        ("scatter-quadrants", quadrants.into()),
        ("scatter-labels", labelled.into()),
        ("scatter-symbols", symbols.into()),
        ("bubble-area", bubble(BubbleSize::Area).into()),
        ("bubble-width", bubble(BubbleSize::Width).into()),
    ]
}

fn stock_charts() -> Vec<(&'static str, Chart)> {
    let days = |format: &'static str| Categories::Dates {
        days: days("2026-03-02", 1, 14),
        format: format.into(),
    };
    let price = |name: &str, up: f64| {
        let value = |i: u32| 100.0 + f64::from(i * 7 % 5) * 2.0 + f64::from(i) + up;
        PriceSeries::new(name, (0..14).map(value))
    };
    let hlc = || Prices::HighLowClose {
        high: price("High", 6.0),
        low: price("Low", -5.0),
        close: price("Close", 1.0),
    };
    let ohlc = || {
        let mut open = price("Open", 2.0);
        open.values[3] = Some(104.0);
        open.values[8] = Some(108.0);
        Prices::OpenHighLowClose {
            open,
            high: price("High", 6.0),
            low: price("Low", -5.0),
            close: price("Close", 1.0),
            bars: UpDownBars::default(),
        }
    };
    let volume = || {
        VolumeSeries::new("Volume", (0..14u32).map(|i| 1e5 + f64::from(i * 13 % 7) * 3e4))
            .with_format("#,##0")
    };
    vec![
        ("stock-hlc", StockChart::new(days("d mmm"), hlc()).into()),
        ("stock-ohlc", StockChart::new(days("d mmm"), ohlc()).into()),
        ("stock-volume-hlc", StockChart::new(days("d mmm"), hlc()).with_volume(volume()).into()),
        (
            "stock-volume-ohlc",
            StockChart::new(days("d mmm"), ohlc())
                .with_volume(volume())
                .with_legend(Legend::default())
                .into(),
        ),
    ]
}

fn analysis_charts() -> Vec<(&'static str, Chart)> {
    let trend = |kind| {
        let line = Trendline { equation: true, r_squared: true, ..Trendline::of(kind) };
        let mut series =
            XySeries::new("Cars", points(5, 12).into_iter().map(|(x, y)| (x + 1.0, y)));
        series.trendlines.push(line);
        Chart::from(ScatterChart::default().with_series(series).with_legend(Legend::default()))
    };
    let column_trend = {
        let mut chart = ColumnChart::new(months())
            .with_series("Sales", (0..12).map(|i| 10.0 + f64::from(i * i % 17)));
        chart.plot.0.series[0].own.trendlines = vec![Trendline {
            forward: Some(1.0),
            backward: Some(0.5),
            equation: true,
            ..Trendline::of(TrendKind::Polynomial(3))
        }];
        chart.with_legend(Legend::default())
    };
    let errors = |amount: ErrorAmount, direction| {
        let mut chart = columns();
        for series in &mut chart.plot.0.series {
            series.own.error_bars = Some(ErrorBars { direction, ..ErrorBars::of(amount.clone()) });
        }
        Chart::from(chart)
    };
    let custom = ErrorAmount::Custom {
        plus: vec![Some(0.5), Some(1.0), None, Some(0.2)],
        minus: vec![Some(0.1), None, Some(0.6), Some(0.3)],
    };
    let both = {
        let mut series = XySeries::new("Cars", points(5, 8));
        series.x_errors = Some(ErrorBars::of(ErrorAmount::Fixed(0.4)));
        series.y_errors = Some(ErrorBars::of(ErrorAmount::Percentage(10.0)));
        ScatterChart::default().with_series(series)
    };
    let lines = |change: fn(&mut Lines)| {
        let mut chart = LineChart::new(QUARTERS)
            .with_series("A", [3.0, 5.0, 2.0, 6.0])
            .with_series("B", [4.0, 3.0, 5.0, 4.0]);
        change(&mut chart.plot);
        Chart::from(chart)
    };
    let references = columns()
        .with_reference(ReferenceLine {
            label: Some("Plan".to_owned()),
            ..ReferenceLine::at("Plan", 3.7)
        })
        .with_reference(ReferenceLine::targets("Target", [4.0, 3.0, 2.5, 5.5]));
    let sideways = BarChart::new(QUARTERS)
        .with_series("A", [3.0, 5.0, 2.0, 6.0])
        .with_reference(ReferenceLine {
            label: Some(String::new()),
            ..ReferenceLine::at("Mean", 4.0)
        })
        .with_reference(ReferenceLine::targets("Target", [4.0, 3.0, 2.5, 5.5]))
        .with_legend(Legend::default());
    let mut crossed = scatter(ScatterStyle::Markers);
    crossed
        .references
        .push(ReferenceLine { label: Some("Mean".to_owned()), ..ReferenceLine::at("Mean", 20.0) });
    crossed
        .x_references
        .push(ReferenceLine { label: Some("Half".to_owned()), ..ReferenceLine::at("Half", 6.0) });
    let mut series_lines = StackedColumnChart::new(QUARTERS);
    series_lines.plot = StackedColumns(stacked(false));
    series_lines.plot.0.series_lines = Some(Line::PLAIN);
    vec![
        ("trend-linear", trend(TrendKind::Linear)),
        ("trend-exponential", trend(TrendKind::Exponential)),
        ("trend-logarithmic", trend(TrendKind::Logarithmic)),
        ("trend-polynomial", trend(TrendKind::Polynomial(3))),
        ("trend-power", trend(TrendKind::Power)),
        ("trend-average", trend(TrendKind::MovingAverage(3))),
        ("trend-columns", column_trend.into()),
        ("errors-fixed", errors(ErrorAmount::Fixed(0.4), ErrorDirection::Both)),
        ("errors-percentage", errors(ErrorAmount::Percentage(20.0), ErrorDirection::Plus)),
        ("errors-deviation", errors(ErrorAmount::StandardDeviation(1.0), ErrorDirection::Both)),
        ("errors-standard", errors(ErrorAmount::StandardError, ErrorDirection::Minus)),
        ("errors-custom", errors(custom, ErrorDirection::Both)),
        ("errors-both-axes", both.into()),
        ("drop-lines", lines(|plot| plot.drop_lines = Some(Line::PLAIN))),
        ("high-low-lines", lines(|plot| plot.high_low_lines = Some(Line::PLAIN))),
        ("up-down-bars", lines(|plot| plot.up_down_bars = Some(UpDownBars::default()))),
        ("references", references.into()),
        ("references-bars", sideways.into()),
        ("references-scatter", crossed.into()),
        ("series-lines", series_lines.into()),
    ]
}

fn label_charts() -> Vec<(&'static str, Chart)> {
    let one = || {
        let mut chart = ColumnChart::new(QUARTERS).with_series("North", [4.3, 2.5, 3.5, 4.5]);
        chart.plot.0.labels = Some(DataLabels::default());
        chart
    };
    let labels = |change: fn(&mut DataLabels<BarLabelPosition>)| {
        let mut chart = one();
        if let Some(labels) = &mut chart.plot.0.labels {
            change(labels);
        }
        Chart::from(chart)
    };
    let marks = {
        let mut chart = one();
        let mark = |index, text: &str, color| PointMark { index, text: text.to_owned(), color };
        let green = Some(Color::Rgb(Rgb(0, 128, 0)));
        chart.plot.0.series[0].marks = vec![mark(0, "▲", green), mark(1, "B", None)];
        chart
    };
    let cells = {
        let mut chart = one();
        chart.plot.0.series[0].label_texts =
            ["n = 120", "n = 98", "n = 101", "n = 77"].map(str::to_owned).to_vec();
        if let Some(labels) = &mut chart.plot.0.labels {
            labels.content = LabelContent { cells: true, value: true, ..LabelContent::NOTHING };
            labels.separator = Some("\n".to_owned());
        }
        chart
    };
    vec![
        (
            "label-content",
            labels(|l| {
                l.content = LabelContent {
                    value: true,
                    category: true,
                    series: true,
                    ..LabelContent::NOTHING
                };
            }),
        ),
        (
            "label-box",
            labels(|l| {
                l.fill = Some(Fill::Solid(Color::Theme(ThemeColor::Background1)));
                l.border = Some(Line::PLAIN);
                l.position = Some(BarLabelPosition::InsideEnd);
            }),
        ),
        ("label-rotated", labels(|l| l.rotation = Some(Angle(-90.0)))),
        ("label-key", labels(|l| l.content.legend_key = true)),
        (
            "label-points",
            labels(|l| {
                let point = |index, text: Option<&str>, position| PointLabel {
                    index,
                    text: text.map(str::to_owned),
                    position,
                    style: Default::default(),
                };
                l.points = vec![
                    point(0, Some("The best one so far"), None),
                    point(1, Some(""), None),
                    point(2, None, Some(BarLabelPosition::Center)),
                ];
            }),
        ),
        ("label-marks", marks.into()),
        ("label-cells", cells.into()),
    ]
}

fn frame_charts() -> Vec<(&'static str, Chart)> {
    let with = |change: fn(&mut ChartFrame)| {
        let mut chart = columns();
        change(&mut chart.frame);
        Chart::from(chart)
    };
    let many = {
        let mut chart = LineChart::new(QUARTERS);
        for i in 0..14 {
            chart = chart.with_series(
                format!("A series of some name {i}"),
                (0..4).map(|x| f64::from(x * i % 7)),
            );
        }
        chart.with_legend(Legend::default())
    };
    let mut many_right = many.clone();
    many_right.frame.legend = Some(legend(LegendPosition::Right));
    vec![
        ("frame-left", with(|frame| frame.legend = Some(legend(LegendPosition::Left)))),
        (
            "frame-overlay",
            with(|frame| {
                frame.legend = Some(Legend { overlay: true, ..legend(LegendPosition::TopRight) });
                if let Some(title) = &mut frame.title {
                    title.overlay = true;
                }
            }),
        ),
        (
            "frame-deleted",
            with(|frame| {
                frame.legend = Some(Legend { deleted: vec![1], ..Legend::default() });
            }),
        ),
        (
            "frame-title",
            with(|frame| {
                frame.title = Some("A title that is so long that it does not fit into a single line of the picture and so is broken".into());
            }),
        ),
        (
            "frame-layout",
            with(|frame| {
                let place = |x, y, width, height| ManualLayout {
                    x: Percent(x),
                    y: Percent(y),
                    width: Percent(width),
                    height: Percent(height),
                };
                frame.plot_layout = Some(place(10.0, 20.0, 60.0, 60.0));
                frame.legend = Some(Legend {
                    layout: Some(place(75.0, 30.0, 20.0, 40.0)),
                    ..Legend::default()
                });
                frame.plot_fill =
                    Some(Fill::Solid(Color::Lighter(ThemeColor::Accent1, Percent(80.0))));
                frame.background =
                    Some(Fill::Solid(Color::Lighter(ThemeColor::Text1, Percent(95.0))));
                frame.border = Some(Line::PLAIN);
            }),
        ),
        ("frame-many", many.into()),
        ("frame-many-right", many_right.into()),
    ]
}
