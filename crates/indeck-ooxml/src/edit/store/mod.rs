//! `Store`: the parts of a package with what was changed, added and removed.
//!
//! Nothing is written into the package that was read: changes lie over it. What nobody changed
//! stays packed, and is copied in its compressed bytes.

mod contents;
mod links;
mod numbers;
mod relations;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::contents::{Contents, is_xml};
use self::links::Links;
use self::numbers::Numbers;
pub(super) use self::numbers::split as split_number;
pub(super) use self::write::LEVEL;
use crate::error::Error;
use crate::opc::{ContentTypes, Deflater, Package, Packed, Relationships, name};
use crate::xml::{Document, Patch};

/// A part that is not as it was read.
#[derive(Clone, Debug)]
enum Body {
    /// Its bytes.
    Plain(Arc<Vec<u8>>),
    /// Its bytes, packed; cheap to clone.
    Packed(Packed),
    /// It is gone.
    Removed,
}

/// The parts of a package with what was changed, added and removed.
#[derive(Debug)]
pub(super) struct Store {
    package: Package,
    /// By the key of the part's name.
    changed: BTreeMap<String, Body>,
    /// The names of parts that the package did not have, in the order in which they came.
    added: Vec<String>,
    types: ContentTypes,
    /// Relationships that may not be as they were read, by the key of their source.
    relationships: BTreeMap<String, Relationships>,
    /// Last numbers of part names; worked out when the first part is added.
    numbers: Option<Numbers>,
    /// Who refers to whom; worked out when first asked for.
    links: Option<Links>,
    /// Parts by content; worked out when first asked for.
    contents: Option<Contents>,
    /// The part edited last, as it stands.
    parsed: Option<Document>,
}

impl Store {
    pub(super) fn new(package: Package) -> Self {
        let types = package.content_types().clone();
        Self {
            package,
            changed: BTreeMap::new(),
            added: Vec::new(),
            types,
            relationships: BTreeMap::new(),
            numbers: None,
            links: None,
            contents: None,
            parsed: None,
        }
    }

    /// The package that was read.
    pub(super) fn package(&self) -> &Package {
        &self.package
    }

    /// Whether anything is not as it was read.
    pub(super) fn is_changed(&self) -> bool {
        !self.changed.is_empty()
            || !self.relationships.is_empty()
            || self.types != *self.package.content_types()
    }

    /// The names of all parts: those read, then those added. Parts of relationships are among the
    /// former only.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.package.names().chain(self.added.iter().map(String::as_str));
        all.filter(|name| self.contains(name))
    }

    /// Whether there is a part of that name.
    pub(super) fn contains(&self, part: &str) -> bool {
        match self.changed.get(&name::key(part)) {
            Some(body) => !matches!(body, Body::Removed),
            None => self.package.contains(part),
        }
    }

    /// The content type of a part.
    pub(super) fn content_type(&self, part: &str) -> Option<&str> {
        self.types.get(part)
    }

    /// Says what a part is.
    pub(super) fn set_content_type(&mut self, part: &str, content_type: &str) {
        self.types.set(part, content_type);
    }

    /// A part's bytes as they are now.
    pub(super) fn bytes(&self, part: &str) -> Result<Vec<u8>, Error> {
        match self.changed.get(&name::key(part)) {
            None => self.package.bytes(part),
            Some(Body::Plain(bytes)) => Ok(bytes.to_vec()),
            Some(Body::Packed(packed)) => packed.unpack(part),
            Some(Body::Removed) => Err(missing(part)),
        }
    }

    /// A part as it is now, packed and cheap to clone.
    pub(super) fn packed(&self, part: &str, deflater: &mut Deflater) -> Result<Packed, Error> {
        match self.changed.get(&name::key(part)) {
            None => self.package.packed(part),
            Some(Body::Packed(packed)) => Ok(packed.clone()),
            Some(Body::Plain(bytes)) => Ok(deflater.pack(bytes).shared()),
            Some(Body::Removed) => Err(missing(part)),
        }
    }

    /// Packs a part that was changed, so that it is packed once for all its copies.
    pub(super) fn pack(&mut self, part: &str, deflater: &mut Deflater) -> Result<(), Error> {
        let key = name::key(part);
        if matches!(self.changed.get(&key), Some(Body::Plain(_))) {
            let packed = self.packed(part, deflater)?;
            self.changed.insert(key, Body::Packed(packed));
        }
        Ok(())
    }

    /// The name as it is written of a part that is named otherwise cased or encoded.
    pub(super) fn real_name(&self, part: &str) -> String {
        self.package.real_name(part).unwrap_or(part).to_owned()
    }

    /// A part as it is now, read as XML.
    pub(super) fn document(&self, part: &str) -> Result<Document, Error> {
        match self.changed.contains_key(&name::key(part)) {
            false => self.package.document(part),
            true => Document::parse(part, self.bytes(part)?, self.package.limits()),
        }
    }

    /// Replaces a part's bytes, or adds a part of that name.
    pub(super) fn set(&mut self, part: &str, bytes: Vec<u8>) {
        self.put(part, Body::Plain(Arc::new(bytes)));
    }

    fn put(&mut self, part: &str, body: Body) {
        if self.parsed.as_ref().is_some_and(|doc| name::key(doc.part()) == name::key(part)) {
            self.parsed = None;
        }
        if !self.contains(part) && !self.package.contains(part) {
            self.added.push(part.to_owned());
        }
        self.changed.insert(name::key(part), body);
    }

    /// Edits a part by place. Nothing changes where `edit` fails, makes no edit, or makes one that
    /// leaves no well-formed XML.
    pub(super) fn edit<T>(
        &mut self,
        part: &str,
        edit: impl FnOnce(&Document, &mut Patch<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let known = self.parsed.take().filter(|doc| name::key(doc.part()) == name::key(part));
        let document = match known {
            Some(document) => document,
            None => self.document(part)?,
        };
        let mut patch = Patch::new(&document);
        let outcome = edit(&document, &mut patch);
        if outcome.is_err() || patch.is_empty() {
            self.parsed = Some(document);
            return outcome;
        }
        let bytes = patch.apply();
        let edited = Document::parse(part, bytes.clone(), self.package.limits())?;
        self.set(part, bytes);
        self.parsed = Some(edited);
        outcome
    }

    /// Adds a part under the next free number of its stem: `ppt/media/image` becomes
    /// `ppt/media/image7.png`. Returns its name.
    pub(super) fn add(
        &mut self,
        stem: &str,
        extension: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> String {
        let part = format!("{stem}{}.{extension}", self.next_number(stem));
        self.types.ensure(&part, content_type);
        self.set(&part, bytes);
        part
    }

    /// The next free number of a stem; it is given away.
    pub(super) fn next_number(&mut self, stem: &str) -> u64 {
        self.with_numbers(|numbers| numbers.next(stem))
    }

    /// The first of that many numbers that are free for all these stems; they are given away.
    pub(super) fn shared_numbers(&mut self, stems: &[&str], count: u64) -> u64 {
        self.with_numbers(|numbers| numbers.shared(stems, count))
    }

    fn with_numbers(&mut self, take: impl FnOnce(&mut Numbers) -> u64) -> u64 {
        let numbers = self.numbers.take();
        // A name that was taken once is not given again, even if its part is gone.
        let taken = self.package.names().chain(self.added.iter().map(String::as_str));
        let mut numbers = numbers.unwrap_or_else(|| Numbers::of(taken));
        let number = take(&mut numbers);
        self.numbers = Some(numbers);
        number
    }

    /// Puts in a part under a name that was made for it.
    pub(super) fn insert_packed(&mut self, part: &str, content_type: &str, packed: Packed) {
        if let Some(contents) = self.contents.as_mut().filter(|_| !is_xml(part)) {
            contents.add(part, &packed);
        }
        self.types.ensure(part, content_type);
        self.put(part, Body::Packed(packed.shared()));
    }

    /// As [`insert_packed`](Self::insert_packed), of bytes.
    pub(super) fn insert(&mut self, part: &str, content_type: &str, bytes: Vec<u8>) {
        self.types.ensure(part, content_type);
        self.set(part, bytes);
    }

    /// Checksum and length of a part, if it is there.
    pub(super) fn fingerprint(&self, part: &str) -> Option<(u32, u64)> {
        match self.changed.get(&name::key(part)) {
            None => self.package.packed(part).ok().map(|packed| (packed.crc32, packed.size)),
            Some(Body::Packed(packed)) => Some((packed.crc32, packed.size)),
            Some(Body::Plain(bytes)) => Some((crc32fast::hash(bytes), bytes.len() as u64)),
            Some(Body::Removed) => None,
        }
    }
}

fn missing(part: &str) -> Error {
    Error::MissingPart { name: part.to_owned(), wanted_by: "an edit".to_owned() }
}
