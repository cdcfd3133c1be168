//! The walk through every text and number: what is planted anywhere is shown.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use indeck_model::chart::ColumnChart;
use indeck_model::deck::{Picture, Table};
use indeck_ooxml::scan::{Finding, Piece, Visitor, scan};
use indeck_ooxml::{Attachment, Error, Limits, PackageEdit};
use indeck_testkit::{Entry, corpus, package, tiny_template, unzip, zip};

use crate::support::{JPEG, PNG, SVG, template};

type Parts = BTreeMap<String, Vec<u8>>;

/// What is planted: a text, and a number.
const NAME: &str = "Zebra & Sons";
const NUMBER: &str = "471108.25";

/// Looks for what is planted.
#[derive(Default)]
struct Search {
    hits: Vec<String>,
    findings: Vec<Finding>,
    pieces: usize,
}

impl Visitor for Search {
    fn piece(&mut self, piece: &Piece<'_>) {
        self.pieces += 1;
        let is_number = piece.number.is_some_and(|n| Some(n) == NUMBER.parse().ok());
        if is_number || piece.text.contains(NAME) || piece.text.contains(NUMBER) {
            self.hits.push(format!("{} ({})", piece.part, piece.place));
        }
    }

    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

fn searched(deck: Vec<u8>) -> Search {
    let mut search = Search::default();
    scan(deck, &Limits::default(), &mut search).unwrap();
    search
}

const WORKBOOK: &str = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx";
const SLIDE: &str = "ppt/slides/slide1.xml";
const CHART: &str = "ppt/charts/chart1.xml";

/// A deck with all that can hold something.
fn deck() -> Parts {
    let template = template();
    let mut deck = template.deck();
    deck.properties_mut().title = Some("Report".to_owned());
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.fill("title", "Sales").unwrap().notes("Notes here");
    slide.add(Default::default(), Table::from_rows([["cell", "1"]])).alt("alt here");
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 42.0]);
    slide.add(Default::default(), chart);
    slide.add(Default::default(), Picture::new(PNG));
    slide.add(Default::default(), Picture { fallback: Some(PNG.into()), ..Picture::new(SVG) });
    slide.add(Default::default(), Picture::new(JPEG));
    unzip(&deck.to_bytes().unwrap())
}

/// Replaces the first occurrence of a text in a part.
fn put(parts: &mut Parts, part: &str, from: &str, to: &str) {
    let text = String::from_utf8(parts[part].clone()).unwrap();
    assert!(text.contains(from), "{part} has `{from}`: {text}");
    parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
}

fn escaped() -> String {
    NAME.replace('&', "&amp;")
}

/// Changes the workbook behind the chart.
fn in_workbook(parts: &mut Parts, change: impl FnOnce(&mut Parts)) {
    let mut inner = unzip(&parts[WORKBOOK]);
    change(&mut inner);
    parts.insert(WORKBOOK.to_owned(), package(&inner));
}

/// A file that nothing refers to.
fn file(parts: &mut Parts, name: &str, bytes: impl AsRef<[u8]>) {
    parts.insert(name.to_owned(), bytes.as_ref().to_vec());
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], kind, body, &[0; 4]].concat()
}

/// A PNG with a chunk after its header.
fn png(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let (head, rest) = PNG.split_at(33);
    [head, &chunk(kind, body), rest].concat()
}

fn zlib(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

type Plant = (&'static str, Box<dyn Fn(&mut Parts)>);

fn plant(what: &'static str, change: impl Fn(&mut Parts) + 'static) -> Plant {
    (what, Box::new(change))
}

/// Hiding places on slides and in what belongs to them.
fn on_slides() -> Vec<Plant> {
    let runs = "<a:r><a:t>Ze</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>bra &amp; So</a:t></a:r><a:r><a:t>ns</a:t></a:r>";
    vec![
        plant("a text cut into runs", move |p| {
            put(p, SLIDE, "<a:r><a:rPr dirty=\"0\"/><a:t>Sales</a:t></a:r>", runs)
        }),
        plant("a table's cell", |p| put(p, SLIDE, "<a:t>cell<", &format!("<a:t>{NUMBER}<"))),
        plant("notes", |p| put(p, "ppt/notesSlides/notesSlide1.xml", "Notes here", &escaped())),
        plant("alternative text", |p| put(p, SLIDE, "alt here", &escaped())),
        plant("a shape's name", |p| {
            put(p, SLIDE, "name=\"Title\"", &format!("name=\"{}\"", escaped()))
        }),
        plant("a comment in XML", |p| {
            put(p, SLIDE, "<p:cSld>", &format!("<!-- {NUMBER} --><p:cSld>"))
        }),
        plant("an instruction in XML", |p| {
            put(p, SLIDE, "<p:cSld>", &format!("<?x {NUMBER}?><p:cSld>"))
        }),
        plant("a CDATA section", |p| put(p, SLIDE, ">Sales<", &format!("><![CDATA[{NAME}]]><"))),
        plant("references to characters", |p| {
            put(p, SLIDE, ">Sales<", ">&#90;ebra &amp; &#x53;ons<")
        }),
        plant("an extension that nobody knows", |p| {
            put(
                p,
                SLIDE,
                "</p:cSld>",
                &format!(
                    "</p:cSld><p:extLst><p:ext uri=\"x\"><x:v xmlns:x=\"urn:x\">{NUMBER}</x:v></p:ext></p:extLst>"
                ),
            );
        }),
        plant("a relationship's target", |p| {
            put(
                p,
                "ppt/slides/_rels/slide1.xml.rels",
                "</Relationships>",
                &format!(
                    "<Relationship Id=\"rId99\" Type=\"x/hyperlink\" Target=\"https://example.com/{NUMBER}\" TargetMode=\"External\"/></Relationships>"
                ),
            );
        }),
        plant("a layout", |p| {
            put(p, "ppt/slideLayouts/slideLayout1.xml", "<p:cSld", &format!("<!--{NAME}--><p:cSld"))
        }),
        plant("comments", |p| {
            file(
                p,
                "ppt/comments/comment1.xml",
                format!(
                    "<p:cmLst xmlns:p=\"urn:p\"><p:cm><p:text>{}</p:text></p:cm></p:cmLst>",
                    escaped()
                ),
            )
        }),
        plant("tags", |p| {
            file(
                p,
                "ppt/tags/tag1.xml",
                format!(
                    "<p:tagLst xmlns:p=\"urn:p\"><p:tag name=\"A\" val=\"{NUMBER}\"/></p:tagLst>"
                ),
            )
        }),
        plant("a part's name", |p| file(p, &format!("ppt/media/{NUMBER}.bin"), "x")),
    ]
}

/// Hiding places in charts and their workbooks.
fn in_charts() -> Vec<Plant> {
    let sheet = "xl/worksheets/sheet1.xml";
    let second = |p: &mut Parts, state: &str| {
        put(
            p,
            "xl/workbook.xml",
            "</sheets>",
            &format!("<sheet name=\"S2\" sheetId=\"2\" state=\"{state}\" r:id=\"rId9\"/></sheets>"),
        );
        file(
            p,
            "xl/worksheets/sheet9.xml",
            format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>{NUMBER}</v></c></row></sheetData></worksheet>"
            ),
        );
    };
    let shared = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>Zebra </t></r><r><t>&amp; Sons</t></r></si></sst>";
    vec![
        plant("a cached point", |p| put(p, CHART, "<c:v>42<", &format!("<c:v>{NUMBER}<"))),
        plant("a cached name", |p| put(p, CHART, "<c:v>Q1<", &format!("<c:v>{}<", escaped()))),
        plant("a format code", |p| {
            put(p, CHART, "<c:formatCode>General<", &format!("<c:formatCode>0\"{NUMBER}\"<"))
        }),
        plant("the end of an axis", |p| {
            put(
                p,
                CHART,
                "<c:orientation val=\"minMax\"/>",
                &format!("<c:orientation val=\"minMax\"/><c:max val=\"{NUMBER}\"/>"),
            )
        }),
        plant("a formula", |p| put(p, CHART, "<c:f>", &format!("<c:f>{NUMBER}+"))),
        plant("a cell", move |p| {
            in_workbook(p, |w| put(w, sheet, "<v>42<", &format!("<v>{NUMBER}<")))
        }),
        plant("a hidden sheet", move |p| in_workbook(p, |w| second(w, "hidden"))),
        plant("a very hidden sheet", move |p| in_workbook(p, |w| second(w, "veryHidden"))),
        plant("a shared string cut into runs", move |p| {
            in_workbook(p, |w| file(w, "xl/sharedStrings.xml", shared))
        }),
        plant("a defined name", |p| {
            in_workbook(p, |w| {
                put(
                    w,
                    "xl/workbook.xml",
                    "</sheets>",
                    &format!(
                        "</sheets><definedNames><definedName name=\"n\">{NUMBER}</definedName></definedNames>"
                    ),
                )
            })
        }),
        plant("a formula's last value", move |p| {
            in_workbook(p, |w| put(w, sheet, "<v>42<", &format!("<f>A1*2</f><v>{NUMBER}<")))
        }),
        plant("a comment of the workbook", |p| {
            in_workbook(p, |w| {
                file(
                    w,
                    "xl/comments1.xml",
                    format!(
                        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><commentList><comment ref=\"A1\"><text><r><t>Zebra</t></r><r><t> {} Sons</t></r></text></comment></commentList></comments>",
                        "&amp;"
                    ),
                )
            })
        }),
        plant("the workbook's properties", |p| {
            in_workbook(p, |w| file(w, "docProps/core.xml", format!("<a><b>{}</b></a>", escaped())))
        }),
        plant("a workbook in the workbook", |p| {
            in_workbook(p, |w| {
                let inner = zip(&[Entry::new("xl/a.xml", format!("<v>{NUMBER}</v>"))]);
                file(w, "xl/embeddings/b.xlsx", inner);
            })
        }),
        plant("an external link of the workbook", |p| {
            in_workbook(p, |w| {
                file(w, "xl/externalLinks/externalLink1.xml", format!("<v>{NUMBER}</v>"))
            })
        }),
    ]
}

/// Hiding places beside slides and in files.
fn in_files() -> Vec<Plant> {
    vec![
        plant("core properties", |p| put(p, "docProps/core.xml", "Report", &escaped())),
        plant("extended properties", |p| {
            put(
                p,
                "docProps/app.xml",
                "</Properties>",
                &format!("<Company>{}</Company></Properties>", escaped()),
            )
        }),
        plant("custom properties", |p| {
            file(
                p,
                "docProps/custom.xml",
                format!(
                    "<Properties><property name=\"x\"><lpwstr>{NUMBER}</lpwstr></property></Properties>"
                ),
            )
        }),
        plant("custom XML", |p| file(p, "customXml/item1.xml", format!("<d a=\"{NUMBER}\"/>"))),
        plant("base64 in custom XML", |p| {
            file(
                p,
                "customXml/item1.xml",
                format!("<d>{}</d>", base64(format!("it is {NUMBER} now").as_bytes())),
            )
        }),
        plant("a zip in base64", |p| {
            file(
                p,
                "customXml/item1.xml",
                format!("<d>{}</d>", base64(&zip(&[Entry::new("a.txt", NUMBER)]))),
            )
        }),
        plant("base64 of UTF-16", |p| {
            file(p, "a.json", format!("{{\"d\":\"{}\"}}", base64(&utf16(&format!("{NAME} again")))))
        }),
        plant("XML in UTF-16", |p| {
            file(
                p,
                "customXml/item1.xml",
                [
                    &[0xFF, 0xFE][..],
                    &utf16(&format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>{NUMBER}</a>")),
                ]
                .concat(),
            )
        }),
        plant("XML that is broken", |p| {
            file(p, "customXml/item1.xml", format!("<a><b>{NUMBER}</a>"))
        }),
        plant("a text in a binary file", |p| {
            file(p, "ppt/a.bin", [&[0, 1, 2, 0xFF][..], NAME.as_bytes(), &[0]].concat())
        }),
        plant("UTF-16 in a binary file", |p| {
            file(p, "ppt/a.bin", [&[0, 1, 2][..], &utf16(NAME), &[0]].concat())
        }),
        plant("an embedded object", |p| {
            file(
                p,
                "ppt/embeddings/oleObject1.bin",
                [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 64], &utf16(NAME)]
                    .concat(),
            )
        }),
        plant("a PNG's text", |p| {
            file(p, "ppt/media/image1.png", png(b"tEXt", format!("Comment\0{NAME}").as_bytes()))
        }),
        plant("a PNG's compressed text", |p| {
            file(
                p,
                "ppt/media/image1.png",
                png(b"zTXt", &[b"Comment\0\0", &zlib(NUMBER)[..]].concat()),
            )
        }),
        plant("a PNG's international text", |p| {
            file(
                p,
                "ppt/media/image1.png",
                png(b"iTXt", &[b"Comment\0\x01\0en\0Comment\0", &zlib(NAME)[..]].concat()),
            )
        }),
        plant("behind a PNG", |p| file(p, "ppt/media/image1.png", [PNG, NAME.as_bytes()].concat())),
        plant("a thumbnail's text", |p| {
            file(p, "docProps/thumbnail.png", png(b"eXIf", NAME.as_bytes()))
        }),
        plant("a JPEG's comment", |p| {
            file(
                p,
                "ppt/media/image9.jpeg",
                [&[0xFF, 0xD8, 0xFF, 0xFE, 0, 2 + 12][..], NAME.as_bytes(), &[0xFF, 0xD9]].concat(),
            )
        }),
        plant("behind a JPEG", |p| {
            file(p, "ppt/media/image9.jpeg", [JPEG, NUMBER.as_bytes()].concat())
        }),
        plant("an SVG's text in spans", |p| {
            file(
                p,
                "ppt/media/a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><text><tspan>Zebra &amp;</tspan><tspan> Sons</tspan></text></svg>",
            )
        }),
        plant("an SVG's data", |p| {
            file(
                p,
                "ppt/media/a.svg",
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\" data-value=\"{NUMBER}\"/>"),
            )
        }),
        plant("a picture in an SVG", |p| {
            file(
                p,
                "ppt/media/a.svg",
                format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/png;base64,{}\"/></svg>",
                    base64(&png(b"tEXt", NAME.as_bytes()))
                ),
            )
        }),
    ]
}

#[test]
fn a_deck_without_a_plant_shows_none() {
    let found = searched(package(&deck()));
    assert_eq!(found.hits, [""; 0]);
    assert!(found.pieces > 900, "{}", found.pieces);
}

#[test]
fn what_is_planted_anywhere_is_shown() {
    let deck = deck();
    let plants: Vec<Plant> = [on_slides(), in_charts(), in_files()].into_iter().flatten().collect();
    assert!(plants.len() > 50);
    for (what, change) in plants {
        let mut parts = deck.clone();
        change(&mut parts);
        let found = searched(package(&parts));
        assert!(!found.hits.is_empty(), "{what}: nothing was shown");
    }
}

#[test]
fn what_stands_outside_all_parts_is_shown() {
    let bytes = package(&deck());
    // The comment of the archive.
    let mut comment = bytes.clone();
    let length = u16::try_from(NAME.len()).unwrap().to_le_bytes();
    let at = comment.len() - 2;
    comment[at..].copy_from_slice(&length);
    comment.extend(NAME.as_bytes());
    assert_eq!(searched(comment).hits, [" (outside all parts)"]);
    // Bytes between the last part and the directory.
    let end = bytes.len() - 22;
    let start = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap()) as usize;
    let stray = format!("{NUMBER} is hidden between parts");
    let mut between = [&bytes[..start], stray.as_bytes(), &bytes[start..]].concat();
    let moved = u32::try_from(start + stray.len()).unwrap().to_le_bytes();
    let end = between.len() - 22;
    between[end + 16..end + 20].copy_from_slice(&moved);
    let found = searched(between);
    assert_eq!(found.hits, [" (outside all parts)"]);
    assert!(found.findings.iter().any(|finding| finding.code == "stray-bytes"));
}

#[test]
fn what_hides_by_structure_is_found() {
    let cases: [(&str, Plant); 8] = [
        ("part-orphan", plant("an orphan", |p| file(p, "ppt/old.xml", "<a/>"))),
        (
            "slide-hidden",
            plant("a hidden slide", |p| put(p, SLIDE, "<p:sld ", "<p:sld show=\"0\" ")),
        ),
        (
            "shape-hidden",
            plant("a hidden shape", |p| {
                put(p, SLIDE, "name=\"Title\"", "name=\"Title\" hidden=\"1\"")
            }),
        ),
        (
            "sheet-hidden",
            plant("a hidden sheet", |p| {
                in_workbook(p, |w| put(w, "xl/workbook.xml", "<sheet ", "<sheet state=\"hidden\" "))
            }),
        ),
        (
            "sheet-very-hidden",
            plant("a very hidden sheet", |p| {
                in_workbook(p, |w| {
                    put(w, "xl/workbook.xml", "<sheet ", "<sheet state=\"veryHidden\" ")
                })
            }),
        ),
        (
            "embedded-object",
            plant("an object", |p| {
                file(p, "ppt/a.bin", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])
            }),
        ),
        (
            "unreadable",
            plant("a broken package", |p| file(p, "ppt/embeddings/b.xlsx", "PK\x03\x04 broken")),
        ),
        ("macros", plant("macros", |p| file(p, "ppt/vbaProject.bin", "x"))),
    ];
    let deck = deck();
    let before: Vec<&str> = searched(package(&deck)).findings.iter().map(|f| f.code).collect();
    for (code, (what, change)) in cases {
        let mut parts = deck.clone();
        change(&mut parts);
        let found = searched(package(&parts)).findings;
        assert!(
            !before.contains(&code) && found.iter().any(|f| f.code == code),
            "{what}: {found:?}"
        );
        assert!(found.iter().all(|f| !f.to_string().is_empty()));
    }
}

#[test]
fn packages_in_packages_end_somewhere() {
    let mut inner = zip(&[Entry::new("a.txt", NAME)]);
    for _ in 0..20 {
        inner = zip(&[Entry::new("b.zip", inner)]);
    }
    let mut parts = deck();
    file(&mut parts, "ppt/embeddings/deep.zip", inner);
    let found = searched(package(&parts));
    assert!(found.findings.iter().any(|finding| finding.code == "nested-too-deep"));
}

#[test]
fn all_that_is_unpacked_counts_against_one_limit() {
    let inner = zip(&[Entry::new("a.txt", vec![b'a'; 200_000])]);
    let mut parts = deck();
    for number in 0..20 {
        file(&mut parts, &format!("ppt/embeddings/{number}.zip"), inner.clone());
    }
    let limits = Limits { total_bytes: 1 << 20, ..Limits::default() };
    let mut search = Search::default();
    scan(package(&parts), &limits, &mut search).unwrap();
    assert!(search.findings.iter().any(|f| matches!(f.code, "not-scanned" | "unreadable")));
}

#[test]
fn any_archive_can_be_scanned_and_nothing_else() {
    assert_eq!(searched(zip(&[Entry::new("a.txt", NAME)])).hits, ["a.txt (raw string)"]);
    let mut search = Search::default();
    let error = scan(b"hello".to_vec(), &Limits::default(), &mut search).unwrap_err();
    assert!(matches!(error, Error::NotAPackage { .. }));
}

#[test]
fn an_attached_part_is_looked_into() {
    let mut edit = PackageEdit::open(tiny_template(), &Limits::default()).unwrap();
    let bytes = format!("{{\"payload\":\"{}\"}}", base64(NUMBER.repeat(3).as_bytes())).into_bytes();
    let content_type = "application/vnd.example+json".to_owned();
    let (part, relationship) = ("a/b.json".to_owned(), "urn:example".to_owned());
    edit.attach(&Attachment { part, content_type, relationship, bytes, ..Default::default() })
        .unwrap();
    assert_eq!(searched(edit.to_bytes().unwrap()).hits, ["a/b.json (base64)"]);
}

#[test]
fn real_decks_are_gone_through() {
    let (mut decks, mut pieces) = (0, 0);
    for path in corpus("pptx") {
        let mut search = Search::default();
        if scan(std::fs::read(&path).unwrap(), &Limits::default(), &mut search).is_ok() {
            (decks, pieces) = (decks + 1, pieces + search.pieces);
        }
    }
    assert!(
        indeck_testkit::shared_dir().is_none() || (decks > 80 && pieces > 100_000),
        "{decks} {pieces}"
    );
}
