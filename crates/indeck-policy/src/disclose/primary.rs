//! Primary suppression: which groups are sensitive for what they are.

use indeck_model::facts::{ColumnFacts, ColumnRole, Contributions, Facts, Function, GroupFacts};

use super::outcome::Reason;
use super::rules::{Extremes, Rules, Unit, Zeros};

/// Why the group of that row must not be shown, sorted; empty where it may.
pub(crate) fn reasons(facts: &Facts, group: &GroupFacts, rules: &Rules) -> Vec<Reason> {
    let mut found = by_size(units(group, rules), rules);
    for (column, contributions) in facts.columns.iter().zip(&group.contributions) {
        let (Some(function), Some(behind)) = (function(column), contributions) else { continue };
        found.extend(by_size(valued(behind), rules).into_iter().filter(|r| *r != Reason::Zero));
        if tells_of_nonzero(function) && is_few(behind.nonzero, rules) {
            found.push(Reason::MinFrequency);
        }
        if is_magnitude(function) && protects(column, rules) {
            found.extend(unevenness(behind, rules).into_iter().map(|(reason, _)| reason));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What the minimum frequency counts of a group.
pub(crate) fn units(group: &GroupFacts, rules: &Rules) -> u64 {
    match rules.unit {
        Unit::Records => group.records,
        Unit::Contributors => group.contributors,
    }
}

/// The reasons of size alone.
pub(crate) fn by_size(units: u64, rules: &Rules) -> Vec<Reason> {
    match (units, rules.zeros) {
        (0, Zeros::Withhold) => vec![Reason::Zero],
        (0, Zeros::Show) => Vec::new(),
        _ if is_few(units, rules) => vec![Reason::MinFrequency],
        _ => Vec::new(),
    }
}

fn is_few(units: u64, rules: &Rules) -> bool {
    units > 0 && units < rules.min_frequency
}

/// Contributors with a value; values where nobody counted contributors.
fn valued(behind: &Contributions) -> u64 {
    if behind.contributors == 0 { behind.count } else { behind.contributors }
}

fn function(column: &ColumnFacts) -> Option<Function> {
    match &column.role {
        ColumnRole::Measure(measure) => Some(measure.function),
        ColumnRole::Other => Some(Function::Other),
        ColumnRole::Key(_) | ColumnRole::Constant => None,
    }
}

fn tells_of_nonzero(function: Function) -> bool {
    matches!(function, Function::Sum | Function::Mean | Function::Other | Function::Count)
}

fn is_magnitude(function: Function) -> bool {
    matches!(function, Function::Sum | Function::Mean | Function::Other)
}

/// Whether a column's own values are protected.
pub(crate) fn protects(column: &ColumnFacts, rules: &Rules) -> bool {
    column.classification.is_none_or(|class| class >= rules.protects_from)
}

/// The rules of dominance that are broken, each with the width that hides the largest
/// contribution as well as the rule wants it.
pub(crate) fn unevenness(behind: &Contributions, rules: &Rules) -> Vec<(Reason, f64)> {
    let mut found = Vec::new();
    if behind.total <= 0.0 {
        return found;
    }
    if let Some(rule) = rules.dominance {
        let largest: f64 = behind.largest.iter().take(rule.largest).sum();
        if largest > behind.total * rule.percent / 100.0 {
            found.push((Reason::Dominance, largest * 100.0 / rule.percent - behind.total));
        }
    }
    if let Some(percent) = rules.p_percent {
        let mut largest = behind.largest.iter().copied();
        let first = largest.next().unwrap_or(0.0);
        let rest = behind.total - first - largest.next().unwrap_or(0.0);
        if rest < first * percent / 100.0 {
            found.push((Reason::PPercent, first * percent / 100.0 - rest.max(0.0)));
        }
    }
    found
}

/// Whether the cell of a least or greatest value must go, whatever becomes of its row.
pub(crate) fn is_extreme(column: &ColumnFacts, group: &GroupFacts, rules: &Rules) -> bool {
    let extreme = matches!(function(column), Some(Function::Min | Function::Max));
    extreme
        && protects(column, rules)
        && match rules.extremes {
            Extremes::Withhold => true,
            Extremes::From(least) => units(group, rules) < least,
        }
}
