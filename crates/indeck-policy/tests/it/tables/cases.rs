//! Single cases, each with what must come of it.

use indeck_model::Value;
use indeck_model::table::ResultTable;
use std::sync::Arc;

use indeck_model::facts::Facts;
use indeck_policy::disclose::{
    Dominance, Effort, Extremes, Hierarchy, Method, Reason, Refusal, Rules, Sources, control,
};
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
    assert_eq!(hidden(&tables[0]), [0_usize; 0]);
    assert_eq!(hidden(&tables[1]), [0, 1]);
    assert_eq!(out.tables[1].primary, 1);
    assert_eq!(out.tables[1].complementary, 1);
    assert!(out.attack.optimal);
    assert!(tables.iter().all(|table| table.facts.is_none()));
    assert_eq!(tables[1].columns[1].cells[0].value, Value::Null);
}

#[test]
fn a_survey_keeps_its_total_whatever_many_tables_show_the_group_that_goes() {
    let counts = [
        [46, 112, 15],
        [64, 78, 13],
        [45, 48, 11],
        [58, 28, 12],
        [25, 17, 10],
        [17, 11, 3],
        [4, 3, 1],
    ];
    let mut world = world(&counts);
    world.sizes = [7, 3, 6];
    let sites = [218, 152, 133, 86, 24, 8];
    let sites = sites.iter().enumerate().flat_map(|(site, n)| std::iter::repeat_n(site, *n));
    for (number, site) in sites.enumerate() {
        // Each site has members of all departments.
        let records = world.records.len();
        world.records[number * 257 % records].at[2] = site;
    }
    let by_department = || Query::by(&[CITY]);
    let queries = [
        Query::by(&[]),
        by_department(),
        by_department(),
        Query::by(&[CITY, GENDER]),
        Query::by(&[2]),
    ];
    let mut tables = tables(&queries, &world);
    let rules = Rules { min_frequency: 10, ..Rules::default() };
    control(&mut tables, &rules, &Ledger::default(), &Release::default()).unwrap();
    assert_eq!(hidden(&tables[0]), [0_usize; 0], "the total");
    assert_eq!(hidden(&tables[1]), [5, 6], "departments");
    assert_eq!(hidden(&tables[4]), [4, 5], "sites");
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
    tables[0].facts = Some(Arc::new(facts));
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

fn run(tables: &mut [ResultTable], rules: &Rules) -> Result<Vec<(Reason, u64)>, Refusal> {
    let out = control(tables, rules, &Ledger::default(), &Release::default())?;
    Ok(out.tables.into_iter().flat_map(|table| table.reasons).collect())
}

fn change(table: &mut ResultTable, with: impl FnOnce(&mut Facts)) {
    let mut facts = table.facts.as_deref().unwrap().clone();
    with(&mut facts);
    table.facts = Some(Arc::new(facts));
}

#[test]
fn rows_in_the_order_of_a_withheld_figure_lose_their_place() {
    let world = world(&[[20, 0, 0], [3, 0, 0], [50, 0, 0]]);
    let mut query = Query::by(&[CITY]);
    query.count = false;
    query.sum = true;
    for (by, first) in [(1, "c0"), (0, "c0")] {
        let mut tables = tables(std::slice::from_ref(&query), &world);
        change(&mut tables[0], |facts| facts.ordered_by = vec![(by, false)]);
        let out = control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
        assert_eq!(tables[0].columns[0].cells[0].value, Value::Text(first.into()));
        assert_eq!(out.tables[0].reordered, by == 1);
        let last = if by == 1 { "c1" } else { "c2" };
        assert_eq!(tables[0].columns[0].cells[2].value, Value::Text(last.into()));
    }
}

#[test]
fn withheld_members_of_the_best_five_are_left_out() {
    let world = world(&[[20, 0, 0], [3, 0, 0], [50, 0, 0]]);
    let mut tables = tables(&[Query::by(&[CITY])], &world);
    change(&mut tables[0], |facts| {
        facts.ordered_by = vec![(1, true)];
        facts.limited = Some(3);
        facts.population.complete = false;
    });
    let out = control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    assert_eq!((tables[0].row_count(), out.tables[0].dropped), (2, 1));
}

#[test]
fn a_share_of_all_groups_goes_when_one_of_them_does() {
    let world = world(&[[20, 0, 0], [3, 0, 0], [50, 0, 0]]);
    let mut query = Query::by(&[CITY]);
    query.sum = true;
    let mut tables = tables(&[query], &world);
    change(&mut tables[0], |facts| facts.columns[2].across_groups = true);
    run(&mut tables, &rules()).unwrap();
    assert!(tables[0].columns[2].cells.iter().all(|cell| cell.suppressed));
    assert!(!tables[0].columns[1].cells[0].suppressed);
}

#[test]
fn a_greatest_value_is_withheld_unless_the_rules_show_it() {
    let world = world(&[[20, 0, 0]]);
    let mut query = Query::by(&[CITY]);
    query.sum = true;
    let extreme = |extremes| {
        let mut tables = tables(std::slice::from_ref(&query), &world);
        change(&mut tables[0], |facts| {
            let measure = indeck_model::facts::Measure {
                function: indeck_model::facts::Function::Max,
                argument: "p.pay".into(),
            };
            facts.columns[2].role = indeck_model::facts::ColumnRole::Measure(measure);
        });
        run(&mut tables, &Rules { extremes, ..rules() }).unwrap();
        tables[0].columns[2].cells[0].suppressed
    };
    assert!(extreme(Extremes::Withhold));
    assert!(!extreme(Extremes::From(20)));
    assert!(extreme(Extremes::From(21)));
}

#[test]
fn a_sum_of_which_one_has_most_is_withheld() {
    let mut world = world(&[[20, 0, 0], [30, 0, 0]]);
    world.records[0].value = 1_000_000;
    let mut query = Query::by(&[CITY]);
    query.sum = true;
    let dominance = Some(Dominance { largest: 1, percent: 80.0 });
    for (rules, why) in [
        (Rules { dominance, ..rules() }, Reason::Dominance),
        (Rules { p_percent: Some(10.0), ..rules() }, Reason::PPercent),
    ] {
        let mut tables = tables(std::slice::from_ref(&query), &world);
        let reasons = run(&mut tables, &rules).unwrap();
        assert_eq!(hidden(&tables[0]), [0]);
        assert_eq!(reasons, [(why, 1)]);
    }
}

#[test]
fn rounded_counts_are_shown_where_the_attack_allows_it() {
    let world = world(&[[3, 0, 0], [21, 0, 0], [52, 0, 0]]);
    let mut tables = tables(&[Query::by(&[]), Query::by(&[CITY])], &world);
    let rules = Rules { method: Method::Round(10), ..rules() };
    control(&mut tables, &rules, &Ledger::default(), &Release::default()).unwrap();
    let counts: Vec<_> = tables[1].columns[1].cells.iter().map(|cell| cell.value.clone()).collect();
    assert_eq!(counts, [Value::Integer(0), Value::Integer(20), Value::Integer(50)]);
}

#[test]
fn cities_and_regions_are_refused_together_until_it_is_known_how_they_go_together() {
    let world = world(&[[3, 0, 0], [20, 0, 0], [50, 0, 0]]);
    let queries = [Query::by(&[CITY]), Query::by(&[super::world::REGION])];
    let undeclared = Hierarchy { parents: Default::default(), ..world.hierarchy() };
    let with = |hierarchy| {
        let mut tables = tables(&queries, &world);
        let rules = Rules { hierarchies: vec![hierarchy], ..rules() };
        run(&mut tables, &rules).map(|_| hidden(&tables[0]))
    };
    assert_eq!(with(undeclared).unwrap_err().code, "undecided-relation");
    // Region 0 is cities 0 and 1.
    assert_eq!(with(world.hierarchy()).unwrap(), [0, 1]);
}

#[test]
fn a_condition_that_cannot_be_read_on_a_key_is_refused() {
    let world = world(&[[3, 0, 0], [20, 0, 0]]);
    let mut tables = tables(&[Query::by(&[CITY]), Query::by(&[CITY])], &world);
    change(&mut tables[1], |facts| {
        facts.population.conditions = vec!["lower(p.city) = 'c0'".into()];
    });
    // It holds for all of them, which an attacker may know: then it is no condition.
    assert!(run(&mut tables.clone(), &rules()).is_ok());
    change(&mut tables[1], |facts| facts.groups[1].records = 19);
    assert_eq!(run(&mut tables, &rules()).unwrap_err().code, "undecided-relation");
}

#[test]
fn what_is_not_protected_is_left_alone_and_what_has_no_class_is_refused() {
    let world = world(&[[3, 0, 0], [20, 0, 0]]);
    let free = Rules { sources: Sources::Named(Default::default()), ..rules() };
    let mut tables = tables(&[Query::by(&[CITY])], &world);
    change(&mut tables[0], |facts| {
        for column in &mut facts.columns {
            column.classification = Some(indeck_model::Classification::Internal);
        }
    });
    let out = control(&mut tables.clone(), &free, &Ledger::default(), &Release::default()).unwrap();
    assert!(!out.tables[0].controlled && out.entries.is_empty());
    change(&mut tables[0], |facts| facts.columns[1].classification = None);
    assert_eq!(run(&mut tables, &free).unwrap_err().code, "missing-class");
}

#[test]
fn work_without_end_is_refused() {
    let world = world(&[[3, 9, 8], [20, 7, 3], [50, 6, 9]]);
    let queries =
        [Query::by(&[]), Query::by(&[CITY]), Query::by(&[GENDER]), Query::by(&[CITY, GENDER])];
    let with = |effort| {
        let mut tables = tables(&queries, &world);
        run(&mut tables, &Rules { effort, ..rules() }).map(|_| ())
    };
    assert!(with(Effort::default()).is_ok());
    let little = Effort { work: 10, ..Effort::default() };
    assert_eq!(with(little).unwrap_err().code, "attack-too-large");
    let few = Effort { cells: 5, ..Effort::default() };
    assert_eq!(with(few).unwrap_err().code, "attack-too-large");
}

#[test]
fn without_complementary_suppression_what_needs_it_is_refused() {
    let world = world(&[[3, 0, 0], [20, 0, 0]]);
    let rules = Rules { complementary: false, ..rules() };
    let mut one = tables(&[Query::by(&[CITY])], &world);
    assert!(run(&mut one, &rules).is_ok());
    let mut both = tables(&[Query::by(&[]), Query::by(&[CITY])], &world);
    assert_eq!(run(&mut both, &rules).unwrap_err().code, "unprotectable");
}

#[test]
fn the_explanation_names_reasons_and_no_figure() {
    let world = world(&[[3, 0, 0], [20, 0, 0], [50, 0, 0]]);
    let mut tables = tables(&[Query::by(&[]), Query::by(&[CITY])], &world);
    let out = control(&mut tables, &rules(), &Ledger::default(), &Release::default()).unwrap();
    assert_eq!(
        out.explain(),
        [
            "t1: 1 row: too few stand behind the group",
            "t1: 1 row: a withheld figure could be calculated from it",
        ]
    );
}
