//! Radar charts.

use crate::chart::axis::Axes;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, NoPosition};
use crate::chart::style::Marker;

/// How the series of a radar are drawn.
///
/// Source: ISO/IEC 29500-1, 21.2.3.35 `ST_RadarStyle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RadarStyle {
    /// Lines.
    #[default]
    Lines,
    /// Lines with markers.
    Markers,
    /// Filled.
    Filled,
}

/// What only the series of a radar has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RadarOptions {
    /// Its markers; `None` takes those of the style.
    pub marker: Option<Marker>,
}

/// Values on axes that go out from one middle.
///
/// Source: ISO/IEC 29500-1, 21.2.2.153 `radarChart`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RadarChart {
    /// The names of the axes, clockwise from the top.
    pub categories: Categories,
    /// The series.
    pub series: Vec<Series<NoPosition, RadarOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<NoPosition>>,
    /// How the series are drawn.
    pub style: RadarStyle,
    /// The scale that all axes share, and how names look.
    pub axes: Axes,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl RadarChart {
    /// A radar of these axes, without a series yet.
    pub fn new<C>(categories: C) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
    {
        Self { categories: categories.into_iter().collect(), ..Self::default() }
    }

    /// The same radar with one more series.
    #[must_use]
    pub fn with_series<V>(mut self, name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        self.series.push(Series::new(name, values));
        self
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }
}
