//! Any chart that is valid.

use indeck_model::chart::*;
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Color, Date, NumberFormat, Percent, Pt, Rgb, ThemeColor};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z]{1,8}",
        1 => prop::sample::select(vec!["", " ", "=1+1", "+1", "-1", "@a", "<&>\"'", "東京", "a\nb", "_x0041_"])
            .prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -1e6..1e6,
        1 => prop::sample::select(vec![0.0, -0.0, 0.1 + 0.2, 1e300, -1e-300, f64::MAX, f64::MIN_POSITIVE]),
        1 => prop::num::f64::NORMAL,
    ]
}

fn format() -> impl Strategy<Value = NumberFormat> {
    prop::sample::select(vec!["General", "0%", "#,##0.0", "", "\"<\"0\"&\"", "[>0]0;\"-\""])
        .prop_map(Into::into)
}

fn color() -> impl Strategy<Value = Color> {
    let slot = prop::sample::select(ThemeColor::ALL.to_vec());
    (any::<(u8, u8, u8)>(), slot, 0u8..4, 0.0f32..100.0).prop_map(
        |((r, g, b), slot, kind, share)| match kind {
            0 => Color::Rgb(Rgb(r, g, b)),
            1 => Color::Theme(slot),
            2 => Color::Lighter(slot, Percent(share)),
            _ => Color::Darker(slot, Percent(share)),
        },
    )
}

fn fill() -> impl Strategy<Value = Fill> {
    prop_oneof![1 => Just(Fill::None), 4 => color().prop_map(Fill::Solid)]
}

fn line() -> impl Strategy<Value = Line> {
    let dash = prop::sample::select(vec![
        Dash::Solid,
        Dash::Dash,
        Dash::LongDash,
        Dash::Dot,
        Dash::DashDot,
    ]);
    let solid = (option::of(color()), option::of((0.0f32..20.0).prop_map(Pt)), dash)
        .prop_map(|(color, width, dash)| Line::Solid { color, width, dash });
    prop_oneof![1 => Just(Line::None), 4 => solid]
}

fn style() -> impl Strategy<Value = TextStyle> {
    (
        option::of(1.0f32..90.0),
        option::of(any::<bool>()),
        option::of(color()),
        option::of("[A-Za-z ]{1,9}"),
    )
        .prop_map(|(size, bold, color, font)| TextStyle {
            size: size.map(Pt),
            bold,
            italic: bold,
            underline: bold,
            color,
            font,
        })
}

fn point_styles(points: usize) -> BoxedStrategy<Vec<PointStyle>> {
    if points == 0 {
        return Just(Vec::new()).boxed();
    }
    let one = (0..points as u32, option::of(fill()), option::of(line()))
        .prop_map(|(index, fill, line)| PointStyle { index, fill, line, marker: None });
    vec(one, 0..4).boxed()
}

fn content() -> impl Strategy<Value = LabelContent> {
    any::<(bool, bool, bool, bool)>().prop_map(|(value, category, series, percent)| LabelContent {
        value,
        category,
        series,
        percent,
        ..LabelContent::NOTHING
    })
}

type Positions<P> = BoxedStrategy<Option<P>>;

fn positions<P: Clone + std::fmt::Debug + 'static>(all: &[P]) -> Positions<P> {
    match all {
        [] => Just(None).boxed(),
        all => option::of(prop::sample::select(all.to_vec())).boxed(),
    }
}

fn labels<P: Clone + std::fmt::Debug + 'static>(
    points: usize,
    positions: Positions<P>,
) -> BoxedStrategy<Option<DataLabels<P>>> {
    let one = (0..points.max(1) as u32, option::of(text()), positions.clone(), style())
        .prop_map(|(index, text, position, style)| PointLabel { index, text, position, style });
    let count = if points == 0 { 0..1 } else { 0..3 };
    let labels =
        (content(), positions, option::of(format()), option::of(text()), style(), vec(one, count));
    let labels = labels.prop_map(|(content, position, format, separator, style, points)| {
        DataLabels { content, position, format, separator, style, points, ..DataLabels::default() }
    });
    option::of(labels).boxed()
}

fn series<P: Clone + std::fmt::Debug + 'static, O: std::fmt::Debug + 'static>(
    points: usize,
    positions: Positions<P>,
    own: impl Strategy<Value = O> + 'static,
) -> BoxedStrategy<Series<P, O>> {
    let data = (text(), vec(option::of(number()), 0..=points), format());
    let look = (option::of(fill()), option::of(line()), point_styles(points));
    (data, look, labels(points, positions), own)
        .prop_map(|((name, values, format), (fill, line, points), labels, own)| Series {
            key: name.clone(),
            name,
            values,
            format,
            fill,
            line,
            points,
            labels,
            cells: Vec::new(),
            own,
            label_texts: Vec::new(),
            marks: Vec::new(),
        })
        .boxed()
}

fn categories(count: usize) -> impl Strategy<Value = Categories> {
    let days = vec((-25_508i32..2_932_000).prop_map(|days| Date { days }), count);
    prop_oneof![
        3 => vec(text(), count).prop_map(Categories::Text),
        1 => (days, format()).prop_map(|(days, format)| Categories::Dates { days, format }),
        1 => (vec(number(), count), format())
            .prop_map(|(values, format)| Categories::Numbers { values, format }),
    ]
}

fn crossing() -> impl Strategy<Value = Crossing> {
    prop_oneof![
        Just(Crossing::AutoZero),
        Just(Crossing::Min),
        Just(Crossing::Max),
        number().prop_map(Crossing::At)
    ]
}

fn tick_labels() -> impl Strategy<Value = TickLabels> {
    use TickLabels::*;
    prop::sample::select(vec![NextToAxis, Low, High, None])
}

fn value_axis() -> impl Strategy<Value = ValueAxis> {
    let scale = (
        option::of(0.5f64..10.0),
        option::of(11.0f64..99.0),
        option::of(0.1f64..5.0),
        option::of(2.0f64..20.0),
    );
    let look = (
        option::of(text()),
        any::<(bool, bool)>(),
        option::of(format()),
        style(),
        option::of(line()),
    );
    (scale, look, tick_labels(), crossing()).prop_map(
        |(
            (min, max, unit, log_base),
            (title, (hidden, reverse), format, style, line),
            tick_labels,
            crossing,
        )| {
            ValueAxis {
                title,
                hidden,
                format,
                tick_labels,
                style,
                gridlines: line.clone(),
                line,
                min,
                max,
                major_unit: unit,
                minor_unit: unit.map(|unit| unit / 2.0),
                log_base,
                reverse,
                crossing,
                ..ValueAxis::default()
            }
        },
    )
}

fn axes() -> impl Strategy<Value = Axes> {
    let category = (
        option::of(text()),
        any::<(bool, bool)>(),
        option::of(format()),
        tick_labels(),
        option::of(-90.0f32..90.0),
        style(),
        option::of(line()),
    )
        .prop_map(|(title, (hidden, reverse), format, tick_labels, rotation, style, line)| {
            CategoryAxis {
                title,
                hidden,
                format,
                tick_labels,
                rotation: rotation.map(Angle),
                style,
                gridlines: line.clone(),
                line,
                reverse,
                ..CategoryAxis::default()
            }
        });
    (category, value_axis()).prop_map(|(category, value)| Axes {
        category,
        value,
        references: Vec::new(),
    })
}

fn frame() -> impl Strategy<Value = ChartFrame> {
    use LegendPosition::*;
    let title = (text(), style(), any::<bool>()).prop_map(|(text, style, overlay)| ChartTitle {
        text,
        style,
        overlay,
    });
    let legend =
        (prop::sample::select(vec![Bottom, Top, Left, Right, TopRight]), any::<bool>(), style())
            .prop_map(|(position, overlay, style)| Legend {
                position,
                overlay,
                style,
                ..Legend::default()
            });
    let blanks = prop::sample::select(vec![Blanks::Gap, Blanks::Zero, Blanks::Connect]);
    (option::of(title), option::of(legend), style(), blanks, vec(color(), 0..3)).prop_map(
        |(title, legend, style, blanks, palette)| ChartFrame {
            title,
            legend,
            style,
            blanks,
            palette,
            ..ChartFrame::default()
        },
    )
}

fn stacking() -> impl Strategy<Value = Stacking> {
    prop::sample::select(vec![Stacking::None, Stacking::Stacked, Stacking::Percent])
}

fn marker() -> impl Strategy<Value = Option<Marker>> {
    use MarkerSymbol::*;
    let symbol = prop::sample::select(vec![None, Circle, Square, Diamond, Triangle, X, Plus, Dash]);
    option::of((symbol, 2u8..=72, option::of(fill())).prop_map(|(symbol, size, fill)| Marker {
        symbol,
        size,
        fill,
        line: Option::None,
    }))
}

fn bar_positions() -> Positions<BarLabelPosition> {
    use BarLabelPosition::*;
    positions(&[OutsideEnd, InsideEnd, Center, InsideBase])
}

fn line_positions() -> Positions<LinePosition> {
    use LinePosition::*;
    positions(&[Above, Below, Center, Left, Right])
}

fn clustered(n: usize) -> impl Strategy<Value = ClusteredBars> {
    (
        vec(series(n, bar_positions(), Just(BarOptions::default())), 1..4),
        labels(n, bar_positions()),
        0u16..=500,
        -100i8..=100,
    )
        .prop_map(|(series, labels, gap_width, overlap)| ClusteredBars {
            series,
            labels,
            gap_width,
            overlap,
        })
}

fn stacked(n: usize) -> impl Strategy<Value = StackedSeries> {
    use StackedBarLabelPosition::*;
    let at = || positions(&[InsideEnd, Center, InsideBase]);
    (
        vec(series(n, at(), Just(StackOptions::default())), 1..4),
        labels(n, at()),
        0u16..=500,
        any::<bool>(),
    )
        .prop_map(|(series, labels, gap_width, percent)| StackedSeries {
            series,
            labels,
            gap_width,
            percent,
            ..StackedSeries::default()
        })
}

fn lines(n: usize) -> impl Strategy<Value = Lines> {
    let own = (marker(), any::<bool>()).prop_map(|(marker, smooth)| LineOptions {
        marker,
        smooth,
        ..LineOptions::default()
    });
    (vec(series(n, line_positions(), own), 1..4), labels(n, line_positions()), stacking()).prop_map(
        |(series, labels, stacking)| Lines { series, labels, stacking, ..Lines::default() },
    )
}

fn areas(n: usize) -> impl Strategy<Value = Areas> {
    (
        vec(series(n, positions(&[]), Just(AreaOptions::default())), 1..4),
        labels(n, positions(&[])),
        stacking(),
    )
        .prop_map(|(series, labels, stacking)| Areas {
            series,
            labels,
            stacking,
            ..Areas::default()
        })
}

fn over<T: std::fmt::Debug + 'static>(
    n: usize,
    plot: impl Strategy<Value = T> + 'static,
    chart: impl Fn(CategoryChart<T>) -> Chart + 'static,
) -> BoxedStrategy<Chart> {
    (categories(n), plot, axes(), frame())
        .prop_map(move |(categories, plot, axes, frame)| {
            chart(CategoryChart { categories, plot, axes, frame })
        })
        .boxed()
}

fn round(n: usize) -> BoxedStrategy<Chart> {
    use PieLabelPosition::*;
    let at = || positions(&[BestFit, OutsideEnd, InsideEnd, Center]);
    let pie = (categories(n), series(n, at(), Just(())), labels(n, at()), 0u16..=360, frame())
        .prop_map(|(categories, series, labels, first_slice_angle, frame)| {
            PieChart {
                categories,
                series,
                labels,
                first_slice_angle,
                explosion: 0,
                exploded: Vec::new(),
                frame,
            }
            .into()
        });
    let rings = vec(series(n, positions(&[]), Just(())), 1..4);
    let doughnut =
        (categories(n), rings, labels(n, positions(&[])), 0u16..=360, 10u8..=90, frame()).prop_map(
            |(categories, series, labels, first_slice_angle, hole_size, frame)| {
                DoughnutChart { categories, series, labels, first_slice_angle, hole_size, frame }
                    .into()
            },
        );
    prop_oneof![pie, doughnut].boxed()
}

fn scatter(n: usize) -> BoxedStrategy<Chart> {
    use ScatterStyle::*;
    let points = || vec((option::of(number()), option::of(number())), n);
    let look = (option::of(fill()), option::of(line()), marker(), point_styles(n));
    let series = (text(), points(), format(), format(), look, labels(n, line_positions()))
        .prop_map(
            |(name, points, x_format, y_format, (fill, line, marker, point_styles), labels)| {
                XySeries {
                    points,
                    x_format,
                    y_format,
                    fill,
                    line,
                    marker,
                    point_styles,
                    labels,
                    ..XySeries::new(name, [])
                }
            },
        );
    let style =
        prop::sample::select(vec![Markers, Lines, LinesAndMarkers, Smooth, SmoothAndMarkers]);
    (vec(series, 1..4), style, labels(n, line_positions()), value_axis(), value_axis(), frame())
        .prop_map(|(series, style, labels, x_axis, y_axis, frame)| {
            ScatterChart { series, style, labels, x_axis, y_axis, frame, ..ScatterChart::default() }
                .into()
        })
        .boxed()
}

fn combo(n: usize) -> BoxedStrategy<Chart> {
    let plots = move || {
        let columns = prop_oneof![
            clustered(n).prop_map(|bars| ComboPlot::Columns(Columns(bars))),
            stacked(n).prop_map(|bars| ComboPlot::StackedColumns(StackedColumns(bars))),
        ];
        let all =
            (columns, lines(n).prop_map(ComboPlot::Lines), areas(n).prop_map(ComboPlot::Areas));
        (all, 1u8..8).prop_map(|((a, b, c), kept)| {
            let chosen = [a, b, c].into_iter().enumerate().filter(|(i, _)| kept & (1 << i) != 0);
            chosen.map(|(_, plot)| plot).collect::<Vec<_>>()
        })
    };
    let secondary = prop_oneof![Just(Secondary::None), plots().prop_map(Secondary::Plots)];
    (categories(n), plots(), secondary, axes(), value_axis(), frame())
        .prop_map(|(categories, primary, secondary, axes, secondary_axis, frame)| {
            ComboChart {
                categories,
                primary,
                secondary,
                axes,
                secondary_axis,
                frame,
                secondary_category: None,
            }
            .into()
        })
        .boxed()
}

pub(super) fn chart() -> impl Strategy<Value = Chart> {
    (0usize..40).prop_flat_map(|n| {
        prop_oneof![
            over(n, clustered(n).prop_map(Columns), Chart::Column),
            over(n, clustered(n).prop_map(Bars), Chart::Bar),
            over(n, stacked(n).prop_map(StackedColumns), Chart::StackedColumn),
            over(n, stacked(n).prop_map(StackedBars), Chart::StackedBar),
            over(n, lines(n), Chart::Line),
            over(n, areas(n), Chart::Area),
            round(n),
            scatter(n),
            combo(n),
        ]
    })
}
