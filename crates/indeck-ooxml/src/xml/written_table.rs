//! The children of the other elements that indeck writes, from the published schemas; tests check the
//! table against those, and every element that is written against the table.
//!
//! Source: ISO/IEC 29500-4, schemas `pml.xsd`, `dml-main.xsd`, `dml-chart.xsd`, `sml.xsd`.

use super::order::Order;

/// By parent; those that depend on the parent's parent name it.
pub(super) const WRITTEN: &[Order] = &[
    Order::of("a", "accent1", "a:CT_Color", A_COLOR),
    Order::of("a", "accent2", "a:CT_Color", A_COLOR),
    Order::of("a", "accent3", "a:CT_Color", A_COLOR),
    Order::of("a", "accent4", "a:CT_Color", A_COLOR),
    Order::of("a", "accent5", "a:CT_Color", A_COLOR),
    Order::of("a", "accent6", "a:CT_Color", A_COLOR),
    Order::of("a", "bgClr", "a:CT_Color", A_COLOR),
    Order::of("a", "bgFillStyleLst", "a:CT_BackgroundFillStyleList", A_BACKGROUND_FILL_STYLE_LIST),
    Order::of("a", "dk1", "a:CT_Color", A_COLOR),
    Order::of("a", "dk2", "a:CT_Color", A_COLOR),
    Order::of("a", "effectStyle", "a:CT_EffectStyleItem", A_EFFECT_STYLE_ITEM),
    Order::of("a", "effectStyleLst", "a:CT_EffectStyleList", A_EFFECT_STYLE_LIST),
    Order::of("a", "extLst", "a:CT_OfficeArtExtensionList", A_OFFICE_ART_EXTENSION_LIST),
    Order::of("a", "fgClr", "a:CT_Color", A_COLOR),
    Order::of("a", "fillStyleLst", "a:CT_FillStyleList", A_FILL_STYLE_LIST),
    Order::of("a", "fmtScheme", "a:CT_StyleMatrix", A_STYLE_MATRIX),
    Order::of("a", "folHlink", "a:CT_Color", A_COLOR),
    Order::of("a", "fontScheme", "a:CT_FontScheme", A_FONT_SCHEME),
    Order::of("a", "hlink", "a:CT_Color", A_COLOR),
    Order::of("a", "lnStyleLst", "a:CT_LineStyleList", A_LINE_STYLE_LIST),
    Order::of("a", "lt1", "a:CT_Color", A_COLOR),
    Order::of("a", "lt2", "a:CT_Color", A_COLOR),
    Order::of("a", "schemeClr", "a:CT_SchemeColor", A_SCHEME_COLOR),
    Order::of("a", "srgbClr", "a:CT_SRgbColor", A_SRGB_COLOR),
    Order::of("a", "theme", "a:CT_OfficeStyleSheet", A_OFFICE_STYLE_SHEET),
    Order::of("a", "themeElements", "a:CT_BaseStyles", A_BASE_STYLES),
    Order::of("c", "extLst", "c:CT_ExtensionList", C_EXTENSION_LIST),
    Order::within("dispUnitsLbl", "c", "tx", "c:CT_Tx", C_TX),
    Order::of("p", "bgRef", "a:CT_StyleMatrixReference", A_STYLE_MATRIX_REFERENCE),
    Order::of("p", "clrMapOvr", "a:CT_ColorMappingOverride", A_COLOR_MAPPING_OVERRIDE),
    Order::of("p", "notesMasterIdLst", "p:CT_NotesMasterIdList", P_NOTES_MASTER_ID_LIST),
    Order::of("p", "sldIdLst", "p:CT_SlideIdList", P_SLIDE_ID_LIST),
    Order::of("p", "sldLayoutIdLst", "p:CT_SlideLayoutIdList", P_SLIDE_LAYOUT_ID_LIST),
    Order::of("p", "sldMasterIdLst", "p:CT_SlideMasterIdList", P_SLIDE_MASTER_ID_LIST),
    Order::of("x", "bookViews", "x:CT_BookViews", X_BOOK_VIEWS),
    Order::of("x", "border", "x:CT_Border", X_BORDER),
    Order::of("x", "borders", "x:CT_Borders", X_BORDERS),
    Order::of("x", "c", "x:CT_Cell", X_CELL),
    Order::of("x", "cellStyleXfs", "x:CT_CellStyleXfs", X_CELL_STYLE_XFS),
    Order::of("x", "cellStyles", "x:CT_CellStyles", X_CELL_STYLES),
    Order::of("x", "cellXfs", "x:CT_CellXfs", X_CELL_XFS),
    Order::of("x", "cols", "x:CT_Cols", X_COLS),
    Order::of("x", "fill", "x:CT_Fill", X_FILL),
    Order::of("x", "fills", "x:CT_Fills", X_FILLS),
    Order::of("x", "font", "x:CT_Font", X_FONT),
    Order::of("x", "fonts", "x:CT_Fonts", X_FONTS),
    Order::of("x", "numFmts", "x:CT_NumFmts", X_NUM_FMTS),
    Order::of("x", "row", "x:CT_Row", X_ROW),
    Order::of("x", "sheetData", "x:CT_SheetData", X_SHEET_DATA),
    Order::of("x", "sheetViews", "x:CT_SheetViews", X_SHEET_VIEWS),
    Order::of("x", "sheets", "x:CT_Sheets", X_SHEETS),
    Order::of("x", "si", "x:CT_Rst", X_RST),
    Order::of("x", "sst", "x:CT_Sst", X_SST),
    Order::of("x", "styleSheet", "x:CT_Stylesheet", X_STYLESHEET),
    Order::of("x", "table", "x:CT_Table", X_TABLE),
    Order::of("x", "tableColumns", "x:CT_TableColumns", X_TABLE_COLUMNS),
    Order::of("x", "tableParts", "x:CT_TableParts", X_TABLE_PARTS),
    Order::of("x", "workbook", "x:CT_Workbook", X_WORKBOOK),
    Order::of("x", "worksheet", "x:CT_Worksheet", X_WORKSHEET),
    Order::within("dlblRangeCache", "c", "pt", "c:CT_StrVal", C_STR_VAL),
];

/// The children of a type, a step a row.
type Steps = &'static [&'static [&'static str]];

const A_BACKGROUND_FILL_STYLE_LIST: Steps =
    &[&["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"]];
const A_BASE_STYLES: Steps = &[&["clrScheme"], &["fontScheme"], &["fmtScheme"], &["extLst"]];
const A_COLOR: Steps = &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_COLOR_MAPPING_OVERRIDE: Steps = &[&["masterClrMapping", "overrideClrMapping"]];
const A_EFFECT_STYLE_ITEM: Steps = &[&["effectLst", "effectDag"], &["scene3d"], &["sp3d"]];
const A_EFFECT_STYLE_LIST: Steps = &[&["effectStyle"]];
const A_FILL_STYLE_LIST: Steps =
    &[&["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"]];
const A_FONT_SCHEME: Steps = &[&["majorFont"], &["minorFont"], &["extLst"]];
const A_LINE_STYLE_LIST: Steps = &[&["ln"]];
const A_OFFICE_ART_EXTENSION_LIST: Steps = &[&["ext"]];
const A_OFFICE_STYLE_SHEET: Steps = &[
    &["themeElements"],
    &["objectDefaults"],
    &["extraClrSchemeLst"],
    &["custClrLst"],
    &["extLst"],
];
const A_SRGB_COLOR: Steps = &[&[
    "tint", "shade", "comp", "inv", "gray", "alpha", "alphaOff", "alphaMod", "hue", "hueOff",
    "hueMod", "sat", "satOff", "satMod", "lum", "lumOff", "lumMod", "red", "redOff", "redMod",
    "green", "greenOff", "greenMod", "blue", "blueOff", "blueMod", "gamma", "invGamma",
]];
const A_SCHEME_COLOR: Steps = &[&[
    "tint", "shade", "comp", "inv", "gray", "alpha", "alphaOff", "alphaMod", "hue", "hueOff",
    "hueMod", "sat", "satOff", "satMod", "lum", "lumOff", "lumMod", "red", "redOff", "redMod",
    "green", "greenOff", "greenMod", "blue", "blueOff", "blueMod", "gamma", "invGamma",
]];
const A_STYLE_MATRIX: Steps =
    &[&["fillStyleLst"], &["lnStyleLst"], &["effectStyleLst"], &["bgFillStyleLst"]];
const A_STYLE_MATRIX_REFERENCE: Steps =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const C_EXTENSION_LIST: Steps = &[&["ext"]];
const C_STR_VAL: Steps = &[&["v"]];
const C_TX: Steps = &[&["strRef", "rich"]];
const P_NOTES_MASTER_ID_LIST: Steps = &[&["notesMasterId"]];
const P_SLIDE_ID_LIST: Steps = &[&["sldId"]];
const P_SLIDE_LAYOUT_ID_LIST: Steps = &[&["sldLayoutId"]];
const P_SLIDE_MASTER_ID_LIST: Steps = &[&["sldMasterId"]];
const X_BOOK_VIEWS: Steps = &[&["workbookView"]];
const X_BORDER: Steps = &[
    &["start"],
    &["end"],
    &["left"],
    &["right"],
    &["top"],
    &["bottom"],
    &["diagonal"],
    &["vertical"],
    &["horizontal"],
];
const X_BORDERS: Steps = &[&["border"]];
const X_CELL: Steps = &[&["f"], &["v"], &["is"], &["extLst"]];
const X_CELL_STYLE_XFS: Steps = &[&["xf"]];
const X_CELL_STYLES: Steps = &[&["cellStyle"]];
const X_CELL_XFS: Steps = &[&["xf"]];
const X_COLS: Steps = &[&["col"]];
const X_FILL: Steps = &[&["patternFill", "gradientFill"]];
const X_FILLS: Steps = &[&["fill"]];
const X_FONT: Steps = &[&[
    "name",
    "charset",
    "family",
    "b",
    "i",
    "strike",
    "outline",
    "shadow",
    "condense",
    "extend",
    "color",
    "sz",
    "u",
    "vertAlign",
    "scheme",
]];
const X_FONTS: Steps = &[&["font"]];
const X_NUM_FMTS: Steps = &[&["numFmt"]];
const X_ROW: Steps = &[&["c"], &["extLst"]];
const X_RST: Steps = &[&["t"], &["r"], &["rPh"], &["phoneticPr"]];
const X_SHEET_DATA: Steps = &[&["row"]];
const X_SHEET_VIEWS: Steps = &[&["sheetView"], &["extLst"]];
const X_SHEETS: Steps = &[&["sheet"]];
const X_SST: Steps = &[&["si"], &["extLst"]];
const X_STYLESHEET: Steps = &[
    &["numFmts"],
    &["fonts"],
    &["fills"],
    &["borders"],
    &["cellStyleXfs"],
    &["cellXfs"],
    &["cellStyles"],
    &["dxfs"],
    &["tableStyles"],
    &["colors"],
    &["extLst"],
];
const X_TABLE: Steps =
    &[&["autoFilter"], &["sortState"], &["tableColumns"], &["tableStyleInfo"], &["extLst"]];
const X_TABLE_COLUMNS: Steps = &[&["tableColumn"]];
const X_TABLE_PARTS: Steps = &[&["tablePart"]];
const X_WORKBOOK: Steps = &[
    &["fileVersion"],
    &["fileSharing"],
    &["workbookPr"],
    &["workbookProtection"],
    &["bookViews"],
    &["sheets"],
    &["functionGroups"],
    &["externalReferences"],
    &["definedNames"],
    &["calcPr"],
    &["oleSize"],
    &["customWorkbookViews"],
    &["pivotCaches"],
    &["smartTagPr"],
    &["smartTagTypes"],
    &["webPublishing"],
    &["fileRecoveryPr"],
    &["webPublishObjects"],
    &["extLst"],
];
const X_WORKSHEET: Steps = &[
    &["sheetPr"],
    &["dimension"],
    &["sheetViews"],
    &["sheetFormatPr"],
    &["cols"],
    &["sheetData"],
    &["sheetCalcPr"],
    &["sheetProtection"],
    &["protectedRanges"],
    &["scenarios"],
    &["autoFilter"],
    &["sortState"],
    &["dataConsolidate"],
    &["customSheetViews"],
    &["mergeCells"],
    &["phoneticPr"],
    &["conditionalFormatting"],
    &["dataValidations"],
    &["hyperlinks"],
    &["printOptions"],
    &["pageMargins"],
    &["pageSetup"],
    &["headerFooter"],
    &["rowBreaks"],
    &["colBreaks"],
    &["customProperties"],
    &["cellWatches"],
    &["ignoredErrors"],
    &["smartTags"],
    &["drawing"],
    &["legacyDrawing"],
    &["legacyDrawingHF"],
    &["drawingHF"],
    &["picture"],
    &["oleObjects"],
    &["controls"],
    &["webPublishItems"],
    &["tableParts"],
    &["extLst"],
];
