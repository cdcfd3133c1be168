//! Parts that hide a value, each in another way.

use super::pack::{base64, gzip, jpeg, png, utf16, xml};
use super::plant::Parts;
use super::secret::{Hidden, Secret};
use crate::archive::package;

/// A secret as an exact writer would write it.
pub(super) fn said(secret: &Secret) -> String {
    match &secret.value {
        Hidden::Text(text) => text.clone(),
        Hidden::Count(value) => value.to_string(),
        Hidden::Number(value) => value.to_string(),
    }
}

/// Parts that are new in a deck: where, their names, what they hold.
pub(super) fn places(secret: &Secret) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let text = said(secret);
    let inner =
        package(&Parts::from([("secret.xml".to_owned(), format!("<v>{text}</v>").into_bytes())]));
    let (first, last) = text.split_at(text.len() / 2);
    let references: String = text.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let percents: String = text.bytes().map(|b| format!("%{b:02X}")).collect();
    let mut places = vec![
        (
            "a custom property",
            "docProps/custom.xml",
            xml(&format!("<property name=\"n\"><vt:lpwstr>{text}</vt:lpwstr></property>")),
        ),
        (
            "a comment",
            "ppt/comments/comment9.xml",
            xml(&format!("<p:cm><p:text>{text}</p:text></p:cm>")),
        ),
        (
            "a part of custom XML",
            "customXml/item9.xml",
            xml(&format!("<data><value>{text}</value></data>")),
        ),
        (
            "a drawing",
            "ppt/media/image99.svg",
            xml(&format!("<svg><text>{first}<tspan>{last}</tspan></text></svg>")),
        ),
        ("a deflated text of a picture", "ppt/media/image98.png", png(&text)),
        (
            "a part that nothing leads to",
            "ppt/slides/slide99.xml",
            xml(&format!("<p:sld><a:t>{text}</a:t></p:sld>")),
        ),
        (
            "runs of a paragraph",
            "ppt/slides/slide98.xml",
            xml(&format!(
                "<a:p><a:r><a:rPr b=\"1\"/><a:t>{first}</a:t></a:r><a:r><a:t>{last}</a:t></a:r></a:p>"
            )),
        ),
        ("references to characters", "customXml/item8.xml", xml(&format!("<a>{references}</a>"))),
        (
            "an address",
            "ppt/slides/_rels/slide97.xml.rels",
            xml(&format!("<Relationship Target=\"https://example.com/?q={percents}\"/>")),
        ),
        (
            "a tag of the program",
            "ppt/tags/tag9.xml",
            xml(&format!("<p:tag name=\"K\" val=\"v\">{text}</p:tag>")),
        ),
        ("a comment of XML", "customXml/item7.xml", format!("<a><!-- {text} --></a>").into_bytes()),
        (
            "a section of characters",
            "customXml/item6.xml",
            format!("<a><![CDATA[{text}]]></a>").into_bytes(),
        ),
        ("letters of two bytes", "customXml/item5.xml", utf16(&format!("<a>{text}</a>"))),
        ("a package in the package", "ppt/embeddings/book99.xlsx", inner.clone()),
        (
            "a package in a package in the package",
            "ppt/embeddings/book98.bin",
            package(&Parts::from([("a.zip".to_owned(), inner.clone())])),
        ),
        (
            "a package in base64",
            "customXml/item4.xml",
            xml(&format!("<pkg:binaryData>{}</pkg:binaryData>", base64(&inner, 76))),
        ),
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
        (
            "base64",
            "customXml/item3.xml",
            xml(&format!("<a>{}</a>", base64(format!("x{text}").as_bytes(), 76))),
        ),
        ("hexadecimal digits", "customXml/item2.xml", xml(&format!("<a>{hex}</a>"))),
        ("an attribute", "ppt/slides/slide96.xml", xml(&format!("<p:ext uri=\"{text}\"/>"))),
        ("the comment of a thumbnail", "docProps/thumbnail.jpeg", jpeg(text)),
        ("bytes of no format", "ppt/printerSettings/settings9.bin", bytes(&[0x00, 0xff, 0x80])),
    ]
}

/// Forms of numbers with decimals.
fn numbers(value: f64) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let shown = |text: String| {
        xml(&format!("<p:sld><a:p><a:r><a:t>It is {text}.</a:t></a:r></a:p></p:sld>"))
    };
    let whole = format!("{value:.0}");
    let (head, tail) = whole.split_at(whole.len().saturating_sub(3));
    vec![
        (
            "a binary number",
            "xl/book.bin",
            [[7; 3].as_slice(), &value.to_le_bytes(), &[7; 3]].concat(),
        ),
        ("a number of two decimals", "ppt/slides/slide95.xml", shown(format!("{value:.2}"))),
        ("a whole number with a comma", "ppt/slides/slide94.xml", shown(format!("{head},{tail}"))),
        (
            "a whole number with a narrow space",
            "ppt/slides/slide93.xml",
            shown(format!("{head}\u{202f}{tail}")),
        ),
        (
            "a number with a decimal comma",
            "ppt/slides/slide92.xml",
            shown(format!("{value:.2}").replace('.', ",")),
        ),
        ("a percentage", "ppt/slides/slide91.xml", shown(format!("{:.1}%", value * 100.0))),
        ("thousands", "ppt/slides/slide90.xml", shown(format!("{:.2}K", value / 1000.0))),
        (
            "the end of an axis",
            "ppt/charts/chart99.xml",
            xml(&format!("<c:scaling><c:max val=\"{whole}\"/></c:scaling>")),
        ),
        (
            "an equation",
            "ppt/charts/chart98.xml",
            xml(&format!("<c:trendlineLbl><a:t>y = 2x + {value:.4}</a:t></c:trendlineLbl>")),
        ),
    ]
}
