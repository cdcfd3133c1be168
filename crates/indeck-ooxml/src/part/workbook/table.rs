//! `table1.xml`: the table object over the sheet, which grows when a person types below it.

use std::collections::BTreeSet;

use crate::part::workbook::Sheet;
use crate::part::workbook::reference::Letters;
use crate::part::workbook::sheet::Area;
use crate::xml::XmlWriter;

/// UTF-16 units in the header of a table.
const MAX_HEADER: usize = 255;

/// Whether a table can lie over the sheet: each header a text of its own, without regard to case.
/// Where it cannot, the names stay as they are and the sheet has no table.
pub(crate) fn fits(sheet: &Sheet<'_>) -> bool {
    let mut seen = BTreeSet::new();
    sheet.columns.iter().all(|column| {
        let header = column.header.as_ref();
        let plain =
            !header.is_empty() && !header.contains(char::is_control) && !header.contains("_x");
        plain && header.encode_utf16().count() <= MAX_HEADER && seen.insert(header.to_lowercase())
    })
}

/// The table.
pub(crate) fn write(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut w = XmlWriter::part();
    let last = Letters::of(sheet.columns.len().saturating_sub(1));
    w.open("table").attr("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
    w.attr("id", 1u8).attr("name", "Table1").attr("displayName", "Table1");
    w.attr("ref", Area(&last, sheet.rows + 1)).attr("totalsRowShown", false);
    w.open("tableColumns").attr("count", sheet.columns.len());
    for (i, column) in sheet.columns.iter().enumerate() {
        w.open("tableColumn").attr("id", i + 1).attr("name", column.header.as_ref()).close();
    }
    w.close();
    w.raw(r#"<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>"#);
    w.close();
    w.finish()
}
