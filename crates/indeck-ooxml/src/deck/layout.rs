//! Layouts and their placeholders, with positions inherited from the master.
//!
//! Source: ECMA-376-1, 19.3.1.39 `p:sldLayout`, 19.3.1.36 `p:ph`.

use indeck_model::brand::{Layout, Placeholder};
use indeck_model::{Emu, Rect};

use crate::deck::text_metrics::MasterText;
use crate::part::shape::PlaceholderTag;
use crate::xml::{Document, Node, ns};

/// A layout as slides are made from it; its placeholders stand in the order of [`Layout`]'s.
#[derive(Debug)]
pub(crate) struct LayoutPart {
    /// The part's name.
    pub(crate) part: String,
    /// `p:ph` of each placeholder.
    pub(crate) tags: Vec<PlaceholderTag>,
}

/// Reads a layout and the tags of its placeholders.
pub(crate) fn read(
    layout: &Document,
    master: &Document,
    master_name: &str,
    master_text: &MasterText,
) -> (Layout, LayoutPart) {
    let name = layout.root().child(ns::P, "cSld").and_then(|c| c.attr("name"));
    let name = name.filter(|n| !n.trim().is_empty()).map(|n| n.into_owned());
    let on_master = shapes(master);
    let (mut placeholders, mut tags) = (Vec::new(), Vec::new());
    for shape in shapes(layout) {
        let kind = shape.tag.kind.clone().unwrap_or_else(|| "obj".to_owned());
        let inherited = inherited(&kind, &on_master);
        let frame = shape.frame.or_else(|| inherited?.frame);
        let text = master_text.of(&kind, inherited.and_then(|s| s.body), shape.body);
        let index = shape.tag.index.unwrap_or(0);
        placeholders.push(Placeholder { name: shape.name, kind, index, frame, text });
        tags.push(shape.tag);
    }
    let part = layout.part().to_owned();
    let name = name.unwrap_or_else(|| file_stem(&part).to_owned());
    let layout = Layout { name, master: master_name.to_owned(), placeholders };
    (layout, LayoutPart { part, tags })
}

/// A placeholder's shape on a layout or a master.
struct PlaceholderShape<'a> {
    name: String,
    tag: PlaceholderTag,
    frame: Option<Rect>,
    /// `p:txBody`.
    body: Option<Node<'a>>,
}

fn shapes(document: &Document) -> Vec<PlaceholderShape<'_>> {
    let tags = document.root().descendants(ns::P, "ph");
    tags.filter(|ph| !in_fallback(*ph)).filter_map(placeholder_shape).collect()
}

/// A shape under `mc:Fallback` stands there a second time for other readers.
fn in_fallback(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |n| n.parent()).any(|n| n.is(ns::MC, "Fallback"))
}

fn placeholder_shape(ph: Node<'_>) -> Option<PlaceholderShape<'_>> {
    let properties = ph.parent()?.parent()?;
    let shape = properties.parent()?;
    let name = properties.child(ns::P, "cNvPr")?.attr("name").unwrap_or_default();
    let text = |name: &str| ph.attr(name).map(|value| value.into_owned());
    let tag = PlaceholderTag {
        kind: text("type"),
        orient: text("orient"),
        size: text("sz"),
        index: ph.attr("idx").and_then(|i| i.parse().ok()),
    };
    let body = shape.child(ns::P, "txBody");
    Some(PlaceholderShape { name: name.into_owned(), tag, frame: frame(shape), body })
}

/// The position that a shape has of its own.
pub(crate) fn frame(shape: Node<'_>) -> Option<Rect> {
    let own = shape.child(ns::P, "xfrm");
    let xfrm = own.or_else(|| {
        let properties = shape.child(ns::P, "spPr").or_else(|| shape.child(ns::P, "grpSpPr"))?;
        properties.child(ns::A, "xfrm")
    })?;
    let number = |node: Node<'_>, name| node.attr(name).and_then(|v| v.parse().ok()).map(Emu);
    let (offset, extent) = (xfrm.child(ns::A, "off")?, xfrm.child(ns::A, "ext")?);
    Some(Rect::new(
        number(offset, "x")?,
        number(offset, "y")?,
        number(extent, "cx")?,
        number(extent, "cy")?,
    ))
}

/// The master's placeholder of the same role, after which the layout's one goes.
fn inherited<'s, 'a>(
    kind: &str,
    on_master: &'s [PlaceholderShape<'a>],
) -> Option<&'s PlaceholderShape<'a>> {
    let role = match kind {
        "title" | "ctrTitle" => "title",
        "dt" | "ftr" | "sldNum" | "hdr" => kind,
        _ => "body",
    };
    on_master.iter().find(|s| s.tag.kind.as_deref() == Some(role))
}

/// `slideLayout3` of `ppt/slideLayouts/slideLayout3.xml`.
pub(crate) fn file_stem(part: &str) -> &str {
    let file = part.rsplit('/').next().unwrap_or(part);
    file.split('.').next().unwrap_or(file)
}
