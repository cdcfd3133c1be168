//! A chart of each kind of 2016 and of each option that a kind has.

mod counts;
mod maps;
mod steps;
mod trees;

use std::io::Write;

use indeck_ooxml::model::chart::*;
use indeck_ooxml::model::deck::Picture;
use indeck_ooxml::model::text::TextStyle;
use indeck_ooxml::model::{Angle, Color, Percent, Pt, Rgb, ThemeColor};

const RED: Rgb = Rgb(200, 16, 46);

/// The charts of one kind with what is to be seen in each.
pub(super) struct Deck {
    pub(super) kind: &'static str,
    pub(super) layouts: &'static [&'static str],
    pub(super) charts: Vec<(&'static str, Chart)>,
}

/// A deck a kind.
pub(super) fn decks() -> Vec<Deck> {
    vec![
        deck("waterfall", &["waterfall"], steps::waterfalls()),
        deck("treemap", &["treemap"], trees::treemaps()),
        deck("sunburst", &["sunburst"], trees::sunbursts()),
        deck("funnel", &["funnel"], steps::funnels()),
        deck("histogram", &["clusteredColumn"], counts::histograms()),
        deck("pareto", &["clusteredColumn", "paretoLine"], counts::paretos()),
        deck("box-whisker", &["boxWhisker"], counts::boxes()),
        deck("region-map", &["regionMap"], maps::maps()),
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
