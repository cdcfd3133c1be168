//! The workbook embedded in a chart: one sheet of columns, written from the same cells as the
//! chart's caches, so that both always agree.
//!
//! Parts that never change are compressed once; of the rest there are few and small ones, because
//! workbooks dominate the cost of a deck. The finished package is stored, not compressed again.
//!
//! Source: ECMA-376-1, 18 (SpreadsheetML).

mod column;
mod constant;
mod reference;
mod sheet;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xstring;

pub(crate) use column::{Cells, Column, Extent, Number, tidy};
pub(crate) use reference::Reference;

use std::io;

use crate::opc::{Container, Deflater};

/// Rows of a worksheet below its header.
pub(crate) const MAX_ROWS: usize = 1_048_575;
/// UTF-16 units in a cell.
pub(crate) const MAX_CELL_TEXT: usize = 32_767;
/// Columns of a worksheet.
pub(crate) const MAX_COLUMNS: usize = 16_384;
/// UTF-16 units in a number format.
pub(crate) const MAX_FORMAT: usize = 255;

/// One sheet: a header row and columns below it.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// The columns, from `A`.
    pub(crate) columns: Vec<Column<'a>>,
    /// Rows below the header, at least one: a chart cannot refer to an empty range.
    pub(crate) rows: usize,
    /// Rows of the categories and of the series over them, at least one.
    pub(crate) categories: usize,
}

impl<'a> Sheet<'a> {
    /// A sheet as long as its longest column.
    pub(crate) fn new(columns: Vec<Column<'a>>) -> Self {
        let longest = |cells: &mut dyn Iterator<Item = Cells<'_>>| cells.map(Cells::len).max();
        let all = longest(&mut columns.iter().map(|c| c.cells));
        let over = longest(
            &mut columns.iter().map(|c| c.cells).filter(|c| c.extent() == Extent::Categories),
        );
        let (rows, categories) = (all.unwrap_or(0).max(1), over.unwrap_or(0).max(1));
        Self { columns, rows, categories }
    }

    /// The header of a column.
    pub(crate) fn header(&self, column: usize) -> Reference {
        Reference { column, first: 1, last: 1 }
    }

    /// The cells of a column below the header.
    pub(crate) fn body(&self, column: usize) -> Reference {
        Reference { column, first: 2, last: self.rows_of(column) + 1 }
    }

    /// Rows that a chart reads of a column, at least one.
    pub(crate) fn rows_of(&self, column: usize) -> usize {
        let Some(cells) = self.columns.get(column).map(|column| column.cells) else { return 1 };
        match cells.extent() {
            Extent::Categories => self.categories,
            Extent::Points => self.longest_from(column),
            Extent::Own => cells.len().max(1),
        }
    }

    /// Rows of the longest column of points from that one on.
    fn longest_from(&self, column: usize) -> usize {
        let cells = self.columns.iter().skip(column).map(|column| column.cells);
        cells
            .filter(|cells| cells.extent() == Extent::Points)
            .map(Cells::len)
            .max()
            .unwrap_or(0)
            .max(1)
    }

    /// The finished `.xlsx`.
    ///
    /// # Errors
    /// When a part or the whole is over 4 GiB.
    pub(crate) fn pack(&self, deflater: &mut Deflater) -> io::Result<Vec<u8>> {
        let styles = styles::Formats::of(self);
        let has_table = table::fits(self);
        let (sheet, strings) = sheet::write(self, &styles, has_table);
        let constant = constant::parts();
        let mut zip = Container::new(Vec::with_capacity(8 * 1024));
        let types = if has_table { &constant.types_with_table } else { &constant.types };
        zip.add("[Content_Types].xml", types)?;
        zip.add("_rels/.rels", &constant.package_rels)?;
        zip.add("xl/workbook.xml", &constant.workbook)?;
        zip.add("xl/_rels/workbook.xml.rels", &constant.workbook_rels)?;
        match styles.to_xml() {
            Some(xml) => zip.add("xl/styles.xml", &deflater.pack(&xml))?,
            None => zip.add("xl/styles.xml", &constant.styles)?,
        }
        zip.add("xl/worksheets/sheet1.xml", &deflater.pack(&sheet))?;
        zip.add("xl/sharedStrings.xml", &deflater.pack(&strings))?;
        if has_table {
            zip.add("xl/worksheets/_rels/sheet1.xml.rels", &constant.sheet_rels)?;
            zip.add("xl/tables/table1.xml", &deflater.pack(&table::write(self)))?;
        }
        zip.finish()
    }
}
