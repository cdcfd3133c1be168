//! Columns that say more, or less, than one aggregate of their row.

use std::sync::Arc;

use indeck_model::facts::{ColumnRole, Facts, Function, Measure};
use indeck_model::table::ResultTable;
use indeck_policy::disclose::{Reason, Rules, TableOutcome, control};
use indeck_policy::ledger::{Ledger, Release};

use super::world::{CITY, GENDER, Query, Record, World};

/// A world of these counts by city (down) and gender (across).
fn world(counts: &[[usize; 3]]) -> World {
    let mut records = Vec::new();
    for (city, row) in counts.iter().enumerate() {
        for (gender, count) in row.iter().enumerate() {
            let record = Record { at: [city, gender, 0], value: 100 };
            records.extend(std::iter::repeat_n(record, *count));
        }
    }
    World { sizes: [counts.len(), 3, 1], records }
}

fn run(tables: &mut [ResultTable]) -> Vec<TableOutcome> {
    let rules = Rules { min_frequency: 5, ..Rules::default() };
    control(tables, &rules, &Ledger::default(), &Release::default()).unwrap().tables
}

fn change(table: &mut ResultTable, with: impl FnOnce(&mut Facts)) {
    let mut facts = table.facts.as_deref().unwrap().clone();
    with(&mut facts);
    table.facts = Some(Arc::new(facts));
}

fn hidden(table: &ResultTable, column: usize) -> Vec<usize> {
    (0..table.row_count()).filter(|row| table.columns[column].cells[*row].suppressed).collect()
}

/// A table by city of which the last column is calculated as said; it has counts and sums.
fn calculated(text: &str, across: bool, counted: bool, world: &World) -> ResultTable {
    let query = Query { sum: true, count: counted, ..Query::by(&[CITY]) };
    let mut table = query.table("calculated", world);
    change(&mut table, |facts| {
        let column = facts.columns.last_mut().unwrap();
        let measure = Measure { function: Function::Other, argument: text.into() };
        column.role = ColumnRole::Measure(measure);
        column.across_groups = across;
    });
    table
}

#[test]
fn a_difference_of_aggregates_is_withheld_unless_its_parts_cannot_overlap() {
    let world = world(&[[30, 0, 0], [40, 0, 0]]);
    for (text, shown) in [
        ("sum(p.pay) - sum(p.pay where p.gender = 'g0')", false),
        ("count(where p.gender = 'g0') - count(where p.gender = 'g1')", true),
        ("count(where p.pay > 10) - count(where p.pay > 11)", false),
        ("cast(sum(p.pay where p.gender = 'g0') as Float64) / cast(sum(p.pay) as Float64)", true),
        ("case when count(*) > 1 then sum(p.pay) end", false),
        ("count(*) - (count(*) * 2)", true),
        ("", false),
    ] {
        let mut tables = [calculated(text, false, true, &world)];
        let out = run(&mut tables);
        let gone: &[usize] = if shown { &[] } else { &[0, 1] };
        assert_eq!(hidden(&tables[0], 2), gone, "{text}");
        assert_eq!(hidden(&tables[0], 1), [0_usize; 0], "{text}");
        assert_eq!(out[0].reasons.contains_key(&Reason::Mixture), !shown, "{text}");
    }
}

#[test]
fn a_share_of_all_tells_the_attack_the_counts_behind_it() {
    let world = world(&[[3, 6, 30], [30, 40, 0]]);
    let cells = Query::by(&[CITY, GENDER]).table("cells", &world);
    let share = "cast(count(*) as Float64) / cast(sum(count(*)) over (; ) as Float64)";
    let mut alone = [cells.clone()];
    run(&mut alone);
    assert_eq!(hidden(&alone[0], 2), [0]);
    let mut both = [calculated(share, true, false, &world), cells];
    run(&mut both);
    // City 0 is 39 of 109: gender 1 of it goes with gender 0.
    assert_eq!(hidden(&both[0], 1), [0_usize; 0]);
    assert_eq!(hidden(&both[1], 2), [0, 1]);
}

#[test]
fn a_sum_over_all_groups_is_withheld_where_its_parts_are_not_known() {
    let world = world(&[[30, 0, 0], [40, 0, 0]]);
    for (text, gone) in [
        ("sum(avg(p.age)) over (; )", true),
        ("sum(sum(p.pay where p.gender = 'g0')) over (; )", true),
        ("sum(sum(p.pay)) over (; )", false),
        ("rank() over (; count(*) descending)", false),
    ] {
        let mut tables = [calculated(text, true, true, &world)];
        run(&mut tables);
        assert_eq!(!hidden(&tables[0], 2).is_empty(), gone, "{text}");
    }
}

#[test]
fn a_sum_is_protected_as_its_count_is_however_it_is_rounded() {
    let world = world(&[[3, 0, 0], [20, 0, 0], [50, 0, 0]]);
    let with = |off_by: f64| {
        let of = |keys: &[usize]| Query { count: false, sum: true, ..Query::by(keys) };
        let mut tables = [of(&[]).table("all", &world), of(&[CITY]).table("cities", &world)];
        change(&mut tables[0], |facts| facts.columns[0].off_by = off_by);
        run(&mut tables);
        (hidden(&tables[0], 0), hidden(&tables[1], 1))
    };
    assert_eq!(with(0.0), (vec![], vec![0, 1]));
    // Of 300 in sum, 500 more or less leaves enough open; but one figure has many spellings, and the
    // number of records is taken as said.
    assert_eq!(with(500.0), (vec![], vec![0, 1]));
}
