//! What every chart has around its plots: title, legend, text, what blanks become.

use crate::color::Color;
use crate::text::TextStyle;

/// A chart's title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartTitle {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: TextStyle,
    /// Whether the title lies over the plot instead of beside it.
    pub overlay: bool,
}

impl<T: Into<String>> From<T> for ChartTitle {
    fn from(text: T) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// Where the legend stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendPosition {
    /// Below the plot.
    #[default]
    Bottom,
    /// Above the plot.
    Top,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// In the top right corner.
    TopRight,
}

/// A chart's legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// Where it stands.
    pub position: LegendPosition,
    /// Whether it lies over the plot.
    pub overlay: bool,
    /// How it looks.
    pub style: TextStyle,
}

/// What a blank becomes.
///
/// Source: ECMA-376-1, 21.2.3.10 `ST_DispBlanksAs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blanks {
    /// A gap.
    #[default]
    Gap,
    /// Zero.
    Zero,
    /// A line from the last value to the next.
    Connect,
}

/// What every chart has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartFrame {
    /// The title; `None` shows none (never the automatic one).
    pub title: Option<ChartTitle>,
    /// The legend; `None` shows none.
    pub legend: Option<Legend>,
    /// How all text looks that says nothing else.
    pub style: TextStyle,
    /// What blanks become.
    pub blanks: Blanks,
    /// Colours for series (or slices) in order; empty takes the theme's accents.
    pub palette: Vec<Color>,
}
