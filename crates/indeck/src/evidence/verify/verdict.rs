//! `Verification`: what became of a deck.

use serde::Serialize;

use super::authority::{LogState, SignatureState};
use super::change::Change;
use crate::evidence::Manifest;

/// What became of a deck since its manifest was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Whether there is a manifest that can be read.
    pub manifest: ManifestState,
    /// Whether somebody who is believed signed it.
    pub signature: SignatureState,
    /// Whether the event that allowed the deck is in an audit log.
    pub log: LogState,
    /// Whether the caller named keys of those who make decks: then only a manifest that one of them
    /// signed will do.
    pub wants_signature: bool,
    /// Whether the caller named keys of audit logs: then only a deck that one of them has will do.
    pub wants_log: bool,
    /// Whether the deck has two manifests that say different things.
    pub copies_differ: bool,
    /// Every part, by its name.
    pub parts: Vec<PartVerdict>,
    /// What is not as it was written.
    pub changes: Vec<Change>,
    /// Parts of slides that cannot be read any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// What the manifest says; to be believed only where the signature is valid.
    #[serde(skip)]
    pub record: Option<Manifest>,
}

/// Whether there is a manifest that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum ManifestState {
    /// There is none.
    #[default]
    Missing,
    /// There is one.
    Read {
        /// The type that it is of.
        kind: String,
    },
    /// There is one of a type that this version does not know.
    UnknownType {
        /// The type.
        found: String,
    },
    /// There is one, but it is damaged.
    Unreadable {
        /// The stable name of what is wrong with it.
        code: String,
    },
}

/// A part and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartVerdict {
    /// The part.
    pub part: String,
    /// What became of it.
    pub state: PartState,
    /// The slide that it belongs to, by its place now, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slide: Option<u32>,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PartState {
    /// It is as it was, byte for byte.
    Intact,
    /// It has other bytes.
    Edited,
    /// It was not there.
    Added,
    /// It is gone.
    Removed,
}

impl Verification {
    /// Whether the deck is as it was written, and whoever was asked for vouches for it. Where nobody
    /// was asked for, this tells accidents from nothing, and no more: whoever changes a deck could
    /// write a manifest that nobody signed.
    pub fn is_intact(&self) -> bool {
        self.is_vouched_for() && self.parts.iter().all(|part| part.state == PartState::Intact)
    }

    /// Whether somebody who is believed signed what the manifest says; the deck may be another by
    /// now.
    pub fn is_authentic(&self) -> bool {
        self.is_vouched_for() && matches!(self.signature, SignatureState::Valid { .. })
    }

    /// Whether the manifest can be read and whoever was asked for vouches for it.
    pub fn is_vouched_for(&self) -> bool {
        let signature = match self.signature {
            SignatureState::Valid { .. } => true,
            // The log knows the parts, not what the manifest says of them.
            SignatureState::Unsigned | SignatureState::UnknownKey { .. } => {
                !self.wants_signature && !self.wants_log
            }
            SignatureState::None | SignatureState::Bad { .. } => false,
        };
        let log = match self.log {
            LogState::Included { .. } => true,
            LogState::NotLogged | LogState::UnknownLog => !self.wants_log,
            LogState::OtherDeck | LogState::Forked { .. } | LogState::Bad { .. } => false,
        };
        let is_read = matches!(self.manifest, ManifestState::Read { .. });
        is_read && signature && log && !self.copies_differ
    }

    /// The exit code of a command that says this: 0 for an intact deck, 1 for any other.
    pub fn exit_code(&self) -> u8 {
        u8::from(!self.is_intact())
    }

    /// It all as JSON, on one line.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
