//! XML: a writer for the parts we author, a lossless patcher for parts that exist.

mod attributes;
mod decode;
mod document;
mod fragment;
mod node;
pub(crate) mod ns;
mod order;
mod order_table;
#[cfg(test)]
mod order_tests;
mod parse;
mod patch;
mod scope;
#[cfg(test)]
mod tests;
mod unescape;
mod writer;
#[cfg(test)]
mod written_table;
#[cfg(test)]
mod written_tests;

pub(crate) use document::Document;
pub(crate) use node::Node;
pub(crate) use patch::Patch;
pub(crate) use writer::{XmlValue, XmlWriter};
