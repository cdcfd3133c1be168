//! Charts that cannot be written, and what is said of them.

use indeck_model::chart::*;
use indeck_model::{Angle, Chart, Color, Date, Percent, ThemeColor};

use crate::opc::Deflater;
use crate::part::chart::InvalidChart;

fn refusal(chart: impl Into<Chart>) -> InvalidChart {
    let result = crate::part::chart::write(&chart.into(), true, &mut Deflater::new(1));
    result.map(|_| ()).expect_err("an invalid chart")
}

pub(super) fn column() -> ColumnChart {
    ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.0, 2.0])
}

fn with_axis(change: impl FnOnce(&mut ValueAxis)) -> ColumnChart {
    let mut chart = column();
    change(&mut chart.axes.value);
    chart
}

#[test]
fn a_chart_without_series_is_refused() {
    let error = refusal(ColumnChart::new(["Q1"]));
    assert_eq!(error.to_string(), "the column has no series");
    assert!(matches!(
        refusal(DoughnutChart::new(["Q1"])),
        InvalidChart::NoSeries { kind: "doughnut" }
    ));
    assert!(matches!(refusal(ScatterChart::default()), InvalidChart::NoSeries { .. }));
    assert_eq!(refusal(ComboChart::new(["Q1"])), InvalidChart::NoPrimaryPlot);
}

#[test]
fn more_values_than_categories_are_refused() {
    let error = refusal(column().with_series("South", [1.0, 2.0, 3.0]));
    assert_eq!(error.to_string(), "series `South` has 3 values for 2 categories");
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    let mut chart = column();
    chart.plot.series_mut()[0].values[1] = Some(f64::NAN);
    assert_eq!(refusal(chart).to_string(), "value 2 of `North` is not a finite number");
    let axis = with_axis(|axis| axis.max = Some(f64::INFINITY));
    assert_eq!(refusal(axis), InvalidChart::AxisNotFinite { axis: "value" });
}

#[test]
fn days_that_no_spreadsheet_has_are_refused() {
    for (year, month, day) in [(1900, 2, 28), (1850, 1, 1)] {
        let days = vec![Date::from_ymd(year, month, day).unwrap()];
        let dates = Categories::Dates { days, format: "yyyy".into() };
        let error = refusal(LineChart::over(dates).with_series("x", [1.0]));
        assert!(matches!(error, InvalidChart::DateOutOfRange { .. }), "{error}");
    }
}

#[test]
fn axes_that_cannot_be_drawn_are_refused() {
    let refuse = |change: fn(&mut ValueAxis)| refusal(with_axis(change)).to_string();
    let empty = refuse(|axis| (axis.min, axis.max) = (Some(3.0), Some(3.0)));
    assert_eq!(empty, "the value axis begins at 3 and ends at 3");
    let unit = refuse(|axis| axis.major_unit = Some(0.0));
    assert_eq!(unit, "the distance of ticks on the value axis is 0, not more than 0");
    let base = refuse(|axis| axis.log_base = Some(1.5));
    assert_eq!(base, "the base of a logarithmic axis is 1.5, not within 2 to 1000");
    let zero = refuse(|axis| (axis.log_base, axis.min) = (Some(10.0), Some(0.0)));
    assert_eq!(zero, "the value axis is logarithmic and cannot reach 0");
}

#[test]
fn options_out_of_range_are_refused() {
    let mut wide = column();
    wide.plot.0.gap_width = 501;
    assert_eq!(refusal(wide).to_string(), "the gap width is 501, not within 0 to 500");
    let mut hole = DoughnutChart::new(["a"]).with_series("x", [1.0]);
    hole.hole_size = 95;
    assert!(matches!(refusal(hole), InvalidChart::OptionOutOfRange { .. }));
    let mut line = LineChart::new(["a"]).with_series("x", [1.0]);
    line.plot.series[0].own.marker = Some(Marker::circle(1));
    let text = "the size of a marker of `x` is 1, not within 2 to 72";
    assert_eq!(refusal(line).to_string(), text);
}

#[test]
fn formats_of_points_that_are_not_there_are_refused() {
    let mut chart = column();
    chart.plot.series_mut()[0].points.push(PointStyle {
        index: 2,
        fill: None,
        line: None,
        marker: None,
    });
    let text = "point 3 of series `North` is formatted, but the chart has 2 points";
    assert_eq!(refusal(chart).to_string(), text);
}

#[test]
fn more_than_a_chart_or_a_sheet_holds_is_refused() {
    let mut chart = ColumnChart::new(["a"]);
    for i in 0..256 {
        chart = chart.with_series(i.to_string(), [1.0]);
    }
    assert_eq!(refusal(chart), InvalidChart::TooManySeries { series: 256, limit: 255 });
    let points = vec![0.0; 1_048_576];
    let numbers = Categories::Numbers { values: points, format: "0".into() };
    let error = refusal(LineChart::over(numbers).with_series("x", [1.0]));
    assert_eq!(error, InvalidChart::TooManyRows { rows: 1_048_576, limit: 1_048_575 });
    let error = refusal(PieChart::new(["x".repeat(32_768)], "x", [1.0]));
    assert!(matches!(error, InvalidChart::TextTooLong { length: 32_768, .. }), "{error}");
}

#[test]
fn two_plots_of_one_kind_on_an_axis_are_refused_and_on_two_axes_taken() {
    let mut columns = Columns::default();
    columns.series_mut().push(Series::new("x", [1.0]));
    let plot = || ComboPlot::Columns(columns.clone());
    let one = ComboChart::new(["a"]).with_plot(plot());
    let error = refusal(one.clone().with_plot(plot()));
    assert_eq!(error, InvalidChart::RepeatedPlot { kind: "columns" });
    let two = Chart::from(one.with_secondary_plot(plot()));
    assert!(crate::part::chart::write(&two, true, &mut Deflater::new(1)).is_ok());
}

/// A chart that breaks one rule, and what is said of it.
pub(super) type Case = (Chart, &'static str);

pub(super) fn changed<C: Into<Chart>>(mut chart: C, change: impl FnOnce(&mut C)) -> Chart {
    change(&mut chart);
    chart.into()
}

fn line() -> LineChart {
    LineChart::new(["a", "b", "c"]).with_series("North", [1.0, -2.0, 3.0])
}

fn trend(kind: TrendKind) -> Chart {
    changed(line(), |c| c.plot.series[0].own.trendlines.push(Trendline::of(kind)))
}

fn errors(amount: ErrorAmount) -> Chart {
    changed(line(), |c| c.plot.series[0].own.error_bars = Some(ErrorBars::of(amount)))
}

fn pie() -> PieChart {
    PieChart::new(["a", "b"], "Share", [1.0, 2.0])
}

fn of_pie() -> OfPieChart {
    OfPieChart::new(["a", "b"], "Share", [1.0, 2.0])
}

fn filled(stops: &[f32]) -> Chart {
    let stop = |at: &f32| GradientStop {
        at: Percent(*at),
        color: Color::Theme(ThemeColor::Accent1),
        opacity: Percent(100.0),
    };
    let stops = stops.iter().map(stop).collect();
    let gradient = Gradient { stops, angle: Angle(0.0) };
    changed(line(), |c| c.plot.series[0].fill = Some(Fill::Gradient(gradient)))
}

fn prices(days: usize) -> StockChart {
    let series = |name: &str, days: usize| PriceSeries::new(name, vec![1.0; days]);
    let prices = Prices::HighLowClose {
        high: series("High", 2),
        low: series("Low", days),
        close: series("Close", 2),
    };
    StockChart::new(["a", "b"].into_iter().collect(), prices)
}

fn dated(change: impl FnOnce(&mut DateScale)) -> Chart {
    changed(line(), |c| change(&mut c.axes.category.dates))
}

fn referenced<C: Into<Chart>>(chart: C, axes: impl FnOnce(&mut C) -> &mut Axes) -> Chart {
    changed(chart, |c| axes(c).references.push(ReferenceLine::at("Mean", 1.0)))
}

pub(super) fn check_all(cases: Vec<Case>) {
    for (chart, expected) in cases {
        assert_eq!(refusal(chart).to_string(), expected);
    }
}

#[test]
fn what_cannot_be_drawn_about_series_is_refused() {
    use ErrorAmount::*;
    let stacked = changed(line(), |c| {
        c.plot.stacking = Stacking::Stacked;
        c.plot.series[0].own.trendlines.push(Trendline::default());
    });
    let custom = |plus: Vec<Option<f64>>| errors(Custom { plus, minus: Vec::new() });
    let most = f64::MAX;
    let length =
        |value: &str, what: &str| format!("{what} of `North` is {value}, not within 0 to {most}");
    for (chart, expected) in [
        (errors(Fixed(-1.0)), length("-1", "the length of error bars")),
        (errors(Percentage(f64::NAN)), length("NaN", "the length of error bars")),
        (custom(vec![Some(-2.0)]), length("-2", "the length of an error bar")),
    ] {
        assert_eq!(refusal(chart).to_string(), expected);
    }
    check_all(vec![
        (stacked, "series `North` has a trend line, which there is not in a stack"),
        (
            trend(TrendKind::Polynomial(7)),
            "the order of a trend line of `North` is 7, not within 2 to 6",
        ),
        (
            trend(TrendKind::MovingAverage(3)),
            "the period of a moving average of `North` is 3, not within 2 to 2",
        ),
        (
            trend(TrendKind::Exponential),
            "the exponential trend line of `North` needs numbers above 0",
        ),
        (trend(TrendKind::Power), "the power trend line of `North` needs numbers above 0"),
        (custom(vec![None; 4]), "`North` has 4 lengths of error bars for 3 points"),
        (
            changed(line(), |c| c.plot.up_down_bars = Some(UpDownBars::default())),
            "the plot of up and down bars has 1 series and needs at least 2",
        ),
        (
            changed(column(), |c| c.plot.0.series[0].own.negative = Some(Fill::None)),
            "the fill of negative bars of `North` is not one colour",
        ),
    ]);
}

#[test]
fn labels_and_marks_of_points_that_are_not_there_are_refused() {
    let mark = PointMark { index: 3, text: "B".into(), color: None };
    let angle = DataLabels { rotation: Some(Angle(91.0)), ..DataLabels::default() };
    check_all(vec![
        (
            changed(line(), |c| c.plot.series[0].label_texts = vec![String::new(); 4]),
            "`North` has 4 texts of labels for 3 points",
        ),
        (
            changed(line(), |c| c.plot.series[0].marks.push(mark)),
            "point 4 of series `North` is formatted, but the chart has 3 points",
        ),
        (
            changed(line(), |c| c.plot.series[0].labels = Some(angle)),
            "the rotation of labels is 91, not within -90 to 90",
        ),
    ]);
}

#[test]
fn fills_and_places_that_powerpoint_does_not_know_are_refused() {
    let gradient =
        "a gradient in North needs 2 to 10 colours in the order of their places, 0 to 100 %";
    let layout = ManualLayout {
        x: Percent(0.0),
        y: Percent(0.0),
        width: Percent(101.0),
        height: Percent(1.0),
    };
    check_all(vec![
        (filled(&[0.0]), gradient),
        (filled(&[0.0, 100.0, 50.0]), gradient),
        (filled(&[0.0, 120.0]), gradient),
        (filled(&[0.0; 11]), gradient),
        (
            changed(line(), |c| c.frame.plot_layout = Some(layout)),
            "a part of a layout is 101, not within 0 to 100",
        ),
        (
            changed(line(), |c| {
                c.frame.legend = Some(Legend { deleted: vec![1], ..Legend::default() });
            }),
            "entry 2 of the legend is left out, but it has 1",
        ),
    ]);
}

#[test]
fn kinds_of_their_own_shape_have_their_own_rules() {
    let split = |split| changed(of_pie(), |c| c.split = split);
    let one_row = SurfaceChart::new(["a"]).with_series("x", [1.0]);
    let bubbles = BubbleChart::default().with_series(BubbleSeries::new("x", [(1.0, 1.0, 1.0)]));
    let slice = |index, distance| ExplodedSlice { index, distance };
    check_all(vec![
        (changed(pie(), |c| c.explosion = 401), "the explosion is 401, not within 0 to 400"),
        (
            changed(pie(), |c| c.exploded.push(slice(1, 500))),
            "the explosion of a slice is 500, not within 0 to 400",
        ),
        (
            changed(pie(), |c| c.exploded.push(slice(2, 5))),
            "point 3 of series `Share` is formatted, but the chart has 2 points",
        ),
        (
            changed(of_pie(), |c| c.second_size = 4),
            "the size of the second plot is 4, not within 5 to 200",
        ),
        (
            split(OfPieSplit::BelowPercent(101.0)),
            "the share of the split is 101, not within 0 to 100",
        ),
        (
            split(OfPieSplit::Last(3)),
            "the number of slices of the second plot is 3, not within 0 to 2",
        ),
        (
            split(OfPieSplit::Custom(vec![2])),
            "point 3 of series `Share` is formatted, but the chart has 2 points",
        ),
        (changed(bubbles, |c| c.scale = 301), "the scale of bubbles is 301, not within 0 to 300"),
        (prices(1).into(), "`Low` has 1 prices for 2 points"),
        (one_row.into(), "the surface has 1 series and needs at least 2"),
        (BubbleChart::default().into(), "the bubble has no series"),
    ]);
}

#[test]
fn axes_of_names_and_days_have_their_own_rules() {
    let names = |change: fn(&mut CategoryAxis)| changed(line(), |c| change(&mut c.axes.category));
    let units = |divisor| {
        let unit = DisplayUnit::Custom(divisor);
        with_axis(|axis| axis.display_units = Some(DisplayUnits { unit, label: None }))
    };
    let refused = refusal(units(0.0)).to_string();
    assert!(refused.starts_with("the display unit is 0, not within "), "{refused}");
    let day = |year| Date::from_ymd(year, 1, 1);
    let interval = "the interval of categories is 0, not within 1 to 65535";
    check_all(vec![
        (names(|axis| axis.label_interval = Some(0)), interval),
        (names(|axis| axis.tick_interval = Some(0)), interval),
        (
            names(|axis| axis.label_offset = Some(1001)),
            "the distance of category labels is 1001, not within 0 to 1000",
        ),
        (
            names(|axis| axis.crossing = Crossing::At(f64::NAN)),
            "the category axis has a number that is not finite",
        ),
        (
            dated(|dates| dates.major = Some((0, TimeUnit::Days))),
            "the distance of dates is 0, not within 1 to 4294967295",
        ),
        (
            dated(|dates| {
                (dates.base, dates.major) = (Some(TimeUnit::Months), Some((2, TimeUnit::Days)));
            }),
            "the date axis counts in days, which are shorter than its steps of months",
        ),
        (
            dated(|dates| (dates.min, dates.max) = (day(2026), day(2026))),
            "the date axis begins at 46023 and ends at 46023",
        ),
    ]);
}

#[test]
fn reference_lines_that_cannot_stand_in_a_chart_are_refused() {
    let joined = changed(line(), |c| {
        c.plot.stacking = Stacking::Stacked;
        c.axes.references.push(ReferenceLine::at("Mean", 1.0));
    });
    let surface = SurfaceChart::new(["a"]).with_series("x", [1.0]).with_series("y", [1.0]);
    let infinite = ReferenceLine::at("Limit", f64::INFINITY);
    let targets = || ReferenceLine::targets("Target", [1.0; 3]);
    let points = ScatterChart::default().with_series(XySeries::new("x", [(1.0, 1.0)]));
    check_all(vec![
        (
            joined,
            "reference lines cannot stand among lines that are stacked or joined to one another",
        ),
        (referenced(prices(2), |c| &mut c.axes), "reference lines cannot stand in a stock"),
        (referenced(surface, |c| &mut c.axes), "reference lines cannot stand in a surface"),
        (column().with_reference(infinite).into(), "value 1 of `Limit` is not a finite number"),
        (column().with_reference(targets()).into(), "`Target` has 3 values for 2 points"),
        (
            changed(points, |c| c.references.push(targets())),
            "the reference line `Target` has a value for each category, but there are none",
        ),
    ]);
}
