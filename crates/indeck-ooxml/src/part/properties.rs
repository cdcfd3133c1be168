//! Document properties: only what the caller gives, no host, user or time.
//!
//! Source: ECMA-376-2, clause 11 (core properties); ECMA-376-1, 22.2 (extended properties).

use indeck_model::deck::DeckProperties;

use crate::xml::XmlWriter;

/// The core properties part.
pub(crate) const CORE_PART: &str = "docProps/core.xml";
pub(crate) const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
pub(crate) const CORE_REL: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/// The extended properties part.
pub(crate) const APP_PART: &str = "docProps/app.xml";
pub(crate) const APP_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml";
pub(crate) const APP_REL: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";

/// Writes the core properties.
pub(crate) fn write_core(properties: &DeckProperties) -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("cp:coreProperties")
        .attr("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    let fields = [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.author),
        ("cp:keywords", &properties.keywords),
        ("dc:language", &properties.language),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            w.text_element(name, value);
        }
    }
    if let Some(created) = &properties.created {
        for name in ["dcterms:created", "dcterms:modified"] {
            w.open(name).attr("xsi:type", "dcterms:W3CDTF").text(created).close();
        }
    }
    w.close();
    w.finish()
}

/// What the extended properties count.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Slides.
    pub(crate) slides: u32,
    /// Slides with notes.
    pub(crate) notes: u32,
    /// Hidden slides.
    pub(crate) hidden: u32,
}

/// Writes the extended properties.
pub(crate) fn write_app(counts: Counts) -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("Properties")
        .attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    w.text_element("Application", "indeck")
        .text_element("Slides", counts.slides)
        .text_element("Notes", counts.notes)
        .text_element("HiddenSlides", counts.hidden);
    w.close();
    w.finish()
}
