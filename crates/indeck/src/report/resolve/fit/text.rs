//! Whether text fits into its placeholder, and what to do where it does not.

use indeck_model::brand::{LevelMetrics, Placeholder, TextMetrics};
use indeck_model::text::{Bullet, Paragraph, TextBody};
use indeck_model::{Emu, Pt};

use crate::report::resolve::fit::pages::{Block, Pager, ROUNDING};
use crate::report::resolve::fit::shrink::shown;
use crate::report::resolve::fit::wrap::{Line, lines, points, spacing};

/// The height of paragraphs in a column of that width.
pub(super) fn height(paragraphs: &[Paragraph], width: Pt, metrics: &TextMetrics) -> Pt {
    Pt(paragraphs.iter().map(|p| Measured::of(p, width.0, metrics).height()).sum())
}

/// Whether a text fits; where nothing says how much room there is, it does.
pub(super) fn fits(body: &TextBody, placeholder: &Placeholder) -> bool {
    let Some(room) = room(placeholder).filter(|_| !body.paragraphs.is_empty()) else { return true };
    let shown = shown(body, &placeholder.text);
    let (body, metrics) = shown.as_ref().map_or((body, &placeholder.text), |(b, m)| (b, m));
    height(&body.paragraphs, Pt(room.0), metrics).0 <= room.1 + 2.0 * ROUNDING
}

/// A text upon pages that each fit, at the most `most`; `None` where its letters are too large
/// for the placeholder or the pages too many.
pub(super) fn split(
    body: &TextBody,
    placeholder: &Placeholder,
    most: usize,
) -> Option<Vec<TextBody>> {
    let Some((width, height)) = room(placeholder) else { return Some(vec![body.clone()]) };
    let mut pager = Pager::new(height, most);
    for paragraph in &body.paragraphs {
        let measured = Measured::of(paragraph, width, &placeholder.text);
        let rest_bullet = rest_bullet(paragraph, &placeholder.text);
        let block = Block { paragraph: paragraph.clone(), measured, rest_bullet };
        pager.put(block, |rest| Measured::of(rest, width, &placeholder.text))?;
    }
    let pages = pager.finish()?;
    Some(pages.into_iter().map(|paragraphs| TextBody { paragraphs, ..body.clone() }).collect())
}

/// The number of lines that a text takes, and that its placeholder shows of them.
pub(super) fn line_count(body: &TextBody, placeholder: &Placeholder) -> (usize, usize) {
    let (width, room) = room(placeholder).unwrap_or((0.0, 0.0));
    let (mut needed, mut seen, mut used) = (0, 0, 0.0);
    let shown = shown(body, &placeholder.text);
    let (body, metrics) = shown.as_ref().map_or((body, &placeholder.text), |(b, m)| (b, m));
    for paragraph in &body.paragraphs {
        let measured = Measured::of(paragraph, width, metrics);
        used += measured.before;
        for line in &measured.lines {
            used += line.height;
            needed += 1;
            seen += usize::from(used <= room);
        }
        used += measured.after;
    }
    (needed, seen)
}

/// A paragraph with its lines and the room around them, in points.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) before: f32,
    pub(super) lines: Vec<Line>,
    pub(super) after: f32,
}

impl Measured {
    pub(super) fn of(paragraph: &Paragraph, width: f32, metrics: &TextMetrics) -> Self {
        let usual = LevelMetrics::default();
        let level = metrics.levels.get(usize::from(paragraph.level.min(8))).unwrap_or(&usual);
        let lines = lines(paragraph, width, level);
        let first = lines.first().map_or(0.0, |line| line.height);
        let (before, after) = (spacing(level.before, first), spacing(level.after, first));
        Self { before, lines, after }
    }

    pub(super) fn height(&self) -> f32 {
        self.before + self.lines.iter().map(|line| line.height).sum::<f32>() + self.after
    }
}

/// What stands before the second part of a paragraph that is cut: no visible bullet, but where the
/// first part hangs from one, the second keeps its indent.
fn rest_bullet(paragraph: &Paragraph, metrics: &TextMetrics) -> Bullet {
    let level = metrics.levels.get(usize::from(paragraph.level.min(8)));
    let hangs = level.is_some_and(|level| level.indent < Emu(0));
    match paragraph.bullet {
        Bullet::None => Bullet::None,
        _ if hangs => Bullet::Character('\u{a0}'),
        Bullet::Inherited => Bullet::Inherited,
        Bullet::Character(_) | Bullet::Numbered => Bullet::None,
    }
}

/// Width and height in points that a placeholder has for text.
fn room(placeholder: &Placeholder) -> Option<(f32, f32)> {
    let size = placeholder.frame?.size;
    let insets = placeholder.text.insets;
    let width = points(size.width - insets.left - insets.right);
    Some((width, points(size.height - insets.top - insets.bottom)))
}
