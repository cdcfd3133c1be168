//! `KeyFile`: the root key in a file.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::{KeyError, KeyProvider, SecretKey, replace};

/// The first line of a key file.
const HEAD: &str = "indeck root key/1";

/// The root key in a text file that only its owner may read: a line for each version. Who loses it
/// loses all that is stored; who has it can read all that is stored.
///
/// The file is read each time a root key is needed, so that a version that another process added
/// is seen, and no root key stays in memory.
#[derive(Clone, Debug)]
pub struct KeyFile {
    path: PathBuf,
}

impl KeyFile {
    /// Makes a new root key in a new file.
    ///
    /// # Errors
    /// [`KeyError::AlreadyThere`] where something stands already, [`KeyError::NotWritten`].
    pub fn create(path: &Path, ambient: &dyn Ambient) -> Result<Self, KeyError> {
        let keys = BTreeMap::from([(1, SecretKey::random(ambient))]);
        replace::create(path, &text(&keys), ambient)?;
        Self::open(path)
    }

    /// Opens a key file.
    ///
    /// # Errors
    /// [`KeyError::Unavailable`] where it cannot be read, [`KeyError::TooOpen`] where others can
    /// read or change it, [`KeyError::BrokenFile`] where it is no key file.
    pub fn open(path: &Path) -> Result<Self, KeyError> {
        let file = Self { path: path.to_owned() };
        file.keys()?;
        Ok(file)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a version, which wraps from now on. Returns its number.
    ///
    /// # Errors
    /// As for [`open`](Self::open), and [`KeyError::NotWritten`]: then nothing has changed.
    pub fn add_version(&self, ambient: &dyn Ambient) -> Result<u32, KeyError> {
        let _held = replace::lock(&self.path)?;
        let mut keys = self.keys()?;
        let version = self.last(&keys)?.checked_add(1);
        let version = version.ok_or_else(|| self.broken("it has too many versions"))?;
        keys.insert(version, SecretKey::random(ambient));
        replace::replace(&self.path, &text(&keys), ambient)?;
        Ok(version)
    }

    fn keys(&self) -> Result<BTreeMap<u32, SecretKey>, KeyError> {
        let text = replace::read(&self.path)?;
        let lines = text.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix('\n'));
        let lines = lines.ok_or_else(|| self.broken("its first line is another"))?;
        let mut keys = BTreeMap::new();
        for line in lines.lines() {
            let (version, key) = key_of(line).ok_or_else(|| self.broken("a line is no key"))?;
            if keys.insert(version, key).is_some() {
                return Err(self.broken("a version stands there twice"));
            }
        }
        self.last(&keys)?;
        Ok(keys)
    }

    fn last(&self, keys: &BTreeMap<u32, SecretKey>) -> Result<u32, KeyError> {
        keys.keys().next_back().copied().ok_or_else(|| self.broken("it has no key"))
    }

    fn broken(&self, reason: &'static str) -> KeyError {
        KeyError::BrokenFile { path: self.path.clone(), reason }
    }
}

impl KeyProvider for KeyFile {
    fn root(&self, version: u32) -> Result<SecretKey, KeyError> {
        self.keys()?.remove(&version).ok_or(KeyError::UnknownVersion { version })
    }

    fn current(&self) -> Result<u32, KeyError> {
        self.last(&self.keys()?)
    }
}

fn key_of(line: &str) -> Option<(u32, SecretKey)> {
    let (version, key) = line.split_once(' ')?;
    let version = version.parse().ok().filter(|version| *version > 0)?;
    Some((version, SecretKey::from_text(key)?))
}

fn text(keys: &BTreeMap<u32, SecretKey>) -> Zeroizing<String> {
    // Of the full size at once, so that growing leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(HEAD.len() + 1 + keys.len() * 64));
    text.push_str(HEAD);
    text.push('\n');
    for (version, key) in keys {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{version} {}", *key.to_text());
    }
    text
}
