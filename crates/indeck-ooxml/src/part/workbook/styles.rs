//! `styles.xml`: the number formats that the cells use.

use crate::part::workbook::Sheet;
use crate::xml::XmlWriter;

/// Ids below are Excel's own formats.
const FIRST_CUSTOM_FORMAT: usize = 164;

const HEAD: &str =
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
const LOOKS: &str = concat!(
    r#"<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
    r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
);
const TAIL: &str = concat!(
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    r#"</styleSheet>"#,
);

/// The number formats of a sheet, `General` first; a cell's style is the index.
#[derive(Debug)]
pub(crate) struct Formats<'a> {
    codes: Vec<&'a str>,
    columns: Vec<usize>,
}

impl<'a> Formats<'a> {
    /// The formats of that sheet's columns.
    pub(crate) fn of(sheet: &Sheet<'a>) -> Self {
        let mut codes = vec!["General"];
        let columns = sheet.columns.iter().map(|column| {
            codes.iter().position(|code| *code == column.format).unwrap_or_else(|| {
                codes.push(column.format);
                codes.len() - 1
            })
        });
        let columns = columns.collect();
        Self { codes, columns }
    }

    /// The style of a column's cells; 0 is the default.
    pub(crate) fn style(&self, column: usize) -> usize {
        self.columns.get(column).copied().unwrap_or(0)
    }

    /// The part; `None` where [`plain`] does.
    pub(crate) fn to_xml(&self) -> Option<Vec<u8>> {
        (self.codes.len() > 1).then(|| write(&self.codes))
    }
}

/// The part of a sheet without number formats.
pub(crate) fn plain() -> Vec<u8> {
    write(&["General"])
}

fn write(codes: &[&str]) -> Vec<u8> {
    let mut w = XmlWriter::part();
    let custom = codes.iter().enumerate().skip(1);
    w.raw(HEAD);
    if codes.len() > 1 {
        w.open("numFmts").attr("count", codes.len() - 1);
        for (i, code) in custom {
            w.open("numFmt").attr("numFmtId", FIRST_CUSTOM_FORMAT + i - 1);
            w.attr("formatCode", *code).close();
        }
        w.close();
    }
    w.raw(LOOKS).open("cellXfs").attr("count", codes.len());
    for i in 0..codes.len() {
        let id = if i == 0 { 0 } else { FIRST_CUSTOM_FORMAT + i - 1 };
        w.open("xf").attr("numFmtId", id);
        w.attr("fontId", 0u8).attr("fillId", 0u8).attr("borderId", 0u8).attr("xfId", 0u8);
        w.attr_opt("applyNumberFormat", (i > 0).then_some(true)).close();
    }
    w.close().raw(TAIL);
    w.finish()
}
