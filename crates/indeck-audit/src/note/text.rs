//! `Note`: a text and the signatures below it.

use super::{Algorithm, KeyId, KeyName, SigningKey, VerifyingKey};
use crate::{Error, cosignature, encoding};

/// Bytes that a note may have.
pub const MAX_NOTE_BYTES: usize = 256 * 1024;

/// Signatures that a note may have.
pub const MAX_SIGNATURES: usize = 64;

const DASH: &str = "\u{2014} ";

/// A text and the signatures below it. The text means nothing until [`Note::verify`] says who
/// signed it.
///
/// ```
/// use indeck_audit::note::{KeyName, Note, SigningKey};
/// let key = SigningKey::from_seed(KeyName::new("example.com/log")?, &[7; 32]);
/// let mut note = Note::new("An example.\n")?;
/// note.sign(&key)?;
/// let read = Note::parse(note.to_text().as_bytes())?;
/// let signers = read.verify(&[key.verifying_key().clone()])?;
/// assert_eq!(signers[0].name.as_str(), "example.com/log");
/// # Ok::<(), indeck_audit::Error>(())
/// ```
///
/// Source: C2SP signed-note, format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// A line below a note's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: KeyName,
    /// The id of the key.
    pub id: KeyId,
    /// What follows the id: for the algorithms known here, 64 or 72 bytes.
    pub bytes: Vec<u8>,
}

/// A trusted key that has signed a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The key's name.
    pub name: KeyName,
    /// The key's id.
    pub id: KeyId,
    /// What the key signs.
    pub algorithm: Algorithm,
    /// When it signed, in seconds since 1970; of witnesses only.
    pub time: Option<u64>,
}

impl Note {
    /// A note that nobody has signed yet.
    ///
    /// # Errors
    /// [`Error::BadNote`] for a text that no note may have.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        check_text(&text)?;
        Ok(Self { text, signatures: Vec::new() })
    }

    /// Reads a note. Nothing is verified by it.
    ///
    /// # Errors
    /// [`Error::BadNote`] for bytes that are no note, or one beyond the limits.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |fault| Error::BadNote { fault };
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(bad(NoteFault::TooLong));
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| bad(NoteFault::Characters))?;
        let blank = whole.rfind("\n\n").ok_or(bad(NoteFault::NoSignature))?;
        let (text, rest) = whole.split_at(blank + 1);
        check_text(text)?;
        let lines = rest.strip_prefix('\n').and_then(|lines| lines.strip_suffix('\n'));
        let lines = lines.ok_or(bad(NoteFault::NoSignature))?;
        if lines.split('\n').count() > MAX_SIGNATURES {
            return Err(bad(NoteFault::TooManySignatures));
        }
        let signatures = lines.split('\n').map(read_line).collect::<Option<Vec<_>>>();
        let signatures = signatures.ok_or(bad(NoteFault::SignatureLine))?;
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// The text, with the newline that ends it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, whether of known keys or not.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Adds a signature of that key. The same text and key give the same signature.
    ///
    /// # Errors
    /// [`Error::BadNote`] if the note has as many as it may have, or one of that key.
    pub fn sign(&mut self, key: &SigningKey) -> Result<(), Error> {
        let bytes = key.sign_bytes(self.text.as_bytes()).to_vec();
        let key = key.verifying_key();
        let (name, id) = (key.name().clone(), key.id());
        self.push_signature(Signature { name, id, bytes })
    }

    /// Adds a signature that was made elsewhere.
    ///
    /// # Errors
    /// [`Error::BadNote`] if the note has as many as it may have, or one of that key.
    pub fn push_signature(&mut self, signature: Signature) -> Result<(), Error> {
        if self.signatures.len() >= MAX_SIGNATURES {
            return Err(Error::BadNote { fault: NoteFault::TooManySignatures });
        }
        let same = |old: &Signature| old.name == signature.name && old.id == signature.id;
        if self.signatures.iter().any(same) {
            return Err(Error::BadNote { fault: NoteFault::SignedTwice });
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// Which of these keys have signed the text; at least one. Signatures of other keys are passed
    /// over.
    ///
    /// # Errors
    /// [`Error::BadSignature`] if a line bears the name and id of a key, but is no signature of it;
    /// [`Error::BadNote`] if a key has two lines; [`Error::Unsigned`] if no key has one.
    pub fn verify(&self, keys: &[VerifyingKey]) -> Result<Vec<Signer>, Error> {
        let mut signers: Vec<Signer> = Vec::new();
        for signature in &self.signatures {
            let known =
                |key: &&VerifyingKey| *key.name() == signature.name && key.id() == signature.id;
            for key in keys.iter().filter(known) {
                let signer = self.signer(signature, key)?;
                if signers.iter().any(|old| old.name == signer.name && old.id == signer.id) {
                    return Err(Error::BadNote { fault: NoteFault::SignedTwice });
                }
                signers.push(signer);
            }
        }
        if signers.is_empty() { Err(Error::Unsigned) } else { Ok(signers) }
    }

    fn signer(&self, signature: &Signature, key: &VerifyingKey) -> Result<Signer, Error> {
        let time = match key.algorithm() {
            Algorithm::Ed25519 => <&[u8; 64]>::try_from(signature.bytes.as_slice())
                .is_ok_and(|bytes| key.has_signed(self.text.as_bytes(), bytes))
                .then_some(None),
            Algorithm::Cosignature => {
                cosignature::time_of(key, &self.text, &signature.bytes).map(Some)
            }
        };
        let time = time.ok_or_else(|| Error::BadSignature { key: key.name().to_string() })?;
        let (name, id) = (signature.name.clone(), signature.id);
        Ok(Signer { name, id, algorithm: key.algorithm(), time })
    }

    /// The note as it is stored and sent.
    pub fn to_text(&self) -> String {
        let mut out = format!("{}\n", self.text);
        for Signature { name, id, bytes } in &self.signatures {
            let joined = [id.0.as_slice(), bytes].concat();
            out.push_str(&format!("{DASH}{name} {}\n", encoding::base64(&joined)));
        }
        out
    }
}

fn check_text(text: &str) -> Result<(), Error> {
    let bad = |fault| Err(Error::BadNote { fault });
    if text.len() > MAX_NOTE_BYTES {
        return bad(NoteFault::TooLong);
    }
    if text.bytes().any(|byte| byte < b' ' && byte != b'\n') {
        return bad(NoteFault::Characters);
    }
    if text.ends_with('\n') { Ok(()) } else { bad(NoteFault::NoNewline) }
}

fn read_line(line: &str) -> Option<Signature> {
    let (name, base64) = line.strip_prefix(DASH)?.split_once(' ')?;
    let joined = encoding::unbase64(base64)?;
    let (id, bytes) = joined.split_first_chunk::<4>()?;
    if bytes.is_empty() {
        return None;
    }
    Some(Signature { name: KeyName::new(name).ok()?, id: KeyId(*id), bytes: bytes.to_vec() })
}

/// What is wrong with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteFault {
    /// It is longer than [`MAX_NOTE_BYTES`].
    #[error("it is too long")]
    TooLong,
    /// It is no UTF-8, or has a control character.
    #[error("it is no plain text")]
    Characters,
    /// Its text does not end in a newline.
    #[error("its text does not end in a newline")]
    NoNewline,
    /// No signature lines follow its text.
    #[error("it has no signature lines")]
    NoSignature,
    /// A line below the text is no signature line.
    #[error("a line below the text is no signature line")]
    SignatureLine,
    /// It has more than [`MAX_SIGNATURES`].
    #[error("it has too many signatures")]
    TooManySignatures,
    /// One key has two signature lines.
    #[error("one key has signed it twice")]
    SignedTwice,
}
