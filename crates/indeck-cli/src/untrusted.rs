//! Text from files, made harmless for a terminal.

use annotate_snippets::normalize_untrusted_str;

/// The text on one line, with nothing in it that a terminal obeys or hides.
pub(crate) fn plain(text: &str) -> String {
    let line = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    normalize_untrusted_str(&without_c1(&line))
}

/// The text, each of its lines [`plain`]; their indents stay.
pub(crate) fn lines(text: &str) -> String {
    let line = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        format!("{}{}\n", " ".repeat(indent), plain(line))
    };
    text.lines().map(line).collect()
}

/// The text with each C1 control character replaced by one character: some terminals take U+009B
/// for the beginning of an escape sequence.
///
/// Source: ECMA-48, section 5.3.
pub(crate) fn without_c1(text: &str) -> String {
    let is_c1 = |c| matches!(c, '\u{80}'..='\u{9F}');
    text.replace(is_c1, "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible_and_lines_become_one() {
        let cases = [
            ("plain", "plain"),
            ("two\r\n  lines", "two lines"),
            ("\u{1b}[2J", "␛[2J"),
            ("\u{9b}2J", "\u{FFFD}2J"),
            ("ab\u{202e}c", "ab\u{FFFD}c"),
        ];
        for (text, expect) in cases {
            assert_eq!(plain(text), expect);
        }
    }
}
