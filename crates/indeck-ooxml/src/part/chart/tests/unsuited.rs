//! Options that a kind of chart or of trend line does not have.

use indeck_model::chart::*;

use super::refusals::{changed, check_all, column};

#[test]
fn options_that_a_trend_line_does_not_have_are_refused() {
    use TrendKind::*;
    let refuse = |kind, change: fn(&mut Trendline)| {
        let mut line = Trendline::of(kind);
        change(&mut line);
        let chart = ColumnChart::new(["a", "b", "c"]).with_series("North", [1.0, 2.0, 3.0]);
        changed(chart, |c| c.plot.0.series[0].own.trendlines.push(line))
    };
    let average = |change| refuse(MovingAverage(2), change);
    check_all(vec![
        (
            refuse(Linear, |line| line.forward = Some(0.0)),
            "the forward reach of a trend line of `North` is 0, not a finite number above 0",
        ),
        (
            refuse(Linear, |line| line.backward = Some(-1.0)),
            "the backward reach of a trend line of `North` is -1, not a finite number above 0",
        ),
        (
            refuse(Power, |line| line.forward = Some(f64::INFINITY)),
            "the forward reach of a trend line of `North` is inf, not a finite number above 0",
        ),
        (
            refuse(Exponential, |line| line.intercept = Some(0.0)),
            "the intercept of an exponential trend line of `North` is 0, not a finite number above 0",
        ),
        (
            refuse(Logarithmic, |line| line.intercept = Some(1.0)),
            "the logarithmic trend line of `North` has no intercept",
        ),
        (
            refuse(Power, |line| line.intercept = Some(1.0)),
            "the power trend line of `North` has no intercept",
        ),
        (
            average(|line| line.forward = Some(1.0)),
            "the moving-average trend line of `North` has no forward reach",
        ),
        (
            average(|line| line.backward = Some(1.0)),
            "the moving-average trend line of `North` has no backward reach",
        ),
        (
            average(|line| line.intercept = Some(1.0)),
            "the moving-average trend line of `North` has no intercept",
        ),
        (
            average(|line| line.equation = true),
            "the moving-average trend line of `North` has no equation",
        ),
        (
            average(|line| line.r_squared = true),
            "the moving-average trend line of `North` has no R²",
        ),
    ]);
    for (kind, intercept) in [(Linear, -1.0), (Exponential, 2.0), (Polynomial(3), 0.0)] {
        let mut line = Trendline { intercept: Some(intercept), ..Trendline::of(kind) };
        (line.forward, line.backward) = (Some(0.5), Some(2.0));
        let mut chart = column();
        chart.plot.0.series[0].own.trendlines.push(line);
        assert_eq!(crate::part::chart::check_chart(&chart.into()), Ok(()));
    }
}

#[test]
fn labels_and_marks_on_a_surface_are_refused() {
    let with = |change: fn(&mut Series<NoPosition>)| {
        let rows = SurfaceChart::new(["a"]).with_series("x", [1.0]).with_series("y", [2.0]);
        changed(rows, |c| change(&mut c.series[1]))
    };
    let mark = |series: &mut Series<NoPosition>| {
        series.marks.push(PointMark { index: 0, text: "B".into(), color: None });
    };
    check_all(vec![
        (
            with(|series| series.labels = Some(DataLabels::default())),
            "a surface chart cannot show labels",
        ),
        (with(mark), "a surface chart cannot show marks of points"),
        (
            with(|series| series.label_texts.push("n = 3".into())),
            "a surface chart cannot show texts of labels",
        ),
    ]);
}
