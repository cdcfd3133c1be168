//! A text as it was written, with the place of every character.

use std::ops::Range;

use crate::diagnostic::Location;

/// Where a stretch of a text begins in its file: from `offset` on, each further character stands
/// one column further right, up to the next anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Offset into the text, in characters.
    pub offset: u32,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column in the file, from 1.
    pub column: u32,
}

/// A text that may hold `{{ … }}`. What was read from it (without quotes, escapes, indentation)
/// and what stands in the file differ; the anchors join the two.
///
/// ```
/// use indeck_model::spec::{Anchor, Written};
/// use indeck_model::Location;
/// let text = Written {
///     text: "one\ntwo".into(),
///     at: Location::point("report.yaml", 3, 8),
///     anchors: vec![
///         Anchor { offset: 0, line: 4, column: 5 },
///         Anchor { offset: 4, line: 5, column: 5 },
///     ],
/// };
/// let two = text.locate(5..6);
/// assert_eq!((two.line, two.column), (5, 6));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The place of the whole.
    pub at: Location,
    /// Places of its stretches, by rising offset; none means that only the whole has a place.
    pub anchors: Vec<Anchor>,
}

impl Written {
    /// The text from a character on, counted from 0, with its places.
    #[must_use]
    pub fn tail(&self, start: usize) -> Self {
        let text = self.text.chars().skip(start).collect();
        let first = u32::try_from(start).unwrap_or(u32::MAX);
        let next = self.anchors.partition_point(|a| a.offset <= first);
        let anchors = self.anchors.get(next.saturating_sub(1)..).unwrap_or_default().iter();
        let moved = |a: &Anchor| {
            let passed = first.saturating_sub(a.offset);
            let offset = a.offset.saturating_sub(first);
            Anchor { offset, line: a.line, column: a.column.saturating_add(passed) }
        };
        Self { text, at: self.at.clone(), anchors: anchors.map(moved).collect() }
    }

    /// The place of some of its characters, counted in characters from 0.
    pub fn locate(&self, characters: Range<usize>) -> Location {
        let (Some((line, column)), Some((end_line, end_column))) = (
            self.place_of(characters.start),
            self.place_of(characters.end.saturating_sub(1).max(characters.start)),
        ) else {
            return self.at.clone();
        };
        let file = self.at.file.clone();
        Location { file, line, column, end_line, end_column: end_column.saturating_add(1) }
    }

    fn place_of(&self, offset: usize) -> Option<(u32, u32)> {
        let offset = u32::try_from(offset).ok()?;
        let next = self.anchors.partition_point(|a| a.offset <= offset);
        let anchor = self.anchors.get(next.checked_sub(1)?)?;
        Some((anchor.line, anchor.column.saturating_add(offset - anchor.offset)))
    }
}
