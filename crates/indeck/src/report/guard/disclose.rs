//! Leave to put tables into a deck, and disclosure control.

use std::collections::BTreeSet;
use std::sync::Arc;

use indeck_model::facts::{Facts, Grain, SourceColumn};
use indeck_model::{Classification, IdentifierRole, ResultTable};
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
        let permit = self.governor.ask::<Disclose>(&self.ask_for_all())?;
        let obligations = self.queried.and(permit.obligations());
        check_rows(&tables, &obligations)?;
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
        let first = state.columns.is_empty();
        let columns: BTreeSet<SourceColumn> =
            state.columns.drain(..).chain(tables.iter().flat_map(behind)).collect();
        state.columns = columns.into_iter().collect();
        let class = classify::slide(tables);
        state.class = if first { class } else { classify::join([state.class, class]) };
    }

    /// Adds the conditions that the rows of a table's sources meet before any query reads them.
    fn conditioned(&self, table: &mut ResultTable) {
        let Some(facts) = &table.facts else { return };
        let sources = &facts.population.sources;
        let met = self.conditions.iter().filter(|(source, _)| sources.contains(source));
        let met: Vec<String> = met.map(|(_, condition)| condition.clone()).collect();
        if met.is_empty() {
            return;
        }
        let mut facts = Facts::clone(facts);
        facts.population.conditions.extend(met);
        facts.population.conditions.sort();
        facts.population.conditions.dedup();
        table.facts = Some(Arc::new(facts));
    }

    fn control(
        &self,
        tables: &mut [ResultTable],
        obligations: &Obligations,
    ) -> Result<(), Refusal> {
        let (records, groups): (Vec<_>, Vec<_>) =
            tables.iter_mut().partition(|table| grain(table) == Grain::Records);
        for table in records {
            self.make_alike(table, obligations)?;
        }
        let rules = disclose::Rules {
            sources: disclose::Sources::Named(self.protected()),
            ..disclose::Rules::from(obligations)
        };
        let earlier = self.earlier(&rules)?;
        let mut shown: Vec<ResultTable> = groups.iter().map(|table| (**table).clone()).collect();
        let done =
            disclose::control(&mut shown, &rules, &earlier, &self.release).map_err(refused)?;
        groups.into_iter().zip(shown).for_each(|(table, shown)| *table = shown);
        let mut state = self.state.borrow_mut();
        state.entries.merge(done.entries.clone());
        state.outcome.add(&done);
        Ok(())
    }

    /// The datasets that are not for everyone in all their columns.
    fn protected(&self) -> BTreeSet<String> {
        let secret =
            self.queried.columns.iter().filter(|(_, (class, _))| *class > Classification::Public);
        let sources = secret.filter_map(|(name, _)| name.split_once('.'));
        sources.map(|(source, _)| source.to_owned()).collect()
    }

    /// What was disclosed before: by earlier decks where the policy looks at them, and by this one.
    fn earlier(&self, rules: &disclose::Rules) -> Result<Ledger, Refusal> {
        let mut state = self.state.borrow_mut();
        if state.earlier.is_none() {
            let looks_back = rules.scope == disclose::Scope::Ledger;
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
        if rules.quasi.is_empty() && rules.sensitive.is_empty() && rules.direct.is_empty() {
            return Ok(());
        }
        let count = table.row_count() as u64;
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
        let role = |column: &SourceColumn| {
            let name = format!("{}.{}", column.source, column.column);
            let masked = self.masked.iter().any(|m| format!("{}.{}", m.dataset, m.column) == name);
            let role = self.queried.columns.get(&name).map(|(_, role)| *role).unwrap_or_default();
            // A masked direct identifier is a pseudonym or less: it names nobody by itself.
            if masked && role == IdentifierRole::Direct { IdentifierRole::None } else { role }
        };
        let mut rules = records::Rules::from(obligations);
        for (column, facts) in table.columns.iter().zip(&facts.columns) {
            let roles: BTreeSet<&str> = facts.origins.iter().map(|o| role(o).word()).collect();
            let has = |role: IdentifierRole| roles.contains(role.word());
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
