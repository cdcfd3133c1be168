//! `trend:`, `errors:`, `reference:` and `significance:`.

use indeck_model::chart::{Dash, ErrorAmount, ErrorDirection, TrendKind, Trendline};
use indeck_model::spec::{
    ErrorsAmount, ErrorsSpec, ReferencePlace, ReferenceSpec, SignificanceSpec, TrendSpec, Written,
};
use indeck_model::{Color, Diagnostic, Rgb};

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

pub(crate) const ERRORS: Kind = Kind::Any(&[
    Kind::Number(0.0, f64::MAX),
    Kind::OneOf(Spread::words),
    Kind::Text,
    Kind::Map(&ERROR_BARS),
]);

const COLUMNS: Kind = Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]);

const ERROR_BARS: Shape = Shape {
    noun: "error bars",
    keys: &[
        may(
            "by",
            Kind::OneOf(Spread::words),
            "The spread of the series: standard deviation or error.",
        ),
        may("times", Kind::Number(0.0, 1000.0), "How many standard deviations."),
        may("value", Kind::Number(0.0, f64::MAX), "As much for every point."),
        may("percent", Kind::Number(0.0, f64::MAX), "That percentage of each value."),
        may("plus", COLUMNS, "The column of the lengths up, or one for each column of `y`."),
        may("minus", COLUMNS, "The column of the lengths down; else those up."),
        may("direction", Kind::OneOf(ErrorDirection::words), "To which side they go."),
        may("caps", Kind::Flag, "Whether their ends have caps."),
        may("series", Kind::Text, "The series that has them; else every one."),
        may("color", Kind::Color, "Their colour."),
        may("width", WIDTH, "Their width in points."),
        may("dash", Kind::OneOf(Dash::words), "How they are broken."),
    ],
};

const ONE_REFERENCE: Kind = Kind::Any(&[Kind::Expression, Kind::Map(&REFERENCE_LINE)]);
pub(crate) const REFERENCE: Kind =
    Kind::Any(&[Kind::Expression, Kind::Map(&REFERENCE_LINE), Kind::List(&ONE_REFERENCE)]);

const REFERENCE_LINE: Shape = Shape {
    noun: "a reference line",
    keys: &[
        may("at", Kind::Expression, "A number, or an expression that gives one."),
        may("per", Kind::Text, "The column of a value for each category: a target, last year."),
        may("axis", Kind::OneOf(Way::words), "Whether it stands at a value of `y` or of `x`."),
        may("name", Kind::Words, "Its name in the legend and the workbook."),
        may(
            "label",
            Kind::Any(&[Kind::Flag, Kind::Words]),
            "Words at its end; `true` is its number.",
        ),
        may("format", Kind::Format, "How its number is shown."),
        may("color", Kind::Color, "Its colour."),
        may("width", WIDTH, "Its width in points."),
        may("dash", Kind::OneOf(Dash::words), "How it is broken."),
    ],
};

pub(crate) const SIGNIFICANCE: Kind =
    Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Map(&MARKS)]);

const MARKS: Shape = Shape {
    noun: "marks of significance",
    keys: &[
        must("column", COLUMNS, "The column of the marks, or one for each column of `y`."),
        may("rising", Kind::Color, "The colour of rising marks."),
        may("falling", Kind::Color, "The colour of falling marks."),
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

/// What of a series tells how long its error bars are.
#[derive(Clone, Copy)]
enum Spread {
    Deviation,
    Error,
}

impl Word for Spread {
    const WORDS: &'static [(&'static str, Self)] = &[("sd", Self::Deviation), ("se", Self::Error)];
}

/// At a value of which axis a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    X,
    Y,
}

impl Word for Way {
    const WORDS: &'static [(&'static str, Self)] = &[("y", Self::Y), ("x", Self::X)];
}

/// One, or a list of them.
fn several<T>(
    reader: &Reader,
    node: &Node,
    member: &str,
    read: fn(&Reader, &Node) -> Option<T>,
) -> Option<Vec<T>> {
    match &node.kind {
        NodeKind::List(members) => {
            reader.not_empty(node, member)?;
            Some(members.iter().filter_map(|n| read(reader, n)).collect())
        }
        _ => Some(read(reader, node).into_iter().collect()),
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

pub(super) fn errors(reader: &Reader, node: &Node) -> Option<ErrorsSpec> {
    let bars = |amount| ErrorsSpec {
        amount,
        direction: ErrorDirection::Both,
        caps: true,
        line: None,
        series: None,
    };
    if let NodeKind::Scalar(_) = node.kind {
        return Some(bars(ErrorsAmount::Known(amount_of(reader, node)?)));
    }
    let object = Object::open(reader, &ERROR_BARS, node)?;
    let direction = object.word("direction").map_or(ErrorDirection::Both, |w| w.value);
    let caps = object.flag("caps").unwrap_or(true);
    let (line, series) = (look::stroke(&object), object.text("series"));
    Some(ErrorsSpec { direction, caps, line, series, ..bars(amount(reader, &object)?) })
}

/// `5 %`, `2.5`, `sd`, `se`.
fn amount_of(reader: &Reader, node: &Node) -> Option<ErrorAmount> {
    let text = reader.text(node)?.value;
    match Spread::from_word(&text) {
        Some(Spread::Deviation) => return Some(ErrorAmount::StandardDeviation(1.0)),
        Some(Spread::Error) => return Some(ErrorAmount::StandardError),
        None => {}
    }
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text.as_str(), false),
    };
    let number = number.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    let Some(number) = number else {
        let hints = vec!["write `5 %`, a number, `sd`, `se`, or a map".to_owned()];
        reader.bad_value(node, format!("`{text}` is no length of error bars"), hints);
        return None;
    };
    Some(if percent { ErrorAmount::Percentage(number) } else { ErrorAmount::Fixed(number) })
}

/// What a map says: one way to tell the length, and no second one.
fn amount(reader: &Reader, object: &Object<'_, '_>) -> Option<ErrorsAmount> {
    let (plus, minus) = (object.names("plus", "column"), object.names("minus", "column"));
    let times = object.number("times").map(|n| n.value);
    let columns = !plus.is_empty() || !minus.is_empty();
    let said = [
        object.number("value").map(|n| ErrorsAmount::Known(ErrorAmount::Fixed(n.value))),
        object.number("percent").map(|n| ErrorsAmount::Known(ErrorAmount::Percentage(n.value))),
        object.word::<Spread>("by").map(|by| {
            ErrorsAmount::Known(match by.value {
                Spread::Deviation => ErrorAmount::StandardDeviation(times.unwrap_or(1.0)),
                Spread::Error => ErrorAmount::StandardError,
            })
        }),
        columns.then(|| {
            let other = |own: &Vec<_>, other: &Vec<_>| {
                if own.is_empty() { other.clone() } else { own.clone() }
            };
            ErrorsAmount::Columns { plus: other(&plus, &minus), minus: other(&minus, &plus) }
        }),
    ];
    let mut said = said.into_iter().flatten();
    match (said.next(), said.next()) {
        (Some(amount), None) => Some(amount),
        _ => {
            let message =
                "error bars have one length: `value`, `percent`, `by`, or `plus` and `minus`";
            let diagnostic = Diagnostic::error("bad-value", message).at(object.place());
            reader.report(diagnostic.hint("write one of them, as in `{ by: sd, times: 2 }`"));
            None
        }
    }
}

pub(super) fn references(reader: &Reader, node: &Node) -> Option<Vec<ReferenceSpec>> {
    several(reader, node, "reference line", reference)
}

fn reference(reader: &Reader, node: &Node) -> Option<ReferenceSpec> {
    let at = reader.place(node.span);
    if let NodeKind::Scalar(_) = node.kind {
        let place = ReferencePlace::At(reader.written(node)?);
        let (upright, name, label) = (None, None, None);
        return Some(ReferenceSpec { place, upright, name, label, format: None, line: None, at });
    }
    let object = Object::open(reader, &REFERENCE_LINE, node)?;
    let way = object.word::<Way>("axis");
    let (value, per) = (object.written("at"), object.text("per"));
    let (name, format, line) =
        (object.written("name"), object.format("format"), look::stroke(&object));
    let label = object.read("label", label);
    let place = match (value, per) {
        (Some(value), None) => ReferencePlace::At(value),
        (None, Some(column)) => ReferencePlace::Per(column),
        _ => {
            let message = "a reference line has either `at` or `per`";
            let diagnostic = Diagnostic::error("bad-value", message).at(at);
            let hint = "write `at: ` and a number, or `per: ` and a column";
            reader.report(diagnostic.hint(hint));
            return None;
        }
    };
    let upright = way.filter(|way| way.value == Way::X).map(|way| way.at);
    Some(ReferenceSpec { place, upright, name, label, format, line, at })
}

/// A text; an empty one for `true`.
fn label(reader: &Reader, node: &Node) -> Option<Written> {
    let written = reader.written(node)?;
    match written.text.as_str() {
        "false" => None,
        "true" => Some(Written { text: String::new(), anchors: Vec::new(), ..written }),
        _ => Some(written),
    }
}

pub(super) fn significance(reader: &Reader, node: &Node) -> Option<SignificanceSpec> {
    let usual = |columns| SignificanceSpec {
        columns,
        rising: Color::Rgb(Rgb(0x2E, 0x7D, 0x32)),
        falling: Color::Rgb(Rgb(0xC6, 0x28, 0x28)),
    };
    let NodeKind::Map(_) = node.kind else {
        reader.not_empty(node, "column")?;
        return Some(usual(reader.texts(node)));
    };
    let object = Object::open(reader, &MARKS, node)?;
    let base = usual(object.names("column", "column"));
    let (rising, falling) = (object.color("rising"), object.color("falling"));
    if base.columns.is_empty() {
        return None;
    }
    Some(SignificanceSpec {
        rising: rising.unwrap_or(base.rising),
        falling: falling.unwrap_or(base.falling),
        ..base
    })
}
