//! The children of further elements, which the linter checks; a test checks them against the
//! published schemas.
//!
//! Source: ISO/IEC 29500-4, schemas `pml.xsd`, `dml-main.xsd`, `dml-chart.xsd`.

use super::order::Order;

/// By parent, beside those of `order_table.rs`.
pub(super) const FURTHER: &[Order] = &[
    Order::of("p", "nvSpPr", "p:CT_ShapeNonVisual", P_SHAPE_NON_VISUAL),
    Order::of("p", "nvPicPr", "p:CT_PictureNonVisual", P_PICTURE_NON_VISUAL),
    Order::of("p", "nvGrpSpPr", "p:CT_GroupShapeNonVisual", P_GROUP_SHAPE_NON_VISUAL),
    Order::of(
        "p",
        "nvGraphicFramePr",
        "p:CT_GraphicalObjectFrameNonVisual",
        P_GRAPHICAL_OBJECT_FRAME_NON_VISUAL,
    ),
    Order::of("p", "nvCxnSpPr", "p:CT_ConnectorNonVisual", P_CONNECTOR_NON_VISUAL),
    Order::of("p", "cNvSpPr", "a:CT_NonVisualDrawingShapeProps", A_NON_VISUAL_DRAWING_SHAPE_PROPS),
    Order::of("p", "cNvPicPr", "a:CT_NonVisualPictureProperties", A_NON_VISUAL_PICTURE_PROPERTIES),
    Order::of(
        "p",
        "cNvGrpSpPr",
        "a:CT_NonVisualGroupDrawingShapeProps",
        A_NON_VISUAL_GROUP_DRAWING_SHAPE_PROPS,
    ),
    Order::of(
        "p",
        "cNvGraphicFramePr",
        "a:CT_NonVisualGraphicFrameProperties",
        A_NON_VISUAL_GRAPHIC_FRAME_PROPERTIES,
    ),
    Order::of(
        "p",
        "cNvCxnSpPr",
        "a:CT_NonVisualConnectorProperties",
        A_NON_VISUAL_CONNECTOR_PROPERTIES,
    ),
    Order::of("p", "xfrm", "a:CT_Transform2D", A_TRANSFORM2_D),
    Order::within("spPr", "a", "xfrm", "a:CT_Transform2D", A_TRANSFORM2_D),
    Order::within("grpSpPr", "a", "xfrm", "a:CT_GroupTransform2D", A_GROUP_TRANSFORM2_D),
    Order::of("p", "bg", "p:CT_Background", P_BACKGROUND),
    Order::of("p", "bgPr", "p:CT_BackgroundProperties", P_BACKGROUND_PROPERTIES),
    Order::of("p", "style", "a:CT_ShapeStyle", A_SHAPE_STYLE),
    Order::of("p", "txStyles", "p:CT_SlideMasterTextStyles", P_SLIDE_MASTER_TEXT_STYLES),
    Order::of("p", "titleStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "bodyStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "otherStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "notesStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("p", "defaultTextStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("a", "lstStyle", "a:CT_TextListStyle", A_TEXT_LIST_STYLE),
    Order::of("a", "defPPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl1pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl2pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl3pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl4pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl5pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl6pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl7pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl8pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "lvl9pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::within("tc", "a", "txBody", "a:CT_TextBody", A_TEXT_BODY),
    Order::of("a", "lnSpc", "a:CT_TextSpacing", A_TEXT_SPACING),
    Order::of("a", "spcBef", "a:CT_TextSpacing", A_TEXT_SPACING),
    Order::of("a", "spcAft", "a:CT_TextSpacing", A_TEXT_SPACING),
    Order::of("a", "solidFill", "a:CT_SolidColorFillProperties", A_SOLID_COLOR_FILL_PROPERTIES),
    Order::of("a", "gradFill", "a:CT_GradientFillProperties", A_GRADIENT_FILL_PROPERTIES),
    Order::of("a", "gsLst", "a:CT_GradientStopList", A_GRADIENT_STOP_LIST),
    Order::of("a", "gs", "a:CT_GradientStop", A_GRADIENT_STOP),
    Order::of("a", "pattFill", "a:CT_PatternFillProperties", A_PATTERN_FILL_PROPERTIES),
    Order::within("tcPr", "a", "lnL", "a:CT_LineProperties", A_LINE_PROPERTIES),
    Order::within("tcPr", "a", "lnR", "a:CT_LineProperties", A_LINE_PROPERTIES),
    Order::within("tcPr", "a", "lnT", "a:CT_LineProperties", A_LINE_PROPERTIES),
    Order::within("tcPr", "a", "lnB", "a:CT_LineProperties", A_LINE_PROPERTIES),
    Order::of("a", "tblGrid", "a:CT_TableGrid", A_TABLE_GRID),
    Order::of("a", "gridCol", "a:CT_TableCol", A_TABLE_COL),
    Order::of("a", "prstGeom", "a:CT_PresetGeometry2D", A_PRESET_GEOMETRY2_D),
    Order::of("a", "custGeom", "a:CT_CustomGeometry2D", A_CUSTOM_GEOMETRY2_D),
    Order::of("a", "avLst", "a:CT_GeomGuideList", A_GEOM_GUIDE_LIST),
    Order::of("a", "stretch", "a:CT_StretchInfoProperties", A_STRETCH_INFO_PROPERTIES),
    Order::of("a", "graphic", "a:CT_GraphicalObject", A_GRAPHICAL_OBJECT),
    Order::of("a", "buFont", "a:CT_TextFont", A_TEXT_FONT),
    Order::of("a", "latin", "a:CT_TextFont", A_TEXT_FONT),
    Order::of("a", "ea", "a:CT_TextFont", A_TEXT_FONT),
    Order::of("a", "cs", "a:CT_TextFont", A_TEXT_FONT),
    Order::of("a", "sym", "a:CT_TextFont", A_TEXT_FONT),
    Order::of("a", "buClr", "a:CT_Color", A_COLOR),
    Order::within("ser", "c", "val", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("ser", "c", "yVal", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("ser", "c", "bubbleSize", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("ser", "c", "cat", "c:CT_AxDataSource", C_AX_DATA_SOURCE),
    Order::within("ser", "c", "xVal", "c:CT_AxDataSource", C_AX_DATA_SOURCE),
    Order::within("ser", "c", "tx", "c:CT_SerTx", C_SER_TX),
    Order::within("title", "c", "tx", "c:CT_Tx", C_TX),
    Order::within("dLbl", "c", "tx", "c:CT_Tx", C_TX),
    Order::of("c", "trendline", "c:CT_Trendline", C_TRENDLINE),
    Order::of("c", "trendlineLbl", "c:CT_TrendlineLbl", C_TRENDLINE_LBL),
    Order::of("c", "errBars", "c:CT_ErrBars", C_ERR_BARS),
    Order::within("errBars", "c", "plus", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("errBars", "c", "minus", "c:CT_NumDataSource", C_NUM_DATA_SOURCE),
    Order::within("ser", "c", "marker", "c:CT_Marker", C_MARKER),
    Order::within("dPt", "c", "marker", "c:CT_Marker", C_MARKER),
    Order::of("c", "scaling", "c:CT_Scaling", C_SCALING),
    Order::of("c", "layout", "c:CT_Layout", C_LAYOUT),
    Order::of("c", "manualLayout", "c:CT_ManualLayout", C_MANUAL_LAYOUT),
    Order::of("c", "legendEntry", "c:CT_LegendEntry", C_LEGEND_ENTRY),
    Order::within("numCache", "c", "pt", "c:CT_NumVal", C_NUM_VAL),
    Order::within("numLit", "c", "pt", "c:CT_NumVal", C_NUM_VAL),
    Order::within("strCache", "c", "pt", "c:CT_StrVal", C_STR_VAL),
    Order::within("strLit", "c", "pt", "c:CT_StrVal", C_STR_VAL),
    Order::within("lvl", "c", "pt", "c:CT_StrVal", C_STR_VAL),
    Order::of("c", "lvl", "c:CT_Lvl", C_LVL),
    Order::of("c", "dispUnits", "c:CT_DispUnits", C_DISP_UNITS),
    Order::of("c", "dispUnitsLbl", "c:CT_DispUnitsLbl", C_DISP_UNITS_LBL),
    Order::of("c", "upDownBars", "c:CT_UpDownBars", C_UP_DOWN_BARS),
    Order::of("c", "upBars", "c:CT_UpDownBar", C_UP_DOWN_BAR),
    Order::of("c", "downBars", "c:CT_UpDownBar", C_UP_DOWN_BAR),
    Order::of("c", "view3D", "c:CT_View3D", C_VIEW3_D),
    Order::of("c", "floor", "c:CT_Surface", C_SURFACE),
    Order::of("c", "sideWall", "c:CT_Surface", C_SURFACE),
    Order::of("c", "backWall", "c:CT_Surface", C_SURFACE),
    Order::of("c", "dTable", "c:CT_DTable", C_DTABLE),
    Order::of("c", "externalData", "c:CT_ExternalData", C_EXTERNAL_DATA),
    Order::of("c", "bandFmts", "c:CT_BandFmts", C_BAND_FMTS),
    Order::of("c", "bandFmt", "c:CT_BandFmt", C_BAND_FMT),
    Order::of("c", "custSplit", "c:CT_CustSplit", C_CUST_SPLIT),
    Order::of("c", "majorGridlines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "minorGridlines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "dropLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "hiLowLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "serLines", "c:CT_ChartLines", C_CHART_LINES),
    Order::of("c", "leaderLines", "c:CT_ChartLines", C_CHART_LINES),
];
const P_SHAPE_NON_VISUAL: &[&[&str]] = &[&["cNvPr"], &["cNvSpPr"], &["nvPr"]];
const P_PICTURE_NON_VISUAL: &[&[&str]] = &[&["cNvPr"], &["cNvPicPr"], &["nvPr"]];
const P_GROUP_SHAPE_NON_VISUAL: &[&[&str]] = &[&["cNvPr"], &["cNvGrpSpPr"], &["nvPr"]];
const P_GRAPHICAL_OBJECT_FRAME_NON_VISUAL: &[&[&str]] =
    &[&["cNvPr"], &["cNvGraphicFramePr"], &["nvPr"]];
const P_CONNECTOR_NON_VISUAL: &[&[&str]] = &[&["cNvPr"], &["cNvCxnSpPr"], &["nvPr"]];
const A_NON_VISUAL_DRAWING_SHAPE_PROPS: &[&[&str]] = &[&["spLocks"], &["extLst"]];
const A_NON_VISUAL_PICTURE_PROPERTIES: &[&[&str]] = &[&["picLocks"], &["extLst"]];
const A_NON_VISUAL_GROUP_DRAWING_SHAPE_PROPS: &[&[&str]] = &[&["grpSpLocks"], &["extLst"]];
const A_NON_VISUAL_GRAPHIC_FRAME_PROPERTIES: &[&[&str]] = &[&["graphicFrameLocks"], &["extLst"]];
const A_NON_VISUAL_CONNECTOR_PROPERTIES: &[&[&str]] =
    &[&["cxnSpLocks"], &["stCxn"], &["endCxn"], &["extLst"]];
const A_TRANSFORM2_D: &[&[&str]] = &[&["off"], &["ext"]];
const A_GROUP_TRANSFORM2_D: &[&[&str]] = &[&["off"], &["ext"], &["chOff"], &["chExt"]];
const P_BACKGROUND: &[&[&str]] = &[&["bgPr", "bgRef"]];
const P_BACKGROUND_PROPERTIES: &[&[&str]] = &[
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["effectLst", "effectDag"],
    &["extLst"],
];
const A_SHAPE_STYLE: &[&[&str]] = &[&["lnRef"], &["fillRef"], &["effectRef"], &["fontRef"]];
const P_SLIDE_MASTER_TEXT_STYLES: &[&[&str]] =
    &[&["titleStyle"], &["bodyStyle"], &["otherStyle"], &["extLst"]];
const A_TEXT_LIST_STYLE: &[&[&str]] = &[
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
const A_TEXT_PARAGRAPH_PROPERTIES: &[&[&str]] = &[
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
const A_TEXT_BODY: &[&[&str]] = &[&["bodyPr"], &["lstStyle"], &["p"]];
const A_TEXT_SPACING: &[&[&str]] = &[&["spcPct", "spcPts"]];
const A_SOLID_COLOR_FILL_PROPERTIES: &[&[&str]] =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_GRADIENT_FILL_PROPERTIES: &[&[&str]] = &[&["gsLst"], &["lin", "path"], &["tileRect"]];
const A_GRADIENT_STOP_LIST: &[&[&str]] = &[&["gs"]];
const A_GRADIENT_STOP: &[&[&str]] =
    &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const A_PATTERN_FILL_PROPERTIES: &[&[&str]] = &[&["fgClr"], &["bgClr"]];
const A_LINE_PROPERTIES: &[&[&str]] = &[
    &["noFill", "solidFill", "gradFill", "pattFill"],
    &["prstDash", "custDash"],
    &["round", "bevel", "miter"],
    &["headEnd"],
    &["tailEnd"],
    &["extLst"],
];
const A_TABLE_GRID: &[&[&str]] = &[&["gridCol"]];
const A_TABLE_COL: &[&[&str]] = &[&["extLst"]];
const A_PRESET_GEOMETRY2_D: &[&[&str]] = &[&["avLst"]];
const A_CUSTOM_GEOMETRY2_D: &[&[&str]] =
    &[&["avLst"], &["gdLst"], &["ahLst"], &["cxnLst"], &["rect"], &["pathLst"]];
const A_GEOM_GUIDE_LIST: &[&[&str]] = &[&["gd"]];
const A_STRETCH_INFO_PROPERTIES: &[&[&str]] = &[&["fillRect"]];
const A_GRAPHICAL_OBJECT: &[&[&str]] = &[&["graphicData"]];
const A_TEXT_FONT: &[&[&str]] = &[];
const A_COLOR: &[&[&str]] = &[&["scrgbClr", "srgbClr", "hslClr", "sysClr", "schemeClr", "prstClr"]];
const C_NUM_DATA_SOURCE: &[&[&str]] = &[&["numRef", "numLit"]];
const C_AX_DATA_SOURCE: &[&[&str]] = &[&["multiLvlStrRef", "numRef", "numLit", "strRef", "strLit"]];
const C_SER_TX: &[&[&str]] = &[&["strRef", "v"]];
const C_TX: &[&[&str]] = &[&["strRef", "rich"]];
const C_TRENDLINE: &[&[&str]] = &[
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
const C_TRENDLINE_LBL: &[&[&str]] =
    &[&["layout"], &["tx"], &["numFmt"], &["spPr"], &["txPr"], &["extLst"]];
const C_ERR_BARS: &[&[&str]] = &[
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
const C_MARKER: &[&[&str]] = &[&["symbol"], &["size"], &["spPr"], &["extLst"]];
const C_SCALING: &[&[&str]] = &[&["logBase"], &["orientation"], &["max"], &["min"], &["extLst"]];
const C_LAYOUT: &[&[&str]] = &[&["manualLayout"], &["extLst"]];
const C_MANUAL_LAYOUT: &[&[&str]] = &[
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
const C_LEGEND_ENTRY: &[&[&str]] = &[&["idx"], &["delete", "txPr"], &["extLst"]];
const C_NUM_VAL: &[&[&str]] = &[&["v"]];
const C_STR_VAL: &[&[&str]] = &[&["v"]];
const C_LVL: &[&[&str]] = &[&["pt"]];
const C_DISP_UNITS: &[&[&str]] = &[&["custUnit", "builtInUnit"], &["dispUnitsLbl"], &["extLst"]];
const C_DISP_UNITS_LBL: &[&[&str]] = &[&["layout"], &["tx"], &["spPr"], &["txPr"]];
const C_UP_DOWN_BARS: &[&[&str]] = &[&["gapWidth"], &["upBars"], &["downBars"], &["extLst"]];
const C_UP_DOWN_BAR: &[&[&str]] = &[&["spPr"]];
const C_VIEW3_D: &[&[&str]] = &[
    &["rotX"],
    &["hPercent"],
    &["rotY"],
    &["depthPercent"],
    &["rAngAx"],
    &["perspective"],
    &["extLst"],
];
const C_SURFACE: &[&[&str]] = &[&["thickness"], &["spPr"], &["pictureOptions"], &["extLst"]];
const C_DTABLE: &[&[&str]] = &[
    &["showHorzBorder"],
    &["showVertBorder"],
    &["showOutline"],
    &["showKeys"],
    &["spPr"],
    &["txPr"],
    &["extLst"],
];
const C_EXTERNAL_DATA: &[&[&str]] = &[&["autoUpdate"]];
const C_BAND_FMTS: &[&[&str]] = &[&["bandFmt"]];
const C_BAND_FMT: &[&[&str]] = &[&["idx"], &["spPr"]];
const C_CUST_SPLIT: &[&[&str]] = &[&["secondPiePt"]];
const C_CHART_LINES: &[&[&str]] = &[&["spPr"]];
