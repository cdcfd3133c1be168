//! Offsets in a text, and the lines and columns that they stand for.

use std::ops::Range;

use indeck_model::Location;

/// A text with the beginnings of its lines.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    file: String,
    text: String,
    lines: Vec<usize>,
}

impl Source {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { file: file.to_owned(), text: text.to_owned(), lines }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place of a stretch of bytes.
    pub(crate) fn location(&self, range: Range<usize>) -> Location {
        let (line, column) = self.place(range.start);
        let (end_line, mut end_column) = self.place(range.end.max(range.start));
        if (line, column) == (end_line, end_column) {
            end_column += 1;
        }
        Location { file: self.file.clone(), line, column, end_line, end_column }
    }

    fn place(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or_default();
        (number(line), number(before.chars().count() + 1))
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn places_count_characters_from_one() {
        let source = Source::new("p.toml", "a = 1\nü = \"é\" # x\n");
        let at = |range| source.location(range).to_string();
        assert_eq!(at(0..1), "p.toml:1:1");
        assert_eq!(at(6..8), "p.toml:2:1");
        assert_eq!(at(11..15), "p.toml:2:5");
        assert_eq!(at(400..401), "p.toml:3:1");
    }
}
