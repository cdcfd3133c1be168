//! `CustomXml`: data of an application, which Office keeps when it saves.
//!
//! Source: ISO/IEC 29500-1, 15.2.4 (custom XML data storage), 22.5 (its properties).

use super::PackageEdit;
use crate::error::Error;
use crate::opc::Target;
use crate::part::rels;
use crate::xml::XmlWriter;

const PROPERTIES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const XML_TYPE: &str = "application/xml";
/// The namespace of the properties.
const DATA_STORE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

/// Data of an application, which Office keeps when it saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomXml {
    /// What tells it from others: a GUID in braces.
    pub id: String,
    /// The namespace of its outermost element.
    pub schema: String,
    /// The part: well-formed XML.
    pub bytes: Vec<u8>,
}

impl PackageEdit {
    /// Puts in custom XML data, in place of that of its id if there is such; returns its part.
    ///
    /// # Errors
    /// Those of damaged relationships.
    pub fn set_custom_xml(&mut self, custom: &CustomXml) -> Result<String, Error> {
        if let Some(part) = self.custom_xml(&custom.id)? {
            self.store.set(&part, custom.bytes.clone());
            return Ok(part);
        }
        let stems = ["customXml/item", "customXml/itemProps"];
        let number = self.store.shared_numbers(&stems, 1);
        let (item, properties) =
            (format!("customXml/item{number}.xml"), format!("customXml/itemProps{number}.xml"));
        self.store.insert(&item, XML_TYPE, custom.bytes.clone());
        self.store.insert(&properties, PROPERTIES_TYPE, write_properties(custom));
        let (main, custom_xml) = (self.main.clone(), self.relationship_type(rels::CUSTOM_XML));
        self.store.relate(&main, &custom_xml, Target::Part(item.clone()))?;
        let its_properties = self.relationship_type(rels::CUSTOM_XML_PROPERTIES);
        self.store.relate(&item, &its_properties, Target::Part(properties))?;
        Ok(item)
    }

    /// The part of the custom XML data of that id, if there is one.
    ///
    /// # Errors
    /// Those of damaged relationships.
    pub fn custom_xml(&self, id: &str) -> Result<Option<String>, Error> {
        for relationship in self.store.relationships(&self.main)?.by_type("customXml") {
            let Some(item) = relationship.part().filter(|part| self.store.contains(part)) else {
                continue;
            };
            let properties = self.store.first_part(item, "customXmlProps")?;
            let Some(properties) = properties.filter(|part| self.store.contains(part)) else {
                continue;
            };
            let document = self.store.document(&properties)?;
            let found = document.root().attributes().find(|a| a.name() == "itemID");
            if found.is_some_and(|found| found.value().eq_ignore_ascii_case(id)) {
                return Ok(Some(self.store.real_name(item)));
            }
        }
        Ok(None)
    }
}

fn write_properties(custom: &CustomXml) -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("ds:datastoreItem").attr("ds:itemID", &custom.id).attr("xmlns:ds", DATA_STORE);
    w.open("ds:schemaRefs").open("ds:schemaRef").attr("ds:uri", &custom.schema);
    w.close().close().close();
    w.finish()
}
