//! Text broken into lines.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::breaks;
use crate::face::Face;

/// What widths may differ by when they are added up in another order.
const ROUNDING: f64 = 1e-6;

/// A stretch of a paragraph in one face and size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span<'a> {
    /// Its characters; a line feed ends a line.
    pub text: &'a str,
    /// Its face.
    pub face: Face,
    /// The size of its letters.
    pub size: f64,
}

/// A line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it shows: the numbers of the spans that it has a part of, with the bytes of their text.
    /// Spaces at its end are left out. An empty line has one part, which is empty.
    pub ranges: Vec<(usize, Range<usize>)>,
    /// The width of what it shows.
    pub width: f64,
    /// How far its letters reach above the baseline.
    pub ascent: f64,
    /// How far its letters reach below the baseline; positive.
    pub descent: f64,
    /// The greatest line height of its faces.
    pub height: f64,
}

/// The lines of `text` in `width`, each the bytes that it shows; never none.
///
/// A line ends at spaces, which it does not show, after hyphens and dashes, before and after
/// ideographs, and at a line feed. A longer word is broken inside, never within a character that
/// is made of several.
///
/// ```
/// use indeck_fonts::{Face, wrap};
/// let face = Face::of("Arial", false, false);
/// assert_eq!(wrap("up 4 %\nin total", face, 10.0, 100.0), [0..6, 7..15]);
/// assert_eq!(wrap("long-term", face, 10.0, 30.0), [0..5, 5..9]);
/// ```
pub fn wrap(text: &str, face: Face, size: f64, width: f64) -> Vec<Range<usize>> {
    let lines = wrap_runs(&[Span { text, face, size }], 0.0, width);
    lines.into_iter().filter_map(|line| line.ranges.into_iter().next()).map(|(_, r)| r).collect()
}

/// The lines of a paragraph of several faces and sizes in `width`; never none, unless there is no
/// span. The first line is narrower by `indent`.
///
/// ```
/// use indeck_fonts::{Face, Span, wrap_runs};
/// let [plain, bold] = [false, true].map(|bold| Face::of("Arial", bold, false));
/// let spans = [
///     Span { text: "Revenue ", face: plain, size: 18.0 },
///     Span { text: "grew by 4 %", face: bold, size: 24.0 },
/// ];
/// let lines = wrap_runs(&spans, 0.0, 140.0);
/// assert_eq!(lines[0].ranges, [(0, 0..8), (1, 0..4)]);
/// assert_eq!(lines[1].ranges, [(1, 5..11)]);
/// assert_eq!(lines[1].ascent, bold.ascent(24.0));
/// ```
pub fn wrap_runs(spans: &[Span<'_>], indent: f64, width: f64) -> Vec<Line> {
    let Some(first) = spans.first() else { return Vec::new() };
    let last_extent = Extent::of(first);
    let mut filler = Filler { width: indent, room: width, last_extent, ..Filler::default() };
    let (mut starts, mut offset) = (Vec::with_capacity(spans.len()), 0);
    for span in spans {
        starts.push(offset);
        let extent = Extent::of(span);
        for (at, sign) in span.text.grapheme_indices(true) {
            filler.put(offset + at, sign, span, extent);
        }
        offset += span.text.len();
    }
    filler.finish(offset);
    let lines = filler.lines.into_iter().map(|filled| filled.over(spans, &starts));
    let mut lines: Vec<Line> = lines.collect();
    if let Some(first) = lines.first_mut() {
        first.width = (first.width - indent).max(0.0);
    }
    lines
}

/// How high a line is.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    ascent: f64,
    descent: f64,
    height: f64,
}

impl Extent {
    fn of(span: &Span<'_>) -> Self {
        let Span { face, size, .. } = *span;
        Self {
            ascent: face.ascent(size),
            descent: face.descent(size),
            height: face.line_height(size),
        }
    }

    fn max(self, other: Self) -> Self {
        Self {
            ascent: self.ascent.max(other.ascent),
            descent: self.descent.max(other.descent),
            height: self.height.max(other.height),
        }
    }
}

/// A line, with its place in the text of all spans together.
#[derive(Clone, Debug)]
struct Filled {
    shown: Range<usize>,
    width: f64,
    extent: Extent,
}

/// A place where the line may end.
#[derive(Clone, Copy, Debug)]
struct Chance {
    /// Where what is shown ends, with its width and height.
    end: usize,
    shown_width: f64,
    extent: Extent,
    /// Where the next line begins, and the width up to there.
    next: usize,
    width: f64,
}

/// Fills one line after the other.
#[derive(Debug, Default)]
struct Filler {
    room: f64,
    lines: Vec<Filled>,
    start: usize,
    /// Where what is shown ends, without the spaces after it, and its width.
    end: usize,
    shown_width: f64,
    /// The width with the spaces.
    width: f64,
    extent: Extent,
    /// The height of what comes after the chance.
    extent_after: Extent,
    chance: Option<Chance>,
    /// The last two characters of the line.
    before: [Option<char>; 2],
    /// The height of the last sign, which an empty line takes.
    last_extent: Extent,
}

impl Filler {
    /// Puts a sign, which may be made of several characters, on the line or the next one.
    fn put(&mut self, at: usize, sign: &str, span: &Span<'_>, extent: Extent) {
        let next = at + sign.len();
        let first = sign.chars().next().unwrap_or(' ');
        self.last_extent = extent;
        if sign.chars().any(breaks::is_forced) {
            self.add(0.0, extent);
            self.end_line(self.end.max(self.start), next);
            return;
        }
        let width = span.face.width(sign, span.size);
        if sign.chars().all(breaks::is_space) {
            self.add(width, extent);
        } else {
            self.make_room(at, first, width);
            self.add(width, extent);
            (self.end, self.shown_width) = (next, self.width);
        }
        self.before = [self.before[1], sign.chars().next_back()];
    }

    /// Ends the line before a sign that is no space, if it does not fit.
    fn make_room(&mut self, at: usize, sign: char, width: f64) {
        let [earlier, before] = self.before.map(|letter| letter.unwrap_or(' '));
        let is_new = self.before[1].is_none();
        if !is_new && (breaks::is_space(before) || breaks::between(earlier, before, sign)) {
            self.chance = Some(Chance {
                end: self.end.max(self.start),
                shown_width: self.shown_width,
                extent: self.extent,
                next: at,
                width: self.width,
            });
            self.extent_after = Extent::default();
        }
        while self.width + width > self.room + ROUNDING {
            match self.chance.take() {
                Some(chance) => self.end_at(chance),
                None if self.end > self.start => return self.end_line(at, at),
                None => return,
            }
        }
    }

    fn add(&mut self, width: f64, extent: Extent) {
        self.width += width;
        self.extent = self.extent.max(extent);
        self.extent_after = self.extent_after.max(extent);
    }

    /// Ends the line at a chance; what follows it goes on to the next one.
    fn end_at(&mut self, chance: Chance) {
        let (rest, after, end, before) =
            (self.width - chance.width, self.extent_after, self.end, self.before);
        self.extent = chance.extent;
        self.shown_width = chance.shown_width;
        self.end_line(chance.end, chance.next);
        (self.width, self.extent, self.extent_after) = (rest, after, after);
        if end > chance.next {
            (self.end, self.shown_width, self.before) = (end, rest, before);
        }
    }

    /// Ends the line where what it shows ends; the next one begins at `next`.
    fn end_line(&mut self, end: usize, next: usize) {
        let (shown, width) = (self.start..end, self.shown_width);
        self.lines.push(Filled { shown, width, extent: self.extent });
        *self = Self {
            room: self.room,
            lines: std::mem::take(&mut self.lines),
            start: next,
            end: next,
            last_extent: self.last_extent,
            ..Self::default()
        };
    }

    /// Ends the last line; after a break there is one, even if it is empty.
    fn finish(&mut self, length: usize) {
        if self.before[1].is_none() {
            self.extent = self.extent.max(self.last_extent);
        }
        self.end_line(self.end.max(self.start), length);
    }
}

impl Filled {
    /// The line in terms of the spans, which begin at `starts`.
    fn over(self, spans: &[Span<'_>], starts: &[usize]) -> Line {
        let Range { start, end } = self.shown;
        let first = starts.partition_point(|begin| *begin <= start).saturating_sub(1);
        let parts = spans.iter().zip(starts).enumerate().skip(first);
        let parts =
            parts.take_while(|(_, (_, begin))| **begin < end).map(|(number, (span, begin))| {
                let within = |at: usize| at.saturating_sub(*begin).min(span.text.len());
                (number, within(start)..within(end))
            });
        let mut ranges: Vec<_> = parts.filter(|(_, range)| !range.is_empty()).collect();
        if ranges.is_empty() {
            let at = start - starts.get(first).copied().unwrap_or(start);
            ranges.push((first, at..at));
        }
        let Extent { ascent, descent, height } = self.extent;
        Line { ranges, width: self.width, ascent, descent, height }
    }
}
