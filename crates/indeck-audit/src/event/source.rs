//! `Source`: where it was done.

use super::{PersonalField, Token};
use crate::Error;
use crate::cbor::{Reader, Writer};

/// Where it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The program and its version: `indeck-cli/0.1.0`.
    pub program: Token,
    /// The network address that it came from, which may name a person.
    pub address: Option<PersonalField>,
}

impl Source {
    /// A program, without an address.
    pub fn new(program: Token) -> Self {
        Self { program, address: None }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.map(1 + usize::from(self.address.is_some()));
        out.uint(0);
        self.program.write(out);
        if let Some(address) = &self.address {
            out.uint(1);
            address.write(out);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        let program = Token::read(from)?;
        let address = fields.optional(from, 1).then(|| PersonalField::read(from)).transpose()?;
        fields.end(from)?;
        Ok(Self { program, address })
    }
}
