//! A paragraph broken into lines, as PowerPoint would break it.
//!
//! Measured with fonts that ship, not those at hand: a deck is opened where other fonts are than
//! where it is made.

use indeck_fonts::{Face, Span, wrap_runs};
use indeck_model::brand::{LevelMetrics, Spacing};
use indeck_model::text::{Bullet, Paragraph, Run};
use indeck_model::{Emu, Pt};

/// What the letters are taken to be wider by: text boxes that PowerPoint sized after their text
/// are up to a hundredth wider than its letters.
const MARGIN: f64 = 1.01;
/// Height of a line in terms of its letters, at least: what PowerPoint gives lines of Arial, Calibri
/// and Aptos alike, by the heights of such text boxes.
const LEAST_HEIGHT: f64 = 1.212;
/// The same for ideographs and scripts that stand higher, in whatever font they are shown.
const TALL_HEIGHT: f64 = 1.35;

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
    let nothing = [Run::default()];
    let runs = if paragraph.runs.is_empty() { &nothing } else { paragraph.runs.as_slice() };
    let spans: Vec<Span<'_>> = runs.iter().map(|run| span(run, level)).collect();
    let room = f64::from(width - left) / MARGIN;
    let broken = wrap_runs(&spans, f64::from(first) / MARGIN, room);
    let starts = starts(&spans);
    let ends = broken.iter().skip(1).filter_map(|next| next.ranges.first());
    let ends = ends.map(|(span, range)| starts.get(*span).copied().unwrap_or(0) + range.start);
    let length = spans.iter().map(|span| span.text.len()).sum();
    let lines = broken.iter().zip(ends.chain([length]));
    let lines = lines.map(|(line, end)| Line { end, height: height(line, &spans, level) });
    lines.collect()
}

fn span<'a>(run: &'a Run, level: &LevelMetrics) -> Span<'a> {
    let Pt(size) = run.style.size.unwrap_or(level.size);
    let bold = run.style.bold.unwrap_or(level.bold);
    let font = run.style.font.as_deref().unwrap_or(&level.font);
    let face = Face::of(font, bold, run.style.italic.unwrap_or(false));
    Span { text: &run.text, face, size: f64::from(size) }
}

/// Where each span begins in the paragraph's text.
fn starts(spans: &[Span<'_>]) -> Vec<usize> {
    let begin = |at: &mut usize, span: &Span<'_>| {
        let start = *at;
        *at += span.text.len();
        Some(start)
    };
    spans.iter().scan(0, begin).collect()
}

/// The height of a line in points.
fn height(line: &indeck_fonts::Line, spans: &[Span<'_>], level: &LevelMetrics) -> f32 {
    let least = line.ranges.iter().filter_map(|(number, range)| {
        let span = spans.get(*number)?;
        let tall = span.text.get(range.clone()).is_some_and(|text| text.contains(is_tall));
        Some(span.size * if tall { TALL_HEIGHT } else { LEAST_HEIGHT })
    });
    let height = least.fold(line.height, f64::max);
    spacing(level.line, height as f32).max(0.0)
}

/// Whether a letter is a break within a paragraph.
pub(super) fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\u{b}' | '\u{2028}')
}

fn is_tall(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffe6}'
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}
