//! Random tables, controlled and then attacked by somebody else.

// A judge is told its extent and prints its figures.
#![allow(clippy::disallowed_methods, clippy::print_stderr)]

use std::collections::BTreeMap;

use indeck_model::table::ResultTable;
use indeck_policy::disclose::{Dominance, Refusal, Rules, control};
use indeck_policy::ledger::{Ledger, Release};

use super::attacker::Attacker;
use super::world::{Dice, GENDER, Query, World, deck, rules};

/// Figures of a run.
#[derive(Debug, Default)]
struct Tally {
    tables: u64,
    rows: u64,
    primary: u64,
    complementary: u64,
    refused: u64,
    refusals: BTreeMap<&'static str, u64>,
    attacked: u64,
    enumerated: u64,
    recovered: u64,
    optimal: u64,
    decks: u64,
    control: std::time::Duration,
    least_width: f64,
    where_found: Vec<String>,
}

/// Seeds that somebody wants to look into: `INDECK_JUDGE_SEED=272,555`.
fn one_by_one() -> Vec<u64> {
    let list = std::env::var("INDECK_JUDGE_SEED").unwrap_or_default();
    list.split(',').filter_map(|seed| seed.trim().parse().ok()).collect()
}

/// Those, or all from `INDECK_JUDGE_FROM` on.
fn seeds() -> Box<dyn Iterator<Item = u64>> {
    let first = std::env::var("INDECK_JUDGE_FROM").ok().and_then(|s| s.parse().ok());
    match one_by_one() {
        list if list.is_empty() => Box::new(first.unwrap_or(1)..),
        list => Box::new(list.into_iter()),
    }
}

fn wanted(few: u64, all: u64) -> u64 {
    if std::env::var_os("INDECK_JUDGE_ALL").is_some() { all } else { few }
}

/// Two decks of one world, the second with the ledger of the first.
fn run(seed: u64, tally: &mut Tally, change: impl Fn(&mut Rules)) {
    let dice = &mut Dice(seed);
    let world = World::random(dice);
    let mut rules = rules(&world);
    if dice.chance(40) {
        rules.dominance = Some(Dominance { largest: 1, percent: 70.0 });
    }
    if dice.chance(30) {
        rules.p_percent = Some(20.0);
    }
    change(&mut rules);
    let mut ledger = Ledger::default();
    let mut shown: Vec<(Query, ResultTable)> = Vec::new();
    for _ in 0..2 {
        let queries = deck(dice);
        let mut tables: Vec<ResultTable> =
            queries.iter().enumerate().map(|(i, q)| q.table(&format!("t{i}"), &world)).collect();
        tally.decks += 1;
        tally.tables += tables.len() as u64;
        let start = std::time::Instant::now();
        let disclosed = control(&mut tables, &rules, &ledger, &Release::default());
        tally.control += start.elapsed();
        let disclosed = match disclosed {
            Ok(disclosed) => disclosed,
            Err(Refusal { code, .. }) => {
                tally.refused += tables.len() as u64;
                *tally.refusals.entry(code).or_default() += 1;
                continue;
            }
        };
        tally.optimal += u64::from(disclosed.attack.optimal);
        if let Some(width) = disclosed.attack.least_width {
            tally.least_width = tally.least_width.min(width);
        }
        for outcome in &disclosed.tables {
            tally.rows += outcome.rows;
            tally.primary += outcome.primary;
            tally.complementary += outcome.complementary;
        }
        // The ledger goes through its text, as it does between two runs of the program.
        let text = disclosed.entries.to_text();
        ledger.merge(Ledger::parse(&text).unwrap());
        for (query, table) in queries.into_iter().zip(tables) {
            shown.push((query, table));
        }
    }
    attack(&world, &shown, &rules, tally);
    if !one_by_one().is_empty() {
        shown.iter().for_each(|(query, table)| describe(query, table, &world));
    }
}

/// What a table shows and what is true, for whoever looks into a seed.
fn describe(query: &Query, table: &ResultTable, world: &World) {
    eprintln!("{query:?}");
    for (row, (key, values)) in query.groups(world).iter().enumerate() {
        let shown: Vec<_> = table.columns.iter().map(|c| &c.cells[row].value).collect();
        eprintln!("  {key:?} n={} sum={} {shown:?}", values.len(), values.iter().sum::<i64>());
    }
}

/// Attacks every small group that any table withheld, and every small remainder of a condition.
fn attack(world: &World, shown: &[(Query, ResultTable)], rules: &Rules, tally: &mut Tally) {
    let mut attacker = Attacker::new(world);
    for (query, table) in shown {
        attacker.read(query, table, world);
    }
    for (query, _) in shown {
        for (key, values) in query.groups(world) {
            let uneven = (query.sum || query.mean) && is_uneven(&values, rules);
            let small = (values.len() as u64) < rules.min_frequency;
            let cells = attacker.group(query, &key);
            if (uneven || small) && !check(&attacker, &cells, &values, small, tally) {
                tally.where_found.push(format!("{query:?} {key:?}"));
            }
        }
        // What a condition leaves out, group by group, whether or not a table shows the whole.
        let Some((_, _, is)) = query.only else { continue };
        let beside = Query { only: query.only.map(|(d, p, _)| (d, p, !is)), ..query.clone() };
        for (key, values) in beside.groups(world) {
            if (values.len() as u64) < rules.min_frequency
                && !check(&attacker, &attacker.group(&beside, &key), &values, true, tally)
            {
                tally.where_found.push(format!("beside {query:?} {key:?}"));
            }
        }
    }
}

/// The rules of dominance, worked out anew.
fn is_uneven(values: &[i64], rules: &Rules) -> bool {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let total: i64 = sorted.iter().sum();
    let (first, second) = (sorted[0], sorted.get(1).copied().unwrap_or(0));
    let dominated =
        rules.dominance.is_some_and(|rule| first as f64 * 100.0 > total as f64 * rule.percent);
    let told = rules
        .p_percent
        .is_some_and(|percent| ((total - first - second) as f64) < first as f64 * percent / 100.0);
    dominated || told
}

fn check(
    attacker: &Attacker,
    cells: &[usize],
    values: &[i64],
    small: bool,
    tally: &mut Tally,
) -> bool {
    tally.attacked += 1;
    let total: i64 = values.iter().sum();
    let open = (!small || attacker.count_is_open(cells, 2.0))
        && attacker.sum_is_open(cells, total as f64 * 0.2);
    tally.recovered += u64::from(!open);
    if small && open && attacker.cells() <= 12 {
        // No solver at all: every world that agrees with the tables.
        if let Some((low, high)) = attacker.enumerate(cells, values.len() as i64 + 2) {
            tally.enumerated += 1;
            assert!(high > low, "one count alone is possible");
        }
    }
    open
}

#[test]
fn no_withheld_figure_of_random_linked_tables_can_be_recovered() {
    let mut tally = Tally { least_width: f64::INFINITY, ..Tally::default() };
    let start = std::time::Instant::now();
    for seed in seeds() {
        let before = tally.recovered;
        run(seed, &mut tally, |_| {});
        if tally.recovered > before {
            tally.where_found.push(format!("seed {seed}"));
        }
        if seed % 250 == 0 {
            eprintln!("{tally:?} in {:?}", start.elapsed());
        }
        if one_by_one().is_empty() && tally.tables >= wanted(100, 10_000) {
            break;
        }
    }
    eprintln!("{tally:?} in {:?}", start.elapsed());
    assert_eq!(tally.recovered, 0, "{:?}", tally.where_found);
    if !one_by_one().is_empty() {
        return;
    }
    assert!(tally.complementary > 0 && tally.enumerated > 0);
    assert!(tally.refused * 10 < tally.tables, "{} of {} refused", tally.refused, tally.tables);
}

/// The heuristic against the cheapest pattern, on tables of one and two dimensions.
#[test]
fn the_heuristic_withholds_little_more_than_the_cheapest_pattern() {
    let (mut found, mut cheapest, mut decks) = (0, 0, 0);
    for seed in 1..=wanted(40, 1_000) {
        let dice = &mut Dice(seed);
        let world = World::random(dice);
        let queries =
            [Query::by(&[]), Query::by(&[0]), Query::by(&[GENDER]), Query::by(&[0, GENDER])];
        let complementary = |exact: usize| {
            let mut rules = rules(&world);
            rules.effort.exact = exact;
            let mut tables: Vec<ResultTable> =
                queries.iter().map(|query| query.table("t", &world)).collect();
            let out = control(&mut tables, &rules, &Ledger::default(), &Release::default()).ok()?;
            let count: u64 = out.tables.iter().map(|table| table.complementary).sum();
            (exact == 0 || out.attack.optimal).then_some(count)
        };
        if let (Some(quick), Some(best)) = (complementary(0), complementary(40)) {
            decks += 1;
            found += quick;
            cheapest += best;
        }
    }
    eprintln!(
        "{decks} decks: {found} rows withheld for others, {cheapest} in the cheapest patterns"
    );
    assert!(cheapest > 0 && found as f64 <= 1.5 * cheapest as f64);
}

/// What the attacker would find if nothing were withheld for the sake of others: that he finds
/// something is what makes the judge above a judge.
#[test]
fn without_complementary_suppression_the_attacker_succeeds() {
    let mut found = 0;
    for seed in 1..40 {
        let dice = &mut Dice(seed);
        let world = World::random(dice);
        let rules = rules(&world);
        let queries =
            [Query::by(&[]), Query::by(&[0]), Query::by(&[GENDER]), Query::by(&[0, GENDER])];
        let shown: Vec<(Query, ResultTable)> = queries
            .into_iter()
            .map(|query| {
                let mut table = query.table("t", &world);
                let groups = query.groups(&world);
                for (row, values) in groups.values().enumerate() {
                    if (values.len() as u64) < rules.min_frequency {
                        let column = table.columns.last_mut().unwrap();
                        column.cells[row].value = indeck_model::Value::Null;
                    }
                }
                (query, table)
            })
            .collect();
        let mut tally = Tally::default();
        attack(&world, &shown, &rules, &mut tally);
        found += tally.recovered;
    }
    assert!(found > 10, "{found}");
}
