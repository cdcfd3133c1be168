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
    Order::of("a", "br", "a:CT_TextLineBreak", A_TEXT_LINE_BREAK),
    Order::of("a", "clrScheme", "a:CT_ColorScheme", A_COLOR_SCHEME),
    Order::of("a", "defPPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "dk1", "a:CT_Color", A_COLOR),
    Order::of("a", "dk2", "a:CT_Color", A_COLOR),
    Order::of("a", "effectStyle", "a:CT_EffectStyleItem", A_EFFECT_STYLE_ITEM),
    Order::of("a", "effectStyleLst", "a:CT_EffectStyleList", A_EFFECT_STYLE_LIST),
    Order::of("a", "extLst", "a:CT_OfficeArtExtensionList", A_OFFICE_ART_EXTENSION_LIST),
    Order::of("a", "fgClr", "a:CT_Color", A_COLOR),
    Order::of("a", "fillStyleLst", "a:CT_FillStyleList", A_FILL_STYLE_LIST),
    Order::of("a", "fld", "a:CT_TextField", A_TEXT_FIELD),
    Order::of("a", "fmtScheme", "a:CT_StyleMatrix", A_STYLE_MATRIX),
    Order::of("a", "folHlink", "a:CT_Color", A_COLOR),
    Order::of("a", "fontScheme", "a:CT_FontScheme", A_FONT_SCHEME),
    Order::of("a", "gradFill", "a:CT_GradientFillProperties", A_GRADIENT_FILL_PROPERTIES),
    Order::of("a", "graphic", "a:CT_GraphicalObject", A_GRAPHICAL_OBJECT),
    Order::of("a", "gs", "a:CT_GradientStop", A_GRADIENT_STOP),
    Order::of("a", "gsLst", "a:CT_GradientStopList", A_GRADIENT_STOP_LIST),
    Order::of("a", "hlink", "a:CT_Color", A_COLOR),
    Order::of("a", "lnSpc", "a:CT_TextSpacing", A_TEXT_SPACING),
    Order::of("a", "lnStyleLst", "a:CT_LineStyleList", A_LINE_STYLE_LIST),
    Order::of("a", "lstStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("a", "lt1", "a:CT_Color", A_COLOR),
    Order::of("a", "lt2", "a:CT_Color", A_COLOR),
    Order::of("a", "lvl1pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl2pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl3pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl4pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl5pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "majorFont", "a:CT_FontCollection", A_FONT_COLLECTION),
    Order::of("a", "minorFont", "a:CT_FontCollection", A_FONT_COLLECTION),
    Order::of("a", "pattFill", "a:CT_PatternFillProperties", A_PATTERN_FILL_PROPERTIES),
    Order::of("a", "prstGeom", "a:CT_PresetGeometry2D", A_PRESET_GEOMETRY2_D),
    Order::of("a", "r", "a:CT_RegularTextRun", A_REGULAR_TEXT_RUN),
    Order::of("a", "schemeClr", "a:CT_SchemeColor", A_SCHEME_COLOR),
    Order::of("a", "solidFill", "a:CT_SolidColorFillProperties", A_SOLID_COLOR_FILL_PROPERTIES),
    Order::of("a", "spcBef", "a:CT_TextSpacing", A_TEXT_SPACING),
    Order::of("a", "srgbClr", "a:CT_SRgbColor", A_SRGB_COLOR),
    Order::of("a", "stretch", "a:CT_StretchInfoProperties", A_STRETCH_INFO_PROPERTIES),
    Order::of("a", "tblGrid", "a:CT_TableGrid", A_TABLE_GRID),
    Order::of("a", "theme", "a:CT_OfficeStyleSheet", A_OFFICE_STYLE_SHEET),
    Order::of("a", "themeElements", "a:CT_BaseStyles", A_BASE_STYLES),
    Order::of("a", "txBody", "a:CT_TextBody", A_TEXT_BODY),
    Order::within("grpSpPr", "a", "xfrm", "a:CT_GroupTransform2D", A_GROUP_TRANSFORM2_D),
    Order::within("spPr", "a", "xfrm", "a:CT_Transform2D", A_TRANSFORM2_D),
    Order::of("c", "bandFmt", "c:CT_BandFmt", C_BAND_FMT),
    Order::of("c", "bandFmts", "c:CT_BandFmts", C_BAND_FMTS),
    Order::of("c", "bubbleSize", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::of("c", "cat", "c:CT_AxDataSource", C_AX_DATA_SOURCE),
    Order::of("c", "custSplit", "c:CT_CustSplit", C_CUST_SPLIT),
    Order::of("c", "dispUnits", "c:CT_DispUnits", C_DISP_UNITS),
    Order::of("c", "dispUnitsLbl", "c:CT_DispUnitsLbl", C_DISP_UNITS_LBL),
    Order::of("c", "downBars", "c:CT_UpDownBar", C_UP_DOWN_BAR),
    Order::of("c", "dropLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "errBars", "c:CT_ErrBars", C_ERR_BARS),
    Order::of("c", "extLst", "c:CT_ExtensionList", C_EXTENSION_LIST),
    Order::of("c", "externalData", "c:CT_ExternalData", C_EXTERNAL_DATA),
    Order::of("c", "hiLowLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "layout", "c:CT_Layout", C_LAYOUT),
    Order::of("c", "leaderLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "legendEntry", "c:CT_LegendEntry", C_LEGEND_ENTRY),
    Order::of("c", "majorGridlines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "manualLayout", "c:CT_ManualLayout", C_MANUAL_LAYOUT),
    Order::of("c", "marker", "c:CT_Marker", C_MARKER),
    Order::of("c", "minorGridlines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "minus", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::of("c", "plus", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("numCache", "c", "pt", "c:CT_NumVal", C_NUM_VAL),
    Order::within("strCache", "c", "pt", "c:CT_StrVal", C_STR_VAL),
    Order::of("c", "scaling", "c:CT_Scaling", C_SCALING),
    Order::of("c", "serLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "trendline", "c:CT_Trendline", C_TRENDLINE),
    Order::of("c", "trendlineLbl", "c:CT_TrendlineLbl", C_TRENDLINE_LBL),
    Order::within("dLbl", "c", "tx", "c:CT_Tx", C_TX),
    Order::within("dispUnitsLbl", "c", "tx", "c:CT_Tx", C_TX),
    Order::within("ser", "c", "tx", "c:CT_SerTx", C_SER_TX),
    Order::within("title", "c", "tx", "c:CT_Tx", C_TX),
    Order::of("c", "upBars", "c:CT_UpDownBar", C_UP_DOWN_BAR),
    Order::of("c", "upDownBars", "c:CT_UpDownBars", C_UP_DOWN_BARS),
    Order::of("c", "val", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::of("c", "view3D", "c:CT_View3D", C_VIEW3_D),
    Order::of("c", "xVal", "c:CT_AxDataSource", C_AX_DATA_SOURCE),
    Order::of("c", "yVal", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::of("p", "bg", "p:CT_Background", P_BACKGROUND),
    Order::of("p", "bgRef", "a:CT_StyleMatrixReference", A_STYLE_MATRIX_REFERENCE),
    Order::of("p", "bodyStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of(
        "p",
        "cNvGraphicFramePr",
        "a:CT_NonVisualGraphicFrameProperties",
        A_NON_VISUAL_GRAPHIC_FRAME_PROPERTIES,
    ),
    Order::of("p", "cNvPicPr", "a:CT_NonVisualPictureProperties", A_NON_VISUAL_PICTURE_PROPERTIES),
    Order::of("p", "cNvSpPr", "a:CT_NonVisualDrawingShapeProps", A_NON_VISUAL_DRAWING_SHAPE_PROPS),
    Order::of("p", "clrMapOvr", "a:CT_ColorMappingOverride", A_COLOR_MAPPING_OVERRIDE),
    Order::of("p", "notesMasterIdLst", "p:CT_NotesMasterIdList", P_NOTES_MASTER_ID_LIST),
    Order::of("p", "notesStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of(
        "p",
        "nvGraphicFramePr",
        "p:CT_GraphicalObjectFrameNonVisual",
        P_GRAPHICAL_OBJECT_FRAME_NON_VISUAL,
    ),
    Order::of("p", "nvGrpSpPr", "p:CT_GroupShapeNonVisual", P_GROUP_SHAPE_NON_VISUAL),
    Order::of("p", "nvPicPr", "p:CT_PictureNonVisual", P_PICTURE_NON_VISUAL),
    Order::of("p", "nvSpPr", "p:CT_ShapeNonVisual", P_SHAPE_NON_VISUAL),
    Order::of("p", "otherStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "sldIdLst", "p:CT_SlideIdList", P_SLIDE_ID_LIST),
    Order::of("p", "sldLayoutIdLst", "p:CT_SlideLayoutIdList", P_SLIDE_LAYOUT_ID_LIST),
    Order::of("p", "sldMasterIdLst", "p:CT_SlideMasterIdList", P_SLIDE_MASTER_ID_LIST),
    Order::of("p", "titleStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "txStyles", "p:CT_SlideMasterTextStyles", P_SLIDE_MASTER_TEXT_STYLES),
    Order::of("p", "xfrm", "a:CT_Transform2D", A_TRANSFORM2_D),
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
const A_COLOR_SCHEME: Steps = &[
    &["dk1"],
    &["lt1"],
    &["dk2"],
    &["lt2"],
    &["accent1"],
    &["accent2"],
    &["accent3"],
    &["accent4"],
    &["accent5"],
    &["accent6"],
    &["hlink"],
    &["folHlink"],
    &["extLst"],
];
const A_EFFECT_STYLE_ITEM: Steps = &[&["effectLst", "effectDag"], &["scene3d"], &["sp3d"]];
const A_EFFECT_STYLE_LIST: Steps = &[&["effectStyle"]];
const A_FILL_STYLE_LIST: Steps =
    &[&["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"]];
const A_FONT_COLLECTION: Steps = &[&["latin"], &["ea"], &["cs"], &["font"], &["extLst"]];
const A_FONT_SCHEME: Steps = &[&["majorFont"], &["minorFont"], &["extLst"]];
const A_GRADIENT_FILL_PROPERTIES: Steps = &[&["gsLst"], &["lin", "path"], &["tileRect"]];
const A_GRADIENT_STOP: Steps =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_GRADIENT_STOP_LIST: Steps = &[&["gs"]];
const A_GRAPHICAL_OBJECT: Steps = &[&["graphicData"]];
const A_GROUP_TRANSFORM2_D: Steps = &[&["off"], &["ext"], &["chOff"], &["chExt"]];
const A_LINE_STYLE_LIST: Steps = &[&["ln"]];
const A_NON_VISUAL_DRAWING_SHAPE_PROPS: Steps = &[&["spLocks"], &["extLst"]];
const A_NON_VISUAL_GRAPHIC_FRAME_PROPERTIES: Steps = &[&["graphicFrameLocks"], &["extLst"]];
const A_NON_VISUAL_PICTURE_PROPERTIES: Steps = &[&["picLocks"], &["extLst"]];
const A_OFFICE_ART_EXTENSION_LIST: Steps = &[&["ext"]];
const A_OFFICE_STYLE_SHEET: Steps = &[
    &["themeElements"],
    &["objectDefaults"],
    &["extraClrSchemeLst"],
    &["custClrLst"],
    &["extLst"],
];
const A_PATTERN_FILL_PROPERTIES: Steps = &[&["fgClr"], &["bgClr"]];
const A_PRESET_GEOMETRY2_D: Steps = &[&["avLst"]];
const A_REGULAR_TEXT_RUN: Steps = &[&["rPr"], &["t"]];
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
const A_SOLID_COLOR_FILL_PROPERTIES: Steps =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_STRETCH_INFO_PROPERTIES: Steps = &[&["fillRect"]];
const A_STYLE_MATRIX: Steps =
    &[&["fillStyleLst"], &["lnStyleLst"], &["effectStyleLst"], &["bgFillStyleLst"]];
const A_STYLE_MATRIX_REFERENCE: Steps =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_TABLE_GRID: Steps = &[&["gridCol"]];
const A_TEXT_BODY: Steps = &[&["bodyPr"], &["lstStyle"], &["p"]];
const A_TEXT_FIELD: Steps = &[&["rPr"], &["pPr"], &["t"]];
const A_TEXT_LINE_BREAK: Steps = &[&["rPr"]];
const A_TEXT_LIST_STYLE: Steps = &[
    &["defPPr"],
    &["lvl1pPr"],
    &["lvl2pPr"],
    &["lvl3pPr"],
    &["lvl4pPr"],
    &["lvl5pPr"],
    &["lvl6pPr"],
    &["lvl7pPr"],
    &["lvl8pPr"],
    &["lvl9pPr"],
    &["extLst"],
];
const A_TEXT_PARAGRAPH_PROPERTIES: Steps = &[
    &["lnSpc"],
    &["spcBef"],
    &["spcAft"],
    &["buClrTx", "buClr"],
    &["buSzTx", "buSzPct", "buSzPts"],
    &["buFontTx", "buFont"],
    &["buNone", "buAutoNum", "buChar", "buBlip"],
    &["tabLst"],
    &["defRPr"],
    &["extLst"],
];
const A_TEXT_SPACING: Steps = &[&["spcPct", "spcPts"]];
const A_TRANSFORM2_D: Steps = &[&["off"], &["ext"]];
const C_AX_DATA_SOURCE: Steps = &[&["multiLvlStrRef", "numRef", "numLit", "strRef", "strLit"]];
const C_BAND_FMT: Steps = &[&["idx"], &["spPr"]];
const C_BAND_FMTS: Steps = &[&["bandFmt"]];
const C_CHART_LINES: Steps = &[&["spPr"]];
const C_CUST_SPLIT: Steps = &[&["secondPiePt"]];
const C_DISP_UNITS: Steps = &[&["custUnit", "builtInUnit"], &["dispUnitsLbl"], &["extLst"]];
const C_DISP_UNITS_LBL: Steps = &[&["layout"], &["tx"], &["spPr"], &["txPr"]];
const C_ERR_BARS: Steps = &[
    &["errDir"],
    &["errBarType"],
    &["errValType"],
    &["noEndCap"],
    &["plus"],
    &["minus"],
    &["val"],
    &["spPr"],
    &["extLst"],
];
const C_EXTENSION_LIST: Steps = &[&["ext"]];
const C_EXTERNAL_DATA: Steps = &[&["autoUpdate"]];
const C_LAYOUT: Steps = &[&["manualLayout"], &["extLst"]];
const C_LEGEND_ENTRY: Steps = &[&["idx"], &["delete", "txPr"], &["extLst"]];
const C_MANUAL_LAYOUT: Steps = &[
    &["layoutTarget"],
    &["xMode"],
    &["yMode"],
    &["wMode"],
    &["hMode"],
    &["x"],
    &["y"],
    &["w"],
    &["h"],
    &["extLst"],
];
const C_MARKER: Steps = &[&["symbol"], &["size"], &["spPr"], &["extLst"]];
const C_NUM_DATA_SOURCE: Steps = &[&["numRef", "numLit"]];
const C_NUM_VAL: Steps = &[&["v"]];
const C_SCALING: Steps = &[&["logBase"], &["orientation"], &["max"], &["min"], &["extLst"]];
const C_SER_TX: Steps = &[&["strRef", "v"]];
const C_STR_VAL: Steps = &[&["v"]];
const C_TRENDLINE: Steps = &[
    &["name"],
    &["spPr"],
    &["trendlineType"],
    &["order"],
    &["period"],
    &["forward"],
    &["backward"],
    &["intercept"],
    &["dispRSqr"],
    &["dispEq"],
    &["trendlineLbl"],
    &["extLst"],
];
const C_TRENDLINE_LBL: Steps =
    &[&["layout"], &["tx"], &["numFmt"], &["spPr"], &["txPr"], &["extLst"]];
const C_TX: Steps = &[&["strRef", "rich"]];
const C_UP_DOWN_BAR: Steps = &[&["spPr"]];
const C_UP_DOWN_BARS: Steps = &[&["gapWidth"], &["upBars"], &["downBars"], &["extLst"]];
const C_VIEW3_D: Steps = &[
    &["rotX"],
    &["hPercent"],
    &["rotY"],
    &["depthPercent"],
    &["rAngAx"],
    &["perspective"],
    &["extLst"],
];
const P_BACKGROUND: Steps = &[&["bgPr", "bgRef"]];
const P_GRAPHICAL_OBJECT_FRAME_NON_VISUAL: Steps = &[&["cNvPr"], &["cNvGraphicFramePr"], &["nvPr"]];
const P_GROUP_SHAPE_NON_VISUAL: Steps = &[&["cNvPr"], &["cNvGrpSpPr"], &["nvPr"]];
const P_NOTES_MASTER_ID_LIST: Steps = &[&["notesMasterId"]];
const P_PICTURE_NON_VISUAL: Steps = &[&["cNvPr"], &["cNvPicPr"], &["nvPr"]];
const P_SHAPE_NON_VISUAL: Steps = &[&["cNvPr"], &["cNvSpPr"], &["nvPr"]];
const P_SLIDE_ID_LIST: Steps = &[&["sldId"]];
const P_SLIDE_LAYOUT_ID_LIST: Steps = &[&["sldLayoutId"]];
const P_SLIDE_MASTER_ID_LIST: Steps = &[&["sldMasterId"]];
const P_SLIDE_MASTER_TEXT_STYLES: Steps =
    &[&["titleStyle"], &["bodyStyle"], &["otherStyle"], &["extLst"]];
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
