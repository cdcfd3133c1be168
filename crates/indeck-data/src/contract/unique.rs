//! Columns whose values differ in every row.

use indeck_model::spec::Located;
use indeck_model::{Dataset, Diagnostic};

use crate::contract::breach::{Breach, place};
use crate::view::{ColumnView, Key};

/// The diagnostic, if a value is in more than one row.
pub(super) fn check(
    view: &ColumnView,
    column: &Located<String>,
    dataset: &Dataset,
) -> Option<Diagnostic> {
    let mut cells: Vec<(Key<'_>, u64)> = Vec::with_capacity(dataset.row_count());
    let mut rising = true;
    view.each(|row, key| {
        let Some(key) = key else { return };
        rising &= cells.last().is_none_or(|(last, _)| *last < key);
        cells.push((key, row));
    });
    // Identifiers mostly come in order.
    if rising {
        return None;
    }
    cells.sort_unstable();
    let mut doubles: Vec<(u64, Key<'_>, u64)> = Vec::new();
    for same in cells.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(((key, first), more)) = same.split_first() else { continue };
        doubles.extend(more.iter().map(|(_, row)| (*row, *key, *first)));
    }
    doubles.sort_unstable();
    let (_, _, first) = doubles.first()?;
    let mut breach = Breach::default();
    doubles.iter().for_each(|(row, key, _)| breach.add(*row, Some(*key)));
    let what = format!("a value of `{}`", column.value);
    let (verb, at) = (("repeats", "repeat"), &column.at);
    let broken = breach.report("contract-unique", verb, &what, at, dataset, view.kind)?;
    Some(broken.note(format!("that value is first in {}", place(dataset, *first)), None))
}
