//! Content types: what each part of a package is.
//!
//! Source: ECMA-376-2, 7.2.3 (content types stream).

use std::collections::BTreeMap;

use super::Limits;
use super::name;
use crate::error::Error;
use crate::xml::{Document, XmlWriter, ns};

/// The name of the stream.
pub(crate) const NAME: &str = "[Content_Types].xml";

/// The content types of a package.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContentTypes {
    /// By extension in lower case.
    defaults: BTreeMap<String, String>,
    /// By the name's key; with the name as written.
    overrides: BTreeMap<String, (String, String)>,
}

impl ContentTypes {
    /// Reads the stream.
    ///
    /// # Errors
    /// When it is not XML that a package may have.
    pub(crate) fn parse(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let doc = Document::parse(NAME, bytes, limits)?;
        let mut types = Self::default();
        for node in doc.root().children() {
            let Some(content_type) = node.attr("ContentType") else { continue };
            match node.name() {
                "Default" => {
                    if let Some(extension) = node.attr("Extension") {
                        types.set_default(extension.trim_start_matches('.'), &content_type);
                    }
                }
                "Override" => {
                    if let Some(part) = node.attr("PartName") {
                        types.set(part.trim_start_matches('/'), &content_type);
                    }
                }
                _ => {}
            }
        }
        Ok(types)
    }

    /// The type of a part.
    pub(crate) fn get(&self, part: &str) -> Option<&str> {
        if let Some((_, content_type)) = self.overrides.get(&name::key(part)) {
            return Some(content_type);
        }
        self.defaults.get(&name::extension(part)?).map(String::as_str)
    }

    /// Sets the type of one part.
    pub(crate) fn set(&mut self, part: &str, content_type: &str) {
        self.overrides.insert(name::key(part), (part.to_owned(), content_type.to_owned()));
    }

    /// Sets the type of all parts with that extension that have none of their own.
    pub(crate) fn set_default(&mut self, extension: &str, content_type: &str) {
        self.defaults.insert(extension.to_ascii_lowercase(), content_type.to_owned());
    }

    /// The stream: defaults, then overrides, each in the order of their names.
    pub(crate) fn to_xml(&self) -> Vec<u8> {
        let mut w = XmlWriter::part();
        w.open("Types").attr("xmlns", ns::CONTENT_TYPES);
        for (extension, content_type) in &self.defaults {
            w.open("Default").attr("Extension", extension).attr("ContentType", content_type);
            w.close();
        }
        for (part, content_type) in self.overrides.values() {
            let part = format!("/{part}");
            w.open("Override").attr("PartName", &part).attr("ContentType", content_type).close();
        }
        w.close();
        w.finish()
    }
}
