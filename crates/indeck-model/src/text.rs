//! Text as it is put on a slide: paragraphs of runs, with levels and bullets.

use crate::color::Color;
use crate::table::CellAddress;
use crate::unit::{Percent, Pt};

/// How characters look; what is `None` is inherited from the placeholder, layout and theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextStyle {
    /// Font size.
    pub size: Option<Pt>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Colour.
    pub color: Option<Color>,
    /// Latin typeface; `None` keeps the theme's.
    pub font: Option<String>,
}

impl TextStyle {
    /// Whether everything is inherited.
    pub fn is_inherited(&self) -> bool {
        *self == Self::default()
    }

    /// This style, and `under` where it says nothing.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        Self {
            size: self.size.or(under.size),
            bold: self.bold.or(under.bold),
            italic: self.italic.or(under.italic),
            underline: self.underline.or(under.underline),
            color: self.color.or(under.color),
            font: self.font.or_else(|| under.font.clone()),
        }
    }
}

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The characters; a line feed is a line break, a tab stays a tab.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
    /// A web or mail address it leads to.
    pub link: Option<String>,
    /// The table cells that its numbers came from.
    pub cells: Vec<CellAddress>,
}

impl<T: Into<String>> From<T> for Run {
    fn from(text: T) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// What stands before a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Bullet {
    /// What the placeholder's level says.
    #[default]
    Inherited,
    /// Nothing.
    None,
    /// A character.
    Character(char),
    /// 1. 2. 3. …
    Numbered,
}

/// Horizontal alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
    /// To both sides.
    Justify,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its text.
    pub runs: Vec<Run>,
    /// Outline level, 0 to 8.
    pub level: u8,
    /// What stands before it.
    pub bullet: Bullet,
    /// Alignment; `None` inherits.
    pub align: Option<Alignment>,
}

impl<T: Into<Run>> From<T> for Paragraph {
    fn from(run: T) -> Self {
        Self { runs: vec![run.into()], ..Self::default() }
    }
}

/// What happens to text that is too long for its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Autofit {
    /// What the placeholder says.
    #[default]
    Inherited,
    /// It overflows.
    None,
    /// It shrinks (`a:normAutofit`) when somebody next edits it.
    Shrink,
    /// It shrinks, and is shown that small at once.
    Shrunk(TextScale),
    /// The shape grows (`a:spAutoFit`).
    Resize,
}

/// How much smaller a text is shown that has shrunk into its shape.
///
/// Source: ISO/IEC 29500-1, 21.1.2.1.3 `a:normAutofit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextScale {
    /// The size of its letters in terms of the size that they have.
    pub font: Percent,
    /// What is taken from the distance of lines, where that is a share of their height.
    pub lines: Percent,
}

/// As large as it is.
impl Default for TextScale {
    fn default() -> Self {
        Self { font: Percent(100.0), lines: Percent(0.0) }
    }
}

/// The text of a shape, a table cell or the notes.
///
/// ```
/// use indeck_model::text::TextBody;
/// let body = TextBody::bullets(["Sales rose", "Costs fell"]);
/// assert_eq!(body.plain_text(), "Sales rose\nCosts fell");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBody {
    /// Its paragraphs; none is an empty text.
    pub paragraphs: Vec<Paragraph>,
    /// What happens when it is too long.
    pub autofit: Autofit,
}

impl TextBody {
    /// One paragraph for each text, at the first level.
    pub fn bullets<I>(items: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let paragraphs = items.into_iter().map(|item| Paragraph::from(Run::from(item))).collect();
        Self { paragraphs, ..Self::default() }
    }

    /// The characters without any formatting, a line for each paragraph.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        for (i, paragraph) in self.paragraphs.iter().enumerate() {
            if i > 0 {
                out.push('\n');
            }
            paragraph.runs.iter().for_each(|run| out.push_str(&run.text));
        }
        out
    }
}

/// A paragraph for each line of the text.
impl From<&str> for TextBody {
    fn from(text: &str) -> Self {
        Self::bullets(text.lines())
    }
}

impl From<String> for TextBody {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
