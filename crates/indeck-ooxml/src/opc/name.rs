//! Names of parts: what is safe, what is equal, how one part's reference to another reads.
//!
//! Inside the crate a part's name has no leading slash: `ppt/slides/slide1.xml`.
//!
//! Source: ECMA-376-2, 6.2 (part names), 6.4 (resolving references), 6.5 (relationships).

use crate::error::Error;

/// Checks a zip entry's name.
pub(crate) fn check(bytes: &[u8]) -> Result<&str, Error> {
    let shown = || Error::UnsafeName { name: String::from_utf8_lossy(bytes).into_owned() };
    let name = std::str::from_utf8(bytes).map_err(|_| shown())?;
    let decoded = key(name);
    let bad_segment = |segment: &str| segment.is_empty() || segment.chars().all(|c| c == '.');
    let bad = |name: &str| {
        name.contains('\\') || name.contains(char::is_control) || name.split('/').any(bad_segment)
    };
    if bad(name) || bad(&decoded) { Err(shown()) } else { Ok(name) }
}

/// What equal names have in common: ASCII letters in lower case, percent-encoding undone.
pub(crate) fn key(name: &str) -> String {
    let mut key = decode(name.trim_start_matches('/'));
    key.make_ascii_lowercase();
    key
}

/// The name that `target`, written in a relationship of `source`, refers to; `None` if it leaves
/// the package. A fragment (`#…`) or query is cut off.
pub(crate) fn resolve(source: &str, target: &str) -> Option<String> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let path = decode(&path.replace('\\', "/"));
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = Vec::new();
    if !path.starts_with('/') {
        segments.extend(folder.split('/').filter(|segment| !segment.is_empty()));
    }
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            _ => segments.push(segment),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

/// The shortest reference from one part to another; `source` is empty for the package.
pub(crate) fn relative(source: &str, target: &str) -> String {
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut from: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    let mut to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // The last segment of the target is its own, never a folder that both are in.
    let shared = shared.min(to.len().saturating_sub(1));
    from.drain(..shared);
    to.drain(..shared);
    let up = "../".repeat(from.len());
    encode(&(up + &to.join("/")))
}

/// The part that holds the relationships of `source`; of the package for an empty name.
pub(crate) fn relationships_part(source: &str) -> String {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The part whose relationships `name` holds, if it is a part of relationships.
pub(crate) fn relationships_source(name: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/')?;
    let source = file.strip_suffix(".rels")?;
    match folder.strip_suffix("_rels")? {
        "" => Some(source.to_owned()),
        folder => folder.ends_with('/').then(|| format!("{folder}{source}")),
    }
}

/// The part of the name after the last dot, in lower case.
pub(crate) fn extension(name: &str) -> Option<String> {
    let file = name.rsplit('/').next()?;
    file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())
}

/// Undoes percent-encoding, but for what would change the name's structure.
fn decode(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair =
            (first == b'%').then(|| after.first_chunk::<2>().copied().and_then(hex)).flatten();
        match pair {
            Some(byte) if !matches!(byte, b'/' | b'\\' | b'%' | 0) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    // What decodes to no text was no encoding of text.
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

fn hex(pair: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let [high, low] = pair;
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Encodes what may not stand in a reference as it is.
fn encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            ' ' | '#' | '?' | '[' | ']' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => {
                encoded.push_str(&format!("%{:02X}", u32::from(character)));
            }
            _ => encoded.push(character),
        }
    }
    encoded
}
