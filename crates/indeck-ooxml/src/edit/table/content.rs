//! `TableContent`: what is in a table.

use indeck_model::Emu;

use super::grid::{Grid, length};
use super::look::{self, TableFlags};
use crate::edit::Presentation;
use crate::edit::shape::{ShapeRef, wrong};
use crate::error::Error;
use crate::part::{paragraph, tree};
use crate::xml::{Node, ns};

/// What is in a table. A value: edits of the deck do not change it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableContent {
    /// The cells of each row; merged cells each have a place of their own.
    pub rows: Vec<Vec<Cell>>,
    /// Width of each column.
    pub column_widths: Vec<Emu>,
    /// Height of each row, at least: text can make it higher.
    pub row_heights: Vec<Emu>,
    /// Which rows and columns stand out.
    pub flags: TableFlags,
    /// The table style, as a GUID in braces.
    pub style_id: Option<String>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, a line for each paragraph.
    pub text: String,
    /// Over how many rows it reaches; 1 where it is not merged.
    pub row_span: usize,
    /// Over how many columns it reaches; 1 where it is not merged.
    pub column_span: usize,
    /// Whether another cell reaches over it.
    pub is_covered: bool,
}

impl TableContent {
    /// The text of a cell; of a merged area that of its first cell. `None` outside the table.
    pub fn text(&self, row: usize, column: usize) -> Option<&str> {
        self.rows.get(row)?.get(column).map(|cell| &*cell.text)
    }
}

impl Presentation {
    /// What is in a table.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Find, Presentation, ShapeKind};
    /// let deck = Presentation::open("deck.pptx")?;
    /// for shape in deck.find_shapes(&Find::kind(ShapeKind::Table))? {
    ///     println!("{:?}", deck.table(shape.at)?.text(0, 0));
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchShape`], [`Error::WrongShape`] if it is no table, and those of damaged parts.
    pub fn table(&self, at: ShapeRef) -> Result<TableContent, Error> {
        self.read_shape(at, |_, item| {
            let table = tree::table(item.node);
            table.map(read).ok_or_else(|| wrong(at.slide, item, "a table"))
        })
    }
}

fn read(table: Node<'_>) -> TableContent {
    let grid = Grid::of(table);
    let rows = grid.rows.iter().enumerate();
    let rows = rows.map(|(r, row)| (0..row.cells.len()).map(|c| cell(&grid, r, c)).collect());
    TableContent {
        rows: rows.collect(),
        column_widths: grid.columns.iter().map(|column| Emu(length(*column, "w"))).collect(),
        row_heights: grid.rows.iter().map(|row| Emu(length(row.node, "h"))).collect(),
        flags: look::flags(table),
        style_id: look::style_id(table),
    }
}

fn cell(grid: &Grid<'_>, row: usize, column: usize) -> Cell {
    let merge = grid.merged.around(row, column);
    let is_first = merge.is_none_or(|merge| (merge.row, merge.column) == (row, column));
    let span = merge.filter(|_| is_first);
    let body = grid.shown_cell(row, column).and_then(|cell| cell.child(ns::A, "txBody"));
    Cell {
        text: body.map(paragraph::body_text).unwrap_or_default(),
        row_span: span.map_or(1, |merge| merge.row_count),
        column_span: span.map_or(1, |merge| merge.column_count),
        is_covered: !is_first,
    }
}
