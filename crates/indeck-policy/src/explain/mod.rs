//! Why a policy decides as it does, in words.

mod words;

use indeck_model::Location;

use crate::cedar::{Statement, speaks_of, tree};
use crate::decide::{Decision, Effect, Request};
use crate::policy::Policy;

/// A decision, and what each policy had to do with it. Its `Display` says it in words.
///
/// ```
/// # use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
/// # use indeck_policy::{Action, Policy, explain};
/// let text = r#"
/// name = "p"
/// version = "1"
/// datasets.sales.class = "internal"
/// cedar.text = '''
/// @id("by-day") @reason("the desk works with sales")
/// permit (principal, action == Action::"query", resource)
/// when { context.channel == "web" && context has rows };
/// '''
/// "#;
/// let policy = Policy::load("p.toml", text, &mut ()).unwrap();
/// let request = Request {
///     actor: Actor::user("anna@example.com"),
///     action: Action::Query,
///     resource: Resource::new(ResourceKind::Dataset, "sales"),
///     circumstances: Circumstances { rows: Some(3), ..Circumstances::at(0) },
/// };
/// let words = explain::explain(&policy, &request).to_string();
/// assert!(words.contains(r#"not met: `context.channel == "web"`"#), "{words}");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What was asked.
    pub request: Request,
    /// What was decided.
    pub decision: Decision,
    /// The policies that speak of the action, in order of their ids.
    pub considered: Vec<Considered>,
    /// Number of policies that speak of other actions alone.
    pub others: usize,
}

/// A policy and what it had to do with a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Considered {
    /// Its `@id`.
    pub id: String,
    /// Where it stands.
    pub at: Location,
    /// What it would do.
    pub effect: Effect,
    /// Whether it does it.
    pub verdict: Verdict,
}

/// Whether a policy applies.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It does.
    Applies,
    /// It does not: these of its conditions are not met, in Cedar's syntax.
    Unmet(Vec<String>),
    /// It cannot be evaluated for this request.
    Fails,
    /// It was not asked: something stood against the request before that.
    NotAsked,
}

/// Decides, and says why.
pub fn explain(policy: &Policy, request: &Request) -> Explanation {
    let decision = policy.decide(request);
    let (mut considered, mut others) = (Vec::new(), 0);
    for statement in &policy.statements {
        if speaks_of(&statement.policy, request.action) {
            considered.push(one(policy, request, statement));
        } else {
            others += 1;
        }
    }
    considered.sort_by(|a, b| a.id.cmp(&b.id));
    Explanation { request: request.clone(), decision, considered, others }
}

fn one(policy: &Policy, request: &Request, statement: &Statement) -> Considered {
    let verdict = match policy.holds(&statement.policy, request) {
        None => Verdict::NotAsked,
        Some(Err(())) => Verdict::Fails,
        Some(Ok(true)) => Verdict::Applies,
        Some(Ok(false)) => Verdict::Unmet(unmet(policy, request, statement)),
    };
    let effect = if statement.permits() { Effect::Permit } else { Effect::Deny };
    Considered { id: statement.id.clone(), at: statement.at.clone(), effect, verdict }
}

/// The parts of a statement that do not hold, each asked alone.
fn unmet(policy: &Policy, request: &Request, statement: &Statement) -> Vec<String> {
    let Ok(whole) = statement.policy.to_json() else { return Vec::new() };
    let holds = |part: Option<cedar_policy::Policy>| {
        part.and_then(|part| policy.holds(&part, request)) == Some(Ok(true))
    };
    let mut found = Vec::new();
    for part in ["principal", "resource"] {
        if !holds(tree::head(&whole, part)) {
            found.push(tree::constraint(&whole, part));
        }
    }
    let none = Vec::new();
    let conditions = whole.get("conditions").and_then(|c| c.as_array()).unwrap_or(&none);
    for condition in conditions {
        let Some(body) = condition.get("body") else { continue };
        let unless = condition.get("kind").and_then(|kind| kind.as_str()) == Some("unless");
        if unless && holds(tree::condition(body)) {
            found.push(format!("unless {}", tree::text(body)));
        } else if !unless {
            let members = tree::members(body).into_iter();
            let failing = members.filter(|member| !holds(tree::condition(member)));
            found.extend(failing.map(tree::text));
        }
    }
    found
}
