//! Pies and doughnuts.

use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, NoPosition, PieLabelPosition};

/// Shares of one whole. A pie has one series; each slice takes the palette's next colour.
#[derive(Clone, Debug, PartialEq)]
pub struct PieChart {
    /// The slices' names.
    pub categories: Categories,
    /// The slices' values.
    pub series: Series<PieLabelPosition>,
    /// The slices' labels.
    pub labels: Option<DataLabels<PieLabelPosition>>,
    /// Where the first slice begins, in degrees clockwise from the top, 0 to 360.
    pub first_slice_angle: u16,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl PieChart {
    /// A pie of these slices.
    pub fn new<C, V>(categories: C, name: impl Into<String>, values: V) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Series::new(name, values),
            labels: None,
            first_slice_angle: 0,
            frame: ChartFrame::default(),
        }
    }

    /// The same pie with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<PieLabelPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of series: always one.
    pub fn series_count(&self) -> usize {
        1
    }
}

/// Shares of a whole around a hole; one ring for each series.
#[derive(Clone, Debug, PartialEq)]
pub struct DoughnutChart {
    /// The slices' names.
    pub categories: Categories,
    /// The rings, from the inside.
    pub series: Vec<Series<NoPosition>>,
    /// The slices' labels.
    pub labels: Option<DataLabels<NoPosition>>,
    /// Where the first slice begins, in degrees clockwise from the top, 0 to 360.
    pub first_slice_angle: u16,
    /// The hole's diameter in percent of the doughnut's, 10 to 90.
    pub hole_size: u8,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl DoughnutChart {
    /// A doughnut of these slices, without a ring yet.
    pub fn new<C>(categories: C) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Vec::new(),
            labels: None,
            first_slice_angle: 0,
            hole_size: 60,
            frame: ChartFrame::default(),
        }
    }

    /// The same doughnut with one more ring.
    #[must_use]
    pub fn with_series<V>(mut self, name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        self.series.push(Series::new(name, values));
        self
    }

    /// The same doughnut with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<NoPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of rings.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }
}
