//! Bytes of a part into UTF-8.
//!
//! Source: ECMA-376-2, 9.1.4 (parts are UTF-8 or UTF-16), XML 1.0, annex F.

use crate::error::Error;

/// The text of a part, with a byte order mark if UTF-8 has one. A part in UTF-16 is decoded, and
/// its declaration says UTF-8.
pub(super) fn utf8(part: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let decoded = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(&bytes, u16::from_be_bytes),
        _ => return String::from_utf8(bytes).map_err(|error| bad(part, &error)),
    };
    decoded.map(|text| declared_utf8(&text)).ok_or_else(|| Error::MalformedXml {
        part: part.to_owned(),
        line: 1,
        column: 1,
        reason: "the text is not valid UTF-16".to_owned(),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()
}

/// The text with the encoding in its declaration replaced.
fn declared_utf8(text: &str) -> String {
    let end = if text.starts_with("<?xml") { text.find("?>").unwrap_or(0) } else { 0 };
    let (declaration, rest) = text.split_at(end);
    let value = declaration.find("encoding").and_then(|at| {
        let quote = at + declaration.get(at..)?.find(['"', '\''])?;
        let mark = declaration.get(quote..=quote)?;
        let length = declaration.get(quote + 1..)?.find(mark)?;
        Some(quote + 1..quote + 1 + length)
    });
    let mut declaration = declaration.to_owned();
    if let Some(value) = value {
        declaration.replace_range(value, "UTF-8");
    }
    declaration + rest
}

fn bad(part: &str, error: &std::string::FromUtf8Error) -> Error {
    let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
    let last = good.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = String::from_utf8_lossy(last).chars().count() + 1;
    Error::MalformedXml {
        part: part.to_owned(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        reason: "the text is not valid UTF-8".to_owned(),
    }
}
