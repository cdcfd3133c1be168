//! What the organisation's policy says of a dataset as it is: its bytes, and the values in its
//! profile.

use indeck::policy::Action;
use indeck::policy::decide::{Resource, ResourceKind};

use super::Dataset;
use crate::access::Verdict;
use crate::records::Held;
use crate::reports::ask::nothing;
use crate::reports::policy::{effective, known_as};
use crate::{Caller, Error};

impl Caller {
    /// Whether the policy lets the caller see the dataset as it is: all rows, no column masked. Of
    /// several names that the policy knows it by, all must.
    pub(super) async fn sees_whole(&self, held: &Held<Dataset>) -> Result<Verdict, Error> {
        let document = self.tenant.organisation().await?.body.policy;
        let Ok(policy) = effective(&document, &Default::default()) else { return Ok(nothing()) };
        let mut names = known_as(&policy, &held.id.to_string(), &held.body.names);
        if names.is_empty() {
            names.push(super::known::stem(&held.body.filename));
        }
        let mut all = Verdict { permitted: true, policies: Vec::new() };
        for name in names {
            let one = self.sees_whole_as(held, &name).await?;
            all.permitted &= one.permitted;
            all.policies.extend(one.policies);
        }
        Ok(all)
    }

    async fn sees_whole_as(&self, held: &Held<Dataset>, name: &str) -> Result<Verdict, Error> {
        let classes = [(name.to_owned(), held.body.classification)].into();
        let resource = Resource::new(ResourceKind::Dataset, name);
        let answer = self.ask_policy(&classes, Action::Query, resource).await?;
        let Some(answer) = answer else { return Ok(nothing()) };
        let rules = answer.policy.document().datasets.get(name);
        let masked = rules.is_some_and(|rules| rules.columns.iter().any(|(_, c)| c.mask.is_some()));
        let obligations = &answer.decision.obligations;
        let whole = !masked && obligations.masks.is_empty() && obligations.filters.is_empty();
        let verdict = answer.verdict();
        Ok(Verdict { permitted: verdict.permitted && whole, ..verdict })
    }
}
