//! A package of the strict edition as one of the transitional edition.

use super::relationships::Relationships;
use super::{Container, Deflater, Package, content_types, name};
use crate::error::Error;
use crate::xml::Edition;

/// Level of compression: what is translated is packed again for each deck only where it changes.
const LEVEL: u8 = 6;

/// The package with all its parts in the transitional edition. A part that says it is XML but is
/// not stays as it is: who reads it will say so.
///
/// Source: ISO/IEC 29500-4, annex A.
///
/// # Errors
/// When a part's bytes are damaged.
pub(crate) fn transitional(package: &Package) -> Result<Package, Error> {
    let mut container = Container::new(Vec::new());
    let mut deflater = Deflater::new(LEVEL);
    for part in package.names() {
        let packed = match translated(package, part)? {
            Some(bytes) => deflater.pack(&bytes),
            None => package.packed(part)?,
        };
        container.add(part, &packed)?;
    }
    Package::read(container.finish()?, package.limits())
}

/// A part in the transitional edition, if that is another.
fn translated(package: &Package, part: &str) -> Result<Option<Vec<u8>>, Error> {
    if let Some(source) = name::relationships_source(part) {
        let relationships = package.relationships(&source)?;
        let rename = |kind: &str| Edition::Transitional.uri(kind).into_owned();
        let renamed = relationships.renamed(rename);
        return Relationships::patch(&renamed, package.bytes(part)?, package.limits()).map(Some);
    }
    let is_xml = package.content_type(part).is_some_and(|kind| kind.ends_with("xml"));
    if part == content_types::NAME || !is_xml {
        return Ok(None);
    }
    let translate = Edition::Transitional.translate(part, package.bytes(part)?, package.limits());
    Ok(translate.ok())
}
