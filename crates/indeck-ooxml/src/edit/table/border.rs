//! Borders of cells.
//!
//! Source: ISO/IEC 29500-1, 21.1.3.5 to 21.1.3.10 (`a:lnL` and its like).

use std::collections::BTreeMap;

use indeck_model::{Color, Emu, Pt};

use super::grid::CellRange;
use super::handle::{TableMut, check_range};
use super::look::solid;
use crate::error::Error;
use crate::xml::{Node, Patch, ns};

/// Which borders of a range of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    /// The left edge.
    pub left: bool,
    /// The right edge.
    pub right: bool,
    /// The upper edge.
    pub top: bool,
    /// The lower edge.
    pub bottom: bool,
    /// The lines between rows.
    pub between_rows: bool,
    /// The lines between columns.
    pub between_columns: bool,
}

impl Borders {
    /// The lines around.
    pub const OUTER: Self = Self {
        left: true,
        right: true,
        top: true,
        bottom: true,
        between_rows: false,
        between_columns: false,
    };
    /// The lines between.
    pub const INNER: Self = Self {
        left: false,
        right: false,
        top: false,
        bottom: false,
        between_rows: true,
        between_columns: true,
    };
    /// All lines.
    pub const ALL: Self = Self { between_rows: true, between_columns: true, ..Self::OUTER };
}

/// How a border is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Border {
    /// As the table's style says.
    Style,
    /// Not at all.
    None,
    /// In a colour and width.
    Line {
        /// Its colour.
        color: Color,
        /// Its width.
        width: Pt,
    },
}

impl Border {
    /// A line.
    pub fn line(color: impl Into<Color>, width: Pt) -> Self {
        Self::Line { color: color.into(), width }
    }
}

/// The sides of a cell, in the schema's order.
const SIDES: [&str; 4] = ["lnL", "lnR", "lnT", "lnB"];

impl TableMut<'_> {
    /// Draws borders of cells; the neighbours that share them are told too.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn set_borders(
        &mut self,
        range: CellRange,
        which: Borders,
        border: Border,
    ) -> Result<&mut Self, Error> {
        self.edit(|grid, _, patch| {
            check_range(grid, range)?;
            for ((row, column), sides) in sides(range, which) {
                if let Some(cell) = grid.cell(row, column) {
                    set_sides(cell, sides, border, patch);
                }
            }
            Ok(())
        })
    }
}

/// The sides to be set of each cell, those of neighbours included.
fn sides(range: CellRange, which: Borders) -> BTreeMap<(usize, usize), [bool; 4]> {
    let mut all: BTreeMap<(usize, usize), [bool; 4]> = BTreeMap::new();
    let mut mark = |row: Option<usize>, column: Option<usize>, side: usize| {
        if let (Some(row), Some(column)) = (row, column) {
            let sides = all.entry((row, column)).or_default();
            sides.iter_mut().skip(side).take(1).for_each(|on| *on = true);
        }
    };
    let (rows, columns) = (range.rows(), range.columns());
    for row in rows.clone() {
        for column in columns.start..=columns.end {
            let on = match column {
                column if column == columns.start => which.left,
                column if column == columns.end => which.right,
                _ => which.between_columns,
            };
            if on {
                mark(Some(row), Some(column), 0);
                mark(Some(row), column.checked_sub(1), 1);
            }
        }
    }
    for column in columns {
        for row in rows.start..=rows.end {
            let on = match row {
                row if row == rows.start => which.top,
                row if row == rows.end => which.bottom,
                _ => which.between_rows,
            };
            if on {
                mark(Some(row), Some(column), 2);
                mark(row.checked_sub(1), Some(column), 3);
            }
        }
    }
    all
}

fn set_sides(cell: Node<'_>, sides: [bool; 4], border: Border, patch: &mut Patch<'_>) {
    let properties = cell.child(ns::A, "tcPr");
    let mut new = String::new();
    for (name, _) in SIDES.into_iter().zip(sides).filter(|(_, on)| *on) {
        let known = properties.and_then(|properties| properties.child(ns::A, name));
        match (known, markup(name, border), properties) {
            (Some(known), Some(markup), _) => patch.replace(known, &markup),
            (Some(known), None, _) => patch.remove(known),
            (None, Some(markup), Some(properties)) => {
                patch.insert_ordered(properties, name, &markup);
            }
            (None, Some(markup), None) => new.push_str(&markup),
            (None, None, _) => {}
        }
    }
    if !new.is_empty() {
        patch.insert_ordered(cell, "tcPr", &format!("<a:tcPr>{new}</a:tcPr>"));
    }
}

fn markup(name: &str, border: Border) -> Option<String> {
    match border {
        Border::Style => None,
        Border::None => Some(format!("<a:{name} w=\"12700\"><a:noFill/></a:{name}>")),
        Border::Line { color, width } => {
            // ST_LineWidth: 0 to 20 116 800.
            let width = Emu::from(width).0.clamp(0, 20_116_800);
            Some(format!(
                "<a:{name} w=\"{width}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{}\
                 <a:prstDash val=\"solid\"/></a:{name}>",
                solid(color)
            ))
        }
    }
}
