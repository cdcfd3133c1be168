//! `Attachment`: a part of one's own, with its content type and the relationship that leads to it.

use super::PackageEdit;
use crate::error::Error;
use crate::opc::{Target, name};

/// A part of one's own, with its content type and the relationship that leads to it.
///
/// Source: ECMA-376-2, 6.2 (parts), 6.5 (relationships).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without leading slash: `folder/name.ext`.
    pub part: String,
    /// Its content type.
    pub content_type: String,
    /// What refers to it.
    pub from: AttachedTo,
    /// The type of the relationship, a URI.
    pub relationship: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What refers to an attachment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AttachedTo {
    /// The package.
    #[default]
    Package,
    /// The presentation part.
    Presentation,
}

impl PackageEdit {
    /// Puts in a part, in place of one of its name if there is one.
    ///
    /// # Errors
    /// [`Error::UnsafeName`] for a name that no part can have, and those of damaged relationships.
    pub fn attach(&mut self, attachment: &Attachment) -> Result<(), Error> {
        let part = name::check(attachment.part.as_bytes())?;
        let source = match attachment.from {
            AttachedTo::Package => String::new(),
            AttachedTo::Presentation => self.main.clone(),
        };
        self.store.set_content_type(part, &attachment.content_type);
        self.store.set(part, attachment.bytes.clone());
        let target = Target::Part(part.to_owned());
        self.store.relate(&source, &attachment.relationship, target).map(drop)
    }
}
