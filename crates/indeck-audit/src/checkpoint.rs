//! `Checkpoint`: how large a log is and the root of its tree, signed.
//!
//! Source: C2SP tlog-checkpoint.

use crate::note::{Algorithm, Note, Signer, SigningKey, VerifyingKey};
use crate::tree::{Hash, MAX_TREE_SIZE};
use crate::{Error, encoding};

/// Bytes that an origin may have.
pub const MAX_ORIGIN_BYTES: usize = 256;

/// Extension lines that a checkpoint may have.
pub const MAX_EXTENSIONS: usize = 16;

/// Bytes that an extension line may have.
pub const MAX_EXTENSION_BYTES: usize = 1024;

/// What a log says of itself: its name, its size and its root.
///
/// ```
/// use indeck_audit::note::{KeyName, SigningKey};
/// use indeck_audit::{Checkpoint, tree::leaf_hash};
///
/// let key = SigningKey::from_seed(KeyName::new("example.com/log")?, &[7; 32]);
/// let checkpoint = Checkpoint::new("example.com/log", 1, leaf_hash(b"first"))?;
/// let signed = checkpoint.sign(&key)?;
/// let opened = Checkpoint::open(signed.as_bytes(), &[key.verifying_key().clone()])?;
/// assert_eq!(opened.checkpoint, checkpoint);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

/// A checkpoint that its log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedCheckpoint {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// The log's keys that signed it, at least one.
    pub signers: Vec<Signer>,
    /// The trusted witnesses that cosigned it, with their times.
    pub witnesses: Vec<Signer>,
}

impl Checkpoint {
    /// A checkpoint of the log called `origin`.
    ///
    /// # Errors
    /// [`Error::BadCheckpoint`] for an origin that is empty, too long or not one plain line, or for
    /// a size over [`MAX_TREE_SIZE`].
    pub fn new(origin: impl Into<String>, size: u64, root: Hash) -> Result<Self, Error> {
        let origin = origin.into();
        let bad = |fault| Err(Error::BadCheckpoint { fault });
        if !is_line(&origin, MAX_ORIGIN_BYTES) {
            return bad(CheckpointFault::Origin);
        }
        if size > MAX_TREE_SIZE {
            return bad(CheckpointFault::Size);
        }
        Ok(Self { origin, size, root, extensions: Vec::new() })
    }

    /// The same with one more extension line.
    ///
    /// # Errors
    /// [`Error::BadCheckpoint`] for a line that is empty, too long or not plain, or one too many.
    pub fn with_extension(mut self, line: impl Into<String>) -> Result<Self, Error> {
        let line = line.into();
        let full = self.extensions.len() >= MAX_EXTENSIONS;
        if full || !is_line(&line, MAX_EXTENSION_BYTES) {
            return Err(Error::BadCheckpoint { fault: CheckpointFault::Extension });
        }
        self.extensions.push(line);
        Ok(self)
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree over these leaves.
    pub fn root(&self) -> &Hash {
        &self.root
    }

    /// Lines of the log's own, whose meaning is not known here.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// The text that is signed.
    pub fn to_text(&self) -> String {
        let Self { origin, size, root, extensions } = self;
        let mut text = format!("{origin}\n{size}\n{}\n", root.to_base64());
        for line in extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// # Errors
    /// [`Error::BadCheckpoint`] if it is none.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bad = |fault| Error::BadCheckpoint { fault };
        let body = text.strip_suffix('\n').ok_or(bad(CheckpointFault::Lines))?;
        let mut lines = body.split('\n');
        let mut next = || lines.next().ok_or(bad(CheckpointFault::Lines));
        let (origin, size, root) = (next()?, next()?, next()?);
        let size = encoding::decimal(size).ok_or(bad(CheckpointFault::Size))?;
        let root = Hash::from_base64(root).ok_or(bad(CheckpointFault::Root))?;
        lines.try_fold(Self::new(origin, size, root)?, Self::with_extension)
    }

    /// The checkpoint as a note that this key has signed.
    ///
    /// # Errors
    /// [`Error::BadCheckpoint`] if the key is not called like the log.
    pub fn sign(&self, key: &SigningKey) -> Result<String, Error> {
        if key.verifying_key().name().as_str() != self.origin {
            return Err(Error::BadCheckpoint { fault: CheckpointFault::OtherLog });
        }
        let mut note = Note::new(self.to_text())?;
        note.sign(key)?;
        Ok(note.to_text())
    }

    /// Reads a signed checkpoint. One of the keys must be a log's, be called like the log, and have
    /// signed it; cosignatures of witnesses among the keys are checked and reported.
    ///
    /// # Errors
    /// [`Error::BadNote`], [`Error::BadCheckpoint`], [`Error::BadSignature`] or
    /// [`Error::Unsigned`].
    pub fn open(note: &[u8], keys: &[VerifyingKey]) -> Result<OpenedCheckpoint, Error> {
        let note = Note::parse(note)?;
        let all = note.verify(keys)?;
        let checkpoint = Self::parse(note.text())?;
        let (witnesses, logs): (Vec<Signer>, Vec<Signer>) =
            all.into_iter().partition(|signer| signer.algorithm == Algorithm::Cosignature);
        let of_log = |signer: &Signer| signer.name.as_str() == checkpoint.origin;
        let signers: Vec<Signer> = logs.into_iter().filter(of_log).collect();
        if signers.is_empty() {
            return Err(Error::Unsigned);
        }
        Ok(OpenedCheckpoint { checkpoint, signers, witnesses })
    }
}

fn is_line(text: &str, limit: usize) -> bool {
    !text.is_empty() && text.len() <= limit && !text.contains(char::is_control)
}

/// What is wrong with a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointFault {
    /// It has fewer than three lines, or does not end in a newline.
    #[error("it has not three lines")]
    Lines,
    /// The origin is empty, too long or not plain.
    #[error("its origin is empty, too long or not plain")]
    Origin,
    /// The size is no decimal number, or too large.
    #[error("its size is no number of leaves")]
    Size,
    /// The root is no base64 of 32 bytes.
    #[error("its root is no hash")]
    Root,
    /// An extension line is empty, too long or not plain, or there are too many.
    #[error("it has extension lines that it may not have")]
    Extension,
    /// The key that is to sign it is another log's.
    #[error("the key is another log's")]
    OtherLog,
}
