//! `Action`: what is done.

use std::fmt;

use super::EventFault;
use crate::Error;
use crate::cbor::{Reader, Writer};

/// Bytes that a verb may have.
const MAX_VERB_BYTES: usize = 48;

/// What is done: the decision points of the pipeline, and what administrators do.
///
/// ```
/// use indeck_audit::event::Action;
/// assert_eq!(Action::parse("disclose")?, Action::Disclose);
/// assert_eq!(Action::parse("key.rotate")?.to_string(), "key.rotate");
/// assert!(Action::parse("ponder").is_err());
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Data comes in.
    Ingest,
    /// Data is asked for.
    Query,
    /// Tables go into a deck.
    Disclose,
    /// A deck is handed out.
    Download,
    /// A deck is made reachable for others.
    Share,
    /// Something is deleted.
    Delete,
    /// A person is erased.
    Erase,
    /// Data or records leave in bulk.
    Export,
    /// Somebody signs in.
    Login,
    /// Rules are set aside in an emergency.
    Breakglass,
    /// Something is administered: `admin.user-add`.
    Admin(Verb),
    /// Something is done to a key: `key.rotate`.
    Key(Verb),
}

/// What is administered or done to a key: lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verb(Box<str>);

impl Verb {
    /// That text as a verb.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for a text that is none.
    pub fn new(text: &str) -> Result<Self, Error> {
        let fits = (1..=MAX_VERB_BYTES).contains(&text.len())
            && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
        if fits { Ok(Self(text.into())) } else { Err(EventFault::Action.into()) }
    }

    /// The verb's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The actions that are one word.
const WORDS: &[(&str, Action)] = &[
    ("ingest", Action::Ingest),
    ("query", Action::Query),
    ("disclose", Action::Disclose),
    ("download", Action::Download),
    ("share", Action::Share),
    ("delete", Action::Delete),
    ("erase", Action::Erase),
    ("export", Action::Export),
    ("login", Action::Login),
    ("breakglass", Action::Breakglass),
];

impl Action {
    /// The action of that word.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for a word that is none.
    pub fn parse(word: &str) -> Result<Self, Error> {
        if let Some((_, action)) = WORDS.iter().find(|(known, _)| *known == word) {
            return Ok(action.clone());
        }
        match word.split_once('.') {
            Some(("admin", verb)) => Verb::new(verb).map(Self::Admin),
            Some(("key", verb)) => Verb::new(verb).map(Self::Key),
            _ => Err(EventFault::Action.into()),
        }
    }

    /// The word, without the verb of those that have one: `disclose`, `admin`, `key`.
    pub fn group(&self) -> &'static str {
        match self {
            Self::Admin(_) => "admin",
            Self::Key(_) => "key",
            one => WORDS.iter().find(|(_, known)| known == one).map_or("", |(word, _)| word),
        }
    }

    fn verb(&self) -> Option<&Verb> {
        match self {
            Self::Admin(verb) | Self::Key(verb) => Some(verb),
            _ => None,
        }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        match self.verb() {
            None => out.text(self.group()),
            Some(_) => out.text(&self.to_string()),
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        Self::parse(from.text("admin.".len() + MAX_VERB_BYTES)?)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.group())?;
        match self.verb() {
            Some(verb) => write!(f, ".{}", verb.as_str()),
            None => Ok(()),
        }
    }
}
