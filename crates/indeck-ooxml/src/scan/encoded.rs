//! Runs of base64 in texts.
//!
//! Source: RFC 4648, 4 and 5.

/// The shortest run that is taken for base64.
const SHORTEST: usize = 16;

/// What stands in a text in base64, decoded, run by run.
pub(super) struct Base64Runs<'t> {
    rest: &'t str,
}

impl<'t> Base64Runs<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }
}

impl Iterator for Base64Runs<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            let start = self.rest.find(is_digit)?;
            let from = self.rest.get(start..).unwrap_or_default();
            let end = from.find(|c| !is_digit(c)).unwrap_or(from.len());
            let (run, after) = from.split_at_checked(end)?;
            self.rest = after;
            if run.len() >= SHORTEST {
                return Some(decode(run));
            }
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_')
}

fn decode(run: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(run.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for digit in run.bytes().filter_map(value) {
        bits = (bits << 6) | digit;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

fn value(byte: u8) -> Option<u32> {
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
