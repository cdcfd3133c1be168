//! Addresses of cells, in numbers and as spreadsheets write them.

use crate::xml::XmlValue;

/// The sheet, as it stands before the first corner of a formula; `constant.rs` names the sheet so.
const SHEET: &[u8] = b"Sheet1!$";

/// Cells of one column of the sheet; as an XML value the formula that charts hold
/// (`Sheet1!$B$2:$B$13`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The column, from 0.
    pub(crate) column: usize,
    /// The first row, from 1.
    pub(crate) first: usize,
    /// The last row, from 1.
    pub(crate) last: usize,
}

impl Reference {
    /// The same rows of all columns up to that one.
    pub(crate) fn up_to(self, last_column: usize) -> Block {
        Block { from: self, last_column }
    }
}

impl XmlValue for Reference {
    fn write(&self, out: &mut Vec<u8>) {
        self.up_to(self.column).write(out);
    }
}

/// Cells of neighbouring columns; as an XML value the formula (`Sheet1!$A$2:$C$13`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    from: Reference,
    last_column: usize,
}

impl XmlValue for Block {
    fn write(&self, out: &mut Vec<u8>) {
        let Reference { column, first, last } = self.from;
        let mut corner = |separator: &[u8], column: usize, row: usize| {
            out.extend_from_slice(separator);
            out.extend_from_slice(Letters::of(column).as_bytes());
            out.push(b'$');
            row.write(out);
        };
        corner(SHEET, column, first);
        if (self.last_column, last) != (column, first) {
            corner(b":$", self.last_column, last);
        }
    }
}

/// The address of a cell: column from 0, row from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellAt<'a>(pub(crate) &'a Letters, pub(crate) usize);

impl XmlValue for CellAt<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.0.as_bytes());
        self.1.write(out);
    }
}

/// A column's letters: `A` for 0, `AA` for 26.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    bytes: [u8; 8],
    start: usize,
}

impl Letters {
    /// The letters of a column, from 0.
    pub(crate) fn of(column: usize) -> Self {
        let mut letters = Self { bytes: [b'A'; 8], start: 8 };
        let mut rest = column + 1;
        while rest > 0 && letters.start > 0 {
            letters.start -= 1;
            if let Some(byte) = letters.bytes.get_mut(letters.start) {
                *byte = b'A' + ((rest - 1) % 26) as u8;
            }
            rest = (rest - 1) / 26;
        }
        letters
    }

    /// The letters.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}
