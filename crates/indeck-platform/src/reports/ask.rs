//! Asking the organisation's policy about what is handed out.

use std::collections::BTreeMap;

use indeck::model::Classification;
use indeck::policy::decide::{Circumstances, Decision, Request, Resource};
use indeck::policy::{Action, Policy, decide};

use super::policy::effective;
use crate::access::Verdict;
use crate::{Caller, Error};

/// What the organisation's policy says.
pub(crate) struct Answer {
    /// Who said it.
    pub(crate) policy: Policy,
    /// What.
    pub(crate) decision: Decision,
}

impl Answer {
    /// The answer as the log is told.
    pub(crate) fn verdict(&self) -> Verdict {
        let policies = self.decision.reasons.iter().map(|reason| reason.id.clone()).collect();
        Verdict { permitted: self.decision.is_permitted(), policies }
    }
}

/// The answer of a policy that does not stand: it permits nothing.
pub(crate) fn nothing() -> Verdict {
    Verdict { permitted: false, policies: Vec::new() }
}

impl Caller {
    /// What the organisation's policy says of an action of the caller's; `None` if its document does
    /// not stand.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`].
    pub(crate) async fn ask_policy(
        &self,
        classes: &BTreeMap<String, Classification>,
        action: Action,
        resource: Resource,
    ) -> Result<Option<Answer>, Error> {
        let document = self.tenant.organisation().await?.body.policy;
        let Ok(policy) = effective(&document, classes) else { return Ok(None) };
        let mut actor = decide::Actor::user(self.user.to_string());
        actor.groups.push(self.role.word().to_owned());
        let circumstances = Circumstances::at(self.tenant.now().div_euclid(1_000_000));
        let decision = policy.decide(&Request { actor, action, resource, circumstances });
        Ok(Some(Answer { policy, decision }))
    }
}
