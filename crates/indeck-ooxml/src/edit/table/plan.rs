//! `Plan`: how a table's cells shall stand.

use super::grid::{CellRange, Grid, Row, length};
use crate::xml::Node;

/// What stands at a place of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'a> {
    /// The cell that stands there already, perhaps with the content of another.
    Kept { cell: Node<'a>, content: Option<Node<'a>> },
    /// A new cell that looks like that one.
    New(Option<Node<'a>>),
}

#[derive(Clone, Debug)]
pub(super) struct PlannedRow<'a> {
    pub(super) node: Node<'a>,
    pub(super) is_new: bool,
    pub(super) slots: Vec<Slot<'a>>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct PlannedColumn<'a> {
    pub(super) node: Node<'a>,
    pub(super) is_new: bool,
}

/// How a table's cells shall stand.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'a> {
    pub(super) grid: Grid<'a>,
    pub(super) rows: Vec<PlannedRow<'a>>,
    pub(super) columns: Vec<PlannedColumn<'a>>,
    pub(super) merges: Vec<CellRange>,
}

impl<'a> Plan<'a> {
    /// The table as it stands.
    pub(crate) fn of(grid: Grid<'a>) -> Self {
        let row = |row: &Row<'a>| PlannedRow {
            node: row.node,
            is_new: false,
            slots: row.cells.iter().map(|&cell| Slot::Kept { cell, content: None }).collect(),
        };
        let rows = grid.rows.iter().map(row).collect();
        let columns =
            grid.columns.iter().map(|&node| PlannedColumn { node, is_new: false }).collect();
        Self { rows, columns, merges: grid.merges.clone(), grid }
    }

    /// The height of all rows.
    pub(crate) fn height(&self) -> i64 {
        self.rows.iter().fold(0, |sum, row| length(row.node, "h").saturating_add(sum))
    }

    /// The width of all columns.
    pub(crate) fn width(&self) -> i64 {
        self.columns.iter().fold(0, |sum, column| length(column.node, "w").saturating_add(sum))
    }

    /// Inserts rows before `at`, each like the row above (the first: like the row below).
    pub(crate) fn insert_rows(&mut self, at: usize, count: usize) {
        let model = at.saturating_sub(1);
        let Some(row) = self.rows.get(model).cloned() else { return };
        let slots: Vec<_> = row.slots.iter().map(|slot| Slot::New(slot.looks())).collect();
        let new = PlannedRow { node: row.node, is_new: true, slots };
        self.rows.splice(at..at, std::iter::repeat_n(new, count));
        let mut side_by_side = Vec::new();
        for merge in &mut self.merges {
            let rows = merge.rows();
            if rows.start < at && at < rows.end {
                merge.row_count += count;
            } else {
                if rows.contains(&model) && merge.column_count > 1 {
                    let copy = |row| CellRange { row, row_count: 1, ..*merge };
                    side_by_side.extend((at..at + count).map(copy));
                }
                if rows.start >= at {
                    merge.row += count;
                }
            }
        }
        self.merges.extend(side_by_side);
    }

    /// Inserts columns before `at`, each like the column to the left (the first: to the right).
    pub(crate) fn insert_columns(&mut self, at: usize, count: usize) {
        let model = at.saturating_sub(1);
        if let Some(column) = self.columns.get(model) {
            let new = PlannedColumn { node: column.node, is_new: true };
            self.columns.splice(at..at, std::iter::repeat_n(new, count));
        }
        for row in &mut self.rows {
            let Some(slot) = row.slots.get(model).filter(|_| at <= row.slots.len()) else {
                continue;
            };
            let new = Slot::New(slot.looks());
            row.slots.splice(at..at, std::iter::repeat_n(new, count));
        }
        for merge in &mut self.merges {
            let columns = merge.columns();
            if columns.start < at && at < columns.end {
                merge.column_count += count;
            } else if columns.start >= at {
                merge.column += count;
            }
        }
    }

    /// Removes rows; what is merged beyond them goes on with its text in the rows that stay.
    pub(crate) fn remove_rows(&mut self, gone: std::ops::Range<usize>) {
        for index in 0..self.merges.len() {
            let Some(merge) = self.merges.get(index).copied() else { continue };
            if gone.contains(&merge.row) && gone.end < merge.rows().end {
                self.move_content((merge.row, merge.column), (gone.end, merge.column));
            }
        }
        self.rows.drain(gone.clone());
        for merge in &mut self.merges {
            let rows = cut(merge.rows(), &gone);
            (merge.row, merge.row_count) = (rows.start, rows.len());
        }
        self.forget_small_merges();
    }

    /// Removes columns; what is merged beyond them goes on with its text in the columns that stay.
    pub(crate) fn remove_columns(&mut self, gone: std::ops::Range<usize>) {
        for index in 0..self.merges.len() {
            let Some(merge) = self.merges.get(index).copied() else { continue };
            if gone.contains(&merge.column) && gone.end < merge.columns().end {
                self.move_content((merge.row, merge.column), (merge.row, gone.end));
            }
        }
        let within = |length: usize| gone.start.min(length)..gone.end.min(length);
        self.columns.drain(within(self.columns.len()));
        for row in &mut self.rows {
            row.slots.drain(within(row.slots.len()));
        }
        for merge in &mut self.merges {
            let columns = cut(merge.columns(), &gone);
            (merge.column, merge.column_count) = (columns.start, columns.len());
        }
        self.forget_small_merges();
    }

    /// Merges what is in that range, with what it cuts through; returns what is merged then.
    pub(crate) fn merge(&mut self, range: CellRange) -> CellRange {
        let mut area = range;
        while let Some(index) = self.merges.iter().position(|merge| merge.touches(area)) {
            area = area.around(self.merges.swap_remove(index));
        }
        if !area.is_one_cell() {
            self.merges.push(area);
        }
        area
    }

    /// Splits what is merged at that place into its cells.
    pub(crate) fn split(&mut self, row: usize, column: usize) {
        self.merges.retain(|merge| !merge.contains(row, column));
    }

    fn forget_small_merges(&mut self) {
        self.merges.retain(|merge| !merge.is_one_cell() && !merge.is_empty());
    }

    fn move_content(&mut self, from: (usize, usize), to: (usize, usize)) {
        let source = self.slot(from).and_then(|slot| slot.looks());
        if let Some(Slot::Kept { content, .. }) = self.slot(to) {
            *content = source;
        }
    }

    fn slot(&mut self, (row, column): (usize, usize)) -> Option<&mut Slot<'a>> {
        self.rows.get_mut(row)?.slots.get_mut(column)
    }
}

impl<'a> Slot<'a> {
    /// The cell that it looks like.
    pub(super) fn looks(&self) -> Option<Node<'a>> {
        match *self {
            Self::Kept { cell, content } => Some(content.unwrap_or(cell)),
            Self::New(model) => model,
        }
    }
}

/// What stays of a range of which a part goes.
fn cut(range: std::ops::Range<usize>, gone: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let place = |at: usize| {
        if at <= gone.start { at } else { at.max(gone.end) - gone.len() }
    };
    place(range.start)..place(range.end)
}
