//! Box-and-whisker charts.

use crate::chart::axis::Axes;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, LinePosition};

/// How quartiles are found.
///
/// Source: [MS-ODRAWXML] 2.24.3.66 `ST_QuartileMethod`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quartiles {
    /// Without the median, as PowerPoint does it: `QUARTILE.EXC`.
    #[default]
    Exclusive,
    /// With the median: `QUARTILE.INC`.
    Inclusive,
}

/// What only a series of boxes has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxOptions {
    /// How quartiles are found.
    pub quartiles: Quartiles,
    /// Whether the mean is marked.
    pub mean_marker: bool,
    /// Whether a line joins the means of the categories.
    pub mean_line: bool,
    /// Whether values beyond 1.5 times the box are shown as points.
    pub outliers: bool,
    /// Whether all other values are shown as points too.
    pub inner_points: bool,
}

impl Default for BoxOptions {
    fn default() -> Self {
        Self {
            quartiles: Quartiles::default(),
            mean_marker: true,
            mean_line: false,
            outliers: true,
            inner_points: false,
        }
    }
}

/// The distribution of values in each category.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `boxWhisker`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxWhiskerChart {
    /// The category of each observation: a name for each row of values, as often as it occurs.
    pub categories: Categories,
    /// The observations, one a row; one box a category and series.
    pub series: Vec<Series<LinePosition, BoxOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// Distance of two categories in percent of a box, 0 to 500.
    pub gap_width: u16,
    /// The axes.
    pub axes: Axes,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl BoxWhiskerChart {
    /// A chart over observations of these categories, without a series yet.
    pub fn new<C>(categories: C) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
    {
        Self { categories: categories.into_iter().collect(), gap_width: 50, ..Self::default() }
    }

    /// The same chart with one more series: one observation for each of the categories.
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
