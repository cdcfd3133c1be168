//! Places in the spec's text, and the way from a scalar's characters back to them.

use indeck_model::Location;
use indeck_model::spec::Anchor;
use saphyr_parser::{Marker, ScalarStyle};

/// A stretch of the text: lines and columns from 1, the end exclusive, and the index of its first
/// character and of the one after its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Which of the spec's texts it lies in.
    pub(crate) source: u16,
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Span {
    /// One character.
    pub(crate) fn point(line: usize, column: usize) -> Self {
        let (line, column) = (number(line.max(1)), number(column));
        Self { line, column, end_line: line, end_column: column + 1, ..Self::default() }
    }

    /// The same stretch of another text.
    pub(crate) fn in_text(self, source: u16) -> Self {
        Self { source, ..self }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// From here to the end of `last`, or of `end` where that is farther (a closing bracket).
    pub(crate) fn until_last(self, last: Option<Span>, end: Span) -> Self {
        let end = match last {
            Some(last) if end.is_empty() || last.end > end.end => last,
            _ => end,
        };
        if end.end < self.end {
            return self;
        }
        Self { end_line: end.end_line, end_column: end.end_column, end: end.end, ..self }
    }

    /// The place in a file.
    pub(crate) fn location(&self, file: &str) -> Location {
        Location {
            file: file.to_owned(),
            line: self.line,
            column: self.column,
            end_line: self.end_line,
            end_column: self.end_column,
        }
    }
}

impl From<saphyr_parser::Span> for Span {
    fn from(span: saphyr_parser::Span) -> Self {
        let (line, column) = line_and_column(&span.start);
        let (end_line, end_column) = line_and_column(&span.end);
        Self {
            line,
            column,
            end_line,
            end_column,
            start: span.start.index(),
            end: span.end.index(),
            source: 0,
        }
    }
}

fn line_and_column(mark: &Marker) -> (u32, u32) {
    (number(mark.line().max(1)), number(mark.col() + 1))
}

/// Walks the characters of a scalar's source.
struct Walk<'a> {
    rest: &'a [char],
    line: u32,
    column: u32,
}

impl Walk<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.first().copied()
    }

    fn step(&mut self) {
        let Some((&c, rest)) = self.rest.split_first() else { return };
        self.rest = rest;
        let ends_line = c == '\n' || (c == '\r' && rest.first() != Some(&'\n'));
        if ends_line {
            (self.line, self.column) = (self.line.saturating_add(1), 1);
        } else {
            self.column = self.column.saturating_add(1);
        }
    }

    fn skip_while(&mut self, test: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&test) {
            self.step();
        }
    }

    /// Leaves out what the style puts before the first character.
    fn skip_opening(&mut self, style: ScalarStyle) {
        // An anchor or a tag, which no text begins with outside quotes.
        while matches!(self.peek(), Some('&' | '!')) {
            self.skip_while(|c| !c.is_whitespace());
            self.skip_while(char::is_whitespace);
        }
        match (style, self.peek()) {
            (ScalarStyle::SingleQuoted, Some('\'')) | (ScalarStyle::DoubleQuoted, Some('"')) => {
                self.step()
            }
            (ScalarStyle::Literal | ScalarStyle::Folded, Some('|' | '>')) => {
                self.skip_while(|c| c != '\n');
                self.step();
            }
            _ => {}
        }
    }

    /// Leaves out one escape of a double-quoted text; `false` if it stands for no character (an
    /// escaped line break).
    fn skip_escape(&mut self) -> bool {
        self.step();
        let digits = match self.peek() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some('\n' | '\r') => {
                self.skip_while(char::is_whitespace);
                return false;
            }
            _ => 0,
        };
        (0..=digits).for_each(|_| self.step());
        true
    }

    /// Stands on the source of `c`, and tells how many characters wide that is to be left.
    fn find(&mut self, c: char, style: ScalarStyle) {
        if !c.is_whitespace() {
            self.skip_while(char::is_whitespace);
        }
        while style == ScalarStyle::DoubleQuoted && self.escaped_break() {
            self.skip_escape();
            if !c.is_whitespace() {
                self.skip_while(char::is_whitespace);
            }
        }
    }

    fn escaped_break(&self) -> bool {
        matches!(self.rest, ['\\', '\n' | '\r', ..])
    }

    fn leave(&mut self, c: char, style: ScalarStyle) {
        match (style, self.peek()) {
            (ScalarStyle::DoubleQuoted, Some('\\')) => {
                self.skip_escape();
            }
            (ScalarStyle::SingleQuoted, Some('\'')) => (0..2).for_each(|_| self.step()),
            (_, Some(found)) if found == c || (c.is_whitespace() && found.is_whitespace()) => {
                self.step()
            }
            _ => {}
        }
    }
}

/// Places of a scalar's characters: exact for all that is not white space, in every style.
pub(crate) fn anchors(source: &[char], span: Span, text: &str, style: ScalarStyle) -> Vec<Anchor> {
    let rest = source.get(span.start..span.end.min(source.len())).unwrap_or_default();
    let mut walk = Walk { rest, line: span.line, column: span.column };
    walk.skip_opening(style);
    let mut anchors: Vec<Anchor> = Vec::new();
    for (offset, c) in text.chars().enumerate() {
        walk.find(c, style);
        let here = Anchor { offset: number(offset), line: walk.line, column: walk.column };
        let follows = anchors.last().is_some_and(|last| {
            last.line == here.line
                && last.column.saturating_add(here.offset - last.offset) == here.column
        });
        if !follows {
            anchors.push(here);
        }
        walk.leave(c, style);
    }
    anchors
}
