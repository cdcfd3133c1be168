//! The options of a chart of layers.

use indeck_model::spec::MarkKind;

use crate::figure::layered_keys;
use crate::python::class::{Field, Writer};
use crate::python::{axes, mark, types};
use crate::schema::Key;

/// The marks that can be layers.
const LAYERS: [(&str, MarkKind); 4] = [
    ("column", MarkKind::Column),
    ("line", MarkKind::Line),
    ("area", MarkKind::Area),
    ("scatter", MarkKind::Scatter),
];

/// Writes the classes of layers and of their chart.
pub(super) fn options(writer: &mut Writer) {
    let layers = LAYERS.map(|(word, kind)| mark::layer(writer, word, kind));
    let field = |key: &'static Key| {
        let kind = match key.name {
            "x" => axes::x(writer, MarkKind::Column),
            "layer" => format!("Sequence[{}]", layers.join(" | ")),
            "encode" => "Mapping[str, object]".to_owned(),
            _ => writer.kind(&key.kind),
        };
        Field { name: key.name, kind, required: key.required, doc: types::doc(key) }
    };
    let fields = layered_keys().into_iter().map(field).collect();
    writer.class("LayersOptions", "Options of a chart of layers: no ``mark``.", fields);
}
