//! `Passphrase`: the root key from a passphrase and a file of salts.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::{KeyError, KeyProvider, SecretKey, replace};

pub use super::argon::Cost;

/// The first line of a file of salts.
const HEAD: &str = "indeck root salt/1";

/// Characters that a passphrase needs.
const LEAST: usize = 16;

/// The root key that follows from a passphrase (argon2id). A file has a salt for each version; it
/// is no secret, but without it nothing opens.
///
/// The keys stay in memory, because each takes a fifth of a second.
#[derive(Debug)]
pub struct Passphrase {
    path: PathBuf,
    keys: BTreeMap<u32, SecretKey>,
    /// Versions in the file, of which some may need an older passphrase.
    current: u32,
}

/// A line of the file.
#[derive(Clone, Copy)]
struct Salt {
    salt: [u8; 32],
    cost: Cost,
    /// What follows from the right key, so that a wrong passphrase is told as such.
    check: [u8; 32],
}

impl Passphrase {
    /// Makes a first root key from a passphrase, and the file of its salt.
    ///
    /// # Errors
    /// [`KeyError::WeakPassphrase`], [`KeyError::AlreadyThere`], [`KeyError::NotWritten`].
    pub fn create(
        path: &Path,
        passphrase: &str,
        cost: Cost,
        ambient: &dyn Ambient,
    ) -> Result<Self, KeyError> {
        let (salt, key) = Salt::new(passphrase, cost, ambient)?;
        replace::create(path, &text(&BTreeMap::from([(1, salt)])), ambient)?;
        Ok(Self { path: path.to_owned(), keys: BTreeMap::from([(1, key)]), current: 1 })
    }

    /// Derives the root keys. `passphrases` are the current one and, while what an older one wraps
    /// is wrapped anew, that one.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`] where the newest version follows from none of them,
    /// [`KeyError::Unavailable`], [`KeyError::TooOpen`], [`KeyError::BrokenFile`].
    pub fn open(path: &Path, passphrases: &[&str]) -> Result<Self, KeyError> {
        let salts = read(path)?;
        let mut keys = BTreeMap::new();
        for (version, salt) in &salts {
            for passphrase in passphrases {
                if let Some(key) = salt.key(passphrase)? {
                    keys.insert(*version, key);
                    break;
                }
            }
        }
        let current = salts.keys().next_back().copied().unwrap_or_default();
        if !keys.contains_key(&current) {
            return Err(KeyError::WrongPassphrase { path: path.to_owned(), version: current });
        }
        Ok(Self { path: path.to_owned(), keys, current })
    }

    /// Adds a version, from the same passphrase or a new one, which wraps from now on. Returns its
    /// number. Other processes see it when they open the file again.
    ///
    /// # Errors
    /// As for [`create`](Self::create) and [`open`](Self::open).
    pub fn add_version(
        &mut self,
        passphrase: &str,
        cost: Cost,
        ambient: &dyn Ambient,
    ) -> Result<u32, KeyError> {
        let _held = replace::lock(&self.path)?;
        let mut salts = read(&self.path)?;
        let version = salts.keys().next_back().copied().unwrap_or_default().checked_add(1);
        let version = version.ok_or_else(|| broken(&self.path, "it has too many versions"))?;
        let (salt, key) = Salt::new(passphrase, cost, ambient)?;
        salts.insert(version, salt);
        replace::replace(&self.path, &text(&salts), ambient)?;
        self.keys.insert(version, key);
        self.current = version;
        Ok(version)
    }
}

impl KeyProvider for Passphrase {
    fn root(&self, version: u32) -> Result<SecretKey, KeyError> {
        match self.keys.get(&version) {
            Some(key) => Ok(key.clone()),
            None if version > 0 && version < self.current => {
                Err(KeyError::WrongPassphrase { path: self.path.clone(), version })
            }
            None => Err(KeyError::UnknownVersion { version }),
        }
    }

    fn current(&self) -> Result<u32, KeyError> {
        Ok(self.current)
    }
}

impl Salt {
    fn new(
        passphrase: &str,
        cost: Cost,
        ambient: &dyn Ambient,
    ) -> Result<(Self, SecretKey), KeyError> {
        let characters = passphrase.chars().count();
        if characters < LEAST {
            return Err(KeyError::WeakPassphrase { characters, least: LEAST });
        }
        let salt = ambient.random();
        let key = cost.key(passphrase, &salt)?;
        Ok((Self { salt, cost, check: check(&key) }, key))
    }

    fn key(&self, passphrase: &str) -> Result<Option<SecretKey>, KeyError> {
        let key = self.cost.key(passphrase, &self.salt)?;
        Ok((check(&key) == self.check).then_some(key))
    }

    fn of(line: &str) -> Option<(u32, Self)> {
        let mut words = line.split(' ');
        let version = words.next()?.parse().ok().filter(|version| *version > 0)?;
        let cost =
            Cost { memory_kib: words.next()?.parse().ok()?, passes: words.next()?.parse().ok()? };
        let salt = bytes(words.next()?)?;
        let check = bytes(words.next()?)?;
        let whole = words.next().is_none() && cost.allowed();
        whole.then_some((version, Self { salt, cost, check }))
    }
}

fn check(key: &SecretKey) -> [u8; 32] {
    key.derive("indeck root check/1").tag(&[])
}

fn bytes(text: &str) -> Option<[u8; 32]> {
    STANDARD_NO_PAD.decode(text).ok()?.as_slice().try_into().ok()
}

fn read(path: &Path) -> Result<BTreeMap<u32, Salt>, KeyError> {
    let text = replace::read(path)?;
    let lines = text.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix('\n'));
    let lines = lines.ok_or_else(|| broken(path, "its first line is another"))?;
    let mut salts = BTreeMap::new();
    for line in lines.lines() {
        let (version, salt) = Salt::of(line).ok_or_else(|| broken(path, "a line is no salt"))?;
        if salts.insert(version, salt).is_some() {
            return Err(broken(path, "a version stands there twice"));
        }
    }
    if salts.is_empty() {
        return Err(broken(path, "it has no salt"));
    }
    Ok(salts)
}

fn text(salts: &BTreeMap<u32, Salt>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(format!("{HEAD}\n"));
    for (version, Salt { salt, cost, check }) in salts {
        let (salt, check) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(check));
        let Cost { memory_kib, passes } = cost;
        // Writing to a string does not fail.
        let _ = writeln!(text, "{version} {memory_kib} {passes} {salt} {check}");
    }
    text
}

fn broken(path: &Path, reason: &'static str) -> KeyError {
    KeyError::BrokenFile { path: path.to_owned(), reason }
}
