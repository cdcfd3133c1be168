//! XML: a writer for the parts we author, a lossless patcher for parts that exist.

mod attributes;
mod decode;
mod document;
mod edition;
mod fragment;
mod node;
pub(crate) mod ns;
mod order;
mod order_chartex;
mod order_further;
mod order_table;
#[cfg(test)]
mod order_tests;
mod parse;
mod patch;
mod percentages;
mod scope;
#[cfg(test)]
mod tests;
mod unescape;
mod writer;
#[cfg(test)]
mod written_table;
#[cfg(test)]
mod written_tests;

pub(crate) use document::{Document, ElementId};
pub(crate) use edition::Edition;
pub(crate) use fragment::escaped;
pub(crate) use node::Node;
#[cfg(test)]
pub(crate) use order::misplaced;
#[cfg(test)]
pub(crate) use order::published;
pub(crate) use order::{Order, orders};
pub(crate) use patch::Patch;
pub(crate) use writer::{XmlValue, XmlWriter};
