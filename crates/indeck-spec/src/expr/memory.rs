//! Texts that were parsed before: a loop asks for the same ones in every turn.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::expr::Fault;
use crate::expr::ast::Expr;
use crate::expr::parser::{parse, parse_bare};

/// Most texts that are remembered.
const MOST: usize = 10_000;

/// Longest text whose expressions are remembered, in bytes. Finding a text again takes as long as it
/// is, and that for each of its expressions.
const LONGEST: usize = 16 << 10;

/// An expression in a text, and the index of the character after its `}}`.
pub(crate) type InText = Result<(Expr, usize), Fault>;
/// An expression without a text around it.
pub(super) type Bare = Result<Expr, Fault>;

/// What was read of texts before.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    in_text: RefCell<BTreeMap<String, BTreeMap<usize, Arc<InText>>>>,
    bare: RefCell<BTreeMap<String, Arc<Bare>>>,
}

impl Memory {
    /// The expression after the `{{` that ends at the character `start` of a text.
    pub(crate) fn in_text(&self, text: &str, characters: &[char], start: usize) -> Arc<InText> {
        if text.len() > LONGEST {
            return Arc::new(parse(characters, start));
        }
        if let Some(known) = self.in_text.borrow().get(text).and_then(|all| all.get(&start)) {
            return known.clone();
        }
        let parsed = Arc::new(parse(characters, start));
        let mut all = self.in_text.borrow_mut();
        if all.len() < MOST || all.contains_key(text) {
            all.entry(text.to_owned()).or_default().insert(start, parsed.clone());
        }
        parsed
    }

    /// The expression that a text is.
    pub(super) fn bare(&self, text: &str) -> Arc<Bare> {
        if let Some(known) = self.bare.borrow().get(text) {
            return known.clone();
        }
        let characters: Vec<char> = text.chars().collect();
        let parsed = Arc::new(parse_bare(&characters));
        let mut all = self.bare.borrow_mut();
        if all.len() < MOST {
            all.insert(text.to_owned(), parsed.clone());
        }
        parsed
    }
}
