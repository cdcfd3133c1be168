//! The cells of workbooks that charts plot.

use std::collections::BTreeMap;

use super::Dimension;
use crate::opc::Package;
use crate::workbook::{Cell, Workbook, areas};

/// Cells that are looked up in one deck at most: formulas of a hostile deck could name the same
/// cells without end.
const MOST: usize = 50_000_000;

/// The workbooks of a deck.
pub(super) struct Workbooks<'p> {
    package: &'p Package,
    left: usize,
}

impl<'p> Workbooks<'p> {
    pub(super) fn new(package: &'p Package) -> Self {
        Self { package, left: MOST }
    }

    /// Gives dimensions the cells of the workbook that their formulas name.
    pub(super) fn fill<'d>(
        &mut self,
        part: &str,
        dimensions: impl Iterator<Item = &'d mut Dimension>,
    ) {
        let bytes = self.package.bytes(part).ok();
        let read = bytes.and_then(|bytes| Workbook::read(bytes, self.package.limits()).ok());
        let Some(workbook) = read else { return };
        for dimension in dimensions {
            let formula = dimension.formula.as_deref();
            dimension.cells = formula.and_then(|formula| self.cells(&workbook, formula));
            // Of names in several columns only the innermost can be compared cell for cell.
            let several = |point: &String| point.contains(" / ");
            if dimension.role == "cat" && dimension.points.values().any(several) {
                dimension.cells = None;
            }
        }
    }

    fn cells(&mut self, workbook: &Workbook, formula: &str) -> Option<BTreeMap<u32, String>> {
        let (mut found, mut from) = (BTreeMap::new(), 0u64);
        for area in areas(formula)? {
            let cells = workbook.cells(workbook.sheet(&area.sheet)?)?;
            let cost = cells.len().min(usize::try_from(area.size()).unwrap_or(usize::MAX));
            self.left = self.left.checked_sub(cost)?;
            for (place, cell) in cells.within(&area) {
                if let Ok(place) = u32::try_from(from + place) {
                    found.insert(place, text(cell));
                }
            }
            from = from.saturating_add(area.size());
        }
        Some(found)
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.to_string(),
        Cell::Error => "#".to_owned(),
    }
}
