//! Funnel charts.

use crate::chart::axis::CategoryAxis;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{BarLabelPosition, DataLabels};

/// Centred bars, one below the other: the stages of a process.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `funnel`.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelChart {
    /// The stages' names, from the top.
    pub categories: Categories,
    /// The stages' values.
    pub series: Series<BarLabelPosition>,
    /// The stages' labels.
    pub labels: Option<DataLabels<BarLabelPosition>>,
    /// Distance of two stages in percent of their height, 0 to 500.
    pub gap_width: u16,
    /// The axis of the stages.
    pub axis: CategoryAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl FunnelChart {
    /// A funnel of these stages.
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
            gap_width: 6,
            axis: CategoryAxis::default(),
            frame: ChartFrame::default(),
        }
    }

    /// The same funnel with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<BarLabelPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of series: always one.
    pub fn series_count(&self) -> usize {
        1
    }
}
