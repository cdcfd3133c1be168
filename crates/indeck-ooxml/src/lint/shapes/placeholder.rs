//! Placeholders, and the shapes of layout and master that they inherit from.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.36 `p:ph`.

use crate::xml::{Document, Node, ns};

/// What a placeholder says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Placeholder {
    /// Its type; `obj` where it names none.
    pub(in crate::lint) kind: String,
    /// Its index; 0 where it names none.
    pub(in crate::lint) index: u32,
}

impl Placeholder {
    /// Of a shape, if it is one.
    pub(in crate::lint) fn of(shape: Node<'_>) -> Option<Self> {
        let properties = shape.children().next().filter(|n| n.name().starts_with("nv"))?;
        Self::read(properties.child(ns::P, "nvPr")?.child(ns::P, "ph")?)
    }

    fn read(ph: Node<'_>) -> Option<Self> {
        let kind = ph.attr("type").map_or_else(|| "obj".to_owned(), |kind| kind.into_owned());
        let index = ph.attr("idx").map_or(Some(0), |index| index.trim().parse().ok())?;
        Some(Self { kind, index })
    }

    pub(in crate::lint) fn is_title(&self) -> bool {
        matches!(&*self.kind, "title" | "ctrTitle")
    }

    /// Date, footer, slide number.
    pub(in crate::lint) fn is_footer(&self) -> bool {
        matches!(&*self.kind, "dt" | "ftr" | "sldNum")
    }

    /// Whether it stands for none of the layout: PowerPoint gives such a one the greatest index.
    pub(in crate::lint) fn is_free(&self) -> bool {
        self.index == u32::MAX
    }

    /// The shape of a layout that it inherits from: of the same index, or else of the same type.
    pub(in crate::lint) fn on_layout<'d>(&self, layout: &'d Document) -> Option<Node<'d>> {
        let all = || placeholders(layout);
        let same_index = |p: &Self| p.index == self.index && self.index != 0;
        let same_kind = |p: &Self| p.kind == self.kind || (p.is_title() && self.is_title());
        let found = all().find(|(_, p)| same_index(p));
        found.or_else(|| all().find(|(_, p)| same_kind(p))).map(|(shape, _)| shape)
    }

    /// The shape of a master that it inherits from: of the same role.
    pub(in crate::lint) fn on_master<'d>(&self, master: &'d Document) -> Option<Node<'d>> {
        let role = match &*self.kind {
            "title" | "ctrTitle" => "title",
            "dt" | "ftr" | "sldNum" | "hdr" => &self.kind,
            _ => "body",
        };
        placeholders(master).find(|(_, p)| p.kind == role).map(|(shape, _)| shape)
    }

    /// Whether a layout has it, by index or by type.
    pub(in crate::lint) fn stands_on(&self, layout: &Document) -> bool {
        let same = |p: &Self| p.index == self.index || p.kind == self.kind;
        placeholders(layout).any(|(_, p)| same(&p))
    }
}

/// The placeholders of a layout or master, with their shapes.
fn placeholders(document: &Document) -> impl Iterator<Item = (Node<'_>, Placeholder)> {
    document.root().descendants(ns::P, "ph").filter_map(|ph| {
        let shape = ph.parent()?.parent()?.parent()?;
        Some((shape, Placeholder::read(ph)?))
    })
}
