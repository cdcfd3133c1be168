//! Texts in the files of pictures: PNG's chunks, JPEG's segments, what stands behind the picture.
//!
//! Source: W3C PNG (third edition) 11.3.3 (textual information); ITU-T T.81, B.2.4 (segments).

use flate2::{Decompress, FlushDecompress};

use super::piece::Place;
use super::walk::Walk;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Bytes that a compressed text may unpack to.
const LARGEST_TEXT: usize = 4 << 20;

/// Shows the texts of a picture's file; whether it is one.
pub(super) fn check(part: &str, bytes: &[u8], walk: &mut Walk<'_>, depth: u32) -> bool {
    if let Some(chunks) = bytes.strip_prefix(PNG) {
        png(part, chunks, walk, depth);
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        jpeg(part, bytes, walk, depth);
    } else {
        return false;
    }
    true
}

fn png(part: &str, mut chunks: &[u8], walk: &mut Walk<'_>, depth: u32) {
    while let Some((head, rest)) = chunks.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some((body, rest)) = rest.split_at_checked(length) else { break };
        match &kind {
            b"tEXt" | b"eXIf" => walk.raw(part, body, Place::PictureText, depth),
            b"zTXt" | b"iTXt" => {
                walk.raw(part, body, Place::PictureText, depth);
                if let Some(text) = compressed(&kind, body) {
                    walk.raw(part, &text, Place::PictureText, depth);
                }
            }
            _ => {}
        }
        chunks = rest.get(4..).unwrap_or_default();
        if &kind == b"IEND" {
            break;
        }
    }
    walk.raw(part, chunks, Place::PictureText, depth);
}

/// The unpacked text of a chunk that has one.
fn compressed(kind: &[u8; 4], body: &[u8]) -> Option<Vec<u8>> {
    let after = |bytes: &[u8]| bytes.iter().position(|byte| *byte == 0).map(|at| at + 1);
    let mut rest = body.get(after(body)?..)?;
    if kind == b"iTXt" {
        let (flag, more) = rest.split_first()?;
        if *flag == 0 {
            return None;
        }
        rest = more.get(1..)?;
        for _ in 0..2 {
            rest = rest.get(after(rest)?..)?;
        }
    } else {
        rest = rest.get(1..)?;
    }
    let mut text = Vec::with_capacity((rest.len() * 4).min(LARGEST_TEXT));
    Decompress::new(true).decompress_vec(rest, &mut text, FlushDecompress::Sync).ok()?;
    Some(text)
}

fn jpeg(part: &str, bytes: &[u8], walk: &mut Walk<'_>, depth: u32) {
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some(([0xFF, marker, high, low], _)) = rest.split_first_chunk::<4>() {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let segment = rest.get(4..2 + length);
        // Applications' segments and comments.
        if let (0xE0..=0xEF | 0xFE, Some(segment)) = (*marker, segment) {
            walk.raw(part, segment, Place::PictureText, depth);
        }
        rest = rest.get(2 + length.max(2)..).unwrap_or_default();
        // The picture itself goes up to the last end marker.
        if *marker == 0xDA {
            break;
        }
    }
    let end = bytes.windows(2).rposition(|pair| pair == [0xFF, 0xD9]);
    let behind = end.and_then(|end| bytes.get(end + 2..)).unwrap_or_default();
    walk.raw(part, behind, Place::PictureText, depth);
}
