//! The presentation: ids, lists, masters, layouts, sections.
//!
//! Source: ISO/IEC 29500-1, 19.2.1 (presentation part).

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::finding::{At, Sink};
use super::part::Kind;
use super::rule::Category;
use super::rules::presentation as rule;
use crate::xml::{Node, ns};

/// The ids of slides.
const SLIDE_IDS: std::ops::Range<u64> = 256..2_147_483_648;
/// The first id of masters and layouts.
const FIRST_LAYOUT_ID: u64 = 2_147_483_648;
/// Sections.
const P14: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

/// Looks at the presentation, its masters and what each part depends on.
pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    if !sink.looks_at(Category::Repair) {
        return;
    }
    if let Some(document) = context.shared(&context.main) {
        let root = document.root();
        let slide_ids = check_slides(context, root, sink);
        check_sections(context, root, &slide_ids, sink);
        if root.child(ns::P, "notesSz").is_none() {
            sink.say(&rule::NOTES_SIZE, At::part(&context.main), "`p:notesSz` is missing");
        }
        let listed = check_masters(context, root, sink);
        check_layouts_used(context, &listed, sink);
    }
    check_parents(context, sink);
}

/// The entries of a list of the presentation or of a master.
fn entries<'a>(
    root: Node<'a>,
    list: &'static str,
    entry: &'static str,
) -> impl Iterator<Item = Node<'a>> {
    let list = root.child(ns::P, list).into_iter();
    list.flat_map(Node::children).filter(move |node| node.is(ns::P, entry))
}

fn id_of(node: Node<'_>) -> Option<u64> {
    node.attr("id")?.trim().parse().ok()
}

/// Checks the list of slides; returns their ids.
fn check_slides(context: &Context, root: Node<'_>, sink: &mut Sink<'_>) -> BTreeSet<u64> {
    let (mut ids, mut targets) = (BTreeSet::new(), BTreeSet::new());
    for (entry, number) in entries(root, "sldIdLst", "sldId").zip(1u32..) {
        let at = At { slide: Some(number), ..At::part(&context.main) };
        let written = entry.attr("id").unwrap_or_default();
        match id_of(entry) {
            Some(id) if !SLIDE_IDS.contains(&id) => {
                sink.say(&rule::SLIDE_ID, at, format!("the id {id} is out of range"));
            }
            Some(id) if !ids.insert(id) => {
                sink.say(&rule::SLIDE_ID, at, format!("the id {id} stands twice"));
            }
            Some(_) => {}
            None => sink.say(&rule::SLIDE_ID, at, format!("`{written}` is no id")),
        }
        let id = entry.attr_ns(ns::R, "id").unwrap_or_default();
        let target = context.rels(&context.main).by_id(&id).and_then(|r| context.target(r));
        if let Some(part) = target
            && !targets.insert(part)
        {
            sink.say(&rule::SLIDE_LISTED_TWICE, at, format!("`{part}` stands in the list twice"));
        }
    }
    for relationship in context.rels(&context.main).by_type("slide") {
        if let Some(part) = context.target(relationship).filter(|part| !targets.contains(part)) {
            let message = format!("`{part}` is not in the list of slides");
            sink.say(&rule::SLIDE_UNLISTED, At::part(part), message);
        }
    }
    ids
}

fn check_sections(context: &Context, root: Node<'_>, slides: &BTreeSet<u64>, sink: &mut Sink<'_>) {
    let (at, mut seen) = (At::part(&context.main), BTreeSet::new());
    for section in root.descendants(P14, "section") {
        let name = section.attr("name").unwrap_or_default();
        for entry in section.descendants(P14, "sldId") {
            let written = entry.attr("id").unwrap_or_default();
            match id_of(entry).filter(|id| slides.contains(id)) {
                None => {
                    let message = format!(
                        "the section `{name}` names the slide {written}, which is not there"
                    );
                    sink.say(&rule::SECTION_SLIDE, at, message);
                }
                Some(id) if !seen.insert(id) => {
                    let message = format!("the slide {id} is in more than one section");
                    sink.say(&rule::SECTION_SLIDE, at, message);
                }
                Some(_) => {}
            }
        }
    }
}

/// Checks masters with their layouts; returns the layouts that are listed.
fn check_masters<'c>(
    context: &'c Context,
    root: Node<'_>,
    sink: &mut Sink<'_>,
) -> BTreeSet<&'c str> {
    let (mut ids, mut layouts, mut masters) = (BTreeMap::new(), BTreeSet::new(), 0);
    let rels = context.rels(&context.main);
    for entry in entries(root, "sldMasterIdLst", "sldMasterId") {
        check_layout_id(entry, At::part(&context.main), &mut ids, sink);
        let id = entry.attr_ns(ns::R, "id").unwrap_or_default();
        let Some(part) = rels.by_id(&id).and_then(|r| context.target(r)) else { continue };
        masters += 1;
        let Some(master) = context.shared(part) else { continue };
        let (at, own, mut any) = (At::part(part), context.rels(part), false);
        for entry in entries(master.root(), "sldLayoutIdLst", "sldLayoutId") {
            any = true;
            check_layout_id(entry, at, &mut ids, sink);
            let id = entry.attr_ns(ns::R, "id").unwrap_or_default();
            layouts.extend(own.by_id(&id).and_then(|r| context.target(r)));
        }
        if !any {
            sink.say(&rule::NO_LAYOUT, at, "the master lists no layout");
        }
    }
    if masters == 0 {
        sink.say(&rule::NO_MASTER, At::part(&context.main), "no slide master is listed");
    }
    layouts
}

fn check_layout_id(entry: Node<'_>, at: At<'_>, ids: &mut BTreeMap<u64, ()>, sink: &mut Sink<'_>) {
    let Some(written) = entry.attr("id") else { return };
    match id_of(entry) {
        Some(id) if !(FIRST_LAYOUT_ID..1 << 32).contains(&id) => {
            sink.say(&rule::LAYOUT_ID, at, format!("the id {id} is out of range"));
        }
        Some(id) if ids.insert(id, ()).is_some() => {
            sink.say(&rule::LAYOUT_ID, at, format!("the id {id} stands twice"));
        }
        Some(_) => {}
        None => sink.say(&rule::LAYOUT_ID, at, format!("`{written}` is no id")),
    }
}

fn check_layouts_used(context: &Context, listed: &BTreeSet<&str>, sink: &mut Sink<'_>) {
    for part in context.package.names().filter(|part| context.kind(part) == Kind::Slide) {
        let layout = context.first(part, "slideLayout");
        if let Some(layout) = layout.filter(|layout| !listed.contains(layout)) {
            let at = At { slide: context.home(part), ..At::part(part) };
            let message = format!("no master lists its layout `{layout}`");
            sink.say(&rule::LAYOUT_UNLISTED, at, message);
        }
    }
}

/// What each part needs exactly one of.
fn check_parents(context: &Context, sink: &mut Sink<'_>) {
    for part in context.package.names() {
        let wanted = match context.kind(part) {
            Kind::Slide => "slideLayout",
            Kind::Layout => "slideMaster",
            Kind::Notes => "notesMaster",
            Kind::Master | Kind::NotesMaster => "theme",
            _ => continue,
        };
        let count = context.rels(part).by_type(wanted).count();
        if count != 1 {
            let at = At { slide: context.home(part), ..At::part(part) };
            let message =
                format!("`{part}` has {count} relationships of the type `{wanted}`, not one");
            sink.say(&rule::MISSING_PARENT, at, message);
        }
    }
}
