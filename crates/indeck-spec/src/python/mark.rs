//! The options of a mark.

use indeck_model::spec::MarkKind;

use crate::decode::chart::{CHART, ENCODE, LAYER};
use crate::figure::chart_keys;
use crate::marks;
use crate::python::class::{Field, Writer};
use crate::python::types;
use crate::python::{axes, labels, names};
use crate::schema::Key;

/// Keys around the plot that the kinds of 2016 do not have.
const NOT_EXTENDED: [&str; 2] = ["plot_area", "blanks"];

/// Writes the class of a mark's options.
pub(super) fn options(writer: &mut Writer, word: &str, mark: MarkKind) {
    let name = format!("{}Options", names::of_mark(word));
    let keys = chart_keys().into_iter().filter(|key| key.name != "mark");
    let fields = fields(writer, keys, mark);
    writer.class(&name, &format!("Options of ``mark=\"{word}\"``."), fields);
}

/// The keys of a layer of that mark.
pub(super) fn layer(writer: &mut Writer, word: &str, mark: MarkKind) -> String {
    let name = format!("{}Layer", names::of_mark(word));
    let keys = ENCODE.keys.iter().chain(LAYER.keys.iter().filter(|key| key.name != "mark"));
    let mut all = vec![Field {
        name: "mark",
        kind: types::literal(&[word]),
        required: true,
        doc: "What is drawn for each value.".to_owned(),
    }];
    all.extend(fields(writer, keys, mark));
    writer.class(&name, &format!("A layer of ``\"mark\": \"{word}\"``."), all);
    name
}

fn fields(
    writer: &mut Writer,
    keys: impl Iterator<Item = &'static Key>,
    mark: MarkKind,
) -> Vec<Field> {
    keys.filter(|key| has(mark, key.name)).map(|key| field(writer, key, mark)).collect()
}

/// Whether a mark has a channel or option.
fn has(mark: MarkKind, key: &str) -> bool {
    if ENCODE.key(key).is_some() {
        return marks::channels(mark).contains(&key);
    }
    if NOT_EXTENDED.contains(&key) {
        return !mark.is_extended();
    }
    let option = marks::OPTIONS.iter().find(|option| option.name == key);
    option.is_none_or(|option| option.marks.contains(&mark))
}

fn field(writer: &mut Writer, key: &'static Key, mark: MarkKind) -> Field {
    let kind = match key.name {
        "x" => axes::x(writer, mark),
        "y" => axes::y(writer, mark),
        "color" => "str".to_owned(),
        "open" | "high" | "low" | "close" | "volume" => axes::column(writer),
        "labels" => labels::labels(writer, mark),
        "encode" => "Mapping[str, object]".to_owned(),
        _ => writer.kind(&key.kind),
    };
    // Channels may stand in `encode`, and `encode` may be left out.
    let required = key.required && CHART.key(key.name).is_none_or(|key| key.name != "encode");
    Field { name: key.name, kind, required, doc: types::doc(key) }
}
