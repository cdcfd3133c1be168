//! Decision tables: what a policy should decide, written beside it.

mod read;
mod run;

use std::collections::BTreeMap;

use indeck_model::spec::Located;
use indeck_model::{Classification, Diagnostic};

use crate::decide::{Decision, Effect, Request};

/// A line of a decision table: `[[case]]` of a TOML file.
///
/// ```
/// use indeck_policy::table_test::{Case, Outcome};
/// let text = r#"
/// [[case]]
/// name = "who has no permit is denied"
/// actor = "user:eve@example.com"
/// action = "query"
/// resource = "dataset:sales"
/// class = "internal"
/// expect = "deny"
/// by = ["no-permit"]
/// "#;
/// let cases = Case::read("policy.test.toml", text).unwrap();
/// let policy = indeck_policy::Policy::load("p.toml", "name = 'p'\nversion = '1'", &mut ()).unwrap();
/// assert!(cases[0].run(&policy).is_passed());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// `name`: what it shows.
    pub name: Located<String>,
    /// `actor`, `action`, `resource` and the circumstances.
    pub request: Request,
    /// `expect`: `permit` or `deny`.
    pub expect: Effect,
    /// `by`: the ids of what decides, all of them; not compared if not written.
    pub by: Option<Vec<String>>,
    /// `is`: the class of what is asked for; not compared if not written.
    pub is: Option<Classification>,
    /// `obligations`: what is asked for in return, by key; `none` for a key that must be absent.
    /// Keys that are not written are not compared.
    pub obligations: BTreeMap<String, String>,
}

/// What became of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The case's name.
    pub name: Located<String>,
    /// What the policy decided.
    pub decision: Decision,
    /// What is otherwise than expected, in words; empty if nothing is.
    pub differences: Vec<String>,
}

impl Case {
    /// Reads the cases of a file. Keys of its `[defaults]` hold for all cases without them.
    ///
    /// # Errors
    /// Every mistake found, sorted by place.
    pub fn read(file: &str, text: &str) -> Result<Vec<Self>, Vec<Diagnostic>> {
        read::read(file, text)
    }
}

impl Outcome {
    /// Whether all is as expected.
    pub fn is_passed(&self) -> bool {
        self.differences.is_empty()
    }

    /// What is otherwise than expected, as a diagnostic at the case.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let (first, rest) = self.differences.split_first()?;
        let message = format!("case `{}`: {first}", self.name.value);
        let mut diagnostic = Diagnostic::error("case-failed", message).at(self.name.at.clone());
        for difference in rest {
            diagnostic = diagnostic.note(difference.clone(), None);
        }
        for reason in &self.decision.reasons {
            diagnostic = diagnostic.note(format!("decided by {reason}"), reason.at.clone());
        }
        Some(diagnostic)
    }
}
