//! Cedar, made ready once and asked many times.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{Authorizer, Entity, EntityUid, PolicySet, Schema};
use indeck_model::Classification;

use super::decision::{Cause, Decision, Effect, Reason};
use super::names::Names;
use super::request::Request;
use super::{class, context, entities, standing};
use crate::action::Action;
use crate::cedar::{Statement, speaks_of};
use crate::document::Document;
use crate::obligation::Obligations;

/// The policies, by the action that they speak of, with all that a decision needs.
#[derive(Clone, Debug)]
pub(crate) struct Engine {
    statements: BTreeMap<String, Statement>,
    /// For each action, those policies whose head lets it in: the others neither decide nor fail.
    by_action: Vec<PolicySet>,
    /// For each action, kinds of actors and of things that the schema knows it for.
    pairs: BTreeSet<(Action, String, String)>,
    names: Names,
    classes: Vec<Entity>,
}

/// What Cedar said.
struct Answer {
    permits: bool,
    determining: Vec<String>,
    errors: Vec<String>,
}

impl Engine {
    /// Makes ready; `None` if the schema is damaged, which a test excludes, or two policies have one
    /// id, which loading excludes.
    pub(crate) fn new(statements: &[Statement], schema: &Schema) -> Option<Self> {
        let names = Names::new()?;
        let slice = |action: Action| {
            let some = statements.iter().filter(|s| speaks_of(&s.policy, action));
            PolicySet::from_policies(some.map(|s| s.policy.clone())).ok()
        };
        Some(Self {
            statements: statements.iter().map(|s| (s.id.clone(), s.clone())).collect(),
            by_action: Action::ALL.into_iter().map(slice).collect::<Option<_>>()?,
            pairs: pairs(schema, &names)?,
            classes: entities::standing(&names)?,
            names,
        })
    }

    /// Decides.
    pub(crate) fn decide(&self, document: &Document, request: &Request) -> Decision {
        let kinds = (
            request.action,
            request.actor.kind.cedar().to_owned(),
            request.resource.kind.cedar().to_owned(),
        );
        if !self.pairs.contains(&kinds) {
            return Decision::deny(None, vec![outside(request)]);
        }
        let (class, missing) = match class::of(&request.resource, document) {
            Ok(class) => (class, Vec::new()),
            // What comes in without a class is treated as of the greatest one, until a permit
            // classes it.
            Err(missing) if request.action == Action::Ingest => {
                (Some(Classification::Special), missing)
            }
            Err(missing) => return Decision::deny(None, missing),
        };
        match self.ask(document, request, class) {
            Some(answer) => self.judge(document, request, class, missing, &answer),
            None => Decision::deny(class, vec![unfit()]),
        }
    }

    fn ask(
        &self,
        document: &Document,
        request: &Request,
        class: Option<Classification>,
    ) -> Option<Answer> {
        let policies = self.by_action.get(request.action as usize)?;
        self.ask_of(policies, document, request, class)
    }

    /// Asks a set of policies.
    fn ask_of(
        &self,
        policies: &PolicySet,
        document: &Document,
        request: &Request,
        class: Option<Classification>,
    ) -> Option<Answer> {
        let names = &self.names;
        let all = entities::of(request, class, document, names, &self.classes).ok()?;
        let context = context::of(&request.circumstances, document, names).ok()?;
        let question = cedar_policy::Request::new(
            names.actor(request.actor.kind, &request.actor.id)?,
            names.action(request.action)?.clone(),
            names.resource(request.resource.kind, &request.resource.id)?,
            context,
            None,
        );
        let response = Authorizer::new().is_authorized(&question.ok()?, policies, &all);
        let mut determining: Vec<String> =
            response.diagnostics().reason().map(ToString::to_string).collect();
        determining.sort();
        let policy = |error: &cedar_policy::AuthorizationError| match error {
            cedar_policy::AuthorizationError::PolicyEvaluationError(error) => {
                error.policy_id().to_string()
            }
        };
        let mut errors: Vec<String> = response.diagnostics().errors().map(policy).collect();
        errors.sort();
        let permits = response.decision() == cedar_policy::Decision::Allow;
        Some(Answer { permits, determining, errors })
    }

    fn judge(
        &self,
        document: &Document,
        request: &Request,
        class: Option<Classification>,
        missing: Vec<Reason>,
        answer: &Answer,
    ) -> Decision {
        let mut against = standing::against(document, request, class);
        let mut permits = Obligations::default();
        let mut reasons = Vec::new();
        for statement in answer.determining.iter().filter_map(|id| self.statements.get(id)) {
            match (&statement.obligations, answer.permits) {
                (_, false) => against.push(of(statement, Cause::Forbid, &statement.reason)),
                (None, true) => against.push(of(
                    statement,
                    Cause::UnknownObligation,
                    "it asks for something that is unknown",
                )),
                (Some(obligations), true) => {
                    permits = permits.and(obligations);
                    reasons.push(of(statement, Cause::Permit, &statement.reason));
                }
            }
        }
        for statement in answer.errors.iter().filter_map(|id| self.statements.get(id)) {
            let text = "it cannot be evaluated for this request";
            against.push(of(statement, Cause::EvaluationError, text));
        }
        if !answer.permits && against.is_empty() {
            let text = format!("no policy permits `{}` here", request.action);
            against.push(Reason::new(Cause::NoPermit, "no-permit", text));
        }
        let class = if missing.is_empty() { class } else { permits.classify };
        if class.is_none() {
            against.extend(missing);
        }
        let class = class.max(permits.classify.filter(|_| request.action == Action::Ingest));
        let obligations = standing::complete(document, request, class, &permits);
        against.extend(standing::recipients(request, &obligations));
        match against.is_empty() && answer.permits {
            true => {
                Decision { effect: Effect::Permit, class, reasons, obligations, errors: Vec::new() }
            }
            false => Decision { errors: answer.errors.clone(), ..Decision::deny(class, against) },
        }
    }
}

fn of(statement: &Statement, cause: Cause, text: &str) -> Reason {
    let mut reason = Reason::new(cause, &statement.id, text);
    reason.at = Some(statement.at.clone());
    reason
}

fn outside(request: &Request) -> Reason {
    let (actor, action) = (request.actor.kind.word(), request.action);
    let text =
        format!("no {actor} can `{action}` a thing such as {}", request.resource.kind.word());
    Reason::new(Cause::OutsideSchema, "outside-schema", text)
}

fn unfit() -> Reason {
    let text = "the request cannot be put to the policies";
    Reason::new(Cause::EvaluationError, "evaluation-error", text)
}

/// Which actors can do what to which things, as the schema says.
fn pairs(schema: &Schema, names: &Names) -> Option<BTreeSet<(Action, String, String)>> {
    let mut all = BTreeSet::new();
    for action in Action::ALL {
        let uid: &EntityUid = names.action(action)?;
        let resources: Vec<_> = schema.resources_for_action(uid)?.collect();
        for actor in schema.principals_for_action(uid)? {
            for resource in &resources {
                all.insert((action, actor.to_string(), resource.to_string()));
            }
        }
    }
    Some(all)
}
