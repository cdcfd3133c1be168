//! What somebody asks to do: the decision points.

use std::fmt;

/// An action that needs a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Take a dataset in.
    Ingest,
    /// Read columns of a dataset, a table of results, or a log.
    Query,
    /// Put a table of results into a deck.
    Disclose,
    /// Take a copy of a deck.
    Download,
    /// Give a deck to somebody, or make a link to it.
    Share,
    /// Delete something.
    Delete,
    /// Erase what is kept of a person, or a dataset.
    Erase,
    /// Take something out as a whole.
    Export,
    /// Begin a session.
    Login,
    /// Act outside the rules in an emergency, on record.
    Breakglass,
    /// Change users and groups.
    AdminUsers,
    /// Change policies.
    AdminPolicy,
    /// Change settings.
    AdminSettings,
    /// Change how long things are kept.
    AdminRetention,
    /// Make a key.
    KeyCreate,
    /// Replace a key.
    KeyRotate,
    /// Destroy a key.
    KeyDestroy,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 17] = [
        Self::Ingest,
        Self::Query,
        Self::Disclose,
        Self::Download,
        Self::Share,
        Self::Delete,
        Self::Erase,
        Self::Export,
        Self::Login,
        Self::Breakglass,
        Self::AdminUsers,
        Self::AdminPolicy,
        Self::AdminSettings,
        Self::AdminRetention,
        Self::KeyCreate,
        Self::KeyRotate,
        Self::KeyDestroy,
    ];

    /// Its word, as Cedar policies and logs write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Query => "query",
            Self::Disclose => "disclose",
            Self::Download => "download",
            Self::Share => "share",
            Self::Delete => "delete",
            Self::Erase => "erase",
            Self::Export => "export",
            Self::Login => "login",
            Self::Breakglass => "breakglass",
            Self::AdminUsers => "admin.users",
            Self::AdminPolicy => "admin.policy",
            Self::AdminSettings => "admin.settings",
            Self::AdminRetention => "admin.retention",
            Self::KeyCreate => "key.create",
            Self::KeyRotate => "key.rotate",
            Self::KeyDestroy => "key.destroy",
        }
    }

    /// The action of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
