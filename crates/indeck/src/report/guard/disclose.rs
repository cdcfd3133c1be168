//! Leave to put tables into a deck, and disclosure control.

use std::collections::BTreeSet;
use std::sync::Arc;

use indeck_model::facts::{Facts, Grain, SourceColumn};
use indeck_model::{IdentifierRole, ResultTable};
use indeck_policy::ledger::Ledger;
use indeck_policy::obligation::Obligations;
use indeck_policy::{classify, disclose, records};

use super::{Guard, WithheldRecords};
use crate::govern::{Disclose, Refusal};

impl Guard {
    pub(super) fn disclosed(
        &self,
        mut tables: Vec<ResultTable>,
    ) -> Result<Vec<ResultTable>, Refusal> {
        if !self.governs() || tables.iter().all(|table| !reads_records(table)) {
            self.count(&tables);
            tables.iter_mut().for_each(|table| table.facts = None);
            return Ok(tables);
        }
        tables.iter_mut().for_each(|table| self.conditioned(table));
        tables.iter_mut().for_each(classed);
        self.note(&tables);
        let asked = self.ask::<Disclose>(&self.ask_for_all())?;
        let obligations = self.queried.and(&asked);
        check_rows(&tables, &obligations)?;
        self.suspect(&tables, &obligations)?;
        let before = tables.clone();
        self.control(&mut tables, &obligations)?;
        tables.iter_mut().for_each(|table| table.facts = None);
        let mut state = self.state.borrow_mut();
        state.numbers.compare(&before, &tables);
        state.shown.extend(tables.iter().flat_map(texts));
        state.obligations = state.obligations.and(&obligations);
        Ok(tables)
    }

    /// Remembers what these tables are made of.
    fn note(&self, tables: &[ResultTable]) {
        self.count(tables);
        let mut state = self.state.borrow_mut();
        state.reads = true;
        let first = state.columns.is_empty();
        // A table that was disclosed before is no dataset, and has its class with it.
        let is_dataset = |of: &SourceColumn| self.release.digests.contains_key(&of.source);
        let behind = tables.iter().flat_map(behind).filter(is_dataset);
        let columns: BTreeSet<SourceColumn> = state.columns.drain(..).chain(behind).collect();
        state.columns = columns.into_iter().collect();
        let class = classify::slide(tables);
        state.class = if first { class } else { classify::join([state.class, class]) };
    }

    /// Adds the conditions that the rows of a table's sources meet before any query reads them.
    fn conditioned(&self, table: &mut ResultTable) {
        let Some(facts) = &table.facts else { return };
        let sources = facts.population.sources.clone();
        let mut facts = Facts::clone(facts);
        for met in self.conditions.iter().filter(|met| sources.contains(&met.source)) {
            facts.population.conditions.push(met.condition.clone());
            if let Some(column) = &met.split_by {
                let (source, column) = (met.source.clone(), column.clone());
                self.split(&mut facts, SourceColumn { source, column });
            }
        }
        facts.population.conditions.sort();
        facts.population.conditions.dedup();
        table.facts = Some(Arc::new(facts));
    }

    /// All that a deck of a burst shows also tells the value that it is the deck of.
    fn split(&self, facts: &mut Facts, by: SourceColumn) {
        let known = self.queried.columns.get(&format!("{}.{}", by.source, by.column));
        let class = known.map(|(class, _)| *class);
        for column in &mut facts.columns {
            column.classification = classify::join([column.classification, class]);
        }
        facts.conditions_on.push(by);
        facts.conditions_on.sort();
        facts.conditions_on.dedup();
    }

    fn control(
        &self,
        tables: &mut [ResultTable],
        obligations: &Obligations,
    ) -> Result<(), Refusal> {
        let (records, groups): (Vec<_>, Vec<_>) =
            tables.iter_mut().partition(|table| grain(table) == Grain::Records);
        let counts: Vec<ResultTable> = records.iter().filter_map(|t| self.counted(t)).collect();
        for table in records {
            self.make_alike(table, obligations)?;
        }
        let asked = disclose::Rules::from(obligations);
        let earlier = self.earlier(asked.scope)?;
        let rules = disclose::Rules {
            sources: disclose::Sources::Named(self.protected.clone()),
            // What this deck showed before counts whatever the policy says of other decks.
            scope: disclose::Scope::Ledger,
            ..asked
        };
        let mut shown: Vec<ResultTable> = groups.iter().map(|table| (**table).clone()).collect();
        let of_groups = shown.len();
        shown.extend(counts);
        let mut done =
            disclose::control(&mut shown, &rules, &earlier, &self.release).map_err(refused)?;
        done.tables.truncate(of_groups);
        let counts = shown.split_off(of_groups);
        if let Some(small) =
            counts.iter().find(|table| table.cell(0, 0).is_none_or(|c| c.suppressed))
        {
            return Err(picked(small));
        }
        groups.into_iter().zip(shown).for_each(|(table, shown)| *table = shown);
        let mut state = self.state.borrow_mut();
        state.entries.merge(done.entries.clone());
        state.outcome.add(&done);
        Ok(())
    }

    /// What was disclosed before: by earlier decks where the policy looks at them, and by this one.
    fn earlier(&self, scope: disclose::Scope) -> Result<Ledger, Refusal> {
        let mut state = self.state.borrow_mut();
        if state.earlier.is_none() {
            let looks_back = scope == disclose::Scope::Ledger;
            state.earlier = Some(match self.governor.ledger() {
                Some(ledger) if looks_back => ledger.read()?,
                None if looks_back => {
                    let message = "nobody knows what earlier decks disclosed";
                    let hint =
                        "give the governor a ledger, or say `linked = \"deck\"` in the policy";
                    return Err(Refusal::new("disclosure-refused", message).hint(hint));
                }
                _ => Ledger::default(),
            });
        }
        let mut known = state.earlier.clone().unwrap_or_default();
        known.merge(state.entries.clone());
        Ok(known)
    }

    /// Records alike enough that none of them can be told apart.
    fn make_alike(
        &self,
        table: &mut ResultTable,
        obligations: &Obligations,
    ) -> Result<(), Refusal> {
        let rules = self.record_rules(table, obligations);
        let count = table.row_count() as u64;
        if rules.quasi.is_empty() && rules.sensitive.is_empty() && rules.direct.is_empty() {
            let few = (1..u64::from(rules.k)).contains(&count);
            return if few && self.is_picked(table) { Err(picked(table)) } else { Ok(()) };
        }
        let made = records::anonymise(table, &rules).map_err(|refusal| {
            let message = format!("the table `{}` may not be shown", table.name);
            Refusal::new("disclosure-refused", message).because(refusal.to_string(), None)
        })?;
        self.state.borrow_mut().outcome.records.push(WithheldRecords {
            table: table.name.to_string(),
            records: count,
            left_out: made.suppressed,
            k: made.risk.k,
            risk: made.risk.prosecutor.greatest,
        });
        *table = made.table;
        Ok(())
    }

    /// Which columns of a table name somebody, alone or together, or are nobody's business.
    fn record_rules(&self, table: &ResultTable, obligations: &Obligations) -> records::Rules {
        let Some(facts) = table.facts.clone() else { return records::Rules::from(obligations) };
        let mut rules = records::Rules::from(obligations);
        for (column, facts) in table.columns.iter().zip(&facts.columns) {
            let roles: Vec<IdentifierRole> = facts.origins.iter().map(|o| self.role(o)).collect();
            let has = |role: IdentifierRole| roles.contains(&role);
            if has(IdentifierRole::Direct) {
                rules.direct.push(column.name.clone());
            } else if has(IdentifierRole::Quasi) {
                rules.quasi.push(records::Quasi::new(&column.name));
            } else if has(IdentifierRole::Sensitive) {
                rules.sensitive.push(column.name.clone());
            }
        }
        rules
    }

    /// What a column tells of persons, as it is now.
    pub(super) fn role(&self, column: &SourceColumn) -> IdentifierRole {
        let known = self.queried.columns.get(&format!("{}.{}", column.source, column.column));
        let role = known.map(|(_, role)| *role).unwrap_or_default();
        // A masked direct identifier is a pseudonym or less: it names nobody by itself.
        let masked = self.masks(&column.source, &column.column);
        if masked && role == IdentifierRole::Direct { IdentifierRole::None } else { role }
    }

    /// Whether the records are there for what tells persons apart, shown or not.
    fn is_picked(&self, table: &ResultTable) -> bool {
        let conditions = table.facts.iter().flat_map(|facts| &facts.conditions_on);
        let mut roles = conditions.map(|column| self.role(column));
        roles.any(|role| matches!(role, IdentifierRole::Direct | IdentifierRole::Quasi))
    }
}

/// Records that are shown without what tells persons apart, but were chosen by it.
fn picked(table: &ResultTable) -> Refusal {
    let message = format!("the table `{}` may not be shown", table.name);
    let why = "its records are picked by what tells persons apart, and there are too few of them";
    Refusal::new("disclosure-refused", message).because(why, None)
}

/// What a disclosed table says in words: its cells and the names of its columns.
fn texts(table: &ResultTable) -> Vec<String> {
    let cells = table.columns.iter().flat_map(|column| &column.cells);
    let said = cells.filter(|cell| !cell.suppressed).map(|cell| cell.value.to_string());
    let titles = table.columns.iter().map(|column| column.title().to_owned());
    said.filter(|text| !text.is_empty()).chain(titles).collect()
}

/// Whether records of sources stand behind a table, and not only tables that were disclosed.
fn reads_records(table: &ResultTable) -> bool {
    table.facts.as_ref().is_none_or(|facts| !facts.population.sources.is_empty())
}

fn grain(table: &ResultTable) -> Grain {
    table.facts.as_ref().map(|facts| facts.grain).unwrap_or_default()
}

/// Columns of sources that a table depends on.
fn behind(table: &ResultTable) -> Vec<SourceColumn> {
    let Some(facts) = &table.facts else { return Vec::new() };
    let columns = facts.columns.iter().flat_map(|column| &column.origins);
    columns.chain(&facts.conditions_on).cloned().collect()
}

/// Gives the columns of a table the classes that their facts say.
fn classed(table: &mut ResultTable) {
    let Some(facts) = table.facts.clone() else { return };
    for (column, facts) in table.columns.iter_mut().zip(&facts.columns) {
        column.classification = facts.classification;
    }
}

fn check_rows(tables: &[ResultTable], obligations: &Obligations) -> Result<(), Refusal> {
    let Some(most) = obligations.max_rows else { return Ok(()) };
    match tables.iter().find(|table| table.row_count() > most as usize) {
        None => Ok(()),
        Some(table) => {
            let message = format!("the table `{}` has more than {most} rows", table.name);
            Err(Refusal::new("disclosure-refused", message)
                .hint("group the rows (`GROUP BY`) or take the first ones (`LIMIT`)"))
        }
    }
}

fn refused(refusal: disclose::Refusal) -> Refusal {
    let told = Refusal::new("disclosure-refused", "the tables may not be shown");
    refusal.places.iter().fold(told, |told, place| {
        let because = if place.table.is_empty() {
            place.because.clone()
        } else {
            format!("`{}`: {}", place.table, place.because)
        };
        told.because(because, None)
    })
}
