//! What Cedar is told of the actor and the thing asked for.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{Entities, Entity, EntityUid, RestrictedExpression};
use indeck_model::Classification;

use super::names::Names;
use super::request::{Actor, ActorKind, Request, ResourceKind};
use crate::document::Document;

/// What a request's entities could not be made of.
pub(super) struct Unfit;

/// What is known without the request.
pub(super) struct Known<'k> {
    pub(super) document: &'k Document,
    pub(super) names: &'k Names,
    /// All groups of each user.
    pub(super) members: &'k BTreeMap<String, BTreeSet<String>>,
}

impl Known<'_> {
    /// All groups of an actor. A visitor has none.
    pub(super) fn groups<'a>(&'a self, actor: &Actor) -> BTreeSet<&'a str> {
        let mut groups = BTreeSet::new();
        if actor.kind != ActorKind::Visitor {
            let own = self.members.get(&actor.id).into_iter().flatten();
            groups.extend(own.map(String::as_str));
            for group in &actor.groups {
                groups.extend(self.document.people.with_outer(group));
            }
        }
        groups
    }
}

/// What is true of everyone: the classes.
pub(super) fn standing(names: &Names) -> Option<Vec<Entity>> {
    let uids: Vec<&EntityUid> =
        Classification::ALL.into_iter().map(|class| names.class(class)).collect::<Option<_>>()?;
    let greater = |index: usize| uids.iter().skip(index + 1).map(|uid| (*uid).clone()).collect();
    let entity =
        |(index, uid): (usize, &&EntityUid)| Entity::new_no_attrs((*uid).clone(), greater(index));
    Some(uids.iter().enumerate().map(entity).collect())
}

/// All entities of a request.
pub(super) fn of(
    request: &Request,
    class: Option<Classification>,
    known: &Known<'_>,
    standing: &[Entity],
) -> Result<Entities, Unfit> {
    let names = known.names;
    let mut all: Vec<Entity> = Vec::with_capacity(16);
    // An entity says what it is in: those that it is in need not be told of.
    all.extend(class.and_then(|class| standing.get(class as usize)).cloned());
    if let (Some(group), Some(action)) =
        (names.action_group(request.action), names.action(request.action))
    {
        all.push(Entity::new_no_attrs(action.clone(), [group].into()));
    }
    all.push(actor(&request.actor, known)?);
    all.push(resource(request, class, known)?);
    if let Some(owner) = &request.resource.owner
        && (request.actor.kind != ActorKind::User || *owner != request.actor.id)
    {
        all.push(actor(&Actor::user(owner), known)?);
    }
    Entities::from_entities(all, None).map_err(|_| Unfit)
}

/// An actor with all of its groups, those of its groups included: nothing is left to look up.
fn actor(actor: &Actor, known: &Known<'_>) -> Result<Entity, Unfit> {
    let names = known.names;
    let uid = names.actor(actor.kind, &actor.id).ok_or(Unfit)?;
    if actor.kind == ActorKind::Visitor {
        let domain = actor.id.rsplit_once('@').map_or("", |(_, domain)| domain).to_lowercase();
        let domain = ("domain".to_owned(), RestrictedExpression::new_string(domain));
        return Entity::new_with_tags(uid, [domain], [], []).map_err(|_| Unfit);
    }
    let mut tags = actor.tags.clone();
    if let Some(user) = known.document.people.users.get(&actor.id) {
        tags.extend(user.tags.clone());
    }
    let parents: Vec<EntityUid> =
        known.groups(actor).into_iter().map(|name| names.group(name)).collect();
    Entity::new_with_tags(uid, [], parents, texts(tags)).map_err(|_| Unfit)
}

fn texts(
    pairs: impl IntoIterator<Item = (String, String)>,
) -> impl Iterator<Item = (String, RestrictedExpression)> {
    pairs.into_iter().map(|(key, value)| (key, RestrictedExpression::new_string(value)))
}

fn resource(
    request: &Request,
    class: Option<Classification>,
    known: &Known<'_>,
) -> Result<Entity, Unfit> {
    let (document, names) = (known.document, known.names);
    let resource = &request.resource;
    let uid = names.resource(resource.kind, &resource.id).ok_or(Unfit)?;
    if !resource.kind.has_class() {
        return Ok(Entity::with_uid(uid));
    }
    let class = names.class(class.ok_or(Unfit)?).ok_or(Unfit)?;
    let mut columns = BTreeSet::new();
    let mut roles = BTreeSet::new();
    for column in &resource.columns {
        columns.insert(format!("{}.{}", column.source, column.column));
        if let Some(dataset) = document.datasets.get(&column.source) {
            roles.insert(dataset.column(&column.column).role.word().to_owned());
        }
    }
    let mut attributes = vec![
        ("class".to_owned(), RestrictedExpression::new_entity_uid(class.clone())),
        ("columns".to_owned(), set(columns)),
        ("roles".to_owned(), set(roles)),
    ];
    if let Some(owner) = &resource.owner {
        let owner = RestrictedExpression::new_entity_uid(names.user(owner));
        attributes.push(("owner".to_owned(), owner));
    }
    let (parents, tags) = match resource.kind {
        ResourceKind::Dataset => {
            let tags = document.datasets.get(&resource.id).map(|dataset| dataset.tags.clone());
            (Vec::new(), tags.unwrap_or_default())
        }
        _ => {
            let dataset = |name| names.resource(ResourceKind::Dataset, name);
            (resource.datasets().filter_map(dataset).collect(), Default::default())
        }
    };
    Entity::new_with_tags(uid, attributes, parents, texts(tags)).map_err(|_| Unfit)
}

pub(super) fn set(texts: impl IntoIterator<Item = String>) -> RestrictedExpression {
    RestrictedExpression::new_set(texts.into_iter().map(RestrictedExpression::new_string))
}
