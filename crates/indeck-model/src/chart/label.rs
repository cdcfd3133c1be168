//! Data labels, with only those positions that a kind knows.

use crate::chart::style::{Fill, Line};
use crate::color::Color;
use crate::text::TextStyle;
use crate::unit::Angle;
use crate::value::NumberFormat;

/// Where the label of a clustered bar or column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarLabelPosition {
    /// Beyond the end.
    OutsideEnd,
    /// Inside, at the end.
    InsideEnd,
    /// In the middle.
    Center,
    /// Inside, at the axis.
    InsideBase,
}

/// Where the label of a stacked bar or column stands: never outside, where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackedBarLabelPosition {
    /// Inside, at the end.
    InsideEnd,
    /// In the middle.
    Center,
    /// Inside, at the axis.
    InsideBase,
}

/// Where the label of a point on a line or of a scatter point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePosition {
    /// Above the point.
    Above,
    /// Below the point.
    Below,
    /// On the point.
    Center,
    /// To its left.
    Left,
    /// To its right.
    Right,
}

/// Where the label of a slice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieLabelPosition {
    /// Inside if it fits, else outside.
    BestFit,
    /// Outside the pie.
    OutsideEnd,
    /// Inside, at the rim.
    InsideEnd,
    /// In the middle of the slice.
    Center,
}

/// The position of kinds that know only one (areas, doughnuts): there is nothing to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {}

/// What a label says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelContent {
    /// The value.
    pub value: bool,
    /// The category.
    pub category: bool,
    /// The series' name.
    pub series: bool,
    /// The share of the whole; only pies and doughnuts show it.
    pub percent: bool,
    /// The size of the bubble; only bubble charts show it.
    pub size: bool,
    /// The series' label texts (`Series::label_texts`), "value from cells" in PowerPoint.
    pub cells: bool,
    /// The sample of the series' colour beside the text.
    pub legend_key: bool,
}

impl LabelContent {
    /// Nothing: the label is hidden.
    pub const NOTHING: Self = Self {
        value: false,
        category: false,
        series: false,
        percent: false,
        size: false,
        cells: false,
        legend_key: false,
    };
    /// Only the value.
    pub const VALUE: Self = Self { value: true, ..Self::NOTHING };
    /// Only the share.
    pub const PERCENT: Self = Self { percent: true, ..Self::NOTHING };
    /// Only the texts from cells.
    pub const CELLS: Self = Self { cells: true, ..Self::NOTHING };
}

/// The label of one point, where it differs from the others.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLabel<P> {
    /// The point, from 0.
    pub index: u32,
    /// Text instead of the content; an empty text hides the label.
    pub text: Option<String>,
    /// Its position; `None` is the same as the others'.
    pub position: Option<P>,
    /// How it looks; what is `None` is as the others.
    pub style: TextStyle,
}

/// A mark beside a point's label: an arrow or a letter for a significant difference.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMark {
    /// The point, from 0.
    pub index: u32,
    /// The mark, as `"▲"` or `"B"`; it follows the label's own content.
    pub text: String,
    /// Its colour; `None` is the label's.
    pub color: Option<Color>,
}

/// The labels of a plot or a series.
#[derive(Clone, Debug, PartialEq)]
pub struct DataLabels<P> {
    /// What they say.
    pub content: LabelContent,
    /// Where they stand; `None` is the kind's own default.
    pub position: Option<P>,
    /// Their number format; `None` is the source's.
    pub format: Option<NumberFormat>,
    /// What stands between two parts of the content.
    pub separator: Option<String>,
    /// How they look.
    pub style: TextStyle,
    /// What lies behind the text.
    pub fill: Option<Fill>,
    /// The frame around it.
    pub border: Option<Line>,
    /// How far the text is turned, clockwise, -90° to 90°.
    pub rotation: Option<Angle>,
    /// The lines from labels to points that they were moved away from; `None` is the kind's own.
    pub leader_lines: Option<Line>,
    /// Points that differ.
    pub points: Vec<PointLabel<P>>,
}

impl<P> Default for DataLabels<P> {
    fn default() -> Self {
        Self {
            content: LabelContent::VALUE,
            position: None,
            format: None,
            separator: None,
            style: TextStyle::default(),
            fill: None,
            border: None,
            rotation: None,
            leader_lines: None,
            points: Vec::new(),
        }
    }
}

impl<P> DataLabels<P> {
    /// The same labels in that number format.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<NumberFormat>) -> Self {
        self.format = Some(format.into());
        self
    }

    /// The same labels at that position.
    #[must_use]
    pub fn with_position(mut self, position: P) -> Self {
        self.position = Some(position);
        self
    }

    /// The same labels saying that.
    #[must_use]
    pub fn with_content(mut self, content: LabelContent) -> Self {
        self.content = content;
        self
    }
}
