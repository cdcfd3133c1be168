//! An inspection in the two forms in which it is shown.

pub(crate) mod json;
mod palette;
pub(crate) mod text;
mod tree;

#[cfg(test)]
mod tests;

use indeck::inspect::ShapeKind;

/// The word for a kind of shape.
pub(crate) fn kind_name(kind: ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Text => "text",
        ShapeKind::Chart => "chart",
        ShapeKind::Table => "table",
        ShapeKind::Picture => "picture",
        ShapeKind::Media => "media",
        ShapeKind::Diagram => "diagram",
        ShapeKind::Object => "object",
        ShapeKind::Ink => "ink",
        ShapeKind::Group => "group",
        ShapeKind::Graphic => "graphic",
        ShapeKind::Connector => "connector",
    }
}
