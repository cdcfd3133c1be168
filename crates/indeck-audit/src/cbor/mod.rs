//! The little of CBOR that events are made of, in its deterministic encoding only.
//!
//! Whole numbers, byte strings, texts, arrays and maps with small numbers as keys. What the writer
//! makes is what the reader takes, and the reader takes nothing else: lengths and numbers in their
//! shortest form, keys in their order, none twice, none unknown, nothing after the end.
//!
//! Source: RFC 8949, section 4.2.1.

mod reader;
mod writer;

pub use reader::CborFault;
pub(crate) use reader::{Fields, Reader};
pub(crate) use writer::Writer;

/// The kinds of items that are used.
///
/// Source: RFC 8949, section 3.1.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Major {
    Unsigned = 0,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
}
