//! What a part holds inside: packages in packages, deflated streams, base64.

use std::io::Read;

use flate2::read::{GzDecoder, ZlibDecoder};

use crate::archive::entries;

/// How deep packages are unpacked.
const DEEPEST: usize = 6;
/// Most bytes that a stream is inflated to.
const LARGEST: u64 = 64 << 20;
/// Least length of a text that is tried as base64.
const SHORTEST_BASE64: usize = 12;

/// A sequence of bytes that can be looked at, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The way to it: `ppt/embeddings/book1.xlsx > xl/workbook.xml`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The bytes and all that can be unpacked of them, the outermost first.
///
/// # Panics
/// When something that begins like an archive is none that can be read.
pub fn layers(path: &str, bytes: &[u8]) -> Vec<Layer> {
    let mut found = Vec::new();
    unfold(path, bytes, 0, &mut found);
    found
}

fn unfold(path: &str, bytes: &[u8], depth: usize, found: &mut Vec<Layer>) {
    found.push(Layer { path: path.to_owned(), bytes: bytes.to_vec() });
    assert!(depth < DEEPEST, "`{path}` is packed more than {DEEPEST} times");
    if bytes.starts_with(b"PK\x03\x04") {
        for entry in entries(bytes) {
            let name = String::from_utf8_lossy(&entry.name).into_owned();
            unfold(&format!("{path} > {name}"), &entry.data, depth + 1, found);
        }
        return;
    }
    for (at, stream) in inflated(bytes) {
        unfold(&format!("{path} > stream at {at}"), &stream, depth + 1, found);
    }
    for (at, decoded) in decoded(bytes) {
        unfold(&format!("{path} > base64 at {at}"), &decoded, depth + 1, found);
    }
}

/// Streams of zlib and gzip that begin anywhere, as in pictures and documents.
fn inflated(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let begins = |pair: &[u8]| match pair {
        [0x1f, 0x8b] => true,
        [0x78, flags] => (0x7800 + u16::from(*flags)).is_multiple_of(31),
        _ => false,
    };
    let mut found = Vec::new();
    for (at, _) in bytes.windows(2).enumerate().filter(|(_, pair)| begins(pair)) {
        let rest = bytes.get(at..).unwrap_or_default();
        let mut stream = Vec::new();
        // What comes before an error is kept: a stream that is cut off says something, too.
        let _ = if rest.starts_with(&[0x1f]) {
            GzDecoder::new(rest).take(LARGEST).read_to_end(&mut stream)
        } else {
            ZlibDecoder::new(rest).take(LARGEST).read_to_end(&mut stream)
        };
        if stream.len() > 3 {
            found.push((at, stream));
        }
    }
    found
}

/// What runs of the letters of base64 say, also when they are broken into lines.
fn decoded(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut found = Vec::new();
    let (mut start, mut run) = (0, Vec::new());
    for (at, byte) in bytes.iter().chain(b"<").enumerate() {
        match byte {
            b'\r' | b'\n' | b'\t' if !run.is_empty() => {}
            _ if sextet(*byte).is_some() => {
                if run.is_empty() {
                    start = at;
                }
                run.push(*byte);
            }
            _ => {
                if run.len() >= SHORTEST_BASE64 {
                    found.push((start, from_base64(&run)));
                }
                run.clear();
            }
        }
    }
    // What is no text and no file is chance.
    found.retain(|(_, bytes)| {
        bytes.iter().filter(|b| (b' '..=b'~').contains(*b)).count() * 4 > bytes.len() * 3
            || bytes.starts_with(b"PK\x03\x04")
            || bytes.starts_with(b"\x89PNG")
            || bytes.iter().skip(1).step_by(2).take(8).all(|b| *b == 0)
    });
    found
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

fn from_base64(run: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for four in run.chunks(4) {
        let bits = four.iter().filter_map(|b| sextet(*b)).fold(0, |bits, s| (bits << 6) | s);
        let bits = bits << (6 * (4 - four.len()));
        out.extend(bits.to_be_bytes().iter().skip(1).take(four.len() * 6 / 8));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, zip};

    #[test]
    fn packages_in_packages_are_unpacked() {
        let inner = zip(&[Entry::new("sheet.xml", "<v>1</v>")]);
        let outer = zip(&[Entry::new("book.xlsx", inner)]);
        let paths: Vec<String> = layers("deck", &outer).into_iter().map(|l| l.path).collect();
        assert_eq!(paths, ["deck", "deck > book.xlsx", "deck > book.xlsx > sheet.xml"]);
    }

    #[test]
    fn base64_is_decoded_with_and_without_padding_and_in_lines() {
        for written in ["c2VjcmV0IHZhbHVl", "<a b='c2VjcmV0IHZhbHVl'/>", "c2Vjcm\nV0IHZhbHVl\n"] {
            let found = decoded(written.as_bytes());
            assert!(found.iter().any(|(_, b)| b == b"secret value"), "{written}: {found:?}");
        }
        assert_eq!(from_base64(b"c2VjcmV0IDE"), b"secret 1");
    }
}
