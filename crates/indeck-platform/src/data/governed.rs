//! What the organisation's policy says of a dataset as it is: its bytes, and the values in its
//! profile.

use indeck::policy::Action;
use indeck::policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};

use super::{Dataset, DatasetProfile};
use crate::access::Verdict;
use crate::records::Held;
use crate::reports::policy::{effective, known_as};
use crate::{Caller, Error};

/// What stands in a profile whose values the caller may not see.
const WITHHELD: &str = "values are not shown: the policy of your organisation withholds them";

impl Caller {
    /// Whether the policy lets the caller see the dataset as it is: all rows, no column masked.
    pub(super) async fn sees_whole(&self, held: &Held<Dataset>) -> Result<Verdict, Error> {
        let none = Verdict { permitted: false, policies: Vec::new() };
        let document = self.tenant.organisation().await?.body.policy;
        // A document that does not stand permits nothing.
        let Ok(own) = effective(&document, &Default::default()) else { return Ok(none) };
        let name = known_as(&own, &held.body.filename);
        let classes = [(name.clone(), held.body.classification)].into();
        let Ok(policy) = effective(&document, &classes) else { return Ok(none) };
        let mut actor = Actor::user(self.user.to_string());
        actor.groups.push(self.role.word().to_owned());
        let request = Request {
            actor,
            action: Action::Query,
            resource: Resource::new(ResourceKind::Dataset, name.clone()),
            circumstances: Circumstances::at(self.tenant.now().div_euclid(1_000_000)),
        };
        let decision = policy.decide(&request);
        let rules = policy.document().datasets.get(&name);
        let masked = rules.is_some_and(|rules| rules.columns.iter().any(|(_, c)| c.mask.is_some()));
        let obligations = &decision.obligations;
        let whole = !masked && obligations.masks.is_empty() && obligations.filters.is_empty();
        let policies = decision.reasons.iter().map(|reason| reason.id.clone()).collect();
        Ok(Verdict { permitted: decision.is_permitted() && whole, policies })
    }
}

impl DatasetProfile {
    /// The profile for somebody who may know the columns, and none of the values.
    #[must_use]
    pub(super) fn without_values(mut self) -> Self {
        for column in &mut self.columns {
            column.min = None;
            column.max = None;
            column.mean = None;
            column.frequent.clear();
        }
        self.remarks.push(WITHHELD.to_owned());
        self
    }
}
