//! How much work one expression may be. Rows in rows multiply: without a bound, a short expression
//! over two large tables goes on for days.

use std::cell::Cell;
use std::ops::Range;

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::item::{Item, One};

/// Most steps of one evaluation: enough for the longest expression over the largest table.
const MAX_STEPS: usize = 20_000_000;
/// Steps that a cell counts for that is kept as the origin of a value: it takes memory.
const STEPS_PER_CELL: usize = 5;
/// Bytes of a text that count for one step.
const BYTES_PER_STEP: usize = 16;

/// The steps that an evaluation has taken.
#[derive(Debug, Default)]
pub(super) struct Budget {
    steps: Cell<usize>,
}

impl Budget {
    /// Counts steps: rows that are gone through, values that are made.
    pub(super) fn take(&self, steps: usize, range: &Range<usize>) -> Result<(), Fault> {
        let taken = self.steps.get().saturating_add(steps);
        self.steps.set(taken);
        if taken <= MAX_STEPS {
            return Ok(());
        }
        Err(Fault::new("expression-too-long", "the expression goes through too many rows", range)
            .hint("compute it in the table's `sql`"))
    }

    /// Counts what was made of a part.
    pub(super) fn take_item(&self, item: &Item<'_>, range: &Range<usize>) -> Result<(), Fault> {
        let steps = match item {
            Item::One(one) => length(one),
            Item::List(ones) => ones.iter().map(size).sum(),
            _ => 0,
        };
        self.take(steps.saturating_add(1), range)
    }

    /// Counts values that are kept.
    pub(super) fn take_kept(&self, ones: &[One], range: &Range<usize>) -> Result<(), Fault> {
        self.take(ones.iter().map(size).sum(), range)
    }

    /// Counts cells that are kept.
    pub(super) fn take_cells(&self, cells: usize, range: &Range<usize>) -> Result<(), Fault> {
        self.take(cells.saturating_mul(STEPS_PER_CELL), range)
    }
}

/// The steps that a value with its origin counts for.
fn size(one: &One) -> usize {
    1 + length(one) + one.cells.len() * STEPS_PER_CELL
}

/// The steps that its text counts for.
fn length(one: &One) -> usize {
    match &one.value {
        Value::Text(text) => text.len() / BYTES_PER_STEP,
        _ => 0,
    }
}
