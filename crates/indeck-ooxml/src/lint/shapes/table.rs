//! Tables: cells and columns, merged cells.
//!
//! Source: ISO/IEC 29500-1, 21.1.3 (tables).

use indeck_model::Emu;

use crate::lint::finding::{At, Sink};
use crate::lint::markup::enclosing_shape;
use crate::lint::part::Part;
use crate::lint::rules::presentation as rule;
use crate::xml::{Node, ns};

/// How much the widths of columns and frame may differ: a tenth.
const TOLERANCE: f64 = 0.1;

pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) {
    for table in part.root().descendants(ns::A, "tbl") {
        let shape = enclosing_shape(table);
        let at = At { shape: shape.as_ref(), ..part.at() };
        check_grid(table, at, sink);
        check_width(table, at, sink);
    }
}

fn check_grid(table: Node<'_>, at: At<'_>, sink: &mut Sink<'_>) {
    let columns = columns(table).count();
    let cells = |row: Node<'_>| -> Vec<_> {
        row.children().filter(|n| n.is(ns::A, "tc")).map(Cell::read).collect()
    };
    let rows = table.children().filter(|n| n.is(ns::A, "tr"));
    let rows: Vec<Vec<Cell>> = rows.map(cells).collect();
    for (row, number) in rows.iter().zip(1..) {
        if row.len() != columns {
            let message =
                format!("row {number} has {} cells, the table {columns} columns", row.len());
            sink.say(&rule::TABLE_GRID, at, message);
        }
    }
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate().filter(|(_, cell)| cell.spans()) {
            if let Some(wrong) = cell.misfit(x, y, columns, &rows) {
                let message = format!("the cell {} of row {} {wrong}", x + 1, y + 1);
                sink.say(&rule::TABLE_SPAN, at, message);
            }
        }
    }
}

/// What a cell says of merging.
struct Cell {
    wide: usize,
    high: usize,
    left: bool,
    above: bool,
}

impl Cell {
    fn read(node: Node<'_>) -> Self {
        let span = |name| node.attr(name).and_then(|v| v.trim().parse().ok()).unwrap_or(1).max(1);
        let flag = |name| node.attr(name).is_some_and(|v| matches!(&*v, "1" | "true"));
        let (wide, high) = (span("gridSpan"), span("rowSpan"));
        Self { wide, high, left: flag("hMerge"), above: flag("vMerge") }
    }

    fn spans(&self) -> bool {
        self.wide > 1 || self.high > 1
    }

    fn misfit(
        &self,
        x: usize,
        y: usize,
        columns: usize,
        rows: &[Vec<Self>],
    ) -> Option<&'static str> {
        if self.wide > columns.saturating_sub(x) {
            return Some("spans more columns than there are");
        }
        if self.high > rows.len().saturating_sub(y) {
            return Some("spans more rows than there are");
        }
        let row = rows.get(y)?;
        let mut right = row.iter().skip(x + 1).take(self.wide - 1);
        if right.any(|cell| !cell.left) {
            return Some("spans cells that are not marked with `hMerge`");
        }
        let mut below = rows.iter().skip(y + 1).take(self.high - 1).filter_map(|row| row.get(x));
        below.any(|cell| !cell.above).then_some("spans cells that are not marked with `vMerge`")
    }
}

/// Compares the sum of the columns with the frame.
fn check_width(table: Node<'_>, at: At<'_>, sink: &mut Sink<'_>) {
    if !sink.wants(&rule::TABLE_WIDTH) {
        return;
    }
    let width = |column: Node<'_>| column.attr("w").and_then(|w| w.parse::<i64>().ok());
    let sum: i64 = columns(table).filter_map(width).fold(0, i64::saturating_add);
    let frame = std::iter::successors(table.parent(), |n| n.parent())
        .find(|n| n.is(ns::P, "graphicFrame"))
        .and_then(super::frame);
    let Some(frame) = frame.map(|frame| frame.size.width).filter(|width| width.0 > 0) else {
        return;
    };
    if (sum as f64 - frame.0 as f64).abs() > frame.0 as f64 * TOLERANCE {
        let inches = |length: i64| Emu(length).to_inches();
        let message = format!(
            "the columns are {:.1} in wide together, the frame {:.1} in",
            inches(sum),
            inches(frame.0)
        );
        sink.say(&rule::TABLE_WIDTH, at, message);
    }
}

fn columns(table: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let grid = table.child(ns::A, "tblGrid").into_iter();
    grid.flat_map(Node::children).filter(|n| n.is(ns::A, "gridCol"))
}
