//! Compares a deck with what it was when its manifest was made.

mod authority;
mod change;
mod chart;
mod compare;
mod order;
mod slide;
mod text;
mod verdict;

pub use authority::{LogState, SignatureState};
pub use change::{Change, SlideName};
pub use verdict::{ManifestState, PartState, PartVerdict, Verification};

use std::collections::BTreeMap;

use indeck_audit::note::VerifyingKey;
use indeck_ooxml::{Limits, Parts, read};

use super::build::digests;
use super::envelope::Carried;
use super::manifest::Manifest;
use super::statement::{self, Digests};
use super::{Error, PREDICATE_TYPE};

/// Whom to believe, and how much a deck may ask for.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions {
    /// The keys of those who make decks.
    pub keys: Vec<VerifyingKey>,
    /// The keys of audit logs, and of witnesses.
    pub log_keys: Vec<VerifyingKey>,
    /// How many witnesses must have cosigned the log's checkpoint.
    pub witnesses: usize,
    /// Signed checkpoints of logs that are known from elsewhere.
    pub checkpoints: Vec<String>,
    /// How much the deck may ask for.
    pub limits: Limits,
}

/// Compares a deck with its manifest: who signed it, whether it is in the log, which parts are as
/// they were, and which numbers, texts, pictures, notes and slides are not.
///
/// Compression, order and times of the container do not count. It reads nothing but the deck and
/// the options.
///
/// # Errors
/// [`Error::Deck`] for what is no deck, [`Error::TooLarge`] for a manifest beyond all limits. That
/// a deck was changed or has no manifest is no error, but the answer.
pub fn verify(deck: Vec<u8>, options: &VerifyOptions) -> Result<Verification, Error> {
    let parts = Parts::read(deck, &options.limits)?;
    let carried = Carried::read(&parts)?;
    let mut verification = Verification { copies_differ: carried.differ(), ..Default::default() };
    let Some(text) = carried.text() else {
        verification.manifest = ManifestState::Missing;
        return Ok(verification);
    };
    let (signature, payload) = authority::signature(text, &options.keys);
    verification.signature = signature;
    let read = payload.ok_or(Error::NoManifest).and_then(|payload| statement::read(&payload));
    let (written, manifest) = match read {
        Ok(read) => read,
        Err(Error::UnknownType { found }) => {
            verification.manifest = ManifestState::UnknownType { found };
            return Ok(verification);
        }
        Err(error) => {
            verification.manifest = ManifestState::Unreadable { code: error.code().to_owned() };
            return Ok(verification);
        }
    };
    verification.manifest = ManifestState::Read { kind: PREDICATE_TYPE.to_owned() };
    verification.log = authority::log(&manifest, &written, options);
    compare_parts(&parts, &carried, &written, &manifest, &mut verification)?;
    verification.record = Some(manifest);
    Ok(verification)
}

/// Compares parts by their digests and, where some differ, what the slides say.
fn compare_parts(
    parts: &Parts,
    carried: &Carried,
    written: &Digests,
    manifest: &Manifest,
    verification: &mut Verification,
) -> Result<(), Error> {
    let now = lenient_digests(parts, &carried.parts);
    let mut verdicts: BTreeMap<&str, PartState> = BTreeMap::new();
    for (name, digest) in written {
        let state = match now.get(name) {
            Some(Some(found)) if found == digest => PartState::Intact,
            Some(_) => PartState::Edited,
            None => PartState::Removed,
        };
        verdicts.insert(name, state);
    }
    for name in now.keys().filter(|name| !written.contains_key(*name)) {
        verdicts.insert(name, PartState::Added);
    }
    let is_same = verdicts.values().all(|state| *state == PartState::Intact);
    let numbers = if is_same { None } else { Some(read::deck_numbers(parts)?) };
    let mut homes = BTreeMap::new();
    if let Some(numbers) = &numbers {
        numbers.slides.iter().for_each(|slide| slide::homes(slide, &mut homes));
        verification.unread = numbers.unread.clone();
        verification.changes = compare::deck(manifest, numbers, parts);
    }
    let verdict = |(name, state): (&str, PartState)| PartVerdict {
        part: name.to_owned(),
        state,
        slide: homes.get(name).copied(),
    };
    verification.parts = verdicts.into_iter().map(verdict).collect();
    Ok(())
}

/// The digests of parts; none for a part that is damaged.
fn lenient_digests(
    parts: &Parts,
    but: &[String],
) -> BTreeMap<String, Option<super::manifest::Digest>> {
    if let Ok(all) = digests(parts, but) {
        return all.into_iter().map(|(name, digest)| (name, Some(digest))).collect();
    }
    let names = parts.iter().filter(|part| !but.iter().any(|own| own == part.name));
    let digest = |bytes: Vec<u8>| super::manifest::Digest::of(&bytes);
    names.map(|part| (part.name.to_owned(), parts.bytes(part.name).ok().map(digest))).collect()
}
