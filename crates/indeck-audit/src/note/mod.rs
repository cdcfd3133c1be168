//! Signed notes: texts with signatures below them, and the keys that sign and check them.
//!
//! Source: C2SP signed-note.

mod key;
mod name;
mod text;

pub use key::{Algorithm, KeyFault, KeyId, SigningKey, VerifyingKey};
pub use name::{KeyName, MAX_NAME_BYTES};
pub use text::{MAX_NOTE_BYTES, MAX_SIGNATURES, Note, NoteFault, Signature, Signer};

pub(crate) use key::{Secret, private_text, read_private};
