//! `Replace`: texts to look for, and what comes in their place.

use std::ops::Range;

use crate::part::paragraph::BREAK;

/// Texts to look for, and what comes in their place; all are looked for at once, and what came in
/// is not searched again. Where several fit, the longest is taken, of equals the first.
///
/// ```
/// use indeck_ooxml::Replace;
/// let replace = Replace::new().with("2023", "2024").with_tag("client", "Meridian");
/// assert_eq!(replace.apply("2023 for {{ client }}"), ("2024 for Meridian".to_owned(), 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replace {
    /// Whether capital and small letters are the same.
    pub ignore_case: bool,
    /// Whether only whole words are found: no letter or digit stands before or after.
    pub whole_words: bool,
    pairs: Vec<(Pattern, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Pattern {
    Literal(String),
    /// A name in double braces, with any spaces inside them.
    Tag(String),
}

/// What was found in a text: its place in bytes, and which pair fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) range: Range<usize>,
    pub(crate) pair: usize,
}

impl Replace {
    /// Nothing to look for yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Also looks for that text. A line feed in either stands for a line break. Looking for an
    /// empty text finds nothing.
    #[must_use]
    pub fn with(mut self, find: &str, replacement: &str) -> Self {
        self.pairs.push((Pattern::Literal(breaks(find)), breaks(replacement)));
        self
    }

    /// Also looks for a name in double braces: `{{name}}`, `{{ name }}`.
    #[must_use]
    pub fn with_tag(mut self, name: &str, replacement: &str) -> Self {
        self.pairs.push((Pattern::Tag(name.trim().to_owned()), breaks(replacement)));
        self
    }

    /// The same for capital and small letters.
    #[must_use]
    pub fn ignoring_case(mut self) -> Self {
        self.ignore_case = true;
        self
    }

    /// The same for whole words only.
    #[must_use]
    pub fn whole_words(mut self) -> Self {
        self.whole_words = true;
        self
    }

    /// Replaces in a plain text; returns it and how often something was replaced.
    pub fn apply(&self, text: &str) -> (String, usize) {
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        let found = self.find(text);
        for found in &found {
            out.push_str(text.get(from..found.range.start).unwrap_or_default());
            out.push_str(self.replacement(found.pair));
            from = found.range.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        (out, found.len())
    }

    /// What comes in the place of the pair's text.
    pub(crate) fn replacement(&self, pair: usize) -> &str {
        self.pairs.get(pair).map_or("", |(_, replacement)| replacement)
    }

    /// What is found in a text, in order, without overlaps.
    pub(crate) fn find(&self, text: &str) -> Vec<Match> {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
            match self.longest_at(text, at) {
                Some(fit) => {
                    at = fit.range.end;
                    found.push(fit);
                }
                None => at += next.len_utf8(),
            }
        }
        found
    }

    fn longest_at(&self, text: &str, at: usize) -> Option<Match> {
        let rest = text.get(at..)?;
        let mut best: Option<Match> = None;
        for (pair, (pattern, _)) in self.pairs.iter().enumerate() {
            let length = match pattern {
                Pattern::Literal(find) => self.prefix(rest, find),
                Pattern::Tag(name) => self.tag(rest, name),
            };
            let Some(length) = length.filter(|length| *length > 0) else { continue };
            let range = at..at + length;
            let longer = best.as_ref().is_none_or(|best| range.end > best.range.end);
            if longer && (!self.whole_words || is_whole(text, &range)) {
                best = Some(Match { range, pair });
            }
        }
        best
    }

    /// How many bytes at the start of `text` are `find`.
    fn prefix(&self, text: &str, find: &str) -> Option<usize> {
        if !self.ignore_case {
            return text.starts_with(find).then_some(find.len());
        }
        let mut wanted = find.chars().flat_map(char::to_lowercase).peekable();
        let mut length = 0;
        for c in text.chars() {
            if wanted.peek().is_none() {
                break;
            }
            for lower in c.to_lowercase() {
                if wanted.next() != Some(lower) {
                    return None;
                }
            }
            length += c.len_utf8();
        }
        wanted.peek().is_none().then_some(length)
    }

    /// How many bytes at the start of `text` are the tag of that name.
    fn tag(&self, text: &str, name: &str) -> Option<usize> {
        let blank = |c: char| c.is_whitespace() && c != BREAK;
        let inside = text.strip_prefix("{{")?.trim_start_matches(blank);
        let after = inside.get(self.prefix(inside, name)?..)?;
        let after = after.trim_start_matches(blank).strip_prefix("}}")?;
        Some(text.len() - after.len())
    }
}

/// Whether no letter or digit touches the range.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !is_word(before) && !is_word(after)
}

fn breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\n', '\r'], "\u{b}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_are_replaced_at_once() {
        let cases = [
            (Replace::new().with("a", "b").with("b", "a"), "ab", "ba", 2),
            (Replace::new().with("ab", "1").with("abc", "2"), "abcab", "21", 2),
            (Replace::new().with("", "x"), "abc", "abc", 0),
            (Replace::new().with("ÄB", "x").ignoring_case(), "äb Äb äB", "x x x", 3),
            (Replace::new().with("ss", "x").ignoring_case(), "SS ß", "x ß", 1),
            (
                Replace::new().with("cat", "dog").whole_words(),
                "cat concat cat1 (cat)",
                "dog concat cat1 (dog)",
                2,
            ),
            (Replace::new().with_tag("n", "x"), "{{n}} {{ n }} {{nn}} {{n", "x x {{nn}} {{n", 2),
            (Replace::new().with("a\nb", "1\r\n2"), "a\u{b}b", "1\u{b}2", 1),
            (Replace::new().with("aa", "a"), "aaaa", "aa", 2),
        ];
        for (replace, text, expected, count) in cases {
            assert_eq!(replace.apply(text), (expected.to_owned(), count), "{text}");
        }
    }
}
