//! How disclosure control grows with the number of cells: a square table with its totals, a tenth
//! of its groups small.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::sync::Arc;

use divan::Bencher;
use indeck_model::facts::{
    ColumnFacts, ColumnRole, Facts, Function, Grain, GroupFacts, Measure, Population,
};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Classification, Value};
use indeck_policy::disclose::{Rules, control};
use indeck_policy::ledger::{Ledger, Release};

fn main() {
    divan::main();
}

/// The count of a group: a tenth are small.
fn count(row: u64, column: u64) -> u64 {
    let mixed = (row * 7_919 + column * 104_729 + 13).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    if mixed.is_multiple_of(10) { 1 + mixed % 9 } else { 20 + mixed % 500 }
}

fn table(name: &str, keys: &[&str], groups: &[(Vec<u64>, u64)]) -> ResultTable {
    let mut columns = Vec::new();
    let mut facts = Vec::new();
    let mut add = |name: &str, role, cells| {
        columns.push(Column::new(name, ColumnKind::Number, cells));
        let classification = Some(Classification::Personal);
        facts.push(ColumnFacts { role, classification, ..ColumnFacts::default() });
    };
    for (index, key) in keys.iter().enumerate() {
        let cells = groups.iter().map(|(at, _)| Value::Integer(at[index] as i64)).collect();
        add(key, ColumnRole::Key((*key).to_owned()), cells);
    }
    let cells = groups.iter().map(|(_, n)| Value::Integer(*n as i64)).collect();
    let measure = Measure { function: Function::Count, argument: String::new() };
    add("n", ColumnRole::Measure(measure), cells);
    let behind = |(_, n): &(Vec<u64>, u64)| GroupFacts {
        records: *n,
        contributors: *n,
        contributions: vec![None; keys.len() + 1],
        ..GroupFacts::default()
    };
    let mut table = ResultTable::new(name, columns);
    table.facts = Some(Arc::new(Facts {
        grain: Grain::Groups,
        columns: facts,
        groups: groups.iter().map(behind).collect(),
        population: Population { sources: vec!["p".into()], conditions: vec![], complete: true },
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..Facts::default()
    }));
    table
}

fn deck(cells: u64) -> Vec<ResultTable> {
    let side = (cells as f64).sqrt().round() as u64;
    let all: Vec<(Vec<u64>, u64)> =
        (0..side).flat_map(|r| (0..cells / side).map(move |c| (vec![r, c], count(r, c)))).collect();
    let sum = |of: &dyn Fn(&Vec<u64>) -> Vec<u64>| {
        let mut sums = std::collections::BTreeMap::new();
        all.iter().for_each(|(at, n)| *sums.entry(of(at)).or_insert(0) += n);
        sums.into_iter().collect::<Vec<_>>()
    };
    vec![
        table("all", &[], &sum(&|_| vec![])),
        table("rows", &["p.r"], &sum(&|at| vec![at[0]])),
        table("columns", &["p.c"], &sum(&|at| vec![at[1]])),
        table("cells", &["p.r", "p.c"], &all),
    ]
}

#[divan::bench(args = [10, 100, 1_000, 10_000], max_time = 20)]
fn two_way_with_totals(bencher: Bencher, cells: u64) {
    let tables = deck(cells);
    let rules = Rules::default();
    bencher.with_inputs(|| tables.clone()).bench_values(|mut tables| {
        control(&mut tables, &rules, &Ledger::default(), &Release::default()).unwrap()
    });
}
