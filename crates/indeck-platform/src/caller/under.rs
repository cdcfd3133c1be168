//! Leave that the roles and somebody else must both give.

use indeck::audit::event::{Outcome, Stage, Token};

use super::{Caller, Target, refused};
use crate::Error;
use crate::access::{Verb, Verdict};

impl Caller {
    /// Asks leave to look at something that another policy has a say in as well. One decision is
    /// remembered: that both permit it, or who does not.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub(crate) async fn look_under(
        &self,
        verb: Verb,
        target: &Target,
        other: Verdict,
    ) -> Result<(), Error> {
        let roles = self.decide(verb, target);
        let by_role = roles.permitted;
        let mut policies = match (by_role, other.permitted) {
            (false, _) => roles.policies,
            (true, false) => other.policies,
            (true, true) => [roles.policies, other.policies].concat(),
        };
        // What an organisation's policy calls its rules may be no name for the log.
        policies.retain(|id| Token::new(id).is_ok());
        policies.sort_unstable();
        policies.dedup();
        let verdict = Verdict { permitted: by_role && other.permitted, policies };
        let outcome = if verdict.permitted { Outcome::SUCCESS } else { Outcome::REFUSED };
        let event = self.event(verb, target, &verdict, Stage::Single { outcome }).await?;
        self.tenant.log().append(&event).await?;
        match (verdict.permitted, by_role) {
            (true, _) => Ok(()),
            (false, false) => Err(refused(self.role, verb, verdict)),
            (false, true) => Err(Error::Refused {
                message: "the policy of your organisation does not permit it".to_owned(),
                policies: verdict.policies,
                hints: vec!["ask who keeps the policy".to_owned()],
            }),
        }
    }
}
