//! Tables that say of few what they seem to say of many.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indeck_model::facts::{
    ColumnFacts, ColumnRole, Facts, Function, Grain, GroupFacts, Measure, SourceColumn,
};
use indeck_model::table::{Column, ColumnKind};
use indeck_model::{IdentifierRole, ResultTable, Value};
use indeck_policy::disclose;
use indeck_policy::obligation::Obligations;

use super::Guard;
use crate::govern::Refusal;

impl Guard {
    /// Refuses measures that tell groups apart by themselves, and conditions on persons of whom
    /// another source tells, too.
    pub(super) fn suspect(
        &self,
        tables: &[ResultTable],
        obligations: &Obligations,
    ) -> Result<(), Refusal> {
        let rules = disclose::Rules::from(obligations);
        let uneven = rules.dominance.is_some() || rules.p_percent.is_some();
        if rules.min_frequency <= 1 && !uneven {
            // No group is too small to be shown, and so none can be found out.
            return Ok(());
        }
        let keys = keys(tables);
        for table in tables {
            let Some(facts) = table.facts.as_deref() else { continue };
            if !self.reads_protected(facts) {
                continue;
            }
            if facts.population.conditions.iter().any(|condition| asks(condition)) {
                let message = format!("the table `{}` may not be shown", table.name);
                let why = "one of its conditions is the answer to another query";
                return Err(Refusal::new("disclosure-refused", message).because(why, None));
            }
            if facts.grain == Grain::Groups {
                self.plain_measures(table, facts, &keys)?;
            }
        }
        self.twins(tables)
    }

    fn reads_protected(&self, facts: &Facts) -> bool {
        facts.population.sources.iter().any(|source| self.protected.contains(source))
    }

    /// A sum in which what tells groups apart takes part is a condition in disguise.
    fn plain_measures(
        &self,
        table: &ResultTable,
        facts: &Facts,
        keys: &BTreeSet<SourceColumn>,
    ) -> Result<(), Refusal> {
        let parts = |of: &SourceColumn| {
            matches!(self.role(of), IdentifierRole::Direct | IdentifierRole::Quasi)
                || keys.contains(of)
        };
        for (column, of) in table.columns.iter().zip(&facts.columns) {
            let ColumnRole::Measure(measure) = &of.role else { continue };
            let several = of.origins.len() > 1;
            let ranks =
                matches!(measure.function, Function::Quantile | Function::Min | Function::Max);
            let because = match of.origins.iter().find(|origin| parts(origin)) {
                Some(_) if counts_plainly(measure) => continue,
                Some(origin) => format!(
                    "`{}` is calculated from `{}.{}`, which tells groups apart",
                    column.name, origin.source, origin.column
                ),
                None if ranks && several => {
                    format!("`{}` shows a value made of several columns of one record", column.name)
                }
                None => continue,
            };
            let message = format!("the table `{}` may not be shown", table.name);
            let hint = "group by the column, or put the condition into `WHERE`";
            return Err(Refusal::new("disclosure-refused", message)
                .because(because, None)
                .hint(hint));
        }
        Ok(())
    }

    /// Two sources of the same persons are not told apart by what a condition leaves out of one.
    fn twins(&self, tables: &[ResultTable]) -> Result<(), Refusal> {
        let mut by_entity: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let read = tables.iter().filter_map(|table| table.facts.as_deref());
        for source in read.flat_map(|facts| &facts.population.sources) {
            if let Some(entity) = self.facts.entities.get(source) {
                by_entity.entry(entity).or_default().insert(source);
            }
        }
        let shared: BTreeSet<&str> =
            by_entity.into_values().filter(|all| all.len() > 1).flatten().collect();
        let conditioned = tables.iter().find(|table| {
            table.facts.as_deref().is_some_and(|facts| {
                let own = facts.population.conditions.iter().any(|condition| {
                    !self.conditions.iter().any(|met| met.condition == *condition)
                });
                own && facts.population.sources.iter().any(|s| shared.contains(s.as_str()))
            })
        });
        let Some(table) = conditioned else { return Ok(()) };
        let message = format!("the table `{}` may not be shown", table.name);
        let why = "it has a condition on persons of whom another source of the deck tells, too";
        Err(Refusal::new("disclosure-refused", message).because(why, None))
    }

    /// The number of records of a table of records, as a table of its own: what is shown one by one
    /// can be counted.
    pub(super) fn counted(&self, table: &ResultTable) -> Option<ResultTable> {
        let facts = table.facts.as_deref()?;
        let population = &facts.population;
        if !self.reads_protected(facts) || !population.complete || facts.limited.is_some() {
            return None;
        }
        let records = table.row_count() as u64;
        let count = Measure { function: Function::Count, argument: String::new() };
        let class = facts.columns.iter().filter_map(|column| column.classification).max();
        let role = ColumnRole::Measure(count);
        let group = GroupFacts {
            records,
            contributors: records,
            contributions: vec![None],
            ..GroupFacts::default()
        };
        let counted = Facts {
            grain: Grain::Groups,
            columns: vec![ColumnFacts { role, classification: class, ..ColumnFacts::default() }],
            groups: vec![group],
            population: population.clone(),
            conditions_on: facts.conditions_on.clone(),
            ..Facts::default()
        };
        let cells = vec![Value::Integer(i64::try_from(records).unwrap_or(i64::MAX))];
        let column = Column::new("records", ColumnKind::Integer, cells);
        let mut table = ResultTable::new(table.name.clone(), vec![column]);
        table.facts = Some(Arc::new(counted));
        Some(table)
    }
}

/// The columns that tell groups apart, or records from others, in any of the tables.
fn keys(tables: &[ResultTable]) -> BTreeSet<SourceColumn> {
    let facts = || tables.iter().filter_map(|table| table.facts.as_deref());
    let origins = facts().flat_map(|facts| &facts.columns).filter_map(|column| match column.role {
        ColumnRole::Key(_) => Some(&column.origins),
        _ => None,
    });
    // What orders rows is among those, too, and tells nothing apart.
    let conditioned = facts().flat_map(|facts| {
        let says = |of: &&SourceColumn| {
            let name = format!("{}.{}", of.source, of.column);
            facts.population.conditions.iter().any(|condition| condition.contains(&name))
        };
        facts.conditions_on.iter().filter(says)
    });
    origins.flatten().chain(conditioned).cloned().collect()
}

/// Whether a condition is the answer to a query: each answer would tell a bit of records that nothing
/// counts. To be among the rows of another table is a condition like any other.
fn asks(condition: &str) -> bool {
    let queries = condition.contains("TableScan:");
    queries && (condition.contains("Aggregate:") || !condition.contains(" in ("))
}

/// Whether a measure counts the values of a column, or the different ones, and no more.
fn counts_plainly(measure: &Measure) -> bool {
    let counts = matches!(measure.function, Function::Count | Function::CountDistinct);
    counts && measure.argument.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
}
