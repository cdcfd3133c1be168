//! The hidden columns of a result as the facts of its groups.

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, BinaryArray, Int64Array, RecordBatch};
use arrow_schema::{ArrowError, DataType};
use datafusion::logical_expr::Expr;
use indeck_model::facts::{Contributions, GroupFacts};

use crate::engine::facts::Understood;
use crate::engine::facts::measure::aggregates;
use crate::engine::facts::node::{By, Groups};
use crate::engine::facts::share::Share;
use crate::engine::facts::terms::any;

/// What each column of the table has behind it.
struct Plan {
    /// For each column, the measures that it is calculated from.
    measures: Vec<Vec<usize>>,
    /// For each column, the keys that it is made of.
    keys: Vec<Vec<usize>>,
}

impl Understood {
    /// Takes the hidden columns off the rows, and adds what they tell to the facts.
    ///
    /// # Errors
    /// Arrow's if the columns are not those of the plan.
    pub(crate) fn take_off(
        &mut self,
        batches: Vec<RecordBatch>,
    ) -> Result<Vec<RecordBatch>, ArrowError> {
        let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
        self.note_limit(rows as u64);
        let Some(groups) = &self.groups else { return Ok(batches) };
        let shown: Vec<usize> = (0..self.terms.len()).collect();
        let plan = Plan::new(&self.terms, groups);
        let mut out = Vec::with_capacity(batches.len());
        for batch in batches {
            let hidden = batch.columns().get(shown.len()..).unwrap_or_default();
            read(groups, &plan, hidden, batch.num_rows(), &mut self.facts.groups)?;
            out.push(batch.project(&shown)?);
        }
        Ok(out)
    }

    /// A limit that was not reached dropped nothing.
    fn note_limit(&mut self, rows: u64) {
        let dropped = self.groups.as_ref().is_some_and(|groups| groups.dropped);
        let within = self.facts.limited.is_none_or(|limit| rows < limit);
        let told = self.facts.grain != indeck_model::facts::Grain::Unknown;
        self.facts.population.complete = told && !dropped && !self.skips && within;
    }
}

impl Plan {
    fn new(terms: &[Expr], groups: &Groups) -> Self {
        let measures = terms.iter().map(|term| {
            let calls = aggregates(term).into_iter();
            let found = calls.filter_map(|call| groups.measures.iter().position(|m| m.term == *call));
            found.collect()
        });
        let keys = terms.iter().map(|term| {
            let used = groups.keys.iter().enumerate().filter(|(_, key)| any(term, |e| e == *key));
            used.map(|(index, _)| index).collect()
        });
        Self { measures: measures.collect(), keys: keys.collect() }
    }
}

fn read(
    groups: &Groups,
    plan: &Plan,
    hidden: &[ArrayRef],
    rows: usize,
    out: &mut Vec<GroupFacts>,
) -> Result<(), ArrowError> {
    let mut calls: Vec<&BinaryArray> = Vec::with_capacity(groups.calls.len());
    for (index, _) in groups.calls.iter().enumerate() {
        let array = hidden.get(index).and_then(|array| array.as_binary_opt::<i32>());
        calls.push(array.ok_or_else(|| broken("a hidden column is not there"))?);
    }
    let mut totals = Vec::with_capacity(groups.totals.len());
    for (index, _) in groups.totals.iter().enumerate() {
        let array = hidden.get(groups.calls.len() + index);
        let array = array.ok_or_else(|| broken("a hidden column is not there"))?;
        let array = arrow_cast::cast(array, &DataType::Int64)?;
        totals.push(array.as_primitive::<Int64Type>().clone());
    }
    for row in 0..rows {
        let shares = calls.iter().zip(&groups.calls).map(|(array, call)| {
            let bytes = array.is_valid(row).then(|| array.value(row));
            let share = bytes.and_then(|bytes| {
                let width = if call.is_dummy() { 1 } else { call.measures.len() };
                Share::from_bytes(bytes, width)
            });
            share.ok_or_else(|| broken("a hidden value is not readable"))
        });
        let shares = shares.collect::<Result<Vec<_>, _>>()?;
        let mut facts = group(groups, plan, &shares);
        facts.totals_over = totals_over(plan, &totals, row);
        out.push(facts);
    }
    Ok(())
}

/// The key columns over whose keys a row is a total.
fn totals_over(plan: &Plan, totals: &[Int64Array], row: usize) -> Vec<usize> {
    let is_total = |key: &usize| totals.get(*key).is_some_and(|total| total.value(row) != 0);
    let columns = plan.keys.iter().zip(&plan.measures).enumerate();
    let over = columns.filter(|(_, (keys, measures))| measures.is_empty() && keys.iter().any(is_total));
    over.map(|(column, _)| column).collect()
}

fn group(groups: &Groups, plan: &Plan, shares: &[Share]) -> GroupFacts {
    let of = |by: By| {
        let calls = groups.calls.iter().zip(shares);
        calls.filter(move |(call, _)| call.by == by).map(|(_, share)| share)
    };
    let rows = shares.first().map_or(0, |share| share.records);
    let records = of(By::Record).map(|share| share.units).max().unwrap_or(rows);
    let contributors = of(By::Entity).map(|share| share.units).min().unwrap_or(records);
    let contributions = plan.measures.iter().map(|measures| {
        let found = measures.iter().filter_map(|index| groups.measures.get(*index));
        let found = found.flat_map(|measure| &measure.found);
        let found = found.filter_map(|(call, place)| shares.get(*call)?.values.get(*place));
        least(found)
    });
    GroupFacts { records, contributors, contributions: contributions.collect(), totals_over: vec![] }
}

/// Of several contributions, the fewest and the most dominated.
fn least<'c>(all: impl Iterator<Item = &'c Contributions>) -> Option<Contributions> {
    all.cloned().reduce(|a, b| {
        let (count, contributors) = (a.count.min(b.count), a.contributors.min(b.contributors));
        let nonzero = a.nonzero.min(b.nonzero);
        let non_negative = a.non_negative && b.non_negative;
        let dominated = if dominance(&b) > dominance(&a) { b } else { a };
        Contributions { count, contributors, nonzero, non_negative, ..dominated }
    })
}

/// The share of the largest contribution.
fn dominance(contributions: &Contributions) -> f64 {
    let largest = contributions.largest.first().copied().unwrap_or_default();
    if contributions.total > 0.0 { largest / contributions.total } else { 0.0 }
}

fn broken(message: &str) -> ArrowError {
    ArrowError::ComputeError(message.to_owned())
}
