//! A request in Cedar's form, and its answer.

use std::collections::BTreeSet;

use cedar_policy::{AuthorizationError, Authorizer, Entities, Entity, EntityUid, PolicySet};
use indeck_model::Classification;

use super::context;
use super::entities::{self, Known};
use super::request::{Request, ResourceKind};

/// A request in Cedar's form.
pub(super) struct Question {
    request: cedar_policy::Request,
    entities: Entities,
    /// The actor and all of its groups.
    pub(super) actors: BTreeSet<EntityUid>,
    /// The resource and the datasets that it is in.
    pub(super) resources: BTreeSet<EntityUid>,
}

/// What Cedar said.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) permits: bool,
    pub(super) determining: Vec<String>,
    pub(super) errors: Vec<String>,
}

impl Question {
    /// The question of a request; `None` if Cedar does not take it.
    pub(super) fn new(
        request: &Request,
        class: Option<Classification>,
        known: &Known<'_>,
        classes: &[Entity],
    ) -> Option<Self> {
        let names = known.names;
        let actor = names.actor(request.actor.kind, &request.actor.id)?;
        let resource = names.resource(request.resource.kind, &request.resource.id)?;
        let groups = known.groups(&request.actor).into_iter().map(|group| names.group(group));
        let mut actors: BTreeSet<EntityUid> = groups.collect();
        let dataset = |name| names.resource(ResourceKind::Dataset, name);
        let mut resources: BTreeSet<EntityUid> =
            request.resource.datasets().filter_map(dataset).collect();
        actors.insert(actor.clone());
        resources.insert(resource.clone());
        let question = cedar_policy::Request::new(
            actor,
            names.action(request.action)?.clone(),
            resource,
            context::of(&request.circumstances, known).ok()?,
            None,
        );
        let entities = entities::of(request, class, known, classes).ok()?;
        Some(Self { request: question.ok()?, entities, actors, resources })
    }

    /// What some policies say.
    pub(super) fn ask(&self, policies: &PolicySet) -> Answer {
        let response = Authorizer::new().is_authorized(&self.request, policies, &self.entities);
        let policy = |error: &AuthorizationError| match error {
            AuthorizationError::PolicyEvaluationError(error) => error.policy_id().to_string(),
        };
        Answer {
            permits: response.decision() == cedar_policy::Decision::Allow,
            determining: response.diagnostics().reason().map(ToString::to_string).collect(),
            errors: response.diagnostics().errors().map(policy).collect(),
        }
    }
}

impl Answer {
    /// What two sets of policies say together: a `forbid` of one overrides the permits of the other.
    pub(super) fn and(mut self, mut other: Self) -> Self {
        let forbids = |answer: &Self| !answer.permits && !answer.determining.is_empty();
        let (one, two) = (forbids(&self), forbids(&other));
        if one && !two {
            other.determining.clear();
        } else if two && !one {
            self.determining.clear();
        }
        self.determining.append(&mut other.determining);
        self.determining.sort();
        self.errors.append(&mut other.errors);
        self.errors.sort();
        self.permits = (self.permits || other.permits) && !one && !two;
        self
    }
}
