//! Which parts a package still needs.

use std::collections::BTreeSet;

use super::package::Package;
use super::relationships::Relationship;
use super::{content_types, name};
use crate::error::Error;

/// The parts that can be reached from the package through relationships that `follow` says are
/// followed (called with the part that they belong to, empty for the package, and the
/// relationship), in the order of the package. Parts of relationships and the content types come
/// with what they belong to. A relationship that leads nowhere is passed over.
///
/// # Errors
/// When a part of relationships cannot be read.
pub(crate) fn reachable(
    package: &Package,
    follow: impl Fn(&str, &Relationship) -> bool,
) -> Result<Vec<&str>, Error> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![""];
    while let Some(source) = waiting.pop() {
        found.extend(package.real_name(&name::relationships_part(source)));
        for relationship in package.relationships(source)?.iter() {
            let target = relationship.part().filter(|_| follow(source, relationship));
            let part = target.and_then(|part| package.real_name(part));
            waiting.extend(part.filter(|part| found.insert(*part)));
        }
    }
    found.extend(package.real_name(content_types::NAME));
    Ok(package.names().filter(|name| found.contains(name)).collect())
}
