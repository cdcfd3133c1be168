//! Who asks.

use std::collections::BTreeSet;

pub use indeck_audit::event::{ActorKind, AuthMethod};

/// Who asks: a person, or a program with an account of its own.
///
/// ```
/// use indeck::govern::{Actor, ActorKind};
/// let ann = Actor::user("ann").in_group("analysts");
/// assert_eq!(ann.kind, ActorKind::User);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// A person or a program.
    pub kind: ActorKind,
    /// Its name, as policies know it.
    pub id: String,
    /// Groups that it is in besides those that the policy gives it.
    pub groups: BTreeSet<String>,
    /// The session that it asks in.
    pub session: Option<String>,
    /// How it proved who it is.
    pub methods: BTreeSet<AuthMethod>,
}

impl Actor {
    /// A person of that name.
    pub fn user(id: impl Into<String>) -> Self {
        let (groups, methods) = (BTreeSet::new(), BTreeSet::new());
        Self { kind: ActorKind::User, id: id.into(), groups, session: None, methods }
    }

    /// A program of that name.
    pub fn service(id: impl Into<String>) -> Self {
        Self { kind: ActorKind::Service, ..Self::user(id) }
    }

    /// The same in a further group.
    #[must_use]
    pub fn in_group(mut self, group: impl Into<String>) -> Self {
        self.groups.insert(group.into());
        self
    }

    /// The same, who proved itself that way.
    #[must_use]
    pub fn by(mut self, method: AuthMethod) -> Self {
        self.methods.insert(method);
        self
    }
}
