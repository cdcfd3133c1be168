//! Charts that cannot be written, and what is said of them.

use indeck_model::chart::*;
use indeck_model::{Chart, Color, Date, ThemeColor};

use super::write;

fn refusal(chart: impl Into<Chart>) -> String {
    write(&chart.into()).map(drop).expect_err("an invalid chart").to_string()
}

fn waterfall(change: fn(&mut WaterfallChart)) -> WaterfallChart {
    let mut chart = WaterfallChart::new(["a", "b"], "x", [1.0, 2.0]);
    change(&mut chart);
    chart
}

fn histogram(bins: Bins) -> String {
    refusal(HistogramChart::new("x", [1.0, 2.0]).with_bins(bins))
}

#[test]
fn a_chart_without_values_is_refused() {
    assert_eq!(
        refusal(WaterfallChart::new(["a"], "x", [None::<f64>])),
        "the waterfall has no values"
    );
    assert_eq!(refusal(FunnelChart::new([""; 0], "x", [0.0; 0])), "the funnel has no values");
    assert_eq!(
        refusal(TreemapChart::new([[""; 0]; 0], "x", [0.0; 0])),
        "the treemap has no values"
    );
    assert_eq!(refusal(HistogramChart::new("x", [0.0; 0])), "the histogram has no values");
    assert_eq!(refusal(BoxWhiskerChart::new(["a"])), "the box-whisker has no series");
}

#[test]
fn totals_beyond_the_last_step_are_refused() {
    let text = refusal(waterfall(|c| c.subtotals = vec![0, 2]));
    assert_eq!(text, "step 3 is a total, but the waterfall has 2 steps");
}

#[test]
fn parts_below_zero_are_refused_and_losses_are_not() {
    let below = "value 2 of `x` is -1: a";
    let (leaves, values) = ([["a"], ["b"]], [1.0, -1.0]);
    for (chart, kind) in [
        (Chart::from(FunnelChart::new(["a", "b"], "x", values)), "funnel"),
        (TreemapChart::new(leaves, "x", values).into(), "treemap"),
        (SunburstChart::new(leaves, "x", values).into(), "sunburst"),
    ] {
        assert_eq!(refusal(chart), format!("{below} {kind} chart has no parts below 0"));
    }
    assert!(write(&WaterfallChart::new(["a", "b"], "x", values).into()).is_ok());
}

#[test]
fn bins_that_cannot_be_are_refused() {
    let width = |size| histogram(Bins { size, ..Bins::default() });
    assert_eq!(width(BinSize::Width(0.0)), "the width of a bin is 0, not more than 0");
    assert_eq!(width(BinSize::Width(-2.0)), "the width of a bin is -2, not more than 0");
    assert_eq!(width(BinSize::Width(f64::NAN)), "the width of a bin is NaN, not more than 0");
    assert_eq!(width(BinSize::Count(0)), "the number of bins is 0, not more than 0");
    let many = "the number of bins is 40000, not within 1 to 32000";
    assert_eq!(width(BinSize::Count(40_000)), many);
    assert_eq!(width(BinSize::Width(1.0 / 40_000.0)), many);
    let bounds = |underflow, overflow| {
        histogram(Bins { underflow: Some(underflow), overflow: Some(overflow), ..Bins::default() })
    };
    let crossed = "values up to 5 share the first bin, and values over 5 the last one";
    assert_eq!(bounds(5.0, 5.0), crossed);
    assert_eq!(bounds(f64::INFINITY, 5.0), "value 1 of `the first bin` is not a finite number");
}

#[test]
fn leaves_that_make_no_tree_are_refused() {
    let tree = |leaves: Vec<Vec<&str>>| {
        let values = vec![1.0; leaves.len()];
        refusal(SunburstChart::new(leaves, "x", values))
    };
    let twice = "`A` comes twice: the leaves of a branch stand together, each once";
    assert_eq!(tree(vec![vec!["A", "x"], vec!["B"], vec!["A", "y"]]), twice);
    assert_eq!(tree(vec![vec!["A", "x"], vec![]]), "leaf 2 has no name");
    assert_eq!(tree(vec![vec!["A", ""]]), "leaf 1 has no name");
    let more = TreemapChart::new([["a"]], "x", [1.0, 2.0]);
    assert_eq!(refusal(more), "series `x` has 2 values for 1 categories");
}

#[test]
fn names_that_tell_groups_apart_cannot_be_empty() {
    let pareto = ParetoChart::new(["a", ""], "x", [1.0, 2.0]);
    assert_eq!(refusal(pareto), "category 2 has no name");
    assert_eq!(refusal(RegionMapChart::new([""], "x", [1.0])), "region 1 has no name");
    assert!(write(&WaterfallChart::new(["a", ""], "x", [1.0, 2.0]).into()).is_ok());
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    let mut chart = FunnelChart::new(["a"], "x", [1.0]);
    chart.series.values[0] = Some(f64::INFINITY);
    assert_eq!(refusal(chart), "value 1 of `x` is not a finite number");
}

#[test]
fn points_that_are_not_there_are_refused() {
    let mut chart = HistogramChart::new("x", [1.0, 2.0, 3.0]);
    chart.bins.size = BinSize::Count(4);
    chart.series.points.push(PointStyle::filled(4, Color::Theme(ThemeColor::Accent1)));
    assert_eq!(refusal(chart), "point 5 of series `x` is formatted, but the chart has 4 points");
    let mut grouped = ParetoChart::new(["a", "b", "a"], "x", [1.0, 2.0, 3.0]);
    grouped.series.points.push(PointStyle::filled(2, Color::Theme(ThemeColor::Accent1)));
    assert_eq!(refusal(grouped), "point 3 of series `x` is formatted, but the chart has 2 points");
}

/// An option that a kind does not have, and how it is called.
type Refused = (fn(&mut WaterfallChart), &'static str);

#[test]
fn options_without_effect_are_refused() {
    let options: [Refused; 20] = [
        (|c| c.axes.value.log_base = Some(10.0), "a logarithmic axis"),
        (|c| c.axes.value.reverse = true, "a reversed axis"),
        (|c| c.axes.category.reverse = true, "a reversed axis"),
        (|c| c.axes.value.crossing = Crossing::Max, "axes that cross elsewhere"),
        (|c| c.axes.category.tick_labels = TickLabels::Low, "labels away from their axis"),
        (|c| c.axes.category.label_interval = Some(2), "some of the categories only"),
        (|c| c.axes.category.label_offset = Some(50), "labels at a distance from the axis"),
        (|c| c.axes.category.dates.base = Some(TimeUnit::Days), "a scale of dates"),
        (|c| c.axes.references.push(ReferenceLine::at("x", 1.0)), "lines at values"),
        (|c| c.frame.blanks = Blanks::Zero, "blanks as anything but gaps"),
        (
            |c| c.frame.legend = Some(Legend { deleted: vec![0], ..Legend::default() }),
            "a legend without some entries",
        ),
        (
            |c| {
                c.series.points.push(PointStyle {
                    index: 0,
                    fill: None,
                    line: None,
                    marker: Some(Marker::circle(5)),
                })
            },
            "markers of single points",
        ),
        (
            |c| c.series.marks.push(PointMark { index: 0, text: "▲".into(), color: None }),
            "marks beside labels",
        ),
        (|c| labels(c).content.percent = true, "shares in labels"),
        (|c| labels(c).content.cells = true, "labels from cells"),
        (|c| labels(c).content.legend_key = true, "the colour's sample in labels"),
        (|c| labels(c).leader_lines = Some(Line::PLAIN), "lines from labels to points"),
        (
            |c| {
                labels(c).points.push(PointLabel {
                    index: 0,
                    text: Some("x".into()),
                    position: None,
                    style: Default::default(),
                })
            },
            "labels with a text of their own",
        ),
        (
            |c| {
                c.axes.value.display_units =
                    Some(DisplayUnits { unit: DisplayUnit::Custom(7.0), label: None })
            },
            "display units of its own",
        ),
        (
            |c| {
                c.categories = Categories::Dates {
                    days: vec![Date { days: 20_000 }; 2],
                    format: "yyyy".into(),
                }
            },
            "categories that are dates or numbers: they must be texts",
        ),
    ];
    for (change, option) in options {
        let text = refusal(waterfall(change));
        assert_eq!(text, format!("a waterfall chart cannot show {option}"));
    }
}

fn labels(chart: &mut WaterfallChart) -> &mut DataLabels<BarLabelPosition> {
    chart.labels.get_or_insert_with(DataLabels::default)
}

#[test]
fn boxes_have_no_points_that_differ() {
    let mut chart = BoxWhiskerChart::new(["a"]).with_series("x", [1.0]);
    chart.series[0].points.push(PointStyle::filled(0, Color::Theme(ThemeColor::Accent2)));
    assert_eq!(refusal(chart), "a box-whisker chart cannot show points that differ");
}

#[test]
fn ranges_hold_as_for_other_kinds() {
    let gap = refusal(waterfall(|c| c.gap_width = 501));
    assert_eq!(gap, "the gap width is 501, not within 0 to 500");
    let axis =
        refusal(waterfall(|c| (c.axes.value.min, c.axes.value.max) = (Some(2.0), Some(1.0))));
    assert_eq!(axis, "the value axis begins at 2 and ends at 1");
    let long = "x".repeat(32_768);
    assert!(
        refusal(FunnelChart::new([long], "x", [1.0])).starts_with("a text of 32768 characters")
    );
    let mut shares = ParetoChart::new(["a"], "x", [1.0]);
    shares.share_axis.min = Some(1.0);
    assert_eq!(refusal(shares), "the share axis begins at 1 and ends at 1");
}
