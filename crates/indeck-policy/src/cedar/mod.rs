//! Cedar's side of a policy: texts to checked statements.

mod annotations;
pub(crate) mod literals;
mod parse;
mod split;
mod validate;

use std::collections::BTreeMap;

use cedar_policy::Effect;
use indeck_model::{Diagnostic, Location};

use crate::document::Document;
use crate::document::place::Source;
use crate::obligation::Obligations;
pub(crate) use annotations::speaks_of;
pub use validate::SCHEMA;
pub(crate) use validate::schema;

/// One Cedar policy with what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// Its `@id`.
    pub(crate) id: String,
    /// Its `@reason`.
    pub(crate) reason: String,
    /// The names in its `@obligations`.
    pub(crate) named: Vec<String>,
    /// All of these together; `None` if one of them is unknown.
    pub(crate) obligations: Option<Obligations>,
    /// Where it stands.
    pub(crate) at: Location,
    /// Cedar's form of it.
    pub(crate) policy: cedar_policy::Policy,
}

impl Statement {
    pub(crate) fn permits(&self) -> bool {
        self.policy.effect() == Effect::Permit
    }
}

/// A file with Cedar policies, or the part of a TOML file that has them.
pub(crate) struct Part {
    /// The text of the whole file.
    pub(crate) source: Source,
    /// Where in it the policies stand.
    pub(crate) range: std::ops::Range<usize>,
}

/// Where the text of a statement begins.
struct Origin<'p> {
    part: &'p Part,
    start: usize,
    length: usize,
}

impl Origin<'_> {
    /// The place of a stretch of the statement's text.
    fn location(&self, range: std::ops::Range<usize>) -> Location {
        let (start, end) = (range.start.min(self.length), range.end.min(self.length));
        self.part.source.location(self.start + start..self.start + end)
    }
}

/// Reads, checks and validates all statements.
pub(crate) fn read(
    parts: &[Part],
    document: Option<&Document>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut origins: BTreeMap<String, Origin<'_>> = BTreeMap::new();
    for part in parts {
        let text = part.source.text().get(part.range.clone()).unwrap_or_default();
        for piece in split::split(text) {
            let start = part.range.start + piece.start;
            let origin = Origin { part, start, length: piece.text.len() };
            let Some(statement) = parse::statement(&piece, &origin, document, diagnostics) else {
                continue;
            };
            if let Some(first) = origins.get(&statement.id) {
                let message = format!("two policies are called `{}`", statement.id);
                let diagnostic = Diagnostic::error("duplicate-policy", message)
                    .at(statement.at.clone())
                    .note("the first one", Some(first.location(0..0)));
                diagnostics.push(diagnostic);
                continue;
            }
            origins.insert(statement.id.clone(), origin);
            statements.push(statement);
        }
    }
    if statements.len() > MAX_STATEMENTS {
        let message = format!("a policy has at most {MAX_STATEMENTS} Cedar policies");
        diagnostics.push(Diagnostic::error("policy-too-large", message));
        return Vec::new();
    }
    validate::validate(&statements, &origins, diagnostics);
    if let Some(document) = document {
        literals::check(&statements, document, diagnostics);
    }
    statements
}

/// Most Cedar policies of a policy.
const MAX_STATEMENTS: usize = 2000;
