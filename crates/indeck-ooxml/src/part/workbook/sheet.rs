//! `sheet1.xml` and the strings it shares.

use crate::part::workbook::Sheet;
use crate::part::workbook::column::Column;
use crate::part::workbook::reference::{CellAt, Letters};
use crate::part::workbook::styles::Formats;
use crate::part::workbook::xstring::Xstring;
use crate::xml::{XmlValue, XmlWriter};

const SHEET_HEAD: &str = concat!(
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
);
/// A first column wide enough for dates and most names.
const SHEET_VIEW: &str = concat!(
    r#"<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>"#,
    r#"<sheetFormatPr defaultRowHeight="15"/>"#,
    r#"<cols><col min="1" max="1" width="20" customWidth="1"/></cols><sheetData>"#,
);
const STRINGS_HEAD: &str =
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

/// The sheet and its strings. Texts are always strings, so that one that begins with `=`, `+`, `-`
/// or `@` is never a formula.
pub(crate) fn write(
    sheet: &Sheet<'_>,
    formats: &Formats<'_>,
    has_table: bool,
) -> (Vec<u8>, Vec<u8>) {
    let letters: Vec<Letters> = (0..sheet.columns.len()).map(Letters::of).collect();
    let mut rows = Rows { w: XmlWriter::part(), strings: Strings::new() };
    rows.w.raw(SHEET_HEAD);
    if let Some(last) = letters.last() {
        rows.w.open("dimension").attr("ref", Area(last, sheet.rows + 1)).close();
    }
    rows.w.raw(SHEET_VIEW);
    rows.header(sheet, &letters);
    for row in 0..sheet.rows {
        rows.row(sheet, &letters, formats, row);
    }
    rows.w.raw("</sheetData>");
    if has_table {
        rows.w.raw(r#"<tableParts count="1"><tablePart r:id="rId1"/></tableParts>"#);
    }
    rows.w.raw("</worksheet>");
    (rows.w.finish(), rows.strings.finish())
}

/// All cells from `A1` to that column and row.
pub(crate) struct Area<'a>(pub(crate) &'a Letters, pub(crate) usize);

impl XmlValue for Area<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"A1:");
        CellAt(self.0, self.1).write(out);
    }
}

struct Rows {
    w: XmlWriter,
    strings: Strings,
}

impl Rows {
    fn header(&mut self, sheet: &Sheet<'_>, letters: &[Letters]) {
        self.w.open("row").attr("r", 1u8);
        for (column, letters) in sheet.columns.iter().zip(letters) {
            if !column.header.is_empty() {
                self.text(CellAt(letters, 1), &column.header);
            }
        }
        self.w.close();
    }

    fn row(&mut self, sheet: &Sheet<'_>, letters: &[Letters], formats: &Formats<'_>, row: usize) {
        let number = row + 2;
        self.w.open("row").attr("r", number);
        for (i, (column, letters)) in sheet.columns.iter().zip(letters).enumerate() {
            self.cell(column, CellAt(letters, number), formats.style(i), row);
        }
        self.w.close();
    }

    fn cell(&mut self, column: &Column<'_>, at: CellAt<'_>, style: usize, row: usize) {
        if let Some(number) = column.cells.number(row) {
            self.w.open("c").attr("r", at).attr_opt("s", Some(style).filter(|style| *style > 0));
            self.w.text_element("v", number).close();
        } else if let Some(text) = column.cells.text(row) {
            self.text(at, text);
        }
    }

    fn text(&mut self, at: CellAt<'_>, text: &str) {
        let index = self.strings.push(text);
        self.w.open("c").attr("r", at).attr("t", "s").text_element("v", index).close();
    }
}

/// The shared strings; each cell has its own, because names hardly ever repeat.
struct Strings {
    w: XmlWriter,
    count: usize,
}

impl Strings {
    fn new() -> Self {
        let mut w = XmlWriter::part();
        w.raw(STRINGS_HEAD);
        Self { w, count: 0 }
    }

    fn push(&mut self, text: &str) -> usize {
        let outer_space =
            text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        self.w.open("si").open("t");
        self.w.attr_opt("xml:space", outer_space.then_some("preserve"));
        self.w.text(Xstring(text)).close().close();
        self.count += 1;
        self.count - 1
    }

    fn finish(mut self) -> Vec<u8> {
        self.w.raw("</sst>");
        self.w.finish()
    }
}
