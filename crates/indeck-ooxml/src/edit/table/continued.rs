//! Continues a table on a new slide.

use super::grid::Grid;
use super::handle::{TableMut, outside};
use crate::edit::shape::ShapeRef;
use crate::error::Error;
use crate::part::tree;

impl TableMut<'_> {
    /// Moves the rows from `row` on to a copy of the slide right after this one, below the first
    /// `header_rows` rows, which are repeated there; all else of the slide is on both. Cells that
    /// are merged across the cut go on with their text. Returns the table on the new slide.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::OutsideTable`] unless rows stay on both sides.
    pub fn continue_on_next_slide(
        &mut self,
        row: usize,
        header_rows: usize,
    ) -> Result<ShapeRef, Error> {
        let mut rows = 0;
        self.deck.read_shape(self.at, |_, item| {
            let table = tree::table(item.node);
            let table =
                table.ok_or_else(|| crate::edit::shape::wrong(self.at.slide, item, "a table"))?;
            rows = Grid::of(table).rows.len();
            let is_inside = header_rows < row && row < rows;
            // Asked of every branch of alternate content before there is a copy of the slide.
            for grid in item.nodes().filter_map(tree::table).map(Grid::of) {
                if !is_inside || grid.rows.len() < rows {
                    return Err(outside(&grid, format!("a cut before row {row} of {rows}")));
                }
            }
            Ok(())
        })?;
        let slide = self.deck.clone_slide(self.at.slide)?;
        let next = ShapeRef { slide, ..self.at };
        self.deck.table_mut(next).remove_rows(header_rows..row)?;
        self.remove_rows(row..rows)?;
        Ok(next)
    }
}
