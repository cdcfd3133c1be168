//! The parts of texts that findings point at.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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

/// The lines of texts, split once for all findings.
#[derive(Default)]
pub(crate) struct Lines<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Lines<'a> {
    /// The lines of the texts of those files.
    pub(crate) fn of(
        texts: &'a BTreeMap<String, String>,
        files: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut lines = BTreeMap::new();
        for file in files {
            if let (Entry::Vacant(entry), Some(text)) = (lines.entry(file), texts.get(file)) {
                entry.insert(text.lines().collect());
            }
        }
        Self(lines)
    }

    /// The line at which `at` begins, or `None` if it is not known.
    ///
    /// A place of several lines is marked on its first one only: a caret shows where to look, and
    /// a spec's blocks are long.
    pub(crate) fn excerpt(&self, at: &Location) -> Option<Excerpt> {
        let index = usize::try_from(at.line.checked_sub(1)?).ok()?;
        let line = without_c1(self.0.get(at.file.as_str())?.get(index)?);
        let start = byte_of(&line, at.column);
        let end = if at.end_line == at.line { byte_of(&line, at.end_column) } else { line.len() };
        Some(Excerpt { line, span: start..end.max(start) })
    }
}

/// The byte at which the character of that column (from 1) begins, or the line's end.
fn byte_of(line: &str, column: u32) -> usize {
    let index = column.saturating_sub(1) as usize;
    line.char_indices().nth(index).map_or(line.len(), |(byte, _)| byte)
}
