//! Comments of imported slides: their authors, and the slide that they are about.
//!
//! Source: ISO/IEC 29500-1, 19.4 (comments); [MS-PPTX] 2.1.41 and 2.6.30 (modern comments).

use std::collections::BTreeMap;

use super::companions::{Change, NewPart};
use crate::edit::copy::Originals;
use crate::edit::presentation::Presentation;
use crate::error::Error;
use crate::opc::{Deflater, Limits};
use crate::part::rels;
use crate::xml::{Document, Node, Patch, XmlWriter, ns};

/// Comments of 2018 and later.
const P188: &str = "http://schemas.microsoft.com/office/powerpoint/2018/8/main";
/// References to slides and shapes from elsewhere.
const PC: &str = "http://schemas.microsoft.com/office/powerpoint/2013/main/command";
const LEGACY: NewPart = NewPart {
    name: "ppt/commentAuthors.xml",
    content_type: "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml",
    relationship: rels::COMMENT_AUTHORS,
};
const MODERN: NewPart = NewPart {
    name: "ppt/authors.xml",
    content_type: "application/vnd.ms-powerpoint.authors+xml",
    relationship: "http://schemas.microsoft.com/office/2018/10/relationships/authors",
};

/// An author of comments, as the list of the deck names him.
struct Author {
    id: u32,
    name: String,
    initials: String,
    /// The number of his last comment.
    last: u32,
    is_new: bool,
}

/// Gives the comments on imported slides numbers of authors of the deck; returns the deck's list of
/// authors, if it changes.
pub(super) fn legacy(
    target: &Presentation,
    source: &Presentation,
    originals: &mut Originals,
    deflater: &mut Deflater,
) -> Result<Option<Change>, Error> {
    let comments: Vec<usize> = places(originals, "presentationml.comments+xml").collect();
    let Some(their) = part_of(source, "commentAuthors").filter(|_| !comments.is_empty()) else {
        return Ok(None);
    };
    let their = read_authors(source.document(&their)?.root());
    let own_part = part_of(target, "commentAuthors");
    let list = match &own_part {
        Some(part) => target.document(part)?,
        None => empty_list("p:cmAuthorLst", ns::P, target.limits())?,
    };
    let mut authors = read_authors(list.root());
    for place in comments {
        originals.edit(place, source.limits(), deflater, |doc, patch| {
            renumber(doc.root(), patch, &their, &mut authors);
        })?;
    }
    let mut patch = Patch::new(&list);
    write_authors(&list, &mut patch, &authors);
    let bytes = patch.apply();
    Ok(Some(Change::Part { part: own_part, new: LEGACY, bytes }))
}

/// Numbers the comments of a slide anew, those that answer each other included.
fn renumber(root: Node<'_>, patch: &mut Patch<'_>, their: &[Author], authors: &mut Vec<Author>) {
    let key = |node: Node<'_>| {
        let number = |name| node.attr(name).and_then(|v| v.parse::<u32>().ok());
        Some((number("authorId")?, number("idx")?))
    };
    let mut numbers: BTreeMap<(u32, u32), (u32, u32)> = BTreeMap::new();
    for comment in root.descendants(ns::P, "cm") {
        let Some(old) = key(comment) else { continue };
        let Some(author) = their.iter().find(|author| author.id == old.0) else { continue };
        let next_id = authors.iter().map(|a| a.id + 1).max().unwrap_or(0);
        let known =
            authors.iter().position(|a| a.name == author.name && a.initials == author.initials);
        let place = known.unwrap_or_else(|| {
            let (name, initials) = (author.name.clone(), author.initials.clone());
            authors.push(Author { id: next_id, name, initials, last: 0, is_new: true });
            authors.len() - 1
        });
        if let Some(author) = authors.get_mut(place) {
            author.last += 1;
            numbers.insert(old, (author.id, author.last));
        }
    }
    let answers = root.all_descendants().filter(|node| matches!(node.name(), "cm" | "parentCm"));
    for node in answers {
        if let Some((author, number)) = key(node).and_then(|old| numbers.get(&old)) {
            patch.set_attr(node, "authorId", &author.to_string());
            patch.set_attr(node, "idx", &number.to_string());
        }
    }
}

fn read_authors(list: Node<'_>) -> Vec<Author> {
    let authors = list.children().filter(|node| node.is(ns::P, "cmAuthor"));
    let read = |node: Node<'_>| {
        let text = |name| node.attr(name).unwrap_or_default().into_owned();
        let last = text("lastIdx").parse().unwrap_or(0);
        let (name, initials) = (text("name"), text("initials"));
        Some(Author { id: text("id").parse().ok()?, name, initials, last, is_new: false })
    };
    authors.filter_map(read).collect()
}

fn write_authors(list: &Document, patch: &mut Patch<'_>, authors: &[Author]) {
    for node in list.root().children() {
        let id = node.attr("id").and_then(|id| id.parse::<u32>().ok());
        if let Some(author) = authors.iter().find(|author| Some(author.id) == id) {
            patch.set_attr(node, "lastIdx", &author.last.to_string());
        }
    }
    let mut w = XmlWriter::fragment();
    for author in authors.iter().filter(|author| author.is_new) {
        w.open("p:cmAuthor").attr("id", author.id).attr("name", &author.name);
        w.attr("initials", &author.initials).attr("lastIdx", author.last);
        w.attr("clrIdx", author.id).close();
    }
    let fragment = String::from_utf8_lossy(&w.finish()).into_owned();
    if !fragment.is_empty() {
        patch.append(list.root(), &fragment);
    }
}

/// The deck's list of authors of modern comments with those that imported slides need.
pub(super) fn modern(
    target: &Presentation,
    source: &Presentation,
    originals: &Originals,
) -> Result<Option<Change>, Error> {
    let has_comments = places(originals, "ms-powerpoint.comments+xml").next().is_some();
    let Some(their) = part_of(source, "authors").filter(|_| has_comments) else { return Ok(None) };
    let their = source.document(&their)?;
    let own_part = part_of(target, "authors");
    let list = match &own_part {
        Some(part) => target.document(part)?,
        None => empty_list("p188:authorLst", P188, target.limits())?,
    };
    let id = |node: Node<'_>| node.attr("id").unwrap_or_default().into_owned();
    let known: Vec<String> = list.root().children().map(id).collect();
    let mut patch = Patch::new(&list);
    for author in their.root().children().filter(|author| !known.contains(&id(*author))) {
        patch.append(list.root(), &standalone(author));
    }
    let is_changed = !patch.is_empty();
    let bytes = patch.apply();
    Ok(is_changed.then_some(Change::Part { part: own_part, new: MODERN, bytes }))
}

/// An author's element that declares its namespace itself.
fn standalone(author: Node<'_>) -> String {
    let mut w = XmlWriter::fragment();
    w.open("p188:author").attr("xmlns:p188", P188);
    for attribute in author.attributes().filter(|a| !a.qname().contains(':')) {
        if attribute.qname() != "xmlns" {
            w.attr(attribute.qname(), &*attribute.value());
        }
    }
    w.close();
    String::from_utf8_lossy(&w.finish()).into_owned()
}

/// Tells the modern comments on a slide the slide's id in the deck.
///
/// Source: [MS-PPTX] 2.6.30 (slide monikers).
pub(super) fn name_slide(
    originals: &mut Originals,
    slide: usize,
    id: u32,
    limits: &Limits,
    deflater: &mut Deflater,
) -> Result<(), Error> {
    let own = originals.list.get(slide).map(|slide| &slide.relationships);
    let parts = own.into_iter().flat_map(|r| r.by_type("comments")).filter_map(|r| r.part());
    let places: Vec<usize> = parts.filter_map(|part| originals.position(part)).collect();
    for place in places {
        originals.edit(place, limits, deflater, |comments, patch| {
            for moniker in comments.root().descendants(PC, "sldMk") {
                patch.set_attr(moniker, "sldId", &id.to_string());
            }
        })?;
    }
    Ok(())
}

fn places<'a>(originals: &'a Originals, kind: &'a str) -> impl Iterator<Item = usize> + 'a {
    let parts = originals.list.iter().enumerate();
    parts.filter(move |(_, o)| o.content_type.ends_with(kind)).map(|(place, _)| place)
}

fn part_of(deck: &Presentation, kind: &str) -> Option<String> {
    let relationships = deck.store.relationships(&deck.main).ok()?;
    let part = relationships.first_part(kind)?;
    deck.store.contains(part).then(|| part.to_owned())
}

fn empty_list(name: &str, namespace: &str, limits: &Limits) -> Result<Document, Error> {
    let prefix = name.split(':').next().unwrap_or_default();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{name} xmlns:{prefix}=\"{namespace}\"/>"
    );
    Document::parse(name, xml.into_bytes(), limits)
}
