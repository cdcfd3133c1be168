//! What every chart has around its plots: title, legend, text, what blanks become.

use crate::chart::style::{Fill, Line};
use crate::color::Color;
use crate::text::TextStyle;
use crate::unit::Percent;

/// A place within the chart, in shares of its width and height from the top left corner.
///
/// Source: ISO/IEC 29500-1, 21.2.2.95 `manualLayout`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ManualLayout {
    /// Left edge.
    pub x: Percent,
    /// Top edge.
    pub y: Percent,
    /// Width.
    pub width: Percent,
    /// Height.
    pub height: Percent,
}

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
    /// Its place; `None` is PowerPoint's choice at the position.
    pub layout: Option<ManualLayout>,
    /// The entries that are left out, from 0: slices or series in the order in which they are given,
    /// then reference lines, then trend lines. The legend may list them in another order.
    pub deleted: Vec<u32>,
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
    /// The place of the plot without its labels; `None` is PowerPoint's choice.
    pub plot_layout: Option<ManualLayout>,
    /// The fill behind the plot; `None` is none.
    pub plot_fill: Option<Fill>,
    /// The fill of the whole chart; `None` is none.
    pub background: Option<Fill>,
    /// The frame around the whole chart; `None` is none.
    pub border: Option<Line>,
    /// Colours for series (or slices) in order; empty takes the theme's accents.
    pub palette: Vec<Color>,
}
