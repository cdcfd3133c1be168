//! A tamper-evident audit log: events, Merkle tree, signed checkpoints, proofs.
//!
//! It is **not** a place for policy rules, and no server: it decides nothing and speaks to nobody.
//! Without the feature `log` it writes nothing either: it makes and checks bytes, reads no file, no
//! clock and no random number, and builds for WebAssembly.
//!
//! ```
//! use indeck_audit::note::{KeyName, SigningKey};
//! use indeck_audit::tree::{Frontier, leaf_hash};
//! use indeck_audit::Checkpoint;
//!
//! let key = SigningKey::from_seed(KeyName::new("example.com/audit")?, &[7; 32]);
//! let mut tree = Frontier::new();
//! tree.push(leaf_hash(b"an entry"));
//! let signed = Checkpoint::new("example.com/audit", tree.size(), tree.root())?.sign(&key)?;
//!
//! let opened = Checkpoint::open(signed.as_bytes(), &[key.verifying_key().clone()])?;
//! assert_eq!(opened.checkpoint.size(), 1);
//! # Ok::<(), indeck_audit::Error>(())
//! ```
//!
//! Modules in reading order: [`event`] (what is remembered, and its canonical bytes), [`tree`]
//! (hashes and proofs), [`note`], [`cosignature`] and [`checkpoint`] (what is signed), [`tile`]
//! (what is stored), [`proof`] (what is handed out), [`verify`] (a whole log), [`query`] and
//! [`export`] (what is shown of it); [`dsse`], [`statement`] and [`json`] (what is said of files).
//! [`witness`] and [`server`] are who else remembers how far a log had come. With the feature `log`
//! also `store`, `log` and `subject`: keeping one, and erasing persons.

mod cbor;
pub mod checkpoint;
pub mod cosignature;
pub mod dsse;
mod encoding;
mod error;
pub mod event;
pub mod export;
mod fault;
pub mod json;
#[cfg(feature = "log")]
pub mod log;
pub mod note;
pub mod proof;
pub mod query;
pub mod server;
pub mod statement;
#[cfg(feature = "log")]
pub mod store;
#[cfg(feature = "log")]
pub mod subject;
pub mod tile;
pub mod tree;
pub mod verify;
pub mod witness;

pub use cbor::CborFault;
pub use checkpoint::{Checkpoint, OpenedCheckpoint};
pub use error::Error;
pub use event::Event;
pub use fault::{Damage, Doubt, Refusal};
#[cfg(feature = "log")]
pub use log::Log;
pub use proof::LogProof;
