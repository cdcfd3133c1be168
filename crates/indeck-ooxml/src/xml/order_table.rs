//! The children of the elements that indeck inserts into, from the published schemas; a test checks
//! them against those.
//!
//! Source: ISO/IEC 29500-4, schemas `pml.xsd`, `dml-main.xsd`, `dml-chart.xsd`.

use super::order::Order;

/// By parent; those that depend on the parent's parent name it.
pub(super) const ORDERS: &[Order] = &[
    Order::of("p", "presentation", "p:CT_Presentation", P_PRESENTATION),
    Order::of("p", "sld", "p:CT_Slide", P_SLIDE),
    Order::of("p", "sldLayout", "p:CT_SlideLayout", P_SLIDE_LAYOUT),
    Order::of("p", "sldMaster", "p:CT_SlideMaster", P_SLIDE_MASTER),
    Order::of("p", "notes", "p:CT_NotesSlide", P_NOTES_SLIDE),
    Order::of("p", "notesMaster", "p:CT_NotesMaster", P_NOTES_MASTER),
    Order::of("p", "cSld", "p:CT_CommonSlideData", P_COMMON_SLIDE_DATA),
    Order::of("p", "spTree", "p:CT_GroupShape", P_GROUP_SHAPE),
    Order::of("p", "grpSp", "p:CT_GroupShape", P_GROUP_SHAPE),
    Order::of("p", "sp", "p:CT_Shape", P_SHAPE),
    Order::of("p", "pic", "p:CT_Picture", P_PICTURE),
    Order::of("p", "graphicFrame", "p:CT_GraphicalObjectFrame", P_GRAPHICAL_OBJECT_FRAME),
    Order::of("p", "cxnSp", "p:CT_Connector", P_CONNECTOR),
    Order::of(
        "p",
        "nvPr",
        "p:CT_ApplicationNonVisualDrawingProps",
        P_APPLICATION_NON_VISUAL_DRAWING_PROPS,
    ),
    Order::of("p", "cNvPr", "a:CT_NonVisualDrawingProps", A_NON_VISUAL_DRAWING_PROPS),
    Order::of("p", "spPr", "a:CT_ShapeProperties", A_SHAPE_PROPERTIES),
    Order::of("p", "grpSpPr", "a:CT_GroupShapeProperties", A_GROUP_SHAPE_PROPERTIES),
    Order::of("p", "blipFill", "a:CT_BlipFillProperties", A_BLIP_FILL_PROPERTIES),
    Order::of("p", "txBody", "a:CT_TextBody", A_TEXT_BODY),
    Order::of("a", "p", "a:CT_TextParagraph", A_TEXT_PARAGRAPH),
    Order::of("a", "bodyPr", "a:CT_TextBodyProperties", A_TEXT_BODY_PROPERTIES),
    Order::of("a", "pPr", "a:CT_TextParagraphProperties", A_TEXT_PARAGRAPH_PROPERTIES),
    Order::of("a", "rPr", "a:CT_TextCharacterProperties", A_TEXT_CHARACTER_PROPERTIES),
    Order::of("a", "endParaRPr", "a:CT_TextCharacterProperties", A_TEXT_CHARACTER_PROPERTIES),
    Order::of("a", "defRPr", "a:CT_TextCharacterProperties", A_TEXT_CHARACTER_PROPERTIES),
    Order::of("a", "blip", "a:CT_Blip", A_BLIP),
    Order::of("a", "ln", "a:CT_LineProperties", A_LINE_PROPERTIES),
    Order::of("a", "tbl", "a:CT_Table", A_TABLE),
    Order::of("a", "tr", "a:CT_TableRow", A_TABLE_ROW),
    Order::of("a", "tc", "a:CT_TableCell", A_TABLE_CELL),
    Order::of("a", "tcPr", "a:CT_TableCellProperties", A_TABLE_CELL_PROPERTIES),
    Order::of("a", "tblPr", "a:CT_TableProperties", A_TABLE_PROPERTIES),
    Order::of("c", "chartSpace", "c:CT_ChartSpace", C_CHART_SPACE),
    Order::of("c", "chart", "c:CT_Chart", C_CHART),
    Order::of("c", "plotArea", "c:CT_PlotArea", C_PLOT_AREA),
    Order::of("c", "areaChart", "c:CT_AreaChart", C_AREA_CHART),
    Order::of("c", "area3DChart", "c:CT_Area3DChart", C_AREA3D_CHART),
    Order::of("c", "barChart", "c:CT_BarChart", C_BAR_CHART),
    Order::of("c", "bar3DChart", "c:CT_Bar3DChart", C_BAR3D_CHART),
    Order::of("c", "lineChart", "c:CT_LineChart", C_LINE_CHART),
    Order::of("c", "line3DChart", "c:CT_Line3DChart", C_LINE3D_CHART),
    Order::of("c", "pieChart", "c:CT_PieChart", C_PIE_CHART),
    Order::of("c", "pie3DChart", "c:CT_Pie3DChart", C_PIE3D_CHART),
    Order::of("c", "ofPieChart", "c:CT_OfPieChart", C_OF_PIE_CHART),
    Order::of("c", "doughnutChart", "c:CT_DoughnutChart", C_DOUGHNUT_CHART),
    Order::of("c", "scatterChart", "c:CT_ScatterChart", C_SCATTER_CHART),
    Order::of("c", "bubbleChart", "c:CT_BubbleChart", C_BUBBLE_CHART),
    Order::of("c", "radarChart", "c:CT_RadarChart", C_RADAR_CHART),
    Order::of("c", "stockChart", "c:CT_StockChart", C_STOCK_CHART),
    Order::of("c", "surfaceChart", "c:CT_SurfaceChart", C_SURFACE_CHART),
    Order::of("c", "surface3DChart", "c:CT_Surface3DChart", C_SURFACE3D_CHART),
    Order::within("areaChart", "c", "ser", "c:CT_AreaSer", C_AREA_SER),
    Order::within("area3DChart", "c", "ser", "c:CT_AreaSer", C_AREA_SER),
    Order::within("barChart", "c", "ser", "c:CT_BarSer", C_BAR_SER),
    Order::within("bar3DChart", "c", "ser", "c:CT_BarSer", C_BAR_SER),
    Order::within("lineChart", "c", "ser", "c:CT_LineSer", C_LINE_SER),
    Order::within("line3DChart", "c", "ser", "c:CT_LineSer", C_LINE_SER),
    Order::within("stockChart", "c", "ser", "c:CT_LineSer", C_LINE_SER),
    Order::within("pieChart", "c", "ser", "c:CT_PieSer", C_PIE_SER),
    Order::within("pie3DChart", "c", "ser", "c:CT_PieSer", C_PIE_SER),
    Order::within("ofPieChart", "c", "ser", "c:CT_PieSer", C_PIE_SER),
    Order::within("doughnutChart", "c", "ser", "c:CT_PieSer", C_PIE_SER),
    Order::within("scatterChart", "c", "ser", "c:CT_ScatterSer", C_SCATTER_SER),
    Order::within("bubbleChart", "c", "ser", "c:CT_BubbleSer", C_BUBBLE_SER),
    Order::within("radarChart", "c", "ser", "c:CT_RadarSer", C_RADAR_SER),
    Order::within("surfaceChart", "c", "ser", "c:CT_SurfaceSer", C_SURFACE_SER),
    Order::within("surface3DChart", "c", "ser", "c:CT_SurfaceSer", C_SURFACE_SER),
    Order::of("c", "catAx", "c:CT_CatAx", C_CAT_AX),
    Order::of("c", "valAx", "c:CT_ValAx", C_VAL_AX),
    Order::of("c", "dateAx", "c:CT_DateAx", C_DATE_AX),
    Order::of("c", "serAx", "c:CT_SerAx", C_SER_AX),
    Order::of("c", "dPt", "c:CT_DPt", C_DPT),
    Order::of("c", "dLbl", "c:CT_DLbl", C_DLBL),
    Order::of("c", "dLbls", "c:CT_DLbls", C_DLBLS),
    Order::of("c", "legend", "c:CT_Legend", C_LEGEND),
    Order::of("c", "title", "c:CT_Title", C_TITLE),
    Order::of("c", "strRef", "c:CT_StrRef", C_STR_REF),
    Order::of("c", "numRef", "c:CT_NumRef", C_NUM_REF),
    Order::of("c", "multiLvlStrRef", "c:CT_MultiLvlStrRef", C_MULTI_LVL_STR_REF),
    Order::of("c", "strCache", "c:CT_StrData", C_STR_DATA),
    Order::of("c", "strLit", "c:CT_StrData", C_STR_DATA),
    Order::of("c", "numCache", "c:CT_NumData", C_NUM_DATA),
    Order::of("c", "numLit", "c:CT_NumData", C_NUM_DATA),
    Order::of("c", "multiLvlStrCache", "c:CT_MultiLvlStrData", C_MULTI_LVL_STR_DATA),
    Order::of("c", "spPr", "a:CT_ShapeProperties", A_SHAPE_PROPERTIES),
    Order::of("c", "txPr", "a:CT_TextBody", A_TEXT_BODY),
    Order::of("c", "rich", "a:CT_TextBody", A_TEXT_BODY),
    // Edits of what is on slides.
    Order::of("a", "r", "a:CT_RegularTextRun", A_REGULAR_TEXT_RUN),
    Order::of("a", "fld", "a:CT_TextField", A_TEXT_FIELD),
    Order::of("a", "br", "a:CT_TextLineBreak", A_TEXT_LINE_BREAK),
    Order::of("a", "clrScheme", "a:CT_ColorScheme", A_COLOR_SCHEME),
    Order::of("a", "majorFont", "a:CT_FontCollection", A_FONT_COLLECTION),
    Order::of("a", "minorFont", "a:CT_FontCollection", A_FONT_COLLECTION),
];

const P_PRESENTATION: &[&[&str]] = &[
    &["sldMasterIdLst"],
    &["notesMasterIdLst"],
    &["handoutMasterIdLst"],
    &["sldIdLst"],
    &["sldSz"],
    &["notesSz"],
    &["smartTags"],
    &["embeddedFontLst"],
    &["custShowLst"],
    &["photoAlbum"],
    &["custDataLst"],
    &["kinsoku"],
    &["defaultTextStyle"],
    &["modifyVerifier"],
    &["extLst"],
];
const P_SLIDE: &[&[&str]] = &[&["cSld"], &["clrMapOvr"], &["transition"], &["timing"], &["extLst"]];
const P_SLIDE_LAYOUT: &[&[&str]] =
    &[&["cSld"], &["clrMapOvr"], &["transition"], &["timing"], &["hf"], &["extLst"]];
const P_SLIDE_MASTER: &[&[&str]] = &[
    &["cSld"],
    &["clrMap"],
    &["sldLayoutIdLst"],
    &["transition"],
    &["timing"],
    &["hf"],
    &["txStyles"],
    &["extLst"],
];
const P_NOTES_SLIDE: &[&[&str]] = &[&["cSld"], &["clrMapOvr"], &["extLst"]];
const P_NOTES_MASTER: &[&[&str]] = &[&["cSld"], &["clrMap"], &["hf"], &["notesStyle"], &["extLst"]];
const P_COMMON_SLIDE_DATA: &[&[&str]] =
    &[&["bg"], &["spTree"], &["custDataLst"], &["controls"], &["extLst"]];
const P_GROUP_SHAPE: &[&[&str]] = &[
    &["nvGrpSpPr"],
    &["grpSpPr"],
    &["sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart"],
    &["extLst"],
];
const P_SHAPE: &[&[&str]] = &[&["nvSpPr"], &["spPr"], &["style"], &["txBody"], &["extLst"]];
const P_PICTURE: &[&[&str]] = &[&["nvPicPr"], &["blipFill"], &["spPr"], &["style"], &["extLst"]];
const P_GRAPHICAL_OBJECT_FRAME: &[&[&str]] =
    &[&["nvGraphicFramePr"], &["xfrm"], &["graphic"], &["extLst"]];
const P_CONNECTOR: &[&[&str]] = &[&["nvCxnSpPr"], &["spPr"], &["style"], &["extLst"]];
const P_APPLICATION_NON_VISUAL_DRAWING_PROPS: &[&[&str]] = &[
    &["ph"],
    &["audioCd", "wavAudioFile", "audioFile", "videoFile", "quickTimeFile"],
    &["custDataLst"],
    &["extLst"],
];
const A_NON_VISUAL_DRAWING_PROPS: &[&[&str]] = &[&["hlinkClick"], &["hlinkHover"], &["extLst"]];
const A_SHAPE_PROPERTIES: &[&[&str]] = &[
    &["xfrm"],
    &["custGeom", "prstGeom"],
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["ln"],
    &["effectLst", "effectDag"],
    &["scene3d"],
    &["sp3d"],
    &["extLst"],
];
const A_GROUP_SHAPE_PROPERTIES: &[&[&str]] = &[
    &["xfrm"],
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["effectLst", "effectDag"],
    &["scene3d"],
    &["extLst"],
];
const A_BLIP_FILL_PROPERTIES: &[&[&str]] = &[&["blip"], &["srcRect"], &["tile", "stretch"]];
const A_TEXT_BODY: &[&[&str]] = &[&["bodyPr"], &["lstStyle"], &["p"]];
const A_TEXT_PARAGRAPH: &[&[&str]] = &[&["pPr"], &["r", "br", "fld"], &["endParaRPr"]];
const A_TEXT_BODY_PROPERTIES: &[&[&str]] = &[
    &["prstTxWarp"],
    &["noAutofit", "normAutofit", "spAutoFit"],
    &["scene3d"],
    &["sp3d", "flatTx"],
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
const A_TEXT_CHARACTER_PROPERTIES: &[&[&str]] = &[
    &["ln"],
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["effectLst", "effectDag"],
    &["highlight"],
    &["uLnTx", "uLn"],
    &["uFillTx", "uFill"],
    &["latin"],
    &["ea"],
    &["cs"],
    &["sym"],
    &["hlinkClick"],
    &["hlinkMouseOver"],
    &["rtl"],
    &["extLst"],
];
const A_BLIP: &[&[&str]] = &[
    &[
        "alphaBiLevel",
        "alphaCeiling",
        "alphaFloor",
        "alphaInv",
        "alphaMod",
        "alphaModFix",
        "alphaRepl",
        "biLevel",
        "blur",
        "clrChange",
        "clrRepl",
        "duotone",
        "fillOverlay",
        "grayscl",
        "hsl",
        "lum",
        "tint",
    ],
    &["extLst"],
];
const A_LINE_PROPERTIES: &[&[&str]] = &[
    &["noFill", "solidFill", "gradFill", "pattFill"],
    &["prstDash", "custDash"],
    &["round", "bevel", "miter"],
    &["headEnd"],
    &["tailEnd"],
    &["extLst"],
];
const A_TABLE: &[&[&str]] = &[&["tblPr"], &["tblGrid"], &["tr"]];
const A_TABLE_ROW: &[&[&str]] = &[&["tc"], &["extLst"]];
const A_TABLE_CELL: &[&[&str]] = &[&["txBody"], &["tcPr"], &["extLst"]];
const A_TABLE_CELL_PROPERTIES: &[&[&str]] = &[
    &["lnL"],
    &["lnR"],
    &["lnT"],
    &["lnB"],
    &["lnTlToBr"],
    &["lnBlToTr"],
    &["cell3D"],
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["headers"],
    &["extLst"],
];
const A_TABLE_PROPERTIES: &[&[&str]] = &[
    &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"],
    &["effectLst", "effectDag"],
    &["tableStyle", "tableStyleId"],
    &["extLst"],
];
const C_CHART_SPACE: &[&[&str]] = &[
    &["date1904"],
    &["lang"],
    &["roundedCorners"],
    &["style"],
    &["clrMapOvr"],
    &["pivotSource"],
    &["protection"],
    &["chart"],
    &["spPr"],
    &["txPr"],
    &["externalData"],
    &["printSettings"],
    &["userShapes"],
    &["extLst"],
];
const C_CHART: &[&[&str]] = &[
    &["title"],
    &["autoTitleDeleted"],
    &["pivotFmts"],
    &["view3D"],
    &["floor"],
    &["sideWall"],
    &["backWall"],
    &["plotArea"],
    &["legend"],
    &["plotVisOnly"],
    &["dispBlanksAs"],
    &["showDLblsOverMax"],
    &["extLst"],
];
const C_PLOT_AREA: &[&[&str]] = &[
    &["layout"],
    &[
        "areaChart",
        "area3DChart",
        "lineChart",
        "line3DChart",
        "stockChart",
        "radarChart",
        "scatterChart",
        "pieChart",
        "pie3DChart",
        "doughnutChart",
        "barChart",
        "bar3DChart",
        "ofPieChart",
        "surfaceChart",
        "surface3DChart",
        "bubbleChart",
    ],
    &["valAx", "catAx", "dateAx", "serAx"],
    &["dTable"],
    &["spPr"],
    &["extLst"],
];
const C_AREA_CHART: &[&[&str]] =
    &[&["grouping"], &["varyColors"], &["ser"], &["dLbls"], &["dropLines"], &["axId"], &["extLst"]];
const C_AREA3D_CHART: &[&[&str]] = &[
    &["grouping"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["dropLines"],
    &["gapDepth"],
    &["axId"],
    &["extLst"],
];
const C_BAR_CHART: &[&[&str]] = &[
    &["barDir"],
    &["grouping"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["gapWidth"],
    &["overlap"],
    &["serLines"],
    &["axId"],
    &["extLst"],
];
const C_BAR3D_CHART: &[&[&str]] = &[
    &["barDir"],
    &["grouping"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["gapWidth"],
    &["gapDepth"],
    &["shape"],
    &["axId"],
    &["extLst"],
];
const C_LINE_CHART: &[&[&str]] = &[
    &["grouping"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["dropLines"],
    &["hiLowLines"],
    &["upDownBars"],
    &["marker"],
    &["smooth"],
    &["axId"],
    &["extLst"],
];
const C_LINE3D_CHART: &[&[&str]] = &[
    &["grouping"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["dropLines"],
    &["gapDepth"],
    &["axId"],
    &["extLst"],
];
const C_PIE_CHART: &[&[&str]] =
    &[&["varyColors"], &["ser"], &["dLbls"], &["firstSliceAng"], &["extLst"]];
const C_PIE3D_CHART: &[&[&str]] = &[&["varyColors"], &["ser"], &["dLbls"], &["extLst"]];
const C_OF_PIE_CHART: &[&[&str]] = &[
    &["ofPieType"],
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["gapWidth"],
    &["splitType"],
    &["splitPos"],
    &["custSplit"],
    &["secondPieSize"],
    &["serLines"],
    &["extLst"],
];
const C_DOUGHNUT_CHART: &[&[&str]] =
    &[&["varyColors"], &["ser"], &["dLbls"], &["firstSliceAng"], &["holeSize"], &["extLst"]];
const C_SCATTER_CHART: &[&[&str]] =
    &[&["scatterStyle"], &["varyColors"], &["ser"], &["dLbls"], &["axId"], &["extLst"]];
const C_BUBBLE_CHART: &[&[&str]] = &[
    &["varyColors"],
    &["ser"],
    &["dLbls"],
    &["bubble3D"],
    &["bubbleScale"],
    &["showNegBubbles"],
    &["sizeRepresents"],
    &["axId"],
    &["extLst"],
];
const C_RADAR_CHART: &[&[&str]] =
    &[&["radarStyle"], &["varyColors"], &["ser"], &["dLbls"], &["axId"], &["extLst"]];
const C_STOCK_CHART: &[&[&str]] = &[
    &["ser"],
    &["dLbls"],
    &["dropLines"],
    &["hiLowLines"],
    &["upDownBars"],
    &["axId"],
    &["extLst"],
];
const C_SURFACE_CHART: &[&[&str]] =
    &[&["wireframe"], &["ser"], &["bandFmts"], &["axId"], &["extLst"]];
const C_SURFACE3D_CHART: &[&[&str]] =
    &[&["wireframe"], &["ser"], &["bandFmts"], &["axId"], &["extLst"]];
const C_AREA_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["pictureOptions"],
    &["dPt"],
    &["dLbls"],
    &["trendline"],
    &["errBars"],
    &["cat"],
    &["val"],
    &["extLst"],
];
const C_BAR_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["invertIfNegative"],
    &["pictureOptions"],
    &["dPt"],
    &["dLbls"],
    &["trendline"],
    &["errBars"],
    &["cat"],
    &["val"],
    &["shape"],
    &["extLst"],
];
const C_LINE_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["marker"],
    &["dPt"],
    &["dLbls"],
    &["trendline"],
    &["errBars"],
    &["cat"],
    &["val"],
    &["smooth"],
    &["extLst"],
];
const C_PIE_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["explosion"],
    &["dPt"],
    &["dLbls"],
    &["cat"],
    &["val"],
    &["extLst"],
];
const C_SCATTER_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["marker"],
    &["dPt"],
    &["dLbls"],
    &["trendline"],
    &["errBars"],
    &["xVal"],
    &["yVal"],
    &["smooth"],
    &["extLst"],
];
const C_BUBBLE_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["invertIfNegative"],
    &["dPt"],
    &["dLbls"],
    &["trendline"],
    &["errBars"],
    &["xVal"],
    &["yVal"],
    &["bubbleSize"],
    &["bubble3D"],
    &["extLst"],
];
const C_RADAR_SER: &[&[&str]] = &[
    &["idx"],
    &["order"],
    &["tx"],
    &["spPr"],
    &["marker"],
    &["dPt"],
    &["dLbls"],
    &["cat"],
    &["val"],
    &["extLst"],
];
const C_SURFACE_SER: &[&[&str]] =
    &[&["idx"], &["order"], &["tx"], &["spPr"], &["cat"], &["val"], &["extLst"]];
const C_CAT_AX: &[&[&str]] = &[
    &["axId"],
    &["scaling"],
    &["delete"],
    &["axPos"],
    &["majorGridlines"],
    &["minorGridlines"],
    &["title"],
    &["numFmt"],
    &["majorTickMark"],
    &["minorTickMark"],
    &["tickLblPos"],
    &["spPr"],
    &["txPr"],
    &["crossAx"],
    &["crosses", "crossesAt"],
    &["auto"],
    &["lblAlgn"],
    &["lblOffset"],
    &["tickLblSkip"],
    &["tickMarkSkip"],
    &["noMultiLvlLbl"],
    &["extLst"],
];
const C_VAL_AX: &[&[&str]] = &[
    &["axId"],
    &["scaling"],
    &["delete"],
    &["axPos"],
    &["majorGridlines"],
    &["minorGridlines"],
    &["title"],
    &["numFmt"],
    &["majorTickMark"],
    &["minorTickMark"],
    &["tickLblPos"],
    &["spPr"],
    &["txPr"],
    &["crossAx"],
    &["crosses", "crossesAt"],
    &["crossBetween"],
    &["majorUnit"],
    &["minorUnit"],
    &["dispUnits"],
    &["extLst"],
];
const C_DATE_AX: &[&[&str]] = &[
    &["axId"],
    &["scaling"],
    &["delete"],
    &["axPos"],
    &["majorGridlines"],
    &["minorGridlines"],
    &["title"],
    &["numFmt"],
    &["majorTickMark"],
    &["minorTickMark"],
    &["tickLblPos"],
    &["spPr"],
    &["txPr"],
    &["crossAx"],
    &["crosses", "crossesAt"],
    &["auto"],
    &["lblOffset"],
    &["baseTimeUnit"],
    &["majorUnit"],
    &["majorTimeUnit"],
    &["minorUnit"],
    &["minorTimeUnit"],
    &["extLst"],
];
const C_SER_AX: &[&[&str]] = &[
    &["axId"],
    &["scaling"],
    &["delete"],
    &["axPos"],
    &["majorGridlines"],
    &["minorGridlines"],
    &["title"],
    &["numFmt"],
    &["majorTickMark"],
    &["minorTickMark"],
    &["tickLblPos"],
    &["spPr"],
    &["txPr"],
    &["crossAx"],
    &["crosses", "crossesAt"],
    &["tickLblSkip"],
    &["tickMarkSkip"],
    &["extLst"],
];
const C_DPT: &[&[&str]] = &[
    &["idx"],
    &["invertIfNegative"],
    &["marker"],
    &["bubble3D"],
    &["explosion"],
    &["spPr"],
    &["pictureOptions"],
    &["extLst"],
];
const C_DLBL: &[&[&str]] = &[
    &["idx"],
    &["delete"],
    &["layout"],
    &["tx"],
    &["numFmt"],
    &["spPr"],
    &["txPr"],
    &["dLblPos"],
    &["showLegendKey"],
    &["showVal"],
    &["showCatName"],
    &["showSerName"],
    &["showPercent"],
    &["showBubbleSize"],
    &["separator"],
    &["extLst"],
];
const C_DLBLS: &[&[&str]] = &[
    &["dLbl"],
    &["delete"],
    &["numFmt"],
    &["spPr"],
    &["txPr"],
    &["dLblPos"],
    &["showLegendKey"],
    &["showVal"],
    &["showCatName"],
    &["showSerName"],
    &["showPercent"],
    &["showBubbleSize"],
    &["separator"],
    &["showLeaderLines"],
    &["leaderLines"],
    &["extLst"],
];
const C_LEGEND: &[&[&str]] = &[
    &["legendPos"],
    &["legendEntry"],
    &["layout"],
    &["overlay"],
    &["spPr"],
    &["txPr"],
    &["extLst"],
];
const C_TITLE: &[&[&str]] =
    &[&["tx"], &["layout"], &["overlay"], &["spPr"], &["txPr"], &["extLst"]];
const C_STR_REF: &[&[&str]] = &[&["f"], &["strCache"], &["extLst"]];
const C_NUM_REF: &[&[&str]] = &[&["f"], &["numCache"], &["extLst"]];
const C_MULTI_LVL_STR_REF: &[&[&str]] = &[&["f"], &["multiLvlStrCache"], &["extLst"]];
const C_STR_DATA: &[&[&str]] = &[&["ptCount"], &["pt"], &["extLst"]];
const C_NUM_DATA: &[&[&str]] = &[&["formatCode"], &["ptCount"], &["pt"], &["extLst"]];
const C_MULTI_LVL_STR_DATA: &[&[&str]] = &[&["ptCount"], &["lvl"], &["extLst"]];

const A_REGULAR_TEXT_RUN: &[&[&str]] = &[&["rPr"], &["t"]];
const A_TEXT_FIELD: &[&[&str]] = &[&["rPr"], &["pPr"], &["t"]];
const A_TEXT_LINE_BREAK: &[&[&str]] = &[&["rPr"]];
const A_COLOR_SCHEME: &[&[&str]] = &[
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
const A_FONT_COLLECTION: &[&[&str]] = &[&["latin"], &["ea"], &["cs"], &["font"], &["extLst"]];
