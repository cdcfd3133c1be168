//! `Parts`: the parts of a package with their content types and bytes, for whoever hashes them.

use crate::error::Error;
use crate::label::{self, SensitivityLabel};
use crate::opc::{Limits, Package};

/// The parts of a deck's package, unpacked one at a time.
///
/// ```
/// use indeck_ooxml::{Limits, Parts};
/// let parts = Parts::read(indeck_testkit::tiny_template(), &Limits::default())?;
/// let theme = parts.iter().find(|part| part.name == "ppt/theme/theme1.xml").unwrap();
/// assert_eq!(parts.bytes(theme.name)?.len() as u64, theme.size);
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parts {
    package: Package,
    main: String,
}

/// A part of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartInfo<'p> {
    /// Its name, without leading slash; relationships and content types are parts, too.
    pub name: &'p str,
    /// Its content type, where the package gives one.
    pub content_type: Option<&'p str>,
    /// Its length in bytes when it is unpacked.
    pub size: u64,
}

impl Parts {
    /// Reads the directory of a deck; parts are unpacked when they are asked for.
    ///
    /// # Errors
    /// As [`Presentation::from_bytes`](crate::Presentation::from_bytes).
    pub fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let package = Package::read(bytes, limits)?;
        let main = package.main_part()?;
        Ok(Self { package, main })
    }

    /// All parts, in the order of the package.
    pub fn iter(&self) -> impl Iterator<Item = PartInfo<'_>> {
        self.package.names().map(|name| PartInfo {
            name,
            content_type: self.package.content_type(name),
            size: self.package.packed(name).map_or(0, |packed| packed.size),
        })
    }

    /// A part's bytes, unpacked and checked.
    ///
    /// # Errors
    /// [`Error::MissingPart`] if there is none, [`Error::Corrupt`] if they are damaged.
    pub fn bytes(&self, part: &str) -> Result<Vec<u8>, Error> {
        self.package.bytes(part)
    }

    /// The presentation part.
    pub fn main(&self) -> &str {
        &self.main
    }

    /// The parts to which relationships of that type lead from a part, or from the package for an
    /// empty name, and that are there.
    ///
    /// # Errors
    /// When the relationships cannot be read.
    pub fn related(&self, source: &str, kind: &str) -> Result<Vec<String>, Error> {
        let relationships = self.package.relationships(source)?;
        let found = relationships.iter().filter(|r| crate::xml::ns::transitional(&r.kind) == kind);
        let found = found.filter_map(|r| self.package.real_name(r.part()?));
        Ok(found.map(str::to_owned).collect())
    }

    /// The sensitivity labels that the deck bears.
    ///
    /// # Errors
    /// When the parts that hold them cannot be read.
    pub fn labels(&self) -> Result<Vec<SensitivityLabel>, Error> {
        label::read(&self.package)
    }

    /// The text of the outermost element of a part that is XML of that namespace; `None` for other
    /// parts.
    ///
    /// # Errors
    /// When the part cannot be read as XML.
    pub fn xml_text(&self, part: &str, namespace: &str) -> Result<Option<String>, Error> {
        let document = self.package.document(part)?;
        let root = document.root();
        Ok((root.ns() == namespace).then(|| root.text().into_owned()))
    }

    /// The package, for the readers of this crate.
    pub(crate) fn package(&self) -> &Package {
        &self.package
    }
}
