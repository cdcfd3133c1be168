//! `slides:`

use indeck_model::spec::SlideSpec;

use crate::report::spec::decode::fill;
use crate::report::spec::object::Object;
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, may, must};
use crate::report::spec::yaml::Node;

pub(super) const SLIDE: Shape = Shape {
    noun: "a slide",
    keys: &[
        may("id", Kind::Text),
        must("layout", Kind::Text),
        may("fill", Kind::Named(&fill::CONTENT)),
        may("notes", Kind::Words),
        may("footer", Kind::Words),
        may("slide_number", Kind::Flag),
        may("hidden", Kind::Flag),
    ],
};

pub(super) fn decode(reader: &Reader<'_>, node: &Node) -> Option<SlideSpec> {
    let object = Object::open(reader, &SLIDE, node)?;
    let entries = object
        .get("fill")
        .map_or(&[][..], |n| reader.named(n, "a map from placeholders to what they hold"));
    let fill = entries.iter().filter_map(|e| fill::decode(reader, e)).collect();
    let id = object.text("id");
    let notes = object.written("notes");
    let footer = object.written("footer");
    let slide_number = object.flag("slide_number");
    let hidden = object.flag("hidden").unwrap_or(false);
    let layout = object.text("layout")?;
    Some(SlideSpec { id, layout, fill, notes, footer, slide_number, hidden, at: object.place() })
}
