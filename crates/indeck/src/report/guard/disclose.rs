//! Leave to put tables into a deck, and disclosure control.

use std::collections::BTreeSet;

use indeck_audit::event::Counts;
use indeck_model::facts::{Grain, SourceColumn};
use indeck_model::{Classification, ResultTable};
use indeck_policy::obligation::Obligations;
use indeck_policy::{classify, disclose, records};

use super::Guard;
use super::outcome::Withholding;
use crate::govern::{Ask, Disclose, Permit, Refusal, Resource, ResourceKind};

impl Guard<'_> {
    pub(super) fn disclosed(
        &self,
        mut tables: Vec<ResultTable>,
    ) -> Result<Vec<ResultTable>, Refusal> {
        if tables.iter().all(|table| !reads_records(table)) {
            tables.iter_mut().for_each(|table| table.facts = None);
            return Ok(tables);
        }
        tables.iter_mut().for_each(classed);
        let ask = self.asked(&tables);
        let permit = self.governor.ask_to::<Disclose>(&ask)?;
        let obligations = self.queried.and(permit.obligations());
        check_rows(&tables, &obligations)?;
        let before = tables.clone();
        self.control(&mut tables, &obligations)?;
        tables.iter_mut().for_each(|table| table.facts = None);
        let mut state = self.state.borrow_mut();
        state.numbers.compare(&before, &tables);
        state.shown.extend(tables.iter().flat_map(texts));
        state.permits.push((permit, ask));
        Ok(tables)
    }

    /// The question for these tables and all before them.
    fn asked(&self, tables: &[ResultTable]) -> Ask {
        let mut state = self.state.borrow_mut();
        let columns: BTreeSet<SourceColumn> =
            state.columns.drain(..).chain(tables.iter().flat_map(behind)).collect();
        state.columns = columns.into_iter().collect();
        let class = classify::slide(tables);
        state.class = if state.permits.is_empty() { class } else { state.class.zip(class).map(|(a, b)| a.max(b)) };
        let mut resource = Resource::new(ResourceKind::Deck, self.deck.as_str());
        resource.columns.clone_from(&state.columns);
        resource.class = state.class;
        let rows: usize = tables.iter().map(ResultTable::row_count).sum();
        let cells: usize = tables.iter().map(|t| t.row_count() * t.columns.len()).sum();
        let counts =
            Counts { rows: Some(rows as u64), cells: Some(cells as u64), ..Counts::default() };
        Ask { counts, inputs: self.inputs.clone(), ..Ask::of(resource) }
    }

    fn control(
        &self,
        tables: &mut [ResultTable],
        obligations: &Obligations,
    ) -> Result<(), Refusal> {
        let mut state = self.state.borrow_mut();
        let rules = records::Rules::from(obligations);
        for table in tables.iter_mut().filter(|table| grain(table) == Grain::Records) {
            let done = records::control(table, &rules).map_err(|error| {
                Refusal::new("disclosure-refused", format!("the table `{}` may not be shown", table.name))
                    .because(error.to_string(), None)
            })?;
            state.outcome.add_records(&table.name, &done);
        }
        let rules = disclose::Rules::from(obligations);
        let earlier = state.ledger.clone();
        let done = disclose::control(tables, &rules, &earlier).map_err(refused)?;
        state.ledger.merge(&done.entries);
        state.outcome.add(&done);
        Ok(())
    }

    /// Leave for all that is in the deck; `None` where nothing of a source is.
    pub(crate) fn permit(&self) -> Option<std::cell::Ref<'_, (Permit<Disclose>, Ask)>> {
        let state = self.state.borrow();
        std::cell::Ref::filter_map(state, |state| state.permits.last()).ok()
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
