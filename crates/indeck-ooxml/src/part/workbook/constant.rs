//! Parts that are the same in every workbook, compressed once.

use std::sync::OnceLock;

use crate::opc::{Deflater, Packed};
use crate::part::workbook::styles;

/// The parts, packed.
#[derive(Debug)]
pub(crate) struct ConstantParts {
    pub(crate) types: Packed,
    pub(crate) types_with_table: Packed,
    pub(crate) package_rels: Packed,
    pub(crate) workbook: Packed,
    pub(crate) workbook_rels: Packed,
    pub(crate) sheet_rels: Packed,
    pub(crate) styles: Packed,
}

/// Packed at the best level whatever the deck's: they cost nothing a chart.
const LEVEL: u8 = 9;

/// The parts.
pub(crate) fn parts() -> &'static ConstantParts {
    static PARTS: OnceLock<ConstantParts> = OnceLock::new();
    PARTS.get_or_init(|| {
        let mut deflater = Deflater::new(LEVEL);
        let mut pack = |text: &[&str]| deflater.pack(text.concat().as_bytes());
        let types = pack(&[DECLARATION, TYPES, "</Types>"]);
        let types_with_table = pack(&[DECLARATION, TYPES, TABLE_TYPE, "</Types>"]);
        let package_rels = pack(&[DECLARATION, PACKAGE_RELS]);
        let workbook = pack(&[DECLARATION, WORKBOOK]);
        let workbook_rels = pack(&[DECLARATION, WORKBOOK_RELS]);
        let sheet_rels = pack(&[DECLARATION, SHEET_RELS]);
        let styles = deflater.pack(&styles::plain());
        ConstantParts {
            types,
            types_with_table,
            package_rels,
            workbook,
            workbook_rels,
            sheet_rels,
            styles,
        }
    })
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

macro_rules! relationships {
    ($($id:literal $kind:literal $target:literal)*) => {
        concat!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
            $(
                r#"<Relationship Id=""#, $id,
                r#"" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/"#, $kind,
                r#"" Target=""#, $target, r#""/>"#,
            )*
            "</Relationships>"
        )
    };
}

macro_rules! part_type {
    ($part:literal $kind:literal) => {
        concat!(
            r#"<Override PartName="/xl/"#,
            $part,
            r#"" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml."#,
            $kind,
            r#"+xml"/>"#
        )
    };
}

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    part_type!("workbook.xml" "sheet.main"),
    part_type!("worksheets/sheet1.xml" "worksheet"),
    part_type!("styles.xml" "styles"),
    part_type!("sharedStrings.xml" "sharedStrings"),
);
const TABLE_TYPE: &str = part_type!("tables/table1.xml" "table");
const PACKAGE_RELS: &str = relationships!("rId1" "officeDocument" "xl/workbook.xml");
const WORKBOOK_RELS: &str = relationships!(
    "rId1" "worksheet" "worksheets/sheet1.xml"
    "rId2" "styles" "styles.xml"
    "rId3" "sharedStrings" "sharedStrings.xml"
);
const SHEET_RELS: &str = relationships!("rId1" "table" "../tables/table1.xml");
const WORKBOOK: &str = concat!(
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<bookViews><workbookView/></bookViews>"#,
    r#"<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
);
