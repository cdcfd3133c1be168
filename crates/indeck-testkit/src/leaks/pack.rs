//! Ways to pack a text into bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

pub(super) fn xml(content: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x>{content}</x>").into_bytes()
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// The beginning of a JPEG with a comment.
pub(super) fn jpeg(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len() + 2).expect("a short text").to_be_bytes();
    [&[0xff, 0xd8, 0xff, 0xfe], length.as_slice(), text.as_bytes(), &[0xff, 0xd9]].concat()
}

/// A PNG that has only a deflated text; the sums are left out, as no reader of it checks them here.
pub(super) fn png(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(format!("said: {text}").as_bytes()).expect("memory takes all bytes");
    let stream = encoder.finish().expect("memory takes all bytes");
    [b"\x89PNG\r\n\x1a\n\0\0\0\x30zTXtComment\0\0".as_slice(), &stream, &[0; 4]].concat()
}

pub(super) fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("memory takes all bytes");
    encoder.finish().expect("memory takes all bytes")
}

/// Base64 in lines of a length.
pub(super) fn base64(bytes: &[u8], width: usize) -> String {
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
