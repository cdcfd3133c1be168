//! Reads the shapes of a slide.

use indeck_model::Rect;

use super::placing::{Placing, frame};
use super::{Placeholder, Shape, ShapeKind, Slide};
use crate::lint::context::Context;
use crate::lint::finding::ShapeName;
use crate::lint::part::Part;
use crate::xml::{Document, Node, ns};

/// Namespaces of alternate content that PowerPoint reads the choice of.
const KNOWN: [&str; 16] = [
    ns::P,
    ns::A,
    ns::C,
    ns::CX,
    "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/10/chartex",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/drawing/2014/main",
    "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "http://schemas.microsoft.com/office/powerpoint/2015/main",
    "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "http://schemas.microsoft.com/office/powerpoint/2016/slidezoom",
    "http://schemas.microsoft.com/office/powerpoint/2016/sectionzoom",
    "urn:schemas-microsoft-com:vml",
];

/// The shapes of a slide, from the back; those of groups follow their group.
pub(in crate::lint) fn collect<'a>(context: &Context, part: Part<'a>) -> Vec<Shape<'a>> {
    let layout = context.first(part.name, "slideLayout");
    let master = layout.and_then(|layout| context.first(layout, "slideMaster"));
    let document = |part: Option<&str>| part.and_then(|part| context.shared(part));
    let reader = Reader { layout: document(layout), master: document(master) };
    let mut shapes = Vec::new();
    if let Some(tree) = part.root().path(ns::P, &["cSld", "spTree"]) {
        reader.collect(tree, None, Placing::default(), &mut shapes);
    }
    shapes
}

/// The shapes of its master and layout that a slide shows, from the back.
pub(in crate::lint) fn shared_shapes<'a>(slide: &Slide<'a>) -> Vec<Shape<'a>> {
    let shows = |document: &Document| {
        let shows = document.root().attr("showMasterSp");
        !shows.is_some_and(|shows| matches!(&*shows, "0" | "false"))
    };
    let on_slide = shows(slide.part.doc);
    let layout = slide.layout.filter(|_| on_slide);
    let master = slide.master.filter(|_| layout.is_some_and(shows));
    let reader = Reader { layout: None, master: None };
    let mut shapes = Vec::new();
    for document in [master, layout].into_iter().flatten() {
        if let Some(tree) = document.root().path(ns::P, &["cSld", "spTree"]) {
            reader.collect(tree, None, Placing::default(), &mut shapes);
        }
    }
    // Placeholders of masters and layouts show nothing by themselves.
    shapes.retain(|shape| shape.placeholder.is_none());
    shapes
}

struct Reader<'c> {
    layout: Option<&'c Document>,
    master: Option<&'c Document>,
}

impl Reader<'_> {
    fn collect<'a>(
        &self,
        tree: Node<'a>,
        group: Option<usize>,
        around: Placing,
        shapes: &mut Vec<Shape<'a>>,
    ) {
        for node in tree.chosen_children(&KNOWN) {
            let Some(shape) = self.shape(node, group, around) else { continue };
            let (turned, hidden) = (shape.turned, shape.hidden);
            shapes.push(shape);
            if node.name() == "grpSp" {
                let within = Placing { turned, hidden, ..around.within(node) };
                self.collect(node, Some(shapes.len() - 1), within, shapes);
            }
        }
    }

    fn shape<'a>(
        &self,
        node: Node<'a>,
        group: Option<usize>,
        around: Placing,
    ) -> Option<Shape<'a>> {
        if node.name() == "contentPart" {
            return Some(ink(node, group));
        }
        let properties = node
            .children()
            .next()
            .filter(|child| child.name().starts_with("nv") && !matches!(node.name(), "spTree"))?;
        let identity = properties.child(ns::P, "cNvPr")?;
        let attribute = |name| identity.attr(name).unwrap_or_default();
        let (kind, relationship) = kind(node, properties);
        let placeholder = Placeholder::of(node);
        let turned = around.turned || is_turned(node);
        Some(Shape {
            node,
            kind,
            name: ShapeName {
                id: attribute("id").trim().parse().unwrap_or(0),
                name: attribute("name").into_owned(),
            },
            has_alt: !attribute("descr").trim().is_empty(),
            decorative: identity.all_descendants().any(|n| {
                n.name() == "decorative"
                    && n.attr("val").is_none_or(|v| matches!(&*v, "1" | "true"))
            }),
            hidden: around.hidden || matches!(&*attribute("hidden"), "1" | "true"),
            frame: frame(node)
                .map(|frame| around.place(frame))
                .or_else(|| self.inherited(placeholder.as_ref()?)),
            placeholder,
            turned,
            group,
            relationship,
        })
    }

    fn inherited(&self, placeholder: &Placeholder) -> Option<Rect> {
        let on_layout = self.layout.and_then(|layout| placeholder.on_layout(layout));
        let on_master = || frame(placeholder.on_master(self.master?)?);
        on_layout.and_then(frame).or_else(on_master)
    }
}

fn ink(node: Node<'_>, group: Option<usize>) -> Shape<'_> {
    Shape {
        node,
        kind: ShapeKind::Ink,
        name: ShapeName { id: 0, name: "Ink".to_owned() },
        has_alt: false,
        decorative: false,
        hidden: false,
        placeholder: None,
        frame: None,
        turned: false,
        group,
        relationship: None,
    }
}

/// What a shape is, and the relationship to what it shows.
fn kind(node: Node<'_>, properties: Node<'_>) -> (ShapeKind, Option<String>) {
    let id = |node: Node<'_>, name| node.attr_ns(ns::R, name).map(|id| id.into_owned());
    match node.name() {
        "pic" => {
            let media = properties.child(ns::P, "nvPr").into_iter().flat_map(Node::children);
            let is_media = |n: Node<'_>| {
                matches!(
                    n.name(),
                    "videoFile" | "audioFile" | "audioCd" | "wavAudioFile" | "quickTimeFile"
                )
            };
            let kind =
                if media.into_iter().any(is_media) { ShapeKind::Media } else { ShapeKind::Picture };
            (kind, None)
        }
        "grpSp" => (ShapeKind::Group, None),
        "cxnSp" => (ShapeKind::Connector, None),
        "graphicFrame" => {
            let data = node.path(ns::A, &["graphic", "graphicData"]);
            let content = data.and_then(|data| data.chosen_children(&KNOWN).into_iter().next());
            let Some(content) = content else { return (ShapeKind::Other, None) };
            match content.name() {
                "chart" => (ShapeKind::Chart, id(content, "id")),
                "tbl" => (ShapeKind::Table, None),
                "relIds" => (ShapeKind::Diagram, id(content, "dm")),
                "oleObj" => (ShapeKind::Object, id(content, "id")),
                _ => (ShapeKind::Other, None),
            }
        }
        _ => (ShapeKind::Text, None),
    }
}

/// Whether a shape is turned by more than a degree.
fn is_turned(node: Node<'_>) -> bool {
    let own = node.child(ns::P, "xfrm");
    let within = || node.children().find(|n| matches!(n.name(), "spPr" | "grpSpPr"));
    let xfrm = own.or_else(|| within()?.child(ns::A, "xfrm"));
    let turn = xfrm.and_then(|x| x.attr("rot")).and_then(|turn| turn.trim().parse::<i64>().ok());
    turn.is_some_and(|turn| turn.rem_euclid(21_600_000) > 60_000)
}
