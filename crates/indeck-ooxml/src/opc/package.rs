//! `Package`: a package's parts, packed until they are asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bytes::Bytes;
use super::content_types::{self, ContentTypes};
use super::entry::{self, Entry};
use super::relationships::{Relationship, Relationships};
use super::{Limits, Packed, name};
use crate::error::{Error, Found, LimitKind};
use crate::xml::Document;

/// The content types of presentations: decks, templates and shows, with and without macros.
const PRESENTATIONS: [&str; 7] = [
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.addin.macroEnabled.main+xml",
];

/// What refers to the main part.
const THE_PACKAGE: &str = "the package";

/// A package's parts, packed until they are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    data: Arc<Vec<u8>>,
    entries: Vec<Entry>,
    /// Index of the entries by the key of their names.
    index: BTreeMap<String, usize>,
    types: ContentTypes,
    limits: Limits,
}

impl Package {
    /// Reads the directory and the content types; parts are unpacked when they are asked for.
    ///
    /// # Errors
    /// [`Error::NotAPackage`], [`Error::LegacyBinary`] and [`Error::Encrypted`] for other files,
    /// [`Error::UnsafeName`], [`Error::DuplicatePart`], [`Error::Corrupt`] and
    /// [`Error::LimitExceeded`] for damaged and hostile ones.
    pub(crate) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let mut package = Self::archive(bytes, limits)?;
        if !package.contains(content_types::NAME) {
            let found =
                if package.contains("mimetype") { Found::OpenDocument } else { Found::PlainZip };
            return Err(Error::NotAPackage { found });
        }
        package.types = ContentTypes::parse(package.bytes(content_types::NAME)?, limits)?;
        Ok(package)
    }

    /// Reads the directory of any zip archive; no part has a type.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn archive(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let entries = entry::read(&bytes, limits)?;
        let mut index = BTreeMap::new();
        for (position, entry) in entries.iter().enumerate() {
            if index.insert(name::key(&entry.name), position).is_some() {
                return Err(Error::DuplicatePart { name: entry.name.to_string() });
            }
        }
        let data = Arc::new(bytes);
        let types = ContentTypes::default();
        Ok(Self { data, entries, index, types, limits: limits.clone() })
    }

    /// What stands in the file before, between and after the packed bytes of parts: headers, the
    /// directory, and whatever else somebody put there.
    pub(crate) fn around(&self) -> Vec<&[u8]> {
        let mut spans: Vec<_> = self.entries.iter().map(|entry| entry.data.clone()).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        let (mut gaps, mut from) = (Vec::new(), 0);
        for span in spans {
            gaps.extend(self.data.get(from..span.start));
            from = span.end.max(from);
        }
        gaps.extend(self.data.get(from..));
        gaps
    }

    /// The bytes of the file.
    pub(crate) fn file(&self) -> &[u8] {
        &self.data
    }

    /// What it may ask for.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The names of all parts, in the order of the package; those of relationships and content
    /// types included.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.name)
    }

    /// Whether there is a part of that name, however its letters are cased.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The name as the package writes it of a part that is named otherwise cased or encoded.
    pub(crate) fn real_name(&self, name: &str) -> Option<&str> {
        self.entry(name).map(|entry| &*entry.name)
    }

    /// The content types.
    pub(crate) fn content_types(&self) -> &ContentTypes {
        &self.types
    }

    /// The content type of a part.
    pub(crate) fn content_type(&self, name: &str) -> Option<&str> {
        self.types.get(name)
    }

    /// A part's bytes, unpacked and checked.
    ///
    /// # Errors
    /// [`Error::MissingPart`] if there is none, [`Error::Corrupt`] if they are damaged.
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>, Error> {
        self.packed(name)?.unpack(self.real_name(name).unwrap_or(name))
    }

    /// A part's bytes as they stand in the package, shared with it.
    ///
    /// # Errors
    /// [`Error::MissingPart`] if there is none.
    pub(crate) fn packed(&self, name: &str) -> Result<Packed, Error> {
        let entry = self.wanted(name)?;
        Ok(Packed {
            bytes: Bytes::Shared(Arc::clone(&self.data), entry.data.clone()),
            deflated: entry.deflated,
            size: entry.size,
            crc32: entry.crc32,
        })
    }

    /// A part, read as XML.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes) and [`Document::parse`].
    pub(crate) fn document(&self, name: &str) -> Result<Document, Error> {
        let entry = self.wanted(name)?;
        self.check_xml_size(entry)?;
        Document::parse(&entry.name, self.bytes(name)?, &self.limits)
    }

    /// The relationships of a part; of the package for an empty name. None if it has none.
    ///
    /// # Errors
    /// As [`document`](Self::document), but for a missing part.
    pub(crate) fn relationships(&self, source: &str) -> Result<Relationships, Error> {
        let part = name::relationships_part(source);
        let Some(entry) = self.entry(&part) else { return Ok(Relationships::new(source)) };
        self.check_xml_size(entry)?;
        Relationships::parse(source, self.bytes(&part)?, &self.limits)
    }

    /// The name of the presentation's main part.
    ///
    /// # Errors
    /// [`Error::MissingRelationship`] and [`Error::MissingPart`] if there is none,
    /// [`Error::NotAPresentation`] for documents of other programs.
    pub(crate) fn main_part(&self) -> Result<String, Error> {
        let relationships = self.relationships("")?;
        let target = relationships.first_part("officeDocument").ok_or_else(|| {
            let (part, id) = (THE_PACKAGE.to_owned(), "officeDocument".to_owned());
            Error::MissingRelationship { part, id }
        })?;
        let name = self.real_name(target).ok_or_else(|| Error::MissingPart {
            name: target.to_owned(),
            wanted_by: THE_PACKAGE.to_owned(),
        })?;
        let found = self.content_type(name).unwrap_or_default();
        if PRESENTATIONS.iter().any(|known| known.eq_ignore_ascii_case(found)) {
            return Ok(name.to_owned());
        }
        Err(match program(found) {
            Some(found) => Error::NotAPresentation { found: found.to_owned() },
            None => Error::WrongContentType {
                part: name.to_owned(),
                expected: PRESENTATIONS.first().copied().unwrap_or_default().to_owned(),
                found: found.to_owned(),
            },
        })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.index.get(&name::key(name)).and_then(|index| self.entries.get(*index))
    }

    fn wanted(&self, name: &str) -> Result<&Entry, Error> {
        self.entry(name).ok_or_else(|| Error::MissingPart {
            name: name.to_owned(),
            wanted_by: self
                .referrer(name)
                .filter(|source| !source.is_empty())
                .unwrap_or_else(|| THE_PACKAGE.to_owned()),
        })
    }

    /// The first part that refers to that one, looked for only when it is missing.
    fn referrer(&self, name: &str) -> Option<String> {
        let key = name::key(name);
        self.names().filter_map(name::relationships_source).find(|source| {
            self.relationships(source).is_ok_and(|relationships| {
                let mut parts = relationships.iter().filter_map(Relationship::part);
                parts.any(|part| name::key(part) == key)
            })
        })
    }

    /// Refuses, before unpacking, a part that is too large to be read as XML.
    fn check_xml_size(&self, entry: &Entry) -> Result<(), Error> {
        let limit = self.limits.xml_bytes;
        if entry.size <= limit {
            return Ok(());
        }
        let (what, part) = (LimitKind::XmlBytes, Some(entry.name.to_string()));
        Err(Error::LimitExceeded { what, limit, part })
    }
}

/// What a main part of another program's content type is.
fn program(content_type: &str) -> Option<&'static str> {
    let is = |word: &str| content_type.contains(word);
    if is("wordprocessingml") || is("ms-word") {
        Some("it is a Word document")
    } else if is("spreadsheetml") || is("ms-excel") {
        Some("it is an Excel workbook")
    } else if is("visio") {
        Some("it is a Visio drawing")
    } else {
        None
    }
}
