//! Expressions: what stands between `{{` and `}}`. Typed and pure: no input, no time, no loops.
//!
//! `filtered = sum { "|" name [ "(" args ")" ] }`, `sum = product { ("+"|"-") product }`,
//! `product = factor { ("*"|"/") factor }`, `factor = ["-"] path`,
//! `path = (literal | name | "(" filtered ")") { "." name | "[" filtered "]" }`.

mod ast;
mod eval;
mod filter;
mod lexer;
mod parser;
mod sum;

use std::ops::Range;

pub(crate) use eval::{Outcome, Scope, evaluate};
pub(crate) use filter::order;
pub(crate) use parser::{parse, skip};

/// What is wrong with an expression, and which characters of the text are at fault.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) range: Range<usize>,
    pub(crate) hints: Vec<String>,
    /// Whether it follows from another mistake that is reported elsewhere.
    pub(crate) silent: bool,
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

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    pub(crate) fn hints(mut self, hints: Vec<String>) -> Self {
        self.hints = hints;
        self
    }
}
