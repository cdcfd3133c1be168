//! What holds for all tables.

use indeck_model::Value;
use indeck_model::table::ResultTable;
use indeck_policy::disclose::{Reason, control};
use indeck_policy::ledger::{Ledger, Release};
use proptest::prelude::*;

use super::world::{Dice, Query, World, deck, rules};

fn made(seed: u64) -> (World, Vec<Query>, Vec<ResultTable>) {
    let dice = &mut Dice(seed);
    let world = World::random(dice);
    let queries = deck(dice);
    let tables = queries.iter().map(|query| query.table("t", &world)).collect();
    (world, queries, tables)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_same_tables_come_out_the_same(seed in any::<u64>()) {
        let (world, _, tables) = made(seed);
        let run = || {
            let mut tables = tables.clone();
            let out =
                control(&mut tables, &rules(&world), &Ledger::default(), &Release::default());
            (tables, out)
        };
        prop_assert_eq!(run(), run());
    }

    #[test]
    fn what_is_shown_is_what_was_there_and_what_is_withheld_is_empty(seed in any::<u64>()) {
        let (world, queries, mut tables) = made(seed);
        let before = tables.clone();
        let rules = rules(&world);
        let Ok(out) = control(&mut tables, &rules, &Ledger::default(), &Release::default()) else {
            return Ok(());
        };
        for (((query, old), new), outcome) in
            queries.iter().zip(&before).zip(&tables).zip(&out.tables)
        {
            let mut cells = 0;
            for (a, b) in old.columns.iter().zip(&new.columns) {
                for (was, is) in a.cells.iter().zip(&b.cells) {
                    cells += u64::from(is.suppressed);
                    let empty = is.value == Value::Null && is.base.is_none() && is.marks.is_empty();
                    prop_assert!((is.suppressed && empty) || (!is.suppressed && was == is));
                }
            }
            prop_assert_eq!(cells, outcome.cells);
            prop_assert!(new.facts.is_none());
            // Each small group is among the withheld, and each group withheld for its size is small.
            let small = query
                .groups(&world)
                .values()
                .filter(|values| (values.len() as u64) < rules.min_frequency)
                .count() as u64;
            let said = outcome.reasons.get(&Reason::MinFrequency).copied().unwrap_or(0);
            prop_assert_eq!(small, said);
        }
    }

    #[test]
    fn a_higher_threshold_withholds_no_fewer_groups_for_their_size(
        seed in any::<u64>(),
        low in 1_u64..6,
        more in 0_u64..6,
    ) {
        let (world, _, tables) = made(seed);
        let primary = |least: u64| {
            let mut rules = rules(&world);
            rules.min_frequency = least;
            let mut tables = tables.clone();
            let out =
                control(&mut tables, &rules, &Ledger::default(), &Release::default()).ok()?;
            Some(out.tables.iter().map(|table| table.primary).sum::<u64>())
        };
        if let (Some(few), Some(many)) = (primary(low), primary(low + more)) {
            prop_assert!(few <= many);
        }
    }

    #[test]
    fn a_ledger_survives_its_text_and_merging_twice_adds_nothing(seed in any::<u64>()) {
        let (world, _, mut tables) = made(seed);
        let Ok(out) =
            control(&mut tables, &rules(&world), &Ledger::default(), &Release::default())
        else {
            return Ok(());
        };
        let text = out.entries.to_text();
        let mut twice = Ledger::parse(&text).unwrap();
        prop_assert_eq!(&twice, &out.entries);
        twice.merge(out.entries);
        prop_assert_eq!(twice.to_text(), text);
    }

    #[test]
    fn no_text_breaks_the_reader_of_ledgers(text in "\\PC*", tail in "[a-z\\t\\n*+0-9-]{0,200}") {
        let _ = Ledger::parse(&text);
        let _ = Ledger::parse(&format!("indeck disclosure ledger 1\n{tail}"));
    }
}
