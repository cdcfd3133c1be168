//! `Resource`: what is acted on.

use super::words::words;
use super::{PersonalField, Token};
use crate::Error;
use crate::cbor::{Reader, Writer};

words! {
    /// How freely the resource may be shown, from the freest.
    Class as "class" {
        /// For everyone.
        Public = "public",
        /// For everyone in the organisation.
        Internal = "internal",
        /// For those who need it.
        Confidential = "confidential",
        /// For named persons.
        Restricted = "restricted",
        /// About persons.
        Personal = "personal",
        /// About persons, of a special category.
        Special = "special",
    }
}

/// What is acted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What kind of thing it is: `dataset`, `table`, `deck`, `link`, `user`, `policy`.
    pub kind: Token,
    /// Which one: plain only where its name is an identifier that names no person.
    pub id: PersonalField,
    /// Its version: a number, or a hash's first digits.
    pub version: Option<Token>,
    /// How freely it may be shown.
    pub class: Option<Class>,
}

impl Resource {
    /// A resource without version and class.
    pub fn new(kind: Token, id: PersonalField) -> Self {
        Self { kind, id, version: None, class: None }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        let Self { kind, id, version, class } = self;
        out.map(2 + usize::from(version.is_some()) + usize::from(class.is_some()));
        out.uint(0);
        kind.write(out);
        out.uint(1);
        id.write(out);
        if let Some(version) = version {
            out.uint(2);
            version.write(out);
        }
        if let Some(class) = class {
            out.uint(3);
            out.uint(class.number());
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        let kind = Token::read(from)?;
        fields.required(from, 1)?;
        let id = PersonalField::read(from)?;
        let version = fields.optional(from, 2).then(|| Token::read(from)).transpose()?;
        let class = fields.optional(from, 3).then(|| Class::of(from.uint()?)).transpose()?;
        fields.end(from)?;
        Ok(Self { kind, id, version, class })
    }
}
