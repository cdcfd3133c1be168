//! One plot of a chart over categories, whatever its kind.

use indeck_model::chart::{
    Areas, ClusteredBars, ComboPlot, Line, Lines, StackedSeries, Stacking, UpDownBars,
};

use crate::cartesian::stack::Spans;
use crate::context::Context;
use crate::count::quartiles::Distribution;
use crate::legend::{Entry, Key};
use crate::look::{LINE_WIDTH, SEE_THROUGH};
use crate::marker::MarkerLook;
use crate::scene::{Paint, Stroke};
use crate::series::SeriesView;
use indeck_model::chart::Fill;

/// What stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// An area below it; areas lie behind all else.
    Area,
    /// A bar up to it.
    Bar,
    /// A point on a line.
    Line,
    /// A box with whiskers.
    Box,
}

/// What a plot draws in place of its series' values.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    /// Bars from one value to another, joined by lines where they have a pen.
    Steps { spans: Spans, connectors: bool },
    /// Distributions, a row for each series.
    Boxes(Vec<Vec<Option<Distribution>>>),
}

/// One plot over categories.
#[derive(Clone, Debug)]
pub(crate) struct Plot<'a> {
    pub(crate) form: Form,
    pub(crate) series: Vec<SeriesView<'a>>,
    pub(crate) stacking: Stacking,
    /// Distance of two clusters as a share of a bar's width.
    pub(crate) gap: f64,
    /// Overlap of bars of a cluster as a share of a bar's width.
    pub(crate) overlap: f64,
    pub(crate) drop_lines: Option<&'a Line>,
    pub(crate) high_low_lines: Option<&'a Line>,
    pub(crate) up_down_bars: Option<&'a UpDownBars>,
    pub(crate) series_lines: Option<&'a Line>,
    /// What it draws in place of its series' values.
    pub(crate) given: Option<Given>,
}

impl<'a> Plot<'a> {
    pub(crate) fn new(form: Form, series: Vec<SeriesView<'a>>, stacking: Stacking) -> Self {
        Self {
            form,
            series,
            stacking,
            gap: 0.0,
            overlap: 0.0,
            drop_lines: None,
            high_low_lines: None,
            up_down_bars: None,
            series_lines: None,
            given: None,
        }
    }

    /// Bars side by side; the first series has that number.
    pub(crate) fn clustered(bars: &'a ClusteredBars, first: usize) -> Self {
        let labels = bars.labels.as_ref();
        let series = bars.series.iter().zip(first..);
        let series = series.map(|(series, number)| SeriesView::new(number, series, labels));
        Self {
            gap: f64::from(bars.gap_width) / 100.0,
            overlap: f64::from(bars.overlap) / 100.0,
            ..Self::new(Form::Bar, series.collect(), Stacking::None)
        }
    }

    /// Bars on top of one another.
    pub(crate) fn stacked(bars: &'a StackedSeries, first: usize) -> Self {
        let labels = bars.labels.as_ref();
        let series = bars.series.iter().zip(first..);
        let series = series.map(|(series, number)| SeriesView::new(number, series, labels));
        let stacking = if bars.percent { Stacking::Percent } else { Stacking::Stacked };
        Self {
            gap: f64::from(bars.gap_width) / 100.0,
            overlap: 1.0,
            series_lines: bars.series_lines.as_ref(),
            ..Self::new(Form::Bar, series.collect(), stacking)
        }
    }

    /// Lines.
    pub(crate) fn lines(lines: &'a Lines, first: usize) -> Self {
        let labels = lines.labels.as_ref();
        let series = lines.series.iter().zip(first..);
        let series = series.map(|(series, number)| SeriesView::new(number, series, labels));
        Self {
            drop_lines: lines.drop_lines.as_ref(),
            high_low_lines: lines.high_low_lines.as_ref(),
            up_down_bars: lines.up_down_bars.as_ref(),
            ..Self::new(Form::Line, series.collect(), lines.stacking)
        }
    }

    /// Areas.
    pub(crate) fn areas(areas: &'a Areas, first: usize) -> Self {
        let labels = areas.labels.as_ref();
        let series = areas.series.iter().zip(first..);
        let series = series.map(|(series, number)| SeriesView::new(number, series, labels));
        Self {
            drop_lines: areas.drop_lines.as_ref(),
            ..Self::new(Form::Area, series.collect(), areas.stacking)
        }
    }

    /// Columns side by side at that distance.
    pub(crate) fn columns(series: Vec<SeriesView<'a>>, gap: f64) -> Self {
        Self { gap, ..Self::new(Form::Bar, series, Stacking::None) }
    }

    /// Points on lines.
    pub(crate) fn joined(series: Vec<SeriesView<'a>>) -> Self {
        Self::new(Form::Line, series, Stacking::None)
    }

    /// A plot of a combination.
    pub(crate) fn of(plot: &'a ComboPlot, first: usize) -> Self {
        match plot {
            ComboPlot::Columns(plot) => Self::clustered(&plot.0, first),
            ComboPlot::StackedColumns(plot) => Self::stacked(&plot.0, first),
            ComboPlot::Lines(plot) => Self::lines(plot, first),
            ComboPlot::Areas(plot) => Self::areas(plot, first),
        }
    }

    /// The lines of a legend.
    pub(crate) fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for series in &self.series {
            let name = series.name.to_owned();
            entries.push(Entry { name, key: self.key(cx, series), number: series.number });
        }
        entries
    }

    /// What stands for a series in the legend.
    pub(crate) fn key(&self, cx: &Context<'_>, series: &SeriesView<'_>) -> Key {
        match self.form {
            Form::Line => {
                Key::Line { stroke: line_stroke(cx, series), marker: marker_look(cx, series) }
            }
            Form::Bar | Form::Area | Form::Box => Key::Swatch {
                fill: self.fill(cx, series),
                stroke: shape_stroke(cx, series, series.line),
            },
        }
    }

    /// Whether areas that lie behind others are to be seen.
    pub(crate) fn is_see_through(&self) -> bool {
        self.form == Form::Area && self.stacking == Stacking::None && self.series.len() > 1
    }

    /// What a series' bars or areas are painted with.
    pub(crate) fn fill(&self, cx: &Context<'_>, series: &SeriesView<'_>) -> Option<Paint> {
        let own = Fill::Solid(cx.series_color(series.number));
        let paint = cx.paint(series.fill.unwrap_or(&own));
        match paint {
            Some(Paint::Solid(color)) if self.is_see_through() => {
                Some(Paint::Solid(color.with_alpha(SEE_THROUGH)))
            }
            paint => paint,
        }
    }
}

/// The line of a line series.
pub(crate) fn line_stroke(cx: &Context<'_>, series: &SeriesView<'_>) -> Option<Stroke> {
    let pen = cx.data_line(series.color(cx), LINE_WIDTH);
    cx.stroke(series.line.unwrap_or(&Line::PLAIN), &pen)
}

/// The marker of a line series.
pub(crate) fn marker_look(cx: &Context<'_>, series: &SeriesView<'_>) -> Option<MarkerLook> {
    series.marker.and_then(|marker| MarkerLook::new(cx, marker, series.color(cx)))
}

/// The outline of a shape of a series, where it has one.
pub(crate) fn shape_stroke(
    cx: &Context<'_>,
    series: &SeriesView<'_>,
    line: Option<&Line>,
) -> Option<Stroke> {
    line.and_then(|line| cx.stroke(line, &cx.hairline(series.color(cx))))
}
