//! The series of any kind in one form, so that they are drawn by one piece of code.

use indeck_model::Color;
use std::borrow::Cow;

use indeck_model::chart::{
    AreaOptions, BarLabelPosition, BarOptions, BoxOptions, BubbleSeries, DataLabels, ErrorBars,
    Fill, LabelContent, Line, LineOptions, LinePosition, Marker, NoPosition, PieLabelPosition,
    PointMark, PointStyle, RadarOptions, Series, StackOptions, StackedBarLabelPosition, Trendline,
    XySeries,
};
use indeck_model::text::TextStyle;

use crate::context::Context;

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

impl<'a> LabelsView<'a> {
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

/// What only the series of some kinds have.
pub(crate) trait Own {
    fn marker(&self) -> Option<&Marker> {
        None
    }
    fn is_smooth(&self) -> bool {
        false
    }
    fn trendlines(&self) -> &[Trendline] {
        &[]
    }
    fn errors(&self) -> Option<&ErrorBars> {
        None
    }
    fn negative(&self) -> Option<&Fill> {
        None
    }
    fn boxes(&self) -> Option<BoxOptions> {
        None
    }
}

impl Own for () {}

impl Own for BarOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
    fn negative(&self) -> Option<&Fill> {
        self.negative.as_ref()
    }
}

impl Own for StackOptions {
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for AreaOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for LineOptions {
    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
    fn is_smooth(&self) -> bool {
        self.smooth
    }
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for BoxOptions {
    fn boxes(&self) -> Option<BoxOptions> {
        Some(*self)
    }
}

impl Own for RadarOptions {
    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
}

/// A series of numbers over categories.
#[derive(Clone, Debug)]
pub(crate) struct SeriesView<'a> {
    /// Its number in the chart, from 0, which gives its colour.
    pub(crate) number: usize,
    pub(crate) name: &'a str,
    pub(crate) values: Cow<'a, [Option<f64>]>,
    pub(crate) format: &'a str,
    pub(crate) fill: Option<&'a Fill>,
    pub(crate) line: Option<&'a Line>,
    pub(crate) labels: Option<LabelsView<'a>>,
    pub(crate) label_texts: &'a [String],
    pub(crate) marks: &'a [PointMark],
    pub(crate) marker: Option<&'a Marker>,
    pub(crate) smooth: bool,
    pub(crate) trendlines: &'a [Trendline],
    pub(crate) errors: Option<&'a ErrorBars>,
    pub(crate) negative: Option<&'a Fill>,
    pub(crate) boxes: Option<BoxOptions>,
    points: Vec<&'a PointStyle>,
}

impl<'a> SeriesView<'a> {
    /// A series with the labels of its plot where it has none of its own.
    pub(crate) fn new<P: Copy + Into<Place>, O: Own>(
        number: usize,
        series: &'a Series<P, O>,
        plot_labels: Option<&'a DataLabels<P>>,
    ) -> Self {
        Self {
            number,
            name: &series.name,
            values: Cow::Borrowed(&series.values),
            format: series.format.code(),
            fill: series.fill.as_ref(),
            line: series.line.as_ref(),
            labels: series.labels.as_ref().or(plot_labels).map(LabelsView::new),
            label_texts: &series.label_texts,
            marks: &series.marks,
            marker: series.own.marker(),
            smooth: series.own.is_smooth(),
            trendlines: series.own.trendlines(),
            errors: series.own.errors(),
            negative: series.own.negative(),
            boxes: series.own.boxes(),
            points: in_order(&series.points),
        }
    }

    /// Points by x and y; their values are those of y.
    pub(crate) fn of_points(
        number: usize,
        series: &'a XySeries,
        plot_labels: Option<&'a DataLabels<LinePosition>>,
    ) -> Self {
        Self {
            number,
            name: &series.name,
            values: series.points.iter().map(|(_, y)| *y).collect(),
            format: series.y_format.code(),
            fill: series.fill.as_ref(),
            line: series.line.as_ref(),
            labels: series.labels.as_ref().or(plot_labels).map(LabelsView::new),
            label_texts: &series.label_texts,
            marks: &series.marks,
            marker: series.marker.as_ref(),
            smooth: false,
            trendlines: &series.trendlines,
            errors: series.y_errors.as_ref(),
            negative: None,
            boxes: None,
            points: in_order(&series.point_styles),
        }
    }

    /// Bubbles; their values are those of y.
    pub(crate) fn of_bubbles(
        number: usize,
        series: &'a BubbleSeries,
        plot_labels: Option<&'a DataLabels<LinePosition>>,
    ) -> Self {
        Self {
            number,
            name: &series.name,
            values: series.bubbles.iter().map(|bubble| bubble.y).collect(),
            format: series.y_format.code(),
            fill: series.fill.as_ref(),
            line: series.line.as_ref(),
            labels: series.labels.as_ref().or(plot_labels).map(LabelsView::new),
            label_texts: &series.label_texts,
            marks: &series.marks,
            marker: None,
            smooth: false,
            trendlines: &series.trendlines,
            errors: series.y_errors.as_ref(),
            negative: None,
            boxes: None,
            points: in_order(&series.points),
        }
    }

    /// How that point differs from the series.
    pub(crate) fn point(&self, index: usize) -> Option<&'a PointStyle> {
        let key = |point: &&PointStyle| point.index as usize;
        let at = self.points.binary_search_by_key(&index, key).ok()?;
        self.points.get(at).copied()
    }

    /// Whether any point differs from the series.
    pub(crate) fn has_points(&self) -> bool {
        !self.points.is_empty()
    }

    /// The value at that category.
    pub(crate) fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().flatten()
    }

    /// The colour of its lines and markers.
    pub(crate) fn color(&self, cx: &Context<'_>) -> Color {
        color_of(self.fill, cx.series_color(self.number))
    }
}

/// The colour of a fill, or the other where there is none to see.
pub(crate) fn color_of(fill: Option<&Fill>, other: Color) -> Color {
    match fill {
        Some(Fill::Solid(color) | Fill::Translucent { color, .. }) => *color,
        Some(Fill::Pattern { foreground, .. }) => *foreground,
        Some(Fill::Gradient(gradient)) => gradient.stops.first().map_or(other, |stop| stop.color),
        Some(Fill::None) | None => other,
    }
}

/// Points in their order; of two for the same point the last one.
pub(crate) fn in_order(points: &[PointStyle]) -> Vec<&PointStyle> {
    let mut sorted: Vec<&PointStyle> = points.iter().rev().collect();
    sorted.sort_by_key(|point| point.index);
    sorted.dedup_by_key(|point| point.index);
    sorted
}
