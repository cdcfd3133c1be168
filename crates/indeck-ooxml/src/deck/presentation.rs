//! The presentation part, patched: its list of slides, what goes with the template's slides, and a
//! notes master.
//!
//! Source: ECMA-376-1, 19.2.1.26 `p:presentation`.

use crate::deck::options::WriteOptions;
use crate::deck::template::Template;
use crate::error::Error;
use crate::xml::{Node, Patch, XmlWriter, ns};

/// Ids of slides begin here.
///
/// Source: ECMA-376-1, 19.7.13 `ST_SlideId`.
const FIRST_SLIDE_ID: u32 = 256;

/// The presentation with its new slides, given by their relationship ids.
pub(crate) fn patch(
    template: &Template,
    options: &WriteOptions,
    slides: &[String],
    notes_master: Option<&str>,
) -> Vec<u8> {
    let root = template.presentation.root();
    let mut patch = Patch::new(&template.presentation);
    let first_id = first_free_id(root, options);
    let fragment = slide_list(slides, first_id);
    let list = root.child(ns::P, "sldIdLst");
    match list {
        Some(list) if options.drops_slides() && slides.is_empty() => patch.remove(list),
        Some(list) if options.drops_slides() => patch.set_content(list, &fragment),
        Some(list) => patch.append(list, &fragment),
        None if slides.is_empty() => {}
        None => {
            let list = format!("<p:sldIdLst>{fragment}</p:sldIdLst>");
            patch.insert_ordered(root, "sldIdLst", &list);
        }
    }
    if options.drops_slides() {
        drop_lists_of_slides(&mut patch, root);
    } else {
        add_to_last_section(&mut patch, root, first_id, slides.len());
    }
    if let Some(id) = notes_master {
        let list =
            format!(r#"<p:notesMasterIdLst><p:notesMasterId r:id="{id}"/></p:notesMasterIdLst>"#);
        patch.insert_ordered(root, "notesMasterIdLst", &list);
    }
    patch.apply()
}

fn slide_list(slides: &[String], first_id: u32) -> String {
    let mut w = XmlWriter::fragment();
    for (id, rel) in (first_id..).zip(slides) {
        w.open("p:sldId").attr("id", id).attr("r:id", rel).close();
    }
    String::from_utf8_lossy(&w.finish()).into_owned()
}

fn first_free_id(root: Node<'_>, options: &WriteOptions) -> u32 {
    if options.drops_slides() {
        return FIRST_SLIDE_ID;
    }
    let list = root.child(ns::P, "sldIdLst").into_iter().flat_map(|list| list.children());
    let ids = list.filter_map(|slide| slide.attr("id")?.parse::<u32>().ok());
    ids.max().map_or(FIRST_SLIDE_ID, |id| id.saturating_add(1).max(FIRST_SLIDE_ID))
}

/// Custom shows and sections name slides that are not there any more.
fn drop_lists_of_slides(patch: &mut Patch<'_>, root: Node<'_>) {
    if let Some(shows) = root.child(ns::P, "custShowLst") {
        patch.remove(shows);
    }
    for sections in root.descendants(ns::P14, "sectionLst") {
        patch.remove(sections.parent().unwrap_or(sections));
    }
}

/// Where there are sections, each slide must be in one.
fn add_to_last_section(patch: &mut Patch<'_>, root: Node<'_>, first_id: u32, count: usize) {
    let Some(section) = root.descendants(ns::P14, "section").last().filter(|_| count > 0) else {
        return;
    };
    let mut w = XmlWriter::fragment();
    for id in (first_id..).take(count) {
        w.open("p14:sldId").attr("id", id).close();
    }
    let fragment = String::from_utf8_lossy(&w.finish()).into_owned();
    match section.child(ns::P14, "sldIdLst") {
        Some(list) => patch.append(list, &fragment),
        None => patch.append(section, &format!("<p14:sldIdLst>{fragment}</p14:sldIdLst>")),
    }
}

/// The presentation's properties, where they name slides that are not there any more; `None` where
/// they stay as they are.
pub(crate) fn properties(
    template: &Template,
    part: &str,
    options: &WriteOptions,
) -> Result<Option<Vec<u8>>, Error> {
    let document = template.package.document(part)?;
    let Some(show) = document.root().child(ns::P, "showPr").filter(|_| options.drops_slides())
    else {
        return Ok(None);
    };
    let range = ["sldRg", "custShow"].into_iter().find_map(|name| show.child(ns::P, name));
    Ok(range.map(|range| {
        let mut patch = Patch::new(&document);
        patch.replace(range, "<p:sldAll/>");
        patch.apply()
    }))
}
