//! Codes of a second factor: RFC 6238, and recovery codes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use indeck::govern::Ambient;
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};

use super::user::SecondFactor;
use crate::Error;

/// Recovery codes that a member is given.
const RECOVERY_CODES: usize = 10;

/// Digits of recovery codes: no letter that is taken for another.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Which code it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Factor {
    /// One of the app.
    Totp,
    /// One for when the app is lost.
    Recovery,
}

/// A new secret, in base 32.
pub(super) fn fresh_secret(ambient: &dyn Ambient) -> String {
    let random = ambient.random();
    Secret::from(random.split_at(20).0.to_vec()).to_base32()
}

/// The address that an app reads the secret from.
pub(crate) fn uri(secret: &str, mail: &str, issuer: &str) -> Result<String, Error> {
    let plain = |text: &str| text.replace(':', " ");
    let totp = builder(secret)?
        .with_account_name(plain(mail))
        .with_issuer(Some(plain(issuer)))
        .build()
        .map_err(|error| Error::internal(error.to_string()))?;
    totp.to_url().map_err(|error| Error::internal(error.to_string()))
}

/// The step of time whose code it is, if it is one of now or next to it.
pub(super) fn step_of(secret: &str, code: &str, now: i64) -> Option<u64> {
    let totp: Totp = builder(secret).ok()?.build().ok()?;
    totp.check(&plain(code), u64::try_from(now / 1_000_000).ok()?)
}

/// Uses a code up: of the app, each once and never an older one, or a recovery code.
pub(super) fn use_up(factor: &mut SecondFactor, code: &str, now: i64) -> Option<Factor> {
    if let Some(step) = step_of(&factor.secret, code, now) {
        let is_new = step > factor.last_step;
        factor.last_step = factor.last_step.max(step);
        return is_new.then_some(Factor::Totp);
    }
    let hash = recovery_hash(code);
    let found =
        factor.recovery.iter().position(|known| known.as_bytes().ct_eq(hash.as_bytes()).into());
    factor.recovery.remove(found?);
    Some(Factor::Recovery)
}

/// New recovery codes, and what is stored of them.
pub(super) fn recovery_codes(ambient: &dyn Ambient) -> (Vec<String>, Vec<String>) {
    let code = || {
        let random = ambient.random();
        let digits = random.iter().take(16).enumerate().flat_map(|(place, byte)| {
            let digit = DIGITS.get(usize::from(byte & 31)).copied().unwrap_or(b'0');
            let dash = (place > 0 && place % 4 == 0).then_some('-');
            dash.into_iter().chain([char::from(digit)])
        });
        digits.collect::<String>()
    };
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| code()).collect();
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    (codes, hashes)
}

/// 80 random bits need no slow hash.
fn recovery_hash(code: &str) -> String {
    let digest = crate::digest(&[b"indeck recovery/1", plain(code).to_lowercase().as_bytes()]);
    STANDARD_NO_PAD.encode(digest)
}

fn plain(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn builder(secret: &str) -> Result<Builder, Error> {
    let secret = Secret::try_from_base32(secret);
    let secret = secret.map_err(|_| Error::Damaged { noun: "second factor" })?;
    Ok(Builder::new().with_secret(secret))
}

#[cfg(test)]
mod tests {
    use super::{Factor, SecondFactor, recovery_codes, step_of, use_up};

    /// The secret of RFC 6238, appendix B: `12345678901234567890`.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    struct Still;

    impl indeck::govern::Ambient for Still {
        fn now(&self) -> i64 {
            0
        }
        fn random(&self) -> [u8; 32] {
            [7; 32]
        }
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            assert_eq!(step_of(SECRET, code, seconds * 1_000_000), Some(seconds as u64 / 30));
        }
        assert_eq!(step_of(SECRET, "287083", 59_000_000), None);
        // One step away it still counts, two steps away it does not.
        assert_eq!(step_of(SECRET, "287082", 89_000_000), Some(1));
        assert_eq!(step_of(SECRET, "287082", 120_000_000), None);
    }

    #[test]
    fn each_code_is_good_for_once() {
        let (codes, hashes) = recovery_codes(&Still);
        assert_eq!(codes.first().map(String::as_str), Some("7777-7777-7777-7777"));
        let mut factor = SecondFactor {
            secret: SECRET.to_owned(),
            since: 0,
            last_step: 0,
            recovery: hashes.into_iter().take(1).collect(),
        };
        assert_eq!(use_up(&mut factor, "287 082", 59_000_000), Some(Factor::Totp));
        assert_eq!(use_up(&mut factor, "287082", 59_000_000), None);
        assert_eq!(use_up(&mut factor, "7777 7777 7777 7777", 59_000_000), Some(Factor::Recovery));
        assert_eq!(use_up(&mut factor, "7777-7777-7777-7777", 59_000_000), None);
    }
}
