//! Witnesses: somebody else who remembers how far a log had come.
//!
//! A witness signs a checkpoint only if it goes on from the last one that it signed. A log that was
//! rolled back or forked then finds no witness, or needs two that saw different things. Any other
//! instance can be one, or the command line: all that it keeps is a text.
//!
//! Source: C2SP tlog-witness (`add-checkpoint`) and tlog-cosignature.

use std::collections::BTreeMap;

use crate::cosignature::WitnessKey;
use crate::event::Time;
use crate::note::VerifyingKey;
use crate::tree::{Hash, MAX_PROOF_HASHES, verify_consistency};
use crate::{Checkpoint, Error, encoding};

/// What a log asks of a witness: a checkpoint, and the proof that it goes on from an older one.
///
/// Source: C2SP tlog-witness, "add-checkpoint".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessRequest {
    /// The size that the witness is taken to have seen; 0 for none.
    pub old: u64,
    /// The consistency proof from there.
    pub proof: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl WitnessRequest {
    /// The request as it is sent.
    pub fn to_text(&self) -> String {
        let mut text = format!("old {}\n", self.old);
        for hash in &self.proof {
            text.push_str(&hash.to_base64());
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.checkpoint);
        text
    }

    /// Reads a request.
    ///
    /// # Errors
    /// [`Error::BadWitnessText`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::read(text).ok_or(Error::BadWitnessText)
    }

    fn read(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = encoding::decimal(lines.next()?.strip_prefix("old ")?)?;
        let proof: Vec<Hash> =
            lines.take(MAX_PROOF_HASHES).map(Hash::from_base64).collect::<Option<_>>()?;
        let fits = proof.len() < MAX_PROOF_HASHES && (old > 0 || proof.is_empty());
        fits.then(|| Self { old, proof, checkpoint: checkpoint.to_owned() })
    }
}

/// The logs that a witness knows, and how far each had come when it last signed.
///
/// The value is the witness's whole memory. Whoever cosigns must store [`Witness::to_text`] and make
/// it durable *before* the cosignature is handed out.
///
/// ```
/// use indeck_audit::cosignature::WitnessKey;
/// use indeck_audit::event::Time;
/// use indeck_audit::note::{KeyName, SigningKey};
/// use indeck_audit::witness::{Witness, WitnessRequest};
/// use indeck_audit::{Checkpoint, tree::leaf_hash};
///
/// let log = SigningKey::from_seed(KeyName::new("example.com/log")?, &[7; 32]);
/// let key = WitnessKey::from_seed(KeyName::new("example.com/witness")?, &[8; 32]);
/// let checkpoint = Checkpoint::new("example.com/log", 1, leaf_hash(b"a"))?.sign(&log)?;
/// let request = WitnessRequest { old: 0, proof: Vec::new(), checkpoint };
/// let mut witness = Witness::default();
/// let now = Time::parse("2026-03-01")?;
/// let cosigned = witness.cosign(&request, log.verifying_key(), &key, now)?;
/// assert!(cosigned.starts_with(&request.checkpoint));
/// assert_eq!(Witness::parse(&witness.to_text())?, witness);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    seen: BTreeMap<String, (u64, Hash)>,
}

impl Witness {
    /// The size and root that were last signed for the log of that origin.
    pub fn seen(&self, origin: &str) -> Option<(u64, &Hash)> {
        self.seen.get(origin).map(|(size, root)| (*size, root))
    }

    /// Checks a request and cosigns: the checkpoint with one more line. `log` is the key that the
    /// witness trusts for that log; `now` stands in the cosignature.
    ///
    /// # Errors
    /// What the checkpoint is refused for; [`Error::WitnessAhead`] with the size that it has seen,
    /// if `old` is another one; [`Error::SizeWentBack`], [`Error::WrongRoot`] or
    /// [`Error::ProofLength`] if the log does not go on from there. The witness then stays as it is.
    pub fn cosign(
        &mut self,
        request: &WitnessRequest,
        log: &VerifyingKey,
        key: &WitnessKey,
        now: Time,
    ) -> Result<String, Error> {
        let WitnessRequest { old, proof, checkpoint } = request;
        let opened = Checkpoint::open(checkpoint.as_bytes(), std::slice::from_ref(log))?.checkpoint;
        let (seen, root) = self.seen.get(opened.origin()).copied().unzip();
        if seen.unwrap_or(0) != *old {
            return Err(Error::WitnessAhead { seen: seen.unwrap_or(0) });
        }
        let root = root.unwrap_or_else(crate::tree::empty_root);
        verify_consistency(*old, &root, opened.size(), opened.root(), proof)?;
        let cosigned = key.cosign(checkpoint, now.seconds())?;
        self.seen.insert(opened.origin().to_owned(), (opened.size(), *opened.root()));
        Ok(cosigned)
    }

    /// The memory as a text: for each log its origin, size and root, a line each.
    pub fn to_text(&self) -> String {
        let line = |(origin, (size, root)): (&String, &(u64, Hash))| {
            format!("{origin}\n{size}\n{}\n", root.to_base64())
        };
        self.seen.iter().map(line).collect()
    }

    /// Reads the memory.
    ///
    /// # Errors
    /// [`Error::BadWitnessText`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut seen = BTreeMap::new();
        let lines: Vec<&str> = text.lines().collect();
        let (logs, rest) = lines.as_chunks::<3>();
        for [origin, size, root] in logs {
            let size = encoding::decimal(size).ok_or(Error::BadWitnessText)?;
            let root = Hash::from_base64(root).ok_or(Error::BadWitnessText)?;
            seen.insert((*origin).to_owned(), (size, root));
        }
        let witness = Self { seen };
        let whole = rest.is_empty() && witness.to_text() == text;
        if whole { Ok(witness) } else { Err(Error::BadWitnessText) }
    }
}
