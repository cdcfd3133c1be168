//! Secrets that are handed out: sessions, links and API tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use indeck::govern::Ambient;

/// What API tokens begin with, so that scanners of source code find them.
const TOKEN: &str = "indeck_";

/// Characters of a checksum.
const CHECK: usize = 6;

/// 32 random bytes as text.
pub(crate) fn fresh(ambient: &dyn Ambient) -> String {
    URL_SAFE_NO_PAD.encode(ambient.random())
}

/// A new API token: it ends with a checksum, so that a mistyped one is told without a look into the
/// database.
pub(crate) fn fresh_token(ambient: &dyn Ambient) -> String {
    let body = format!("{TOKEN}{}", fresh(ambient));
    let check = check_of(&body);
    format!("{body}{check}")
}

/// Whether a text can be an API token.
pub(crate) fn is_token(text: &str) -> bool {
    let Some(split) = text.len().checked_sub(CHECK) else { return false };
    let parts = text.split_at_checked(split);
    text.starts_with(TOKEN) && parts.is_some_and(|(body, check)| check_of(body) == check)
}

/// What is stored of a secret of that kind. The secret has 256 random bits: a plain hash cannot be
/// guessed back.
pub(crate) fn hash(kind: &str, secret: &str) -> [u8; 32] {
    crate::digest(&[b"indeck credential/1", kind.as_bytes(), secret.as_bytes()])
}

fn check_of(body: &str) -> String {
    let digest = crate::digest(&[b"indeck token check/1", body.as_bytes()]);
    URL_SAFE_NO_PAD.encode(digest).chars().take(CHECK).collect()
}

#[cfg(test)]
mod tests {
    use super::{fresh_token, is_token};

    struct Still;

    impl indeck::govern::Ambient for Still {
        fn now(&self) -> i64 {
            0
        }
        fn random(&self) -> [u8; 32] {
            [5; 32]
        }
    }

    #[test]
    fn a_mistyped_token_is_none() {
        let token = fresh_token(&Still);
        assert_eq!(token.len(), 7 + 43 + 6);
        assert!(is_token(&token));
        assert!(!is_token(&token.replace("BQU", "BQV")));
        for wrong in ["", "indeck_", "indeck_äöü", "sk_1234567890"] {
            assert!(!is_token(wrong), "{wrong}");
        }
    }
}
