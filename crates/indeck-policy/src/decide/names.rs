//! Cedar's names of things, made once.

use cedar_policy::{EntityId, EntityTypeName, EntityUid};
use indeck_model::Classification;

use super::request::{ActorKind, ResourceKind};
use crate::action::Action;

/// Cedar's names of all kinds of things.
#[derive(Clone, Debug)]
pub(super) struct Names {
    user: EntityTypeName,
    group: EntityTypeName,
    actors: Vec<EntityTypeName>,
    resources: Vec<EntityTypeName>,
    actions: Vec<EntityUid>,
    classes: Vec<EntityUid>,
}

impl Names {
    /// The names; `None` if Cedar does not take one of them, which a test excludes.
    pub(super) fn new() -> Option<Self> {
        let kind = |name: &str| name.parse::<EntityTypeName>().ok();
        let (action, class) = (kind("Action")?, kind("Class")?);
        Some(Self {
            user: kind("User")?,
            group: kind("Group")?,
            actors: ActorKind::ALL.iter().map(|k| kind(k.cedar())).collect::<Option<_>>()?,
            resources: ResourceKind::ALL.iter().map(|k| kind(k.cedar())).collect::<Option<_>>()?,
            actions: Action::ALL.iter().map(|a| uid(&action, a.word())).collect(),
            classes: Classification::ALL.iter().map(|c| uid(&class, c.word())).collect(),
        })
    }

    pub(super) fn user(&self, id: &str) -> EntityUid {
        uid(&self.user, id)
    }

    pub(super) fn group(&self, id: &str) -> EntityUid {
        uid(&self.group, id)
    }

    pub(super) fn actor(&self, kind: ActorKind, id: &str) -> Option<EntityUid> {
        self.actors.get(kind as usize).map(|name| uid(name, id))
    }

    pub(super) fn resource(&self, kind: ResourceKind, id: &str) -> Option<EntityUid> {
        self.resources.get(kind as usize).map(|name| uid(name, id))
    }

    pub(super) fn action(&self, action: Action) -> Option<&EntityUid> {
        self.actions.get(action as usize)
    }

    pub(super) fn class(&self, class: Classification) -> Option<&EntityUid> {
        self.classes.get(class as usize)
    }
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}
