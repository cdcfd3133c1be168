//! `Idempotency-Key`: a write that is sent twice happens once.

use axum::extract::OptionalFromRequestParts;
use http::HeaderValue;
use http::request::Parts;
use sha2::{Digest, Sha256};

use crate::problem::Problem;

/// The header.
pub const HEADER: &str = "idempotency-key";
/// The header of an answer that was given before.
pub const REPLAYED: &str = "idempotency-replayed";

const MAX_LENGTH: usize = 128;

/// The key that a client gave a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of a header's value.
    ///
    /// # Errors
    /// A problem of status 400 if it is empty, longer than 128 characters, or not plain text.
    pub fn of(value: &HeaderValue) -> Result<Self, Problem> {
        let text = value.to_str().unwrap_or_default();
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        if text.is_empty() || text.len() > MAX_LENGTH || !is_plain {
            let detail = "`Idempotency-Key` must have 1 to 128 letters, digits or signs";
            return Err(Problem::bad_request("invalid-idempotency-key", detail));
        }
        Ok(Self(text.to_owned()))
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Problem> {
        parts.headers.get(HEADER).map(Self::of).transpose()
    }
}

/// What a request is, so that a key that is used for another one is noticed.
pub fn fingerprint(method: &str, path_and_query: &str, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [method.as_bytes(), path_and_query.as_bytes(), body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_plain_text() {
        let of = |text: &str| IdempotencyKey::of(&HeaderValue::from_str(text).expect("a value"));
        assert!(of("8e03978e-40d5-43dd-bc93-6894a57f9324").is_ok());
        assert!(of(&"k".repeat(128)).is_ok());
        for wrong in ["", "a b", &"k".repeat(129)] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_fingerprint_tells_requests_apart() {
        assert_ne!(fingerprint("POST", "/a", b"b"), fingerprint("POST", "/ab", b""));
        assert_eq!(fingerprint("POST", "/a", b"b"), fingerprint("POST", "/a", b"b"));
    }
}
