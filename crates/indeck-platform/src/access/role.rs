//! `Role`: what a member is in an organisation.

use serde::{Deserialize, Serialize};

/// What a member is in an organisation. What each may do stands in `roles.cedar`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, also what concerns owners.
    Owner,
    /// Members, settings, keys and all content.
    Admin,
    /// Brings data and templates in, writes reports, runs them.
    Author,
    /// Sees reports, runs and decks, and downloads decks.
    Viewer,
    /// Sees the audit log, members and settings; no content.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] =
        [Self::Owner, Self::Admin, Self::Author, Self::Viewer, Self::Auditor];

    /// Its word, as the API, Cedar and logs write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Author => "author",
            Self::Viewer => "viewer",
            Self::Auditor => "auditor",
        }
    }

    /// The role of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}
