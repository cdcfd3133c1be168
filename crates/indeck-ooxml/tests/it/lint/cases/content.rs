//! What shuts people out, departs from the brand, leaks, or does not add up.

use super::Case;
use crate::lint::deck::{Parts, add, add_shape, edit, edit_workbook, run, set_table, text_box};

const SLIDE1: &str = "ppt/slides/slide1.xml";
const SLIDE2: &str = "ppt/slides/slide2.xml";
const SLIDE3: &str = "ppt/slides/slide3.xml";
const SLIDE4: &str = "ppt/slides/slide4.xml";
const SLIDE4_RELS: &str = "ppt/slides/_rels/slide4.xml.rels";
const DECK_RELS: &str = "ppt/_rels/presentation.xml.rels";
const CHART: &str = "ppt/charts/chart1.xml";
const PIE: &str = "ppt/charts/chart2.xml";
const CORE: &str = "docProps/core.xml";
const WORKBOOK: &str = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PNG_TYPE: &str = "image/png";
const XML_TYPE: &str = "application/xml";

pub(super) fn without_alt(parts: &mut Parts) {
    edit(parts, SLIDE4, " descr=\"a dot\"", "");
}

/// Adds a box with a run to the second slide.
fn say(parts: &mut Parts, attributes: &str, properties: &str, text: &str) {
    let run = run(attributes, properties, text);
    add_shape(parts, 2, &text_box(9, [1.0, 6.9, 3.0, 0.4], &run));
}

/// Adds a box whose text is a link.
fn link(parts: &mut Parts, target: &str, text: &str) {
    let relationship = format!(
        "<Relationship Id=\"rId7\" Type=\"{KINDS}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
    );
    edit(parts, SLIDE4_RELS, "</Relationships>", &relationship);
    let run = run("", "<a:hlinkClick r:id=\"rId7\"/>", text);
    add_shape(parts, 4, &text_box(9, [4.0, 2.6, 3.0, 0.4], &run));
}

/// Adds a sheet to the workbook of the first chart.
fn add_sheet(parts: &mut Parts, state: &str) {
    let mut inner = indeck_testkit::unzip(&parts[WORKBOOK]);
    let sheet = inner[SHEET].clone();
    let sheet = String::from_utf8(sheet).unwrap();
    let sheet =
        sheet.replace("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>", "");
    inner.insert("xl/worksheets/sheet2.xml".to_owned(), sheet.into_bytes());
    let worksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    let entry = format!(
        "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{worksheet}\"/></Types>"
    );
    edit(&mut inner, "[Content_Types].xml", "</Types>", &entry);
    let relationship = format!(
        "<Relationship Id=\"rId9\" Type=\"{KINDS}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
    );
    edit(&mut inner, "xl/_rels/workbook.xml.rels", "</Relationships>", &relationship);
    let entry = format!("<sheet name=\"Secret\" sheetId=\"2\" {state} r:id=\"rId9\"/></sheets>");
    edit(&mut inner, "xl/workbook.xml", "</sheets>", &entry);
    parts.insert(WORKBOOK.to_owned(), indeck_testkit::package(&inner));
}

/// Adds a part to the workbook of the first chart.
fn add_inside(parts: &mut Parts, part: &str, body: &str) {
    let mut inner = indeck_testkit::unzip(&parts[WORKBOOK]);
    inner.insert(part.to_owned(), body.as_bytes().to_vec());
    parts.insert(WORKBOOK.to_owned(), indeck_testkit::package(&inner));
}

/// A picture that is a video with its two relationships.
fn video(parts: &mut Parts) {
    parts.insert("ppt/media/media1.mp4".to_owned(), b"video".to_vec());
    edit(
        parts,
        "[Content_Types].xml",
        "<Default ",
        "<Default Extension=\"mp4\" ContentType=\"video/mp4\"/><Default ",
    );
    let media = "http://schemas.microsoft.com/office/2007/relationships/media";
    let relationships = format!(
        "<Relationship Id=\"rId7\" Type=\"{KINDS}/video\" Target=\"../media/media1.mp4\"/>\
         <Relationship Id=\"rId8\" Type=\"{media}\" Target=\"../media/media1.mp4\"/></Relationships>"
    );
    edit(parts, SLIDE4_RELS, "</Relationships>", &relationships);
    let p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main";
    let properties = format!(
        "<p:nvPr><a:videoFile r:link=\"rId7\"/><p:extLst><p:ext uri=\"{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}\">\
         <p14:media xmlns:p14=\"{p14}\" r:embed=\"rId8\"/></p:ext></p:extLst></p:nvPr></p:nvPicPr>"
    );
    edit(parts, SLIDE4, "<p:nvPr/></p:nvPicPr>", &properties);
}

/// Values of the pie, in the cache and in the workbook.
fn set_pie(parts: &mut Parts, from: &str, to: &str) {
    edit(parts, PIE, &format!("<c:v>{from}</c:v>"), &format!("<c:v>{to}</c:v>"));
    let book = "ppt/embeddings/Microsoft_Excel_Sheet2.xlsx";
    edit_workbook(parts, book, SHEET, &format!("<v>{from}</v>"), &format!("<v>{to}</v>"));
}

pub(super) const CASES: &[Case] = &[
    ("alt-text-missing", without_alt),
    ("alt-text-missing", |p| edit(p, SLIDE2, " descr=\"columns by quarter\"", "")),
    ("alt-text-missing", |p| edit(p, SLIDE3, " descr=\"customers by region\"", "")),
    ("title-missing", |p| edit(p, SLIDE2, "<a:t>Revenue</a:t>", "<a:t> </a:t>")),
    ("title-duplicate", |p| edit(p, SLIDE2, "<a:t>Revenue</a:t>", "<a:t>places </a:t>")),
    ("reading-order", |p| {
        add_shape(p, 4, &text_box(9, [1.0, 1.6, 2.0, 0.5], &run("", "", "above the picture")));
    }),
    ("reading-order", |p| {
        let before = text_box(9, [1.0, 6.0, 2.0, 0.5], &run("", "", "first"));
        edit(p, SLIDE4, "<p:sp>", &format!("{before}<p:sp>"));
    }),
    ("contrast", |p| {
        say(
            p,
            "",
            "<a:solidFill><a:schemeClr val=\"bg1\"><a:lumMod val=\"75000\"/></a:schemeClr></a:solidFill>",
            "pale",
        );
    }),
    ("contrast", |p| {
        say(p, "", "", "on its own fill");
        let fill = "</a:prstGeom><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\" ></a:rPr><a:t>on its";
        edit(
            p,
            SLIDE2,
            "</a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\" ></a:rPr><a:t>on its",
            fill,
        );
    }),
    ("text-small", |p| say(p, "sz=\"900\"", "", "small print")),
    ("table-header", |p| edit(p, SLIDE3, "firstRow=\"1\" ", "")),
    ("link-text", |p| link(p, "https://example.org/", "Click here")),
    ("link-text", |p| link(p, "https://example.org/", "https://example.org/")),
    ("language-missing", |p| edit(p, SLIDE1, " lang=\"en-GB\"", "")),
    ("captions-missing", video),
    ("off-brand-color", |p| {
        say(p, "", "<a:solidFill><a:srgbClr val=\"123456\"/></a:solidFill>", "blue")
    }),
    ("off-brand-color", |p| {
        edit(p, CHART, "<a:schemeClr val=\"accent1\"/>", "<a:srgbClr val=\"123456\"/>")
    }),
    ("off-brand-font", |p| say(p, "", "<a:latin typeface=\"Comic Sans MS\"/>", "funny")),
    ("off-brand-theme", |p| edit(p, "ppt/theme/theme1.xml", "Calibri", "Papyrus")),
    ("logo-covered", |p| add_shape(p, 4, &text_box(9, [12.0, 0.1, 1.0, 0.5], &run("", "", "x")))),
    ("off-brand-layout", |p| {
        edit(p, "ppt/slideLayouts/slideLayout3.xml", "name=\"Title Only\"", "name=\"Old\"");
    }),
    ("part-orphan", |p| drop(p.insert("ppt/embeddings/old.xlsx".into(), p[WORKBOOK].clone()))),
    ("slide-hidden", |p| edit(p, SLIDE4, "<p:sld ", "<p:sld show=\"0\" ")),
    ("shape-hidden", |p| edit(p, SLIDE4, "descr=\"a dot\"", "descr=\"a dot\" hidden=\"1\"")),
    ("shape-off-slide", |p| edit(p, SLIDE4, "x=\"914400\"", "x=\"-9914400\"")),
    ("sheet-hidden", |p| add_sheet(p, "state=\"hidden\"")),
    ("sheet-hidden", |p| add_sheet(p, "state=\"veryHidden\"")),
    ("sheets-unused", |p| add_sheet(p, "")),
    ("cells-hidden", |p| {
        let columns = "<cols><col min=\"9\" max=\"9\" hidden=\"1\"/>";
        edit_workbook(p, WORKBOOK, SHEET, "<cols>", columns);
        edit_workbook(
            p,
            WORKBOOK,
            SHEET,
            "</row></sheetData>",
            "<c r=\"I3\"><v>7</v></c></row></sheetData>",
        );
    }),
    ("cells-unused", |p| {
        let row =
            "<row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>secret</t></is></c></row></sheetData>";
        edit_workbook(p, WORKBOOK, SHEET, "</sheetData>", row);
    }),
    ("workbook-links", |p| add_inside(p, "xl/externalLinks/externalLink1.xml", "<externalLink/>")),
    ("workbook-author", |p| {
        add_inside(
            p,
            "docProps/core.xml",
            "<c:coreProperties xmlns:c=\"urn:c\" xmlns:dc=\"urn:d\"><dc:creator>Jo</dc:creator></c:coreProperties>",
        );
    }),
    ("comments", |p| {
        let kind = format!("{KINDS}/comments");
        let content_type =
            "application/vnd.openxmlformats-officedocument.presentationml.comments+xml";
        let body = "<p:cmLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cm/></p:cmLst>";
        add(p, "ppt/comments/comment1.xml", content_type, body, SLIDE4_RELS, &kind);
    }),
    ("notes", |p| {
        let content_type =
            "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
        let body = "<p:notes xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Notes\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"body\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>do not say this</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>";
        add(
            p,
            "ppt/notesSlides/notesSlide1.xml",
            content_type,
            body,
            SLIDE4_RELS,
            &format!("{KINDS}/notesSlide"),
        );
    }),
    ("properties", |p| edit(p, CORE, "<dc:language>", "<dc:creator>Jo</dc:creator><dc:language>")),
    ("custom-properties", |p| {
        let body = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"><property name=\"Server\"/></Properties>";
        add(
            p,
            "docProps/custom.xml",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            body,
            "_rels/.rels",
            &format!("{KINDS}/custom-properties"),
        );
    }),
    ("link-external", |p| {
        edit(
            p,
            "ppt/charts/_rels/chart1.xml.rels",
            "Target=\"../embeddings/Microsoft_Excel_Sheet1.xlsx\"",
            "Target=\"file:///C:/a.xlsx\" TargetMode=\"External\"",
        );
    }),
    ("link-local", |p| link(p, "file:///C:/plans.docx", "our plans")),
    ("link-local", |p| link(p, "\\\\server\\plans.docx", "our plans")),
    ("embedded-file", |p| {
        add(
            p,
            "ppt/embeddings/a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "PK\x03\x04",
            SLIDE4_RELS,
            &format!("{KINDS}/package"),
        );
        add_shape(
            p,
            4,
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"9\" name=\"File\" descr=\"a file\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"0\" y=\"4500000\"/><a:ext cx=\"9\" cy=\"9\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj r:id=\"rIdNew\"/></a:graphicData></a:graphic></p:graphicFrame>",
        );
    }),
    ("macros", |p| {
        add(
            p,
            "ppt/vbaProject.bin",
            "application/vnd.ms-office.vbaProject",
            "x",
            DECK_RELS,
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        );
    }),
    ("custom-xml", |p| {
        add(p, "customXml/item1.xml", XML_TYPE, "<a/>", DECK_RELS, &format!("{KINDS}/customXml"));
    }),
    ("picture-cropped", |p| edit(p, SLIDE4, "<a:stretch>", "<a:srcRect l=\"25000\"/><a:stretch>")),
    ("printer-settings", |p| {
        add(
            p,
            "ppt/printerSettings/printerSettings1.bin",
            "application/vnd.openxmlformats-officedocument.presentationml.printerSettings",
            "x",
            DECK_RELS,
            &format!("{KINDS}/printerSettings"),
        );
    }),
    ("tags", |p| {
        let body = "<p:tagLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:tag name=\"QUERY\" val=\"1\"/></p:tagLst>";
        add(
            p,
            "ppt/tags/tag1.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.tags+xml",
            body,
            SLIDE4_RELS,
            &format!("{KINDS}/tags"),
        );
    }),
    ("ink", |p| {
        add(
            p,
            "ppt/ink/ink1.xml",
            "application/inkml+xml",
            "<ink/>",
            SLIDE4_RELS,
            &format!("{KINDS}/customXml"),
        );
    }),
    ("thumbnail", |p| {
        let picture = p["ppt/media/image1.png"].clone();
        add(
            p,
            "docProps/thumbnail.png",
            PNG_TYPE,
            "",
            "_rels/.rels",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        );
        p.insert("docProps/thumbnail.png".into(), picture);
    }),
    ("percent-sum", |p| set_pie(p, "0.6", "0.63")),
    ("percent-sum", |p| {
        set_table(
            p,
            &[&["Answer", "2026"], &["Yes", "45.2 %"], &["No", "30.1 %"], &["Perhaps", "23.4 %"]],
        );
    }),
    ("table-total", |p| {
        set_table(
            p,
            &[&["Region", "Customers"], &["North", "1,012"], &["South", "20"], &["Total", "1,023"]],
        );
    }),
    ("table-total", |p| {
        set_table(p, &[&["Region", "2025", "2026", "Gesamt"], &["North", "1,5", "2,5", "4,2"]]);
    }),
    ("base-missing", |p| edit(p, "ppt/slides/slide5.xml", " Base: n = 1,024", "")),
    ("source-missing", |p| edit(p, SLIDE2, "Source: own survey. ", "")),
    ("axis-truncated", |p| {
        edit(
            p,
            CHART,
            "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>",
            "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"1\"/>",
        );
    }),
    ("axes-zero", |p| {
        let text = String::from_utf8(p[CHART].clone()).unwrap();
        let (before, rest) = text.split_once("<c:barChart>").unwrap();
        let (plot, after) = rest.split_once("</c:barChart>").unwrap();
        let second = plot
            .replace("axId val=\"1\"", "axId val=\"3\"")
            .replace("axId val=\"2\"", "axId val=\"4\"");
        let limits = |text: &str, least: &str| {
            text.replacen("<c:valAx>", "<c:valAx>\n", 1).replace(
                "<c:valAx>\n<c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>",
                &format!("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"10\"/><c:min val=\"{least}\"/>"),
            )
        };
        let first = limits(after, "0");
        let start = first.find("<c:catAx>").unwrap();
        let end = first.find("</c:valAx>").unwrap() + "</c:valAx>".len();
        let axes = first[start..end]
            .replace("axId val=\"1\"", "axId val=\"3\"")
            .replace("axId val=\"2\"", "axId val=\"4\"")
            .replace("min val=\"0\"", "min val=\"-10\"");
        let axes = axes
            .replace("crossAx val=\"2\"", "crossAx val=\"4\"")
            .replace("crossAx val=\"1\"", "crossAx val=\"3\"");
        let all = format!(
            "{before}<c:barChart>{plot}</c:barChart><c:barChart>{second}</c:barChart>{}{axes}{}",
            &first[..end],
            &first[end..]
        );
        p.insert(CHART.into(), all.into_bytes());
    }),
    ("decimals-mixed", |p| say(p, "", "", "1.5 and 2,5 and 3.25 and 4,75")),
];
