//! Single cases, each with what must come of it.

use indeck_model::Value;
use indeck_model::table::ResultTable;
use indeck_policy::disclose::{Reason, Rules, control};
use indeck_policy::ledger::{Ledger, Release};

use super::world::{CITY, GENDER, Query, Record, World};

/// A world of these counts by city (down) and gender (across).
fn world(counts: &[[usize; 3]]) -> World {
    let mut records = Vec::new();
    for (city, row) in counts.iter().enumerate() {
        for (gender, count) in row.iter().enumerate() {
            let record = Record { at: [city, gender, 0], value: 100 + city as i64 };
            records.extend(std::iter::repeat_n(record, *count));
        }
    }
    World { sizes: [counts.len(), 3, 1], records }
}

fn tables(queries: &[Query], world: &World) -> Vec<ResultTable> {
    queries.iter().enumerate().map(|(i, query)| query.table(&format!("t{i}"), world)).collect()
}

fn hidden(table: &ResultTable) -> Vec<usize> {
    let column = table.columns.last().unwrap();
    (0..table.row_count()).filter(|row| column.cells[*row].suppressed).collect()
}

fn rules() -> Rules {
    Rules { min_frequency: 5, ..Rules::default() }
}

#[test]
fn a_small_group_beside_its_total_takes_the_smallest_other_with_it() {
    let world = world(&[[3, 0, 0], [20, 0, 0], [50, 0, 0]]);
    let mut tables = tables(&[Query::by(&[]), Query::by(&[CITY])], &world);
    let out = control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    assert_eq!(hidden(&tables[0]), []);
    assert_eq!(hidden(&tables[1]), [0, 1]);
    assert_eq!(out.tables[1].primary, 1);
    assert_eq!(out.tables[1].complementary, 1);
    assert!(out.attack.optimal);
    assert!(tables.iter().all(|table| table.facts.is_none()));
    assert_eq!(tables[1].columns[1].cells[0].value, Value::Null);
}

#[test]
fn a_small_group_alone_takes_nothing_with_it() {
    let world = world(&[[3, 0, 0], [20, 0, 0]]);
    let mut tables = tables(&[Query::by(&[CITY])], &world);
    control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    assert_eq!(hidden(&tables[0]), [0]);
}

#[test]
fn a_total_in_a_later_deck_is_withheld_because_an_earlier_one_showed_the_parts() {
    let world = world(&[[3, 0, 0], [20, 0, 0]]);
    let mut first = tables(&[Query::by(&[CITY])], &world);
    let out = control(&mut first, &rules(), &Ledger::default(), &Release::default()).unwrap();
    let mut second = tables(&[Query::by(&[])], &world);
    let later = control(&mut second, &rules(), &out.entries, &Release::default()).unwrap();
    assert_eq!(hidden(&second[0]), [0]);
    assert!(later.tables[0].reasons.contains_key(&Reason::Complementary));
}

#[test]
fn a_condition_that_leaves_out_a_few_is_a_difference() {
    let world = world(&[[30, 2, 0], [30, 40, 0]]);
    let mut without = Query::by(&[CITY]);
    without.only = Some((GENDER, 1, false));
    let mut tables = tables(&[Query::by(&[CITY]), without], &world);
    control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    // City 0: all 32 and the 30 that are not of gender 1 must not both be shown.
    assert!(hidden(&tables[0]).contains(&0) || hidden(&tables[1]).contains(&0));
}

#[test]
fn a_group_that_changed_by_one_record_is_withheld() {
    let before = world(&[[30, 0, 0], [40, 0, 0]]);
    let after = world(&[[31, 0, 0], [40, 0, 0]]);
    let mut query = Query::by(&[CITY]);
    query.sum = true;
    let release = |digest: &str| Release {
        digests: [("p".to_owned(), digest.to_owned())].into_iter().collect(),
    };
    let mut first = tables(std::slice::from_ref(&query), &before);
    let out = control(&mut first, &rules(), &Ledger::default(), &release("one")).unwrap();
    let mut second = tables(&[query], &after);
    let out = control(&mut second, &rules(), &out.entries, &release("two")).unwrap();
    assert_eq!(hidden(&second[0]), [0]);
    assert!(out.tables[0].reasons.contains_key(&Reason::Change));
}

#[test]
fn an_unknown_grain_of_protected_data_is_refused_and_leaves_the_tables_alone() {
    let world = world(&[[30, 0, 0]]);
    let mut tables = tables(&[Query::by(&[CITY])], &world);
    let mut facts = tables[0].facts.as_deref().unwrap().clone();
    facts.grain = indeck_model::facts::Grain::Unknown;
    tables[0].facts = Some(std::sync::Arc::new(facts));
    let before = tables.clone();
    let refusal =
        control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap_err();
    assert_eq!(refusal.code, "unknown-grain");
    assert_eq!(tables, before);
}

#[test]
fn the_ledger_never_holds_a_withheld_figure() {
    let world = world(&[[3, 0, 0], [20, 0, 0], [50, 0, 0]]);
    let mut tables = tables(&[Query::by(&[]), Query::by(&[CITY])], &world);
    let out = control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    let text = out.entries.to_text();
    assert!(text.contains("says\tcount\t\t73"), "{text}");
    assert!(!text.contains("\t3\t") && !text.contains("\t20\t"), "{text}");
    assert_eq!(Ledger::parse(&text).unwrap(), out.entries);
}
