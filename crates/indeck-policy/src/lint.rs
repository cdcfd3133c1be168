//! What is suspicious about a policy that loads.

use indeck_model::Diagnostic;

use crate::policy::Policy;

/// Reports what has no effect, and what is said twice.
pub(crate) fn lint(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    unused_masks(policy, diagnostics);
    unused_obligations(policy, diagnostics);
    groups(policy, diagnostics);
    datasets(policy, diagnostics);
}

fn unused_masks(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    let document = policy.document();
    for (name, mask) in &document.masks {
        let by_column = document
            .datasets
            .values()
            .flat_map(|dataset| &dataset.columns)
            .any(|(_, rule)| rule.mask.as_ref().is_some_and(|m| m.value == *name));
        let by_obligation =
            document.obligations.values().any(|o| o.masks.values().any(|m| *m == mask.value));
        if !by_column && !by_obligation {
            let message = format!("mask `{name}` is not used");
            diagnostics.push(Diagnostic::warning("unused-mask", message).at(mask.at.clone()));
        }
    }
}

fn unused_obligations(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    for (name, obligations) in &policy.document().obligations {
        if !policy.statements.iter().any(|statement| statement.named.contains(name)) {
            let message = format!("obligation `{name}` is not used");
            let diagnostic = Diagnostic::warning("unused-obligation", message)
                .hint("name it at a permit: `@obligations(\"…\")`");
            diagnostics.push(diagnostic.at(obligations.at.clone()));
        }
    }
}

fn groups(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    let groups = &policy.document().people.groups;
    for (name, group) in groups {
        let holds_another =
            groups.values().any(|other| other.within.iter().any(|outer| outer.value == *name));
        if group.members.is_empty() && !holds_another {
            let message = format!("group `{name}` has no members");
            let diagnostic = Diagnostic::warning("empty-group", message)
                .hint("leave it as it is if the program says who is in it");
            diagnostics.push(diagnostic.at(group.at.clone()));
        }
    }
}

fn datasets(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    for (name, dataset) in &policy.document().datasets {
        if dataset.columns.is_empty() && dataset.class.is_none() {
            let message = format!("dataset `{name}` has neither a class nor columns");
            let diagnostic = Diagnostic::warning("empty-dataset", message)
                .hint("whoever asks for it is denied: give it a `class`");
            diagnostics.push(diagnostic.at(dataset.at.clone()));
        }
        let patterns: Vec<_> =
            dataset.columns.iter().filter(|(pattern, _)| !pattern.is_exact()).collect();
        for (index, (one, rule)) in patterns.iter().enumerate() {
            for (other, second) in patterns.iter().skip(index + 1) {
                if rule != second && one.overlaps(other) {
                    let message =
                        format!("patterns `{one}` and `{other}` of dataset `{name}` overlap");
                    let diagnostic = Diagnostic::warning("overlapping-patterns", message)
                        .hint("where both fit, the stricter class and role hold");
                    diagnostics.push(diagnostic.at(other.at.clone()));
                }
            }
        }
    }
}
