//! What a condition leaves out, where only several tables together tell of it.

use indeck_model::table::ResultTable;
use indeck_policy::disclose::control;
use indeck_policy::ledger::{Ledger, Release};

use super::attacker::Attacker;
use super::world::{AGE, CITY, GENDER, Query, REGION, Record, World, rules};

/// A world of counts by city, gender (two) and age (two).
fn world(counts: &[[[usize; 2]; 2]]) -> World {
    let mut records = Vec::new();
    for (city, genders) in counts.iter().enumerate() {
        for (gender, ages) in genders.iter().enumerate() {
            for (age, count) in ages.iter().enumerate() {
                let record = Record { at: [city, gender, age], value: 100 + city as i64 };
                records.extend(std::iter::repeat_n(record, *count));
            }
        }
    }
    World { sizes: [counts.len(), 2, 2], records }
}

fn by(keys: &[usize], sum: bool) -> Query {
    Query { sum, ..Query::by(keys) }
}

/// Only the records that are not of gender 1, or only those of an age.
fn only(keys: &[usize], dim: usize, place: usize, is: bool) -> Query {
    Query { only: Some((dim, place, is)), ..Query::by(keys) }
}

struct Case {
    name: &'static str,
    /// The decks, one after the other.
    decks: Vec<Vec<Query>>,
    counts: Vec<[[usize; 2]; 2]>,
    /// The group that nobody may find, and its key.
    secret: (Query, Vec<usize>),
}

/// Two cities in one region and one in another; three people of gender 1 in the last city.
fn three_cities() -> Vec<[[usize; 2]; 2]> {
    vec![[[12, 14], [9, 11]], [[8, 30], [10, 16]], [[25, 33], [3, 0]]]
}

fn cases() -> Vec<Case> {
    let others = |keys: &[usize]| only(keys, GENDER, 1, false);
    let left = |keys: &[usize]| only(keys, GENDER, 1, true);
    vec![
        Case {
            name: "the whole stands in an earlier deck beside another dimension",
            decks: vec![
                vec![by(&[CITY], false), by(&[CITY, AGE], false)],
                vec![others(&[CITY]), by(&[GENDER], true)],
            ],
            counts: three_cities(),
            secret: (left(&[CITY]), vec![2]),
        },
        Case {
            name: "a region of one city is the city, whichever of the two a table shows",
            decks: vec![
                vec![others(&[REGION]), by(&[CITY, AGE], true)],
                vec![by(&[REGION], false), only(&[], GENDER, 0, false)],
            ],
            counts: three_cities(),
            secret: (left(&[REGION]), vec![1]),
        },
        Case {
            name: "no table has a small group, only two of them side by side",
            decks: vec![
                vec![others(&[CITY]), by(&[REGION], false)],
                vec![by(&[CITY], true), by(&[CITY, AGE], false)],
            ],
            counts: vec![[[40, 33], [2, 1]], [[25, 16], [20, 12]]],
            secret: (left(&[CITY]), vec![0]),
        },
        Case {
            name: "whole and part have two keys and the condition a third",
            decks: vec![
                vec![by(&[CITY, AGE], false), by(&[REGION, AGE], false)],
                vec![others(&[REGION, AGE]), only(&[], GENDER, 0, false)],
            ],
            counts: three_cities(),
            secret: (left(&[REGION, AGE]), vec![1, 0]),
        },
        Case {
            name: "no table shows the whole, but one that is finer adds up to it",
            decks: vec![vec![by(&[CITY, AGE], false), others(&[CITY])]],
            counts: three_cities(),
            secret: (left(&[CITY]), vec![2]),
        },
        Case {
            name: "regions follow from cities that another table tells apart by age",
            decks: vec![vec![by(&[CITY, AGE], false), others(&[REGION])]],
            counts: three_cities(),
            secret: (left(&[REGION]), vec![1]),
        },
        Case {
            name: "a city lies in its region though no table lists that region",
            decks: vec![vec![by(&[CITY, AGE], false), others(&[REGION, AGE])]],
            counts: vec![[[5, 10], [0, 6]], [[6, 6], [2, 30]], [[0, 0], [15, 13]]],
            secret: (left(&[REGION, AGE]), vec![0, 0]),
        },
    ]
}

/// The secret is held if the tables are controlled, and found if they are shown as they are.
#[test]
fn what_a_condition_leaves_out_is_held_across_tables_and_decks() {
    for case in cases() {
        let world = world(&case.counts);
        let (mut bare, mut held) = (Attacker::new(&world), Attacker::new(&world));
        let mut ledger = Ledger::default();
        for deck in &case.decks {
            let mut tables: Vec<ResultTable> =
                deck.iter().map(|query| query.table("t", &world)).collect();
            deck.iter().zip(&tables).for_each(|(q, table)| bare.read(q, table, &world));
            let rules = rules(&world);
            let Ok(out) = control(&mut tables, &rules, &ledger, &Release::default()) else {
                panic!("{}: refused", case.name);
            };
            ledger.merge(out.entries);
            deck.iter().zip(&tables).for_each(|(q, table)| held.read(q, table, &world));
        }
        let cells = held.group(&case.secret.0, &case.secret.1);
        assert!(!bare.count_is_open(&cells, 2.0), "{}: nothing to find", case.name);
        assert!(held.count_is_open(&cells, 2.0), "{}: found", case.name);
    }
}

/// Two conditions that leave out a few together: all of whom neither is told.
#[test]
fn what_two_conditions_leave_out_together_is_held() {
    let mut world = world(&[[[40, 0], [30, 0]], [[20, 0], [20, 0]]]);
    world.sizes[2] = 3;
    for (age, count) in [(1, 50), (2, 2)] {
        let record = Record { at: [0, 0, age], value: 100 };
        world.records.extend(std::iter::repeat_n(record, count));
    }
    let queries = [by(&[], false), only(&[], AGE, 0, true), only(&[], AGE, 1, true)];
    let (mut bare, mut held) = (Attacker::new(&world), Attacker::new(&world));
    let mut tables: Vec<ResultTable> = queries.iter().map(|q| q.table("t", &world)).collect();
    queries.iter().zip(&tables).for_each(|(q, table)| bare.read(q, table, &world));
    control(&mut tables, &rules(&world), &Ledger::default(), &Release::default()).unwrap();
    queries.iter().zip(&tables).for_each(|(q, table)| held.read(q, table, &world));
    let cells = held.group(&only(&[], AGE, 2, true), &[]);
    assert!(!bare.count_is_open(&cells, 2.0));
    assert!(held.count_is_open(&cells, 2.0));
}
