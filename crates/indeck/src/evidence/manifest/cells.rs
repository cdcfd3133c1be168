//! Where numbers came from: cells of tables, as runs.

use indeck_model::CellAddress;
use serde::{Deserialize, Serialize};

/// Cells of a table that stand in a row or a column, and the numbers that came from them.
///
/// The number at `at` came from the cell at `row` and `column`, the one at `at` + 1 from the next
/// one in the direction of `step`, and so on, `count` in all. What `at` counts from 0 is said where
/// the runs stand: points of a series, paragraphs of a text, cells of a table row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CellRun {
    /// The first number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: u32,
    /// The table.
    pub table: String,
    /// The row of the first cell, from 0.
    pub row: u32,
    /// The column of the first cell, from 0.
    pub column: u32,
    /// How many cells there are.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: u32,
    /// Where the next cell is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub step: Step,
}

/// Where the next cell of a run is, and which number it gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// In the next row; it gave the next number.
    #[default]
    Down,
    /// In the next column; it gave the next number.
    Across,
    /// In the next row; it gave the same number, as sums are made of many cells.
    Among,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn one() -> u32 {
    1
}

fn is_one(count: &u32) -> bool {
    *count == 1
}

impl CellRun {
    /// The runs of these cells, each with the number that it gave.
    pub(crate) fn of<'a>(cells: impl IntoIterator<Item = (u32, &'a CellAddress)>) -> Vec<Self> {
        let mut runs: Vec<Self> = Vec::new();
        for (at, cell) in cells {
            if !runs.last_mut().is_some_and(|run| run.takes(at, cell)) {
                runs.push(Self {
                    at,
                    table: cell.table.to_string(),
                    row: cell.row,
                    column: cell.column,
                    count: 1,
                    step: Step::Down,
                });
            }
        }
        runs
    }

    /// Grows by a cell if it is the next one.
    fn takes(&mut self, at: u32, cell: &CellAddress) -> bool {
        if *cell.table != *self.table {
            return false;
        }
        let steps = [Step::Down, Step::Across, Step::Among];
        let next = steps.into_iter().filter(|step| self.count == 1 || *step == self.step);
        let found = next.into_iter().find(|step| {
            let (number, row, column) = self.place(self.count, *step);
            (number, row, column) == (u64::from(at), u64::from(cell.row), u64::from(cell.column))
        });
        if let Some(step) = found {
            self.step = step;
            self.count += 1;
        }
        found.is_some()
    }

    /// The number, row and column of the cell at that place of the run.
    fn place(&self, index: u32, step: Step) -> (u64, u64, u64) {
        let (at, row, column) = (u64::from(self.at), u64::from(self.row), u64::from(self.column));
        let index = u64::from(index);
        match step {
            Step::Down => (at + index, row + index, column),
            Step::Across => (at + index, row, column + index),
            Step::Among => (at, row + index, column),
        }
    }

    /// The cells that gave a number: row and column of the first, and how many there are below it.
    pub(crate) fn cells_of(&self, number: u32) -> Option<(u32, u32, u32)> {
        let offset = number.checked_sub(self.at)?;
        match self.step {
            Step::Among => (offset == 0).then_some((self.row, self.column, self.count)),
            Step::Down if offset < self.count => {
                Some((self.row.checked_add(offset)?, self.column, 1))
            }
            Step::Across if offset < self.count => {
                Some((self.row, self.column.checked_add(offset)?, 1))
            }
            Step::Down | Step::Across => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(row: u32, column: u32) -> CellAddress {
        CellAddress { table: "t".into(), row, column }
    }

    #[test]
    fn cells_in_a_line_are_one_run() {
        let down: Vec<_> = (0..5).map(|i| (i, address(i + 3, 1))).collect();
        let across: Vec<_> = (0..5).map(|i| (i, address(2, i))).collect();
        let among: Vec<_> = (0..5).map(|i| (7, address(i, 4))).collect();
        for (cells, step) in [(down, Step::Down), (across, Step::Across), (among, Step::Among)] {
            let runs = CellRun::of(cells.iter().map(|(at, cell)| (*at, cell)));
            assert_eq!(runs.len(), 1, "{step:?}");
            assert_eq!((runs[0].count, runs[0].step), (5, step));
        }
    }

    #[test]
    fn every_number_finds_its_cell_again() {
        let cells =
            [(0, address(0, 0)), (1, address(1, 0)), (3, address(9, 2)), (4, address(9, 3))];
        let runs = CellRun::of(cells.iter().map(|(at, cell)| (*at, cell)));
        for (at, cell) in &cells {
            let found: Vec<_> = runs.iter().filter_map(|run| run.cells_of(*at)).collect();
            assert_eq!(found, [(cell.row, cell.column, 1)], "{at}");
        }
        assert_eq!(runs.iter().filter_map(|run| run.cells_of(2)).count(), 0);
    }
}
