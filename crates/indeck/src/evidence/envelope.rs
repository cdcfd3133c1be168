//! Where the envelope stands in a deck: in a part of its own, and in custom XML.
//!
//! PowerPoint drops parts that it does not know when it saves, and keeps custom XML. So a deck that
//! somebody saved has the second one still.

use indeck_audit::dsse;
use indeck_audit::note::SigningKey;
use indeck_audit::statement::PAYLOAD_TYPE;
use indeck_ooxml::{AttachedTo, Attachment, CustomXml, Limits, PackageEdit, Parts};

use super::Error;

/// The largest envelope that is read.
pub(super) const LARGEST: usize = 48 << 20;
const PART: &str = "indeck/evidence.json";
const CONTENT_TYPE: &str = "application/vnd.indeck.evidence+json";
const RELATIONSHIP: &str = "https://github.com/indeck/indeck/relationships/evidence/v1";
/// The custom XML's id: the same in every deck.
const ID: &str = "{6E1A3B5C-0F0B-4B57-9C1E-2D3A7C8E9F10}";
const NAMESPACE: &str = "https://github.com/indeck/indeck/evidence/v1";
const CUSTOM_XML: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";

/// The deck with that envelope in both places; the parts of the envelope, by name.
pub(super) fn put(
    deck: Vec<u8>,
    envelope: &str,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<String>), Error> {
    let mut edit = PackageEdit::open(deck, limits)?;
    edit.attach(&Attachment {
        part: PART.to_owned(),
        content_type: CONTENT_TYPE.to_owned(),
        from: AttachedTo::Package,
        relationship: RELATIONSHIP.to_owned(),
        bytes: envelope.as_bytes().to_vec(),
    })?;
    // Base64 and JSON without texts of a user have nothing to escape.
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <evidence xmlns=\"{NAMESPACE}\">{}</evidence>",
        escaped(envelope)
    );
    let (id, schema) = (ID.to_owned(), NAMESPACE.to_owned());
    let item = edit.set_custom_xml(&CustomXml { id, schema, bytes: xml.into_bytes() })?;
    Ok((edit.to_bytes()?, vec![PART.to_owned(), item]))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The envelopes of a deck.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// The one in a part of its own.
    pub(super) part: Option<String>,
    /// The one in custom XML.
    pub(super) custom: Option<String>,
    /// The parts that they stand in.
    pub(super) parts: Vec<String>,
}

impl Carried {
    /// Looks for them.
    pub(super) fn read(parts: &Parts) -> Result<Self, Error> {
        let mut carried = Self::default();
        if let Some(part) = parts.related("", RELATIONSHIP)?.into_iter().next() {
            let bytes = checked(parts, &part)?;
            carried.part = Some(String::from_utf8_lossy(&bytes).into_owned());
            carried.parts.push(part);
        }
        for part in parts.related(parts.main(), CUSTOM_XML)? {
            checked(parts, &part)?;
            // Custom XML of others may be anything.
            if let Ok(Some(text)) = parts.xml_text(&part, NAMESPACE) {
                carried.custom = Some(text);
                carried.parts.push(part);
                break;
            }
        }
        Ok(carried)
    }

    /// The one to be read; an empty one is none.
    pub(super) fn text(&self) -> Option<&str> {
        let both = [&self.part, &self.custom];
        both.into_iter().flatten().map(String::as_str).find(|text| !text.trim().is_empty())
    }

    /// Whether both are there and say different things.
    pub(super) fn differ(&self) -> bool {
        self.part.as_ref().zip(self.custom.as_ref()).is_some_and(|(a, b)| a.trim() != b.trim())
    }
}

fn checked(parts: &Parts, part: &str) -> Result<Vec<u8>, Error> {
    let size = parts.iter().find(|info| info.name == part).map_or(0, |info| info.size);
    if size > LARGEST as u64 {
        return Err(Error::TooLarge { limit: LARGEST });
    }
    Ok(parts.bytes(part)?)
}

/// The envelope around a statement.
pub(super) fn seal(statement: &str, key: &SigningKey) -> Result<String, Error> {
    Ok(dsse::sign(PAYLOAD_TYPE, statement.as_bytes(), key)?.to_json())
}
