//! `Permit`: leave to do one thing, which only a recorded decision gives.

use std::marker::PhantomData;

use indeck_audit::Event;
use indeck_audit::event::EventId;
use indeck_policy::obligation::Obligations;

use super::Action;

/// Leave to do one thing. It exists only after the decision's event is durable, and it cannot be
/// made otherwise, copied or changed into a permit for something else: a stage that takes one
/// cannot be reached by a caller who forgot to ask.
///
/// ```compile_fail
/// use indeck::govern::{Disclose, Permit};
/// fn forged(one: Permit<Disclose>) -> Permit<Disclose> {
///     Permit { recorded: None, ..one }
/// }
/// ```
///
/// ```compile_fail
/// use indeck::govern::{Disclose, Permit};
/// fn twice(permit: &Permit<Disclose>) -> Permit<Disclose> {
///     permit.clone()
/// }
/// ```
///
/// ```compile_fail
/// use indeck::govern::{Disclose, Permit, Query};
/// fn stretched(permit: Permit<Query>) -> Permit<Disclose> {
///     permit
/// }
/// ```
#[derive(Debug)]
#[must_use]
pub struct Permit<A: Action> {
    obligations: Obligations,
    policies: Vec<String>,
    recorded: Option<Recorded>,
    action: PhantomData<fn() -> A>,
}

/// The event of a decision, as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its id.
    pub id: EventId,
    /// Its index in the log.
    pub index: u64,
    /// The event.
    pub event: Event,
}

impl<A: Action> Permit<A> {
    pub(super) fn new(
        obligations: Obligations,
        policies: Vec<String>,
        recorded: Option<Recorded>,
    ) -> Self {
        Self { obligations, policies, recorded, action: PhantomData }
    }

    /// What must be done in return.
    pub fn obligations(&self) -> &Obligations {
        &self.obligations
    }

    /// The policies that gave it; none where nothing is governed.
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// The event of the decision; `None` where there is no audit log.
    pub fn recorded(&self) -> Option<&Recorded> {
        self.recorded.as_ref()
    }
}
