//! What is wrong with an expression.

use std::ops::Range;

use indeck_model::Diagnostic;
use indeck_model::spec::Written;

/// What is wrong with an expression, and which characters of the text are at fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// A stable kebab-case name of the kind of mistake.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The characters at fault.
    pub range: Range<usize>,
    /// Ways out, best first.
    pub hints: Vec<String>,
    /// Whether it follows from another mistake that is reported elsewhere.
    pub silent: bool,
}

impl Fault {
    pub(crate) fn new(
        code: &'static str,
        message: impl Into<String>,
        range: &Range<usize>,
    ) -> Self {
        let (message, range) = (message.into(), range.clone());
        Self { code, message, range, hints: Vec::new(), silent: false }
    }

    pub(super) fn silent(range: &Range<usize>) -> Self {
        let fault = Self::new("unknown-table", "a table that it needs could not be made", range);
        Self { silent: true, ..fault }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    pub(crate) fn hints(mut self, hints: Vec<String>) -> Self {
        self.hints.extend(hints);
        self
    }

    /// Tells the fault at its place, unless it follows from another one.
    pub(crate) fn tell(self, written: &Written, diagnostics: &mut Vec<Diagnostic>) {
        if !self.silent {
            let at = written.locate(self.range);
            let diagnostic = Diagnostic::error(self.code, self.message).at(at);
            diagnostics.push(self.hints.into_iter().fold(diagnostic, Diagnostic::hint));
        }
    }
}
