//! Labels: where those of a mark can stand, and what they can say.

use indeck_model::spec::{LabelPlace, MarkKind};

use crate::decode::labels::{LABELS, POINT_LABEL};
use crate::marks;
use crate::python::class::Writer;
use crate::python::names;
use crate::python::types::literal;
use crate::schema::Word;

/// The type of the labels of a mark. Marks whose labels are the same share the class of the first.
pub(super) fn labels(writer: &mut Writer, mark: MarkKind) -> String {
    let alike = |other: &&(&'static str, MarkKind)| traits(other.1) == traits(mark);
    let first = MarkKind::WORDS.iter().find(alike).map_or("", |(word, _)| word);
    let name = format!("{}Labels", names::of_mark(first));
    if !writer.knows(&name) {
        class(writer, &name, mark, first);
    }
    format!("bool | {name}")
}

/// What tells the labels of one mark from those of another.
fn traits(mark: MarkKind) -> (&'static [LabelPlace], bool, bool, bool) {
    let places = marks::label_places(mark, false);
    (places, marks::labels_points(mark), mark.is_round(), mark == MarkKind::Bubble)
}

fn class(writer: &mut Writer, name: &str, mark: MarkKind, word: &str) {
    let (places, points, percent, size) = traits(mark);
    let named = |place: &LabelPlace| LabelPlace::WORDS.iter().find(|(_, p)| p == place);
    let places: Vec<&str> = places.iter().filter_map(named).map(|(word, _)| *word).collect();
    let mut parts = vec!["value", "category", "series"];
    parts.extend(percent.then_some("percent"));
    parts.extend(size.then_some("size"));
    parts.extend(["key", "none"]);
    let parts = literal(&parts);
    let mut without = Vec::new();
    let mut types = vec![("content", format!("{parts} | Sequence[{parts}]"))];
    match places.as_slice() {
        [] => without.push("position"),
        places => types.push(("position", literal(places))),
    }
    if points {
        let point = format!("{}PointLabel", names::of_mark(word));
        let fields = writer.fields(&POINT_LABEL, &without, &types);
        writer.class(&point, "A label of one category.", fields);
        types.push(("points", format!("Mapping[str, str | bool | {point}]")));
    } else {
        without.push("points");
    }
    let fields = writer.fields(&LABELS, &without, &types);
    writer.class(name, "Labels of values.", fields);
}
