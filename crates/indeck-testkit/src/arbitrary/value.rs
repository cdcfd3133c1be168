//! Texts, numbers, colours and lines.

use indeck_model::chart::*;
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Color, NumberFormat, Percent, Pt, Rgb, ThemeColor};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Names, and texts that are awkward in cells or XML.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z]{1,8}",
        1 => prop::sample::select(vec!["", " ", "=1+1", "+1", "-1", "@a", "<&>\"'", "東京", "a\nb", "_x0041_"])
            .prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}

pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -1e6..1e6,
        1 => prop::sample::select(vec![0.0, -0.0, 0.1 + 0.2, 1e300, -1e-300, f64::MAX, f64::MIN_POSITIVE]),
        1 => prop::num::f64::NORMAL,
    ]
}

pub(super) fn format() -> impl Strategy<Value = NumberFormat> {
    prop::sample::select(vec!["General", "0%", "#,##0.0", "", "\"<\"0\"&\"", "[>0]0;\"-\""])
        .prop_map(Into::into)
}

pub(super) fn color() -> BoxedStrategy<Color> {
    let slot = prop::sample::select(ThemeColor::ALL.to_vec());
    (any::<(u8, u8, u8)>(), slot, 0u8..4, 0.0f32..100.0)
        .prop_map(|((r, g, b), slot, kind, share)| match kind {
            0 => Color::Rgb(Rgb(r, g, b)),
            1 => Color::Theme(slot),
            2 => Color::Lighter(slot, Percent(share)),
            _ => Color::Darker(slot, Percent(share)),
        })
        .boxed()
}

pub(super) fn angle() -> impl Strategy<Value = Angle> {
    (-90.0f32..90.0).prop_map(Angle)
}

pub(super) fn percent() -> impl Strategy<Value = Percent> {
    (0.0f32..=100.0).prop_map(Percent)
}

fn gradient() -> impl Strategy<Value = Gradient> {
    let stop = (percent(), color(), percent()).prop_map(|(at, color, opacity)| GradientStop {
        at,
        color,
        opacity,
    });
    (vec(stop, 2..=10), -400.0f32..400.0).prop_map(|(mut stops, angle)| {
        stops.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
        Gradient { stops, angle: Angle(angle) }
    })
}

pub(super) fn fill() -> BoxedStrategy<Fill> {
    let pattern = (prop::sample::select(Pattern::ALL.to_vec()), color(), color()).prop_map(
        |(preset, foreground, background)| Fill::Pattern { preset, foreground, background },
    );
    prop_oneof![
        1 => Just(Fill::None),
        4 => color().prop_map(Fill::Solid),
        1 => (color(), percent()).prop_map(|(color, opacity)| Fill::Translucent { color, opacity }),
        1 => gradient().prop_map(Fill::Gradient),
        1 => pattern,
    ]
    .boxed()
}

pub(super) fn line() -> BoxedStrategy<Line> {
    let dash = prop::sample::select(vec![
        Dash::Solid,
        Dash::Dash,
        Dash::ShortDash,
        Dash::LongDash,
        Dash::Dot,
        Dash::DashDot,
        Dash::LongDashDot,
        Dash::LongDashDotDot,
    ]);
    let solid = (option::of(color()), option::of((0.0f32..20.0).prop_map(Pt)), dash)
        .prop_map(|(color, width, dash)| Line::Solid { color, width, dash });
    prop_oneof![1 => Just(Line::None), 4 => solid].boxed()
}

pub(super) fn style() -> BoxedStrategy<TextStyle> {
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
        .boxed()
}

pub(super) fn marker() -> BoxedStrategy<Marker> {
    use MarkerSymbol as M;
    let all = vec![
        M::None,
        M::Circle,
        M::Square,
        M::Diamond,
        M::Triangle,
        M::X,
        M::Plus,
        M::Dash,
        M::Dot,
        M::Star,
    ];
    (prop::sample::select(all), 2u8..=72, option::of(fill()), option::of(line()))
        .prop_map(|(symbol, size, fill, line)| Marker { symbol, size, fill, line })
        .boxed()
}
