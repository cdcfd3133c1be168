//! Text behind markup: references, CDATA sections, comments and line ends.
//!
//! The document was checked when it was read, so that nothing here can fail; what could not be
//! resolved would stay as written.

use std::borrow::Cow;

/// The text that content without elements stands for.
pub(super) fn content(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['<', '&', '\r']) {
        return Cow::Borrowed(raw);
    }
    let (mut text, mut rest) = (String::with_capacity(raw.len()), raw);
    while let Some(at) = rest.find('<') {
        let (before, markup) = rest.split_at(at);
        references(before, &mut text);
        rest = if let Some(section) = markup.strip_prefix("<![CDATA[") {
            let (inside, after) = section.split_once("]]>").unwrap_or((section, ""));
            lines(inside, &mut text);
            after
        } else {
            let end = if markup.starts_with("<!--") { "-->" } else { ">" };
            markup.split_once(end).map_or("", |(_, after)| after)
        };
    }
    references(rest, &mut text);
    Cow::Owned(text)
}

/// The value that an attribute's text stands for.
///
/// Source: XML 1.0, 3.3.3 (white space as written becomes spaces, referred to it stays).
pub(super) fn attribute(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['&', '\t', '\n', '\r']) {
        return Cow::Borrowed(raw);
    }
    let plain = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    let mut text = String::with_capacity(plain.len());
    references(&plain, &mut text);
    Cow::Owned(text)
}

/// The character that a reference's name (between `&` and `;`) stands for.
pub(super) fn reference(name: &str) -> Option<char> {
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let number = match code.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16),
        None if code.bytes().all(|b| b.is_ascii_digit()) => code.parse(),
        _ => return None,
    };
    number.ok().and_then(char::from_u32).filter(|c| *c != '\0')
}

fn references(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        lines(before, text);
        match after.split_once(';').and_then(|(name, after)| Some((reference(name)?, after))) {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    lines(rest, text);
}

fn lines(raw: &str, text: &mut String) {
    if raw.contains('\r') {
        text.push_str(&raw.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        text.push_str(raw);
    }
}
