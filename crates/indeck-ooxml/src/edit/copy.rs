//! Copies of parts with what they refer to: inside a deck, and from one deck into another.
//!
//! A copy is read whole before anything is written. Its bytes are those of the original, packed and
//! shared with it; ids of relationships stay, so that the bytes need no change.

use std::collections::{BTreeMap, BTreeSet};

use super::detach;
use super::store::{Store, split_number};
use crate::error::Error;
use crate::opc::{Deflater, Limits, Packed, Relationship, Relationships, Target, name};
use crate::xml::{Document, Edition, Patch};

/// What becomes of a relationship of a part that is copied, and of the part that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The part is copied too.
    Copy,
    /// The relationship leads to the copy where there is one, else to the same part.
    Share,
    /// The relationship is left out, and what uses it.
    Drop,
}

/// Kinds of relationship whose parts are never changed through the one that refers to them, or are
/// not its own.
///
/// Source: ISO/IEC 29500-1, 13.3 and 15.2 (parts), [MS-PPTX] 2.1 (media, high-definition photos).
const SHARED: [&str; 14] = [
    "slideLayout",
    "slideMaster",
    "notesMaster",
    "handoutMaster",
    "theme",
    "slide",
    "image",
    "hdphoto",
    "video",
    "audio",
    "media",
    "model3d",
    "font",
    "presentation",
];

/// What becomes of what a slide refers to when the slide is copied inside its deck: charts with
/// their workbooks, notes, diagrams and objects are copied, pictures and media shared, comments
/// (which are about the original) left out.
pub(super) fn fate_in_clone(relationship: &Relationship) -> Fate {
    if relationship.is("comments") {
        return Fate::Drop;
    }
    if SHARED.iter().any(|kind| relationship.is(kind)) { Fate::Share } else { Fate::Copy }
}

/// A part to be copied.
#[derive(Debug)]
pub(super) struct Original {
    /// Its name where it is.
    pub(super) part: String,
    pub(super) content_type: String,
    pub(super) packed: Packed,
    pub(super) relationships: Relationships,
}

/// Parts to be copied together; the first is the one that was asked for.
#[derive(Debug, Default)]
pub(super) struct Originals {
    pub(super) list: Vec<Original>,
    /// Places in the list, by the key of the name.
    index: BTreeMap<String, usize>,
}

impl Originals {
    /// Reads a part and what it refers to, as far as `fate` says.
    ///
    /// # Errors
    /// [`Error::MissingPart`] if the part is missing, and those of damaged parts.
    pub(super) fn read(
        store: &Store,
        part: &str,
        deflater: &mut Deflater,
        fate: &dyn Fn(&str, &Relationship) -> Fate,
    ) -> Result<Self, Error> {
        let mut originals = Self::default();
        originals.add(store, part, deflater, fate)?;
        Ok(originals)
    }

    /// Reads one more part; one that is there already is passed over.
    pub(super) fn add(
        &mut self,
        store: &Store,
        part: &str,
        deflater: &mut Deflater,
        fate: &dyn Fn(&str, &Relationship) -> Fate,
    ) -> Result<(), Error> {
        let mut waiting = vec![part.to_owned()];
        while let Some(part) = waiting.pop() {
            if self.index.contains_key(&name::key(&part)) {
                continue;
            }
            let original = read_one(store, &part, deflater, fate)?;
            let follow = |r: &&Relationship| fate(&part, r) == Fate::Copy;
            let targets = original.relationships.iter().filter(follow).filter_map(|r| r.part());
            let from = waiting.len();
            waiting.extend(targets.filter(|t| store.contains(t)).map(str::to_owned));
            if let Some(new) = waiting.get_mut(from..) {
                new.reverse();
            }
            self.index.insert(name::key(&part), self.list.len());
            self.list.push(original);
        }
        Ok(())
    }

    /// The place of a part in the list.
    pub(super) fn position(&self, part: &str) -> Option<usize> {
        self.index.get(&name::key(part)).copied()
    }

    /// Writes the copies into a store and returns their names. `lead` says where a relationship
    /// leads whose part is not copied.
    pub(super) fn write(self, store: &mut Store, lead: &dyn Fn(&str) -> Target) -> Vec<String> {
        let names: Vec<String> = self.list.iter().map(|o| new_name(store, &o.part)).collect();
        for (original, name) in self.list.iter().zip(&names) {
            store.insert_packed(name, &original.content_type, original.packed.clone());
            let mut relationships = Relationships::new(name);
            for relationship in original.relationships.iter() {
                let mut copy = relationship.clone();
                if let Target::Part(part) = &relationship.target {
                    let own = self.position(part).and_then(|place| names.get(place));
                    copy.target = own.map_or_else(|| lead(part), |own| Target::Part(own.clone()));
                }
                relationships.insert(copy);
            }
            store.set_relationships(name, relationships);
        }
        names
    }

    /// Edits the part at that place before it is written.
    pub(super) fn edit(
        &mut self,
        place: usize,
        limits: &Limits,
        deflater: &mut Deflater,
        edit: impl FnOnce(&Document, &mut Patch<'_>),
    ) -> Result<(), Error> {
        let Some(original) = self.list.get_mut(place) else { return Ok(()) };
        let bytes = original.packed.unpack(&original.part)?;
        let document = Document::parse(&original.part, bytes, limits)?;
        let mut patch = Patch::new(&document);
        edit(&document, &mut patch);
        if !patch.is_empty() {
            original.packed = deflater.pack(&patch.apply()).shared();
        }
        Ok(())
    }
}

impl Originals {
    /// Translates all parts into the strict or the transitional edition.
    pub(super) fn translate(
        &mut self,
        strict: bool,
        limits: &Limits,
        deflater: &mut Deflater,
    ) -> Result<(), Error> {
        let edition = if strict { Edition::Strict } else { Edition::Transitional };
        for original in &mut self.list {
            let relationships = std::mem::take(&mut original.relationships);
            original.relationships = relationships.renamed(|kind| edition.uri(kind).into_owned());
            if original.content_type.ends_with("xml") {
                let bytes = original.packed.unpack(&original.part)?;
                let bytes = edition.translate(&original.part, bytes, limits)?;
                original.packed = deflater.pack(&bytes).shared();
            }
        }
        Ok(())
    }
}

/// Reads one part, without the relationships that are dropped and what uses them.
fn read_one(
    store: &Store,
    part: &str,
    deflater: &mut Deflater,
    fate: &dyn Fn(&str, &Relationship) -> Fate,
) -> Result<Original, Error> {
    let mut relationships = store.relationships(part)?;
    let dropped = relationships.iter().filter(|r| fate(part, r) == Fate::Drop);
    let dropped: BTreeSet<String> = dropped.map(|r| r.id.clone()).collect();
    let mut packed = store.packed(part, deflater)?;
    if !dropped.is_empty() {
        relationships.retain(|r| !dropped.contains(&r.id));
        let document = store.document(part)?;
        let mut patch = Patch::new(&document);
        detach::from(&document, &mut patch, &dropped);
        if !patch.is_empty() {
            packed = deflater.pack(&patch.apply()).shared();
        }
    }
    let content_type = store.content_type(part).unwrap_or_default().to_owned();
    Ok(Original { part: part.to_owned(), content_type, packed, relationships })
}

/// A free name in the manner of that one.
fn new_name(store: &mut Store, part: &str) -> String {
    let (stem, _) = split_number(part);
    let extension = name::extension(part).unwrap_or_else(|| "bin".to_owned());
    format!("{stem}{}.{extension}", store.next_number(stem))
}
