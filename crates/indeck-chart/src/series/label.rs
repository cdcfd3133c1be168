//! The labels of any kind in one form.

use indeck_model::chart::{
    BarLabelPosition, DataLabels, Fill, LabelContent, Line, LinePosition, NoPosition,
    PieLabelPosition, PointMark, StackedBarLabelPosition,
};
use indeck_model::text::TextStyle;

/// Where a label stands, for any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    OutsideEnd,
    InsideEnd,
    Center,
    InsideBase,
    Above,
    Below,
    Left,
    Right,
    BestFit,
}

impl From<BarLabelPosition> for Place {
    fn from(position: BarLabelPosition) -> Self {
        match position {
            BarLabelPosition::OutsideEnd => Self::OutsideEnd,
            BarLabelPosition::InsideEnd => Self::InsideEnd,
            BarLabelPosition::Center => Self::Center,
            BarLabelPosition::InsideBase => Self::InsideBase,
        }
    }
}

impl From<StackedBarLabelPosition> for Place {
    fn from(position: StackedBarLabelPosition) -> Self {
        match position {
            StackedBarLabelPosition::InsideEnd => Self::InsideEnd,
            StackedBarLabelPosition::Center => Self::Center,
            StackedBarLabelPosition::InsideBase => Self::InsideBase,
        }
    }
}

impl From<LinePosition> for Place {
    fn from(position: LinePosition) -> Self {
        match position {
            LinePosition::Above => Self::Above,
            LinePosition::Below => Self::Below,
            LinePosition::Center => Self::Center,
            LinePosition::Left => Self::Left,
            LinePosition::Right => Self::Right,
        }
    }
}

impl From<PieLabelPosition> for Place {
    fn from(position: PieLabelPosition) -> Self {
        match position {
            PieLabelPosition::BestFit => Self::BestFit,
            PieLabelPosition::OutsideEnd => Self::OutsideEnd,
            PieLabelPosition::InsideEnd => Self::InsideEnd,
            PieLabelPosition::Center => Self::Center,
        }
    }
}

impl From<NoPosition> for Place {
    fn from(position: NoPosition) -> Self {
        match position {}
    }
}

/// The label of one point, where it differs.
#[derive(Clone, Debug)]
pub(crate) struct PointLabelView<'a> {
    pub(crate) index: usize,
    pub(crate) text: Option<&'a str>,
    pub(crate) place: Option<Place>,
    pub(crate) style: &'a TextStyle,
}

/// The labels of a series.
#[derive(Clone, Debug)]
pub(crate) struct LabelsView<'a> {
    pub(crate) content: LabelContent,
    pub(crate) place: Option<Place>,
    /// Their number format; `None` is the series' own.
    pub(crate) format: Option<&'a str>,
    pub(crate) separator: Option<&'a str>,
    pub(crate) style: &'a TextStyle,
    pub(crate) fill: Option<&'a Fill>,
    pub(crate) border: Option<&'a Line>,
    pub(crate) rotation: f64,
    pub(crate) leader_lines: Option<&'a Line>,
    /// In the order of their points, one a point.
    points: Vec<PointLabelView<'a>>,
}

/// Text that is as all others.
static PLAIN: TextStyle =
    TextStyle { size: None, bold: None, italic: None, underline: None, color: None, font: None };

impl<'a> LabelsView<'a> {
    /// The labels of a series; without any, its marks stand alone.
    pub(crate) fn of<P: Copy + Into<Place>>(
        labels: Option<&'a DataLabels<P>>,
        marks: &[PointMark],
    ) -> Option<Self> {
        let alone = (!marks.is_empty()).then_some(Self {
            content: LabelContent::NOTHING,
            place: None,
            format: None,
            separator: None,
            style: &PLAIN,
            fill: None,
            border: None,
            rotation: 0.0,
            leader_lines: None,
            points: Vec::new(),
        });
        labels.map(Self::new).or(alone)
    }

    pub(crate) fn new<P: Copy + Into<Place>>(labels: &'a DataLabels<P>) -> Self {
        let view = |point: &'a indeck_model::chart::PointLabel<P>| PointLabelView {
            index: point.index as usize,
            text: point.text.as_deref(),
            place: point.position.map(Into::into),
            style: &point.style,
        };
        // Of two for the same point the last one holds.
        let mut points: Vec<_> = labels.points.iter().rev().map(view).collect();
        points.sort_by_key(|point| point.index);
        points.dedup_by_key(|point| point.index);
        Self {
            content: labels.content,
            place: labels.position.map(Into::into),
            format: labels.format.as_ref().map(indeck_model::NumberFormat::code),
            separator: labels.separator.as_deref(),
            style: &labels.style,
            fill: labels.fill.as_ref(),
            border: labels.border.as_ref(),
            rotation: labels.rotation.map_or(0.0, |angle| f64::from(angle.0)),
            leader_lines: labels.leader_lines.as_ref(),
            points,
        }
    }

    /// What differs for that point.
    pub(crate) fn point(&self, index: usize) -> Option<&PointLabelView<'a>> {
        let at = self.points.binary_search_by_key(&index, |point| point.index).ok()?;
        self.points.get(at)
    }

    /// Whether any point has a label.
    pub(crate) fn is_shown(&self) -> bool {
        self.content != LabelContent::NOTHING || self.points.iter().any(|p| p.text.is_some())
    }
}
