//! What makes PowerPoint repair or refuse a deck.

use super::Case;
use crate::lint::deck::{Parts, add, add_shape, edit, edit_workbook, run, text_box};

const SLIDE2: &str = "ppt/slides/slide2.xml";
const SLIDE3: &str = "ppt/slides/slide3.xml";
const SLIDE4: &str = "ppt/slides/slide4.xml";
const SLIDE2_RELS: &str = "ppt/slides/_rels/slide2.xml.rels";
const SLIDE4_RELS: &str = "ppt/slides/_rels/slide4.xml.rels";
const DECK: &str = "ppt/presentation.xml";
const DECK_RELS: &str = "ppt/_rels/presentation.xml.rels";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TYPES: &str = "[Content_Types].xml";
const CHART: &str = "ppt/charts/chart1.xml";
const CHART_RELS: &str = "ppt/charts/_rels/chart1.xml.rels";
const WORKBOOK: &str = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx";
const IMAGE: &str = "ppt/media/image1.png";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CHARTEX: &str = "http://schemas.microsoft.com/office/drawing/2014/chartex";

/// Adds a relationship.
fn relate(parts: &mut Parts, rels: &str, attributes: &str) {
    let relationship = format!("<Relationship {attributes}/></Relationships>");
    edit(parts, rels, "</Relationships>", &relationship);
}

/// Adds sections that name these slides.
fn sections(parts: &mut Parts, slides: &str) {
    let list = format!(
        "<p:extLst><p:ext uri=\"{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}\">\
         <p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">\
         <p14:section name=\"One\" id=\"{{00000000-0000-0000-0000-000000000001}}\">\
         <p14:sldIdLst>{slides}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>\
         </p:presentation>"
    );
    edit(parts, DECK, "</p:presentation>", &list);
}

/// Puts a chart of 2014 in place of the second one.
fn chartex(parts: &mut Parts, data_id: &str, point: &str) {
    let body = format!(
        "<cx:chartSpace xmlns:cx=\"{CHARTEX}\" xmlns:r=\"{KINDS}\"><cx:chartData>\
         <cx:externalData r:id=\"rId1\"/><cx:data id=\"0\"><cx:numDim type=\"val\">\
         <cx:f>Sheet1!$B$2:$B$3</cx:f><cx:lvl ptCount=\"2\"><cx:pt idx=\"0\">0.6</cx:pt>\
         <cx:pt idx=\"1\">{point}</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData>\
         <cx:chart><cx:plotArea><cx:plotAreaRegion><cx:series layoutId=\"funnel\">\
         <cx:dataId val=\"{data_id}\"/></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart>\
         </cx:chartSpace>"
    );
    parts.insert("ppt/charts/chart2.xml".to_owned(), body.into_bytes());
    let (from, to) = (
        "/ppt/charts/chart2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"",
        "/ppt/charts/chart2.xml\" ContentType=\"application/vnd.ms-office.chartex+xml\"",
    );
    edit(parts, TYPES, from, to);
    let rels = "ppt/slides/_rels/slide5.xml.rels";
    let kind = "http://schemas.microsoft.com/office/2014/relationships/chartEx";
    edit(parts, rels, &format!("{KINDS}/chart\""), &format!("{kind}\""));
    let (from, to) = ("http://schemas.openxmlformats.org/drawingml/2006/chart", CHARTEX);
    let slide = "ppt/slides/slide5.xml";
    edit(parts, slide, &format!("xmlns:c=\"{from}\""), &format!("xmlns:c=\"{to}\""));
}

fn video(parts: &mut Parts, ending: &str) {
    let video = "ppt/media/media1.mp4";
    parts.insert(video.to_owned(), b"video".to_vec());
    edit(
        parts,
        TYPES,
        "<Default ",
        "<Default Extension=\"mp4\" ContentType=\"video/mp4\"/><Default ",
    );
    relate(
        parts,
        SLIDE4_RELS,
        &format!("Id=\"rId7\" Type=\"{KINDS}/video\" Target=\"../media/media1.mp4\""),
    );
    let properties = format!("<p:nvPr><a:videoFile r:link=\"rId7\"/>{ending}</p:nvPr></p:nvPicPr>");
    edit(parts, SLIDE4, "<p:nvPr/></p:nvPicPr>", &properties);
}

/// A third cell in the first row is merged away, or not.
const SPAN: (&str, &str) =
    ("<a:tr h=\"370840\"><a:tc>", "<a:tr h=\"370840\"><a:tc gridSpan=\"2\">");

pub(super) const CASES: &[Case] = &[
    ("part-damaged", |p| edit(p, SLIDE3, "</p:sld>", "</p:slide>")),
    ("content-type-missing", |p| drop(p.insert("ppt/media/a.xyz".into(), vec![1]))),
    ("content-type-generic", |p| {
        edit(
            p,
            TYPES,
            "<Override PartName=\"/ppt/charts/chart1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>",
            "",
        );
    }),
    ("content-type-duplicate", |p| {
        edit(
            p,
            TYPES,
            "<Default ",
            "<Default Extension=\"PNG\" ContentType=\"image/png\"/><Default ",
        );
    }),
    ("content-type-duplicate", |p| {
        edit(
            p,
            TYPES,
            "<Override ",
            "<Override PartName=\"/ppt/charts/Chart1.xml\" ContentType=\"application/xml\"/><Override ",
        );
    }),
    ("content-type-name", |p| {
        edit(p, TYPES, "\"/ppt/charts/chart1.xml", "\"ppt/charts/chart1.xml")
    }),
    ("content-type-orphan", |p| {
        edit(
            p,
            TYPES,
            "<Override ",
            "<Override PartName=\"/ppt/gone.xml\" ContentType=\"application/xml\"/><Override ",
        );
    }),
    ("main-part", |p| {
        relate(
            p,
            "_rels/.rels",
            &format!("Id=\"rId9\" Type=\"{KINDS}/officeDocument\" Target=\"ppt/presentation.xml\""),
        );
    }),
    ("main-part", |p| edit(p, "_rels/.rels", "/officeDocument\"", "/other\"")),
    ("file-ending", |p| edit(p, TYPES, "presentation.main+xml", "slideshow.main+xml")),
    ("macro-type", |p| {
        add(
            p,
            "ppt/vbaProject.bin",
            "application/vnd.ms-office.vbaProject",
            "x",
            DECK_RELS,
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        );
    }),
    ("relationship-duplicate", |p| edit(p, SLIDE2_RELS, "\"rId2\"", "\"rId1\"")),
    ("relationship-id", |p| {
        relate(
            p,
            SLIDE2_RELS,
            &format!(
                "Id=\"7\" Type=\"{KINDS}/hyperlink\" Target=\"http://a.b\" TargetMode=\"External\""
            ),
        );
    }),
    ("relationship-target", |p| edit(p, SLIDE4_RELS, "image1.png", "image7.png")),
    ("relationship-mode", |p| {
        relate(
            p,
            SLIDE2_RELS,
            &format!("Id=\"rId7\" Type=\"{KINDS}/hyperlink\" Target=\"https://example.org/\""),
        );
    }),
    ("relationship-null", |p| edit(p, SLIDE4_RELS, "../media/image1.png", "NULL")),
    ("link-target", |p| {
        relate(
            p,
            SLIDE2_RELS,
            &format!("Id=\"rId7\" Type=\"{KINDS}/hyperlink\" Target=\"slide99.xml\""),
        );
    }),
    ("relationship-type", |p| edit(p, SLIDE2_RELS, "../charts/chart1.xml", "../theme/theme1.xml")),
    ("relationship-dangling", |p| edit(p, SLIDE4, "r:embed=\"rId2\"", "r:embed=\"rId22\"")),
    ("relationship-kind", |p| edit(p, SLIDE4, "r:embed=\"rId2\"", "r:embed=\"rId1\"")),
    ("relationship-empty", |p| edit(p, SLIDE2, "r:id=\"rId2\"", "r:id=\"\"")),
    ("relationship-orphan", |p| {
        let rels = p[SLIDE2_RELS].clone();
        p.insert("ppt/slides/_rels/slide9.xml.rels".into(), rels);
    }),
    ("prefix-undeclared", |p| {
        edit(
            p,
            SLIDE2,
            "<p:sld ",
            "<p:sld xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"p99\" ",
        );
    }),
    ("media-empty", |p| drop(p.insert(IMAGE.into(), Vec::new()))),
    ("media-damaged", |p| drop(p.insert(IMAGE.into(), b"no picture".to_vec()))),
    ("media-damaged", |p| p.get_mut(IMAGE).unwrap().truncate(50)),
    ("media-damaged", |p| p.get_mut(IMAGE).unwrap()[30] ^= 1),
    ("media-cut-off", |p| {
        p.insert("ppt/media/image2.jpeg".into(), b"\xFF\xD8\xFF\xE0".to_vec());
        edit(
            p,
            TYPES,
            "<Default ",
            "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default ",
        );
        edit(p, SLIDE4_RELS, "image1.png", "image2.jpeg");
    }),
    ("media-ending", |p| drop(p.insert(IMAGE.into(), b"GIF89a".to_vec()))),
    ("slide-id", |p| edit(p, DECK, "id=\"257\"", "id=\"256\"")),
    ("slide-id", |p| edit(p, DECK, "id=\"256\"", "id=\"255\"")),
    ("slide-id", |p| edit(p, DECK, "id=\"256\"", "id=\"2147483648\"")),
    ("slide-listed-twice", |p| edit(p, DECK, "r:id=\"rId6\"", "r:id=\"rId5\"")),
    ("slide-unlisted", |p| edit(p, DECK, "<p:sldId id=\"260\" r:id=\"rId9\"/>", "")),
    ("no-master", |p| edit(p, DECK, "<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>", "")),
    ("no-layout", |p| {
        let text = String::from_utf8(p[MASTER].clone()).unwrap();
        let (before, rest) = text.split_once("<p:sldLayoutIdLst>").unwrap();
        let (_, after) = rest.split_once("</p:sldLayoutIdLst>").unwrap();
        p.insert(
            MASTER.into(),
            format!("{before}<p:sldLayoutIdLst></p:sldLayoutIdLst>{after}").into_bytes(),
        );
    }),
    ("notes-size", |p| edit(p, DECK, "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>", "")),
    ("layout-id", |p| {
        edit(p, MASTER, "<p:sldLayoutId id=\"2147483650\"", "<p:sldLayoutId id=\"2147483648\"")
    }),
    ("layout-id", |p| {
        edit(p, MASTER, "<p:sldLayoutId id=\"2147483650\"", "<p:sldLayoutId id=\"650\"")
    }),
    ("missing-parent", |p| edit(p, SLIDE2_RELS, "/slideLayout\"", "/other\"")),
    ("missing-parent", |p| {
        edit(p, "ppt/slideMasters/_rels/slideMaster1.xml.rels", "/theme\"", "/other\"")
    }),
    ("layout-unlisted", |p| {
        let text = String::from_utf8(p[MASTER].clone()).unwrap();
        let start = text.find("<p:sldLayoutId id=\"2147483650\"").unwrap();
        let end = start + text[start..].find("/>").unwrap() + 2;
        p.insert(MASTER.into(), format!("{}{}", &text[..start], &text[end..]).into_bytes());
    }),
    ("section-slide", |p| sections(p, "<p14:sldId id=\"999\"/>")),
    ("section-slide", |p| sections(p, "<p14:sldId id=\"256\"/><p14:sldId id=\"256\"/>")),
    ("placeholder-unmatched", |p| {
        edit(p, SLIDE2, "<p:ph idx=\"1\"/>", "<p:ph type=\"tbl\" idx=\"77\"/>")
    }),
    ("shape-id", |p| edit(p, SLIDE2, "id=\"3\" name=\"Content\"", "id=\"2\" name=\"Content\"")),
    ("shape-id", |p| edit(p, SLIDE2, "id=\"3\" name=\"Content\"", "id=\"x\" name=\"Content\"")),
    ("shape-id-on-layout", |p| edit(p, MASTER, "id=\"3\" name", "id=\"2\" name")),
    ("animation-target", |p| {
        edit(
            p,
            SLIDE2,
            "</p:sld>",
            "<p:timing><p:bldLst/><p:extLst><p:ext uri=\"x\"><p:spTgt spid=\"99\"/></p:ext></p:extLst></p:timing></p:sld>",
        );
    }),
    ("media-unpaired", |p| video(p, "")),
    ("connector-target", |p| {
        add_shape(
            p,
            2,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"9\" name=\"Line\"/><p:cNvCxnSpPr><a:stCxn id=\"99\" idx=\"0\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr/></p:cxnSp>",
        );
    }),
    ("table-grid", |p| edit(p, SLIDE3, "<a:gridCol w=\"3505200\"/>", "")),
    ("table-span", |p| edit(p, SLIDE3, SPAN.0, SPAN.1)),
    ("table-span", |p| {
        edit(p, SLIDE3, SPAN.0, &SPAN.1.replace("gridSpan=\"2\"", "gridSpan=\"4\""))
    }),
    ("table-span", |p| edit(p, SLIDE3, SPAN.0, &SPAN.1.replace("gridSpan", "rowSpan"))),
    ("table-span", |p| edit(p, SLIDE3, SPAN.0, &SPAN.1.replace("gridSpan=\"2\"", "rowSpan=\"9\""))),
    ("table-width", |p| edit(p, SLIDE3, "<a:gridCol w=\"3505200\"/>", "<a:gridCol w=\"505200\"/>")),
    ("child-order", |p| {
        edit(
            p,
            CHART,
            "<c:gapWidth val=\"80\"/><c:overlap val=\"0\"/>",
            "<c:overlap val=\"0\"/><c:gapWidth val=\"80\"/>",
        )
    }),
    ("child-order", |p| {
        edit(
            p,
            DECK,
            "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>",
            "<p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:sldSz cx=\"12192000\" cy=\"6858000\"/>",
        )
    }),
    ("child-unknown", |p| edit(p, CHART, "<c:overlap val=\"0\"/>", "<c:overlay val=\"0\"/>")),
    ("child-unknown", |p| edit(p, SLIDE2, "<p:spPr/>", "<p:spPr/><x:own xmlns:x=\"urn:x\"/>")),
    ("child-unknown", |p| edit(p, SLIDE2, "<p:spPr/>", "<a:spPr/>")),
    ("child-missing", |p| {
        edit(
            p,
            SLIDE2,
            "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\" dirty=\"0\"/><a:t>Revenue</a:t></a:r></a:p>",
            "<a:bodyPr/><a:lstStyle/>",
        )
    }),
    ("child-missing", |p| edit(p, CHART, "<c:barDir val=\"col\"/>", "")),
    ("child-repeated", |p| {
        edit(
            p,
            CHART,
            "<c:gapWidth val=\"80\"/>",
            "<c:gapWidth val=\"80\"/><c:gapWidth val=\"80\"/>",
        )
    }),
    ("value-illegal", |p| edit(p, SLIDE4, "prst=\"rect\"", "prst=\"rectangle\"")),
    ("value-illegal", |p| edit(p, CHART, "<c:gapWidth val=\"80\"/>", "<c:gapWidth val=\"501\"/>")),
    ("value-illegal", |p| {
        add_shape(
            p,
            2,
            &text_box(
                9,
                [1.0, 5.0, 1.0, 1.0],
                &run("", "<a:solidFill><a:srgbClr val=\"#C8102E\"/></a:solidFill>", "x"),
            ),
        )
    }),
    ("chart-no-plot", |p| {
        let text = String::from_utf8(p[CHART].clone()).unwrap();
        let (before, rest) = text.split_once("<c:barChart>").unwrap();
        let (_, after) = rest.split_once("</c:barChart>").unwrap();
        p.insert(CHART.into(), format!("{before}{after}").into_bytes());
    }),
    ("chart-axes", |p| {
        edit(
            p,
            CHART,
            "<c:axId val=\"2\"/></c:barChart>",
            "<c:axId val=\"2\"/><c:axId val=\"3\"/></c:barChart>",
        )
    }),
    ("chart-axes", |p| {
        edit(p, CHART, "<c:axId val=\"2\"/></c:barChart>", "<c:axId val=\"5\"/></c:barChart>")
    }),
    ("chart-axes", |p| {
        edit(p, CHART, "<c:valAx><c:axId val=\"2\"/>", "<c:valAx><c:axId val=\"1\"/>")
    }),
    ("chart-crossing", |p| edit(p, CHART, "<c:crossAx val=\"2\"/>", "<c:crossAx val=\"7\"/>")),
    ("chart-crossing", |p| edit(p, CHART, "<c:crossAx val=\"2\"/>", "<c:crossAx val=\"1\"/>")),
    ("chart-series-id", |p| {
        edit(p, CHART, "<c:idx val=\"1\"/><c:order", "<c:idx val=\"0\"/><c:order")
    }),
    ("chart-series-id", |p| edit(p, CHART, "<c:order val=\"1\"/>", "<c:order val=\"0\"/>")),
    ("chart-label-position", |p| {
        edit(
            p,
            CHART,
            "<c:gapWidth",
            "<c:dLbls><c:dLblPos val=\"t\"/><c:showVal val=\"1\"/></c:dLbls><c:gapWidth",
        );
    }),
    ("chart-label-position", |p| {
        edit(p, CHART, "val=\"clustered\"", "val=\"stacked\"");
        edit(
            p,
            CHART,
            "<c:gapWidth",
            "<c:dLbls><c:dLblPos val=\"outEnd\"/><c:showVal val=\"1\"/></c:dLbls><c:gapWidth",
        );
    }),
    ("chart-point", |p| edit(p, CHART, "<c:pt idx=\"1\"><c:v>Q2", "<c:pt idx=\"2\"><c:v>Q2")),
    ("chart-point", |p| edit(p, CHART, "<c:pt idx=\"1\"><c:v>Q2", "<c:pt idx=\"0\"><c:v>Q2")),
    ("chart-point-format", |p| {
        edit(p, CHART, "<c:cat>", "<c:dPt><c:idx val=\"12\"/></c:dPt><c:cat>")
    }),
    ("chart-value", |p| edit(p, CHART, "<c:v>1.5</c:v>", "<c:v>much</c:v>")),
    ("chart-value", |p| edit(p, CHART, "<c:v>1.5</c:v>", "<c:v>inf</c:v>")),
    ("chart-no-cache", |p| {
        edit(
            p,
            CHART,
            "<c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>North</c:v></c:pt></c:strCache>",
            "",
        );
    }),
    ("chart-data-id", |p| chartex(p, "7", "0.4")),
    ("chart-stale", |p| chartex(p, "0", "0.5")),
    ("chart-no-workbook", |p| {
        edit(
            p,
            CHART,
            "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>",
            "",
        );
    }),
    ("chart-workbook", |p| edit(p, CHART_RELS, "Microsoft_Excel_Sheet1.xlsx", "gone.xlsx")),
    ("chart-workbook", |p| drop(p.insert(WORKBOOK.into(), b"PK\x03\x04 cut off".to_vec()))),
    ("chart-workbook-old", |p| {
        let book = p.remove(WORKBOOK).unwrap();
        p.insert("ppt/embeddings/old.bin".into(), book);
        edit(
            p,
            TYPES,
            "<Default ",
            "<Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/><Default ",
        );
        edit(p, CHART_RELS, "Microsoft_Excel_Sheet1.xlsx", "old.bin");
    }),
    ("chart-sheet", |p| edit(p, CHART, "<c:f>Sheet1!$A$2", "<c:f>Sheet7!$A$2")),
    ("chart-count", |p| edit(p, CHART, "$A$2:$A$3", "$A$2:$A$4")),
    ("chart-stale", |p| edit(p, CHART, "<c:v>1.5</c:v>", "<c:v>1.6</c:v>")),
    ("chart-stale", |p| edit(p, CHART, "<c:v>Q2</c:v>", "<c:v>Q3</c:v>")),
    ("chart-stale", |p| {
        edit_workbook(p, WORKBOOK, "xl/worksheets/sheet1.xml", "<v>1.5</v>", "<v>15</v>")
    }),
];
