//! A policy's answer.

use std::fmt;

use indeck_model::{Classification, Location};

use crate::obligation::Obligations;

/// Whether it may be done, why, and what must be done with it. A denial is a value, never an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Whether it may be done.
    pub effect: Effect,
    /// The class of what was asked for; `None` for things without one, or where none is known.
    pub class: Option<Classification>,
    /// What decided it, sorted by id: the permits if it may be done, what stands against it if not.
    pub reasons: Vec<Reason>,
    /// What must be done with it; nothing if it may not be done.
    pub obligations: Obligations,
    /// Policies that could not be evaluated. If there is one, the effect is a denial.
    pub errors: Vec<String>,
}

/// May it or may it not?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It may.
    Permit,
    /// It may not.
    Deny,
}

impl Effect {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Deny => "deny",
        }
    }
}

/// Something that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub cause: Cause,
    /// Its stable name: a policy's `@id`, the keys of a rule, the word of a cause.
    pub id: String,
    /// Why, in words: a policy's `@reason`.
    pub text: String,
    /// Where it is written.
    pub at: Option<Location>,
}

/// Kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A `permit` of the policy.
    Permit,
    /// A `forbid` of the policy.
    Forbid,
    /// A rule of the TOML.
    Rule,
    /// No `permit` applies.
    NoPermit,
    /// Something asked for has no class.
    MissingClass,
    /// A policy could not be evaluated.
    EvaluationError,
    /// A permit asks for something that is unknown.
    UnknownObligation,
    /// The schema does not know such a request.
    OutsideSchema,
}

impl Decision {
    /// Whether it may be done.
    pub fn is_permitted(&self) -> bool {
        self.effect == Effect::Permit
    }

    /// The ids of what decided it.
    pub fn ids(&self) -> Vec<&str> {
        self.reasons.iter().map(|reason| reason.id.as_str()).collect()
    }

    pub(super) fn deny(class: Option<Classification>, mut reasons: Vec<Reason>) -> Self {
        reasons.sort_by(|a, b| a.id.cmp(&b.id));
        Self {
            effect: Effect::Deny,
            class,
            reasons,
            obligations: Obligations::default(),
            errors: Vec::new(),
        }
    }
}

impl Reason {
    pub(super) fn new(cause: Cause, id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { cause, id: id.into(), text: text.into(), at: None }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.id, self.text)?;
        self.at.iter().try_for_each(|at| write!(f, " ({at})"))
    }
}
