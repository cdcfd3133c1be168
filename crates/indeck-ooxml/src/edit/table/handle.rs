//! `TableMut`: one table, to be changed.

use std::ops::Range;

use indeck_model::Emu;

use super::grid::{CellRange, Grid, length};
use super::plan::Plan;
use super::write;
use crate::edit::Presentation;
use crate::edit::shape::{ShapeRef, wrong};
use crate::error::Error;
use crate::part::{paragraph, tree};
use crate::xml::{Node, Patch, ns};

/// The most rows or columns that one call inserts.
const MOST_INSERTED: usize = 10_000;

/// One table of a [`Presentation`], to be changed. Rows and columns are counted from 0. Where an
/// operation fails nothing is changed.
///
/// ```no_run
/// use indeck_ooxml::{Find, Presentation};
/// let mut deck = Presentation::open("deck.pptx")?;
/// for table in deck.find_shapes(&Find::name("Results"))? {
///     let mut table = deck.table_mut(table.at);
///     table.insert_rows(1, 1)?.set_text(1, 0, "North")?.set_text(1, 1, "4.2")?;
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct TableMut<'d> {
    pub(super) deck: &'d mut Presentation,
    pub(super) at: ShapeRef,
}

impl Presentation {
    /// A table, to be changed. Whether there is such a table is seen when it is.
    pub fn table_mut(&mut self, at: ShapeRef) -> TableMut<'_> {
        TableMut { deck: self, at }
    }
}

impl TableMut<'_> {
    /// Gives a cell another text; its paragraphs and first runs keep their formatting. In a merged
    /// area any of its places will do.
    ///
    /// # Errors
    /// [`Error::NoSuchShape`], [`Error::WrongShape`] if the shape is no table,
    /// [`Error::OutsideTable`], and those of damaged parts: so it is with all edits of tables.
    pub fn set_text(&mut self, row: usize, column: usize, text: &str) -> Result<&mut Self, Error> {
        self.edit(|grid, _, patch| {
            let cell = grid.shown_cell(row, column);
            let cell = cell.ok_or_else(|| outside(grid, format!("cell ({row}, {column})")))?;
            match cell.child(ns::A, "txBody") {
                Some(body) => paragraph::set_text(body, text, patch),
                None => patch.insert_ordered(cell, "txBody", &write::body(text)),
            }
            Ok(())
        })
    }

    /// Inserts empty rows before that row (its number: after the last), each formatted like the row
    /// above, the first like the row below. Merged areas that they come into grow; the frame grows.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn insert_rows(&mut self, before: usize, count: usize) -> Result<&mut Self, Error> {
        self.reshape(|grid, plan| {
            check(grid, before <= grid.rows.len() && !grid.rows.is_empty(), "row", before)?;
            check_count(count)?;
            plan.insert_rows(before, count);
            Ok(())
        })
    }

    /// Inserts empty columns before that column (their number: after the last), each formatted
    /// like the column to the left, the first like the one to the right. Merged areas that they
    /// come into grow; the frame grows.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn insert_columns(&mut self, before: usize, count: usize) -> Result<&mut Self, Error> {
        self.reshape(|grid, plan| {
            check(grid, before <= grid.width() && grid.width() > 0, "column", before)?;
            check_count(count)?;
            plan.insert_columns(before, count);
            Ok(())
        })
    }

    /// Removes rows. What is merged beyond them shrinks and keeps its text; the frame shrinks.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::OutsideTable`] also if no row would be left.
    pub fn remove_rows(&mut self, rows: Range<usize>) -> Result<&mut Self, Error> {
        self.reshape(|grid, plan| {
            let is_some = rows.start <= rows.end && rows.end <= grid.rows.len();
            check(grid, is_some && rows.len() < grid.rows.len(), "rows up to", rows.end)?;
            plan.remove_rows(rows.clone());
            Ok(())
        })
    }

    /// Removes columns. What is merged beyond them shrinks and keeps its text; the frame shrinks.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::OutsideTable`] also if no column would be left.
    pub fn remove_columns(&mut self, columns: Range<usize>) -> Result<&mut Self, Error> {
        self.reshape(|grid, plan| {
            let is_some = columns.start <= columns.end && columns.end <= grid.width();
            check(grid, is_some && columns.len() < grid.width(), "columns up to", columns.end)?;
            plan.remove_columns(columns.clone());
            Ok(())
        })
    }

    /// Makes a column that wide; the frame changes with it.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::InvalidValue`] for a width below 0.
    pub fn set_column_width(&mut self, column: usize, width: Emu) -> Result<&mut Self, Error> {
        check_length(width)?;
        self.edit(|grid, frame, patch| {
            let node = grid.columns.get(column);
            let node = node.ok_or_else(|| outside(grid, format!("column {column}")))?;
            patch.set_attr(*node, "w", &width.0.to_string());
            grow(frame, width.0.saturating_sub(length(*node, "w")), 0, patch);
            Ok(())
        })
    }

    /// Makes a row that high at least: text can make it higher. The frame changes with it.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::InvalidValue`] for a height below 0.
    pub fn set_row_height(&mut self, row: usize, height: Emu) -> Result<&mut Self, Error> {
        check_length(height)?;
        self.edit(|grid, frame, patch| {
            let node = grid.rows.get(row).map(|row| row.node);
            let node = node.ok_or_else(|| outside(grid, format!("row {row}")))?;
            patch.set_attr(node, "h", &height.0.to_string());
            grow(frame, 0, height.0.saturating_sub(length(node, "h")), patch);
            Ok(())
        })
    }

    /// Edits the table in every branch of alternate content that it stands in.
    pub(super) fn edit(
        &mut self,
        edit: impl Fn(&Grid<'_>, Node<'_>, &mut Patch<'_>) -> Result<(), Error>,
    ) -> Result<&mut Self, Error> {
        let slide = self.at.slide;
        self.deck.edit_shape(self.at, |item, patch| {
            if tree::table(item.node).is_none() {
                return Err(wrong(slide, item, "a table"));
            }
            for (frame, table) in item.nodes().filter_map(|n| Some((n, tree::table(n)?))) {
                edit(&Grid::of(table), frame, patch)?;
            }
            Ok(())
        })?;
        Ok(self)
    }

    fn reshape(
        &mut self,
        change: impl Fn(&Grid<'_>, &mut Plan<'_>) -> Result<(), Error>,
    ) -> Result<&mut Self, Error>
where {
        self.edit(|grid, frame, patch| {
            let mut plan = Plan::of(grid.clone());
            let (width, height) = (plan.width(), plan.height());
            change(grid, &mut plan)?;
            write::apply(&plan, patch);
            let wider = plan.width().saturating_sub(width);
            let higher = plan.height().saturating_sub(height);
            grow(frame, wider, higher, patch);
            Ok(())
        })
    }
}

/// Makes the frame of a table wider and higher by that much.
fn grow(frame: Node<'_>, wider: i64, higher: i64, patch: &mut Patch<'_>) {
    let extent = tree::transform(frame).and_then(|transform| transform.child(ns::A, "ext"));
    for (name, more) in [("cx", wider), ("cy", higher)] {
        if let Some(extent) = extent.filter(|_| more != 0) {
            let length = length(extent, name).saturating_add(more).max(0);
            patch.set_attr(extent, name, &length.to_string());
        }
    }
}

pub(super) fn outside(grid: &Grid<'_>, wanted: String) -> Error {
    Error::OutsideTable { wanted, rows: grid.rows.len(), columns: grid.width() }
}

/// Checks that a range lies in the table and holds a cell.
pub(super) fn check_range(grid: &Grid<'_>, range: CellRange) -> Result<(), Error> {
    let (rows, columns) = (range.rows(), range.columns());
    let fits = rows.end <= grid.rows.len() && columns.end <= grid.width();
    if fits && !range.is_empty() {
        return Ok(());
    }
    let wanted = format!(
        "the range of rows {}..{} and columns {}..{}",
        rows.start, rows.end, columns.start, columns.end
    );
    Err(outside(grid, wanted))
}

fn check(grid: &Grid<'_>, is_inside: bool, what: &str, number: usize) -> Result<(), Error> {
    if is_inside { Ok(()) } else { Err(outside(grid, format!("{what} {number}"))) }
}

fn check_count(count: usize) -> Result<(), Error> {
    if count <= MOST_INSERTED {
        return Ok(());
    }
    let wanted = "inserted at once: at most 10 000 rows or columns are";
    Err(Error::InvalidValue { value: count.to_string(), wanted })
}

fn check_length(length: Emu) -> Result<(), Error> {
    // ST_PositiveCoordinate: 0 to 27 273 042 316 900.
    if (0..=27_273_042_316_900).contains(&length.0) {
        return Ok(());
    }
    Err(Error::InvalidValue { value: length.0.to_string(), wanted: "a width or height" })
}
