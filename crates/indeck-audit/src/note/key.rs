//! Keys, in their text forms.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey as Ed25519Secret, VerifyingKey as Ed25519Public};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::KeyName;
use crate::{Error, encoding};

/// What a key signs, and how.
///
/// Source: C2SP signed-note, signature types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// Ed25519 over the note's text: keys of logs.
    Ed25519,
    /// Ed25519 over a time and the text of a checkpoint: keys of witnesses.
    Cosignature,
}

impl Algorithm {
    /// The byte that stands for it in keys.
    pub fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Ed25519, Self::Cosignature].into_iter().find(|known| known.byte() == byte)
    }
}

/// The four bytes that tell keys of one name apart. Not a secret, nor proof of anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encoding::hex(&self.0))
    }
}

/// A key that checks signatures; anyone may have it.
///
/// ```
/// use indeck_audit::note::VerifyingKey;
/// let text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
/// let key = VerifyingKey::parse(text)?;
/// assert_eq!(key.name().as_str(), "example.com/foo");
/// assert_eq!(key.to_string(), text);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
///
/// Source: C2SP signed-note, verifier keys.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: KeyName,
    algorithm: Algorithm,
    id: KeyId,
    public: Ed25519Public,
}

impl VerifyingKey {
    /// The key with this public key of 32 bytes.
    ///
    /// # Errors
    /// [`Error::BadKey`] if the bytes are no Ed25519 key that is safe to use.
    pub fn from_public(
        name: KeyName,
        algorithm: Algorithm,
        public: &[u8; 32],
    ) -> Result<Self, Error> {
        let unfit = Error::BadKey { fault: KeyFault::Public };
        match Ed25519Public::from_bytes(public) {
            Ok(public) if !public.is_weak() => Ok(Self::of(name, algorithm, public)),
            _ => Err(unfit),
        }
    }

    fn of(name: KeyName, algorithm: Algorithm, public: Ed25519Public) -> Self {
        let id = key_id(&name, algorithm, public.as_bytes());
        Self { name, algorithm, id, public }
    }

    /// The key of a text `name+id+base64`.
    ///
    /// # Errors
    /// [`Error::BadKey`] if it is none, or its parts do not fit together.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bad = |fault| Error::BadKey { fault };
        // A name has no plus sign; base64 may.
        let (name, rest) = text.split_once('+').ok_or(bad(KeyFault::Form))?;
        let (id, material) = rest.split_once('+').ok_or(bad(KeyFault::Form))?;
        let (algorithm, public) = read_material(material)?;
        let key = Self::from_public(KeyName::new(name)?, algorithm, &public)?;
        if key.id.to_string() != id {
            return Err(bad(KeyFault::Id));
        }
        Ok(key)
    }

    /// The key's name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// What the key signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The public key's 32 bytes.
    pub fn public_bytes(&self) -> &[u8; 32] {
        self.public.as_bytes()
    }

    /// Whether these 64 bytes are the key's plain Ed25519 signature of the message.
    pub(crate) fn has_signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.public.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let material = material(self.algorithm, self.public.as_bytes());
        write!(f, "{}+{}+{}", self.name, self.id, encoding::base64(&material))
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

/// A key that signs as a log does. It does not show its secret, and wipes it when dropped.
///
/// ```
/// use indeck_audit::note::{KeyName, SigningKey};
/// let key = SigningKey::from_seed(KeyName::new("example.com/audit")?, &[7; 32]);
/// let kept = key.to_private_text();
/// assert!(kept.starts_with("PRIVATE+KEY+example.com/audit+"));
/// assert_eq!(SigningKey::parse(&kept)?.verifying_key(), key.verifying_key());
/// # Ok::<(), indeck_audit::Error>(())
/// ```
pub struct SigningKey {
    secret: Secret,
}

impl SigningKey {
    /// The key of a seed: 32 bytes that nobody can guess.
    pub fn from_seed(name: KeyName, seed: &[u8; 32]) -> Self {
        Self { secret: Secret::from_seed(name, Algorithm::Ed25519, seed) }
    }

    /// The key of a text `PRIVATE+KEY+name+id+base64`.
    ///
    /// # Errors
    /// [`Error::BadKey`] if it is none, its parts do not fit together, or it is a witness's key.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self { secret: read_private(text, Algorithm::Ed25519)? })
    }

    /// The key as a text `PRIVATE+KEY+name+id+base64`, to be kept where nobody else reads it.
    pub fn to_private_text(&self) -> Zeroizing<String> {
        private_text(&self.secret)
    }

    /// The key that checks what this one signs.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.secret.verifying
    }

    /// The key's Ed25519 signature of any message. The same message gives the same signature.
    pub(crate) fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {})", self.secret.verifying)
    }
}

/// A secret key with the key that checks it; the secret half wipes itself.
pub(crate) struct Secret {
    key: Ed25519Secret,
    pub(crate) verifying: VerifyingKey,
}

impl Secret {
    pub(crate) fn from_seed(name: KeyName, algorithm: Algorithm, seed: &[u8; 32]) -> Self {
        let key = Ed25519Secret::from_bytes(seed);
        let verifying = VerifyingKey::of(name, algorithm, key.verifying_key());
        Self { key, verifying }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

const PRIVATE: &str = "PRIVATE+KEY+";

pub(crate) fn private_text(secret: &Secret) -> Zeroizing<String> {
    let material = Zeroizing::new(material(secret.verifying.algorithm, secret.key.as_bytes()));
    let base64 = Zeroizing::new(encoding::base64(material.as_slice()));
    let VerifyingKey { name, id, .. } = &secret.verifying;
    Zeroizing::new(format!("{PRIVATE}{name}+{id}+{}", base64.as_str()))
}

pub(crate) fn read_private(text: &str, wanted: Algorithm) -> Result<Secret, Error> {
    let bad = |fault| Error::BadKey { fault };
    let rest = text.strip_prefix(PRIVATE).ok_or(bad(KeyFault::Form))?;
    let (name, rest) = rest.split_once('+').ok_or(bad(KeyFault::Form))?;
    let (id, material) = rest.split_once('+').ok_or(bad(KeyFault::Form))?;
    let (algorithm, seed) = read_material(material)?;
    let seed = Zeroizing::new(seed);
    if algorithm != wanted {
        return Err(bad(KeyFault::Algorithm));
    }
    let secret = Secret::from_seed(KeyName::new(name)?, algorithm, &seed);
    if secret.verifying.id.to_string() != id {
        return Err(bad(KeyFault::Id));
    }
    Ok(secret)
}

/// The algorithm's byte and the key's 32.
fn material(algorithm: Algorithm, key: &[u8; 32]) -> [u8; 33] {
    let mut out = [algorithm.byte(); 33];
    let (_, rest) = out.split_at_mut(1);
    rest.copy_from_slice(key);
    out
}

fn read_material(base64: &str) -> Result<(Algorithm, [u8; 32]), Error> {
    let bad = |fault| Error::BadKey { fault };
    let bytes = Zeroizing::new(encoding::unbase64(base64).ok_or(bad(KeyFault::Material))?);
    let (byte, key) = bytes.split_first().ok_or(bad(KeyFault::Material))?;
    let algorithm = Algorithm::of(*byte).ok_or(bad(KeyFault::Algorithm))?;
    let key = key.try_into().map_err(|_| bad(KeyFault::Material))?;
    Ok((algorithm, key))
}

/// Source: C2SP signed-note, signatures.
fn key_id(name: &KeyName, algorithm: Algorithm, public: &[u8; 32]) -> KeyId {
    let mut hasher = Sha256::new();
    hasher.update(name.as_str());
    hasher.update([b'\n', algorithm.byte()]);
    hasher.update(public);
    let hash: [u8; 32] = hasher.finalize().into();
    let [a, b, c, d, ..] = hash;
    KeyId([a, b, c, d])
}

/// What is wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// Its text has not the parts of a key.
    #[error("it has not the parts of a key's text")]
    Form,
    /// Its name is empty, too long, or has a space, a plus sign or a control character.
    #[error("its name is empty, too long, or has a space or `+`")]
    Name,
    /// The id is not the one of the name and the key.
    #[error("its id is not the one of its name and key")]
    Id,
    /// It is of a kind that is not known, or not the kind that is asked for.
    #[error("it is of another kind")]
    Algorithm,
    /// The key itself is no base64 of the right length.
    #[error("the key itself is no base64 of the right length")]
    Material,
    /// The public key is no point of the curve, or a weak one.
    #[error("the public key is no safe one")]
    Public,
}
