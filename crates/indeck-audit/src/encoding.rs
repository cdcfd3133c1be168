//! Base64 and hexadecimal texts, in their one canonical form each.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// Standard base64 with padding.
///
/// Source: RFC 4648, section 4.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of standard base64 with padding; `None` for any other text, such as one with bits set
/// that no byte takes: two texts never stand for the same bytes.
pub(crate) fn unbase64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// The bytes of base64 in the alphabet for addresses, with padding; `None` for any other text.
///
/// Source: RFC 4648, section 5.
pub(crate) fn unbase64_url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE.decode(text).ok()
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of lower-case hexadecimal digits; `None` for any other text.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

/// A decimal number as the C2SP formats write it: digits, without a leading zero or sign.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.parse().ok()
}
