//! Tells files that are no zip packages apart, so that the user hears what they have.

use crate::error::{Error, Found};

/// The first bytes of a compound file.
///
/// Source: MS-CFB, 2.2 (header).
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The length of an entry of a compound file's directory; entries begin at its multiples.
const ENTRY: usize = 128;

/// What bytes that begin no zip archive are.
pub(super) fn not_a_zip(bytes: &[u8]) -> Option<Error> {
    if bytes.starts_with(&COMPOUND_FILE) {
        // Source: MS-OFFCRYPTO, 2.3.4.4 (`EncryptedPackage` stream).
        let encrypted = has_stream(bytes, "EncryptedPackage");
        return Some(if encrypted { Error::Encrypted } else { Error::LegacyBinary });
    }
    let found = match bytes {
        [] => Found::Empty,
        [b'P', b'K', ..] => return None,
        [b'%', b'P', b'D', b'F', ..] => Found::Pdf,
        _ => Found::Other,
    };
    Some(Error::NotAPackage { found })
}

/// Whether a compound file's directory has a stream of that name.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let mut wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    wide.extend([0, 0]);
    bytes.chunks(ENTRY).any(|entry| entry.starts_with(&wide))
}
