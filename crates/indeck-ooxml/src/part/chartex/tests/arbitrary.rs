//! Any chart of the kinds of 2016 that is valid.

use indeck_model::chart::*;
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Color, NumberFormat, Percent, Pt, Rgb, ThemeColor};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Texts that are hard on XML, spreadsheets or both.
const HOSTILE: [&str; 8] = ["=1+1", "+1", "-1", "@a", "<&>\"'", "東京", "a\nb", "_x0041_"];

fn name() -> BoxedStrategy<String> {
    let hostile = prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned);
    prop_oneof![4 => "[A-Za-z]{1,8}", 1 => hostile, 1 => "[ -~]{1,12}"].boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![5 => name(), 1 => Just(String::new()), 1 => ".{0,12}"].boxed()
}

fn number(least: f64) -> BoxedStrategy<f64> {
    let rare = [0.0, 0.1 + 0.2, 1e300, f64::MAX, f64::MIN_POSITIVE];
    prop_oneof![6 => least..1e6, 1 => prop::sample::select(rare.to_vec())].boxed()
}

fn format() -> BoxedStrategy<NumberFormat> {
    let codes = vec!["General", "0%", "#,##0.0", "", "\"<\"0\"&\""];
    prop::sample::select(codes).prop_map(Into::into).boxed()
}

fn color() -> BoxedStrategy<Color> {
    let slot = prop::sample::select(ThemeColor::ALL.to_vec());
    let rgb = any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(Rgb(r, g, b)));
    let lighter = (slot, 0.0f32..100.0).prop_map(|(slot, by)| Color::Lighter(slot, Percent(by)));
    prop_oneof![rgb, lighter].boxed()
}

fn fill() -> BoxedStrategy<Fill> {
    prop_oneof![
        Just(Fill::None),
        color().prop_map(Fill::Solid),
        (color(), color(), 0.0f32..360.0).prop_map(|(from, to, angle)| Fill::Gradient(
            Gradient::between(from, to, Angle(angle))
        )),
        (color(), color()).prop_map(|(foreground, background)| Fill::Pattern {
            preset: Pattern::Weave,
            foreground,
            background,
        }),
    ]
    .boxed()
}

fn line() -> BoxedStrategy<Line> {
    let solid = (option::of(color()), option::of(0.0f32..20.0)).prop_map(|(color, width)| {
        Line::Solid { color, width: width.map(Pt), dash: Dash::DashDot }
    });
    prop_oneof![1 => Just(Line::None), 3 => solid].boxed()
}

fn style() -> BoxedStrategy<TextStyle> {
    let parts = (option::of(1.0f32..90.0), option::of(any::<bool>()), option::of(color()));
    let style = parts.prop_map(|(size, bold, color)| TextStyle {
        size: size.map(Pt),
        bold,
        color,
        ..TextStyle::default()
    });
    style.boxed()
}

fn points(count: usize) -> BoxedStrategy<Vec<PointStyle>> {
    let one = (0..count.max(1) as u32, option::of(fill()), option::of(line()))
        .prop_map(|(index, fill, line)| PointStyle { index, fill, line, marker: None });
    vec(one, 0..4).boxed()
}

fn labels<P: Clone + std::fmt::Debug + 'static>(
    count: usize,
    positions: &[P],
) -> BoxedStrategy<Option<DataLabels<P>>> {
    let position = match positions {
        [] => Just(None).boxed(),
        all => option::of(prop::sample::select(all.to_vec())).boxed(),
    };
    let one = (0..count.max(1) as u32, any::<bool>(), position.clone(), style()).prop_map(
        |(index, hidden, position, style)| PointLabel {
            index,
            text: hidden.then(String::new),
            position,
            style,
        },
    );
    let most = if count == 0 { 0..1 } else { 0..4 };
    let look = (option::of(fill()), option::of(line()), option::of(-90.0f32..90.0), style());
    let labels = (any::<[bool; 3]>(), position, option::of(format()), option::of(text()), look);
    let labels = (labels, vec(one, most)).prop_map(
        |(([value, category, series], position, format, separator, look), points)| {
            let (fill, border, rotation, style) = look;
            DataLabels {
                content: LabelContent { value, category, series, ..LabelContent::NOTHING },
                position,
                format,
                separator,
                style,
                fill,
                border,
                rotation: rotation.map(Angle),
                leader_lines: None,
                points,
            }
        },
    );
    option::of(labels).boxed()
}

/// A series of so many values, the first of which is there.
fn series<P: Clone + std::fmt::Debug + 'static, O: Default + std::fmt::Debug + 'static>(
    rows: usize,
    drawn: usize,
    least: f64,
    positions: &[P],
) -> BoxedStrategy<Series<P, O>> {
    let values = (number(least), vec(option::of(number(least)), rows - 1));
    let look = (option::of(fill()), option::of(line()), points(drawn));
    (text(), values, format(), look, labels(drawn, positions))
        .prop_map(|(name, (first, rest), format, (fill, line, points), labels)| Series {
            values: std::iter::once(Some(first)).chain(rest).collect(),
            format,
            fill,
            line,
            points,
            labels,
            ..Series::new(name, [0.0; 0])
        })
        .boxed()
}

fn ticks() -> BoxedStrategy<TickMarks> {
    use TickMark::*;
    let one = || prop::sample::select(vec![None, Inside, Outside, Cross]);
    (one(), one()).prop_map(|(major, minor)| TickMarks { major, minor }).boxed()
}

fn tick_labels() -> BoxedStrategy<TickLabels> {
    prop::sample::select(vec![TickLabels::NextToAxis, TickLabels::None]).boxed()
}

fn category_axis() -> BoxedStrategy<CategoryAxis> {
    let texts = (option::of(text()), style(), option::of(-90.0f32..90.0), option::of(format()));
    let lines = (option::of(line()), option::of(line()), ticks(), tick_labels());
    (texts, lines, any::<bool>())
        .prop_map(|((title, style, rotation, format), lines, hidden)| CategoryAxis {
            title,
            hidden,
            format,
            tick_labels: lines.3,
            rotation: rotation.map(Angle),
            style,
            line: lines.0,
            minor_gridlines: lines.1.clone(),
            gridlines: lines.1,
            ticks: lines.2,
            ..CategoryAxis::default()
        })
        .boxed()
}

fn value_axis(units: bool) -> BoxedStrategy<ValueAxis> {
    let scale = (option::of(-9.0f64..0.4), option::of(0.5f64..9.0), option::of(0.1f64..5.0));
    let unit = prop::sample::select(vec![DisplayUnit::Hundreds, DisplayUnit::Trillions]);
    let unit = (unit, option::of(text())).prop_map(|(unit, label)| DisplayUnits { unit, label });
    (category_axis(), scale, option::of(unit))
        .prop_map(move |(axis, (min, max, major_unit), display_units)| ValueAxis {
            title: axis.title,
            hidden: axis.hidden,
            format: axis.format,
            tick_labels: axis.tick_labels,
            rotation: axis.rotation,
            style: axis.style,
            line: axis.line,
            gridlines: axis.gridlines,
            minor_gridlines: axis.minor_gridlines,
            ticks: axis.ticks,
            display_units: display_units.filter(|_| units),
            min,
            max,
            major_unit,
            ..ValueAxis::default()
        })
        .boxed()
}

fn axes() -> BoxedStrategy<Axes> {
    (category_axis(), value_axis(true))
        .prop_map(|(category, value)| Axes { category, value, references: Vec::new() })
        .boxed()
}

fn frame() -> BoxedStrategy<ChartFrame> {
    use LegendPosition::*;
    let title = (text(), style(), any::<bool>()).prop_map(|(text, style, overlay)| ChartTitle {
        text,
        style,
        overlay,
    });
    let position = prop::sample::select(vec![Bottom, Top, Left, Right, TopRight]);
    let legend = (position, style()).prop_map(|(position, style)| Legend {
        position,
        style,
        ..Legend::default()
    });
    let looks = (option::of(fill()), option::of(fill()), option::of(line()), vec(color(), 0..3));
    (option::of(title), option::of(legend), style(), looks)
        .prop_map(|(title, legend, style, (plot_fill, background, border, palette))| ChartFrame {
            title,
            legend,
            style,
            plot_fill,
            background,
            border,
            palette,
            ..ChartFrame::default()
        })
        .boxed()
}

const BARS: [BarLabelPosition; 4] = [
    BarLabelPosition::OutsideEnd,
    BarLabelPosition::InsideEnd,
    BarLabelPosition::Center,
    BarLabelPosition::InsideBase,
];
const LINES: [LinePosition; 3] = [LinePosition::Above, LinePosition::Left, LinePosition::Center];

fn waterfall(n: usize) -> BoxedStrategy<Chart> {
    let fills = (option::of(fill()), option::of(fill()), option::of(fill()));
    let own = (vec(0..n as u32, 0..4), any::<bool>(), fills);
    (vec(text(), n), series(n, n, -1e6, &BARS), labels(n, &BARS), own, axes(), frame())
        .prop_map(|(names, series, labels, (subtotals, connectors, fills), axes, frame)| {
            WaterfallChart {
                series,
                labels,
                subtotals,
                connector_lines: connectors,
                increase: fills.0,
                decrease: fills.1,
                total: fills.2,
                axes,
                frame,
                ..WaterfallChart::new(names, "", [0.0; 0])
            }
            .into()
        })
        .boxed()
}

/// Leaves of up to three levels, named by their places so that none comes twice.
fn leaves(n: usize) -> BoxedStrategy<Hierarchy> {
    vec((name(), 1usize..4), n)
        .prop_map(|leaves| {
            let path = |(row, (name, depth)): (usize, (String, usize))| {
                let branch = format!("{} {name}", row / 4);
                let stem = format!("stem {row}");
                match depth {
                    1 => vec![format!("{row} {name}")],
                    2 => vec![format!("{branch} {row}"), name],
                    _ => vec![format!("{branch} {row}"), stem, name],
                }
            };
            Hierarchy { leaves: leaves.into_iter().enumerate().map(path).collect() }
        })
        .boxed()
}

fn tree(n: usize) -> BoxedStrategy<Chart> {
    let places = prop::sample::select(vec![
        ParentLabels::None,
        ParentLabels::Overlapping,
        ParentLabels::Banner,
    ]);
    (leaves(n), series(n, n, 0.0, &[]), labels(n, &[]), places, frame(), any::<bool>())
        .prop_map(|(hierarchy, series, labels, parent_labels, frame, round)| match round {
            true => SunburstChart { hierarchy, series, labels, frame }.into(),
            false => TreemapChart { hierarchy, series, labels, parent_labels, frame }.into(),
        })
        .boxed()
}

fn funnel(n: usize) -> BoxedStrategy<Chart> {
    (vec(text(), n), series(n, n, 0.0, &BARS), labels(n, &BARS), category_axis(), frame())
        .prop_map(|(names, series, labels, axis, frame)| {
            let funnel = FunnelChart::new(names, "", [0.0; 0]);
            FunnelChart { series, labels, axis, frame, ..funnel }.into()
        })
        .boxed()
}

fn bins() -> BoxedStrategy<Bins> {
    let size = prop_oneof![
        Just(BinSize::Auto),
        (0.1f64..50.0).prop_map(BinSize::Width),
        (1u32..20).prop_map(BinSize::Count),
    ];
    let closed = prop::sample::select(vec![IntervalClosed::Left, IntervalClosed::Right]);
    (size, option::of(-50.0f64..0.0), option::of(0.5f64..50.0), closed)
        .prop_map(|(size, underflow, overflow, closed)| Bins { size, underflow, overflow, closed })
        .boxed()
}

/// A series of numbers that do not lie too far apart for bins.
fn numbers(n: usize) -> BoxedStrategy<Series<BarLabelPosition>> {
    let values = vec(option::of(-100.0f64..100.0), n);
    (series(n, 1, 0.0, &BARS), values)
        .prop_map(|(series, mut values)| {
            values[0] = values[0].or(Some(1.5));
            Series { values, ..series }
        })
        .boxed()
}

fn histogram(n: usize) -> BoxedStrategy<Chart> {
    (numbers(n), bins(), labels(1, &BARS), axes(), frame())
        .prop_map(|(series, bins, labels, axes, frame)| {
            let histogram = HistogramChart::new("", [0.0; 0]);
            HistogramChart { series, bins, labels, axes, frame, ..histogram }.into()
        })
        .boxed()
}

fn pareto(n: usize) -> BoxedStrategy<Chart> {
    let source = prop_oneof![
        vec(name(), n).prop_map(|names| ParetoSource::Categories(Categories::Text(names))),
        bins().prop_map(ParetoSource::Bins),
    ];
    let axes = (axes(), value_axis(false));
    (source, numbers(n), labels(1, &BARS), option::of(line()), axes, frame())
        .prop_map(|(source, series, labels, line, (axes, share_axis), frame)| {
            let pareto = ParetoChart::over(source, series);
            ParetoChart { labels, line, axes, share_axis, frame, ..pareto }.into()
        })
        .boxed()
}

fn boxes(n: usize) -> BoxedStrategy<Chart> {
    let own =
        any::<[bool; 5]>().prop_map(|[inclusive, marker, line, outliers, inner]| BoxOptions {
            quartiles: if inclusive { Quartiles::Inclusive } else { Quartiles::Exclusive },
            mean_marker: marker,
            mean_line: line,
            outliers,
            inner_points: inner,
        });
    let plain = |mut series: Series<LinePosition, BoxOptions>, own| {
        series.points.clear();
        if let Some(labels) = &mut series.labels {
            labels.points.clear();
        }
        Series { own, ..series }
    };
    let one = (series(n, 0, -1e6, &LINES), own).prop_map(move |(series, own)| plain(series, own));
    (vec(name(), n), vec(one, 1..4), labels(0, &LINES), axes(), frame())
        .prop_map(|(names, series, labels, axes, frame)| {
            let boxes = BoxWhiskerChart::new(names);
            BoxWhiskerChart { series, labels, axes, frame, ..boxes }.into()
        })
        .boxed()
}

fn map(n: usize) -> BoxedStrategy<Chart> {
    let colors = (option::of(color()), option::of(color()), option::of(color()))
        .prop_map(|(min, mid, max)| ValueColors { min, mid, max });
    (vec(name(), n), series(n, n, -1e6, &[]), labels(n, &[]), colors, frame())
        .prop_map(|(regions, series, labels, colors, frame)| {
            let map = RegionMapChart::new(regions, "", [0.0; 0]);
            RegionMapChart { series, labels, colors, frame, ..map }.into()
        })
        .boxed()
}

pub(super) fn chart() -> impl Strategy<Value = Chart> {
    (1usize..20).prop_flat_map(|n| {
        prop_oneof![waterfall(n), tree(n), funnel(n), histogram(n), pareto(n), boxes(n), map(n)]
    })
}
