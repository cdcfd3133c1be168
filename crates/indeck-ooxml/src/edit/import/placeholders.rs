//! Fits the placeholders of a slide to another layout.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.36 `p:ph`, 19.7.10 `ST_PlaceholderType`.

use indeck_model::Rect;
use indeck_model::brand::{Layout, Placeholder};

use crate::part::tree::{self, Item};
use crate::xml::{Document, Node, Patch, ns};

/// A placeholder of the slide.
struct Wanted<'a> {
    /// `p:ph` of the shape, in every branch of alternate content.
    nodes: Vec<Node<'a>>,
    kind: String,
    index: u32,
}

/// Gives each placeholder of a slide the type and index of one of `target`; returns the types of
/// those for which there is none. These become shapes of their own, with the position that they had
/// on the layout `source`.
pub(super) fn fit(
    slide: &Document,
    patch: &mut Patch<'_>,
    source: Option<&Layout>,
    target: &Layout,
) -> Vec<String> {
    let items = tree::root(slide).map(tree::items).unwrap_or_default();
    let wanted: Vec<Wanted<'_>> = items.iter().filter_map(wanted).collect();
    let mut used = vec![false; target.placeholders.len()];
    let mut chosen: Vec<Option<usize>> = vec![None; wanted.len()];
    // Close matches first, so that a loose one takes nothing away from a close one.
    for fits in [exactly, by_kind, by_family] {
        for (wanted, chosen) in wanted.iter().zip(&mut chosen).filter(|(_, c)| c.is_none()) {
            let mut places = target.placeholders.iter().zip(&mut used).enumerate();
            let found = places.find(|(_, (place, used))| !**used && fits(wanted, place));
            if let Some((index, (_, used))) = found {
                *used = true;
                *chosen = Some(index);
            }
        }
    }
    let mut unmatched = Vec::new();
    for (wanted, chosen) in wanted.iter().zip(chosen) {
        match chosen.and_then(|index| target.placeholders.get(index)) {
            Some(place) => wanted.nodes.iter().for_each(|ph| lead(patch, *ph, place)),
            None => {
                let had = source
                    .and_then(|layout| layout.placeholders.iter().find(|p| exactly(wanted, p)));
                let frame = had.and_then(|place| place.frame);
                wanted.nodes.iter().for_each(|ph| set_free(patch, *ph, frame));
                unmatched.push(wanted.kind.clone());
            }
        }
    }
    unmatched
}

fn wanted<'a>(item: &Item<'a>) -> Option<Wanted<'a>> {
    let nodes: Vec<Node<'a>> = item.nodes().filter_map(tree::placeholder).collect();
    let (kind, index) = role(*nodes.first()?);
    Some(Wanted { nodes, kind, index })
}

/// The type and the index of a `p:ph`.
fn role(ph: Node<'_>) -> (String, u32) {
    let kind = ph.attr("type").map_or_else(|| "obj".to_owned(), |kind| kind.into_owned());
    (kind, ph.attr("idx").and_then(|index| index.parse().ok()).unwrap_or(0))
}

fn exactly(wanted: &Wanted<'_>, place: &Placeholder) -> bool {
    wanted.kind == place.kind && wanted.index == place.index
}

fn by_kind(wanted: &Wanted<'_>, place: &Placeholder) -> bool {
    wanted.kind == place.kind
}

fn by_family(wanted: &Wanted<'_>, place: &Placeholder) -> bool {
    family(&wanted.kind) == family(&place.kind)
}

/// Types that stand in for each other.
fn family(kind: &str) -> u8 {
    match kind {
        "title" | "ctrTitle" => 0,
        "dt" => 1,
        "ftr" => 2,
        "sldNum" => 3,
        "hdr" => 4,
        "pic" | "clipArt" => 5,
        _ => 6,
    }
}

fn lead(patch: &mut Patch<'_>, ph: Node<'_>, place: &Placeholder) {
    let (kind, index) = role(ph);
    if kind != place.kind {
        match place.kind.as_str() {
            "obj" => patch.remove_attr(ph, "type"),
            kind => patch.set_attr(ph, "type", kind),
        }
    }
    if index != place.index {
        match place.index {
            0 => patch.remove_attr(ph, "idx"),
            index => patch.set_attr(ph, "idx", &index.to_string()),
        }
    }
}

/// Makes a placeholder a shape of its own, with the position and form that it inherited.
fn set_free(patch: &mut Patch<'_>, ph: Node<'_>, frame: Option<Rect>) {
    patch.remove(ph);
    let shape = ph.parent().and_then(Node::parent).and_then(Node::parent);
    let Some(properties) = shape.and_then(|shape| shape.child(ns::P, "spPr")) else { return };
    if let Some(frame) = frame.filter(|_| properties.child(ns::A, "xfrm").is_none()) {
        let (x, y) = (frame.origin.x.0, frame.origin.y.0);
        let (cx, cy) = (frame.size.width.0, frame.size.height.0);
        let fragment =
            format!(r#"<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>"#);
        patch.insert_ordered(properties, "xfrm", &fragment);
    }
    let has_form = ["prstGeom", "custGeom"].iter().any(|n| properties.child(ns::A, n).is_some());
    if !has_form {
        let fragment = r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#;
        patch.insert_ordered(properties, "prstGeom", fragment);
    }
}
