//! The presentation part with its lists of slides and sections as they are now.

use std::collections::BTreeMap;

use super::slide_list::{Section, SlideList, sections};
use crate::xml::{Document, Node, Patch, XmlWriter, ns};

/// The extension of `p:presentation` that holds sections.
///
/// Source: [MS-PPTX] 2.2.9 `p14:sectionLst`.
const SECTIONS: &str = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";

/// The presentation part with these lists.
pub(super) fn write(presentation: &Document, list: &SlideList) -> Vec<u8> {
    let root = presentation.root();
    let mut patch = Patch::new(presentation);
    write_slides(&mut patch, root, list);
    write_sections(&mut patch, root, list);
    for slide in root.descendants(ns::P, "custShow").flat_map(|s| s.descendants(ns::P, "sld")) {
        if slide.attr_ns(ns::R, "id").is_some_and(|id| list.removed.contains(&*id)) {
            patch.remove(slide);
        }
    }
    patch.apply()
}

fn write_slides(patch: &mut Patch<'_>, root: Node<'_>, list: &SlideList) {
    let mut w = XmlWriter::fragment();
    for slide in list.iter() {
        match &slide.written {
            Some(written) => w.raw(written),
            None => w.open("p:sldId").attr("id", slide.id).attr("r:id", &slide.rel).close(),
        };
    }
    let fragment = text(w);
    match root.child(ns::P, "sldIdLst") {
        Some(written) if fragment.is_empty() => patch.remove(written),
        Some(written) if written.raw_inner() == fragment => {}
        Some(written) => patch.set_content(written, &fragment),
        None if fragment.is_empty() => {}
        None => {
            let fragment = format!("<p:sldIdLst>{fragment}</p:sldIdLst>");
            patch.insert_ordered(root, "sldIdLst", &fragment);
        }
    }
}

fn write_sections(patch: &mut Patch<'_>, root: Node<'_>, list: &SlideList) {
    let written: Vec<_> = sections(root).collect();
    if list.sections.is_empty() {
        if let Some(section_list) = root.descendants(ns::P14, "sectionLst").next() {
            remove_extension(patch, section_list);
        }
        return;
    }
    let slides = slides_by_section(list);
    let of = |section: &Section| slides.get(&section.key).map_or("", String::as_str);
    for (place, node) in written.iter().enumerate() {
        match list.sections.iter().find(|section| section.written == Some(place)) {
            Some(section) => write_section(patch, *node, section, of(section)),
            None => patch.remove(*node),
        }
    }
    let mut anchor = None;
    let mut new_first = String::new();
    for section in &list.sections {
        match section.written.and_then(|place| written.get(place)) {
            Some(node) => anchor = Some(*node),
            None => {
                let fragment = new_section(section, of(section));
                match anchor {
                    Some(anchor) => patch.insert_after(anchor, &fragment),
                    None => new_first.push_str(&fragment),
                }
            }
        }
    }
    insert_first(patch, root, written.first().copied(), &new_first);
}

/// Inserts new sections before the first that was read.
fn insert_first(patch: &mut Patch<'_>, root: Node<'_>, first: Option<Node<'_>>, fragment: &str) {
    if fragment.is_empty() {
        return;
    }
    if let Some(first) = first {
        return patch.insert_before(first, fragment);
    }
    if let Some(empty) = root.descendants(ns::P14, "sectionLst").next() {
        return patch.append(empty, fragment);
    }
    let extension = format!(
        r#"<p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{}">{fragment}</p14:sectionLst></p:ext>"#,
        ns::P14
    );
    match root.child(ns::P, "extLst") {
        Some(extensions) => patch.append(extensions, &extension),
        None => {
            patch.insert_ordered(root, "extLst", &format!("<p:extLst>{extension}</p:extLst>"));
        }
    }
}

/// The slides' elements for each section. Where there are sections each slide is in one: one that
/// is in none goes to the slide before it.
fn slides_by_section(list: &SlideList) -> BTreeMap<u32, String> {
    let mut writers: BTreeMap<u32, XmlWriter> = BTreeMap::new();
    let mut last = list.sections.first().map_or(0, |section| section.key);
    for slide in list.iter().filter(|slide| slide.id != 0) {
        last = slide.section.unwrap_or(last);
        let w = writers.entry(last).or_insert_with(XmlWriter::fragment);
        w.open("p14:sldId").attr("id", slide.id).close();
    }
    writers.into_iter().map(|(key, w)| (key, text(w))).collect()
}

fn write_section(patch: &mut Patch<'_>, node: Node<'_>, section: &Section, slides: &str) {
    if node.attr("name").as_deref() != Some(&section.name) {
        patch.set_attr(node, "name", &section.name);
    }
    let ids = |node: Node<'_>| -> Vec<String> {
        node.children().filter_map(|n| n.attr("id")).map(|id| id.into_owned()).collect()
    };
    match node.child(ns::P14, "sldIdLst") {
        Some(written) => {
            let wanted: Vec<String> =
                slides.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            if ids(written) != wanted {
                patch.set_content(written, slides);
            }
        }
        None => {
            let fragment = format!("<p14:sldIdLst>{slides}</p14:sldIdLst>");
            match node.children().next() {
                Some(first) => patch.insert_before(first, &fragment),
                None => patch.append(node, &fragment),
            }
        }
    }
}

fn new_section(section: &Section, slides: &str) -> String {
    let mut w = XmlWriter::fragment();
    w.open("p14:section").attr("name", &section.name).attr("id", &section.guid);
    w.open("p14:sldIdLst").raw(slides).close().close();
    text(w)
}

/// Removes an extension, and the list of extensions with its last one.
fn remove_extension(patch: &mut Patch<'_>, content: Node<'_>) {
    let extension = content.parent().unwrap_or(content);
    let list = extension.parent().filter(|list| list.is(ns::P, "extLst"));
    match list.filter(|list| list.children().count() == 1) {
        Some(list) => patch.remove(list),
        None => patch.remove(extension),
    }
}

fn text(w: XmlWriter) -> String {
    String::from_utf8_lossy(&w.finish()).into_owned()
}
