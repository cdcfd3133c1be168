//! `errors:` and `x_errors:`

use indeck_model::Diagnostic;
use indeck_model::chart::{Dash, ErrorAmount, ErrorDirection};
use indeck_model::spec::{ErrorsAmount, ErrorsSpec};

use crate::decode::chart::analysis::COLUMNS;
use crate::decode::chart::look::{self, WIDTH};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Node, NodeKind};

pub(crate) const ERRORS: Kind = Kind::Any(&[
    Kind::Number(0.0, f64::MAX),
    Kind::OneOf(Spread::words),
    Kind::Text,
    Kind::Map(&ERROR_BARS),
]);

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

/// What of a series tells how long its error bars are.
#[derive(Clone, Copy)]
enum Spread {
    Deviation,
    Error,
}

impl Word for Spread {
    const WORDS: &'static [(&'static str, Self)] = &[("sd", Self::Deviation), ("se", Self::Error)];
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
