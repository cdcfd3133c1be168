//! What is chosen where a chart does not say.

use indeck_model::chart::*;
use indeck_model::{Chart, Color, Date, Percent, Rgb, ThemeColor};

use super::read::{Written, child, written};
use crate::xml::Node;

fn write(chart: impl Into<Chart>) -> Written {
    written(&chart.into())
}

fn column(values: &[f64]) -> ColumnChart {
    ColumnChart::new(values.iter().map(f64::to_string)).with_series("x", values.iter().copied())
}

#[test]
fn no_title_means_none_rather_than_the_automatic_one() {
    assert_eq!(write(column(&[1.0])).vals("autoTitleDeleted"), ["1"]);
    assert_eq!(write(column(&[1.0]).with_title("T")).vals("autoTitleDeleted"), ["0"]);
}

#[test]
fn labels_leave_an_axis_that_runs_through_the_data() {
    assert_eq!(write(column(&[1.0])).vals("tickLblPos"), ["nextTo", "nextTo"]);
    assert_eq!(write(column(&[1.0, -1.0])).vals("tickLblPos"), ["low", "nextTo"]);
    let mut crossed = column(&[1.0, -1.0]);
    crossed.axes.value.crossing = Crossing::Max;
    assert_eq!(write(crossed).vals("tickLblPos"), ["nextTo", "nextTo"]);
    let points = ScatterChart::default().with_series(XySeries::new("x", [(-1.0, 1.0), (1.0, 2.0)]));
    assert_eq!(write(points).vals("tickLblPos"), ["nextTo", "low"]);
}

#[test]
fn a_logarithmic_axis_is_crossed_at_its_end() {
    let mut chart = column(&[0.1, 10.0]);
    chart.axes.value.log_base = Some(10.0);
    assert_eq!(write(chart).vals("crosses"), ["min", "autoZero"]);
}

#[test]
fn reversed_categories_leave_the_value_axis_where_it_was() {
    let mut chart = column(&[1.0]);
    chart.axes.category.reverse = true;
    assert_eq!(write(chart).vals("crosses"), ["autoZero", "max"]);
}

#[test]
fn dates_stand_side_by_side_in_their_own_unit() {
    let unit = |days: &[(i32, u32, u32)]| {
        let days: Vec<Date> = days.iter().map(|d| Date::from_ymd(d.0, d.1, d.2).unwrap()).collect();
        let values = vec![1.0; days.len()];
        let dates = Categories::Dates { days, format: "d".into() };
        write(ColumnChart::over(dates).with_series("x", values)).vals("baseTimeUnit").remove(0)
    };
    assert_eq!(unit(&[(2026, 1, 1), (2026, 2, 1), (2026, 4, 1)]), "months");
    assert_eq!(unit(&[(2026, 1, 31), (2026, 2, 28), (2026, 3, 31)]), "months");
    assert_eq!(unit(&[(2024, 12, 31), (2025, 12, 31)]), "years");
    assert_eq!(unit(&[(2026, 1, 1), (2026, 1, 8)]), "days");
    assert_eq!(unit(&[(2026, 1, 5), (2026, 2, 9)]), "days");
    assert_eq!(unit(&[(2026, 1, 1)]), "days");
}

fn month(number: u32) -> Date {
    Date::from_ymd(2026, number, 1).unwrap()
}

/// What each date axis says of its scale.
fn date_scales(chart: impl Into<Chart>) -> Vec<[String; 5]> {
    let written = write(chart);
    let scale = |axis: Node<'_>| {
        ["scaling", "baseTimeUnit", "majorUnit", "majorTimeUnit", "minorUnit"]
            .map(|part| child(axis, part).raw().to_owned())
    };
    written.all("dateAx").into_iter().map(scale).collect()
}

#[test]
fn a_second_date_axis_has_the_scale_of_the_first() {
    let days = Categories::Dates { days: (1..=3).map(month).collect(), format: "d".into() };
    let dates = DateScale {
        min: Date::from_ymd(2025, 11, 1),
        max: Some(month(9)),
        base: Some(TimeUnit::Days),
        major: Some((2, TimeUnit::Months)),
        minor: Some((7, TimeUnit::Days)),
    };
    let values = || [1.0, 2.0, 3.0];
    let columns = ColumnChart::over(days.clone()).with_series("x", values()).plot;
    let mut combo = ComboChart::new(["a"])
        .with_plot(ComboPlot::Columns(columns.clone()))
        .with_secondary_plot(ComboPlot::Columns(columns));
    combo.categories = days.clone();
    combo.axes.category.dates = dates;
    let mut shown = combo.clone();
    shown.secondary_category = Some(CategoryAxis::default());
    let mut bars = BarChart::over(days).with_series("x", values());
    bars.axes.category.dates = dates;
    let bars = bars.with_reference(ReferenceLine::at("Mean", 2.0));
    for chart in [Chart::from(combo.clone()), shown.clone().into(), bars.into()] {
        let scales = date_scales(chart);
        assert!(scales.len() == 2 && scales[0] == scales[1], "{scales:?}");
        assert!(scales[0][0].contains("c:min") && scales[0][1].contains("days"), "{scales:?}");
    }
    let own = DateScale { min: Some(month(2)), major: Some((1, TimeUnit::Days)), ..dates };
    shown.secondary_category = Some(CategoryAxis { dates: own, ..CategoryAxis::default() });
    let scales = date_scales(shown);
    assert_ne!(scales[0], scales[1]);
}

/// The colours of the labels' text in order: of single labels, then of all others.
fn label_colors(written: &Written) -> Vec<String> {
    let labels = child(written.all("ser")[0], "dLbls");
    let colors = labels.all_descendants().filter(|node| node.name() == "schemeClr");
    colors.map(|color| color.attr("val").unwrap().into_owned()).collect()
}

#[test]
fn labels_stand_out_from_what_they_lie_on() {
    let chart = |fill: Fill| {
        let mut chart = StackedColumnChart::new(["a", "b"]).with_series("x", [1.0, 2.0]);
        chart.plot.0.series[0].fill = Some(fill);
        chart.with_labels(DataLabels::default())
    };
    let accent = || Fill::Solid(ThemeColor::Accent1.into());
    assert_eq!(label_colors(&write(chart(accent()))), ["bg1"]);
    assert_eq!(label_colors(&write(chart(Rgb(250, 240, 120).into()))), ["tx1"]);
    assert_eq!(
        label_colors(&write(chart(Fill::Solid(Color::Lighter(
            ThemeColor::Accent1,
            Percent(80.0)
        ))))),
        ["tx1"]
    );
    let mut one_light = chart(accent());
    one_light.plot.0.series[0].points.push(PointStyle::filled(1, Rgb(250, 240, 120)));
    assert_eq!(label_colors(&write(one_light)), ["tx1", "bg1"]);
    let outside = column(&[1.0]).with_labels(DataLabels::default());
    assert!(label_colors(&write(outside)).is_empty());
}

#[test]
fn labels_of_radar_lines_have_the_usual_colour() {
    let chart = |style| {
        let mut chart = RadarChart::new(["a", "b", "c"]).with_series("x", [1.0, 2.0, 3.0]);
        chart.series[0].points.push(PointStyle::filled(1, Rgb(250, 240, 120)));
        chart.style = style;
        chart.labels = Some(DataLabels::default());
        write(chart)
    };
    for style in [RadarStyle::Lines, RadarStyle::Markers] {
        let written = chart(style);
        let labels: Vec<_> = written.all("dLbls").into_iter().map(|node| node.raw()).collect();
        assert!(labels.len() == 2, "{style:?}");
        for labels in labels {
            assert!(!labels.contains("Clr") && !labels.contains("c:dLbl>"), "{style:?}: {labels}");
        }
    }
    assert_eq!(label_colors(&chart(RadarStyle::Filled)), ["tx1", "bg1"]);
}

#[test]
fn series_take_the_accents_and_then_their_variations() {
    let colors = |palette: Vec<Color>| {
        let mut chart = ColumnChart::new(["a"]);
        chart.frame.palette = palette;
        for i in 0..8 {
            chart = chart.with_series(i.to_string(), [1.0]);
        }
        let written = write(chart);
        let shapes =
            written.all("ser").into_iter().map(|ser| child(ser, "spPr").raw_inner().to_owned());
        shapes.collect::<Vec<_>>()
    };
    let accents = colors(Vec::new());
    assert!(accents[0].contains(r#"<a:schemeClr val="accent1"/>"#), "{}", accents[0]);
    assert!(accents[5].contains(r#"<a:schemeClr val="accent6"/>"#), "{}", accents[5]);
    let darker = r#"<a:schemeClr val="accent1"><a:lumMod val="60000"/></a:schemeClr>"#;
    assert!(accents[6].contains(darker), "{}", accents[6]);
    let own = colors(vec![Rgb(1, 2, 3).into(), Rgb(4, 5, 6).into()]);
    assert!(own[2].contains("010203") && own[3].contains("040506"), "{own:?}");
}

#[test]
fn an_empty_text_hides_a_label_and_a_text_replaces_it() {
    let point = |index, text: &str| PointLabel {
        index,
        text: Some(text.to_owned()),
        position: None,
        style: Default::default(),
    };
    let points = vec![point(1, "now"), point(0, "")];
    let labels = DataLabels { content: LabelContent::NOTHING, points, ..DataLabels::default() };
    let written =
        write(LineChart::new(["a", "b"]).with_series("x", [1.0, 2.0]).with_labels(labels));
    let labels = child(written.all("ser")[0], "dLbls");
    let points: Vec<_> = labels.children().filter(|node| node.name() == "dLbl").collect();
    assert_eq!(child(points[0], "delete").attr("val").unwrap(), "1");
    assert!(points[1].raw().contains("<a:t>now</a:t>"));
    assert_eq!(child(points[1], "showVal").attr("val").unwrap(), "1");
    assert_eq!(child(labels, "showVal").attr("val").unwrap(), "0");
}

#[test]
fn a_chart_without_points_refers_to_one_blank_row() {
    let written = write(ColumnChart::new(Vec::<String>::new()).with_series("x", Vec::<f64>::new()));
    assert_eq!(child(written.all("numRef")[0], "f").text(), "Sheet1!$B$2");
    assert!(written.all("pt").len() == 1 && written.cells.len() == 2);
}

#[test]
fn of_two_formats_for_a_point_the_last_one_holds() {
    let mut chart = StackedColumnChart::new(["a"]).with_series("x", [1.0]);
    let points = &mut chart.plot.0.series[0].points;
    points.push(PointStyle::filled(0, Rgb(250, 240, 120)));
    points.push(PointStyle::filled(0, ThemeColor::Accent2));
    let written = write(chart.with_labels(DataLabels::default()));
    let points = written.all("dPt");
    assert!(points.len() == 1 && points[0].raw().contains("accent2"));
    assert_eq!(label_colors(&written), ["bg1"]);
}
