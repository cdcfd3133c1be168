//! Persons: what names them is sealed under a key of their own, and destroying it erases them.
//!
//! A log cannot forget: every byte of it is under signatures. So what names a person is stored as
//! ciphertext ([`seal`]), and its key in a file beside the log, which can forget ([`KeyFile`]).
//! [`Subjects`] puts both together. After [`Subjects::erase`] every proof still verifies, and
//! nothing that is stored says who it was.
//!
//! **Nonces without randomness.** Libraries here read no random numbers. The nonce of a sealing is
//! `HMAC(k, tenant, event, field, text)`, cut to 24 bytes, with `k` derived from the person's key.
//! Two sealings under one key share a nonce only if all of that is the same, and then the
//! ciphertexts are the same too: nothing is learned but that an event was encoded twice. That is the
//! construction of SIV modes; among different inputs a collision of 192 bits is out of reach.
//!
//! **What it does not do.** A flash drive may keep an overwritten block where no file reaches it.
//! That is why keys are wrapped under a master key, which is not stored there; destroying or
//! changing that one ends such copies as well. A backup of the file of keys brings keys back:
//! [`KeyFile::destroy_again`] destroys them once more from what the log has recorded.

mod file;
mod seal;
mod subjects;

pub use file::{FILE, KeyFile};
pub use seal::{MAX_TEXT_BYTES, Place, SubjectKey, open, seal};
pub use subjects::{Erasure, KeySource, Subjects};
