//! What can go wrong with an event, a proof, a signed text or a log.

use crate::cbor::CborFault;
use crate::checkpoint::CheckpointFault;
use crate::dsse::EnvelopeFault;
use crate::event::{EventFault, SubjectKeyId};
use crate::fault::{Damage, Doubt, Refusal};
use crate::json::JsonFault;
use crate::note::{KeyFault, NoteFault};
use crate::proof::ProofFault;
use crate::query::FilterFault;
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
    /// A text is no filter.
    #[error("not a filter, at byte {at}: {fault}")]
    BadFilter {
        /// Where the term begins, from 0.
        at: usize,
        /// What is wrong with it.
        fault: FilterFault,
    },
    /// The place that a log's files are in refused to read or write.
    #[error("cannot {doing} `{file}` of the log")]
    Store {
        /// What was tried, as a verb.
        doing: &'static str,
        /// The file or folder; empty for the log's own folder.
        file: String,
        /// What the place said.
        source: std::io::Error,
    },
    /// There is no log there.
    #[error("there is no log there")]
    NoLog,
    /// There is a log, or something else, where a new one was to be.
    #[error("there is a log there already, or something else")]
    NotEmpty,
    /// The log there has another name or key.
    #[error("the log there has another name or key")]
    OtherLog,
    /// A log's files are not as it left them, and no power cut explains it.
    #[error("`{file}` of the log is damaged: {damage}")]
    Damaged {
        /// The file or folder.
        file: String,
        /// What is wrong with it.
        damage: Damage,
    },
    /// The log is shorter than a checkpoint that it has signed.
    #[error("the log was rolled back: it has {found} events, and has signed for {signed}")]
    RolledBack {
        /// Events that were signed for.
        signed: u64,
        /// Events that there are.
        found: u64,
    },
    /// The log does not go on from a checkpoint that it has signed.
    #[error("the log was forked: its first {size} events are not those that it has signed for")]
    Forked {
        /// Events that were signed for.
        size: u64,
    },
    /// The event was not recorded, and never will be; nothing has changed.
    #[error("not recorded: {reason}")]
    Refused {
        /// Why not.
        reason: Refusal,
    },
    /// The event may have been recorded, or not: only the log, once opened again, knows. The action
    /// must not be done.
    #[error("the event may have been recorded or not: {reason}")]
    Unknown {
        /// Why it is not known.
        reason: Doubt,
    },
    /// The clock went back, so that a checkpoint cannot say when it was.
    #[error("the clock went back by {micros} microseconds; no checkpoint is signed")]
    ClockWentBack {
        /// By how much.
        micros: u64,
    },
    /// The log has signed no checkpoint that covers that event yet.
    #[error("no checkpoint covers event {index} yet")]
    NotCovered {
        /// The event's place.
        index: u64,
    },
    /// A witness has seen another size than the caller takes it to have.
    #[error("the witness has seen {seen} events of that log")]
    WitnessAhead {
        /// The size that it has seen, 0 for a log that it does not know.
        seen: u64,
    },
    /// A text is no request to a witness, or no state of one.
    #[error("not what a witness reads")]
    BadWitnessText,
    /// A tenant's checkpoint is not what the server's log says, or is missing there.
    #[error("the checkpoint of {size} events of `{origin}` does not fit the server's log")]
    NotCommitted {
        /// The tenant's log.
        origin: String,
        /// The checkpoint's size.
        size: u64,
    },
    /// Nobody has a key of that id.
    #[error("there is no key {key}")]
    NoSubjectKey {
        /// The key's id.
        key: SubjectKeyId,
    },
    /// The key was destroyed: the person was erased.
    #[error("key {key} was destroyed; what it sealed is erased")]
    Erased {
        /// The key's id.
        key: SubjectKeyId,
    },
    /// The provider of keys does not answer, and no cached key may be used.
    #[error("the provider of keys is down")]
    KeysDown,
    /// A sealed text was made for another place, with another key, or changed.
    #[error("a sealed text that does not open here")]
    NotSealedHere,
    /// A text is too long to be sealed.
    #[error("a text of {bytes} bytes is too long to be sealed")]
    TooLongToSeal {
        /// Its bytes.
        bytes: usize,
    },
    /// A file of keys is damaged, or was written under another master key.
    #[error("the file of keys is damaged, or has another master key")]
    BadKeyFile,
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
            Self::BadFilter { .. } => "bad-filter",
            Self::Store { .. } => "log-store",
            Self::NoLog => "no-log",
            Self::NotEmpty => "log-not-empty",
            Self::OtherLog => "other-log",
            Self::Damaged { .. } => "log-damaged",
            Self::RolledBack { .. } => "log-rolled-back",
            Self::Forked { .. } => "log-forked",
            Self::Refused { .. } => "append-refused",
            Self::Unknown { .. } => "append-unknown",
            Self::ClockWentBack { .. } => "clock-went-back",
            Self::NotCovered { .. } => "not-covered",
            Self::WitnessAhead { .. } => "witness-ahead",
            Self::BadWitnessText => "bad-witness-text",
            Self::NotCommitted { .. } => "not-committed",
            Self::NoSubjectKey { .. } => "no-subject-key",
            Self::Erased { .. } => "subject-erased",
            Self::KeysDown => "keys-down",
            Self::NotSealedHere => "not-sealed-here",
            Self::TooLongToSeal { .. } => "too-long-to-seal",
            Self::BadKeyFile => "bad-key-file",
        }
    }
}
