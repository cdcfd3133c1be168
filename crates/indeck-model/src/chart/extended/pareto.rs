//! Pareto charts.

use crate::chart::axis::{Axes, ValueAxis};
use crate::chart::data::{Categories, Series};
use crate::chart::extended::histogram::Bins;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{BarLabelPosition, DataLabels};
use crate::chart::style::Line;

/// What a Pareto chart counts.
#[derive(Clone, Debug, PartialEq)]
pub enum ParetoSource {
    /// The sums of named groups; names that occur more than once are added up.
    Categories(Categories),
    /// Numbers in bins.
    Bins(Bins),
}

/// Columns from the tallest to the shortest, with a line of their running share.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `clusteredColumn` and `paretoLine`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParetoChart {
    /// By what it groups.
    pub source: ParetoSource,
    /// The values.
    pub series: Series<BarLabelPosition>,
    /// The columns' labels.
    pub labels: Option<DataLabels<BarLabelPosition>>,
    /// The line of shares; `None` is the kind's own.
    pub line: Option<Line>,
    /// Distance of two columns in percent of their width, 0 to 500.
    pub gap_width: u16,
    /// The axis of the groups, and that of the values.
    pub axes: Axes,
    /// The axis of the shares.
    pub share_axis: ValueAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl ParetoChart {
    /// A chart of these groups.
    pub fn new<C, V>(categories: C, name: impl Into<String>, values: V) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        let source = ParetoSource::Categories(categories.into_iter().collect());
        Self::over(source, Series::new(name, values))
    }

    /// A chart of these values.
    pub fn over(source: ParetoSource, series: Series<BarLabelPosition>) -> Self {
        Self {
            source,
            series,
            labels: None,
            line: None,
            gap_width: 0,
            axes: Axes::default(),
            share_axis: ValueAxis { gridlines: None, ..ValueAxis::default() },
            frame: ChartFrame::default(),
        }
    }

    /// The same chart with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<BarLabelPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of series: the columns and their line.
    pub fn series_count(&self) -> usize {
        2
    }
}
