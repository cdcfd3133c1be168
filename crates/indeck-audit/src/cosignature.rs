//! Cosignatures: a witness says that it has seen a checkpoint, and when.
//!
//! A witness must cosign only what [`crate::tree::verify_consistency`] shows to go on from what it
//! cosigned before; that is its caller's to check, with the size and root that it has kept.
//!
//! Source: C2SP tlog-cosignature, Ed25519.

use std::fmt;

use zeroize::Zeroizing;

use crate::note::{
    Algorithm, KeyName, Note, Secret, Signature, VerifyingKey, private_text, read_private,
};
use crate::{Checkpoint, Error};

/// A witness's key. It does not show its secret, and wipes it when dropped.
///
/// ```
/// use indeck_audit::cosignature::WitnessKey;
/// use indeck_audit::note::{KeyName, SigningKey};
/// use indeck_audit::{Checkpoint, tree::empty_root};
///
/// let log = SigningKey::from_seed(KeyName::new("example.com/log")?, &[7; 32]);
/// let witness = WitnessKey::from_seed(KeyName::new("example.com/witness")?, &[8; 32]);
/// let signed = Checkpoint::new("example.com/log", 0, empty_root())?.sign(&log)?;
/// let cosigned = witness.cosign(&signed, 1_700_000_000)?;
/// let keys = [log.verifying_key().clone(), witness.verifying_key().clone()];
/// assert_eq!(Checkpoint::open(cosigned.as_bytes(), &keys)?.witnesses.len(), 1);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
pub struct WitnessKey {
    secret: Secret,
}

impl WitnessKey {
    /// The key of a seed: 32 bytes that nobody can guess, and that no other key is made of.
    pub fn from_seed(name: KeyName, seed: &[u8; 32]) -> Self {
        Self { secret: Secret::from_seed(name, Algorithm::Cosignature, seed) }
    }

    /// The key of a text `PRIVATE+KEY+name+id+base64`.
    ///
    /// # Errors
    /// [`Error::BadKey`] if it is none, its parts do not fit together, or it is a log's key.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self { secret: read_private(text, Algorithm::Cosignature)? })
    }

    /// The key as a text `PRIVATE+KEY+name+id+base64`, to be kept where nobody else reads it.
    pub fn to_private_text(&self) -> Zeroizing<String> {
        private_text(&self.secret)
    }

    /// The key that checks what this one signs.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.secret.verifying
    }

    /// The signed checkpoint with this witness's line below it. `time` is in seconds since 1970.
    ///
    /// # Errors
    /// [`Error::BadNote`] or [`Error::BadCheckpoint`] if it is no checkpoint, has a line of this
    /// witness, or is full; [`Error::BadTime`] for a time over 2⁶³ − 1.
    pub fn cosign(&self, signed: &str, time: u64) -> Result<String, Error> {
        let mut note = Note::parse(signed.as_bytes())?;
        Checkpoint::parse(note.text())?;
        note.push_signature(self.signature(note.text(), time)?)?;
        Ok(note.to_text())
    }

    fn signature(&self, text: &str, time: u64) -> Result<Signature, Error> {
        let message = message(text, time).ok_or(Error::BadTime)?;
        let bytes = [time.to_be_bytes().as_slice(), &self.secret.sign(&message)].concat();
        let key = &self.secret.verifying;
        Ok(Signature { name: key.name().clone(), id: key.id(), bytes })
    }
}

impl fmt::Debug for WitnessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WitnessKey(of {})", self.secret.verifying)
    }
}

/// When the key cosigned that text, if these bytes are its cosignature of it.
pub(crate) fn time_of(key: &VerifyingKey, text: &str, bytes: &[u8]) -> Option<u64> {
    let (time, signature) = bytes.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    let message = message(text, time)?;
    key.has_signed(&message, signature.try_into().ok()?).then_some(time)
}

/// What is signed; `None` for a time that may not be.
fn message(text: &str, time: u64) -> Option<Vec<u8>> {
    i64::try_from(time).ok()?;
    Some(format!("cosignature/v1\ntime {time}\n{text}").into_bytes())
}
