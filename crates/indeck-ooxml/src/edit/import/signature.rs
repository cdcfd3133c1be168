//! What masters with all that belongs to them have in common when they are equal, wherever their
//! parts are called what.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::edit::copy::{Fate, Originals};
use crate::edit::store::Store;
use crate::error::Error;
use crate::opc::{Deflater, Limits, Relationship, Target, name};
use crate::xml::{Document, Patch, ns};

/// What equal masters have in common.
pub(in crate::edit) type Signature = [u64; 2];

/// What becomes of what a master refers to when it is copied: layouts, themes and what they have of
/// their own come along; pictures are kept once, whoever shows them.
pub(super) fn fate(_: &str, relationship: &Relationship) -> Fate {
    let is_one_of = |kinds: &[&str]| kinds.iter().any(|kind| relationship.is(kind));
    if is_one_of(&["slide", "notesSlide", "presentation"]) {
        Fate::Drop
    } else if is_one_of(&BINARY) {
        Fate::Share
    } else {
        Fate::Copy
    }
}

/// Kinds of relationship that lead to parts which are kept once.
pub(super) const BINARY: [&str; 7] =
    ["image", "hdphoto", "video", "audio", "media", "model3d", "font"];

/// Reads a master with its layouts and all that belongs to them.
pub(super) fn closure(
    store: &Store,
    master: &str,
    deflater: &mut Deflater,
) -> Result<Originals, Error> {
    Originals::read(store, master, deflater, &fate)
}

/// The signature of a master that was read.
pub(super) fn of(
    originals: &Originals,
    store: &Store,
    limits: &Limits,
) -> Result<Signature, Error> {
    let mut hashers = [DefaultHasher::new(), DefaultHasher::new()];
    1u8.hash(&mut hashers[1]);
    let mut outside = BTreeMap::new();
    for original in &originals.list {
        let bytes = original.packed.unpack(&original.part)?;
        let bytes = match original.content_type.ends_with("slideMaster+xml") {
            true => without_ids(&original.part, bytes, limits)?,
            false => bytes,
        };
        hashers.iter_mut().for_each(|h| bytes.hash(h));
        for relationship in original.relationships.iter() {
            let target = match &relationship.target {
                Target::Part(part) => match originals.position(part) {
                    Some(place) => format!("#{place}"),
                    None => outside
                        .entry(name::key(part))
                        .or_insert_with(|| format!("{:?}", store.fingerprint(part)))
                        .clone(),
                },
                other => format!("{other:?}"),
            };
            let kind = ns::transitional(&relationship.kind);
            hashers.iter_mut().for_each(|h| (&relationship.id, &*kind, &target).hash(h));
        }
    }
    Ok(hashers.map(|h| h.finish()))
}

/// A master's bytes without the ids of its layouts, which differ from deck to deck.
fn without_ids(part: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Error> {
    let document = Document::parse(part, bytes, limits)?;
    let mut patch = Patch::new(&document);
    for layout in document.root().descendants(ns::P, "sldLayoutId") {
        patch.remove_attr(layout, "id");
    }
    Ok(patch.apply())
}
