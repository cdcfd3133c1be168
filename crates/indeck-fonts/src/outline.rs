//! Drawing: the outlines of text, handed to a pen.

use ttf_parser::{GlyphId, OutlineBuilder};

use crate::face::Face;
use crate::file::Font;
use crate::glyph;

/// What outlines are drawn with; y goes downwards. Contours are closed, and filled by the
/// non-zero rule.
pub trait Pen {
    /// Begins a contour.
    fn move_to(&mut self, x: f64, y: f64);
    /// A straight line to (x, y).
    fn line_to(&mut self, x: f64, y: f64);
    /// A quadratic curve over (x1, y1) to (x, y).
    fn quad_to(&mut self, x1: f64, y1: f64, x: f64, y: f64);
    /// A cubic curve over (x1, y1) and (x2, y2) to (x, y).
    fn cubic_to(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64);
    /// Ends a contour where it began.
    fn close(&mut self);
}

impl Face {
    /// Draws the outlines of `text`, the baseline starting at (x, y), y downwards. It takes
    /// exactly the [width](Self::width) that is measured.
    ///
    /// ```
    /// use indeck_fonts::{Face, Pen};
    ///
    /// #[derive(Default)]
    /// struct Contours(usize);
    /// impl Pen for Contours {
    ///     fn move_to(&mut self, _: f64, _: f64) {}
    ///     fn line_to(&mut self, _: f64, _: f64) {}
    ///     fn quad_to(&mut self, _: f64, _: f64, _: f64, _: f64) {}
    ///     fn cubic_to(&mut self, _: f64, _: f64, _: f64, _: f64, _: f64, _: f64) {}
    ///     fn close(&mut self) {
    ///         self.0 += 1;
    ///     }
    /// }
    ///
    /// let mut pen = Contours::default();
    /// Face::of("Arial", false, false).outline("B8", 12.0, 0.0, 20.0, &mut pen);
    /// assert_eq!(pen.0, 6, "an outer and two inner contours each");
    /// ```
    pub fn outline(self, text: &str, size: f64, x: f64, y: f64, pen: &mut impl Pen) {
        let (font, stretch) = (self.font(), self.stretch());
        let (mut x, mut before) = (x, ' ');
        for letter in text.chars() {
            let advance = glyph::advance(letter, before, font, self.is_bold(), stretch);
            if let Some((font, glyph, stretch)) = self.shown(letter, before, advance) {
                draw(font, glyph, Place { x, y, size, stretch }, pen);
            }
            x += advance * size;
            before = letter;
        }
    }

    /// The glyph of a character with its font and what its widths are multiplied by; the box of
    /// one without a glyph is stretched to its width.
    fn shown(
        self,
        letter: char,
        before: char,
        advance: f64,
    ) -> Option<(&'static Font, GlyphId, f64)> {
        if glyph::is_hidden(letter, before) {
            return None;
        }
        if let Some((font, glyph)) = self.font().and_then(|font| Some((font, font.glyph(letter)?)))
        {
            return Some((font, glyph, self.stretch()));
        }
        let more = glyph::more_signs(self.is_bold())?;
        match more.glyph(letter) {
            Some(glyph) => Some((more, glyph, 1.0)),
            None if advance == 0.0 => None,
            None => Some((more, GlyphId(0), advance / glyph::BOX)),
        }
    }
}

/// Where a glyph stands and how large.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    size: f64,
    stretch: f64,
}

fn draw(font: &Font, glyph: GlyphId, at: Place, pen: &mut impl Pen) {
    let scale = at.size / font.em();
    let mut placed = Placed { x: at.x, y: at.y, right: scale * at.stretch, up: scale, pen };
    font.outline(glyph, &mut placed);
}

/// A pen that is moved to a place.
struct Placed<'a, P> {
    x: f64,
    y: f64,
    right: f64,
    up: f64,
    pen: &'a mut P,
}

impl<P> Placed<'_, P> {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (self.x + f64::from(x) * self.right, self.y - f64::from(y) * self.up)
    }
}

impl<P: Pen> OutlineBuilder for Placed<'_, P> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.pen.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.pen.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.pen.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.pen.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.pen.close();
    }
}
