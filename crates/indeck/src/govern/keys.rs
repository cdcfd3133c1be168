//! The keys of a local audit log: a folder beside it, never in it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indeck_audit::note::{KeyName, SigningKey, VerifyingKey};
use indeck_audit::subject::{KeyFile, SubjectKey};
use indeck_ooxml::save_atomically;
use indeck_policy::mask::MaskKey;

use super::audit_log::store;
use super::{Ambient, AuditError, Secrets};

const SIGNING: &str = "signing.key";
const PUBLIC: &str = "public.vkey";
const SIGNED: &str = "signed.checkpoint";
const LEDGER: &str = "ledger";
const MASK: &str = "mask.key";
const MASTER: &str = "subjects.key";

/// The folder of the keys of a log: one signs checkpoints and manifests, one makes pseudonyms, and
/// one wraps the keys of the persons that events name.
///
/// Who has the folder can forge the log and read whom it names; who has the log alone can verify it.
#[derive(Clone, Debug)]
pub struct Keys {
    folder: PathBuf,
}

impl Keys {
    /// The folder where the keys of a log are if nothing else is said: `audit.keys` for `audit`.
    pub fn beside(log: &Path) -> PathBuf {
        let mut name = log.file_name().unwrap_or_default().to_owned();
        name.push(".keys");
        log.with_file_name(name)
    }

    /// The keys in a folder.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes new keys in a folder that has none.
    ///
    /// # Errors
    /// [`AuditError::File`] if the folder has keys already or cannot be written;
    /// [`AuditError::Audit`] if `origin` cannot be a key's name.
    pub fn create(&self, origin: &str, ambient: &dyn Ambient) -> Result<(), AuditError> {
        let signing = SigningKey::from_seed(KeyName::new(origin)?, &ambient.random());
        fs::create_dir_all(&self.folder).map_err(|source| self.failed("", source))?;
        self.write(SIGNING, signing.to_private_text().as_str())?;
        self.write(PUBLIC, &signing.verifying_key().to_string())?;
        self.write(MASK, &hex(&ambient.random()))?;
        self.write(MASTER, &hex(&ambient.random()))
    }

    /// The key that signs checkpoints and manifests.
    ///
    /// # Errors
    /// [`AuditError::File`] if it cannot be read, [`AuditError::Audit`] if it is damaged.
    pub fn signing(&self) -> Result<SigningKey, AuditError> {
        Ok(SigningKey::parse(self.read(SIGNING)?.trim())?)
    }

    /// The key that checks what the log and its decks were signed with; it may be given to anyone.
    ///
    /// # Errors
    /// As [`Self::signing`].
    pub fn public(&self) -> Result<VerifyingKey, AuditError> {
        Ok(VerifyingKey::parse(self.read(PUBLIC)?.trim())?)
    }

    /// The keys that a governed build needs.
    ///
    /// # Errors
    /// As [`Self::signing`].
    pub fn secrets(&self) -> Result<Secrets, AuditError> {
        Ok(Secrets {
            mask: Some(Arc::new(MaskKey::new(self.bytes(MASK)?))),
            manifest: Some(Arc::new(self.signing()?)),
        })
    }

    /// The last checkpoint that was signed, kept apart from the log: a log that is older than this
    /// was rolled back.
    ///
    /// # Errors
    /// [`AuditError::File`] if it is there and cannot be read.
    pub fn signed(&self) -> Result<Option<String>, AuditError> {
        match fs::read_to_string(self.folder.join(SIGNED)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(self.failed(SIGNED, source)),
        }
    }

    /// Keeps the last checkpoint that was signed.
    pub(crate) fn keep(&self, signed: &str) -> Result<(), AuditError> {
        let path = self.folder.join(SIGNED);
        let kept = save_atomically(&path, |sink| Ok(sink.write_all(signed.as_bytes())?));
        kept.map_err(|error| self.failed(SIGNED, io::Error::other(error.to_string())))
    }

    /// The file of the ledger of what decks disclosed: who could change it could have two decks tell
    /// together what neither may, so it lies with the keys.
    pub fn ledger(&self) -> PathBuf {
        self.folder.join(LEDGER)
    }

    /// The keys of the persons that events name.
    pub(crate) fn subjects(&self) -> Result<KeyFile, AuditError> {
        let store = store(&self.folder.join("subjects"))?;
        Ok(KeyFile::open(Arc::new(store), SubjectKey::new(self.bytes(MASTER)?))?)
    }

    fn bytes(&self, name: &str) -> Result<[u8; 32], AuditError> {
        let text = self.read(name)?;
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "it is no key of 32 bytes");
        unhex(text.trim()).ok_or_else(|| self.failed(name, damaged()))
    }

    fn read(&self, name: &str) -> Result<String, AuditError> {
        let path = self.folder.join(name);
        fs::read_to_string(path).map_err(|source| self.failed(name, source))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), AuditError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let write = || {
            let mut file = options.open(self.folder.join(name))?;
            file.write_all(format!("{text}\n").as_bytes())?;
            file.sync_all()
        };
        write().map_err(|source| self.failed(name, source))
    }

    fn failed(&self, name: &str, source: io::Error) -> AuditError {
        AuditError::File { path: self.folder.join(name), source }
    }
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    (digits.len() == 64).then_some(bytes)?.try_into().ok()
}
