//! A chart of each kind and of each option that can be seen.

use indeck_ooxml::model::chart::*;
use indeck_ooxml::model::text::TextStyle;
use indeck_ooxml::model::{Angle, Color, Date, Percent, Pt, Rgb, ThemeColor};

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
const NAMES: [&str; 10] =
    ["Acme", "Borealis", "Cobalt", "Dune & Co", "Élan", "Fjord", "Gamma", "Hōshi", "Ion", "Jäger"];
const RED: Rgb = Rgb(200, 16, 46);

/// The charts with what is to be seen in each.
pub(super) fn charts() -> Vec<(&'static str, Chart)> {
    vec![
        ("Clustered columns: names with markup, a negative value", clustered_columns()),
        ("One column stands out; turned names; no value axis", highlighted_columns()),
        ("Stacked columns; a light series; legend to the right", stacked_columns()),
        ("Columns of 100 %; legend on top", percent_columns()),
        ("Bars; first name on top; titles of axes", bars()),
        ("Bars of 100 % in a palette", percent_bars()),
        ("Lines: markers and a gap that is joined, rounded, dashed with a last label", lines()),
        ("Columns over months", monthly_columns()),
        ("A line over days", daily_line()),
        ("A logarithmic line over years", logarithmic_line()),
        ("Areas seen through", areas(Stacking::None)),
        ("Stacked areas with labels", areas(Stacking::Stacked)),
        ("Areas of 100 %", areas(Stacking::Percent)),
        ("A pie of ten slices with labels outside", pie()),
        ("A turned pie with labels inside, one on a light slice", turned_pie()),
        ("A doughnut of two rings", doughnut()),
        ("Points; one stands out; crosses", scatter(ScatterStyle::Markers)),
        ("Points joined by lines", scatter(ScatterStyle::Lines)),
        ("Points joined by lines with markers", scatter(ScatterStyle::LinesAndMarkers)),
        ("Points joined by curves", scatter(ScatterStyle::Smooth)),
        ("Points joined by curves with markers", scatter(ScatterStyle::SmoothAndMarkers)),
        ("Points on all sides of zero", quadrants()),
        ("Columns and a line on a second axis", combination()),
        ("The same over months, from last to first", reversed_combination()),
        ("An area, stacked columns and a line on one axis", three_plots()),
        (
            "Nothing to show",
            ColumnChart::new(Vec::<String>::new()).with_series("Nothing", Vec::<f64>::new()).into(),
        ),
        ("Thirty series: the theme's accents and their variations", thirty_series()),
    ]
}

fn legend(position: LegendPosition) -> Legend {
    Legend { position, ..Legend::default() }
}

fn clustered_columns() -> Chart {
    ColumnChart::new(QUARTERS)
        .with_series("North", [1.5, 2.0, 2.5, 3.1])
        .with_series("South <&>", [1.0, 0.5, 3.0, 2.2])
        .with_series("=East", [2.0, 1.2, -0.7, 1.9])
        .with_series("Élan", [1.0, 1.1, 1.2, 1.3])
        .with_labels(DataLabels::default().with_position(BarLabelPosition::OutsideEnd))
        .with_format("0.0")
        .with_title("Revenue by quarter")
        .with_legend(Legend::default())
        .into()
}

fn highlighted_columns() -> Chart {
    let names = (1..=12).map(|i| format!("Category number {i}"));
    let mut chart = ColumnChart::new(names)
        .with_series("Share", (1..=12).map(|i| f64::from(i) / 20.0))
        .with_format("0%")
        .with_labels(DataLabels::default());
    let series = &mut chart.plot.0.series[0];
    series.fill = Some(Fill::Solid(Color::Lighter(ThemeColor::Text1, Percent(75.0))));
    series.points.push(PointStyle::filled(3, RED));
    chart.axes.value.hidden = true;
    chart.axes.value.gridlines = None;
    chart.axes.category.rotation = Some(Angle(-45.0));
    chart.axes.category.title = Some("Categories".into());
    chart.into()
}

fn stacked_columns() -> Chart {
    let mut chart = StackedColumnChart::new(QUARTERS)
        .with_series("A", [10.0, 20.0, 30.0, 25.0])
        .with_series("B", [15.0, 12.0, 8.0, 14.0])
        .with_series("C", [5.0, 6.0, 7.0, 8.0])
        .with_labels(DataLabels::default())
        .with_title("Stacked")
        .with_legend(legend(LegendPosition::Right));
    chart.plot.0.series[2].fill = Some(Rgb(240, 230, 140).into());
    chart.axes.value.title = Some("Thousands of units".into());
    chart.into()
}

fn percent_columns() -> Chart {
    let mut chart = StackedColumnChart::new(QUARTERS)
        .with_series("A", [10.0, 20.0, 30.0, 25.0])
        .with_series("B", [15.0, 12.0, 8.0, 14.0])
        .with_labels(DataLabels::default())
        .with_legend(legend(LegendPosition::Top));
    chart.plot.0.percent = true;
    chart.into()
}

fn bars() -> Chart {
    let mut chart = BarChart::new(["A long category name", "Second", "Third one", "Fourth"])
        .with_series("2025", [10.0, 20.0, 30.0, 25.0])
        .with_series("2026", [15.0, 12.0, 8.0, 14.0])
        .with_labels(DataLabels::default().with_position(BarLabelPosition::InsideEnd))
        .with_legend(Legend::default());
    chart.axes.category.reverse = true;
    chart.axes.category.title = Some("Items".into());
    chart.axes.value.title = Some("Points".into());
    chart.into()
}

fn percent_bars() -> Chart {
    let mut chart = StackedBarChart::new(["18-24", "25-34", "35-44"])
        .with_series("Agree", [0.4, 0.5, 0.6])
        .with_series("Neutral", [0.3, 0.2, 0.1])
        .with_series("Disagree", [0.3, 0.3, 0.3])
        .with_format("0%")
        .with_labels(DataLabels::default())
        .with_legend(Legend::default());
    chart.plot.0.percent = true;
    chart.frame.palette = [Rgb(0, 90, 160), Rgb(200, 200, 200), RED].map(Color::from).to_vec();
    chart.into()
}

fn lines() -> Chart {
    let mut chart = LineChart::new((1..=12).map(|month| format!("M{month}")))
        .with_series("Plain", (1..=12).map(|i| (i != 5).then_some(f64::from(i))))
        .with_series("Round", (1..=12).map(|i| (f64::from(i) * 0.7).sin() * 4.0 + 6.0))
        .with_series("Dashed", (1..=12).map(|i| 13.0 - f64::from(i)))
        .with_title("Lines")
        .with_legend(Legend::default());
    let [plain, round, dashed] = &mut chart.plot.series[..] else { panic!("three series") };
    plain.own.marker = Some(Marker::circle(7));
    round.own.smooth = true;
    dashed.line = Some(Line::Solid { color: None, width: Some(Pt(1.5)), dash: Dash::Dash });
    dashed.points.push(PointStyle::filled(11, RED));
    let last = PointLabel {
        index: 11,
        text: Some("now: 1".into()),
        position: Some(LinePosition::Above),
        style: TextStyle { bold: Some(true), ..TextStyle::default() },
    };
    let content = LabelContent::NOTHING;
    dashed.labels = Some(DataLabels { content, points: vec![last], ..DataLabels::default() });
    chart.frame.blanks = Blanks::Connect;
    chart.into()
}

fn months(count: i32) -> Categories {
    let day = |i: i32| Date::from_ymd(2025 + i / 12, (i % 12 + 1) as u32, 1).unwrap();
    Categories::Dates { days: (0..count).map(day).collect(), format: "mmm yy".into() }
}

fn monthly_columns() -> Chart {
    let mut chart = ColumnChart::over(months(18))
        .with_series("Monthly", (0..18).map(|i| 3.0 + f64::from(i % 7)))
        .with_title("Date axis");
    chart.axes.value.min = Some(0.0);
    chart.axes.value.max = Some(12.0);
    chart.axes.value.major_unit = Some(3.0);
    chart.into()
}

fn daily_line() -> Chart {
    let days = (0..40).map(|i| Date { days: 20_500 + i * 3 }).collect();
    LineChart::over(Categories::Dates { days, format: "d mmm".into() })
        .with_series("Daily", (0..40).map(|i| 3.0 + f64::from(i % 7)))
        .into()
}

fn logarithmic_line() -> Chart {
    let values = (2018..2027).map(f64::from).collect();
    let mut chart = LineChart::over(Categories::Numbers { values, format: "0".into() })
        .with_series("Yearly", (0..9).map(|i| 10f64.powi(i - 2)))
        .with_labels(DataLabels::default().with_position(LinePosition::Above));
    chart.axes.value.log_base = Some(10.0);
    chart.axes.value.format = Some("0.##E+0".into());
    chart.into()
}

fn areas(stacking: Stacking) -> Chart {
    let mut chart = AreaChart::new(QUARTERS)
        .with_series("Back", [10.0, 20.0, 30.0, 25.0])
        .with_series("Front", [5.0, 12.0, 8.0, 14.0])
        .with_legend(Legend::default());
    chart.plot.stacking = stacking;
    chart.plot.labels = (stacking == Stacking::Stacked).then(DataLabels::default);
    chart.into()
}

fn pie() -> Chart {
    let content = LabelContent { category: true, percent: true, ..LabelContent::NOTHING };
    PieChart::new(NAMES, "Share", [22.0, 18.0, 15.0, 12.0, 10.0, 8.0, 6.0, 4.0, 3.0, 2.0])
        .with_labels(DataLabels::default().with_content(content))
        .with_title("Ten slices")
        .into()
}

fn turned_pie() -> Chart {
    let labels = DataLabels::default()
        .with_content(LabelContent::PERCENT)
        .with_position(PieLabelPosition::Center)
        .with_format("0.0%");
    let mut chart = PieChart::new(NAMES.into_iter().take(4), "Share", [40.0, 30.0, 20.0, 10.0])
        .with_labels(labels)
        .with_legend(legend(LegendPosition::Right));
    chart.series.points.push(PointStyle::filled(1, Rgb(255, 220, 100)));
    chart.first_slice_angle = 90;
    chart.into()
}

fn doughnut() -> Chart {
    DoughnutChart::new(NAMES.into_iter().take(5))
        .with_series("2025", [30.0, 25.0, 20.0, 15.0, 10.0])
        .with_series("2026", [20.0, 25.0, 20.0, 15.0, 20.0])
        .with_labels(DataLabels::default().with_content(LabelContent::PERCENT))
        .with_legend(Legend::default())
        .into()
}

fn scatter(style: ScatterStyle) -> Chart {
    let mut chart = ScatterChart::default()
        .with_series(XySeries::new("Cars", [(1.0, 2.0), (3.0, 4.0), (4.0, 1.0)]))
        .with_series(XySeries::new("Bikes", [(0.5, 3.0), (2.5, 2.0), (5.0, 4.5), (6.0, 1.0)]))
        .with_legend(Legend::default());
    chart.style = style;
    chart.x_axis.title = Some("Price".into());
    chart.y_axis.title = Some("Speed".into());
    if style == ScatterStyle::Markers {
        chart.series[0].point_styles.push(PointStyle::filled(1, RED));
        chart.series[1].marker = Some(Marker { symbol: MarkerSymbol::X, ..Marker::circle(9) });
        chart.labels = Some(DataLabels::default().with_position(LinePosition::Above));
    }
    chart.into()
}

fn quadrants() -> Chart {
    let points = [(-2.0, 1.0), (1.5, 2.0), (-1.0, -1.5), (2.5, -0.5)];
    ScatterChart::default().with_series(XySeries::new("Brands", points)).into()
}

fn two_axes(categories: Categories) -> ComboChart {
    let mut columns = Columns::default();
    columns.series_mut().push(Series::new("Revenue", [120.0, 140.0, 135.0, 160.0]));
    columns.series_mut().push(Series::new("Cost", [90.0, 100.0, 110.0, 120.0]));
    let mut margin = Lines::default();
    margin.series.push(Series::new("Margin", [0.21, 0.25, 0.19, 0.25]).with_format("0%"));
    margin.series[0].own.marker = Some(Marker::circle(7));
    margin.labels = Some(DataLabels::default().with_position(LinePosition::Above));
    let mut chart = ComboChart::over(categories)
        .with_plot(ComboPlot::Columns(columns))
        .with_secondary_plot(ComboPlot::Lines(margin))
        .with_legend(Legend::default());
    chart.axes.value.title = Some("EUR m".into());
    chart.secondary_axis.title = Some("Margin".into());
    chart.secondary_axis.min = Some(0.0);
    chart
}

fn combination() -> Chart {
    two_axes(QUARTERS.into_iter().collect()).with_title("Combination").into()
}

fn reversed_combination() -> Chart {
    let mut chart = two_axes(months(4));
    chart.axes.category.reverse = true;
    chart.into()
}

fn three_plots() -> Chart {
    let mut area = Areas::default();
    area.series.push(Series::new("Market", [3.0, 4.0, 5.0, 4.0]));
    let mut columns = StackedColumns::default();
    columns.series_mut().push(Series::new("Own", [1.0, 2.0, 1.0, 2.0]));
    columns.series_mut().push(Series::new("Partners", [1.0, 1.0, 2.0, 1.0]));
    let mut line = Lines::default();
    line.series.push(Series::new("Plan", [2.0, 3.0, 2.5, 3.5]));
    ComboChart::new(QUARTERS)
        .with_plot(ComboPlot::Areas(area))
        .with_plot(ComboPlot::StackedColumns(columns))
        .with_plot(ComboPlot::Lines(line))
        .with_legend(Legend::default())
        .into()
}

fn thirty_series() -> Chart {
    let mut chart = ColumnChart::new(["One point"]);
    for i in 1..=30 {
        chart = chart.with_series(format!("Series {i}"), [f64::from(i)]);
    }
    chart.with_legend(legend(LegendPosition::Right)).into()
}
