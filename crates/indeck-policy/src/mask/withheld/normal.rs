//! Texts in the form in which they are compared.

use unicode_normalization::UnicodeNormalization;

/// A text in NFKC and folded case (capitals first, so that `ß` is `ss`), each run of white space one space, invisible characters gone and
/// dashes alike, with the places where its offsets part from those of the original.
#[derive(Default)]
pub(super) struct Normal {
    pub(super) text: String,
    /// Offset here and in the original, where their difference changes.
    marks: Vec<(usize, usize)>,
}

impl Normal {
    /// Source: UAX #15 (NFKC).
    pub(super) fn new(original: &str) -> Self {
        let mut normal = Self { text: String::with_capacity(original.len()), marks: Vec::new() };
        let bytes = original.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let ascii = rest.iter().position(|b| !b.is_ascii());
            // A mark may compose with the ASCII character before it.
            let plain = ascii.map_or(rest.len(), |ascii| ascii.saturating_sub(1));
            normal.push_ascii(rest.get(..plain).unwrap_or_default(), at);
            let start = at + plain;
            let from = ascii.map_or(start, |ascii| at + ascii);
            let other = bytes.get(from..).unwrap_or_default().iter();
            let end = from + other.take_while(|b| !b.is_ascii()).count();
            normal.push_other(original.get(start..end).unwrap_or_default(), start);
            at = end.max(at + 1);
        }
        normal
    }

    /// The offset in the original; exact at the start of changed passages, otherwise near.
    pub(super) fn original(&self, at: usize) -> usize {
        let before = self.marks.partition_point(|(here, _)| *here <= at);
        let mark = before.checked_sub(1).and_then(|mark| self.marks.get(mark));
        let (here, there) = mark.copied().unwrap_or_default();
        there + (at - here)
    }

    fn push_ascii(&mut self, bytes: &[u8], at: usize) {
        self.mark(at);
        for (offset, byte) in bytes.iter().enumerate() {
            if byte.is_ascii_whitespace() {
                if self.text.ends_with(' ') {
                    continue;
                }
                self.text.push(' ');
            } else {
                if self.text.ends_with(' ') {
                    self.mark(at + offset);
                }
                self.text.push(char::from(byte.to_ascii_lowercase()));
            }
        }
    }

    fn push_other(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        self.mark(at);
        for character in text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase) {
            match character {
                c if is_invisible(c) => {}
                c if c.is_whitespace() => {
                    if !self.text.ends_with(' ') {
                        self.text.push(' ');
                    }
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => self.text.push('-'),
                '\u{2018}' | '\u{2019}' => self.text.push('\''),
                c => self.text.push(c),
            }
        }
    }

    fn mark(&mut self, there: usize) {
        let here = self.text.len();
        if self.original(here) != there {
            self.marks.push((here, there));
        }
    }
}

/// Soft hyphens, joiners, marks of direction and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether the character makes one word with its like. Scripts without spaces between words have
/// none such.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() && !is_ideograph(c)
}

/// Characters of Chinese, Japanese and Korean writing: one says as much as two letters.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// How much a text tells: its letters and digits, ideographs twice.
pub(super) fn weight(text: &str) -> usize {
    let weigh = |c: char| if is_ideograph(c) { 2 } else { usize::from(c.is_alphanumeric()) };
    text.chars().map(weigh).sum()
}
