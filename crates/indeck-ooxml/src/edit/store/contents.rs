//! `Contents`: the parts that are no XML by their content, so that a picture is kept once.

use std::collections::BTreeMap;

use super::{Body, Store};
use crate::opc::{Packed, name};

/// The parts that are no XML, by checksum and length.
#[derive(Debug, Default)]
pub(super) struct Contents(BTreeMap<(u32, u64), Vec<String>>);

impl Contents {
    pub(super) fn add(&mut self, part: &str, packed: &Packed) {
        self.0.entry((packed.crc32, packed.size)).or_default().push(part.to_owned());
    }
}

impl Store {
    /// The name of a part that has these bytes, if there is one. XML is not looked at.
    pub(in crate::edit) fn find_equal(&mut self, bytes: &[u8]) -> Option<String> {
        let key = (crc32fast::hash(bytes), bytes.len() as u64);
        let found = self.contents().0.get(&key)?.clone();
        found.into_iter().find(|part| self.bytes(part).is_ok_and(|known| known == bytes))
    }

    /// As [`find_equal`](Self::find_equal), of bytes that are packed. They are unpacked only where
    /// checksum and length agree and the packed bytes differ.
    pub(in crate::edit) fn find_equal_packed(&mut self, packed: &Packed) -> Option<String> {
        let found = self.contents().0.get(&(packed.crc32, packed.size))?.clone();
        found.into_iter().find(|part| match self.raw(part) {
            Some(known) if *known.bytes == *packed.bytes && known.deflated == packed.deflated => {
                true
            }
            Some(_) => self
                .bytes(part)
                .is_ok_and(|known| packed.unpack(part).is_ok_and(|bytes| bytes == known)),
            None => false,
        })
    }

    /// A part as it is packed, if it is.
    fn raw(&self, part: &str) -> Option<Packed> {
        match self.changed.get(&name::key(part)) {
            None => self.package.packed(part).ok(),
            Some(Body::Packed(packed)) => Some(packed.clone()),
            Some(Body::Plain(_) | Body::Removed) => None,
        }
    }

    fn contents(&mut self) -> &Contents {
        if self.contents.is_none() {
            let mut contents = Contents::default();
            for part in self.names().filter(|part| !is_xml(part)) {
                if let Some(packed) = self.raw(part) {
                    contents.add(part, &packed);
                }
            }
            self.contents = Some(contents);
        }
        self.contents.get_or_insert_default()
    }
}

pub(super) fn is_xml(part: &str) -> bool {
    matches!(name::extension(part).as_deref(), Some("xml" | "rels" | "vml"))
}
