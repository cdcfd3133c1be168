//! The authors of modern comments.

use super::{AUTHORS, AUTHORS_TYPE, P188};
use crate::edit::Presentation;
use crate::edit::guid::guid;
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
