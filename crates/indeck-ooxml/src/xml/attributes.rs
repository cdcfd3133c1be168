//! Reads the attributes of a start tag.

use super::document::AttributeSpan;
use super::parse::place;

/// What is wrong with an attribute, and where.
pub(super) type Fault = (usize, &'static str);

/// Reads `name="value"` pairs of `inside`, which is what a start tag holds after its name, its end
/// included, and begins at `from`. References in values are not looked at.
pub(super) fn read(
    inside: &str,
    from: usize,
    attributes: &mut Vec<AttributeSpan>,
) -> Result<(), Fault> {
    let inside = inside.strip_suffix('>').unwrap_or(inside);
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    let mut rest = inside;
    loop {
        let trimmed = rest.trim_ascii_start();
        if trimmed.is_empty() {
            return Ok(());
        }
        let at = from + (inside.len() - trimmed.len());
        if trimmed.len() == rest.len() {
            return Err((at, "a space is missing before an attribute"));
        }
        let (span, after) = one(trimmed, at)?;
        attributes.push(span);
        rest = after;
    }
}

/// Reads one attribute at the start of `text`; returns what follows it.
fn one(text: &str, at: usize) -> Result<(AttributeSpan, &str), Fault> {
    let (name, value) = text.split_once('=').ok_or((at, "an attribute has no value"))?;
    let name = name.trim_ascii_end();
    if name.is_empty() || name.contains([' ', '\t', '\r', '\n', '"', '\'', '<', '&']) {
        return Err((at, "an attribute has no proper name or no value"));
    }
    let value = value.trim_ascii_start();
    let quote = match value.as_bytes().first() {
        Some(b'"') => '"',
        Some(b'\'') => '\'',
        _ => return Err((at, "an attribute's value is not in quotes")),
    };
    let start = at + (text.len() - value.len()) + 1;
    let (value, after) = value
        .get(1..)
        .and_then(|value| value.split_once(quote))
        .ok_or((at, "an attribute's value has no closing quote"))?;
    if value.contains('<') {
        return Err((start, "`<` in an attribute's value"));
    }
    let span = AttributeSpan {
        start: place(at),
        name_len: place(name.len()),
        value: (place(start), place(start + value.len())),
        ns: 0,
    };
    Ok((span, after))
}
