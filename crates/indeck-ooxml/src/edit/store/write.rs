//! Writes a store: the parts that were read in their order and bytes, then those that were added.

use std::collections::BTreeSet;
use std::io::Write;

use super::{Body, Store};
use crate::error::Error;
use crate::opc::{Container, Deflater, Packed, content_types, name};

/// Level of compression of what was changed.
pub(in crate::edit) const LEVEL: u8 = 6;

impl Store {
    /// Writes the package. One that is as it was read is written byte for byte.
    ///
    /// # Errors
    /// [`Error::Write`] when the sink fails, and those of damaged lists of relationships.
    pub(in crate::edit) fn write<W: Write>(&self, mut sink: W) -> Result<W, Error> {
        if self.is_changed() {
            return self.write_changed(sink, None);
        }
        sink.write_all(self.package.file())?;
        sink.flush()?;
        Ok(sink)
    }

    /// As [`write`](Self::write), with other bytes of one part.
    pub(in crate::edit) fn write_with<W: Write>(
        &self,
        sink: W,
        part: &str,
        bytes: &[u8],
    ) -> Result<W, Error> {
        self.write_changed(sink, Some((part, bytes)))
    }

    fn write_changed<W: Write>(&self, sink: W, instead: Option<(&str, &[u8])>) -> Result<W, Error> {
        let mut out = Out { container: Container::new(sink), deflater: Deflater::new(LEVEL) };
        for part in self.package.names() {
            match name::relationships_source(part) {
                Some(source) => self.write_relationships(&mut out, part, &source)?,
                None if part == content_types::NAME => self.write_types(&mut out)?,
                None => self.write_part(&mut out, part, instead)?,
            }
        }
        let mut written = BTreeSet::new();
        for part in self.added.iter().filter(|part| written.insert(name::key(part))) {
            self.write_part(&mut out, part, instead)?;
        }
        Ok(out.container.finish()?)
    }

    fn write_types<W: Write>(&self, out: &mut Out<W>) -> Result<(), Error> {
        let part = content_types::NAME;
        if self.types == *self.package.content_types() {
            return out.add(part, &self.package.packed(part)?);
        }
        let bytes = self.types.patch(self.package.bytes(part)?, self.package.limits())?;
        out.pack(part, &bytes)
    }

    /// Relationships that were read.
    fn write_relationships<W: Write>(
        &self,
        out: &mut Out<W>,
        part: &str,
        source: &str,
    ) -> Result<(), Error> {
        let now = self.relationships.get(&name::key(source));
        if matches!(self.changed.get(&name::key(part)), Some(Body::Removed)) {
            let now = now.filter(|now| !now.is_empty() && self.contains(source));
            return now.map_or(Ok(()), |now| out.pack(part, &now.to_xml()));
        }
        match now {
            None => out.add(part, &self.package.packed(part)?),
            Some(now) => {
                let written = self.package.bytes(part)?;
                let bytes = now.patch(written.clone(), self.package.limits())?;
                match bytes == written {
                    true => out.add(part, &self.package.packed(part)?),
                    false => out.pack(part, &bytes),
                }
            }
        }
    }

    /// A part, after the relationships that it did not have when it was read.
    fn write_part<W: Write>(
        &self,
        out: &mut Out<W>,
        part: &str,
        instead: Option<(&str, &[u8])>,
    ) -> Result<(), Error> {
        let key = name::key(part);
        if matches!(self.changed.get(&key), Some(Body::Removed)) || !self.contains(part) {
            return Ok(());
        }
        let list = name::relationships_part(part);
        let new = self.relationships.get(&key).filter(|_| !self.package.contains(&list));
        if let Some(relationships) = new.filter(|relationships| !relationships.is_empty()) {
            out.pack(&list, &relationships.to_xml())?;
        }
        if let Some((_, bytes)) = instead.filter(|(other, _)| *other == part) {
            return out.pack(part, bytes);
        }
        match self.changed.get(&key) {
            Some(Body::Plain(bytes)) => out.pack(part, bytes),
            Some(Body::Packed(packed)) => out.add(part, packed),
            _ => out.add(part, &self.package.packed(part)?),
        }
    }
}

struct Out<W> {
    container: Container<W>,
    deflater: Deflater,
}

impl<W: Write> Out<W> {
    fn add(&mut self, part: &str, packed: &Packed) -> Result<(), Error> {
        Ok(self.container.add(part, packed)?)
    }

    fn pack(&mut self, part: &str, bytes: &[u8]) -> Result<(), Error> {
        let packed = self.deflater.pack(bytes);
        self.add(part, &packed)
    }
}
