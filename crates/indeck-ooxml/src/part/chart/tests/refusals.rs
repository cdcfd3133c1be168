//! Charts that cannot be written, and what is said of them.

use indeck_model::chart::*;
use indeck_model::{Chart, Date};

use crate::opc::Deflater;
use crate::part::chart::InvalidChart;

fn refusal(chart: impl Into<Chart>) -> InvalidChart {
    let result = crate::part::chart::write(&chart.into(), &mut Deflater::new(1));
    result.map(|_| ()).expect_err("an invalid chart")
}

fn column() -> ColumnChart {
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
    assert!(crate::part::chart::write(&two, &mut Deflater::new(1)).is_ok());
}
