//! The relationships of a part that we author.

use crate::xml::XmlWriter;

/// The common start of the relationship types of the standard.
macro_rules! office {
    ($kind:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $kind)
    };
}

pub(crate) const CHART: &str = office!("chart");
pub(crate) const CHART_COLORS: &str =
    "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle";
pub(crate) const CHART_STYLE: &str =
    "http://schemas.microsoft.com/office/2011/relationships/chartStyle";
pub(crate) const CUSTOM_XML: &str = office!("customXml");
pub(crate) const CUSTOM_XML_PROPERTIES: &str = office!("customXmlProps");
pub(crate) const EXTENDED_CHART: &str =
    "http://schemas.microsoft.com/office/2014/relationships/chartEx";
pub(crate) const COMMENT_AUTHORS: &str = office!("commentAuthors");
pub(crate) const FONT: &str = office!("font");
pub(crate) const HYPERLINK: &str = office!("hyperlink");
pub(crate) const IMAGE: &str = office!("image");
pub(crate) const NOTES_MASTER: &str = office!("notesMaster");
pub(crate) const NOTES_SLIDE: &str = office!("notesSlide");
pub(crate) const PACKAGE: &str = office!("package");
pub(crate) const SLIDE: &str = office!("slide");
pub(crate) const SLIDE_LAYOUT: &str = office!("slideLayout");
pub(crate) const SLIDE_MASTER: &str = office!("slideMaster");
pub(crate) const TABLE_STYLES: &str = office!("tableStyles");
pub(crate) const THEME: &str = office!("theme");

/// Relationships in the order in which they were asked for: `rId1`, `rId2` …
#[derive(Debug, Default)]
pub(crate) struct Rels {
    entries: Vec<Entry>,
}

#[derive(Debug, PartialEq)]
struct Entry {
    kind: &'static str,
    target: String,
    external: bool,
}

impl Rels {
    /// The number of a relationship to a part, by a target relative to this part.
    pub(crate) fn part(&mut self, kind: &'static str, target: String) -> RelId {
        self.number_of(Entry { kind, target, external: false })
    }

    /// The number of a hyperlink to an address outside the package.
    pub(crate) fn hyperlink(&mut self, address: &str) -> RelId {
        self.number_of(Entry { kind: HYPERLINK, target: address.to_owned(), external: true })
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One relationship serves all uses of the same target.
    fn number_of(&mut self, entry: Entry) -> RelId {
        let known = self.entries.iter().position(|e| *e == entry);
        let index = known.unwrap_or_else(|| {
            self.entries.push(entry);
            self.entries.len() - 1
        });
        RelId(index + 1)
    }

    /// The part that holds them.
    pub(crate) fn to_xml(&self) -> Vec<u8> {
        let mut w = XmlWriter::part();
        w.open("Relationships")
            .attr("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
        for (i, entry) in self.entries.iter().enumerate() {
            w.open("Relationship")
                .attr("Id", RelId(i + 1))
                .attr("Type", entry.kind)
                .attr("Target", &entry.target)
                .attr_opt("TargetMode", entry.external.then_some("External"))
                .close();
        }
        w.close();
        w.finish()
    }
}

/// The id of a relationship, as `r:id` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelId(usize);

impl crate::xml::XmlValue for RelId {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"rId");
        self.0.write(out);
    }
}
