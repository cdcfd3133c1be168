//! Values hidden in a deck, one in each place in which a search must find them.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use super::secret::{Hidden, Secret};
use crate::archive::{package, unzip};

/// A deck in which a value was hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// Where.
    pub place: &'static str,
    /// The package.
    pub bytes: Vec<u8>,
}

type Parts = BTreeMap<String, Vec<u8>>;

/// A deck with a secret in each place that people and programs have: parts that are there get
/// another text, parts that are not there come to it.
///
/// # Panics
/// When the deck is no package, or a workbook in it is none.
pub fn planted(deck: &[u8], secret: &Secret) -> Vec<Planted> {
    let parts = unzip(deck);
    let mut decks = Vec::new();
    for (place, name, content) in places(secret) {
        let mut parts = parts.clone();
        parts.insert(name.to_owned(), content);
        decks.push(Planted { place, bytes: package(&parts) });
    }
    for (place, change) in changes(secret) {
        let mut parts = parts.clone();
        assert!(change(&mut parts), "the deck has no place for: {place}");
        decks.push(Planted { place, bytes: package(&parts) });
    }
    decks.push(Planted { place: "after the archive", bytes: [deck, said(secret).as_bytes()].concat() });
    decks
}

/// A secret as an exact writer would write it.
fn said(secret: &Secret) -> String {
    match &secret.value {
        Hidden::Text(text) => text.clone(),
        Hidden::Count(value) => value.to_string(),
        Hidden::Number(value) => value.to_string(),
    }
}

/// Parts that are new in a deck: where, their names, what they hold.
fn places(secret: &Secret) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let text = said(secret);
    let inner = package(&Parts::from([("secret.xml".to_owned(), format!("<v>{text}</v>").into_bytes())]));
    let (first, last) = text.split_at(text.len() / 2);
    let references: String = text.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let percents: String = text.bytes().map(|b| format!("%{b:02X}")).collect();
    let mut places = vec![
        ("a custom property", "docProps/custom.xml", xml(&format!("<property name=\"n\"><vt:lpwstr>{text}</vt:lpwstr></property>"))),
        ("a comment", "ppt/comments/comment9.xml", xml(&format!("<p:cm><p:text>{text}</p:text></p:cm>"))),
        ("a part of custom XML", "customXml/item9.xml", xml(&format!("<data><value>{text}</value></data>"))),
        ("a drawing", "ppt/media/image99.svg", xml(&format!("<svg><text>{first}<tspan>{last}</tspan></text></svg>"))),
        ("the comment of a thumbnail", "docProps/thumbnail.jpeg", jpeg(&text)),
        ("a deflated text of a picture", "ppt/media/image98.png", png(&text)),
        ("a part that nothing leads to", "ppt/slides/slide99.xml", xml(&format!("<p:sld><a:t>{text}</a:t></p:sld>"))),
        ("runs of a paragraph", "ppt/slides/slide98.xml", xml(&format!("<a:p><a:r><a:rPr b=\"1\"/><a:t>{first}</a:t></a:r><a:r><a:t>{last}</a:t></a:r></a:p>"))),
        ("references to characters", "customXml/item8.xml", xml(&format!("<a>{references}</a>"))),
        ("an address", "ppt/slides/_rels/slide97.xml.rels", xml(&format!("<Relationship Target=\"https://example.com/?q={percents}\"/>"))),
        ("a tag of the program", "ppt/tags/tag9.xml", xml(&format!("<p:tag name=\"K\" val=\"v\">{text}</p:tag>"))),
        ("a comment of XML", "customXml/item7.xml", format!("<a><!-- {text} --></a>").into_bytes()),
        ("a section of characters", "customXml/item6.xml", format!("<a><![CDATA[{text}]]></a>").into_bytes()),
        ("letters of two bytes", "customXml/item5.xml", utf16(&format!("<a>{text}</a>"))),
        ("a package in the package", "ppt/embeddings/book99.xlsx", inner.clone()),
        ("a package in a package in the package", "ppt/embeddings/book98.bin", package(&Parts::from([("a.zip".to_owned(), inner.clone())]))),
        ("a package in base64", "customXml/item4.xml", xml(&format!("<pkg:binaryData>{}</pkg:binaryData>", base64(&inner, 76)))),
        ("a stream of gzip", "ppt/media/image97.svgz", gzip(&format!("<text>{text}</text>"))),
        ("a plain text", "notes.txt", format!("the value is {text}, do not tell").into_bytes()),
    ];
    if !matches!(secret.value, Hidden::Count(_)) {
        places.extend(disguises(&text));
    }
    if let Hidden::Number(value) = secret.value {
        places.extend(numbers(value));
    }
    places
}

/// Places where only what chance does not write can be told from chance.
fn disguises(text: &str) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let hex: String = text.bytes().map(|b| format!("{b:02X}")).collect();
    let bytes = |around: &[u8]| [around, text.as_bytes(), around].concat();
    vec![
        ("base64", "customXml/item3.xml", xml(&format!("<a>{}</a>", base64(format!("x{text}").as_bytes(), 76)))),
        ("hexadecimal digits", "customXml/item2.xml", xml(&format!("<a>{hex}</a>"))),
        ("an attribute", "ppt/slides/slide96.xml", xml(&format!("<p:ext uri=\"{text}\"/>"))),
        ("bytes of no format", "ppt/printerSettings/settings9.bin", bytes(&[0x00, 0xff, 0x80])),
    ]
}

/// Forms of numbers with decimals.
fn numbers(value: f64) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let shown = |text: String| xml(&format!("<p:sld><a:p><a:r><a:t>It is {text}.</a:t></a:r></a:p></p:sld>"));
    let whole = format!("{value:.0}");
    let (head, tail) = whole.split_at(whole.len().saturating_sub(3));
    vec![
        ("a binary number", "xl/book.bin", [[7; 3].as_slice(), &value.to_le_bytes(), &[7; 3]].concat()),
        ("a number of two decimals", "ppt/slides/slide95.xml", shown(format!("{value:.2}"))),
        ("a whole number with a comma", "ppt/slides/slide94.xml", shown(format!("{head},{tail}"))),
        ("a whole number with a narrow space", "ppt/slides/slide93.xml", shown(format!("{head}\u{202f}{tail}"))),
        ("a number with a decimal comma", "ppt/slides/slide92.xml", shown(format!("{value:.2}").replace('.', ","))),
        ("a percentage", "ppt/slides/slide91.xml", shown(format!("{:.1}%", value * 100.0))),
        ("thousands", "ppt/slides/slide90.xml", shown(format!("{:.2}K", value / 1000.0))),
        ("the end of an axis", "ppt/charts/chart99.xml", xml(&format!("<c:scaling><c:max val=\"{whole}\"/></c:scaling>"))),
        ("an equation", "ppt/charts/chart98.xml", xml(&format!("<c:trendlineLbl><a:t>y = 2x + {value:.4}</a:t></c:trendlineLbl>"))),
    ]
}

/// What changes a part that is there; `false` where there is none.
type Change = Box<dyn Fn(&mut Parts) -> bool>;

fn changes(secret: &Secret) -> Vec<(&'static str, Change)> {
    let text = said(secret);
    let mut changes: Vec<(&'static str, Change)> = vec![
        ("the properties of the deck", put("docProps/core.xml", "</cp:coreProperties>", format!("<dc:description>{text}</dc:description>"))),
        ("a description of a shape", swap("ppt/slides/slide", "<p:cNvPr ", format!("<p:cNvPr descr=\"{text}\" "))),
        ("a shape beside the slide", put("ppt/slides/slide", "</p:spTree>", format!("<p:sp><p:spPr><a:off x=\"99999999\" y=\"0\"/></p:spPr><a:t>{text}</a:t></p:sp>"))),
        ("the notes", put("ppt/notesSlides/notesSlide", "</p:spTree>", format!("<p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp>"))),
        ("the cache of a chart", swap("ppt/charts/chart", "<c:v>", format!("<c:v>{text}</c:v><c:v>"))),
        ("the title of a chart", swap("ppt/charts/chart", "<c:plotArea>", format!("<c:title><a:t>{text}</a:t></c:title><c:plotArea>"))),
        ("a label of a point", put("ppt/charts/chart", "</c:plotArea>", format!("<c:dLbl><a:fld><a:t>{text}</a:t></a:fld></c:dLbl>"))),
        ("a hidden sheet", in_workbook(format!("<sheet state=\"hidden\" name=\"s\"/><c r=\"A1\"><v>{text}</v></c>"), "xl/worksheets/sheet9.xml")),
        ("the shared texts of a workbook", in_workbook(format!("<sst><si><t>{text}</t></si></sst>"), "xl/sharedStrings9.xml")),
        ("a name of a workbook", in_workbook(format!("<definedName name=\"n\">{text}</definedName>"), "xl/workbook9.xml")),
        ("the memory of a pivot table", in_workbook(format!("<n v=\"1\"/><s>{text}</s>"), "xl/pivotCache/pivotCacheRecords1.xml")),
    ];
    if let Hidden::Text(text) = &secret.value {
        let name = format!("ppt/media/{text}.png");
        changes.push(("the name of a part", Box::new(move |parts| parts.insert(name.clone(), vec![1]).is_none())));
    }
    changes
}

/// Puts a text before another one, in the first part whose name begins like that and that has it.
fn put(part: &'static str, before: &'static str, text: String) -> Change {
    swap(part, before, format!("{text}{before}"))
}

fn swap(part: &'static str, old: &'static str, new: String) -> Change {
    Box::new(move |parts| {
        let named = parts.iter_mut().filter(|(name, _)| name.starts_with(part));
        for (_, bytes) in named {
            let text = String::from_utf8_lossy(bytes).into_owned();
            if text.contains(old) {
                *bytes = text.replacen(old, &new, 1).into_bytes();
                return true;
            }
        }
        false
    })
}

/// Puts a part into the first workbook of the deck.
fn in_workbook(content: String, name: &'static str) -> Change {
    Box::new(move |parts| {
        let Some((_, book)) = parts.iter_mut().find(|(name, _)| name.ends_with(".xlsx")) else {
            return false;
        };
        let mut inside = unzip(book);
        inside.insert(name.to_owned(), xml(&content));
        *book = package(&inside);
        true
    })
}

fn xml(content: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x>{content}</x>").into_bytes()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// The beginning of a JPEG with a comment.
fn jpeg(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len() + 2).expect("a short text").to_be_bytes();
    [&[0xff, 0xd8, 0xff, 0xfe], length.as_slice(), text.as_bytes(), &[0xff, 0xd9]].concat()
}

/// A PNG that has only a deflated text; the sums are left out, as no reader of it checks them here.
fn png(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(format!("said: {text}").as_bytes()).expect("memory takes all bytes");
    let stream = encoder.finish().expect("memory takes all bytes");
    [b"\x89PNG\r\n\x1a\n\0\0\0\x30zTXtComment\0\0".as_slice(), &stream, &[0; 4]].concat()
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("memory takes all bytes");
    encoder.finish().expect("memory takes all bytes")
}

/// Base64 in lines of a length.
fn base64(bytes: &[u8], width: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let mut word = [0; 4];
        word.iter_mut().skip(1).zip(three).for_each(|(to, from)| *to = *from);
        let bits = u32::from_be_bytes(word);
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63).copied();
            out.push(if place > three.len() { '=' } else { char::from(letter.unwrap_or(b'=')) });
        }
        if out.lines().last().is_some_and(|line| line.len() >= width) {
            out.push('\n');
        }
    }
    out
}
