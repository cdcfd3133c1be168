//! The series of any kind in one form, so that they are drawn by one piece of code.

mod label;
mod own;

use std::borrow::Cow;

use indeck_model::Color;
use indeck_model::chart::{
    BoxOptions, BubbleSeries, DataLabels, ErrorBars, Fill, Line, LinePosition, Marker, PointMark,
    PointStyle, Series, Trendline, XySeries,
};

use crate::context::Context;

pub(crate) use label::{LabelsView, Place};
pub(crate) use own::Own;

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
    pub(crate) marker: Option<&'a Marker>,
    pub(crate) smooth: bool,
    pub(crate) trendlines: &'a [Trendline],
    pub(crate) errors: Option<&'a ErrorBars>,
    pub(crate) negative: Option<&'a Fill>,
    pub(crate) boxes: Option<BoxOptions>,
    marks: Vec<&'a PointMark>,
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
            labels: LabelsView::of(series.labels.as_ref().or(plot_labels), &series.marks),
            label_texts: &series.label_texts,
            marker: series.own.marker(),
            smooth: series.own.is_smooth(),
            trendlines: series.own.trendlines(),
            errors: series.own.errors(),
            negative: series.own.negative(),
            boxes: series.own.boxes(),
            marks: last_of_each(&series.marks, |mark| mark.index),
            points: last_of_each(&series.points, |point| point.index),
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
            labels: LabelsView::of(series.labels.as_ref().or(plot_labels), &series.marks),
            label_texts: &series.label_texts,
            marker: series.marker.as_ref(),
            smooth: false,
            trendlines: &series.trendlines,
            errors: series.y_errors.as_ref(),
            negative: None,
            boxes: None,
            marks: last_of_each(&series.marks, |mark| mark.index),
            points: last_of_each(&series.point_styles, |point| point.index),
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
            labels: LabelsView::of(series.labels.as_ref().or(plot_labels), &series.marks),
            label_texts: &series.label_texts,
            marker: None,
            smooth: false,
            trendlines: &series.trendlines,
            errors: series.y_errors.as_ref(),
            negative: None,
            boxes: None,
            marks: last_of_each(&series.marks, |mark| mark.index),
            points: last_of_each(&series.points, |point| point.index),
        }
    }

    /// How that point differs from the series.
    pub(crate) fn point(&self, index: usize) -> Option<&'a PointStyle> {
        let key = |point: &&PointStyle| point.index as usize;
        let at = self.points.binary_search_by_key(&index, key).ok()?;
        self.points.get(at).copied()
    }

    /// The mark beside the label of that point.
    pub(crate) fn mark(&self, index: usize) -> Option<&'a PointMark> {
        let at = self.marks.binary_search_by_key(&index, |mark| mark.index as usize).ok()?;
        self.marks.get(at).copied()
    }

    /// Whether any point has a mark.
    pub(crate) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
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

/// What belongs to points, in their order; of two for the same point the last one.
pub(crate) fn last_of_each<T>(all: &[T], index: impl Fn(&T) -> u32) -> Vec<&T> {
    let mut sorted: Vec<&T> = all.iter().rev().collect();
    sorted.sort_by_key(|one| index(one));
    sorted.dedup_by_key(|one| index(one));
    sorted
}

#[cfg(test)]
mod tests {
    use indeck_model::chart::CategoryPlot;
    use indeck_model::chart::Columns;

    use super::*;

    #[test]
    fn the_last_mark_of_a_point_holds() {
        let mark = |index, text: &str| PointMark { index, text: text.to_owned(), color: None };
        let mut columns = Columns::default();
        let mut series = Series::new("A", [1.0, 2.0, 3.0]);
        series.marks = vec![mark(2, "x"), mark(0, "y"), mark(2, "z")];
        columns.series_mut().push(series);
        let view = SeriesView::new(0, &columns.0.series[0], None);
        let text = |index| view.mark(index).map(|mark| mark.text.as_str());
        assert_eq!([text(0), text(1), text(2)], [Some("y"), None, Some("z")]);
    }
}
