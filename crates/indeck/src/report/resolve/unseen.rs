//! What can be told of a slide that a condition or an empty loop leaves out: a mistake in it is
//! one all the same, and a table that it shows is used.

use indeck_model::Diagnostic;
use indeck_model::spec::{FillContent, SlideSpec, Written};
use indeck_spec::expr::{self, Scope};

use crate::report::resolve::{chart, table};

/// Checks a slide without making it. Texts are checked where the values of its loops are known.
pub(super) fn check(
    spec: &SlideSpec,
    known: bool,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut texts: Vec<&Written> = spec.notes.iter().chain(&spec.footer).collect();
    for fill in &spec.fill {
        texts.extend(&fill.alt);
        match &fill.content {
            FillContent::Text(text) => texts.extend(text.items.iter().map(|item| &item.text)),
            FillContent::Chart(spec) => chart::check(spec, known, scope, diagnostics),
            FillContent::Table(spec) => table::check(spec, scope.tables, diagnostics),
            FillContent::Picture(spec) => {
                texts.push(&spec.picture);
                texts.extend(spec.link.iter().chain(&spec.fallback));
            }
        }
    }
    for written in texts {
        if known {
            expr::check_text(written, scope, diagnostics);
        } else {
            use_tables(written, scope);
        }
    }
}

/// Counts the tables that a text speaks of as used.
fn use_tables(written: &Written, scope: Scope<'_>) {
    let names: Vec<&str> = scope.tables.names().collect();
    for name in names.into_iter().filter(|name| written.text.contains(name)) {
        scope.tables.find(name);
    }
}
