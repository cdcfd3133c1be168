//! Names of a data frame's columns.

use std::collections::BTreeSet;

use arrow_schema::Schema;
use indeck_model::Diagnostic;

/// The names of the columns; a blank one becomes `column_3`, as in files.
pub(super) fn of(frame: &str, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    if schema.fields().is_empty() {
        let message = format!("the data frame `{frame}` has no columns");
        found.push(Diagnostic::error("source-empty", message));
    }
    let mut names = Vec::with_capacity(schema.fields().len());
    for (field, number) in schema.fields().iter().zip(1..) {
        if !field.name().trim().is_empty() {
            names.push(field.name().clone());
            continue;
        }
        let given = format!("column_{number}");
        let message = format!(
            "column {number} of the data frame `{frame}` has no name and is called `{given}`"
        );
        found.push(Diagnostic::warning("blank-column-name", message));
        names.push(given);
    }
    let mut seen = BTreeSet::new();
    for name in names.iter().filter(|name| !seen.insert(name.as_str())) {
        let message = format!("two columns of the data frame `{frame}` are called `{name}`");
        let twice = Diagnostic::error("duplicate-column", message);
        found.push(twice.hint("rename one of them"));
    }
    names
}
