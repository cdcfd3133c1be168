//! Passwords: which are good enough, how they are hashed, and how one is checked.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::Error;

/// Characters that a password has at least.
pub const MIN_PASSWORD: usize = 12;

/// Characters that a password has at most: what is longer only costs time.
const MAX_PASSWORD: usize = 256;

/// What hashes begin with that are made now (OWASP: 19 MiB, two passes, one lane).
const NOW: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// The hash of nothing, which is checked where there is no account, so that both take as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$aW5kZWNrIG5vYm9keSEhIQ\
    $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes at a time: each takes 19 MiB, and a core for a fiftieth of a second.
const AT_ONCE: usize = 2;

/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// The greatest cost of an imported hash: one second and a half.
const MAX_BCRYPT_COST: u32 = 14;

/// Passwords that everybody tries first, of those that are long enough.
const COMMON: &str = include_str!("common.txt");

/// Hashes and checks passwords, a few at a time, on threads for what takes long.
#[derive(Clone, Debug)]
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Hasher {
    /// The hash of a password.
    ///
    /// # Errors
    /// [`Error::TooMany`] if others take too long.
    pub(crate) async fn hash(&self, password: &str, salt: [u8; 32]) -> Result<String, Error> {
        let password = Zeroizing::new(password.to_owned());
        self.run(move || hashed(&password, &salt)).await?
    }

    /// Whether a password is that of a hash. Where there is none, it takes as long and is not.
    ///
    /// # Errors
    /// [`Error::TooMany`] if others take too long.
    pub(crate) async fn verify(
        &self,
        password: &str,
        stored: Option<String>,
    ) -> Result<bool, Error> {
        if password.chars().count() > MAX_PASSWORD {
            return Ok(false);
        }
        let password = Zeroizing::new(password.to_owned());
        self.run(move || match stored {
            Some(stored) if is_bcrypt(&stored) => {
                bcrypt::verify(password.as_bytes(), &stored).unwrap_or(false)
            }
            Some(stored) => matches(&password, &stored),
            None => {
                std::hint::black_box(matches(&password, NOBODY));
                false
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Error::TooMany { seconds: 10 }) };
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|error| Error::internal(error.to_string()))
    }
}

/// Whether a hash should be made anew, now that the password is at hand.
pub(crate) fn is_outdated(stored: &str) -> bool {
    !stored.starts_with(NOW)
}

/// Whether an imported hash can be checked.
pub(crate) fn is_importable(stored: &str) -> bool {
    let parts: Result<bcrypt::HashParts, _> = stored.parse();
    is_bcrypt(stored) && parts.is_ok_and(|parts| (4..=MAX_BCRYPT_COST).contains(&parts.get_cost()))
}

fn is_bcrypt(stored: &str) -> bool {
    ["$2a$", "$2b$", "$2y$", "$2x$"].iter().any(|begin| stored.starts_with(begin))
}

fn argon() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19_456, 2, 1, Some(32));
    let params = params.map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hashed(password: &str, salt: &[u8; 32]) -> Result<String, Error> {
    let salt = salt.split_at(16).0;
    let hash = argon()?.hash_password_with_salt(password.as_bytes(), salt);
    Ok(hash.map_err(|error| Error::internal(error.to_string()))?.to_string())
}

fn matches(password: &str, stored: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), stored).is_ok()
}

/// Whether a password is good enough for somebody of that name and address.
///
/// # Errors
/// [`Error::Invalid`] for one that can be guessed.
pub(crate) fn check(
    field: &'static str,
    password: &str,
    name: &str,
    mail: &str,
) -> Result<(), Error> {
    let length = password.chars().count();
    if length < MIN_PASSWORD {
        return Err(Error::invalid(field, format!("at least {MIN_PASSWORD} characters")));
    }
    if length > MAX_PASSWORD {
        return Err(Error::invalid(field, format!("at most {MAX_PASSWORD} characters")));
    }
    let lower = password.to_lowercase();
    if is_common(&lower) {
        return Err(Error::invalid(field, "everybody tries this one first: take another"));
    }
    if is_own(&lower, name, mail) {
        return Err(Error::invalid(field, "a name or an address of mail is easily guessed"));
    }
    Ok(())
}

/// Known ones, few different characters, and a short piece again and again.
fn is_common(lower: &str) -> bool {
    let mut characters: Vec<char> = lower.chars().collect();
    let repeats = (1..=4).any(|width| {
        characters.iter().zip(characters.iter().skip(width)).all(|(one, next)| one == next)
    });
    characters.sort_unstable();
    characters.dedup();
    repeats || characters.len() < 5 || COMMON.lines().any(|line| line == lower)
}

/// The own name or address with hardly anything around it.
fn is_own(lower: &str, name: &str, mail: &str) -> bool {
    let name = name.to_lowercase();
    let mail = mail.to_lowercase();
    let local = mail.split('@').next().unwrap_or_default();
    let joined: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    [name.as_str(), joined.as_str(), mail.as_str(), local].into_iter().any(|own| {
        own.chars().count() >= 4
            && lower.contains(own)
            && lower.chars().count() < own.chars().count() + 8
    })
}

#[cfg(test)]
mod tests {
    use super::{check, hashed, is_common, is_importable, is_outdated, matches};

    #[test]
    fn a_password_is_long_and_nobodys_name() {
        let good =
            |password| check("password", password, "Ada Lovelace", "ada@example.com").is_ok();
        assert!(good("correct horse battery"));
        assert!(good("ÄÖÜäöüß€éèçñ"));
        let long = "x1y2z3".repeat(43);
        for wrong in [
            "short",
            "passwordpassword",
            "123456789012",
            "abababababababab",
            "aaaaaaaaaaaaab",
            "ada lovelace1",
            "AdaLovelace12",
            "ada@example.com",
            long.as_str(),
        ] {
            assert!(!good(wrong), "{wrong}");
        }
        assert!(is_common("qwertyuiop123"));
    }

    #[test]
    fn a_hash_tells_its_own_password_from_others() {
        let hash = hashed("correct horse battery", &[3; 32]).expect("a hash");
        assert!(!is_outdated(&hash));
        assert!(matches("correct horse battery", &hash));
        assert!(!matches("correct horse batterz", &hash));
        assert_ne!(hash, hashed("correct horse battery", &[4; 32]).expect("a hash"));
    }

    #[test]
    fn nobodys_hash_costs_what_a_real_one_does() {
        use argon2::password_hash::phc::PasswordHash;
        let nobody = PasswordHash::new(super::NOBODY).expect("a hash");
        let real = hashed("correct horse battery", &[3; 32]).expect("a hash");
        let real = PasswordHash::new(&real).expect("a hash");
        assert_eq!(nobody.params, real.params);
        assert_eq!((nobody.algorithm, nobody.version), (real.algorithm, real.version));
        assert_eq!(nobody.hash.map(|h| h.len()), real.hash.map(|h| h.len()));
    }

    #[test]
    fn only_hashes_that_can_be_checked_are_imported() {
        assert!(is_importable("$2y$12$L6Bc/AlTQHyd9liGgGEZyOFLPHNgyxeEPfgYfBCVxJ7JIlwxyVU3u"));
        for wrong in [
            "$2y$20$L6Bc/AlTQHyd9liGgGEZyOFLPHNgyxeEPfgYfBCVxJ7JIlwxyVU3u",
            "$2y$12$short",
            "$1$abc$def",
            "",
        ] {
            assert!(!is_importable(wrong), "{wrong}");
        }
    }
}
