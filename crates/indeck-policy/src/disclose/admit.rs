//! Which tables the rules hold for, and what stands in the way of any of them.

use indeck_model::ResultTable;
use indeck_model::facts::{ColumnRole, Facts, Grain};

use super::outcome::RefusedAt;
use super::rules::Rules;

/// What is to be done with a table.
pub(crate) enum Admission {
    /// Nothing: the rules do not hold for it.
    Free,
    /// Its groups are controlled.
    Groups,
    /// It must not be shown.
    Refused(Vec<RefusedAt>),
}

/// Decides for one table.
pub(crate) fn admit(table: &ResultTable, rules: &Rules) -> Admission {
    let Some(facts) = table.facts.as_deref() else { return without_facts(table, rules) };
    if facts.population.sources.is_empty() {
        return Admission::Free;
    }
    let unclassed = unclassed(table, facts);
    if !unclassed.is_empty() {
        return Admission::Refused(unclassed);
    }
    if !is_protected(facts, rules) {
        return Admission::Free;
    }
    match facts.grain {
        Grain::Records => Admission::Free,
        Grain::Unknown => {
            let because = if facts.reason.is_empty() {
                "it cannot be told what its rows stand for".to_owned()
            } else {
                format!("it cannot be told what its rows stand for: {}", facts.reason)
            };
            Admission::Refused(vec![at("unknown-grain", table, None, because)])
        }
        Grain::Groups => groups(table, facts),
    }
}

fn at(code: &'static str, table: &ResultTable, column: Option<&str>, why: String) -> RefusedAt {
    let column = column.map(str::to_owned);
    RefusedAt { code, table: table.name.to_string(), column, because: why }
}

fn without_facts(table: &ResultTable, rules: &Rules) -> Admission {
    if table.lineage.sources.iter().any(|source| rules.sources.protects(&source.name)) {
        let because = "nothing is known of how its rows came from protected records".to_owned();
        return Admission::Refused(vec![at("facts-missing", table, None, because)]);
    }
    Admission::Free
}

fn unclassed(table: &ResultTable, facts: &Facts) -> Vec<RefusedAt> {
    let columns = table.columns.iter().zip(&facts.columns);
    columns
        .filter(|(_, of)| of.classification.is_none() && !of.origins.is_empty())
        .map(|(column, _)| {
            let because = format!("column `{}` depends on a column without a class", column.name);
            at("missing-class", table, Some(&column.name), because)
        })
        .collect()
}

fn is_protected(facts: &Facts, rules: &Rules) -> bool {
    let source = facts.population.sources.iter().any(|source| rules.sources.protects(source));
    let class = facts.columns.iter().filter_map(|c| c.classification).max();
    source || class.is_some_and(|class| class >= rules.protects_from)
}

fn groups(table: &ResultTable, facts: &Facts) -> Admission {
    if facts.columns.len() != table.columns.len() || facts.groups.len() != table.row_count() {
        let because = "what is known of its rows does not fit them".to_owned();
        return Admission::Refused(vec![at("facts-misfit", table, None, because)]);
    }
    let shown = |key: &String| {
        facts.columns.iter().any(|c| matches!(&c.role, ColumnRole::Key(name) if name == key))
    };
    if let Some(hidden) = facts.keys.iter().find(|key| !shown(key)) {
        let because = format!("its rows are grouped by `{hidden}`, which is not shown");
        return Admission::Refused(vec![at("hidden-key", table, None, because)]);
    }
    Admission::Groups
}
