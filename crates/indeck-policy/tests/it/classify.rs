//! The laws of classes joined.

use indeck_model::Classification;
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_policy::classify::{deck, join, slide, table};
use proptest::prelude::*;

fn class() -> impl Strategy<Value = Option<Classification>> {
    prop_oneof![
        1 => Just(None),
        6 => (0..Classification::ALL.len()).prop_map(|at| Some(Classification::ALL[at])),
    ]
}

fn column(class: Option<Classification>) -> Column {
    let mut column = Column::new("x", ColumnKind::Integer, vec![]);
    column.classification = class;
    column
}

proptest! {
    #[test]
    fn a_join_is_associative_commutative_and_idempotent(a in class(), b in class(), c in class()) {
        prop_assert_eq!(join([join([a, b]), c]), join([a, join([b, c])]));
        prop_assert_eq!(join([a, b]), join([b, a]));
        prop_assert_eq!(join([a, a]), a);
        prop_assert_eq!(join([a, Some(Classification::Public)]), a);
    }

    #[test]
    fn a_join_is_above_all_its_parts_and_missing_where_one_is(parts in prop::collection::vec(class(), 0..6)) {
        let whole = join(parts.iter().copied());
        prop_assert_eq!(whole.is_none(), parts.contains(&None));
        if let Some(whole) = whole {
            prop_assert!(parts.iter().flatten().all(|part| *part <= whole));
            prop_assert!(parts.is_empty() || parts.contains(&Some(whole)));
        }
    }

    #[test]
    fn a_deck_is_classed_as_all_columns_that_it_shows(
        tables in prop::collection::vec(prop::collection::vec(class(), 1..4), 1..5),
        cut in 0_usize..5,
    ) {
        let all = join(tables.iter().flatten().copied());
        let tables: Vec<ResultTable> = tables
            .into_iter()
            .map(|columns| ResultTable::new("t", columns.into_iter().map(column).collect()))
            .collect();
        let (first, second) = tables.split_at(cut.min(tables.len()));
        prop_assert_eq!(deck([slide(first), slide(second)]), all);
        prop_assert_eq!(deck(tables.iter().map(table)), all);
    }
}
