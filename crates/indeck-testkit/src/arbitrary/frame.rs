//! Categories, axes, reference lines, frames.

use indeck_model::Date;
use indeck_model::chart::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::value::{angle, color, fill, format, line, number, percent, style, text};

pub(super) fn categories(count: usize) -> impl Strategy<Value = Categories> {
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

fn ticks() -> impl Strategy<Value = TickMarks> {
    let mark = || {
        prop::sample::select(vec![
            TickMark::None,
            TickMark::Inside,
            TickMark::Outside,
            TickMark::Cross,
        ])
    };
    (mark(), mark()).prop_map(|(major, minor)| TickMarks { major, minor })
}

fn display_units() -> impl Strategy<Value = DisplayUnits> {
    let unit = prop_oneof![
        Just(DisplayUnit::Thousands),
        Just(DisplayUnit::Billions),
        (1e-3f64..1e9).prop_map(DisplayUnit::Custom),
    ];
    (unit, option::of(text())).prop_map(|(unit, label)| DisplayUnits { unit, label })
}

pub(super) fn value_axis() -> BoxedStrategy<ValueAxis> {
    let scale = (
        option::of(0.5f64..10.0),
        option::of(11.0f64..99.0),
        option::of(0.1f64..5.0),
        option::of(2.0f64..20.0),
    );
    let words = (option::of(text()), option::of(format()), style(), style(), option::of(angle()));
    let lines = (option::of(line()), option::of(line()), option::of(line()), ticks());
    let more = (tick_labels(), crossing(), option::of(display_units()), any::<(bool, bool)>());
    (scale, words, lines, more)
        .prop_map(|(scale, words, lines, more)| {
            let (min, max, unit, log_base) = scale;
            let (title, format, style, title_style, rotation) = words;
            let (line, gridlines, minor_gridlines, ticks) = lines;
            let (tick_labels, crossing, display_units, (hidden, reverse)) = more;
            ValueAxis {
                title,
                hidden,
                format,
                tick_labels,
                rotation,
                style,
                title_style,
                line,
                gridlines,
                minor_gridlines,
                ticks,
                display_units,
                min,
                max,
                major_unit: unit,
                minor_unit: unit.map(|unit| unit / 2.0),
                log_base,
                reverse,
                crossing,
            }
        })
        .boxed()
}

fn dates() -> impl Strategy<Value = DateScale> {
    use TimeUnit::*;
    let unit = || prop::sample::select(vec![Days, Months, Years]);
    let day = |range: std::ops::Range<i32>| range.prop_map(|days| Date { days });
    let bounds = (option::of(day(0..9_000)), option::of(day(9_000..20_000)));
    (bounds, option::of(unit()), option::of((1u32..50, Just(Years))))
        .prop_map(|((min, max), base, major)| DateScale { min, max, base, major, minor: major })
}

pub(super) fn category_axis() -> BoxedStrategy<CategoryAxis> {
    let words = (option::of(text()), option::of(format()), style(), style(), option::of(angle()));
    let lines = (option::of(line()), option::of(line()), option::of(line()), ticks());
    let steps = (option::of(1u16..9), option::of(1u16..9), option::of(0u16..=1_000), dates());
    let more = (tick_labels(), crossing(), any::<(bool, bool)>());
    (words, lines, steps, more)
        .prop_map(|(words, lines, steps, more)| {
            let (title, format, style, title_style, rotation) = words;
            let (line, gridlines, minor_gridlines, ticks) = lines;
            let (label_interval, tick_interval, label_offset, dates) = steps;
            let (tick_labels, crossing, (hidden, reverse)) = more;
            CategoryAxis {
                title,
                hidden,
                format,
                tick_labels,
                rotation,
                style,
                title_style,
                line,
                gridlines,
                minor_gridlines,
                ticks,
                label_interval,
                tick_interval,
                label_offset,
                dates,
                crossing,
                reverse,
            }
        })
        .boxed()
}

/// Reference lines; without categories only constant ones.
pub(super) fn references(categories: Option<usize>) -> BoxedStrategy<Vec<ReferenceLine>> {
    let constant = number().prop_map(ReferenceValue::Constant).boxed();
    let value = match categories {
        None => constant,
        Some(n) => {
            let values = vec(option::of(number()), 0..=n).prop_map(ReferenceValue::PerCategory);
            prop_oneof![constant, values].boxed()
        }
    };
    let one = (text(), value, format(), option::of(text()), option::of(line())).prop_map(
        |(name, value, format, label, line)| ReferenceLine { name, value, format, label, line },
    );
    prop_oneof![2 => Just(Vec::new()), 1 => vec(one, 1..3)].boxed()
}

pub(super) fn axes(n: usize) -> BoxedStrategy<Axes> {
    (category_axis(), value_axis(), references(Some(n)))
        .prop_map(|(category, value, references)| Axes { category, value, references })
        .boxed()
}

fn layout() -> impl Strategy<Value = ManualLayout> {
    (percent(), percent(), percent(), percent()).prop_map(|(x, y, width, height)| ManualLayout {
        x,
        y,
        width,
        height,
    })
}

/// A frame around a chart of at least one category or none.
pub(super) fn frame(n: usize) -> BoxedStrategy<ChartFrame> {
    use LegendPosition::*;
    let title = (text(), style(), any::<bool>()).prop_map(|(text, style, overlay)| ChartTitle {
        text,
        style,
        overlay,
    });
    let position = prop::sample::select(vec![Bottom, Top, Left, Right, TopRight]);
    let legend = (position, any::<(bool, bool)>(), style(), option::of(layout())).prop_map(
        move |(position, (overlay, without_first), style, layout)| Legend {
            position,
            overlay,
            style,
            layout,
            deleted: if without_first && n > 0 { vec![0] } else { Vec::new() },
        },
    );
    let blanks = prop::sample::select(vec![Blanks::Gap, Blanks::Zero, Blanks::Connect]);
    let look = (option::of(layout()), option::of(fill()), option::of(fill()), option::of(line()));
    let words = (option::of(title), option::of(legend), style());
    (words, blanks, look, vec(color(), 0..3))
        .prop_map(|(words, blanks, look, palette)| {
            let (title, legend, style) = words;
            let (plot_layout, plot_fill, background, border) = look;
            ChartFrame {
                title,
                legend,
                style,
                blanks,
                plot_layout,
                plot_fill,
                background,
                border,
                palette,
            }
        })
        .boxed()
}
