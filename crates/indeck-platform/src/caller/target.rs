//! `Target`: what something is done to.

use indeck::audit::tree::Hash;
use indeck::model::Classification;

use crate::access::Role;
use crate::id::{Id, Kind, OrgId, UserId};
use crate::records::{Held, Record};

/// What something is done to, as the policies and the log are told.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What it is: `dataset`.
    pub(crate) kind: &'static str,
    /// Its id; `all` for a list, `new` for what is made.
    pub(crate) id: String,
    /// Its version, where it has one.
    pub(crate) version: Option<String>,
    /// Its class, where it has one.
    pub(crate) class: Option<Classification>,
    /// Whose it is.
    pub(crate) owner: Option<UserId>,
    /// It is the caller's by nature: its own account.
    pub(crate) is_own: bool,
    /// An owner, or making somebody one, is concerned.
    pub(crate) concerns_owner: bool,
    /// Somebody becomes an owner or an admin, or is one.
    pub(crate) makes_admin: bool,
    /// It gets a class that protects it less.
    pub(crate) lowers_class: bool,
    /// Digests of what goes in.
    pub(crate) inputs: Vec<Hash>,
    /// Bytes that are moved.
    pub(crate) bytes: Option<u64>,
}

impl Target {
    fn new(kind: &'static str, id: String) -> Self {
        Self {
            kind,
            id,
            version: None,
            class: None,
            owner: None,
            is_own: false,
            concerns_owner: false,
            makes_admin: false,
            lowers_class: false,
            inputs: Vec::new(),
            bytes: None,
        }
    }

    /// A thing of that id.
    pub(crate) fn of<K: Kind>(id: Id<K>) -> Self {
        Self::new(K::PREFIX, id.to_string())
    }

    /// A record, with whose it is.
    pub(crate) fn record<T: Record>(held: &Held<T>) -> Self {
        Self { owner: held.body.owner(), ..Self::of(held.id) }
    }

    /// All things of a kind.
    pub(crate) fn all<K: Kind>() -> Self {
        Self::new(K::PREFIX, "all".to_owned())
    }

    /// The organisation itself.
    pub(crate) fn organisation(org: OrgId) -> Self {
        Self::of(org)
    }

    /// What belongs to the caller by nature: its account, sessions, tokens.
    pub(crate) fn own(kind: &'static str) -> Self {
        Self { is_own: true, ..Self::new(kind, "own".to_owned()) }
    }

    /// The same of that id.
    pub(crate) fn own_of<K: Kind>(id: Id<K>) -> Self {
        Self { is_own: true, ..Self::of(id) }
    }

    /// The same, of a class.
    #[must_use]
    pub(crate) fn classed(mut self, class: Option<Classification>) -> Self {
        self.class = class;
        self
    }

    /// The same, where somebody has one of these roles, or is to have it.
    #[must_use]
    pub(crate) fn concerning(mut self, roles: &[Role]) -> Self {
        self.concerns_owner = roles.contains(&Role::Owner);
        self.makes_admin = self.concerns_owner || roles.contains(&Role::Admin);
        self
    }
}
