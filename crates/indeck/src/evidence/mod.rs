//! The evidence in a deck: a signed manifest of where its numbers came from, who was allowed to see
//! them, and what stood on each slide when it was made.
//!
//! The manifest is the predicate of an in-toto statement whose subjects are the deck's parts, signed
//! as a DSSE envelope, and travels in the deck twice: as a part of its own, and as custom XML, which
//! Office keeps when it saves. With it [`verify()`] tells what a hand has changed since, number by
//! number and without a network, and [`trace()`] where each number came from.
//!
//! It is **not** a protection: who may change the deck may take the manifest out. What it says is
//! worth as much as the key that signed it. It holds the deck's numbers and the wording around none
//! of them, and no person's name.
//!
//! 1. [`manifest`]: what is recorded.
//! 2. [`ManifestBuilder`]: collects it, hashes a finished deck, and seals it.
//! 3. [`verify()`]: compares a deck with what it was.
//! 4. [`trace()`]: follows a shape's numbers back to tables, queries and data.

mod build;
mod envelope;
mod error;
pub mod manifest;
mod statement;
mod trace;
mod verify;

#[cfg(feature = "reports")]
pub(crate) use build::columns;
pub use build::{ManifestBuilder, Prepared};
pub use error::Error;
pub use indeck_audit::note::{SigningKey, VerifyingKey};
pub use manifest::Manifest;
pub use statement::{PREDICATE_TYPE, deck_digest};
pub use trace::{Trace, TracedCells, TracedNumber, TracedShape, trace, trace_all};
pub use verify::{
    Change, LogState, ManifestState, PartState, PartVerdict, SignatureState, SlideName,
    Verification, VerifyOptions, verify,
};
