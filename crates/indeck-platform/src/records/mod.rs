//! Records: the nouns of an organisation, sealed, in one table.
//!
//! A record is what it says (a [`Record`], JSON, sealed under the organisation's key and bound to
//! organisation, kind, id and revision) and what the database may know of it: ids, times, a keyed
//! hash of its name. All calls are methods of a [`Tenant`](crate::Tenant), so that none can forget whose it is: a
//! row of somebody else is neither found nor could it be opened.

mod page;
mod read;
mod write;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use page::{Page, PageRequest};
pub(crate) use write::changed;

use crate::id::{Id, Kind, UserId};

/// A noun of an organisation.
pub trait Record: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// What its ids are of.
    type Kind: Kind;

    /// What it belongs to: the dataset of a version.
    fn parent(&self) -> Option<String> {
        None
    }

    /// Whose it is.
    fn owner(&self) -> Option<UserId> {
        None
    }

    /// The name that no other record of its kind may have.
    fn unique_name(&self) -> Option<&str> {
        None
    }
}

/// A record as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<T: Record> {
    /// Its id.
    pub id: Id<T::Kind>,
    /// How often it was written: 1 for a new one.
    pub rev: i64,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// When it was last written, in microseconds since 1970.
    pub changed: i64,
    /// What it says.
    pub body: T,
}

impl<T: Record> Held<T> {
    /// Whether it is still what a change was made from.
    ///
    /// # Errors
    /// [`Error::Conflict`](crate::Error::Conflict) if somebody else has written it since.
    pub(crate) fn must_be(&self, rev: Option<i64>) -> Result<(), crate::Error> {
        match rev {
            Some(rev) if rev != self.rev => Err(changed(noun::<T>())),
            _ => Ok(()),
        }
    }
}

/// What a kind is called in the database.
pub(crate) fn kind<T: Record>() -> &'static str {
    T::Kind::PREFIX
}

/// What a kind is called in words.
pub(crate) fn noun<T: Record>() -> &'static str {
    T::Kind::NOUN
}
