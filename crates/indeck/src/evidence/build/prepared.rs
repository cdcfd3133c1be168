//! `Prepared`: a deck that is hashed and waits for its seal.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use indeck_audit::note::SigningKey;
use indeck_audit::{Event, LogProof};
use indeck_ooxml::{Limits, Parts, read};

use super::provenance::Told;
use super::record;
use crate::evidence::manifest::{Digest, LogRecord, Manifest};
use crate::evidence::statement::{Digests, deck_digest};
use crate::evidence::{Error, envelope, statement};

/// A deck that is hashed and waits for its seal.
///
/// Between the two the event is logged that allows the deck: its outputs hold [`Prepared::digest`],
/// and its proof goes into the seal.
#[derive(Clone, Debug)]
pub struct Prepared {
    deck: Vec<u8>,
    digests: Digests,
    manifest: Manifest,
    limits: Limits,
}

impl Prepared {
    pub(super) fn new(
        mut manifest: Manifest,
        told: &[Told],
        deck: Vec<u8>,
        limits: &Limits,
    ) -> Result<Self, Error> {
        // With the manifest's parts in it, content types and relationships have their final form.
        let (deck, own) = envelope::put(deck, "", limits)?;
        let parts = Parts::read(deck.clone(), limits)?;
        let digests = digests(&parts, &own)?;
        let numbers = read::deck_numbers(&parts)?;
        let found = numbers.slides.len();
        // Slides that the template brought stand before those that were told of.
        let kept = found.checked_sub(told.len());
        let kept = kept.ok_or(Error::SlideCount { told: told.len(), found })?;
        let told = (0..kept).map(|_| None).chain(told.iter().map(Some));
        let records = numbers.slides.iter().zip(told);
        manifest.slides = records.map(|(slide, told)| record::slide(slide, told, &parts)).collect();
        manifest.sources.sort_by(|a, b| a.name.cmp(&b.name));
        manifest.tables.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { deck, digests, manifest, limits: limits.clone() })
    }

    /// The deck's digest, by which the event of the log names it.
    pub fn digest(&self) -> Digest {
        deck_digest(&self.digests)
    }

    /// What is recorded.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The deck with its signed manifest, and the event that allowed it with its proof. The same
    /// deck, key and event give the same bytes.
    ///
    /// # Errors
    /// [`Error::Envelope`] if it cannot be signed, [`Error::Deck`] if it cannot be written.
    pub fn seal(
        mut self,
        key: &SigningKey,
        logged: Option<(&Event, &LogProof)>,
    ) -> Result<Vec<u8>, Error> {
        self.manifest.log = logged.map(|(event, proof)| LogRecord {
            event: STANDARD.encode(event.encode()),
            proof: proof.to_text(),
        });
        let statement = statement::write(&self.digests, &self.manifest)?;
        let sealed = envelope::seal(&statement, key)?;
        Ok(envelope::put(self.deck, &sealed, &self.limits)?.0)
    }
}

/// The digests of all parts but those named.
pub(in crate::evidence) fn digests(parts: &Parts, but: &[String]) -> Result<Digests, Error> {
    let mut digests = Digests::new();
    for part in parts.iter().filter(|part| !but.iter().any(|own| own == part.name)) {
        digests.insert(part.name.to_owned(), Digest::of(&parts.bytes(part.name)?));
    }
    Ok(digests)
}
