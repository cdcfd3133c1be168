//! Text of one or several lines, measured before it is placed.

use indeck_fonts::wrap;

use crate::scene::{Anchor, Scene, Tag, Text, TextLook};

/// Text in lines.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    text: String,
    lines: Vec<String>,
    pub(crate) look: TextLook,
    /// Width of its widest line.
    pub(crate) width: f64,
    /// Height of all lines.
    pub(crate) height: f64,
}

impl Block {
    /// Text whose lines end only where it says so.
    pub(crate) fn new(text: &str, look: &TextLook) -> Self {
        Self::of_lines(text, text.lines().map(str::to_owned).collect(), look)
    }

    /// Text that is broken between words where it is wider than that.
    pub(crate) fn wrapped(text: &str, look: &TextLook, width: f64) -> Self {
        Self::limited(text, look, width, usize::MAX)
    }

    /// The same in at most so many lines: the last one ends in an ellipsis where there is more.
    pub(crate) fn limited(text: &str, look: &TextLook, width: f64, most: usize) -> Self {
        let face = look.face();
        let mut lines = Vec::new();
        let mut rest = text.lines();
        while let Some(line) = rest.next() {
            for range in wrap(line, face, look.size, width.max(1.0)) {
                if lines.len() + 1 >= most {
                    let here = line.get(range.start..).unwrap_or_default();
                    let rest: Vec<&str> = std::iter::once(here).chain(rest).collect();
                    lines.extend(Self::cut(&rest.join(" "), look, width).lines);
                    return Self::of_lines(text, lines, look);
                }
                lines.push(line.get(range).unwrap_or_default().trim_end().to_owned());
            }
        }
        Self::of_lines(text, lines, look)
    }

    /// One line that ends in an ellipsis where it would be wider than that.
    pub(crate) fn cut(text: &str, look: &TextLook, width: f64) -> Self {
        let line = text.replace(['\n', '\r'], " ");
        if look.width(&line) <= width {
            return Self::of_lines(text, vec![line], look);
        }
        let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let cut = |count: usize| {
            let end = ends.get(count).copied().unwrap_or(line.len());
            format!("{}…", line.get(..end).unwrap_or_default().trim_end())
        };
        // Widths grow with the count: halving finds the last that fits.
        let (mut low, mut high) = (0, ends.len());
        while low < high {
            let middle = (low + high).div_ceil(2);
            if look.width(&cut(middle)) <= width { low = middle } else { high = middle - 1 }
        }
        Self::of_lines(text, vec![cut(low)], look)
    }

    fn of_lines(text: &str, lines: Vec<String>, look: &TextLook) -> Self {
        let width = lines.iter().map(|line| look.width(line)).fold(0.0, f64::max);
        let height = look.line_height() * lines.len().max(1) as f64;
        Self { text: text.to_owned(), lines, look: look.clone(), width, height }
    }

    /// Number of lines.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Draws the lines from that height down, at that place to the left, middle or right.
    pub(crate) fn draw(&self, scene: &mut Scene, at: (f64, f64), anchor: Anchor, tag: &Tag) {
        self.draw_turned(scene, at, anchor, 0.0, tag);
    }

    /// The same, turned around the place by degrees clockwise.
    pub(crate) fn draw_turned(
        &self,
        scene: &mut Scene,
        at: (f64, f64),
        anchor: Anchor,
        turned: f64,
        tag: &Tag,
    ) {
        let (sin, cos) = turned.to_radians().sin_cos();
        for (i, line) in self.lines.iter().enumerate() {
            let down = self.look.ascent() + self.look.line_height() * i as f64;
            let mut tag = tag.clone();
            if self.lines.len() > 1 || *line != self.text {
                tag.name.get_or_insert_with(|| self.text.clone());
            }
            scene.text(Text {
                text: line.clone(),
                at: (at.0 - down * sin, at.1 + down * cos),
                anchor,
                look: self.look.clone(),
                turned,
                tag,
            });
        }
    }

    /// Draws the lines, each centred, around that point.
    pub(crate) fn draw_around(&self, scene: &mut Scene, center: (f64, f64), tag: &Tag) {
        self.draw(scene, (center.0, center.1 - self.height / 2.0), Anchor::Middle, tag);
    }

    /// Draws the lines upwards, each centred, around that point.
    pub(crate) fn draw_upright(&self, scene: &mut Scene, center: (f64, f64), tag: &Tag) {
        let at = (center.0 - self.height / 2.0, center.1);
        self.draw_turned(scene, at, Anchor::Middle, -90.0, tag);
    }
}
