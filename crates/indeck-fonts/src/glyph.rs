//! What is shown for a character: a glyph of the face, of the face with more signs, or a box.

use unicode_width::UnicodeWidthChar;

use crate::file::{Font, Shipped};

/// Makes one sign of the signs before and after it.
const JOINER: char = '\u{200d}';
/// A tab in em: PowerPoint's usual distance of an inch between tab stops, at 18 pt.
const TAB: f64 = 4.0;
/// A character that takes a square, as ideographs do.
const SQUARE: f64 = 1.0;
/// The box that DejaVu Sans shows for an unknown character.
pub(crate) const BOX: f64 = 1229.0 / 2048.0;

/// The width, in em, of a character that the font of a face, or the one with more signs, may have.
/// Only the former's are stretched.
pub(crate) fn advance(
    letter: char,
    before: char,
    font: Option<&Font>,
    bold: bool,
    stretch: f64,
) -> f64 {
    if letter.is_ascii_graphic() || letter == ' ' {
        return font.and_then(|font| font.advance(letter)).unwrap_or(BOX) * stretch;
    }
    if let Some(special) = special(letter, before) {
        return special;
    }
    match font.and_then(|font| font.advance(letter)) {
        Some(width) => width * stretch,
        None => more_signs(bold)
            .and_then(|font| font.advance(letter))
            .unwrap_or_else(|| unknown(letter)),
    }
}

/// The width of what takes none by itself, and of a tab.
fn special(letter: char, before: char) -> Option<f64> {
    match letter {
        '\t' => Some(TAB),
        '\u{1f3fb}'..='\u{1f3ff}' => Some(0.0),
        _ if before == JOINER => Some(0.0),
        _ => (letter.width().unwrap_or(0) == 0).then_some(0.0),
    }
}

/// The width of a character without a glyph.
fn unknown(letter: char) -> f64 {
    if is_wide(letter) { SQUARE } else { BOX }
}

/// Whether a character takes a square, as ideographs do; a line may break before and after it.
pub(crate) fn is_wide(letter: char) -> bool {
    letter >= '\u{1100}' && letter.width() == Some(2)
}

/// The font with more signs.
pub(crate) fn more_signs(bold: bool) -> Option<&'static Font> {
    Shipped::DejaVuSans.file(bold, false).font()
}

/// Whether nothing is drawn for a character: it is a control, or part of the sign before it.
pub(crate) fn is_hidden(letter: char, before: char) -> bool {
    before == JOINER
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}
