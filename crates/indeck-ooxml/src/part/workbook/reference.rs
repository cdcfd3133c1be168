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

impl XmlValue for Reference {
    fn write(&self, out: &mut Vec<u8>) {
        let letters = Letters::of(self.column);
        let mut corner = |separator: &[u8], row: usize| {
            out.extend_from_slice(separator);
            out.extend_from_slice(letters.as_bytes());
            out.push(b'$');
            row.write(out);
        };
        corner(SHEET, self.first);
        if self.last != self.first {
            corner(b":$", self.last);
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
