//! A face: the typeface that stands in for a family, in a style, and its measures.

use crate::family::{self, Family};
use crate::file::Font;
use crate::glyph;

/// The face in which a text of some family and style is measured and drawn: a handle, to be copied.
///
/// Sizes and lengths are in one unit, the caller's choice (points, pixels …).
///
/// ```
/// use indeck_fonts::Face;
/// let face = Face::of("Arial", true, false);
/// assert_eq!(face.family(), "Liberation Sans");
/// assert_eq!(face.width("0", 2048.0), 1139.0);
/// assert!(face.is_bold() && !face.is_italic());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Face {
    /// A row of the table of families.
    row: u8,
    bold: bool,
    italic: bool,
}

impl Face {
    /// The face that stands in for `family`, whatever its case. The theme's `+mn-lt` and the like
    /// must have been resolved before; an unknown family gets the sans face.
    ///
    /// A weight in the name counts: `Calibri Light` is plain, `Segoe UI Semibold` bold.
    pub fn of(family: &str, bold: bool, italic: bool) -> Self {
        let (row, heavy) = family::find(family);
        Self { row, bold: bold || heavy, italic }
    }

    /// The family that ships and is drawn, such as `Carlito`.
    pub fn family(self) -> &'static str {
        self.stand_in().shipped.name()
    }

    /// A list of families as CSS and SVG take it, such as `Carlito, Calibri, sans-serif`. Where
    /// the widths are but near, the family that was asked for comes first.
    pub fn css_family(self) -> &'static str {
        self.stand_in().css
    }

    /// Whether it is bold.
    pub fn is_bold(self) -> bool {
        self.bold
    }

    /// Whether it is italic.
    pub fn is_italic(self) -> bool {
        self.italic
    }

    /// Whether the face for `family` has exactly its widths.
    pub fn is_metric_compatible(family: &str) -> bool {
        family::row(family.trim()).is_some_and(|row| family::at(row).exact)
    }

    /// How far letters reach above the baseline.
    pub fn ascent(self, size: f64) -> f64 {
        let [ascent, _, _] = self.lines();
        ascent * size
    }

    /// How far letters reach below the baseline; positive.
    pub fn descent(self, size: f64) -> f64 {
        let [_, descent, _] = self.lines();
        descent * size
    }

    /// The distance from baseline to baseline: ascent, descent and the gap that the font asks for.
    /// PowerPoint gives lines of most fonts 1.2 times their size, even where this is less.
    pub fn line_height(self, size: f64) -> f64 {
        self.lines().iter().sum::<f64>() * size
    }

    /// The width of a text on one line. A character without a glyph counts by its Unicode width:
    /// a wide one 1 em, another the box that is drawn for it; a tab counts 4 em.
    pub fn width(self, text: &str, size: f64) -> f64 {
        let (font, stretch) = (self.font(), self.stretch());
        let mut before = ' ';
        let ems = text.chars().map(|letter| {
            glyph::advance(letter, std::mem::replace(&mut before, letter), font, self.bold, stretch)
        });
        ems.sum::<f64>() * size
    }

    fn stand_in(self) -> &'static Family {
        family::at(self.row)
    }

    pub(crate) fn font(self) -> Option<&'static Font> {
        self.stand_in().shipped.file(self.bold, self.italic).font()
    }

    /// What the widths of the font are multiplied by, to be those of the family.
    pub(crate) fn stretch(self) -> f64 {
        let [plain, bold] = self.stand_in().stretch;
        if self.bold { bold } else { plain }
    }

    fn lines(self) -> [f64; 3] {
        self.stand_in().lines.or_else(|| self.font().map(Font::lines)).unwrap_or([0.9, 0.2, 0.1])
    }
}
