//! Merging and splitting cells.

use super::grid::{CellRange, Grid};
use super::handle::{TableMut, check_range, outside};
use super::plan::Plan;
use super::write;
use crate::error::Error;
use crate::part::paragraph;
use crate::xml::{Node, Patch, ns};

impl TableMut<'_> {
    /// Merges cells into one that has the texts of all, in order. Merged areas that the range cuts
    /// through become part of it.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn merge(&mut self, range: CellRange) -> Result<&mut Self, Error> {
        self.edit(|grid, _, patch| {
            check_range(grid, range)?;
            let mut plan = Plan::of(grid.clone());
            let area = plan.merge(range);
            write::apply(&plan, patch);
            gather(grid, area, patch);
            Ok(())
        })
    }

    /// Splits the merged area at that place into its cells; the first keeps the text.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn split(&mut self, row: usize, column: usize) -> Result<&mut Self, Error> {
        self.edit(|grid, _, patch| {
            if grid.cell(row, column).is_none() {
                return Err(outside(grid, format!("cell ({row}, {column})")));
            }
            let mut plan = Plan::of(grid.clone());
            plan.split(row, column);
            write::apply(&plan, patch);
            Ok(())
        })
    }
}

/// Moves the texts of an area's cells into its first cell.
fn gather(grid: &Grid<'_>, area: CellRange, patch: &mut Patch<'_>) {
    let bodies = area.rows().flat_map(|row| area.columns().map(move |column| (row, column)));
    let body = |(row, column)| grid.cell(row, column)?.child(ns::A, "txBody");
    let mut bodies = bodies.filter_map(body);
    let Some(first) = bodies.next() else { return };
    let mut moved = String::new();
    for other in bodies.filter(|body| !paragraph::body_text(*body).is_empty()) {
        moved.extend(paragraph::paragraphs(other).map(Node::raw));
        paragraph::set_text(other, "", patch);
    }
    let own: Vec<Node<'_>> = paragraph::paragraphs(first).collect();
    match own.last() {
        _ if moved.is_empty() => {}
        Some(_) if paragraph::body_text(first).is_empty() => {
            own.iter().skip(1).for_each(|paragraph| patch.remove(*paragraph));
            own.iter().take(1).for_each(|paragraph| patch.replace(*paragraph, &moved));
        }
        Some(last) => patch.insert_after(*last, &moved),
        None => patch.append(first, &moved),
    }
}
