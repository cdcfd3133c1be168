//! Pictures of any chart.

use indeck_chart::{DrawOptions, draw};
use indeck_model::chart::*;
use indeck_model::{Angle, Chart, Date, NumberFormat, Percent, ThemeColor};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::picture_rules::assert_inside;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -1e6..1e6,
        2 => (-50i32..50).prop_map(f64::from),
        1 => prop::sample::select(vec![0.0, -0.0, 0.1 + 0.2, 1e300, -1e-300, f64::MAX, f64::MIN, f64::MIN_POSITIVE]),
        1 => prop::num::f64::NORMAL,
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z]{1,8}( [a-z]{1,9}){0,4}",
        1 => prop::sample::select(vec!["", " ", "<&>", "東京", "a\nb", "\u{1}", "Supercalifragilisticexpialidocious"])
            .prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        Just(Line::None),
        Just(Line::PLAIN),
        (0.0f32..20.0).prop_map(|width| Line::solid(ThemeColor::Accent2, indeck_model::Pt(width))),
    ]
}

fn fill() -> impl Strategy<Value = Fill> {
    let pattern = prop::sample::select(Pattern::ALL.to_vec()).prop_map(|preset| Fill::Pattern {
        preset,
        foreground: ThemeColor::Accent1.into(),
        background: ThemeColor::Background1.into(),
    });
    let gradient = (-360.0f32..360.0).prop_map(|angle| {
        Fill::Gradient(Gradient::between(ThemeColor::Accent1, ThemeColor::Accent3, Angle(angle)))
    });
    prop_oneof![
        Just(Fill::None),
        Just(Fill::Solid(ThemeColor::Accent4.into())),
        (0.0f32..100.0).prop_map(|share| Fill::Translucent {
            color: ThemeColor::Accent5.into(),
            opacity: Percent(share),
        }),
        gradient,
        pattern,
    ]
}

fn trendline() -> impl Strategy<Value = Trendline> {
    let kind = prop_oneof![
        Just(TrendKind::Linear),
        Just(TrendKind::Exponential),
        Just(TrendKind::Logarithmic),
        Just(TrendKind::Power),
        (2u8..=6).prop_map(TrendKind::Polynomial),
        (2u8..9).prop_map(TrendKind::MovingAverage),
    ];
    (kind, option::of(0.0..5.0), option::of(0.0..5.0), option::of(number())).prop_map(
        |(kind, forward, backward, intercept)| Trendline {
            forward,
            backward,
            intercept,
            equation: true,
            r_squared: true,
            ..Trendline::of(kind)
        },
    )
}

fn errors() -> impl Strategy<Value = ErrorBars> {
    let amount = prop_oneof![
        number().prop_map(|x| ErrorAmount::Fixed(x.abs())),
        (0.0..200.0).prop_map(ErrorAmount::Percentage),
        (0.0..3.0).prop_map(ErrorAmount::StandardDeviation),
        Just(ErrorAmount::StandardError),
        vec(option::of(number()), 0..5)
            .prop_map(|plus| ErrorAmount::Custom { minus: plus.clone(), plus }),
    ];
    amount.prop_map(ErrorBars::of)
}

fn labels<P: Copy + std::fmt::Debug + 'static>(
    positions: Vec<P>,
) -> impl Strategy<Value = DataLabels<P>> {
    let position = option::of(prop::sample::select(positions));
    let content = any::<[bool; 5]>().prop_map(|[value, category, series, percent, legend_key]| {
        LabelContent { value, category, series, percent, legend_key, ..LabelContent::NOTHING }
    });
    (position, content, option::of(-90.0f32..90.0), option::of(fill()), option::of(line()))
        .prop_map(|(position, content, rotation, fill, border)| DataLabels {
            position,
            content,
            rotation: rotation.map(Angle),
            fill,
            border,
            ..DataLabels::default()
        })
}

fn value_axis() -> impl Strategy<Value = ValueAxis> {
    let bounds = (option::of(number()), option::of(number()));
    let units = (option::of(1e-3..1e5), option::of(1e-3..1e5), option::of(2.0..20.0));
    let look = (any::<[bool; 3]>(), option::of(text()), option::of(line()), 0u8..4, 0u8..5);
    (bounds, units, look).prop_map(|((min, max), (major, minor, log), look)| {
        let ([reverse, hidden, marks], title, line, place, crossing) = look;
        let (min, max) = match (min, max) {
            (Some(a), Some(b)) if a >= b => (None, Some(a)),
            bounds => bounds,
        };
        let positive = |x: Option<f64>| x.filter(|x| log.is_none() || *x > 0.0);
        let (min, max) = (positive(min), positive(max));
        let mark = if marks { TickMark::Cross } else { TickMark::None };
        ValueAxis {
            min,
            max,
            major_unit: major,
            minor_unit: minor,
            log_base: log,
            reverse,
            hidden,
            title,
            line: line.clone(),
            minor_gridlines: line,
            ticks: TickMarks { major: mark, minor: mark },
            tick_labels: [
                TickLabels::NextToAxis,
                TickLabels::Low,
                TickLabels::High,
                TickLabels::None,
            ][usize::from(place)],
            crossing: [
                Crossing::AutoZero,
                Crossing::Min,
                Crossing::Max,
                Crossing::At(3.0),
                Crossing::At(-1e9),
            ][usize::from(crossing)],
            display_units: marks.then_some(DisplayUnits {
                unit: DisplayUnit::Thousands,
                label: Some(String::new()),
            }),
            ..ValueAxis::default()
        }
    })
}

fn category_axis() -> impl Strategy<Value = CategoryAxis> {
    let look =
        (any::<[bool; 3]>(), option::of(text()), option::of(-90.0f32..90.0), option::of(1u16..9));
    (look, 0u8..4, option::of(line())).prop_map(|(look, crossing, line)| {
        let ([reverse, hidden, marks], title, rotation, interval) = look;
        CategoryAxis {
            reverse,
            hidden,
            title,
            rotation: rotation.map(Angle),
            label_interval: interval,
            tick_interval: interval,
            gridlines: line.clone(),
            minor_gridlines: line,
            ticks: if marks {
                TickMarks { major: TickMark::Outside, minor: TickMark::Inside }
            } else {
                TickMarks::default()
            },
            crossing: [Crossing::AutoZero, Crossing::Min, Crossing::Max, Crossing::At(2.0)]
                [usize::from(crossing)],
            ..CategoryAxis::default()
        }
    })
}

fn axes() -> BoxedStrategy<Axes> {
    let reference = (number(), option::of(text()))
        .prop_map(|(value, label)| ReferenceLine { label, ..ReferenceLine::at("Limit", value) });
    (category_axis(), value_axis(), vec(reference, 0..2))
        .prop_map(|(category, value, references)| Axes { category, value, references })
        .boxed()
}

fn categories() -> impl Strategy<Value = Categories> {
    (0usize..40).prop_flat_map(|count| {
        let days = vec((-25_508i32..2_932_000).prop_map(|days| Date { days }), count);
        let near = vec((20_000i32..20_400).prop_map(|days| Date { days }), count);
        let format = || NumberFormat::from("d mmm yyyy");
        prop_oneof![
            3 => vec(text(), count).prop_map(Categories::Text),
            1 => days.prop_map(move |days| Categories::Dates { days, format: format() }),
            1 => near.prop_map(move |days| Categories::Dates { days, format: format() }),
            1 => vec(number(), count).prop_map(|values| Categories::Numbers { values, format: NumberFormat::GENERAL }),
        ]
    })
}

fn series<P: Clone + std::fmt::Debug + 'static, O: Clone + std::fmt::Debug + Default + 'static>(
    own: impl Strategy<Value = O> + Clone + 'static,
) -> impl Strategy<Value = Vec<Series<P, O>>> {
    let points = (0u32..40, option::of(fill()), option::of(line()))
        .prop_map(|(index, fill, line)| PointStyle { index, fill, line, marker: None });
    let one =
        (text(), vec(option::of(number()), 0..40), option::of(fill()), vec(points, 0..3), own);
    let one = one.prop_map(|(name, values, fill, points, own)| {
        let mut series = Series::new(name, values);
        (series.fill, series.points, series.own) = (fill, points, own);
        series
    });
    vec(one, 0..4)
}

fn frame() -> impl Strategy<Value = ChartFrame> {
    let blanks = prop::sample::select(vec![Blanks::Gap, Blanks::Zero, Blanks::Connect]);
    let position = prop::sample::select(vec![
        LegendPosition::Bottom,
        LegendPosition::Top,
        LegendPosition::Left,
        LegendPosition::Right,
        LegendPosition::TopRight,
    ]);
    (option::of(text()), option::of(position), blanks).prop_map(|(title, legend, blanks)| {
        ChartFrame {
            title: title.map(Into::into),
            legend: legend.map(|position| Legend { position, ..Legend::default() }),
            blanks,
            ..ChartFrame::default()
        }
    })
}

fn stacking() -> impl Strategy<Value = Stacking> {
    prop::sample::select(vec![Stacking::None, Stacking::Stacked, Stacking::Percent])
}

fn bars() -> impl Strategy<Value = Chart> {
    let own = (vec(trendline(), 0..2), option::of(errors()), option::of(fill())).prop_map(
        |(trendlines, error_bars, negative)| BarOptions { trendlines, error_bars, negative },
    );
    let labels = option::of(labels(vec![
        BarLabelPosition::OutsideEnd,
        BarLabelPosition::InsideEnd,
        BarLabelPosition::Center,
        BarLabelPosition::InsideBase,
    ]));
    (
        categories(),
        series(own.boxed()),
        labels,
        axes(),
        frame(),
        0u16..=500,
        -100i8..=100,
        any::<bool>(),
    )
        .prop_map(|(categories, series, labels, axes, frame, gap_width, overlap, sideways)| {
            let plot = ClusteredBars { series, labels, gap_width, overlap };
            if sideways {
                CategoryChart { categories, plot: Bars(plot), axes, frame }.into()
            } else {
                CategoryChart { categories, plot: Columns(plot), axes, frame }.into()
            }
        })
}

fn stacks() -> impl Strategy<Value = Chart> {
    let own = option::of(errors()).prop_map(|error_bars| StackOptions { error_bars });
    let labels = option::of(labels(vec![
        StackedBarLabelPosition::Center,
        StackedBarLabelPosition::InsideEnd,
    ]));
    (
        categories(),
        series(own.boxed()),
        labels,
        axes(),
        frame(),
        any::<[bool; 2]>(),
        option::of(line()),
    )
        .prop_map(
            |(categories, series, labels, axes, frame, [percent, sideways], series_lines)| {
                let plot = StackedSeries {
                    series,
                    labels,
                    percent,
                    series_lines,
                    ..StackedSeries::default()
                };
                if sideways {
                    CategoryChart { categories, plot: StackedBars(plot), axes, frame }.into()
                } else {
                    CategoryChart { categories, plot: StackedColumns(plot), axes, frame }.into()
                }
            },
        )
}

fn lines() -> impl Strategy<Value = Chart> {
    let own = (vec(trendline(), 0..2), option::of(errors()), any::<[bool; 2]>()).prop_map(
        |(trendlines, error_bars, [smooth, marked])| LineOptions {
            trendlines,
            error_bars,
            smooth,
            marker: marked.then(|| Marker::circle(7)),
        },
    );
    let labels =
        option::of(labels(vec![LinePosition::Above, LinePosition::Left, LinePosition::Center]));
    let extras = (option::of(line()), option::of(line()), any::<bool>());
    (categories(), series(own.boxed()), labels, axes(), frame(), stacking(), extras).prop_map(
        |(
            categories,
            series,
            labels,
            axes,
            frame,
            stacking,
            (drop_lines, high_low_lines, bars),
        )| {
            let up_down_bars = bars.then(UpDownBars::default);
            let plot = Lines { series, labels, stacking, drop_lines, high_low_lines, up_down_bars };
            CategoryChart { categories, plot, axes, frame }.into()
        },
    )
}

fn areas() -> impl Strategy<Value = Chart> {
    let own = option::of(errors())
        .prop_map(|error_bars| AreaOptions { error_bars, trendlines: Vec::new() });
    (categories(), series(own.boxed()), axes(), frame(), stacking()).prop_map(
        |(categories, series, axes, frame, stacking)| {
            let plot = Areas { series, stacking, ..Areas::default() };
            CategoryChart { categories, plot, axes, frame }.into()
        },
    )
}

fn points() -> impl Strategy<Value = Chart> {
    let point = (option::of(number()), option::of(number()));
    let one = (
        text(),
        vec(point, 0..30),
        vec(trendline(), 0..2),
        option::of(errors()),
        option::of(errors()),
    );
    let one = one.prop_map(|(name, points, trendlines, x_errors, y_errors)| XySeries {
        points,
        trendlines,
        x_errors,
        y_errors,
        ..XySeries::new(name, [])
    });
    let labels = option::of(labels(vec![LinePosition::Above, LinePosition::Right]));
    let style = prop::sample::select(vec![
        ScatterStyle::Markers,
        ScatterStyle::Lines,
        ScatterStyle::LinesAndMarkers,
        ScatterStyle::Smooth,
        ScatterStyle::SmoothAndMarkers,
    ]);
    (vec(one, 0..4), labels, style, value_axis(), value_axis(), frame()).prop_map(
        |(series, labels, style, x_axis, y_axis, frame)| {
            let chart = ScatterChart {
                series,
                labels,
                style,
                x_axis,
                y_axis,
                frame,
                ..ScatterChart::default()
            };
            chart.into()
        },
    )
}

fn bubbles() -> impl Strategy<Value = Chart> {
    let bubble = (option::of(number()), option::of(number()), option::of(number()))
        .prop_map(|(x, y, size)| Bubble { x, y, size });
    let one = (text(), vec(bubble, 0..20))
        .prop_map(|(name, bubbles)| BubbleSeries { bubbles, ..BubbleSeries::new(name, []) });
    (vec(one, 0..3), value_axis(), value_axis(), frame(), 0u16..=300, any::<bool>()).prop_map(
        |(series, x_axis, y_axis, frame, scale, show_negative)| {
            let chart = BubbleChart {
                series,
                x_axis,
                y_axis,
                frame,
                scale,
                show_negative,
                ..BubbleChart::default()
            };
            chart.into()
        },
    )
}

fn check(chart: &Chart, (width, height): (f64, f64)) -> Result<(), TestCaseError> {
    let options = DrawOptions { width, height, ..DrawOptions::default() };
    let drawing = draw(chart, &options).unwrap();
    let svg = drawing.to_svg();
    assert_inside(&svg, chart.mark());
    prop_assert_eq!(&svg, &draw(chart, &options).unwrap().to_svg());
    prop_assert!(drawing.to_png(64).unwrap().len() > 60);
    Ok(())
}

/// Any chart of a kind lies inside its picture, and is always drawn alike.
macro_rules! kinds {
    ($($name:ident($strategy:expr);)*) => {
        proptest! {
            #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
            $(
                #[test]
                fn $name(chart in $strategy.boxed(), size in (100.0..1_000.0, 80.0..800.0)) {
                    check(&chart, size)?;
                }
            )*
        }
    };
}

kinds! {
    any_bars_are_drawn_inside_and_alike(bars());
    any_stacks_are_drawn_inside_and_alike(stacks());
    any_lines_are_drawn_inside_and_alike(lines());
    any_areas_are_drawn_inside_and_alike(areas());
    any_points_are_drawn_inside_and_alike(points());
    any_bubbles_are_drawn_inside_and_alike(bubbles());
}
