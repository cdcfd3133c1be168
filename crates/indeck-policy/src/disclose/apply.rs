//! Takes what is withheld out of a table, and the facts with it.

use std::collections::BTreeSet;

use indeck_model::facts::{ColumnFacts, ColumnRole, Facts, Function};
use indeck_model::{ResultTable, Value};

use super::literal::Literal;
use super::mixture::{Tells, tells};
use super::outcome::{Reason, TableOutcome};
use super::primary;
use super::rules::{Labels, Rules};

/// Withholds the rows that have a reason, and the columns and cells that go with them.
pub(crate) fn apply(
    table: &mut ResultTable,
    facts: &Facts,
    rows: &[Vec<Reason>],
    rules: &Rules,
    rounded: bool,
) -> TableOutcome {
    let hidden: Vec<bool> = rows.iter().map(|why| !why.is_empty()).collect();
    let any = hidden.contains(&true);
    let mut outcome = count(table, rows);
    for (index, of) in facts.columns.iter().enumerate() {
        if matches!(of.role, ColumnRole::Key(_) | ColumnRole::Constant) {
            continue;
        }
        let across = of.across_groups && (any || rounded || !facts.population.complete);
        let whole = whole_column(of, facts, across);
        for reason in &whole {
            *outcome.reasons.entry(*reason).or_default() += rows.len() as u64;
        }
        for (row, hidden) in hidden.iter().enumerate() {
            let group = facts.groups.get(row);
            let extreme = group.is_some_and(|group| primary::is_extreme(of, group, rules));
            if extreme && !hidden {
                *outcome.reasons.entry(Reason::Extreme).or_default() += 1;
            }
            if *hidden || extreme || !whole.is_empty() {
                outcome.cells += u64::from(clear(table, row, index));
            }
        }
    }
    arrange(table, facts, &hidden, rules, &mut outcome);
    outcome
}

/// Why all of a column is withheld.
fn whole_column(of: &ColumnFacts, facts: &Facts, across: bool) -> Vec<Reason> {
    let unknown = tells(of, facts) == Tells::Unknown;
    let found = [(across, Reason::AcrossGroups), (unknown, Reason::Mixture)];
    found.into_iter().filter(|(gone, _)| *gone).map(|(_, reason)| reason).collect()
}

fn count(table: &ResultTable, rows: &[Vec<Reason>]) -> TableOutcome {
    let mut outcome = TableOutcome {
        table: table.name.to_string(),
        controlled: true,
        rows: rows.len() as u64,
        ..TableOutcome::default()
    };
    for why in rows.iter().filter(|why| !why.is_empty()) {
        if why.contains(&Reason::Complementary) {
            outcome.complementary += 1;
        } else {
            outcome.primary += 1;
        }
        for reason in why {
            *outcome.reasons.entry(*reason).or_default() += 1;
        }
    }
    outcome
}

fn clear(table: &mut ResultTable, row: usize, column: usize) -> bool {
    let cell = table.columns.get_mut(column).and_then(|column| column.cells.get_mut(row));
    let Some(cell) = cell else { return false };
    cell.value = Value::Null;
    cell.base = None;
    cell.marks.clear();
    cell.suppressed = true;
    true
}

/// Moves or drops withheld rows where their place tells of their figures, or the rules want it.
fn arrange(
    table: &mut ResultTable,
    facts: &Facts,
    hidden: &[bool],
    rules: &Rules,
    outcome: &mut TableOutcome,
) {
    if !hidden.contains(&true) {
        return;
    }
    let ordered = follows_measures(facts);
    let best_of = ordered && facts.limited.is_some() && !facts.population.complete;
    let drop = rules.labels == Labels::Drop || best_of;
    let mut order: Vec<usize> = (0..hidden.len()).collect();
    if drop {
        order.retain(|row| hidden.get(*row) == Some(&false));
        outcome.dropped = (hidden.len() - order.len()) as u64;
    } else if ordered {
        order.sort_by_cached_key(|row| match hidden.get(*row) {
            Some(true) => (true, 0, keys(table, facts, *row)),
            _ => (false, *row, Vec::new()),
        });
        outcome.reordered = order.iter().enumerate().any(|(at, row)| at != *row);
    }
    for column in &mut table.columns {
        let cells: Vec<_> =
            order.iter().filter_map(|row| column.cells.get(*row).cloned()).collect();
        column.cells = cells;
    }
}

fn keys(table: &ResultTable, facts: &Facts, row: usize) -> Vec<Literal> {
    let columns = table.columns.iter().zip(&facts.columns);
    let keys = columns.filter(|(_, of)| matches!(of.role, ColumnRole::Key(_)));
    keys.filter_map(|(column, _)| Some(Literal::from(&column.cells.get(row)?.value))).collect()
}

/// Whether the order of rows follows something other than their keys.
fn follows_measures(facts: &Facts) -> bool {
    let key = |column: &usize| {
        let role = facts.columns.get(*column).map(|of| &of.role);
        matches!(role, Some(ColumnRole::Key(_) | ColumnRole::Constant))
    };
    facts.ordered_by_other || facts.ordered_by.iter().any(|(column, _)| !key(column))
}

/// Whether all that a table says of its groups are counts.
pub(crate) fn counts_only(facts: &Facts) -> bool {
    facts.columns.iter().all(|of| match &of.role {
        ColumnRole::Key(_) | ColumnRole::Constant => true,
        ColumnRole::Measure(measure) => measure.function == Function::Count,
        ColumnRole::Other => false,
    })
}

/// Rounds counts to multiples of a base, takes off exact bases, and gives the facts as they are
/// then.
pub(crate) fn round(table: &mut ResultTable, facts: &Facts, base: u64) -> Facts {
    let counts: BTreeSet<usize> = facts
        .columns
        .iter()
        .enumerate()
        .filter(
            |(_, of)| matches!(&of.role, ColumnRole::Measure(m) if m.function == Function::Count),
        )
        .map(|(index, _)| index)
        .collect();
    let base = i64::try_from(base.max(1)).unwrap_or(i64::MAX);
    for (index, column) in table.columns.iter_mut().enumerate() {
        for cell in &mut column.cells {
            cell.base = None;
            if let Value::Integer(count) = &mut cell.value
                && counts.contains(&index)
            {
                *count = (count.saturating_add(base / 2)).div_euclid(base).saturating_mul(base);
            }
        }
    }
    let mut facts = facts.clone();
    for index in &counts {
        if let Some(of) = facts.columns.get_mut(*index) {
            of.off_by += (base / 2) as f64;
        }
    }
    facts
}
