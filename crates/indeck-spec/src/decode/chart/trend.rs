//! `trend:`

use indeck_model::Diagnostic;
use indeck_model::chart::{Dash, TrendKind, Trendline};
use indeck_model::spec::TrendSpec;

use crate::decode::chart::analysis::several;
use crate::decode::chart::look::{self, WIDTH};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

const ONE_TREND: Kind = Kind::Any(&[Kind::OneOf(TrendWord::words), Kind::Map(&TREND_LINE)]);
pub(crate) const TREND: Kind =
    Kind::Any(&[Kind::OneOf(TrendWord::words), Kind::Map(&TREND_LINE), Kind::List(&ONE_TREND)]);

const TREND_LINE: Shape = Shape {
    noun: "a trend line",
    keys: &[
        must("kind", Kind::OneOf(TrendWord::words), "How it is fitted."),
        may("degree", Kind::Whole(2, 6), "The degree of a polynomial."),
        may("period", Kind::Whole(2, 255), "Of how many values a moving average is the mean."),
        may(
            "forward",
            Kind::Number(0.0, f64::MAX),
            "How far it goes on, in categories or units of x.",
        ),
        may("backward", Kind::Number(0.0, f64::MAX), "How far before the first point it begins."),
        may("intercept", Kind::Number(f64::MIN, f64::MAX), "The value that it must have at x = 0."),
        may("equation", Kind::Flag, "Whether its equation is shown."),
        may("r2", Kind::Flag, "Whether R² is shown."),
        may("format", Kind::Format, "How the numbers of the equation are shown."),
        may("name", Kind::Text, "Its name in the legend."),
        may("series", Kind::Text, "The series it is fitted to; else every one."),
        may("color", Kind::Color, "Its colour."),
        may("width", WIDTH, "Its width in points."),
        may("dash", Kind::OneOf(Dash::words), "How it is broken."),
    ],
};

/// How a trend line is fitted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TrendWord {
    Linear,
    Exponential,
    Logarithmic,
    Polynomial,
    Power,
    MovingAverage,
}

impl Word for TrendWord {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("linear", Self::Linear),
        ("exponential", Self::Exponential),
        ("logarithmic", Self::Logarithmic),
        ("polynomial", Self::Polynomial),
        ("power", Self::Power),
        ("moving-average", Self::MovingAverage),
    ];
}

impl TrendWord {
    fn kind(self, degree: Option<u8>, period: Option<u8>) -> TrendKind {
        match self {
            Self::Linear => TrendKind::Linear,
            Self::Exponential => TrendKind::Exponential,
            Self::Logarithmic => TrendKind::Logarithmic,
            Self::Polynomial => TrendKind::Polynomial(degree.unwrap_or(2)),
            Self::Power => TrendKind::Power,
            Self::MovingAverage => TrendKind::MovingAverage(period.unwrap_or(2)),
        }
    }

    /// The option that this kind does not have, of those that were written.
    fn lacks(self, written: &Object<'_, '_>) -> Option<&'static str> {
        let average = self == Self::MovingAverage;
        let crossing = matches!(self, Self::Linear | Self::Exponential | Self::Polynomial);
        let known = [
            ("degree", self == Self::Polynomial),
            ("period", average),
            ("intercept", crossing),
            ("forward", !average),
            ("backward", !average),
            ("equation", !average),
            ("r2", !average),
        ];
        known.iter().find(|(key, has)| !has && written.get(key).is_some()).map(|(key, _)| *key)
    }
}

pub(super) fn trends(reader: &Reader, node: &Node) -> Option<Vec<TrendSpec>> {
    several(reader, node, "trend line", trend)
}

fn trend(reader: &Reader, node: &Node) -> Option<TrendSpec> {
    let at = reader.place(node.span);
    if let NodeKind::Scalar(_) = node.kind {
        let kind = reader.word::<TrendWord>(node)?.value.kind(None, None);
        return Some(TrendSpec { line: Trendline::of(kind), series: None, at });
    }
    let object = Object::open(reader, &TREND_LINE, node)?;
    let whole = |key| object.number(key).map(|n| n.value as u8);
    let number = |key| object.number(key).map(|n| n.value);
    let (degree, period) = (whole("degree"), whole("period"));
    let line = Trendline {
        kind: TrendKind::Linear,
        name: object.string("name"),
        forward: number("forward"),
        backward: number("backward"),
        intercept: number("intercept"),
        equation: object.flag("equation").unwrap_or(false),
        r_squared: object.flag("r2").unwrap_or(false),
        format: object.format("format").map(Into::into),
        line: look::stroke(&object),
    };
    let series = object.text("series");
    let word = object.word::<TrendWord>("kind")?.value;
    if let Some(key) = word.lacks(&object) {
        let name = TrendWord::WORDS.iter().find(|(_, w)| *w == word).map_or("", |(name, _)| name);
        let message = format!("a trend line of the kind `{name}` has no `{key}`");
        let place = object.read(key, |r, n| Some(r.place(n.span))).unwrap_or(at);
        let diagnostic = Diagnostic::error("illegal-option", message).at(place);
        reader.report(diagnostic.hint(format!("remove `{key}`")));
        return None;
    }
    Some(TrendSpec { line: Trendline { kind: word.kind(degree, period), ..line }, series, at })
}
