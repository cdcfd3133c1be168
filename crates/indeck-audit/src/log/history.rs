//! The checkpoints of a log: the latest, and all that were signed.
//!
//! A checkpoint is written to the history and synced, then written beside the latest, synced and
//! renamed in its place, and only then handed out. So what was handed out is in both, and a crash
//! between leaves the history one ahead. Anything else is no crash: one of the two was set back.

use super::io::{self, Files};
use super::layout::{CHECKPOINT, HISTORY};
use crate::checkpoint::Checkpoint;
use crate::fault::Damage;
use crate::note::{MAX_NOTE_BYTES, Note, VerifyingKey};
use crate::{Error, encoding};

/// What the line begins with that numbers a checkpoint.
const NUMBER: &str = "indeck-checkpoint ";

/// Bytes of the history that are read to open a log.
const TAIL: u64 = 1 << 20;

/// A checkpoint and the note that bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) text: String,
    pub(super) checkpoint: Checkpoint,
}

/// What is known of a log's checkpoints.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The latest, with any cosignatures.
    pub(super) latest: Option<Signed>,
    /// Those read from the history, in their order, the latest included.
    pub(super) all: Vec<Checkpoint>,
    /// Bytes of the history that hold whole checkpoints.
    pub(super) whole: u64,
    /// Whether the latest stands in the history only.
    pub(super) unpublished: bool,
}

/// The line that numbers a checkpoint, so that none can be taken out of the history unseen.
pub(super) fn extension(number: u64) -> String {
    format!("{NUMBER}{number}")
}

/// The number of a checkpoint, from 1; 0 if it has none.
pub(super) fn number_of(checkpoint: &Checkpoint) -> u64 {
    let mut lines = checkpoint.extensions().iter();
    lines.find_map(|line| encoding::decimal(line.strip_prefix(NUMBER)?)).unwrap_or(0)
}

/// Reads the checkpoints; all of them, or only the last ones.
pub(super) fn load(files: Files<'_>, key: &VerifyingKey, all: bool) -> Result<Known, Error> {
    let size = files.size(HISTORY)?.unwrap_or(0);
    let from = if all { 0 } else { size.saturating_sub(TAIL) };
    let bytes = files.read(HISTORY, from, size - from)?;
    let start = if from == 0 { 0 } else { first_boundary(&bytes) };
    let notes = split(bytes.get(start..).unwrap_or_default());
    let mut known = Known { whole: from + start as u64, ..Known::default() };
    for bytes in notes {
        let Ok(signed) = open(bytes, key) else { break };
        known.whole += bytes.len() as u64;
        known.all.push(signed.checkpoint.clone());
        known.latest = Some(signed);
    }
    let published = match files.size(CHECKPOINT)? {
        None => None,
        Some(_) => {
            let bytes = files.read(CHECKPOINT, 0, MAX_NOTE_BYTES as u64 + 1)?;
            Some(open(&bytes, key).map_err(|_| damage(CHECKPOINT, Damage::Checkpoint))?)
        }
    };
    settle(known, published, from == 0)
}

/// The history against the latest.
fn settle(mut known: Known, published: Option<Signed>, whole: bool) -> Result<Known, Error> {
    let mut newest = known.all.iter().rev();
    let (last, before) = (newest.next(), newest.next());
    let published_is = published.as_ref().map(|signed| &signed.checkpoint);
    if last == published_is {
        known.latest = published;
    } else if before == published_is && last.is_some() {
        known.unpublished = true;
    } else {
        return Err(damage(CHECKPOINT, Damage::CheckpointSetBack));
    }
    let follows = |one: &Checkpoint, next: &Checkpoint| {
        one.size() < next.size() && number_of(one) + 1 == number_of(next)
    };
    let mut pairs = known.all.iter().zip(known.all.iter().skip(1));
    let begins = !whole || known.all.first().is_none_or(|first| number_of(first) == 1);
    if !begins || !pairs.all(|(one, next)| follows(one, next)) {
        return Err(damage(HISTORY, Damage::Checkpoint));
    }
    Ok(known)
}

/// Writes a new checkpoint to both places.
pub(super) fn publish(files: Files<'_>, text: &str) -> Result<(), Error> {
    files.append(HISTORY, text.as_bytes())?;
    files.sync(HISTORY)?;
    files.sync_folder("")?;
    files.replace(CHECKPOINT, text.as_bytes())
}

fn open(bytes: &[u8], key: &VerifyingKey) -> Result<Signed, Error> {
    let opened = Checkpoint::open(bytes, std::slice::from_ref(key))?;
    let text = Note::parse(bytes)?.to_text();
    // A note has one form, so that nothing can be changed in it unseen.
    if text.as_bytes() != bytes {
        return Err(damage(CHECKPOINT, Damage::Checkpoint));
    }
    Ok(Signed { text, checkpoint: opened.checkpoint })
}

fn damage(file: &str, damage: Damage) -> Error {
    io::damaged(file, damage)
}

/// Where a note ends: after a signature line that no other follows.
fn end_of_note(bytes: &[u8]) -> Option<usize> {
    let dash = "\u{2014}".as_bytes();
    let mut at = bytes.windows(2).position(|two| two == b"\n\n")? + 2;
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(dash)) {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'\n')? + 1;
    }
    Some(at)
}

fn first_boundary(bytes: &[u8]) -> usize {
    end_of_note(bytes).unwrap_or(bytes.len())
}

/// The notes of a history; the last may be torn.
fn split(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        let (note, rest) = bytes.split_at(end_of_note(bytes).unwrap_or(bytes.len()));
        out.push(note);
        bytes = rest;
    }
    out
}
