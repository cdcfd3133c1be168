//! The properties of the document: title, subject, author, keywords, language.
//!
//! Source: ISO/IEC 29500-2, clause 8 (core properties).

use indeck_model::deck::DeckProperties;

use super::presentation::Presentation;
use crate::error::Error;
use crate::opc::Target;
use crate::part::properties::{self, CORE_PART, CORE_REL, CORE_TYPE};
use crate::xml::{Document, Node, Patch, escaped};

const CP: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";

/// A property: its namespace, the prefix that it is written with, its name.
type Name = (&'static str, &'static str, &'static str);

const TITLE: Name = (DC, "dc", "title");
const SUBJECT: Name = (DC, "dc", "subject");
const AUTHOR: Name = (DC, "dc", "creator");
const KEYWORDS: Name = (CP, "cp", "keywords");
const LANGUAGE: Name = (DC, "dc", "language");

impl Presentation {
    /// What the properties of the document say; nothing where the deck has none.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// println!("{:?}", deck.properties()?.title);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of a damaged part.
    pub fn properties(&self) -> Result<DeckProperties, Error> {
        let Some(part) = self.core_part()? else { return Ok(DeckProperties::default()) };
        let document = self.document(&part)?;
        let root = document.root();
        let text = |(uri, _, name): Name| {
            let text = root.child(uri, name).map(|node| node.text().into_owned());
            text.filter(|text| !text.is_empty())
        };
        Ok(DeckProperties {
            title: text(TITLE),
            subject: text(SUBJECT),
            author: text(AUTHOR),
            keywords: text(KEYWORDS),
            created: text((TERMS, "dcterms", "created")),
            language: text(LANGUAGE),
        })
    }

    /// Makes the properties of the document say this; what is `None` is taken away. The times and
    /// all other properties stay as they are.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// let mut properties = deck.properties()?;
    /// properties.title = Some("Results & more".to_owned());
    /// deck.set_properties(&properties)?;
    /// assert_eq!(deck.properties()?.title.as_deref(), Some("Results & more"));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of a damaged part.
    pub fn set_properties(&mut self, wanted: &DeckProperties) -> Result<(), Error> {
        let Some(part) = self.core_part()? else { return self.add_core(wanted) };
        let before = self.properties()?;
        let values = [
            (TITLE, &before.title, &wanted.title),
            (SUBJECT, &before.subject, &wanted.subject),
            (AUTHOR, &before.author, &wanted.author),
            (KEYWORDS, &before.keywords, &wanted.keywords),
            (LANGUAGE, &before.language, &wanted.language),
        ];
        let changed = values.into_iter().filter(|(_, before, wanted)| before != wanted);
        let changed: Vec<_> = changed.map(|(name, _, wanted)| (name, wanted)).collect();
        if changed.is_empty() {
            return Ok(());
        }
        self.edit(&part, |document: &Document, patch: &mut Patch<'_>| {
            changed.iter().for_each(|(name, wanted)| put(document.root(), *name, wanted, patch));
            Ok(())
        })
    }

    fn core_part(&self) -> Result<Option<String>, Error> {
        let relationships = self.relationships("")?;
        let part = relationships.first_part("core-properties").map(str::to_owned);
        Ok(part.filter(|part| self.store.contains(part)))
    }

    fn add_core(&mut self, wanted: &DeckProperties) -> Result<(), Error> {
        let wanted = DeckProperties { created: None, ..wanted.clone() };
        if wanted == DeckProperties::default() {
            return Ok(());
        }
        self.store.insert(CORE_PART, CORE_TYPE, properties::write_core(&wanted));
        self.store.relate("", CORE_REL, Target::Part(CORE_PART.to_owned())).map(drop)
    }
}

/// Writes, replaces or removes a property.
fn put(root: Node<'_>, (uri, prefix, name): Name, value: &Option<String>, patch: &mut Patch<'_>) {
    match (root.child(uri, name), value) {
        (Some(node), Some(value)) => patch.set_text(node, value),
        (Some(node), None) => patch.remove(node),
        (None, Some(value)) => {
            let value = escaped(value);
            let tag = format!("{prefix}:{name}");
            patch.append(root, &format!("<{tag} xmlns:{prefix}=\"{uri}\">{value}</{tag}>"));
        }
        (None, None) => {}
    }
}
