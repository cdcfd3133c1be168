//! A chart of each kind of 2016 and of each option that a kind has.

use std::io::Write;

use indeck_ooxml::model::chart::*;
use indeck_ooxml::model::deck::Picture;
use indeck_ooxml::model::text::TextStyle;
use indeck_ooxml::model::{Angle, Color, Percent, Pt, Rgb, ThemeColor};

const RED: Rgb = Rgb(200, 16, 46);
const STEPS: [&str; 6] = ["2025", "Volume", "Price <&>", "=Cost", "Half", "2026"];

/// The charts of one kind with what is to be seen in each.
pub(super) struct Deck {
    pub(super) kind: &'static str,
    pub(super) layouts: &'static [&'static str],
    pub(super) charts: Vec<(&'static str, Chart)>,
}

/// A deck a kind.
pub(super) fn decks() -> Vec<Deck> {
    vec![
        deck("waterfall", &["waterfall"], waterfalls()),
        deck("treemap", &["treemap"], treemaps()),
        deck("sunburst", &["sunburst"], sunbursts()),
        deck("funnel", &["funnel"], funnels()),
        deck("histogram", &["clusteredColumn"], histograms()),
        deck("pareto", &["clusteredColumn", "paretoLine"], paretos()),
        deck("box-whisker", &["boxWhisker"], boxes()),
        deck("region-map", &["regionMap"], maps()),
    ]
}

fn deck(
    kind: &'static str,
    layouts: &'static [&'static str],
    charts: Vec<(&'static str, Chart)>,
) -> Deck {
    Deck { kind, layouts, charts }
}

/// One change of a chart of the kind, with what is to be seen.
type Change<C> = (&'static str, fn(&mut C));

fn changed<C: Clone + Into<Chart>>(base: C, changes: &[Change<C>]) -> Vec<(&'static str, Chart)> {
    let apply = |(name, change): &Change<C>| {
        let mut chart = base.clone();
        change(&mut chart);
        (*name, chart.into())
    };
    changes.iter().map(apply).collect()
}

/// What every kind has around its plot, changed through its frame.
fn framed<C: Clone + Into<Chart>>(base: &C) -> Vec<(&'static str, Chart)> {
    let changes: [Change<ChartFrame>; 8] = [
        ("A title of two lines over the plot", |f| {
            let style =
                TextStyle { bold: Some(true), color: Some(RED.into()), ..TextStyle::default() };
            let text = "First line <&>\nsecond line".to_owned();
            f.title = Some(ChartTitle { text, style, overlay: true });
        }),
        ("A legend below", |f| f.legend = Some(legend(LegendPosition::Bottom))),
        ("A legend on top", |f| f.legend = Some(legend(LegendPosition::Top))),
        ("A legend to the left", |f| f.legend = Some(legend(LegendPosition::Left))),
        ("A legend to the right, over the plot", |f| {
            f.legend = Some(Legend { overlay: true, ..legend(LegendPosition::Right) });
        }),
        ("A legend in the corner", |f| f.legend = Some(legend(LegendPosition::TopRight))),
        ("Backgrounds and a border", |f| {
            f.plot_fill = Some(ThemeColor::Background2.into());
            f.background = Some(Rgb(250, 245, 235).into());
            f.border = Some(Line::solid(RED, Pt(1.5)));
        }),
        ("A palette, and all text in another look", |f| {
            f.palette = [Rgb(0, 90, 160), RED, Rgb(240, 230, 140)].map(Color::from).to_vec();
            f.style = TextStyle {
                size: Some(Pt(14.0)),
                color: Some(ThemeColor::Text2.into()),
                font: Some("Georgia".into()),
                ..TextStyle::default()
            };
            f.legend = Some(Legend::default());
        }),
    ];
    let apply = |(name, change): &Change<ChartFrame>| {
        let mut chart: Chart = base.clone().into();
        change(chart.frame_mut());
        (*name, chart)
    };
    changes.iter().map(apply).collect()
}

fn legend(position: LegendPosition) -> Legend {
    Legend { position, ..Legend::default() }
}

/// Fills of every sort.
fn fills() -> [Fill; 4] {
    let between = Gradient::between(RED, ThemeColor::Accent4, Angle(45.0));
    let pattern = Fill::Pattern {
        preset: Pattern::WideUpDiagonal,
        foreground: ThemeColor::Accent1.into(),
        background: ThemeColor::Background1.into(),
    };
    let translucent = Fill::Translucent { color: RED.into(), opacity: Percent(40.0) };
    [ThemeColor::Accent5.into(), Fill::Gradient(between), pattern, translucent]
}

fn styled<P, O>(series: &mut Series<P, O>) {
    for (index, fill) in (0..).zip(fills()) {
        series.points.push(PointStyle::filled(index, fill));
    }
    series.points.push(PointStyle {
        index: 0,
        fill: None,
        line: Some(Line::solid(Rgb(0, 0, 0), Pt(2.0))),
        marker: None,
    });
}

fn looks<P, O>(series: &mut Series<P, O>) {
    series.fill = Some(Color::Lighter(ThemeColor::Accent3, Percent(60.0)).into());
    series.line = Some(Line::solid(ThemeColor::Accent3, Pt(1.0)));
}

fn full_labels<P>() -> DataLabels<P> {
    DataLabels {
        content: LabelContent {
            value: true,
            category: true,
            series: true,
            ..LabelContent::NOTHING
        },
        format: Some("#,##0.0".into()),
        separator: Some("; ".into()),
        style: TextStyle { size: Some(Pt(10.0)), italic: Some(true), ..TextStyle::default() },
        fill: Some(Rgb(255, 255, 230).into()),
        border: Some(Line::PLAIN),
        rotation: Some(Angle(-30.0)),
        ..DataLabels::default()
    }
}

fn label<P>(index: u32, text: Option<&str>, position: Option<P>) -> PointLabel<P> {
    let style = TextStyle { bold: Some(true), color: Some(RED.into()), ..TextStyle::default() };
    PointLabel { index, text: text.map(str::to_owned), position, style }
}

fn bar_labels(position: BarLabelPosition) -> Option<DataLabels<BarLabelPosition>> {
    let points = vec![label(1, None, Some(BarLabelPosition::InsideBase)), label(2, Some(""), None)];
    Some(DataLabels { position: Some(position), points, ..DataLabels::default() })
}

fn all_of_categories(axis: &mut CategoryAxis) {
    axis.title = Some("Steps <&>".into());
    axis.title_style.bold = Some(true);
    axis.rotation = Some(Angle(-45.0));
    axis.style.size = Some(Pt(10.0));
    axis.line = Some(Line::solid(RED, Pt(1.0)));
    axis.gridlines = Some(Line::PLAIN);
    axis.minor_gridlines = Some(Line::PLAIN);
    axis.ticks = TickMarks { major: TickMark::Outside, minor: TickMark::Inside };
}

fn all_of_values(axis: &mut ValueAxis) {
    axis.title = Some("Thousands".into());
    axis.format = Some("#,##0".into());
    axis.min = Some(-20.0);
    axis.max = Some(200.0);
    axis.major_unit = Some(50.0);
    axis.minor_unit = Some(10.0);
    axis.minor_gridlines = Some(Line::solid(Rgb(230, 230, 230), Pt(0.5)));
    axis.ticks = TickMarks { major: TickMark::Cross, minor: TickMark::None };
    axis.line = Some(Line::PLAIN);
    axis.rotation = Some(Angle(30.0));
}

fn units(unit: DisplayUnit, label: Option<&str>) -> Option<DisplayUnits> {
    Some(DisplayUnits { unit, label: label.map(str::to_owned) })
}

fn hide(axes: &mut Axes) {
    axes.value.hidden = true;
    axes.value.gridlines = None;
    axes.category.tick_labels = TickLabels::None;
}

fn waterfall() -> WaterfallChart {
    let mut chart = WaterfallChart::new(STEPS, "Revenue", [100.0, 20.0, 15.5, -40.0, 95.5, 130.0])
        .with_subtotals([0, 4, 5]);
    chart.series.format = "0.0".into();
    chart
}

fn waterfalls() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        waterfall(),
        &[
            ("A waterfall with totals", |_| {}),
            ("No connectors, no totals, narrow gaps", |c| {
                c.connector_lines = false;
                c.subtotals.clear();
                c.gap_width = 10;
            }),
            ("Colours of gains, losses and totals", |c| {
                c.increase = Some(Rgb(0, 130, 60).into());
                c.decrease = Some(RED.into());
                c.total = Some(ThemeColor::Text2.into());
                c.labels = bar_labels(BarLabelPosition::Center);
            }),
            ("Labels beyond the ends, one elsewhere, one hidden", |c| {
                c.labels = bar_labels(BarLabelPosition::OutsideEnd)
            }),
            ("Labels inside, at the end", |c| c.labels = bar_labels(BarLabelPosition::InsideEnd)),
            ("Labels that say all", |c| c.series.labels = Some(full_labels())),
            ("Steps with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all", |c| looks(&mut c.series)),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
            }),
            ("Display units with their word", |c| {
                c.axes.value.display_units = units(DisplayUnit::Hundreds, Some(""))
            }),
            ("Display units with a text", |c| {
                c.axes.value.display_units = units(DisplayUnit::Thousands, Some("k EUR"))
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("A blank step, a hostile name", |c| {
                c.series.values[2] = None;
                c.series.name = "=1+1 <&>\"'".into();
            }),
        ],
    );
    charts.extend(framed(&waterfall()));
    charts
}

fn leaves() -> Vec<Vec<&'static str>> {
    vec![
        vec!["Europe", "Spain", "Madrid"],
        vec!["Europe", "Spain", "Cádiz"],
        vec!["Europe", "=France"],
        vec!["Asia", "Japan", "東京"],
        vec!["Asia", "Laos <&>", "Vientiane"],
        vec!["Other"],
    ]
}

const SIZES: [f64; 6] = [22.0, 12.0, 18.0, 40.0, 5.5, 9.0];

fn treemap() -> TreemapChart {
    TreemapChart::new(leaves(), "Sales", SIZES).with_labels(names())
}

fn names() -> DataLabels<NoPosition> {
    let content = LabelContent { category: true, ..LabelContent::NOTHING };
    DataLabels::default().with_content(content)
}

fn treemaps() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        treemap(),
        &[
            ("A treemap", |_| {}),
            ("Branches in banners", |c| c.parent_labels = ParentLabels::Banner),
            ("Branches without names", |c| c.parent_labels = ParentLabels::None),
            ("No labels", |c| c.labels = None),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Leaves with fills of their own", |c| styled(&mut c.series)),
            ("One label stands out, one is hidden", |c| {
                c.labels.as_mut().unwrap().points =
                    vec![label(3, None, None), label(1, Some(""), None)];
            }),
            ("A fill and outline for all", |c| looks(&mut c.series)),
        ],
    );
    charts.extend(framed(&treemap()));
    let flat = TreemapChart::new([["a"], ["b"], ["c"]], "Flat", [3.0, 2.0, 1.0]);
    charts.push(("One level", flat.with_labels(names()).into()));
    charts
}

fn sunburst() -> SunburstChart {
    SunburstChart::new(leaves(), "Sales", SIZES).with_labels(names())
}

fn sunbursts() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        sunburst(),
        &[
            ("A sunburst", |_| {}),
            ("No labels", |c| c.labels = None),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Leaves with fills of their own", |c| styled(&mut c.series)),
            ("One label stands out, one is hidden", |c| {
                c.labels.as_mut().unwrap().points =
                    vec![label(3, None, None), label(1, Some(""), None)];
            }),
        ],
    );
    charts.extend(framed(&sunburst()));
    charts
}

fn funnel() -> FunnelChart {
    FunnelChart::new(
        ["Visits", "Leads", "Offers", "Orders"],
        "Pipeline",
        [5200.0, 1800.0, 900.0, 420.0],
    )
    .with_labels(DataLabels::default())
}

fn funnels() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        funnel(),
        &[
            ("A funnel", |_| {}),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Labels at the base", |c| c.labels = bar_labels(BarLabelPosition::InsideBase)),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Stages with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all, wide gaps", |c| {
                looks(&mut c.series);
                c.gap_width = 120;
            }),
            ("An axis with all it can have", |c| all_of_categories(&mut c.axis)),
            ("A hidden axis", |c| c.axis.hidden = true),
        ],
    );
    charts.extend(framed(&funnel()));
    charts
}

fn histogram() -> HistogramChart {
    HistogramChart::new("Ages", (0..60).map(|i| f64::from(i * 37 % 61) + f64::from(i % 7) / 4.0))
}

fn histograms() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        histogram(),
        &[
            ("A histogram", |_| {}),
            ("Bins of a width", |c| c.bins.size = BinSize::Width(7.5)),
            ("A number of bins", |c| c.bins.size = BinSize::Count(8)),
            ("First and last bins are open", |c| {
                (c.bins.underflow, c.bins.overflow) = (Some(10.0), Some(50.0));
            }),
            ("Bins that hold their lower bound", |c| c.bins.closed = IntervalClosed::Left),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Labels in the middle", |c| c.labels = bar_labels(BarLabelPosition::Center)),
            ("Bins with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all, gaps", |c| {
                looks(&mut c.series);
                c.gap_width = 30;
            }),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.axes.category.format = Some("0.0".into());
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("Blanks", |c| c.series.values[3] = None),
        ],
    );
    charts.extend(framed(&histogram()));
    charts
}

fn pareto() -> ParetoChart {
    let groups = ["Late", "Lost", "Broken", "Late", "Wrong <&>", "=Other"];
    ParetoChart::new(groups, "Complaints", [12.0, 5.0, 3.0, 9.0, 2.0, 1.0])
}

fn paretos() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        pareto(),
        &[
            ("A Pareto chart of groups", |_| {}),
            ("The line of shares in another look", |c| {
                c.line = Some(Line::Solid {
                    color: Some(RED.into()),
                    width: Some(Pt(3.0)),
                    dash: Dash::Dot,
                });
            }),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Columns with fills of their own", |c| styled(&mut c.series)),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.share_axis.title = Some("Share".into());
                c.share_axis.major_unit = Some(0.25);
                c.share_axis.format = Some("0%".into());
            }),
            ("No axis of shares", |c| c.share_axis.hidden = true),
        ],
    );
    charts.extend(framed(&pareto()));
    let bins = Bins { size: BinSize::Count(5), ..Bins::default() };
    let binned = ParetoChart::over(ParetoSource::Bins(bins), histogram().series);
    charts.push(("A Pareto chart of bins", binned.into()));
    charts
}

fn boxed() -> BoxWhiskerChart {
    let names = (0..24).map(|i| ["North", "South <&>", "=East"][i % 3]);
    let values = |shift: f64| (0..24).map(move |i| f64::from(i * 17 % 23) + shift);
    BoxWhiskerChart::new(names).with_series("2025", values(0.0)).with_series("2026", values(5.0))
}

fn boxes() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        boxed(),
        &[
            ("Boxes of two series", |_| {}),
            ("With the median, lines of means, all points", |c| {
                for series in &mut c.series {
                    series.own.quartiles = Quartiles::Inclusive;
                    series.own.mean_line = true;
                    series.own.inner_points = true;
                }
            }),
            ("Without means and outliers", |c| {
                c.series[0].own.mean_marker = false;
                c.series[0].own.outliers = false;
            }),
            ("A fill and outline for one", |c| looks(&mut c.series[0])),
            ("Labels above", |c| {
                c.labels = Some(DataLabels::default().with_position(LinePosition::Above));
            }),
            ("Labels that say all", |c| c.series[0].labels = Some(full_labels())),
            ("Axes with all they can have, wide gaps", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.gap_width = 150;
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("Blanks", |c| c.series[1].values[5] = None),
        ],
    );
    charts.extend(framed(&boxed()));
    charts
}

fn map() -> RegionMapChart {
    RegionMapChart::new(["Germany", "France", "Spain", "DK"], "Sales", [40.0, 30.0, 20.5, 10.0])
}

fn maps() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        map(),
        &[
            ("A map", |_| {}),
            ("Mercator, countries with data, all names", |c| {
                c.projection = Projection::Mercator;
                c.area = MapArea::DataOnly;
                c.region_labels = RegionLabels::All;
            }),
            ("Robinson, the world, names that fit", |c| {
                c.projection = Projection::Robinson;
                c.area = MapArea::World;
                c.region_labels = RegionLabels::BestFit;
            }),
            ("Miller, countries", |c| {
                (c.projection, c.area) = (Projection::Miller, MapArea::Countries)
            }),
            ("Albers, a country", |c| {
                (c.projection, c.area) = (Projection::Albers, MapArea::Country)
            }),
            ("States", |c| c.area = MapArea::State),
            ("Counties", |c| c.area = MapArea::County),
            ("Postal codes", |c| c.area = MapArea::PostalCode),
            ("Two colours", |c| c.colors.max = Some(RED.into())),
            ("Three colours", |c| {
                c.colors.min = Some(Rgb(0, 90, 160).into());
                c.colors.mid = Some(ThemeColor::Background1.into());
                c.colors.max = Some(RED.into());
            }),
            ("Another language", |c| (c.language, c.country) = ("de-DE".into(), "DE".into())),
            ("Labels of values", |c| c.labels = Some(DataLabels::default())),
            ("Regions with fills of their own", |c| styled(&mut c.series)),
            ("A blank", |c| c.series.values[1] = None),
        ],
    );
    charts.extend(framed(&map()));
    charts
}

/// A picture that can be told from those of other names.
pub(super) fn picture(name: &str) -> Picture {
    const SIZE: (u32, u32) = (320, 180);
    let seed = crc32fast::hash(name.as_bytes());
    let [red, green, blue, _] = (seed | 0x4040_4040).to_be_bytes();
    let mut pixels = Vec::new();
    for y in 0..SIZE.1 {
        pixels.push(0);
        for x in 0..SIZE.0 {
            let height = 30 + (seed >> (x / 40 % 8)) % 120;
            let is_bar = x % 40 > 8 && y > SIZE.1 - height;
            pixels.extend(if is_bar { [red, green, blue] } else { [245; 3] });
        }
    }
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&pixels).unwrap();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], body: &[u8]| {
        let body = [kind, body].concat();
        png.extend((body.len() as u32 - 4).to_be_bytes());
        png.extend(&body);
        png.extend(crc32fast::hash(&body).to_be_bytes());
    };
    let header = [&SIZE.0.to_be_bytes()[..], &SIZE.1.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    chunk(b"IHDR", &header);
    chunk(b"IDAT", &packed.finish().unwrap());
    chunk(b"IEND", &[]);
    Picture::new(png)
}
