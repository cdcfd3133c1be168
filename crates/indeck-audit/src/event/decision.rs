//! `DecisionRecord`: what policy said.

use super::words::words;
use super::{Set, Token};
use crate::Error;
use crate::cbor::{Reader, Writer};
use crate::tree::Hash;

words! {
    /// What policy said.
    Effect as "effect" {
        /// It may be done.
        Permit = "permit",
        /// It may not be done.
        Forbid = "forbid",
        /// Nobody was asked: there is no policy.
        Ungoverned = "ungoverned",
    }
}

/// What policy said, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRecord {
    /// What it said.
    pub effect: Effect,
    /// The policies that decided.
    pub policies: Set<Token>,
    /// The hash of all policies that there were.
    pub policy_set: Option<Hash>,
    /// What must be done with it: `suppress`, `mask:3:keyed-hash`.
    pub obligations: Set<Token>,
}

impl DecisionRecord {
    /// A decision without policies and obligations.
    pub fn new(effect: Effect) -> Self {
        Self { effect, policies: Set::default(), policy_set: None, obligations: Set::default() }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        let Self { effect, policies, policy_set, obligations } = self;
        let present = [!policies.is_empty(), policy_set.is_some(), !obligations.is_empty()];
        out.map(1 + present.into_iter().filter(|there| *there).count());
        out.uint(0);
        out.uint(effect.number());
        if !policies.is_empty() {
            out.uint(1);
            policies.write(out, Token::write);
        }
        if let Some(hash) = policy_set {
            out.uint(2);
            out.bytes(&hash.0);
        }
        if !obligations.is_empty() {
            out.uint(3);
            obligations.write(out, Token::write);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        let effect = Effect::of(from.uint()?)?;
        let tokens = |from: &mut Reader<'_>| Set::read(from, Token::read);
        let policies = fields.optional(from, 1).then(|| tokens(from)).transpose()?;
        let policy_set = fields.optional(from, 2).then(|| from.exactly()).transpose()?.map(Hash);
        let obligations = fields.optional(from, 3).then(|| tokens(from)).transpose()?;
        fields.end(from)?;
        let (policies, obligations) =
            (policies.unwrap_or_default(), obligations.unwrap_or_default());
        Ok(Self { effect, policies, policy_set, obligations })
    }
}
