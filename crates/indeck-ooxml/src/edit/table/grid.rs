//! `Grid`: a table's cells by row and column, and which of them are merged.
//!
//! Source: ISO/IEC 29500-1, 21.1.3.13 `a:tbl`, 21.1.3.16 `a:tc` (gridSpan, rowSpan, hMerge, vMerge).

use std::collections::{BTreeMap, BTreeSet};

use crate::xml::{ElementId, Node, ns};

/// A rectangle of cells, counted from 0.
///
/// ```
/// use indeck_ooxml::CellRange;
/// assert_eq!(CellRange::new(1..3, 0..2).rows(), 1..3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRange {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) row_count: usize,
    pub(crate) column_count: usize,
}

impl CellRange {
    /// The cells of these rows and columns.
    pub fn new(rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> Self {
        Self {
            row: rows.start,
            column: columns.start,
            row_count: rows.len(),
            column_count: columns.len(),
        }
    }

    /// One cell.
    pub fn cell(row: usize, column: usize) -> Self {
        Self { row, column, row_count: 1, column_count: 1 }
    }

    /// Its rows.
    pub fn rows(self) -> std::ops::Range<usize> {
        self.row..self.row.saturating_add(self.row_count)
    }

    /// Its columns.
    pub fn columns(self) -> std::ops::Range<usize> {
        self.column..self.column.saturating_add(self.column_count)
    }

    /// Its cells, row by row.
    pub(crate) fn cells(self) -> impl Iterator<Item = (usize, usize)> {
        self.rows().flat_map(move |row| self.columns().map(move |column| (row, column)))
    }

    pub(crate) fn contains(self, row: usize, column: usize) -> bool {
        self.rows().contains(&row) && self.columns().contains(&column)
    }

    pub(crate) fn touches(self, other: Self) -> bool {
        let meet = |a: std::ops::Range<usize>, b: std::ops::Range<usize>| {
            a.start < b.end && b.start < a.end
        };
        meet(self.rows(), other.rows()) && meet(self.columns(), other.columns())
    }

    /// The smallest range around both.
    pub(crate) fn around(self, other: Self) -> Self {
        let span = |a: std::ops::Range<usize>, b: std::ops::Range<usize>| {
            a.start.min(b.start)..a.end.max(b.end)
        };
        Self::new(span(self.rows(), other.rows()), span(self.columns(), other.columns()))
    }

    pub(crate) fn is_one_cell(self) -> bool {
        self.row_count == 1 && self.column_count == 1
    }

    pub(crate) fn is_empty(self) -> bool {
        self.row_count == 0 || self.column_count == 0
    }
}

/// What a cell says about being merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans {
    pub(crate) row_span: usize,
    pub(crate) grid_span: usize,
    pub(crate) h_merge: bool,
    pub(crate) v_merge: bool,
}

impl Spans {
    /// What the cell says: spans of 1 count as none.
    pub(crate) fn of(cell: Node<'_>) -> Self {
        let number = |name| {
            let span = cell.attr(name).and_then(|value| value.trim().parse().ok());
            span.filter(|span| *span > 1).unwrap_or(0)
        };
        let flag = |name| cell.attr(name).is_some_and(|on| matches!(&*on, "1" | "true"));
        Self {
            row_span: number("rowSpan"),
            grid_span: number("gridSpan"),
            h_merge: flag("hMerge"),
            v_merge: flag("vMerge"),
        }
    }

    /// What a cell must say where these are merged, as PowerPoint writes it.
    pub(crate) fn at(merges: &Merges, row: usize, column: usize) -> Self {
        let Some(merge) = merges.around(row, column) else { return Self::default() };
        let several = |count: usize| if count > 1 { count } else { 0 };
        let (first_row, first_column) = (row == merge.row, column == merge.column);
        Self {
            row_span: if first_row { several(merge.row_count) } else { 0 },
            grid_span: if first_column { several(merge.column_count) } else { 0 },
            h_merge: !first_column,
            v_merge: !first_row,
        }
    }

    /// The attributes, in the schema's order; `None` where there is none.
    pub(crate) fn attributes(self) -> [(&'static str, Option<String>); 4] {
        let number = |span: usize| (span > 1).then(|| span.to_string());
        let flag = |on: bool| on.then(|| "1".to_owned());
        [
            ("rowSpan", number(self.row_span)),
            ("gridSpan", number(self.grid_span)),
            ("hMerge", flag(self.h_merge)),
            ("vMerge", flag(self.v_merge)),
        ]
    }
}

/// Merged areas by each of their cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Merges(BTreeMap<(usize, usize), CellRange>);

impl Merges {
    /// Those areas, none of which touches another.
    pub(crate) fn of(areas: &[CellRange]) -> Self {
        let mut merges = Self::default();
        areas.iter().for_each(|area| merges.add(*area));
        merges
    }

    fn add(&mut self, area: CellRange) {
        self.0.extend(area.cells().map(|place| (place, area)));
    }

    /// The area that a cell belongs to.
    pub(crate) fn around(&self, row: usize, column: usize) -> Option<CellRange> {
        self.0.get(&(row, column)).copied()
    }
}

/// A table's row.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) cells: Vec<Node<'a>>,
}

/// A table's cells by row and column, and which of them are merged.
#[derive(Clone, Debug)]
pub(crate) struct Grid<'a> {
    pub(crate) table: Node<'a>,
    pub(crate) columns: Vec<Node<'a>>,
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) merges: Vec<CellRange>,
    /// The same by their cells.
    pub(crate) merged: Merges,
}

impl<'a> Grid<'a> {
    /// The grid of an `a:tbl`. Merged areas are cut to the table; of two that overlap the first
    /// counts.
    pub(crate) fn of(table: Node<'a>) -> Self {
        let named = |node: Node<'a>, name: &'static str| {
            node.children().filter(move |node| node.is(ns::A, name))
        };
        let columns = table.child(ns::A, "tblGrid");
        let columns = columns.map(|grid| named(grid, "gridCol").collect()).unwrap_or_default();
        let row = |node| Row { node, cells: named(node, "tc").collect() };
        let rows = named(table, "tr").map(row).collect();
        let (merges, merged) = (Vec::new(), Merges::default());
        let mut grid = Self { table, columns, rows, merges, merged };
        grid.read_merges();
        grid
    }

    fn read_merges(&mut self) {
        let (mut merges, mut merged) = (Vec::new(), Merges::default());
        // Tables that say many times that much of their cells are hostile; the rest is unmerged.
        let cells: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        let mut budget = cells.saturating_mul(16);
        for (r, row) in self.rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
                let spans = Spans::of(*cell);
                if spans.h_merge || spans.v_merge {
                    continue;
                }
                let area = CellRange {
                    row: r,
                    column: c,
                    row_count: spans.row_span.clamp(1, self.rows.len() - r),
                    column_count: spans.grid_span.clamp(1, row.cells.len() - c),
                };
                let size = area.row_count.saturating_mul(area.column_count);
                if area.is_one_cell() || size > budget {
                    continue;
                }
                budget -= size;
                if !area.cells().any(|(row, column)| merged.around(row, column).is_some()) {
                    merged.add(area);
                    merges.push(area);
                }
            }
        }
        (self.merges, self.merged) = (merges, merged);
    }

    /// The number of columns: as the grid says, or as its longest row has cells.
    pub(crate) fn width(&self) -> usize {
        let longest = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        self.columns.len().max(longest)
    }

    /// The cell there; of a merged area each has its own.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<Node<'a>> {
        self.rows.get(row)?.cells.get(column).copied()
    }

    /// The cells in merged areas.
    pub(crate) fn merged_cells(&self) -> BTreeSet<ElementId> {
        let all = self.merges.iter().flat_map(|merge| merge.cells());
        all.filter_map(|(row, column)| self.cell(row, column)).map(Node::id).collect()
    }

    /// The cell that shows at that place: of a merged area the first.
    pub(crate) fn shown_cell(&self, row: usize, column: usize) -> Option<Node<'a>> {
        let merge = self.merged.around(row, column);
        merge.map_or_else(|| self.cell(row, column), |m| self.cell(m.row, m.column))
    }
}

/// A length in an attribute; 0 where there is none.
pub(crate) fn length(node: Node<'_>, attribute: &str) -> i64 {
    node.attr(attribute).and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}
