//! Media and embedded files: what they are by their first bytes, and whether they are whole.

use crate::lint::context::Context;
use crate::lint::finding::{At, Sink};
use crate::lint::rules::package as rule;
use crate::opc::name;

/// Formats by ending, with how their files begin.
const SIGNATURES: [(&str, &[&[u8]]); 11] = [
    ("png", &[b"\x89PNG\r\n\x1a\n"]),
    ("jpg", &[b"\xFF\xD8\xFF"]),
    ("jpeg", &[b"\xFF\xD8\xFF"]),
    ("gif", &[b"GIF8"]),
    ("bmp", &[b"BM"]),
    ("tif", &[b"II*\0", b"MM\0*"]),
    ("tiff", &[b"II*\0", b"MM\0*"]),
    ("emf", &[b"\x01\0\0\0"]),
    ("xlsx", &[b"PK\x03\x04"]),
    ("xlsm", &[b"PK\x03\x04"]),
    ("docx", &[b"PK\x03\x04"]),
];

/// Files of unknown formats are read whole, to find damage, up to so many bytes: videos are not.
const WHOLE: u64 = 32 << 20;

pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    for part in context.package.names() {
        if part.starts_with("ppt/media/") || part.starts_with("ppt/embeddings/") {
            check_one(context, part, sink);
        }
    }
}

fn check_one(context: &Context, part: &str, sink: &mut Sink<'_>) {
    let at = At { slide: context.home(part), ..At::part(part) };
    let ending = name::extension(part).unwrap_or_default();
    let own = SIGNATURES.iter().find(|(known, _)| *known == ending);
    let size = context.package.packed(part).map_or(0, |packed| packed.size);
    if size > WHOLE && own.is_none() {
        return;
    }
    let bytes = match context.package.bytes(part) {
        Ok(bytes) => bytes,
        Err(error) => return sink.say(&rule::PART_DAMAGED, at, error.to_string()),
    };
    if bytes.is_empty() {
        return sink.say(&rule::MEDIA_EMPTY, at, format!("`{part}` is empty"));
    }
    let begins = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
    if own.is_some_and(|(_, starts)| !begins(starts)) {
        let other = SIGNATURES.iter().find(|(_, starts)| begins(starts));
        return match other {
            Some((other, _)) => {
                let message = format!("`{part}` is `{other}` by its content");
                sink.say(&rule::MEDIA_ENDING, at, message);
            }
            None => sink.say(&rule::MEDIA_DAMAGED, at, format!("`{part}` is no `{ending}`")),
        };
    }
    let damage = match &*ending {
        "png" => png_damage(&bytes),
        "jpg" | "jpeg" if !ends_as_jpeg(&bytes) => {
            return sink.say(&rule::MEDIA_CUT_OFF, at, format!("`{part}` has no end"));
        }
        "svg" => (!is_well_formed(context, part)).then_some("is no well-formed XML"),
        _ => None,
    };
    if let Some(damage) = damage {
        sink.say(&rule::MEDIA_DAMAGED, at, format!("`{part}` {damage}"));
    }
}

/// What is wrong with the chunks of a PNG.
///
/// Source: PNG specification, 5.3 (chunk layout).
fn png_damage(bytes: &[u8]) -> Option<&'static str> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let body = length.checked_add(4).and_then(|end| after.get(..end));
        let sum = body.and_then(|body| after.get(body.len()..)?.first_chunk::<4>());
        let (Some(body), Some(sum)) = (body, sum) else { break };
        if crc32fast::hash(body) != u32::from_be_bytes(*sum) {
            return Some("has a chunk with a wrong checksum");
        }
        if body.starts_with(b"IEND") {
            return None;
        }
        rest = after.get(body.len() + 4..).unwrap_or_default();
    }
    Some("is cut off")
}

/// Whether the end of the picture is near the end of the file.
fn ends_as_jpeg(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(4_096)..).unwrap_or(bytes);
    tail.windows(2).any(|pair| pair == b"\xFF\xD9")
}

/// Drawings may have document types, which parts must not: those are let pass.
fn is_well_formed(context: &Context, part: &str) -> bool {
    use crate::error::Error;
    !matches!(context.package.document(part), Err(Error::MalformedXml { .. }))
}
