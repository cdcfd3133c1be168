//! What is wrong, told once: the same mistake in many turns of a loop or many decks of a burst is
//! one diagnostic that says where it was met first and how often.

use std::collections::BTreeMap;

use indeck_model::diagnostic::Note;
use indeck_model::{Diagnostic, Location};

/// The number of mistakes that stop a build.
pub(crate) fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| d.is_error()).count()
}

/// In which turn something happened: `region` = `South`, and the place of the loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Context {
    pub(crate) label: String,
    pub(crate) at: Location,
}

/// What tells two mistakes apart.
type Key = (&'static str, String, Option<Location>);

/// Gathers diagnostics.
#[derive(Clone, Debug, Default)]
pub(crate) struct Collector {
    found: Vec<Met>,
    known: BTreeMap<Key, usize>,
}

#[derive(Clone, Debug)]
struct Met {
    diagnostic: Diagnostic,
    context: Option<Context>,
    times: usize,
}

impl Collector {
    /// Adds what was found, all of it in that context.
    pub(crate) fn add(&mut self, diagnostics: Vec<Diagnostic>, context: Option<&Context>) {
        for diagnostic in diagnostics {
            let key = (diagnostic.code, diagnostic.message.clone(), diagnostic.at.clone());
            let met = self.known.get(&key).and_then(|at| self.found.get_mut(*at));
            match met {
                Some(met) => met.times += 1,
                None => {
                    self.known.insert(key, self.found.len());
                    let context = context.cloned();
                    self.found.push(Met { diagnostic, context, times: 1 });
                }
            }
        }
    }

    /// Whether something stops a build.
    pub(crate) fn has_errors(&self) -> bool {
        self.found.iter().any(|met| met.diagnostic.is_error())
    }

    /// What was found, each mistake with the turn in which it was met first.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.found.into_iter().map(Met::told).collect()
    }
}

impl Met {
    fn told(self) -> Diagnostic {
        let mut diagnostic = self.diagnostic;
        if let Some(context) = self.context {
            let message = match self.times {
                1 => format!("with {}", context.label),
                2 => format!("with {}, and once more", context.label),
                times => format!("with {}, and {} times more", context.label, times - 1),
            };
            diagnostic.notes.push(Note { message, at: Some(context.at) });
        }
        diagnostic
    }
}
