//! Texts in capitals and ASCII digits, in words, with the places where they stood.

use unicode_normalization::UnicodeNormalization;

/// A text with digits of any script as ASCII digits, letters as capitals, dashes and spaces alike.
pub(super) struct Folded {
    pub(super) text: String,
    /// The offset in the original of each byte, unless they are the same.
    offsets: Option<Vec<usize>>,
    pub(super) words: Vec<Word>,
}

/// A run of ASCII letters and digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) digits: usize,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let (text, offsets) = match original.is_ascii() {
            true => (original.to_ascii_uppercase(), None),
            false => fold(original),
        };
        let words = words(&text);
        Self { text, offsets, words }
    }

    /// The offset in the original.
    pub(super) fn original(&self, at: usize) -> usize {
        self.offsets.as_ref().map_or(at, |offsets| offsets.get(at).copied().unwrap_or_default())
    }

    pub(super) fn word(&self, word: Word) -> &str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// What stands between two words.
    pub(super) fn between(&self, one: Word, two: Word) -> &str {
        self.text.get(one.end..two.start).unwrap_or_default()
    }

    /// Whether the word has a letter of another script or an underline beside it on that side.
    pub(super) fn is_glued(&self, start: usize, end: usize) -> bool {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        joins(self.text.get(..start).and_then(|before| before.chars().next_back()))
            || joins(self.text.get(end..).and_then(|after| after.chars().next()))
    }
}

fn fold(original: &str) -> (String, Option<Vec<usize>>) {
    let mut text = String::with_capacity(original.len());
    let mut offsets = Vec::with_capacity(original.len() + 1);
    for (at, character) in original.char_indices() {
        let mut push = |c: char| {
            text.push(c);
            offsets.resize(text.len(), at);
        };
        match character {
            c if c.is_ascii() => push(c.to_ascii_uppercase()),
            '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => push('-'),
            c if c.is_whitespace() => push(' '),
            c => match digit(c) {
                Some(digit) => push(digit),
                None => std::iter::once(c).nfkc().flat_map(char::to_uppercase).for_each(push),
            },
        }
    }
    offsets.push(original.len());
    (text, Some(offsets))
}

/// The ASCII digit of a decimal digit of another script.
///
/// Source: Unicode Character Database, general category Nd: each block begins with its zero.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 38] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
        0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
        0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
        0xff10, 0x104a0, 0x11066,
    ];
    let code = c as u32;
    let before = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    let value = code - ZEROS.get(before)?;
    char::from_digit(value, 10)
}

fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(skip) =
        bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_alphanumeric))
    {
        let start = at + skip;
        let rest = bytes.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let digits = rest.iter().take(length).filter(|byte| byte.is_ascii_digit()).count();
        words.push(Word { start, end: start + length, digits });
        at = start + length;
    }
    words
}
