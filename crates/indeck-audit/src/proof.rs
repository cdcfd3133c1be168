//! `LogProof`: a file that shows, without the log, that an entry is in it.
//!
//! Source: C2SP tlog-proof.

use std::collections::BTreeSet;

use crate::note::{MAX_NOTE_BYTES, VerifyingKey};
use crate::tree::{Hash, MAX_PROOF_HASHES, MAX_TREE_SIZE, leaf_hash, verify_inclusion};
use crate::{Checkpoint, Error, OpenedCheckpoint, encoding};

/// Bytes that the text of a proof may have.
pub const MAX_PROOF_BYTES: usize = MAX_NOTE_BYTES + 128 * 1024;

/// Bytes that a proof may carry besides.
pub const MAX_EXTRA_BYTES: usize = 64 * 1024;

const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// A proof that an entry is in a log: its place, the hashes beside the way up, and the checkpoint
/// with the signatures of the log and its witnesses.
///
/// ```
/// use indeck_audit::note::{KeyName, SigningKey};
/// use indeck_audit::{Checkpoint, LogProof, tree::leaf_hash};
///
/// let key = SigningKey::from_seed(KeyName::new("example.com/log")?, &[7; 32]);
/// let checkpoint = Checkpoint::new("example.com/log", 1, leaf_hash(b"entry"))?.sign(&key)?;
/// let text = LogProof::new(0, Vec::new(), checkpoint)?.to_text();
///
/// let keys = [key.verifying_key().clone()];
/// let proof = LogProof::parse(text.as_bytes())?;
/// assert_eq!(proof.verify(b"entry", &keys, 0)?.checkpoint.size(), 1);
/// assert!(proof.verify(b"another", &keys, 0).is_err());
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    extra: Option<Vec<u8>>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: String,
}

impl LogProof {
    /// The proof for the entry at `index`, from 0, with the signed checkpoint of the tree that the
    /// hashes lead to. Nothing is verified by it.
    ///
    /// # Errors
    /// [`Error::BadProof`] for more hashes, a greater place or a longer checkpoint than there can
    /// be.
    pub fn new(index: u64, hashes: Vec<Hash>, checkpoint: String) -> Result<Self, Error> {
        let fault = if index >= MAX_TREE_SIZE {
            ProofFault::Index
        } else if hashes.len() > MAX_PROOF_HASHES {
            ProofFault::Hash
        } else if checkpoint.len() > MAX_NOTE_BYTES {
            ProofFault::TooLong
        } else {
            return Ok(Self { extra: None, index, hashes, checkpoint });
        };
        Err(Error::BadProof { fault })
    }

    /// The same with bytes of the application's own, which nothing vouches for.
    ///
    /// # Errors
    /// [`Error::BadProof`] for more than [`MAX_EXTRA_BYTES`].
    pub fn with_extra(mut self, extra: Vec<u8>) -> Result<Self, Error> {
        if extra.len() > MAX_EXTRA_BYTES {
            return Err(Error::BadProof { fault: ProofFault::Extra });
        }
        self.extra = Some(extra);
        Ok(self)
    }

    /// The place of the entry in the log, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The hashes beside the way up, from the leaf's sibling.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The signed checkpoint, as the log gave it.
    pub fn checkpoint(&self) -> &str {
        &self.checkpoint
    }

    /// Bytes of the application's own, which nothing vouches for.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The proof's text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        if let Some(extra) = &self.extra {
            text.push_str(&format!("extra {}\n", encoding::base64(extra)));
        }
        text.push_str(&format!("index {}\n", self.index));
        for hash in &self.hashes {
            text.push_str(&hash.to_base64());
            text.push('\n');
        }
        text + "\n" + &self.checkpoint
    }

    /// Reads a proof's text. Nothing is verified by it.
    ///
    /// # Errors
    /// [`Error::BadProof`] for anything else, or beyond the limits.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |fault| Error::BadProof { fault };
        if bytes.len() > MAX_PROOF_BYTES {
            return Err(bad(ProofFault::TooLong));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| bad(ProofFault::Lines))?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(bad(ProofFault::Lines))?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEAD) {
            return Err(bad(ProofFault::Head));
        }
        let extra = lines.next_if(|line| line.starts_with("extra "));
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(encoding::decimal).ok_or(bad(ProofFault::Index))?;
        let hashes: Option<Vec<Hash>> =
            lines.take(MAX_PROOF_HASHES + 1).map(Hash::from_base64).collect();
        let hashes = hashes.ok_or(bad(ProofFault::Hash))?;
        let proof = Self::new(index, hashes, checkpoint.to_owned())?;
        let Some(extra) = extra.and_then(|line| line.strip_prefix("extra ")) else {
            return Ok(proof);
        };
        proof.with_extra(encoding::unbase64(extra).ok_or(bad(ProofFault::Extra))?)
    }

    /// Checks that the entry is in the log of one of the keys, and that as many different witnesses
    /// as wanted among the keys have cosigned.
    ///
    /// # Errors
    /// What [`Checkpoint::open`] and [`verify_inclusion`] fail with, and
    /// [`Error::TooFewWitnesses`].
    ///
    /// Source: C2SP tlog-proof, verifying.
    pub fn verify(
        &self,
        entry: &[u8],
        keys: &[VerifyingKey],
        witnesses: usize,
    ) -> Result<OpenedCheckpoint, Error> {
        let opened = Checkpoint::open(self.checkpoint.as_bytes(), keys)?;
        let found = distinct_witnesses(&opened, keys);
        if found < witnesses {
            return Err(Error::TooFewWitnesses { wanted: witnesses, found });
        }
        let (size, root) = (opened.checkpoint.size(), opened.checkpoint.root());
        verify_inclusion(&leaf_hash(entry), self.index, size, &self.hashes, root)?;
        Ok(opened)
    }
}

/// How many different keys have cosigned: a key under two names is one witness.
fn distinct_witnesses(opened: &OpenedCheckpoint, keys: &[VerifyingKey]) -> usize {
    let signed = |key: &&VerifyingKey| {
        opened.witnesses.iter().any(|one| one.name == *key.name() && one.id == key.id())
    };
    keys.iter().filter(signed).map(VerifyingKey::public_bytes).collect::<BTreeSet<_>>().len()
}

/// What is wrong with a proof's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofFault {
    /// It is longer than [`MAX_PROOF_BYTES`].
    #[error("it is too long")]
    TooLong,
    /// It is no text with an empty line.
    #[error("it has not the lines of a proof")]
    Lines,
    /// It does not begin as one.
    #[error("its first line is not `c2sp.org/tlog-proof@v1`")]
    Head,
    /// Its extra data is no base64, or too long.
    #[error("its extra data is no base64, or too long")]
    Extra,
    /// Its place is no number, or too great.
    #[error("its index is no place in a log")]
    Index,
    /// A line is no hash, or there are too many.
    #[error("a line is no hash, or there are too many")]
    Hash,
}
