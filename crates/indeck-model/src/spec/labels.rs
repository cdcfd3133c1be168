//! Labels of values, and marks beside them.

use crate::chart::{Fill, LabelContent, Line};
use crate::color::Color;
use crate::diagnostic::Location;
use crate::spec::{Located, Written};
use crate::text::TextStyle;
use crate::unit::Angle;

/// Where a label stands; which of these a kind knows is checked later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelPlace {
    /// Beyond the end.
    Outside,
    /// Inside, at the end.
    InsideEnd,
    /// In the middle.
    Center,
    /// Inside, at the axis.
    InsideBase,
    /// Above the point.
    Above,
    /// Below the point.
    Below,
    /// To its left.
    Left,
    /// To its right.
    Right,
    /// Inside if it fits, else outside.
    BestFit,
}

/// Labels of values: `true` or `{ format: '0%', position: outside, content: [category, percent] }`.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelsSpec {
    /// Number format; `None` is the column's.
    pub format: Option<String>,
    /// Position; `None` is the kind's own.
    pub position: Option<Located<LabelPlace>>,
    /// What they say.
    pub content: LabelContent,
    /// Where it was written that they say the share of the whole.
    pub percent_at: Option<Location>,
    /// Where it was written that they say the size of bubbles.
    pub size_at: Option<Location>,
    /// What stands between two parts of the content.
    pub separator: Option<String>,
    /// Columns whose texts they say: one, or one for each column of `y`.
    pub cells: Vec<Located<String>>,
    /// How they look.
    pub style: TextStyle,
    /// What lies behind the text.
    pub fill: Option<Fill>,
    /// The frame around it.
    pub border: Option<Line>,
    /// How far the text is turned.
    pub rotation: Option<Angle>,
    /// Lines from labels to their points, and where they were asked for.
    pub leader_lines: Option<Located<Line>>,
    /// Points that differ.
    pub points: Vec<PointLabelSpec>,
}

impl Default for LabelsSpec {
    /// Labels that say nothing.
    fn default() -> Self {
        Self {
            format: None,
            position: None,
            content: LabelContent::NOTHING,
            percent_at: None,
            size_at: None,
            separator: None,
            cells: Vec::new(),
            style: TextStyle::default(),
            fill: None,
            border: None,
            rotation: None,
            leader_lines: None,
            points: Vec::new(),
        }
    }
}

impl LabelsSpec {
    /// Whether they say anything: labels that say nothing are not shown.
    pub fn is_shown(&self) -> bool {
        self.content != LabelContent::NOTHING || !self.points.is_empty()
    }
}

/// The label of a category: `false`, a text, or `{ text: Strike, position: above, color: accent2 }`.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLabelSpec {
    /// The category.
    pub category: Located<String>,
    /// The series; `None` is every one.
    pub series: Option<Located<String>>,
    /// Whether it is left out.
    pub hidden: bool,
    /// Text instead of the content.
    pub text: Option<Written>,
    /// Position; `None` is the same as the others'.
    pub position: Option<Located<LabelPlace>>,
    /// How it looks.
    pub style: TextStyle,
}

/// Marks for differences that are no chance: `significance: change` or
/// `{ column: change, rising: "#2E7D32", falling: "#C62828" }`.
#[derive(Clone, Debug, PartialEq)]
pub struct SignificanceSpec {
    /// Columns of marks as texts, or of numbers whose sign is an arrow: one, or one for each column
    /// of `y`.
    pub columns: Vec<Located<String>>,
    /// The colour of rising marks.
    pub rising: Color,
    /// The colour of falling marks.
    pub falling: Color,
}
