//! Who says what the manifest says: signatures and the audit log.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use indeck_audit::dsse::Envelope;
use indeck_audit::note::VerifyingKey;
use indeck_audit::statement::PAYLOAD_TYPE;
use indeck_audit::tree::Hash;
use indeck_audit::{Checkpoint, Error as AuditError, Event, LogProof, OpenedCheckpoint};
use serde::Serialize;

use super::VerifyOptions;
use crate::evidence::manifest::{LogRecord, Manifest};
use crate::evidence::statement::{Digests, deck_digest};

/// Whether the manifest is signed by a key that is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum SignatureState {
    /// There is no manifest to be signed.
    #[default]
    None,
    /// It is signed by a key that is believed.
    Valid {
        /// The key's name.
        key: String,
    },
    /// It is signed by keys that nobody named.
    UnknownKey {
        /// The keys that the envelope names.
        keys: Vec<String>,
    },
    /// A signature is wrong, or the envelope is none.
    Bad {
        /// The stable name of what is wrong.
        code: String,
    },
}

/// Whether an audit log has the event that allowed the deck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum LogState {
    /// The manifest names no event.
    #[default]
    NotLogged,
    /// The log has it.
    Included {
        /// The log.
        origin: String,
        /// The event's place in it, from 0.
        index: u64,
        /// The size of the log when the proof was made.
        size: u64,
    },
    /// The proof is of a log whose key nobody named.
    UnknownLog,
    /// The event is about another deck.
    OtherDeck,
    /// The proof's checkpoint and one that is known cannot both be of the same log.
    Forked {
        /// The log.
        origin: String,
    },
    /// The event or its proof is wrong.
    Bad {
        /// The stable name of what is wrong.
        code: String,
    },
}

/// Checks the envelope; the payload is returned even where nobody vouches for it.
pub(super) fn signature(text: &str, keys: &[VerifyingKey]) -> (SignatureState, Option<Vec<u8>>) {
    let envelope = match Envelope::parse(text.trim().as_bytes()) {
        Ok(envelope) => envelope,
        Err(error) => return (SignatureState::Bad { code: error.code().to_owned() }, None),
    };
    let signed =
        |key: &&VerifyingKey| envelope.verify(PAYLOAD_TYPE, std::slice::from_ref(*key)).is_ok();
    let state = match (keys.iter().find(signed), envelope.verify(PAYLOAD_TYPE, keys)) {
        (Some(key), Ok(_)) => SignatureState::Valid { key: key.name().to_string() },
        (_, Err(error)) if !matches!(error, AuditError::Unsigned) => {
            SignatureState::Bad { code: error.code().to_owned() }
        }
        _ => {
            let keys = envelope.signatures().iter().map(|one| one.key_id.clone()).collect();
            SignatureState::UnknownKey { keys }
        }
    };
    (state, Some(envelope.payload().to_vec()))
}

/// Checks the event and its proof.
pub(super) fn log(manifest: &Manifest, digests: &Digests, options: &VerifyOptions) -> LogState {
    let Some(record) = &manifest.log else { return LogState::NotLogged };
    match included(record, digests, options) {
        Ok(state) => state,
        Err(AuditError::Unsigned) => LogState::UnknownLog,
        Err(error) => LogState::Bad { code: error.code().to_owned() },
    }
}

fn included(
    record: &LogRecord,
    digests: &Digests,
    options: &VerifyOptions,
) -> Result<LogState, AuditError> {
    let Ok(bytes) = STANDARD.decode(&record.event) else {
        return Ok(LogState::Bad { code: "bad-event".to_owned() });
    };
    let event = Event::decode(&bytes)?;
    let proof = LogProof::parse(record.proof.as_bytes())?;
    let opened = proof.verify(&bytes, &options.log_keys, options.witnesses)?;
    if !event.outputs.as_slice().contains(&Hash(deck_digest(digests).0)) {
        return Ok(LogState::OtherDeck);
    }
    let origin = opened.checkpoint.origin().to_owned();
    if options.checkpoints.iter().any(|known| contradicts(known, &opened, &options.log_keys)) {
        return Ok(LogState::Forked { origin });
    }
    let (index, size) = (proof.index(), opened.checkpoint.size());
    Ok(LogState::Included { origin, index, size })
}

/// Whether a known checkpoint is of the same log and size, but of another tree.
fn contradicts(known: &str, opened: &OpenedCheckpoint, keys: &[VerifyingKey]) -> bool {
    Checkpoint::open(known.as_bytes(), keys).is_ok_and(|known| {
        let (known, found) = (&known.checkpoint, &opened.checkpoint);
        known.origin() == found.origin()
            && known.size() == found.size()
            && known.root() != found.root()
    })
}
