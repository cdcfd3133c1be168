//! Paragraphs laid out upon pages.

use indeck_model::text::{Bullet, Paragraph, Run};

use crate::report::resolve::fit::text::Measured;
use crate::report::resolve::fit::wrap::is_break;

/// What heights may differ by when they are added up, in points.
pub(super) const ROUNDING: f32 = 0.01;

/// A paragraph with its measures.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) paragraph: Paragraph,
    pub(super) measured: Measured,
    /// What stands before its second part, if it is cut.
    pub(super) rest_bullet: Bullet,
}

/// Fills pages of one height, one after the other.
pub(super) struct Pager {
    height: f32,
    most: usize,
    pages: Vec<Vec<Paragraph>>,
    page: Vec<Block>,
}

impl Pager {
    pub(super) fn new(height: f32, most: usize) -> Self {
        Self { height, most, pages: Vec::new(), page: Vec::new() }
    }

    /// Puts a paragraph on the page or the next one; `None` where not even a line of it fits, or
    /// the pages are too many.
    pub(super) fn put(
        &mut self,
        mut block: Block,
        measure: impl Fn(&Paragraph) -> Measured,
    ) -> Option<()> {
        if block.measured.height() > self.left() + ROUNDING {
            self.turn(block.paragraph.level);
        }
        while block.measured.height() > self.left() + ROUNDING {
            let Some(end) = self.last_fitting(&block.measured) else {
                // What was kept with the paragraph leaves no room for it.
                self.flush().then_some(())?;
                continue;
            };
            let (first, mut rest) = cut(&block.paragraph, end);
            rest.bullet = block.rest_bullet.clone();
            self.page.push(Block { measured: measure(&first), paragraph: first, ..block.clone() });
            self.flush();
            block = Block { measured: measure(&rest), paragraph: rest, ..block };
            (self.pages.len() < self.most).then_some(())?;
        }
        self.page.push(block);
        (self.pages.len() < self.most).then_some(())
    }

    pub(super) fn finish(mut self) -> Option<Vec<Vec<Paragraph>>> {
        if self.pages.is_empty() || !self.page.is_empty() {
            self.pages.push(self.page.drain(..).map(|block| block.paragraph).collect());
        }
        (self.pages.len() <= self.most).then_some(self.pages)
    }

    /// The height that is left on the page.
    fn left(&self) -> f32 {
        self.height - self.page.iter().map(|block| block.measured.height()).sum::<f32>()
    }

    /// Ends the page; headings at its end, for a paragraph of that level, go on to the next one.
    fn turn(&mut self, level: u8) {
        let (mut keep, mut above) = (self.page.len(), level);
        while let Some(block) = keep.checked_sub(1).and_then(|i| self.page.get(i)) {
            if block.paragraph.level >= above {
                break;
            }
            above = block.paragraph.level;
            keep -= 1;
        }
        let headings = self.page.split_off(keep);
        self.flush();
        self.page = headings;
    }

    /// Ends the page, unless it is empty.
    fn flush(&mut self) -> bool {
        let page: Vec<Paragraph> = self.page.drain(..).map(|block| block.paragraph).collect();
        let ends = !page.is_empty();
        if ends {
            self.pages.push(page);
        }
        ends
    }

    /// Where the last line ends that still fits on the page.
    fn last_fitting(&self, measured: &Measured) -> Option<usize> {
        let mut left = self.left() - measured.before - measured.after;
        let fitting = measured.lines.iter().take_while(|line| {
            left -= line.height;
            left >= 0.0
        });
        fitting.last().map(|line| line.end)
    }
}

/// Cuts a paragraph at a byte of its text. A line break at the cut goes: the cut takes its place.
fn cut(paragraph: &Paragraph, at: usize) -> (Paragraph, Paragraph) {
    let (mut first, mut second, mut before) = (Vec::new(), Vec::new(), 0);
    for run in &paragraph.runs {
        let place = at.saturating_sub(before).min(run.text.len());
        before += run.text.len();
        let (head, tail) = run.text.split_at_checked(place).unwrap_or((&run.text, ""));
        let part = |text: &str| Run { text: text.to_owned(), ..run.clone() };
        if !head.is_empty() {
            first.push(part(head));
        }
        if !tail.is_empty() {
            second.push(part(tail));
        }
    }
    if let Some(last) = first.last_mut().filter(|run| run.text.ends_with(is_break)) {
        last.text.pop();
    }
    let first = Paragraph { runs: first, ..paragraph.clone() };
    (first, Paragraph { runs: second, ..paragraph.clone() })
}
