//! Content types: what each part of a package is.
//!
//! Source: ECMA-376-2, 7.2.3 (content types stream).

use std::collections::BTreeMap;

use super::Limits;
use super::name;
use crate::error::Error;
use crate::xml::{Document, Patch, XmlWriter, ns};

/// The name of the stream.
pub(crate) const NAME: &str = "[Content_Types].xml";

/// The content types of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// Forgets what was said of one part.
    pub(crate) fn remove(&mut self, part: &str) {
        self.overrides.remove(&name::key(part));
    }

    /// Makes sure that a part is of that type: by its extension, where that says nothing yet and
    /// is not `xml`, else by its name.
    pub(crate) fn ensure(&mut self, part: &str, content_type: &str) {
        if self.get(part) == Some(content_type) {
            return;
        }
        match name::extension(part) {
            Some(extension) if extension != "xml" && !self.defaults.contains_key(&extension) => {
                self.set_default(&extension, content_type);
            }
            _ => self.set(part, content_type),
        }
    }

    /// The stream `written` that held them once, changed to hold them as they are now: what stayed
    /// the same stays byte for byte.
    ///
    /// # Errors
    /// When `written` is not XML that a package may have.
    pub(crate) fn patch(&self, written: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Error> {
        let doc = Document::parse(NAME, written, limits)?;
        let (mut patch, mut rest) = (Patch::new(&doc), self.clone());
        for node in doc.root().children() {
            let was = node.attr("ContentType").unwrap_or_default();
            let now = match node.name() {
                "Default" => node.attr("Extension").map(|extension| {
                    let extension = extension.trim_start_matches('.').to_ascii_lowercase();
                    rest.defaults.remove(&extension)
                }),
                "Override" => node.attr("PartName").map(|part| {
                    rest.overrides.remove(&name::key(&part)).map(|(_, content_type)| content_type)
                }),
                _ => None,
            };
            match now {
                None => {}
                Some(None) => patch.remove(node),
                Some(Some(now)) if now == was => {}
                Some(Some(now)) => patch.set_attr(node, "ContentType", &now),
            }
        }
        let mut w = XmlWriter::fragment();
        let prefixed = doc.root().qname().contains(':');
        rest.write(&mut w, prefixed.then_some(ns::CONTENT_TYPES));
        let new = String::from_utf8_lossy(&w.finish()).into_owned();
        if !new.is_empty() {
            patch.append(doc.root(), &new);
        }
        Ok(patch.apply())
    }

    /// The stream: defaults, then overrides, each in the order of their names.
    pub(crate) fn to_xml(&self) -> Vec<u8> {
        let mut w = XmlWriter::part();
        w.open("Types").attr("xmlns", ns::CONTENT_TYPES);
        self.write(&mut w, None);
        w.close();
        w.finish()
    }

    fn write(&self, w: &mut XmlWriter, xmlns: Option<&str>) {
        for (extension, content_type) in &self.defaults {
            w.open("Default").attr_opt("xmlns", xmlns);
            w.attr("Extension", extension).attr("ContentType", content_type);
            w.close();
        }
        for (part, content_type) in self.overrides.values() {
            let part = format!("/{part}");
            w.open("Override").attr_opt("xmlns", xmlns);
            w.attr("PartName", &part).attr("ContentType", content_type).close();
        }
    }
}
