//! Series, their points, their labels, and what is drawn about them.

use indeck_model::chart::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::value::{angle, fill, format, line, marker, number, style, text};

fn point_styles(points: usize) -> BoxedStrategy<Vec<PointStyle>> {
    if points == 0 {
        return Just(Vec::new()).boxed();
    }
    let one = (0..points as u32, option::of(fill()), option::of(line()), option::of(marker()))
        .prop_map(|(index, fill, line, marker)| PointStyle { index, fill, line, marker });
    vec(one, 0..4).boxed()
}

pub(super) fn content() -> impl Strategy<Value = LabelContent> {
    any::<(bool, bool, bool, bool, bool, bool, bool)>().prop_map(
        |(value, category, series, percent, size, cells, legend_key)| LabelContent {
            value,
            category,
            series,
            percent,
            size,
            cells,
            legend_key,
        },
    )
}

pub(super) type Positions<P> = BoxedStrategy<Option<P>>;

pub(super) fn positions<P: Clone + std::fmt::Debug + 'static>(all: &[P]) -> Positions<P> {
    match all {
        [] => Just(None).boxed(),
        all => option::of(prop::sample::select(all.to_vec())).boxed(),
    }
}

pub(super) fn labels<P: Clone + std::fmt::Debug + 'static>(
    points: usize,
    positions: Positions<P>,
) -> BoxedStrategy<Option<DataLabels<P>>> {
    let one = (0..points.max(1) as u32, option::of(text()), positions.clone(), style())
        .prop_map(|(index, text, position, style)| PointLabel { index, text, position, style });
    let count = if points == 0 { 0..1 } else { 0..3 };
    let words = (content(), positions, option::of(format()), option::of(text()));
    let look = (style(), option::of(fill()), option::of(line()), option::of(angle()));
    let labels = (words, look, option::of(line()), vec(one, count)).prop_map(
        |(
            (content, position, format, separator),
            (style, fill, border, rotation),
            leader_lines,
            points,
        )| DataLabels {
            content,
            position,
            format,
            separator,
            style,
            fill,
            border,
            rotation,
            leader_lines,
            points,
        },
    );
    option::of(labels).boxed()
}

/// Texts from cells and marks.
fn beside(points: usize) -> BoxedStrategy<(Vec<String>, Vec<PointMark>)> {
    if points == 0 {
        return Just((Vec::new(), Vec::new())).boxed();
    }
    let mark = (0..points as u32, text(), option::of(super::value::color()))
        .prop_map(|(index, text, color)| PointMark { index, text, color });
    let texts = prop_oneof![2 => Just(Vec::new()), 1 => vec(text(), 0..=points)];
    (texts, vec(mark, 0..3)).boxed()
}

pub(super) fn series<P: Clone + std::fmt::Debug + 'static, O: std::fmt::Debug + 'static>(
    points: usize,
    positions: Positions<P>,
    own: impl Strategy<Value = O> + 'static,
) -> BoxedStrategy<Series<P, O>> {
    let data = (text(), vec(option::of(number()), 0..=points), format());
    let look = (option::of(fill()), option::of(line()), point_styles(points));
    (data, look, labels(points, positions), beside(points), own)
        .prop_map(|((name, values, format), (fill, line, points), labels, beside, own)| Series {
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
            label_texts: beside.0,
            marks: beside.1,
        })
        .boxed()
}

pub(super) fn errors(points: usize) -> BoxedStrategy<Option<ErrorBars>> {
    use ErrorDirection::*;
    let length = || 0.0f64..1e6;
    let lengths = move || vec(option::of(length()), 0..=points);
    let amount = prop_oneof![
        length().prop_map(ErrorAmount::Fixed),
        length().prop_map(ErrorAmount::Percentage),
        length().prop_map(ErrorAmount::StandardDeviation),
        Just(ErrorAmount::StandardError),
        (lengths(), lengths()).prop_map(|(plus, minus)| ErrorAmount::Custom { plus, minus }),
    ];
    let direction = prop::sample::select(vec![Both, Plus, Minus]);
    let bars = (direction, amount, any::<bool>(), option::of(line()))
        .prop_map(|(direction, amount, caps, line)| ErrorBars { direction, amount, caps, line });
    option::of(bars).boxed()
}

/// Trend lines that can be fitted to any numbers.
pub(super) fn trends() -> impl Strategy<Value = Vec<Trendline>> {
    let kind = prop_oneof![
        Just(TrendKind::Linear),
        (2u8..=6).prop_map(TrendKind::Polynomial),
        Just(TrendKind::MovingAverage(2)),
    ];
    let reach = || option::of(0.5f64..10.0);
    let words = (option::of(text()), any::<(bool, bool)>(), option::of(format()));
    let one = (kind, words, reach(), reach(), option::of(number()), option::of(line())).prop_map(
        |(kind, (name, (equation, r_squared), format), forward, backward, intercept, line)| {
            let curve = !matches!(kind, TrendKind::MovingAverage(_));
            Trendline {
                kind,
                name,
                forward: forward.filter(|_| curve),
                backward: backward.filter(|_| curve),
                intercept: intercept.filter(|_| curve),
                equation: equation && curve,
                r_squared: r_squared && curve,
                format,
                line,
            }
        },
    );
    vec(one, 0..3)
}

pub(super) fn points_series(n: usize) -> BoxedStrategy<XySeries> {
    let points = vec((option::of(number()), option::of(number())), n);
    let look = (option::of(fill()), option::of(line()), option::of(marker()), point_styles(n));
    let around = (beside(n), trends(), errors(n), errors(n));
    (text(), points, (format(), format()), look, labels(n, line_positions()), around)
        .prop_map(|(name, points, formats, (fill, line, marker, point_styles), labels, around)| {
            let ((label_texts, marks), trendlines, x_errors, y_errors) = around;
            XySeries {
                points,
                x_format: formats.0,
                y_format: formats.1,
                fill,
                line,
                marker,
                point_styles,
                labels,
                label_texts,
                marks,
                trendlines,
                x_errors,
                y_errors,
                ..XySeries::new(name, [])
            }
        })
        .boxed()
}

pub(super) fn bubble_series(n: usize) -> BoxedStrategy<BubbleSeries> {
    let bubble = (option::of(number()), option::of(number()), option::of(number()))
        .prop_map(|(x, y, size)| Bubble { x, y, size });
    let look = (option::of(fill()), option::of(line()), point_styles(n));
    let around = (beside(n), trends(), errors(n), errors(n));
    let formats = (format(), format(), format());
    (text(), vec(bubble, n), formats, look, labels(n, line_positions()), around)
        .prop_map(|(name, bubbles, formats, (fill, line, points), labels, around)| {
            let ((label_texts, marks), trendlines, x_errors, y_errors) = around;
            BubbleSeries {
                bubbles,
                x_format: formats.0,
                y_format: formats.1,
                size_format: formats.2,
                fill,
                line,
                points,
                labels,
                label_texts,
                marks,
                trendlines,
                x_errors,
                y_errors,
                ..BubbleSeries::new(name, [])
            }
        })
        .boxed()
}

pub(super) fn bar_positions() -> Positions<BarLabelPosition> {
    use BarLabelPosition::*;
    positions(&[OutsideEnd, InsideEnd, Center, InsideBase])
}

pub(super) fn line_positions() -> Positions<LinePosition> {
    use LinePosition::*;
    positions(&[Above, Below, Center, Left, Right])
}
