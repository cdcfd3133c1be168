//! The part of a text that a finding points at.

use std::ops::Range;

use indeck::Location;

use crate::untrusted::without_c1;

/// A line of a text and the bytes of it that are meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line, without its end.
    pub(crate) line: String,
    /// The bytes of the line; always on borders of characters.
    pub(crate) span: Range<usize>,
}

impl Excerpt {
    /// The line of `text` at which `at` begins, or `None` if the text has no such line.
    ///
    /// A place of several lines is marked on its first one only: a caret shows where to look, and
    /// a spec's blocks are long.
    pub(crate) fn of(text: &str, at: &Location) -> Option<Self> {
        let index = usize::try_from(at.line.checked_sub(1)?).ok()?;
        let line = without_c1(text.lines().nth(index)?);
        let start = byte_of(&line, at.column);
        let end = if at.end_line == at.line { byte_of(&line, at.end_column) } else { line.len() };
        Some(Self { line, span: start..end.max(start) })
    }
}

/// The byte at which the character of that column (from 1) begins, or the line's end.
fn byte_of(line: &str, column: u32) -> usize {
    let index = column.saturating_sub(1) as usize;
    line.char_indices().nth(index).map_or(line.len(), |(byte, _)| byte)
}
