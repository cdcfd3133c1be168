//! Why something may not be done.

use indeck_model::{Diagnostic, Location};

use super::RecordFault;

/// Why something may not be done. It never holds a value of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// A stable kebab-case name of the kind of refusal.
    pub code: &'static str,
    /// What is refused, in words.
    pub message: String,
    /// Which policies said so, and why.
    pub reasons: Vec<(String, Option<Location>)>,
    /// What may help.
    pub hints: Vec<String>,
}

impl Refusal {
    /// A refusal without reasons yet.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), reasons: Vec::new(), hints: Vec::new() }
    }

    /// The same with a further reason.
    pub(crate) fn because(mut self, reason: impl Into<String>, at: Option<Location>) -> Self {
        self.reasons.push((reason.into(), at));
        self
    }

    /// The same with a further hint.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The refusal in the form in which everything that is wrong is shown.
    pub(crate) fn to_diagnostic(&self, at: Option<&Location>) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code, self.message.as_str());
        diagnostic.at = at.cloned();
        for (reason, at) in &self.reasons {
            diagnostic = diagnostic.note(reason.as_str(), at.clone());
        }
        self.hints.iter().fold(diagnostic, |d, hint| d.hint(hint.as_str()))
    }
}

/// The codes of findings that say that something may not be done.
const REFUSALS: [&str; 6] = [
    "audit-unavailable",
    "disclosure-refused",
    "leak-found",
    "outside-folder",
    "personal-data-found",
    "policy-refused",
];

/// Whether a finding says that something may not be done, rather than that it is wrong.
///
/// ```
/// use indeck::{Diagnostic, govern};
/// assert!(govern::is_refusal(&Diagnostic::error("policy-refused", "`ann` may not")));
/// assert!(!govern::is_refusal(&Diagnostic::error("unknown-key", "there is no such key")));
/// ```
pub fn is_refusal(finding: &Diagnostic) -> bool {
    REFUSALS.contains(&finding.code)
}

impl From<RecordFault> for Refusal {
    fn from(fault: RecordFault) -> Self {
        Self::new("audit-unavailable", fault.to_string())
            .hint("nothing was done; no decision goes without a record of it")
    }
}
