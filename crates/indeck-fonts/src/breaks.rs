//! Where a line may end between two characters neither of which is a space.
//!
//! Fewer places than Unicode names (UAX #14), so that no line is taken for shorter than it is
//! shown: after hyphens and dashes, and around ideographs, but for what must not begin a line.

use crate::glyph::is_wide;

/// What begins no line, besides ASCII.
const NO_BEGIN: &str = "、。，．・：；？！）］｝」』】〕〉》〗’”…‥ー々〻ゝゞヽヾ゛゜％℃\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
/// What ends no line, besides ASCII.
const NO_END: &str = "（［｛「『【〔〈《〖‘“￥＄";

/// Whether the line may end between the characters; `earlier` comes before both.
pub(crate) fn between(earlier: char, before: char, after: char) -> bool {
    match before {
        _ if is_glue(before) || is_glue(after) => false,
        '\u{200b}' => true,
        '-' | '\u{2010}' => {
            !earlier.is_whitespace() && !after.is_ascii_digit() && !is_hyphen(after)
        }
        '–' | '—' => !is_hyphen(after),
        _ if is_wide(before) || is_wide(after) => !no_end(before) && !no_begin(after),
        _ => false,
    }
}

/// Whether a character is a space at which a line may end.
pub(crate) fn is_space(letter: char) -> bool {
    letter.is_whitespace() && !is_glue(letter) && !is_forced(letter)
}

/// Whether a character is a break within a paragraph.
pub(crate) fn is_forced(letter: char) -> bool {
    matches!(letter, '\n' | '\u{b}' | '\u{2028}')
}

/// Whether a character keeps its neighbours on its line.
fn is_glue(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2060}' | '\u{2011}')
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '–' | '—')
}

fn no_begin(letter: char) -> bool {
    matches!(letter, ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '%' | '/')
        || is_hyphen(letter)
        || NO_BEGIN.contains(letter)
}

fn no_end(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '$' | '€' | '£' | '#') || NO_END.contains(letter)
}
