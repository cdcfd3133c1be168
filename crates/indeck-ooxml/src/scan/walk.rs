//! Goes from part to part, and into what is packed in parts.

use super::encoded::Base64Runs;
use super::markup::Markup;
use super::piece::{Finding, Piece, Place, Visitor};
use super::{archive, media, raw, structure};
use crate::opc::{Limits, Package, name};
use crate::xml::Document;

/// How deep packages may be packed into one another.
const DEEPEST: u32 = 6;
/// Files of which nothing is known are looked into up to this many bytes.
const LARGEST_RAW: usize = 64 << 20;
/// The first bytes of a compound file.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Goes through packages.
pub(super) struct Walk<'v> {
    limits: Limits,
    visitor: &'v mut dyn Visitor,
    /// Bytes that may still be unpacked or decoded.
    left: u64,
}

impl<'v> Walk<'v> {
    pub(super) fn new(limits: &Limits, visitor: &'v mut dyn Visitor) -> Self {
        Self { limits: limits.clone(), visitor, left: limits.total_bytes }
    }

    /// Goes through a package; `path` leads to it (`deck.xlsx!`), empty for the outermost.
    pub(super) fn package(&mut self, path: &str, package: &Package, depth: u32) {
        let parts: Vec<String> = package.names().map(str::to_owned).collect();
        for part in parts {
            let full = format!("{path}{part}");
            self.show(&full, Place::PartName, &part);
            let size = package.packed(&part).map_or(0, |packed| packed.size);
            let Some(left) = self.left.checked_sub(size) else {
                self.find(&full, "not-scanned", "there is too much to look through");
                continue;
            };
            self.left = left;
            match package.bytes(&part) {
                Ok(bytes) => self.part(&full, bytes, depth),
                Err(_) => self.find(&full, "unreadable", "the part is damaged"),
            }
        }
        let shown = path.strip_suffix('!').unwrap_or(path).to_owned();
        archive::check(&shown, package, self);
    }

    /// Goes through a part by what its bytes are, whatever its name says.
    pub(super) fn part(&mut self, part: &str, bytes: Vec<u8>, depth: u32) {
        if bytes.starts_with(b"PK\x03\x04") {
            return self.nested(part, bytes, depth);
        }
        if bytes.starts_with(&COMPOUND_FILE) {
            self.find(part, "embedded-object", "an embedded file cannot be looked into as a whole");
        } else if media::check(part, &bytes, self, depth) || is_font(part) {
            return;
        }
        if looks_like_xml(&bytes) {
            match Document::parse(part, bytes.clone(), &self.limits) {
                Ok(document) => return Markup::new(part, &document, self, depth).run(),
                Err(_) => self.find(part, "unreadable", "the part is no XML that can be read"),
            }
        }
        self.raw(part, &bytes, Place::Raw, depth);
    }

    fn nested(&mut self, part: &str, bytes: Vec<u8>, depth: u32) {
        if depth >= DEEPEST {
            return self.find(part, "nested-too-deep", "packages are packed too deep in another");
        }
        let limits = Limits { total_bytes: self.left, ..self.limits.clone() };
        match Package::archive(bytes.clone(), &limits) {
            Ok(package) => {
                structure::check_workbook(part, &package, self.visitor);
                self.package(&format!("{part}!"), &package, depth + 1);
            }
            Err(_) => {
                self.find(part, "unreadable", "an embedded package cannot be opened");
                self.raw(part, &bytes, Place::Raw, depth);
            }
        }
    }

    /// Shows the strings of bytes of which nothing else is known.
    pub(super) fn raw(&mut self, part: &str, bytes: &[u8], place: Place<'_>, depth: u32) {
        if bytes.len() > LARGEST_RAW {
            self.find(part, "not-scanned", "the file is too large to be looked through");
        }
        let bytes = bytes.get(..LARGEST_RAW).unwrap_or(bytes);
        raw::strings(bytes, &mut |text| self.text(part, place, text, depth));
    }

    /// Shows a text, and what stands in it in base64.
    pub(super) fn text(&mut self, part: &str, place: Place<'_>, text: &str, depth: u32) {
        self.show(part, place, text);
        if depth >= DEEPEST {
            return;
        }
        for decoded in Base64Runs::new(text) {
            let Some(left) = self.left.checked_sub(decoded.len() as u64) else { return };
            self.left = left;
            self.decoded(part, decoded, depth + 1);
        }
    }

    fn decoded(&mut self, part: &str, bytes: Vec<u8>, depth: u32) {
        match String::from_utf8(bytes) {
            Ok(text) if raw::is_text(&text) => self.text(part, Place::Decoded, &text, depth),
            Ok(text) => self.part(part, text.into_bytes(), depth),
            Err(other) if raw::is_file(other.as_bytes()) => {
                self.part(part, other.into_bytes(), depth);
            }
            Err(other) => raw::wide(other.as_bytes(), &mut |text| {
                self.show(part, Place::Decoded, text);
            }),
        }
    }

    /// Shows a text as it is.
    pub(super) fn show(&mut self, part: &str, place: Place<'_>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let trimmed = text.trim();
        let is_number = trimmed.bytes().any(|b| b.is_ascii_digit());
        let number = is_number.then(|| trimmed.parse().ok()).flatten();
        self.visitor.piece(&Piece { part, place, text, number });
    }

    pub(super) fn find(&mut self, part: &str, code: &'static str, summary: &'static str) {
        self.visitor.finding(Finding { part: part.to_owned(), slide: None, code, summary });
    }
}

fn is_font(part: &str) -> bool {
    let extension = name::extension(part);
    let extension = extension.as_deref().unwrap_or_default();
    ["fntdata", "odttf", "ttf", "otf", "woff", "woff2"].contains(&extension)
}

/// Whether it begins as XML does, in UTF-8 or UTF-16.
fn looks_like_xml(bytes: &[u8]) -> bool {
    let mut first = bytes.iter().filter(|byte| {
        !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !byte.is_ascii_whitespace()
    });
    first.next() == Some(&b'<')
}
