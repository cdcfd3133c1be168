//! `reference:`

use indeck_model::Diagnostic;
use indeck_model::chart::Dash;
use indeck_model::spec::{ReferencePlace, ReferenceSpec, Written};

use crate::decode::chart::analysis::several;
use crate::decode::chart::look::{self, WIDTH};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Node, NodeKind};

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

/// At a value of which axis a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    X,
    Y,
}

impl Word for Way {
    const WORDS: &'static [(&'static str, Self)] = &[("y", Self::Y), ("x", Self::X)];
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
