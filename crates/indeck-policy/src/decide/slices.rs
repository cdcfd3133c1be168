//! Which policies can apply to a request at all.

use std::collections::BTreeMap;

use cedar_policy::{EntityUid, Policy, PolicySet, PrincipalConstraint, ResourceConstraint};

use super::question::Question;
use crate::action::Action;
use crate::cedar::{Statement, speaks_of};

/// The names that the head of a policy asks for: of an actor or group, and of a thing or dataset.
type Key = (Option<EntityUid>, Option<EntityUid>);

/// The policies by what their heads ask for. One whose head asks for something else than a request
/// has neither decides about it nor fails: it need not be asked.
#[derive(Clone, Debug)]
pub(super) struct Slices {
    by_action: Vec<BTreeMap<Key, PolicySet>>,
}

impl Slices {
    /// Sorts policies; `None` if two have one id, which loading excludes.
    pub(super) fn new(statements: &[Statement]) -> Option<Self> {
        let mut by_action = Vec::new();
        for action in Action::ALL {
            let mut slices: BTreeMap<Key, PolicySet> = BTreeMap::new();
            for statement in statements.iter().filter(|s| speaks_of(&s.policy, action)) {
                let slice = slices.entry(key(&statement.policy)).or_default();
                slice.add(statement.policy.clone()).ok()?;
            }
            by_action.push(slices);
        }
        Some(Self { by_action })
    }

    /// The policies that can apply to a question.
    pub(super) fn of<'s>(
        &'s self,
        action: Action,
        question: &'s Question,
    ) -> impl Iterator<Item = &'s PolicySet> {
        let asks = |part: &Option<EntityUid>, has: &std::collections::BTreeSet<EntityUid>| {
            part.as_ref().is_none_or(|name| has.contains(name))
        };
        let slices = self.by_action.get(action as usize).into_iter().flatten();
        slices
            .filter(move |((actor, resource), _)| {
                asks(actor, &question.actors) && asks(resource, &question.resources)
            })
            .map(|(_, slice)| slice)
    }
}

fn key(policy: &Policy) -> Key {
    let actor = match policy.principal_constraint() {
        PrincipalConstraint::Any | PrincipalConstraint::Is(_) => None,
        PrincipalConstraint::In(name)
        | PrincipalConstraint::Eq(name)
        | PrincipalConstraint::IsIn(_, name) => Some(name),
    };
    let resource = match policy.resource_constraint() {
        ResourceConstraint::Any | ResourceConstraint::Is(_) => None,
        ResourceConstraint::In(name)
        | ResourceConstraint::Eq(name)
        | ResourceConstraint::IsIn(_, name) => Some(name),
    };
    (actor, resource)
}
