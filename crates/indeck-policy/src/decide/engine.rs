//! Cedar, made ready once and asked many times.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{Entity, EntityUid, PolicySet, Schema};
use indeck_model::Classification;

use super::decision::{Cause, Decision, Effect, Reason};
use super::entities::{self, Known};
use super::names::Names;
use super::question::{Answer, Question};
use super::request::Request;
use super::slices::Slices;
use super::{class, standing};
use crate::action::Action;
use crate::cedar::Statement;
use crate::document::Document;
use crate::obligation::Obligations;

/// The policies, by the action that they speak of, with all that a decision needs.
#[derive(Clone, Debug)]
pub(crate) struct Engine {
    statements: BTreeMap<String, Statement>,
    slices: Slices,
    members: BTreeMap<String, BTreeSet<String>>,
    /// For each action, kinds of actors and of things that the schema knows it for.
    pairs: BTreeSet<(Action, String, String)>,
    names: Names,
    classes: Vec<Entity>,
}

impl Engine {
    /// Makes ready; `None` if the schema is damaged, which a test excludes, or two policies have one
    /// id, which loading excludes.
    pub(crate) fn new(
        document: &Document,
        statements: &[Statement],
        schema: &Schema,
    ) -> Option<Self> {
        let names = Names::new()?;
        Some(Self {
            statements: statements.iter().map(|s| (s.id.clone(), s.clone())).collect(),
            slices: Slices::new(statements)?,
            members: document.people.members(),
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
        let question = self.question(document, request, class)?;
        let mut whole = Answer::default();
        for policies in self.slices.of(request.action, &question) {
            whole = whole.and(question.ask(policies));
        }
        Some(whole)
    }

    fn question(
        &self,
        document: &Document,
        request: &Request,
        class: Option<Classification>,
    ) -> Option<Question> {
        let known = Known { document, names: &self.names, members: &self.members };
        Question::new(request, class, &known, &self.classes)
    }

    /// Whether a Cedar policy alone applies to a request.
    pub(crate) fn holds(
        &self,
        document: &Document,
        part: &cedar_policy::Policy,
        request: &Request,
    ) -> Option<Result<bool, ()>> {
        let class = match class::of(&request.resource, document) {
            Ok(class) => class,
            Err(_) if request.action == Action::Ingest => Some(Classification::Special),
            Err(_) => return None,
        };
        let alone = PolicySet::from_policies([part.clone()]).ok()?;
        let answer = self.question(document, request, class)?.ask(&alone);
        let applies = !answer.determining.is_empty();
        Some(if answer.errors.is_empty() { Ok(applies) } else { Err(()) })
    }

    fn judge(
        &self,
        document: &Document,
        request: &Request,
        class: Option<Classification>,
        missing: Vec<Reason>,
        answer: &Answer,
    ) -> Decision {
        let Weighed { permits, reasons, mut against } = self.weigh(request, answer);
        let class = settle(request, class, missing, &permits, &mut against);
        against.extend(standing::against(document, request, class));
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

/// What the policies say for and against a request.
#[derive(Default)]
struct Weighed {
    permits: Obligations,
    reasons: Vec<Reason>,
    against: Vec<Reason>,
}

impl Engine {
    fn weigh(&self, request: &Request, answer: &Answer) -> Weighed {
        let mut weighed = Weighed::default();
        let against = &mut weighed.against;
        for statement in answer.determining.iter().filter_map(|id| self.statements.get(id)) {
            match (&statement.obligations, answer.permits) {
                (_, false) => against.push(of(statement, Cause::Forbid, &statement.reason)),
                (None, true) => {
                    let text = "it asks for something that is unknown";
                    against.push(of(statement, Cause::UnknownObligation, text));
                }
                (Some(obligations), true) => {
                    weighed.permits = weighed.permits.and(obligations);
                    weighed.reasons.push(of(statement, Cause::Permit, &statement.reason));
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
        weighed
    }
}

/// The class that a decision is about: what comes in is of the class that its permits give it.
fn settle(
    request: &Request,
    class: Option<Classification>,
    missing: Vec<Reason>,
    permits: &Obligations,
    against: &mut Vec<Reason>,
) -> Option<Classification> {
    let given = permits.classify.filter(|_| request.action == Action::Ingest);
    if missing.is_empty() {
        return class.max(given);
    }
    if given.is_none() {
        against.extend(missing);
    }
    given
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
