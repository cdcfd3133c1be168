//! The shapes of a slide, a layout or a master as they stand, those of groups included.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.43 `p:spTree`; ISO/IEC 29500-3, 7.5 (alternate content).

use std::collections::BTreeMap;

use super::twins::Twins;
use crate::xml::{Document, Node, ns};

/// Extensions of PresentationML of 2010, ink among them.
const P14: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

/// What a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeKind {
    /// A shape with or without text.
    Text,
    /// A chart.
    Chart,
    /// A table.
    Table,
    /// A picture.
    Picture,
    /// A film or a sound.
    Media,
    /// A SmartArt diagram.
    Diagram,
    /// An embedded or linked object of another program.
    Object,
    /// A drawing by pen.
    Ink,
    /// A group of shapes.
    Group,
    /// Another graphic.
    Graphic,
    /// A connector.
    Connector,
}

/// A shape where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    /// The shape.
    pub(crate) node: Node<'a>,
    /// The same shape in the other branches of the alternate content that it stands in.
    pub(crate) twins: Vec<Node<'a>>,
    /// What stands for it among its siblings: the alternate content, or the shape itself.
    pub(crate) holder: Node<'a>,
    /// The group that it is in, as an index into the items.
    pub(crate) parent: Option<usize>,
    /// Its id; 0 where it has none that can be read.
    pub(crate) id: u32,
    /// How many shapes before it bear the same id.
    pub(crate) nth: u32,
}

impl<'a> Item<'a> {
    /// The shape in every branch, the one that is shown first.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'a>> + use<'a, '_> {
        std::iter::once(self.node).chain(self.twins.iter().copied())
    }
}

/// The tree of shapes of a slide, layout, master or notes page.
pub(crate) fn root(document: &Document) -> Option<Node<'_>> {
    document.root().path(ns::P, &["cSld", "spTree"])
}

/// The shapes of a tree from the back; those of a group follow it.
pub(crate) fn items(tree: Node<'_>) -> Vec<Item<'_>> {
    let mut walk = Walk::default();
    walk.children(tree, None, None);
    walk.items
}

#[derive(Default)]
struct Walk<'a> {
    items: Vec<Item<'a>>,
    seen: BTreeMap<u32, u32>,
    twins: Twins<'a>,
}

impl<'a> Walk<'a> {
    /// Adds what is in a tree, a group or a branch; `holder` is the alternate content around.
    fn children(&mut self, within: Node<'a>, parent: Option<usize>, holder: Option<Node<'a>>) {
        for node in within.children() {
            if node.is(ns::MC, "AlternateContent") {
                let Some(branch) = shown_branch(node) else { continue };
                let brought = self.twins.enter(node, branch);
                self.children(branch, parent, holder.or(Some(node)));
                self.twins.leave(brought);
            } else if is_shape(node) {
                self.shape(node, parent, holder.unwrap_or(node));
            }
        }
    }

    fn shape(&mut self, node: Node<'a>, parent: Option<usize>, holder: Node<'a>) {
        let id = id_of(node);
        let nth = self.seen.entry(id).or_insert(0);
        let index = self.items.len();
        let twins = self.twins.take(id);
        self.items.push(Item { node, twins, holder, parent, id, nth: *nth });
        *nth += 1;
        if node.name() == "grpSp" {
            self.children(node, Some(index), None);
        }
    }
}

/// The branch that the newest PowerPoint shows: the first choice with a shape, or the fallback.
fn shown_branch(alternate: Node<'_>) -> Option<Node<'_>> {
    let has_shape = |branch: &Node<'_>| branch.all_descendants().any(is_shape);
    let mut choices = alternate.children().filter(|node| node.is(ns::MC, "Choice"));
    choices.find(has_shape).or_else(|| alternate.child(ns::MC, "Fallback"))
}

/// Whether it is a shape, a picture, a graphic, a group, a connector or ink.
pub(crate) fn is_shape(node: Node<'_>) -> bool {
    let names = ["sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart"];
    (node.ns() == ns::P || node.ns() == P14) && names.contains(&node.name())
}

/// `p:nvSpPr` and its like.
pub(crate) fn properties(shape: Node<'_>) -> Option<Node<'_>> {
    shape.children().find(|node| node.name().starts_with("nv") && node.name().ends_with("Pr"))
}

/// `p:cNvPr`: id, name, alternative text.
pub(crate) fn identity(shape: Node<'_>) -> Option<Node<'_>> {
    properties(shape)?.children().find(|node| node.name() == "cNvPr")
}

/// `p:nvPr`: what it is to the presentation: placeholder, media.
pub(crate) fn application(shape: Node<'_>) -> Option<Node<'_>> {
    properties(shape)?.children().find(|node| node.name() == "nvPr")
}

/// Its id; 0 where it has none that can be read.
pub(crate) fn id_of(shape: Node<'_>) -> u32 {
    identity(shape).and_then(|node| node.attr("id")?.parse().ok()).unwrap_or(0)
}

/// `p:ph`, if it fills a placeholder.
pub(crate) fn placeholder(shape: Node<'_>) -> Option<Node<'_>> {
    application(shape)?.child(ns::P, "ph")
}

/// What a shape is.
pub(crate) fn kind(shape: Node<'_>) -> ShapeKind {
    match shape.name() {
        "pic" if is_media(shape) => ShapeKind::Media,
        "pic" => ShapeKind::Picture,
        "grpSp" => ShapeKind::Group,
        "cxnSp" => ShapeKind::Connector,
        "contentPart" => ShapeKind::Ink,
        "graphicFrame" => graphic_kind(shape),
        _ => ShapeKind::Text,
    }
}

/// What a graphic frame holds.
fn graphic_kind(shape: Node<'_>) -> ShapeKind {
    let uri = graphic_uri(shape).unwrap_or_default();
    match &*ns::transitional(&uri) {
        ns::C | ns::CX => ShapeKind::Chart,
        uri if uri.ends_with("/table") => ShapeKind::Table,
        uri if uri.ends_with("/diagram") => ShapeKind::Diagram,
        uri if uri.ends_with("/ole") => ShapeKind::Object,
        _ if table(shape).is_some() => ShapeKind::Table,
        _ => ShapeKind::Graphic,
    }
}

/// Whether it plays a sound or a film.
fn is_media(shape: Node<'_>) -> bool {
    const KINDS: [&str; 5] = ["audioCd", "wavAudioFile", "audioFile", "videoFile", "quickTimeFile"];
    application(shape).is_some_and(|properties| {
        properties.all_descendants().any(|node| {
            (node.ns() == ns::A && KINDS.contains(&node.name())) || node.is(P14, "media")
        })
    })
}

/// What `a:graphicData` of a graphic frame holds, by its URI.
fn graphic_uri(shape: Node<'_>) -> Option<String> {
    let data = shape.path(ns::A, &["graphic", "graphicData"])?;
    data.attr("uri").map(|uri| uri.into_owned())
}

/// `a:tbl` of a graphic frame.
pub(crate) fn table(shape: Node<'_>) -> Option<Node<'_>> {
    shape.path(ns::A, &["graphic", "graphicData", "tbl"])
}

/// The element that holds fill, line and position: `p:spPr` or `p:grpSpPr`.
pub(crate) fn shape_properties(shape: Node<'_>) -> Option<Node<'_>> {
    shape.children().find(|node| matches!(node.name(), "spPr" | "grpSpPr"))
}

/// `a:xfrm` or, of a graphic, `p:xfrm`.
pub(crate) fn transform(shape: Node<'_>) -> Option<Node<'_>> {
    match shape.name() {
        "graphicFrame" | "contentPart" => shape.children().find(|node| node.name() == "xfrm"),
        _ => shape_properties(shape)?.child(ns::A, "xfrm"),
    }
}

/// `p:txBody`.
pub(crate) fn text_body(shape: Node<'_>) -> Option<Node<'_>> {
    shape.child(ns::P, "txBody")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opc::Limits;

    fn parse(shapes: &str) -> Document {
        let xml = format!(
            r#"<p:sld xmlns:p="{}" xmlns:a="{}" xmlns:mc="{}" xmlns:n="urn:new"><p:cSld><p:spTree>
            <p:nvGrpSpPr><p:cNvPr id="1" name=""/></p:nvGrpSpPr>{shapes}</p:spTree></p:cSld></p:sld>"#,
            ns::P,
            ns::A,
            ns::MC
        );
        Document::parse("s.xml", xml.into_bytes(), &Limits::default()).unwrap()
    }

    fn sp(id: &str) -> String {
        format!(r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="n{id}"/></p:nvSpPr></p:sp>"#)
    }

    #[test]
    fn shapes_of_groups_follow_their_group_and_know_it() {
        let group = |id, inside: &str| {
            format!(r#"<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}"/></p:nvGrpSpPr>{inside}</p:grpSp>"#)
        };
        let inner = group("4", &sp("5"));
        let doc = parse(&format!("{}{}{}", sp("2"), group("3", &(inner + &sp("6"))), sp("7")));
        let items = items(root(&doc).unwrap());
        let found: Vec<_> = items.iter().map(|item| (item.id, item.parent)).collect();
        let expected = [(2, None), (3, None), (4, Some(1)), (5, Some(2)), (6, Some(1)), (7, None)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_shape_of_alternate_content_is_one_shape_with_twins() {
        let doc = parse(&(alternate(&sp("2"), &sp("2")) + &sp("3")));
        let items = items(root(&doc).unwrap());
        assert_eq!(items.len(), 2);
        assert_eq!((items[0].twins.len(), items[0].holder.name()), (1, "AlternateContent"));
        assert_eq!((items[1].twins.len(), items[1].holder.name()), (0, "sp"));
    }

    /// Alternate content with that in its choice and that in its fallback.
    fn alternate(choice: &str, fallback: &str) -> String {
        format!(
            r#"<mc:AlternateContent><mc:Choice Requires="n">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"#
        )
    }

    #[test]
    fn a_shape_knows_its_twins_of_all_branches_around_and_no_others() {
        let inner = alternate(&sp("2"), &sp("2"));
        let doc = parse(&(alternate(&(inner + &sp("3")), &(sp("3") + &sp("2"))) + &sp("2")));
        let items = items(root(&doc).unwrap());
        let found: Vec<_> = items.iter().map(|item| (item.id, item.twins.len())).collect();
        assert_eq!(found, [(2, 2), (3, 1), (2, 0)]);
    }

    #[test]
    fn shapes_of_one_id_are_paired_in_their_order() {
        let doc = parse(&alternate(&sp("2").repeat(2), &sp("2").repeat(3)));
        let items = items(root(&doc).unwrap());
        let first = root(&doc).unwrap().descendants(ns::MC, "Fallback").next().unwrap();
        let fallback: Vec<_> = first.children().map(Node::id).collect();
        let found: Vec<_> =
            items.iter().flat_map(|item| &item.twins).map(|twin| twin.id()).collect();
        assert_eq!(found, fallback[..2]);
    }

    #[test]
    fn the_twins_of_many_alternate_contents_are_no_more_than_are_written() {
        // 20 000 within one that has 20 000 twins, then as many shapes of one id.
        let ids = 2..20_002;
        let twins: String = ids.clone().map(|id| sp(&id.to_string())).collect();
        let inner: String = ids.map(|id| alternate(&sp(&id.to_string()), "")).collect();
        let same = sp("1").repeat(20_000);
        let doc = parse(&(alternate(&inner, &twins) + &alternate(&same, &same)));
        let items = items(root(&doc).unwrap());
        assert!(items.iter().all(|item| item.twins.len() == 1));
        assert_eq!(items.len(), 40_000);
    }

    #[test]
    fn shapes_with_the_same_or_no_id_are_told_apart() {
        let doc = parse(&[sp("2"), sp("2"), sp("x"), sp("-1")].concat());
        let items = items(root(&doc).unwrap());
        let found: Vec<_> = items.iter().map(|item| (item.id, item.nth)).collect();
        assert_eq!(found, [(2, 0), (2, 1), (0, 0), (0, 1)]);
    }
}
