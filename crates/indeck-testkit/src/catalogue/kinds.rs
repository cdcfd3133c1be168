//! The kinds, and what only one of them has.

use indeck_model::chart::*;
use indeck_model::{Color, Pt, Rgb, ThemeColor};

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
const NORTH: [f64; 4] = [3.0, 5.5, 4.0, 8.0];
const SOUTH: [f64; 4] = [2.0, 4.5, 6.0, 3.5];

/// A kind: its plain chart, and its own options.
pub struct Kind {
    /// What it is called.
    pub name: &'static str,
    pub(super) chart: fn() -> Chart,
    pub(super) own: fn() -> Vec<(&'static str, Chart)>,
}

fn nothing() -> Vec<(&'static str, Chart)> {
    Vec::new()
}

fn both<T: CategoryPlot>() -> CategoryChart<T> {
    CategoryChart::<T>::new(QUARTERS).with_series("North", NORTH).with_series("South", SOUTH)
}

/// Every kind.
pub const KINDS: &[Kind] = &[
    Kind { name: "column", chart: || both::<Columns>().into(), own: own_columns },
    Kind { name: "stacked column", chart: || both::<StackedColumns>().into(), own: own_stacks },
    Kind { name: "bar", chart: || both::<Bars>().into(), own: own_bars },
    Kind { name: "stacked bar", chart: || both::<StackedBars>().into(), own: own_stacked_bars },
    Kind { name: "line", chart: || both::<Lines>().into(), own: own_lines },
    Kind { name: "area", chart: || both::<Areas>().into(), own: own_areas },
    Kind { name: "pie", chart: || pie().into(), own: own_pies },
    Kind { name: "of pie", chart: || of_pie().into(), own: own_of_pies },
    Kind { name: "doughnut", chart: doughnut, own: nothing },
    Kind { name: "scatter", chart: || scatter().into(), own: own_scatters },
    Kind { name: "bubble", chart: || bubble().into(), own: own_bubbles },
    Kind { name: "radar", chart: || radar().into(), own: own_radars },
    Kind { name: "stock", chart: || stock(high_low_close()).into(), own: own_stocks },
    Kind { name: "surface", chart: || surface().into(), own: own_surfaces },
    Kind { name: "combo", chart: || combo().into(), own: own_combos },
];

fn dashed(color: Rgb) -> Line {
    Line::Solid { color: Some(color.into()), width: Some(Pt(1.5)), dash: Dash::Dash }
}

fn own_columns() -> Vec<(&'static str, Chart)> {
    let values = [2.0, -1.5, 3.0, -0.5];
    let mut negative = ColumnChart::new(QUARTERS).with_series("Change", values);
    negative.plot.0.series[0].own.negative = Some(Rgb(200, 16, 46).into());
    let names = Pattern::ALL.iter().map(|pattern| pattern.name());
    let mut patterns = ColumnChart::new(names).with_series("All", [1.0; 54]);
    let filled = |(index, preset): (u32, &Pattern)| {
        let (foreground, background) = (Rgb(0, 60, 120).into(), Rgb(230, 240, 250).into());
        PointStyle::filled(index, Fill::Pattern { preset: *preset, foreground, background })
    };
    patterns.plot.0.series[0].points = (0..).zip(Pattern::ALL).map(filled).collect();
    patterns.plot.0.gap_width = 10;
    let one = ColumnChart::new(["only"])
        .with_series("x", [1.0])
        .with_reference(ReferenceLine::at("Limit", 2.0));
    vec![
        ("negative values in red", negative.into()),
        ("all patterns", patterns.into()),
        ("a reference line over one category", one.into()),
    ]
}

fn own_stacks() -> Vec<(&'static str, Chart)> {
    let mut lines = both::<StackedColumns>();
    lines.plot.0.series_lines = Some(dashed(Rgb(90, 90, 90)));
    let mut shares = both::<StackedColumns>().with_reference(ReferenceLine::at("Half", 0.5));
    shares.plot.0.percent = true;
    vec![("series lines", lines.into()), ("a reference line over shares", shares.into())]
}

fn own_bars() -> Vec<(&'static str, Chart)> {
    let mut reversed = both::<Bars>()
        .with_reference(ReferenceLine {
            label: Some(String::new()),
            ..ReferenceLine::at("Mean", 5.0)
        })
        .with_reference(ReferenceLine::targets("Target", [4.0, 4.0, 6.0, 7.0]))
        .with_legend(Legend::default());
    reversed.axes.category.reverse = true;
    vec![("references, first category on top", reversed.into())]
}

fn own_stacked_bars() -> Vec<(&'static str, Chart)> {
    let mut shares = both::<StackedBars>().with_reference(ReferenceLine::at("Half", 0.5));
    shares.plot.0.percent = true;
    shares.plot.0.series_lines = Some(Line::PLAIN);
    vec![("a reference line over shares", shares.into())]
}

fn own_lines() -> Vec<(&'static str, Chart)> {
    let mut drop = both::<Lines>();
    drop.plot.drop_lines = Some(dashed(Rgb(90, 90, 90)));
    let mut high_low = both::<Lines>();
    high_low.plot.high_low_lines = Some(Line::PLAIN);
    let mut up_down = both::<Lines>();
    up_down.plot.up_down_bars = Some(UpDownBars {
        gap_width: 200,
        up: BarLook { fill: Some(Rgb(0, 140, 60).into()), line: None },
        down: BarLook { fill: Some(Rgb(200, 16, 46).into()), line: Some(Line::None) },
    });
    let mut stacked = both::<Lines>();
    stacked.plot.stacking = Stacking::Stacked;
    let mut smooth = both::<Lines>();
    smooth.plot.series.iter_mut().for_each(|series| series.own.smooth = true);
    vec![
        ("drop lines", drop.into()),
        ("high-low lines", high_low.into()),
        ("up and down bars", up_down.into()),
        ("stacked", stacked.into()),
        ("smooth", smooth.into()),
        ("all dashes", dashes()),
        ("all markers", markers()),
    ]
}

fn dashes() -> Chart {
    use self::Dash::{DashDot, Dot, LongDash, LongDashDot, LongDashDotDot, ShortDash, Solid};
    let all = [Solid, Dash::Dash, ShortDash, LongDash, Dot, DashDot, LongDashDot, LongDashDotDot];
    let mut chart = LineChart::new(QUARTERS).with_legend(Legend::default());
    for (i, dash) in all.into_iter().enumerate() {
        chart = chart.with_series(format!("{dash:?}"), [i as f64; 4]);
        let width = Some(Pt(3.0));
        chart.plot.series[i].line = Some(Line::Solid { color: None, width, dash });
    }
    chart.into()
}

fn markers() -> Chart {
    use MarkerSymbol::*;
    let all = [None, Circle, Square, Diamond, Triangle, X, Plus, Dash, Dot, Star];
    let mut chart = LineChart::new(QUARTERS).with_legend(Legend::default());
    for (i, symbol) in all.into_iter().enumerate() {
        chart = chart.with_series(format!("{symbol:?}"), [i as f64; 4]);
        chart.plot.series[i].own.marker = Some(Marker { symbol, ..Marker::circle(12) });
    }
    chart.into()
}

fn own_areas() -> Vec<(&'static str, Chart)> {
    let mut drop = both::<Areas>();
    drop.plot.drop_lines = Some(Line::PLAIN);
    let mut shares = both::<Areas>();
    shares.plot.stacking = Stacking::Percent;
    vec![("drop lines", drop.into()), ("100 %", shares.into())]
}

fn pie() -> PieChart {
    PieChart::new(QUARTERS, "Share", NORTH)
}

fn own_pies() -> Vec<(&'static str, Chart)> {
    let mut apart = pie();
    apart.explosion = 20;
    let mut one = pie();
    one.exploded = vec![ExplodedSlice { index: 2, distance: 40 }];
    vec![("all slices apart", apart.into()), ("one slice apart", one.into())]
}

fn of_pie() -> OfPieChart {
    let names = ["A", "B", "C", "D", "E", "F"];
    OfPieChart::new(names, "Share", [40.0, 25.0, 15.0, 10.0, 6.0, 4.0])
        .with_legend(Legend::default())
}

fn own_of_pies() -> Vec<(&'static str, Chart)> {
    let split = |form, split| Chart::from(OfPieChart { form, split, ..of_pie() });
    let mut apart = of_pie();
    (apart.gap_width, apart.second_size) = (300, 40);
    apart.series_lines = Some(dashed(Rgb(200, 16, 46)));
    vec![
        ("bar", split(OfPieForm::Bar, OfPieSplit::Auto)),
        ("the last four", split(OfPieForm::Pie, OfPieSplit::Last(4))),
        ("below 12", split(OfPieForm::Bar, OfPieSplit::Below(12.0))),
        ("below 7 %", split(OfPieForm::Pie, OfPieSplit::BelowPercent(7.0))),
        ("the first and the third", split(OfPieForm::Pie, OfPieSplit::Custom(vec![2, 0]))),
        ("small and far away", apart.into()),
    ]
}

fn doughnut() -> Chart {
    DoughnutChart::new(QUARTERS).with_series("2025", NORTH).with_series("2026", SOUTH).into()
}

fn scatter() -> ScatterChart {
    let cars = [(1.0, 3.0), (3.0, 5.5), (4.0, 4.0), (6.0, 8.0)];
    let bikes = [(0.5, 3.0), (2.5, 2.0), (5.0, 4.5), (6.5, 1.0), (7.0, 2.0)];
    ScatterChart::default()
        .with_series(XySeries::new("Cars", cars))
        .with_series(XySeries::new("Bikes", bikes))
}

fn own_scatters() -> Vec<(&'static str, Chart)> {
    let mut lines = scatter().with_legend(Legend::default());
    let label =
        |line: ReferenceLine, text: &str| ReferenceLine { label: Some(text.into()), ..line };
    lines.references.push(label(ReferenceLine::at("Mean speed", 4.0), "mean"));
    lines.x_references.push(label(ReferenceLine::at("Mean price", 3.5), ""));
    let mut logarithmic = lines.clone();
    logarithmic.x_axis.log_base = Some(10.0);
    vec![
        ("reference lines", lines.into()),
        ("reference lines on a logarithmic axis", logarithmic.into()),
    ]
}

fn bubble() -> BubbleChart {
    let cars = [(1.0, 3.0, 10.0), (3.0, 5.5, 20.0), (4.0, 4.0, 5.0), (6.0, 8.0, 40.0)];
    let bikes = [(2.5, 2.0, 30.0), (5.0, 4.5, 15.0), (6.5, 1.0, -10.0)];
    BubbleChart::default()
        .with_series(BubbleSeries::new("Cars", cars))
        .with_series(BubbleSeries::new("Bikes", bikes))
}

fn own_bubbles() -> Vec<(&'static str, Chart)> {
    let small = BubbleChart { scale: 50, show_negative: true, size: BubbleSize::Width, ..bubble() };
    let content = LabelContent { size: true, ..LabelContent::NOTHING };
    let mut labels = bubble();
    labels.labels = Some(DataLabels::default().with_content(content));
    vec![("half as large, by width, negative ones too", small.into()), ("sizes", labels.into())]
}

fn radar() -> RadarChart {
    RadarChart::new(["Price", "Speed", "Looks", "Room"])
        .with_series("North", NORTH)
        .with_series("South", SOUTH)
}

fn own_radars() -> Vec<(&'static str, Chart)> {
    let styled = |style| Chart::from(RadarChart { style, ..radar() });
    vec![("markers", styled(RadarStyle::Markers)), ("filled", styled(RadarStyle::Filled))]
}

fn price(name: &str, values: [f64; 4]) -> PriceSeries {
    PriceSeries::new(name, values)
}

fn high_low_close() -> Prices {
    Prices::HighLowClose {
        high: price("High", [110.0, 115.0, 118.0, 121.0]),
        low: price("Low", [98.0, 101.0, 107.0, 110.0]),
        close: price("Close", [102.0, 112.0, 109.0, 120.0]),
    }
}

fn candles() -> Prices {
    let Prices::HighLowClose { high, low, close } = high_low_close() else { unreachable!() };
    let open = price("Open", [100.0, 103.0, 114.0, 111.0]);
    Prices::OpenHighLowClose { open, high, low, close, bars: UpDownBars::default() }
}

fn stock(prices: Prices) -> StockChart {
    let mut chart = StockChart::new(QUARTERS.into_iter().collect(), prices);
    chart.axes.value.min = Some(90.0);
    chart
}

fn own_stocks() -> Vec<(&'static str, Chart)> {
    let volume = || VolumeSeries::new("Volume", [1200.0, 900.0, 1500.0, 1100.0]);
    let mut colored = stock(candles());
    if let Prices::OpenHighLowClose { bars, .. } = &mut colored.prices {
        bars.up.fill = Some(Rgb(0, 140, 60).into());
        bars.down.fill = Some(Rgb(200, 16, 46).into());
    }
    let mut with_volume = stock(high_low_close()).with_volume(volume());
    with_volume.volume_axis.max = Some(5000.0);
    let mut all = stock(candles()).with_volume(volume());
    all.volume_axis.max = Some(5000.0);
    vec![
        ("candles", stock(candles()).into()),
        ("green and red candles", colored.into()),
        ("volume, high, low, close", with_volume.into()),
        ("volume and candles", all.into()),
    ]
}

fn surface() -> SurfaceChart {
    let row =
        |y: i32| (0..8).map(move |x: i32| f64::from(10 - (x - 4).pow(2) / 2 - (y - 2).pow(2)));
    let mut chart = SurfaceChart::new((1..=8).map(|x| format!("x{x}")));
    for y in 0..5 {
        chart = chart.with_series(format!("y{y}"), row(y));
    }
    chart
}

fn own_surfaces() -> Vec<(&'static str, Chart)> {
    let of = |form| Chart::from(SurfaceChart { form, ..surface() });
    let mut banded = surface();
    let band = |index, fill: Rgb| SurfaceBand { index, fill: fill.into() };
    banded.bands = vec![band(0, Rgb(0, 60, 120)), band(1, Rgb(120, 180, 230))];
    (banded.rotation, banded.elevation) = (60, 40);
    banded.series_axis.title = Some("Depth".into());
    vec![
        ("wireframe", of(SurfaceForm::Wireframe)),
        ("contour", of(SurfaceForm::Contour)),
        ("wireframe contour", of(SurfaceForm::WireframeContour)),
        ("bands, turned", banded.into()),
    ]
}

fn plots() -> (ComboPlot, ComboPlot) {
    let mut columns = Columns::default();
    columns.series_mut().push(Series::new("Revenue", NORTH));
    let mut lines = Lines::default();
    lines.series.push(Series::new("Margin", [0.2, 0.25, 0.22, 0.3]).with_format("0%"));
    (ComboPlot::Columns(columns), ComboPlot::Lines(lines))
}

fn combo() -> ComboChart {
    let (columns, lines) = plots();
    ComboChart::new(QUARTERS).with_plot(columns).with_secondary_plot(lines)
}

fn own_combos() -> Vec<(&'static str, Chart)> {
    let mut both_axes = combo();
    let title = Some("The same at the top".to_owned());
    both_axes.secondary_category = Some(CategoryAxis { title, ..CategoryAxis::default() });
    let (columns, lines) = plots();
    let points = XySeries::new("Points", [(0.0, 1.0), (5.0, 2.0), (9.0, 0.5)]);
    let layer = ScatterLayer {
        series: vec![points],
        style: ScatterStyle::LinesAndMarkers,
        ..ScatterLayer::default()
    };
    let scatter = ComboChart::new(QUARTERS)
        .with_plot(columns)
        .with_scatter(layer)
        .with_legend(Legend::default());
    let mut area = Areas::default();
    area.series.push(Series::new("Market", [6.0, 7.0, 8.0, 9.0]));
    let mut own = StackedColumns::default();
    own.series_mut().push(Series::new("Own", SOUTH));
    own.0.series[0].fill = Some(Color::Theme(ThemeColor::Accent3).into());
    let three = ComboChart::new(QUARTERS)
        .with_plot(ComboPlot::Areas(area))
        .with_plot(ComboPlot::StackedColumns(own))
        .with_secondary_plot(lines);
    vec![
        ("a category axis at the top", both_axes.into()),
        ("points on axes of their own", scatter.into()),
        ("three plots", three.into()),
    ]
}
