//! One chart of each kind, whole: read these to see what is written.

use indeck_model::chart::*;
use indeck_model::{Chart, Date, Rgb};

use super::read::written;

/// The chart's XML, an element a line.
fn xml(chart: impl Into<Chart>) -> String {
    let xml = written(&chart.into()).chart.text().replace("><", ">\n<");
    let mut depth = 0;
    let mut indent = |line: &str| {
        depth -= usize::from(line.starts_with("</"));
        let indented = format!("{:1$}{line}\n", "", 2 * depth);
        let opens = !line.starts_with("<?") && !line.starts_with("</");
        depth += usize::from(opens && !line.contains("</") && !line.ends_with("/>"));
        indented
    };
    xml.lines().map(&mut indent).collect()
}

fn both<T: CategoryPlot>() -> CategoryChart<T> {
    CategoryChart::<T>::new(["Q1", "Q2"])
        .with_series("North", [1.5, 2.0])
        .with_series("South", [1.0, -0.5])
}

#[test]
fn a_column_chart_has_title_legend_and_labels() {
    let mut chart = both::<Columns>()
        .with_format("0.0")
        .with_labels(DataLabels::default().with_position(BarLabelPosition::OutsideEnd))
        .with_title("Revenue")
        .with_legend(Legend::default());
    chart.plot.0.series[0].points.push(PointStyle::filled(1, Rgb(200, 16, 46)));
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn a_stacked_bar_chart_of_100_percent_overlaps_and_shows_shares() {
    let mut chart = both::<StackedBars>().with_labels(DataLabels::default());
    chart.plot.0.percent = true;
    chart.axes.category.reverse = true;
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn a_line_chart_over_dates_has_a_date_axis() {
    let days = [1, 2].map(|month| Date::from_ymd(2026, month, 1).unwrap()).to_vec();
    let dates = Categories::Dates { days, format: "mmm yyyy".into() };
    let mut chart = LineChart::over(dates).with_series("North", [Some(1.5), None]);
    chart.plot.series[0].own =
        LineOptions { marker: Some(Marker::circle(7)), smooth: true, ..LineOptions::default() };
    chart.frame.blanks = Blanks::Connect;
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn an_area_chart_begins_on_its_first_category_and_is_seen_through() {
    insta::assert_snapshot!(xml(both::<Areas>()));
}

#[test]
fn a_pie_chart_colours_each_slice() {
    let labels = DataLabels::default().with_content(LabelContent::PERCENT).with_format("0%");
    let chart = PieChart::new(["Acme", "Borealis"], "Share", [0.6, 0.4]).with_labels(labels);
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn a_doughnut_chart_has_a_hole_and_no_label_positions() {
    let labels = DataLabels::default().with_content(LabelContent::PERCENT);
    let chart = DoughnutChart::new(["Acme", "Borealis"])
        .with_series("Share", [0.6, 0.4])
        .with_labels(labels);
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn a_scatter_chart_has_two_value_axes() {
    let mut chart = ScatterChart::default()
        .with_series(XySeries::new("Cars", [(1.0, 2.0), (3.0, 4.0)]))
        .with_series(XySeries::new("Bikes", [(0.5, 3.0)]));
    chart.style = ScatterStyle::LinesAndMarkers;
    insta::assert_snapshot!(xml(chart));
}

#[test]
fn a_combination_has_a_second_pair_of_axes() {
    let mut revenue = Columns::default();
    revenue.series_mut().push(Series::new("Revenue", [120.0, 140.0]));
    let mut margin = Lines::default();
    margin.series.push(Series::new("Margin", [0.21, 0.25]).with_format("0%"));
    let chart = ComboChart::new(["2025", "2026"])
        .with_plot(ComboPlot::Columns(revenue))
        .with_secondary_plot(ComboPlot::Lines(margin));
    insta::assert_snapshot!(xml(chart));
}
