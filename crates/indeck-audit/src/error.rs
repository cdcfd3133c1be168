//! What can go wrong with an event, a proof, a signed text or a log.

use crate::cbor::CborFault;
use crate::checkpoint::CheckpointFault;
use crate::dsse::EnvelopeFault;
use crate::event::EventFault;
use crate::json::JsonFault;
use crate::note::{KeyFault, NoteFault};
use crate::proof::ProofFault;
use crate::statement::StatementFault;
use crate::tile::TileId;

/// Why something was not read, signed or believed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A tree has more leaves than any may have.
    #[error("a tree of {size} leaves is larger than any may be")]
    TreeTooLarge {
        /// Its leaves.
        size: u64,
    },
    /// The tree has no leaf at that place.
    #[error("there is no leaf {index} in a tree of {size}")]
    NoSuchLeaf {
        /// The place asked for, from 0.
        index: u64,
        /// Leaves of the tree.
        size: u64,
    },
    /// A newer tree has fewer leaves than an older one.
    #[error("a tree went back from {old} leaves to {new}")]
    SizeWentBack {
        /// Leaves of the older tree.
        old: u64,
        /// Leaves of the newer tree.
        new: u64,
    },
    /// A frontier has not as many roots as its size asks for.
    #[error("the frontier of a tree of {size} leaves has {expected} roots, not {found}")]
    FrontierLength {
        /// Leaves of the tree.
        size: u64,
        /// Roots that it must have.
        expected: usize,
        /// Roots that were given.
        found: usize,
    },
    /// A proof has too few hashes, or too many.
    #[error("a proof of {hashes} hashes cannot be one for that place")]
    ProofLength {
        /// The hashes that it has.
        hashes: usize,
    },
    /// A proof does not lead to the root that was given, or a tree has another root than signed.
    #[error("the root of the tree of {size} leaves is another one")]
    WrongRoot {
        /// Leaves of the tree whose root differs.
        size: u64,
    },
    /// A hash of the tree is not stored.
    #[error("the hash of node {index} on level {level} is missing")]
    MissingHash {
        /// The node's level, 0 for leaves.
        level: u8,
        /// Its place on the level.
        index: u64,
    },
    /// A key's text is no key.
    #[error("not a key: {fault}")]
    BadKey {
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// Bytes are no signed note.
    #[error("not a signed note: {fault}")]
    BadNote {
        /// What is wrong with them.
        fault: NoteFault,
    },
    /// A known key's signature is not one of this text.
    #[error("the signature of `{key}` does not fit the text")]
    BadSignature {
        /// The key's name.
        key: String,
    },
    /// None of the keys that are trusted has signed.
    #[error("not signed by a key that is trusted")]
    Unsigned,
    /// A time cannot be written as one.
    #[error("a time beyond what a signature can hold")]
    BadTime,
    /// A note's text is no checkpoint.
    #[error("not a checkpoint: {fault}")]
    BadCheckpoint {
        /// What is wrong with it.
        fault: CheckpointFault,
    },
    /// Bytes are not in the canonical encoding.
    #[error("not in the canonical encoding, at byte {at}: {fault}")]
    NotCanonical {
        /// The byte concerned, from 0.
        at: usize,
        /// What is wrong there.
        fault: CborFault,
    },
    /// A part of an event is not what it may be.
    #[error("not an event: {fault}")]
    BadEvent {
        /// What is wrong with it.
        fault: EventFault,
    },
    /// A tile is not there.
    #[error("`{tile}` is missing")]
    MissingTile {
        /// The tile.
        tile: TileId,
    },
    /// A tile has not the bytes that its width asks for.
    #[error("`{tile}` holds more or less than its name says")]
    BadTile {
        /// The tile.
        tile: TileId,
    },
    /// An entry is longer than any may be.
    #[error("an entry of {bytes} bytes is longer than any may be")]
    EntryTooLong {
        /// Its bytes.
        bytes: usize,
    },
    /// A text is no proof.
    #[error("not a proof of the log: {fault}")]
    BadProof {
        /// What is wrong with it.
        fault: ProofFault,
    },
    /// Fewer witnesses have cosigned than are wanted.
    #[error("{found} witnesses have cosigned, not {wanted}")]
    TooFewWitnesses {
        /// Witnesses that are wanted.
        wanted: usize,
        /// Witnesses that have cosigned.
        found: usize,
    },
    /// A text is no JSON of whole numbers.
    #[error("not JSON as it is used here, at byte {at}: {fault}")]
    BadJson {
        /// The byte concerned, from 0.
        at: usize,
        /// What is wrong there.
        fault: JsonFault,
    },
    /// A text is no signed envelope.
    #[error("not a signed envelope: {fault}")]
    BadEnvelope {
        /// What is wrong with it.
        fault: EnvelopeFault,
    },
    /// A text is no statement.
    #[error("not a statement: {fault}")]
    BadStatement {
        /// What is wrong with it.
        fault: StatementFault,
    },
}

impl Error {
    /// A stable word for this kind of error, in kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TreeTooLarge { .. } => "tree-too-large",
            Self::NoSuchLeaf { .. } => "no-such-leaf",
            Self::SizeWentBack { .. } => "size-went-back",
            Self::FrontierLength { .. } => "frontier-length",
            Self::ProofLength { .. } => "proof-length",
            Self::WrongRoot { .. } => "wrong-root",
            Self::MissingHash { .. } => "missing-hash",
            Self::BadKey { .. } => "bad-key",
            Self::BadNote { .. } => "bad-note",
            Self::BadSignature { .. } => "bad-signature",
            Self::Unsigned => "unsigned",
            Self::BadTime => "bad-time",
            Self::BadCheckpoint { .. } => "bad-checkpoint",
            Self::NotCanonical { .. } => "not-canonical",
            Self::BadEvent { .. } => "bad-event",
            Self::MissingTile { .. } => "missing-tile",
            Self::BadTile { .. } => "bad-tile",
            Self::EntryTooLong { .. } => "entry-too-long",
            Self::BadProof { .. } => "bad-proof",
            Self::TooFewWitnesses { .. } => "too-few-witnesses",
            Self::BadJson { .. } => "bad-json",
            Self::BadEnvelope { .. } => "bad-envelope",
            Self::BadStatement { .. } => "bad-statement",
        }
    }
}
