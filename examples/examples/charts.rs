//! One slide for each kind of chart, with the options that it is most used with.

use indeck::Template;
use indeck::model::ThemeColor;
use indeck::model::chart::{
    AreaChart, BarChart, BarLabelPosition, CategoryPlot, Chart, ColumnChart, Columns, ComboChart,
    ComboPlot, DataLabels, DoughnutChart, LabelContent, Legend, LegendPosition, LineChart, Lines,
    Marker, PieChart, PieLabelPosition, PointStyle, ScatterChart, Series, StackedBarChart,
    StackedBarLabelPosition, StackedColumnChart, Stacking, XySeries,
};
use indeck::model::deck::Footer;

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
const NORTH: [f64; 4] = [12.0, 14.5, 13.2, 16.8];
const SOUTH: [f64; 4] = [9.5, 11.0, 12.4, 13.1];
const WEST: [f64; 4] = [6.2, 5.9, 7.4, 8.0];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::open(indeck_examples::template())?;
    let mut deck = template.deck();
    deck.set_footer(Footer { slide_number: true, ..Footer::default() });
    let charts: [(&str, Chart); 13] = [
        ("Columns, one of them highlighted", columns().into()),
        ("Stacked columns", stacked_columns(false).into()),
        ("Columns to 100 %", stacked_columns(true).into()),
        ("Bars, longest first", bars().into()),
        ("Stacked bars", stacked_bars().into()),
        ("Lines with markers", lines().into()),
        ("Areas", areas(Stacking::None).into()),
        ("Stacked areas", areas(Stacking::Stacked).into()),
        ("A pie", pie().into()),
        ("A doughnut", doughnut().into()),
        ("Points by x and y", scatter().into()),
        ("Columns and a line on a second axis", combination().into()),
        ("Lines that are rounded, on a scale of our own", smooth_lines().into()),
    ];
    for (title, chart) in charts {
        let alt = format!("{title}: an example with made-up numbers");
        deck.add_slide("Chart")?.fill("title", title)?.fill("chart", chart)?.alt(alt);
    }
    deck.save(indeck_examples::output())?;
    Ok(())
}

fn columns() -> ColumnChart {
    let highlighted = PointStyle::filled(3, ThemeColor::Accent2);
    let mut chart = ColumnChart::new(QUARTERS).with_labels(
        DataLabels::default().with_format("0.0").with_position(BarLabelPosition::OutsideEnd),
    );
    chart.plot.series_mut().push(Series::new("North", NORTH).with_point(highlighted));
    chart.axes.value.hidden = true;
    chart.axes.value.gridlines = None;
    chart
}

fn stacked_columns(percent: bool) -> StackedColumnChart {
    let mut chart = StackedColumnChart::new(QUARTERS)
        .with_series("North", NORTH)
        .with_series("South", SOUTH)
        .with_series("West", WEST)
        .with_labels(
            DataLabels::default().with_format("0.0").with_position(StackedBarLabelPosition::Center),
        )
        .with_legend(Legend::default());
    chart.plot.0.percent = percent;
    chart
}

fn bars() -> BarChart {
    let mut chart = BarChart::new(["Amsterdam", "Berlin", "Copenhagen", "Dublin", "Evora"])
        .with_series("Visitors, thousand", [48.0, 41.5, 33.0, 21.2, 9.9])
        .with_labels(DataLabels::default().with_format("0"));
    chart.axes.category.reverse = true;
    chart.axes.value.hidden = true;
    chart.axes.value.gridlines = None;
    chart
}

fn stacked_bars() -> StackedBarChart {
    StackedBarChart::new(["18–34", "35–54", "55+"])
        .with_series("Yes", [52.0, 44.0, 31.0])
        .with_series("No", [30.0, 41.0, 55.0])
        .with_series("Don't know", [18.0, 15.0, 14.0])
        .with_labels(DataLabels::default().with_position(StackedBarLabelPosition::Center))
        .with_legend(Legend { position: LegendPosition::Top, ..Legend::default() })
}

fn lines() -> LineChart {
    let mut chart = LineChart::new(QUARTERS)
        .with_series("North", NORTH)
        .with_series("South", SOUTH)
        .with_title("Million euros")
        .with_legend(Legend { position: LegendPosition::Right, ..Legend::default() });
    for series in chart.plot.series_mut() {
        series.own.marker = Some(Marker::circle(7));
    }
    chart
}

fn smooth_lines() -> LineChart {
    let mut chart = lines().with_title("Million euros, from 5");
    chart.plot.series_mut().iter_mut().for_each(|series| series.own.smooth = true);
    chart.axes.value.min = Some(5.0);
    chart.axes.value.max = Some(20.0);
    chart.axes.value.major_unit = Some(5.0);
    chart
}

fn areas(stacking: Stacking) -> AreaChart {
    let mut chart = AreaChart::new(QUARTERS)
        .with_series("North", NORTH)
        .with_series("South", SOUTH)
        .with_legend(Legend::default());
    chart.plot.stacking = stacking;
    chart
}

fn pie() -> PieChart {
    let content = LabelContent { category: true, ..LabelContent::PERCENT };
    let labels = DataLabels::default().with_content(content).with_format("0%");
    PieChart::new(["On time", "Late", "Cancelled"], "Flights", [72.0, 24.0, 4.0])
        .with_labels(labels.with_position(PieLabelPosition::OutsideEnd))
}

fn doughnut() -> DoughnutChart {
    let labels = DataLabels::default().with_content(LabelContent::PERCENT).with_format("0%");
    DoughnutChart::new(["On time", "Late", "Cancelled"])
        .with_series("Flights", [72.0, 24.0, 4.0])
        .with_labels(labels)
        .with_legend(Legend { position: LegendPosition::Right, ..Legend::default() })
}

fn scatter() -> ScatterChart {
    let points = (0..40).map(|i| {
        let x = f64::from(i);
        (x, 20.0 + 0.8 * x + f64::from(i * 7 % 11))
    });
    let mut chart = ScatterChart::default().with_series(XySeries::new("Stores", points));
    chart.x_axis.title = Some("Floor space, hundred square metres".into());
    chart.y_axis.title = Some("Revenue, million euros".into());
    chart
}

fn combination() -> ComboChart {
    let mut revenue = Columns::default();
    revenue.series_mut().push(Series::new("Revenue, million euros", NORTH));
    let mut margin = Lines::default();
    margin.series_mut().push(Series::new("Margin", [0.21, 0.24, 0.19, 0.27]).with_format("0%"));
    margin.labels = Some(DataLabels::default().with_format("0%"));
    let mut chart = ComboChart::new(QUARTERS)
        .with_plot(ComboPlot::Columns(revenue))
        .with_secondary_plot(ComboPlot::Lines(margin))
        .with_legend(Legend::default());
    chart.secondary_axis.min = Some(0.0);
    chart.secondary_axis.max = Some(0.4);
    chart
}
