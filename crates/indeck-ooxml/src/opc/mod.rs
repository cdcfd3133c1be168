//! The package: zip container, content types, relationships.

mod bytes;
mod container;
pub(crate) mod content_types;
mod deflate;
mod entry;
mod inflate;
mod limits;
pub(crate) mod name;
mod package;
mod reachable;
mod relationships;
mod sniff;
#[cfg(test)]
mod tests;
mod translate;

pub(crate) use bytes::Bytes;
pub(crate) use container::Container;
pub(crate) use content_types::ContentTypes;
pub(crate) use deflate::{Deflater, Packed};
pub use limits::Limits;
pub(crate) use package::Package;
pub(crate) use reachable::reachable;
pub(crate) use relationships::{Relationship, Relationships, Target};
pub(crate) use translate::transitional;
