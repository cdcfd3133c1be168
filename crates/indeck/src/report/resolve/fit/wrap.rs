//! A paragraph broken into lines, as PowerPoint would break it.

use indeck_model::brand::{LevelMetrics, Spacing};
use indeck_model::text::{Bullet, Paragraph};
use indeck_model::{Emu, Pt};

use crate::report::resolve::fit::metrics::{Face, is_joined, is_wide};

const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// A line of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it ends in the paragraph's text, in bytes.
    pub(super) end: usize,
    /// Its height in points.
    pub(super) height: f32,
}

/// Points of a length.
pub(super) fn points(length: Emu) -> f32 {
    (length.0 as f64 / 12_700.0) as f32
}

/// Room in points; `line` is the height of a line.
pub(super) fn spacing(spacing: Spacing, line: f32) -> f32 {
    match spacing {
        Spacing::Lines(share) => line * share.0 / 100.0,
        Spacing::Points(Pt(points)) => points,
    }
}

/// The lines of a paragraph in a column of that width in points; never none.
pub(super) fn lines(paragraph: &Paragraph, width: f32, level: &LevelMetrics) -> Vec<Line> {
    let (left, first) = match paragraph.bullet {
        Bullet::None => (0.0, 0.0),
        _ => (points(level.left), points(level.indent).max(0.0)),
    };
    let mut wrapper = Wrapper::new(width - left, level);
    wrapper.width = first;
    for run in &paragraph.runs {
        let Pt(size) = run.style.size.unwrap_or(level.size);
        let bold = run.style.bold.unwrap_or(level.bold);
        let face = Face::of(run.style.font.as_deref().unwrap_or(&level.font));
        for letter in run.text.chars() {
            wrapper.letter(letter, size * face.advance(letter, bold), size * face.line(letter));
        }
    }
    wrapper.finish()
}

struct Wrapper<'a> {
    level: &'a LevelMetrics,
    /// Height of a line without letters.
    empty: f32,
    room: f32,
    lines: Vec<Line>,
    at: usize,
    last: char,
    /// The line so far: its begin, width and height.
    start: usize,
    width: f32,
    height: f32,
    /// The last place where it may end, with its width and height up to there and the height
    /// from there on.
    chance: Option<(usize, f32, f32)>,
    height_after: f32,
}

impl<'a> Wrapper<'a> {
    fn new(room: f32, level: &'a LevelMetrics) -> Self {
        let empty = level.size.0 * Face::of(&level.font).line(' ');
        Self {
            level,
            empty,
            room,
            lines: Vec::new(),
            at: 0,
            last: ' ',
            start: 0,
            width: 0.0,
            height: 0.0,
            chance: None,
            height_after: 0.0,
        }
    }

    fn letter(&mut self, letter: char, width: f32, height: f32) {
        let end = self.at + letter.len_utf8();
        if is_break(letter) {
            self.height = self.height.max(height);
            self.end_line(end, 0.0, 0.0);
        } else if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' {
            self.add(width, height);
            self.allow_break(end);
        } else {
            let joined = is_joined(letter) || self.last == ZERO_WIDTH_JOINER;
            if is_wide(letter) && !joined && self.at > self.start {
                self.allow_break(self.at);
            }
            if self.width + width > self.room && self.at > self.start && !joined {
                self.wrap();
            }
            self.add(width, height);
            if is_wide(letter) || matches!(letter, '-' | '–' | '—') {
                self.allow_break(end);
            }
        }
        self.at = end;
        self.last = letter;
    }

    fn add(&mut self, width: f32, height: f32) {
        self.width += width;
        self.height = self.height.max(height);
        self.height_after = self.height_after.max(height);
    }

    fn allow_break(&mut self, at: usize) {
        self.chance = Some((at, self.width, self.height));
        self.height_after = 0.0;
    }

    /// Ends the line where it may end, else in the middle of the word.
    fn wrap(&mut self) {
        match self.chance {
            Some((end, width, height)) => {
                let (rest, after) = (self.width - width, self.height_after);
                self.height = height;
                self.end_line(end, rest, after);
            }
            None => self.end_line(self.at, 0.0, 0.0),
        }
    }

    /// Ends the line; what follows it takes that width and height already.
    fn end_line(&mut self, end: usize, rest: f32, after: f32) {
        let height = if self.height > 0.0 { self.height } else { self.empty };
        let height = spacing(self.level.line, height).max(0.0);
        self.lines.push(Line { end, height });
        (self.start, self.width, self.height) = (end, rest, after);
        (self.chance, self.height_after) = (None, 0.0);
    }

    fn finish(mut self) -> Vec<Line> {
        if self.at > self.start || self.lines.is_empty() || is_break(self.last) {
            self.end_line(self.at, 0.0, 0.0);
        }
        self.lines
    }
}

/// Whether a letter is a break within a paragraph.
pub(super) fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\u{b}' | '\u{2028}')
}
