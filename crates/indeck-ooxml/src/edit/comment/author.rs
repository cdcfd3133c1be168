//! The authors of modern comments, and ids that do not change from run to run.

use super::{AUTHORS, AUTHORS_TYPE, P188};
use crate::edit::Presentation;
use crate::error::Error;
use crate::opc::Target;
use crate::xml::{Node, XmlWriter, escaped};

impl Presentation {
    /// The id of an author, who is added where the deck does not know them.
    pub(super) fn comment_author(&mut self, name: &str, initials: &str) -> Result<String, Error> {
        let main = self.main_part().to_owned();
        let relationships = self.relationships(&main)?;
        let part = relationships.iter().find(|r| r.kind == AUTHORS).and_then(|r| r.part());
        let part = match part.filter(|part| self.store.contains(part)).map(str::to_owned) {
            Some(part) => part,
            None => {
                let part = self.add_part("ppt/authors", "xml", AUTHORS_TYPE, empty_list());
                self.relate(&main, AUTHORS, Target::Part(part.clone()))?;
                part
            }
        };
        let id = guid(&["author", name, initials]);
        self.edit(&part, |document, patch| {
            let is_it = |author: &Node<'_>| {
                author.attr("name").as_deref() == Some(name)
                    && author.attr("initials").unwrap_or_default() == initials
            };
            let known = document.root().children().find(is_it).and_then(|node| node.attr("id"));
            if let Some(known) = known {
                return Ok(known.into_owned());
            }
            let [name, initials] = [name, initials].map(escaped);
            let markup = format!(
                "<p188:author xmlns:p188=\"{P188}\" id=\"{id}\" name=\"{name}\" \
                 initials=\"{initials}\" userId=\"{name}\" providerId=\"None\"/>"
            );
            patch.append(document.root(), &markup);
            Ok(id)
        })
    }
}

fn empty_list() -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("p188:authorLst").attr("xmlns:p188", P188).close();
    w.finish()
}

/// A GUID made of texts: the same for the same texts.
pub(super) fn guid(texts: &[&str]) -> String {
    // FNV-1a of 128 bits; a separator that no text has keeps "ab", "c" from "a", "bc".
    const PRIME: u128 = (1 << 88) + 0x13B;
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    });
    // Version 8: of the maker's own making. Source: RFC 9562, 5.8.
    let hash = hash & !(0xF << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    format!(
        "{{{:08X}-{:04X}-{:04X}-{:04X}-{:012X}}}",
        hash >> 96,
        hash >> 80 & 0xFFFF,
        hash >> 64 & 0xFFFF,
        hash >> 48 & 0xFFFF,
        hash & 0xFFFF_FFFF_FFFF
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_texts_make_the_same_guid_and_others_another() {
        assert_eq!(guid(&["a", "b"]), guid(&["a", "b"]));
        assert_ne!(guid(&["ab", ""]), guid(&["a", "b"]));
        let guid = guid(&[]);
        assert_eq!((guid.len(), guid.get(15..16)), (38, Some("8")), "{guid}");
    }
}
