//! Sensitivity labels, as Microsoft Purview puts them on documents: reading and writing.
//!
//! It knows no policy and asks no service: what a label is called and when it was set is said by the
//! caller. A label does not protect a deck; it tells other programs how to treat it.
//!
//! Source: [MS-OFFCRYPTO] 2.6.4 (`LabelInfo`); Microsoft Information Protection SDK, “Metadata”.

mod info;
mod properties;

pub(crate) use info::{CONTENT_TYPE, INFO_PART, RELATIONSHIP, RELATIONSHIP_WORD, write_info};
pub(crate) use properties::{
    PROPERTIES_PART, PROPERTIES_RELATIONSHIP, PROPERTIES_TYPE, patch_properties, write_properties,
};

use crate::error::Error;
use crate::opc::Package;

/// A sensitivity label.
///
/// ```
/// use indeck_ooxml::label::SensitivityLabel;
/// let label = SensitivityLabel {
///     name: Some("Confidential".into()),
///     ..SensitivityLabel::new("9569d428-cde8-4093-8c72-538d9175bce5", "10efe0bd-a030-4bca-809c-b5e6745e499a")?
/// };
/// assert!(label.enabled);
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SensitivityLabel {
    /// The label: a GUID in lower case, without braces.
    pub id: String,
    /// The organisation: a GUID in lower case, without braces.
    pub site: String,
    /// Whether it is in force.
    pub enabled: bool,
    /// How it came onto the document.
    pub method: LabelMethod,
    /// Its name in the organisation.
    pub name: Option<String>,
    /// When it was set: `YYYY-MM-DDThh:mm:ssZ`.
    pub set: Option<String>,
    /// The act of setting it: a GUID.
    pub action: Option<String>,
    /// What it did to the content: 1 header, 2 footer, 4 watermark, 8 encryption, added up.
    pub content_bits: Option<u32>,
}

/// How a label came onto a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelMethod {
    /// By default or by a rule.
    #[default]
    Standard,
    /// By a person's choice.
    Privileged,
}

impl LabelMethod {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Privileged => "Privileged",
        }
    }

    /// The method of that word; a rule's for words that nobody knows.
    fn parse(word: &str) -> Self {
        if word.eq_ignore_ascii_case("Privileged") { Self::Privileged } else { Self::Standard }
    }
}

impl SensitivityLabel {
    /// A label in force, given by its id and its organisation's, as GUIDs with or without braces.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] for what is no GUID.
    pub fn new(id: &str, site: &str) -> Result<Self, Error> {
        let (id, site) = (guid(id)?, guid(site)?);
        Ok(Self { id, site, enabled: true, ..Self::default() })
    }

    /// Whether what it says can be written.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for id in [Some(&self.id), Some(&self.site), self.action.as_ref()].into_iter().flatten() {
            if guid(id)? != *id {
                return Err(wrong(id));
            }
        }
        Ok(())
    }
}

/// A GUID in lower case and without braces.
fn guid(text: &str) -> Result<String, Error> {
    let bare = text.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase();
    let groups: Vec<&str> = bare.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_hex = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()));
    if lengths == [8, 4, 4, 4, 12] && is_hex { Ok(bare) } else { Err(wrong(text)) }
}

fn wrong(text: &str) -> Error {
    Error::InvalidValue { value: text.to_owned(), wanted: "a GUID" }
}

/// The labels of a package: those of `LabelInfo.xml`, with what the document's properties add, and
/// those that stand in the properties alone. Labels that were removed are left out.
pub(crate) fn read(package: &Package) -> Result<Vec<SensitivityLabel>, Error> {
    let mut labels = info::read(package)?;
    for found in properties::read(package)? {
        match labels.iter_mut().find(|label| label.id == found.id) {
            Some(label) => {
                label.name = found.name;
                label.set = found.set;
                label.action = found.action;
            }
            None => labels.push(found),
        }
    }
    Ok(labels)
}
