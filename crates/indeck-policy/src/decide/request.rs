//! Who asks for what, and under which circumstances.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use indeck_model::Classification;
use indeck_model::facts::SourceColumn;

use crate::action::Action;

/// A question to a policy.
///
/// ```
/// use indeck_policy::Action;
/// use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
/// let request = Request {
///     actor: Actor::user("anna@example.com"),
///     action: Action::Query,
///     resource: Resource::new(ResourceKind::Dataset, "customers").with_column("customers", "city"),
///     circumstances: Circumstances::at(1_772_323_200),
/// };
/// assert_eq!(request.resource.datasets().collect::<Vec<_>>(), ["customers"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Who asks.
    pub actor: Actor,
    /// To do what.
    pub action: Action,
    /// On what.
    pub resource: Resource,
    /// Under which circumstances.
    pub circumstances: Circumstances,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// Its name: an address of mail, the name of an account; that of a link for a visitor.
    pub id: String,
    /// Groups that the program knows it to be in, beside those of the policy.
    pub groups: Vec<String>,
    /// What the program knows of it. The policy's own word on a tag goes first.
    pub tags: BTreeMap<String, String>,
}

/// Kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActorKind {
    /// A person with an account.
    User,
    /// A program with an account.
    Service,
    /// Somebody with a link.
    Visitor,
}

impl ActorKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::User, Self::Service, Self::Visitor];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Service => "service",
            Self::Visitor => "visitor",
        }
    }

    pub(super) fn cedar(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Service => "Service",
            Self::Visitor => "Visitor",
        }
    }
}

impl Actor {
    /// An actor of which nothing else is known.
    pub fn new(kind: ActorKind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into(), groups: Vec::new(), tags: BTreeMap::new() }
    }

    /// A person with an account.
    pub fn user(id: impl Into<String>) -> Self {
        Self::new(ActorKind::User, id)
    }

    /// A program with an account.
    pub fn service(id: impl Into<String>) -> Self {
        Self::new(ActorKind::Service, id)
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What it is.
    pub kind: ResourceKind,
    /// Its name.
    pub id: String,
    /// Its class, where the program knows one. The policy's word can only raise it.
    pub class: Option<Classification>,
    /// The datasets behind it; those of `columns`, and the one that it is, need not be named.
    pub datasets: Vec<String>,
    /// The columns asked for, or those behind it; empty for all of its datasets.
    pub columns: Vec<SourceColumn>,
    /// The user that it belongs to.
    pub owner: Option<String>,
}

/// Kinds of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResourceKind {
    /// Data that was taken in.
    Dataset,
    /// A table of results.
    Table,
    /// A deck.
    Deck,
    /// A link to a deck.
    Link,
    /// A person of whom data is kept.
    Person,
    /// The audit log.
    Log,
    /// A key.
    Key,
    /// The organisation: sessions, users, settings.
    Organisation,
}

impl ResourceKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Dataset,
        Self::Table,
        Self::Deck,
        Self::Link,
        Self::Person,
        Self::Log,
        Self::Key,
        Self::Organisation,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Table => "table",
            Self::Deck => "deck",
            Self::Link => "link",
            Self::Person => "person",
            Self::Log => "log",
            Self::Key => "key",
            Self::Organisation => "organisation",
        }
    }

    pub(super) fn cedar(self) -> &'static str {
        match self {
            Self::Dataset => "Dataset",
            Self::Table => "Table",
            Self::Deck => "Deck",
            Self::Link => "Link",
            Self::Person => "Person",
            Self::Log => "Log",
            Self::Key => "Key",
            Self::Organisation => "Organisation",
        }
    }

    /// Whether it holds data, and so must have a class.
    pub fn has_class(self) -> bool {
        matches!(self, Self::Dataset | Self::Table | Self::Deck | Self::Link)
    }
}

impl Resource {
    /// A thing of which nothing else is known.
    pub fn new(kind: ResourceKind, id: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.into(),
            class: None,
            datasets: Vec::new(),
            columns: Vec::new(),
            owner: None,
        }
    }

    /// The same, with one more column behind it.
    #[must_use]
    pub fn with_column(mut self, dataset: impl Into<String>, column: impl Into<String>) -> Self {
        self.columns.push(SourceColumn { source: dataset.into(), column: column.into() });
        self
    }

    /// The same, of a class.
    #[must_use]
    pub fn with_class(mut self, class: Classification) -> Self {
        self.class = Some(class);
        self
    }

    /// The datasets behind it, sorted: itself, those named, those of its columns.
    pub fn datasets(&self) -> impl Iterator<Item = &str> {
        let own = (self.kind == ResourceKind::Dataset).then_some(self.id.as_str());
        let named = self.datasets.iter().map(String::as_str);
        let columns = self.columns.iter().map(|column| column.source.as_str());
        own.into_iter().chain(named).chain(columns).collect::<BTreeSet<_>>().into_iter()
    }
}

/// Circumstances of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The time, in seconds since 1970 in UTC.
    pub now: i64,
    /// What it is for, in the actor's words; empty if not told.
    pub purpose: String,
    /// On which way it comes: `cli`, `api`, `web`, `schedule`.
    pub channel: String,
    /// Methods by which the actor has authenticated.
    pub authentication: BTreeSet<String>,
    /// Users who have agreed.
    pub approvals: BTreeSet<String>,
    /// Addresses that it is to be shared with.
    pub recipients: BTreeSet<String>,
    /// Where from, on the network.
    pub address: Option<IpAddr>,
    /// The region in which the data is handled.
    pub region: Option<String>,
    /// Risk of the session, 0 to 100.
    pub risk: Option<u32>,
    /// Rows that leave.
    pub rows: Option<u64>,
    /// Cells that leave.
    pub cells: Option<u64>,
    /// Cells that are withheld.
    pub suppressed: Option<u64>,
    /// Bytes that leave.
    pub bytes: Option<u64>,
}

impl Circumstances {
    /// A time of which nothing else is known.
    pub fn at(now: i64) -> Self {
        Self {
            now,
            purpose: String::new(),
            channel: "cli".to_owned(),
            authentication: BTreeSet::new(),
            approvals: BTreeSet::new(),
            recipients: BTreeSet::new(),
            address: None,
            region: None,
            risk: None,
            rows: None,
            cells: None,
            suppressed: None,
            bytes: None,
        }
    }

    /// The domains of the recipients, lower case. An address without one is a domain of its own
    /// that nothing allows.
    pub fn recipient_domains(&self) -> BTreeSet<String> {
        let domain = |address: &String| match address.rsplit_once('@') {
            Some((_, domain)) => domain.to_lowercase(),
            None => String::new(),
        };
        self.recipients.iter().map(domain).collect()
    }
}
