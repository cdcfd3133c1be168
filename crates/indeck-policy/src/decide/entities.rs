//! What Cedar is told of the actor and the thing asked for.

use std::collections::BTreeSet;

use cedar_policy::{Entities, Entity, EntityUid, RestrictedExpression};
use indeck_model::Classification;

use super::names::Names;
use super::request::{Actor, ActorKind, Request, ResourceKind};
use crate::document::Document;

/// What a request's entities could not be made of.
pub(super) struct Unfit;

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
    document: &Document,
    names: &Names,
    standing: &[Entity],
) -> Result<Entities, Unfit> {
    let mut all: Vec<Entity> = Vec::with_capacity(16);
    // Cedar has the class in an entity: only the one asked for, and those above it, matter.
    let rank = class.map_or(standing.len(), |class| class as usize);
    all.extend(standing.iter().skip(rank).cloned());
    all.push(actor(&request.actor, document, names)?);
    all.push(resource(request, class, document, names)?);
    if let Some(owner) = &request.resource.owner
        && (request.actor.kind != ActorKind::User || *owner != request.actor.id)
    {
        all.push(actor(&Actor::user(owner), document, names)?);
    }
    Entities::from_entities(all, None).map_err(|_| Unfit)
}

/// An actor with all of its groups, those of its groups included: nothing is left to look up.
fn actor(actor: &Actor, document: &Document, names: &Names) -> Result<Entity, Unfit> {
    let uid = names.actor(actor.kind, &actor.id).ok_or(Unfit)?;
    if actor.kind == ActorKind::Visitor {
        let domain = actor.id.rsplit_once('@').map_or("", |(_, domain)| domain).to_lowercase();
        let domain = ("domain".to_owned(), RestrictedExpression::new_string(domain));
        return Entity::new_with_tags(uid, [domain], [], []).map_err(|_| Unfit);
    }
    let mut groups: BTreeSet<&str> = document.people.groups_of(&actor.id);
    for group in &actor.groups {
        groups.extend(document.people.with_outer(group));
    }
    let mut tags = actor.tags.clone();
    if let Some(user) = document.people.users.get(&actor.id) {
        tags.extend(user.tags.clone());
    }
    let parents: Vec<EntityUid> = groups.into_iter().map(|name| names.group(name)).collect();
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
    document: &Document,
    names: &Names,
) -> Result<Entity, Unfit> {
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
