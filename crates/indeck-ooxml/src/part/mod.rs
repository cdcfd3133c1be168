//! Parts: typed writers for what we author.

pub(crate) mod chart;
pub(crate) mod chartex;
pub(crate) mod color;
pub(crate) mod exif;
mod marking;
pub(crate) mod notes;
pub(crate) mod paragraph;
pub(crate) mod picture;
pub(crate) mod properties;
pub(crate) mod rels;
pub(crate) mod shape;
pub(crate) mod slide;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod tree;
mod twins;
pub(crate) mod workbook;
