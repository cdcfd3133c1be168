//! Signed envelopes around any payload.
//!
//! Source: DSSE v1, protocol and envelope.

use crate::json::Json;
use crate::note::{Algorithm, SigningKey, VerifyingKey};
use crate::{Error, encoding};

/// Signatures that an envelope may have.
pub const MAX_ENVELOPE_SIGNATURES: usize = 16;

/// A payload, its type, and signatures of both.
///
/// ```
/// use indeck_audit::dsse::{self, Envelope};
/// use indeck_audit::note::{KeyName, SigningKey};
///
/// let key = SigningKey::from_seed(KeyName::new("example.com/decks")?, &[7; 32]);
/// let kind = "application/vnd.in-toto+json";
/// let json = dsse::sign(kind, b"{}", &key)?.to_json();
/// let keys = [key.verifying_key().clone()];
/// assert_eq!(Envelope::parse_exact(json.as_bytes())?.verify(kind, &keys)?, b"{}");
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    payload_type: String,
    payload: Vec<u8>,
    signatures: Vec<EnvelopeSignature>,
}

/// A signature of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeSignature {
    /// Which key it is said to be of; the text `name+id` where it was made here. Only a hint.
    pub key_id: String,
    /// The signature.
    pub bytes: Vec<u8>,
}

/// The bytes that are signed.
///
/// ```
/// let signed = indeck_audit::dsse::signed_bytes("http://example.com/HelloWorld", b"hello world");
/// assert_eq!(signed, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
/// ```
///
/// Source: DSSE v1, protocol, signature definition (PAE).
pub fn signed_bytes(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// The envelope of a payload with one signature. The same payload and key give the same envelope.
///
/// # Errors
/// [`Error::BadEnvelope`] for an empty payload type.
pub fn sign(payload_type: &str, payload: &[u8], key: &SigningKey) -> Result<Envelope, Error> {
    let mut envelope = unsigned(payload_type, payload)?;
    let bytes = key.sign_bytes(&signed_bytes(payload_type, payload)).to_vec();
    envelope.signatures.push(EnvelopeSignature { key_id: key_id(key.verifying_key()), bytes });
    Ok(envelope)
}

/// The envelope of a payload that nobody has signed: [`Envelope::verify`] believes it with no key.
/// The format wants a signature; one without is for files of those who have no key.
///
/// # Errors
/// [`Error::BadEnvelope`] for an empty payload type.
pub fn unsigned(payload_type: &str, payload: &[u8]) -> Result<Envelope, Error> {
    if payload_type.is_empty() {
        return Err(Error::BadEnvelope { fault: EnvelopeFault::Type });
    }
    let (payload_type, payload) = (payload_type.to_owned(), payload.to_vec());
    Ok(Envelope { payload_type, payload, signatures: Vec::new() })
}

fn key_id(key: &VerifyingKey) -> String {
    format!("{}+{}", key.name(), key.id())
}

impl Envelope {
    /// What the payload is said to be; not to be believed before [`Envelope::verify`].
    pub fn payload_type(&self) -> &str {
        &self.payload_type
    }

    /// The payload; not to be believed before [`Envelope::verify`].
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The signatures, of known keys or not.
    pub fn signatures(&self) -> &[EnvelopeSignature] {
        &self.signatures
    }

    /// The envelope's text: keys in rising order, no spaces, one line.
    pub fn to_json(&self) -> String {
        let signature = |one: &EnvelopeSignature| {
            let (key, sig) = (one.key_id.as_str().into(), encoding::base64(&one.bytes).into());
            Json::object([("keyid", key), ("sig", sig)])
        };
        let (payload, kind) = (encoding::base64(&self.payload), self.payload_type.as_str());
        Json::object([
            ("payload", payload.into()),
            ("payloadType", kind.into()),
            ("signatures", Json::list(self.signatures.iter().map(signature))),
        ])
        .to_string()
    }

    /// Reads an envelope of any maker: base64 of either alphabet, unknown keys passed over. Nothing
    /// is verified by it.
    ///
    /// # Errors
    /// [`Error::BadJson`] or [`Error::BadEnvelope`] if it is none, or beyond the limits.
    ///
    /// Source: DSSE v1, envelope, parsing rules.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |fault| Error::BadEnvelope { fault };
        let json = Json::parse(bytes)?;
        let text = |key| json.get(key).and_then(Json::as_text);
        let kind = text("payloadType").filter(|kind| !kind.is_empty());
        let payload_type = kind.ok_or(bad(EnvelopeFault::Type))?.to_owned();
        let payload = text("payload").and_then(either_base64).ok_or(bad(EnvelopeFault::Payload))?;
        let signatures = json.get("signatures").and_then(Json::as_list);
        let signatures = signatures.filter(|all| all.len() <= MAX_ENVELOPE_SIGNATURES);
        let signatures = signatures.and_then(|all| all.iter().map(read_signature).collect());
        let signatures = signatures.ok_or(bad(EnvelopeFault::Signature))?;
        Ok(Self { payload_type, payload, signatures })
    }

    /// Reads an envelope that was written here: exactly the bytes that [`Envelope::to_json`] gives.
    /// One byte more, fewer or different is refused.
    ///
    /// # Errors
    /// As [`Envelope::parse`], and [`Error::BadEnvelope`] for another form.
    pub fn parse_exact(bytes: &[u8]) -> Result<Self, Error> {
        let envelope = Self::parse(bytes)?;
        if envelope.to_json().as_bytes() == bytes {
            return Ok(envelope);
        }
        Err(Error::BadEnvelope { fault: EnvelopeFault::Form })
    }

    /// The payload, if it is of that type and one of these keys has signed both. A signature that
    /// names one of the keys must be that key's; one that names none is tried with each.
    ///
    /// # Errors
    /// [`Error::BadEnvelope`] for another type, [`Error::BadSignature`] for a signature that is not
    /// of the key that it names, [`Error::Unsigned`] if no key has signed.
    pub fn verify(&self, payload_type: &str, keys: &[VerifyingKey]) -> Result<&[u8], Error> {
        if self.payload_type != payload_type {
            return Err(Error::BadEnvelope { fault: EnvelopeFault::Type });
        }
        let message = signed_bytes(&self.payload_type, &self.payload);
        let usable = |key: &&VerifyingKey| key.algorithm() == Algorithm::Ed25519;
        let mut signed = false;
        for signature in &self.signatures {
            let made_by = |key: &VerifyingKey| {
                let bytes = signature.bytes.as_slice().try_into();
                bytes.is_ok_and(|bytes| key.has_signed(&message, bytes))
            };
            let mut named = keys.iter().filter(usable).filter(|k| key_id(k) == signature.key_id);
            match named.next() {
                Some(key) if !made_by(key) => {
                    return Err(Error::BadSignature { key: key.name().to_string() });
                }
                Some(_) => signed = true,
                None => signed |= keys.iter().filter(usable).any(made_by),
            }
        }
        if signed { Ok(&self.payload) } else { Err(Error::Unsigned) }
    }

    /// Whether each signature names one of these keys; then no byte of an envelope that
    /// [`Envelope::parse_exact`] read and [`Envelope::verify`] believed is free to change.
    pub fn names_only(&self, keys: &[VerifyingKey]) -> bool {
        self.signatures.iter().all(|one| keys.iter().any(|key| key_id(key) == one.key_id))
    }
}

fn either_base64(text: &str) -> Option<Vec<u8>> {
    if text.contains(['-', '_']) {
        return encoding::unbase64_url(text);
    }
    encoding::unbase64(text)
}

fn read_signature(json: &Json) -> Option<EnvelopeSignature> {
    let key_id = json.get("keyid").map_or(Some(""), Json::as_text)?.to_owned();
    let bytes = either_base64(json.get("sig")?.as_text()?)?;
    Some(EnvelopeSignature { key_id, bytes })
}

/// What is wrong with an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnvelopeFault {
    /// The type of the payload is missing, or not the one that is wanted.
    #[error("the type of its payload is missing, or another one")]
    Type,
    /// The payload is missing, or no base64.
    #[error("its payload is missing, or no base64")]
    Payload,
    /// Its list of signatures is missing, too long, or has one that is none.
    #[error("its list of signatures is missing, too long, or has one that is none")]
    Signature,
    /// It is not in the form that is written here.
    #[error("it is not in the form that it was written in")]
    Form,
}
