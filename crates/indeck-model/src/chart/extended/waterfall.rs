//! Waterfall charts.

use crate::chart::axis::Axes;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{BarLabelPosition, DataLabels};
use crate::chart::style::Fill;

/// Gains and losses that lead from one total to the next.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `waterfall`.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallChart {
    /// The steps' names.
    pub categories: Categories,
    /// The steps: changes, and totals where `subtotals` says so.
    pub series: Series<BarLabelPosition>,
    /// The steps that are totals from the axis, by their index from 0.
    pub subtotals: Vec<u32>,
    /// Whether lines lead from one step to the next.
    pub connector_lines: bool,
    /// The fill of gains; `None` is the palette's first colour.
    pub increase: Option<Fill>,
    /// The fill of losses; `None` is the palette's second colour.
    pub decrease: Option<Fill>,
    /// The fill of totals; `None` is the palette's third colour.
    pub total: Option<Fill>,
    /// The steps' labels.
    pub labels: Option<DataLabels<BarLabelPosition>>,
    /// Distance of two steps in percent of their width, 0 to 500.
    pub gap_width: u16,
    /// The axes.
    pub axes: Axes,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl WaterfallChart {
    /// A waterfall of these steps, none of them a total yet.
    ///
    /// ```
    /// use indeck_model::chart::WaterfallChart;
    /// let chart = WaterfallChart::new(["2025", "Price", "2026"], "Revenue", [100.0, 12.0, 112.0])
    ///     .with_subtotals([0, 2]);
    /// assert_eq!(chart.subtotals, [0, 2]);
    /// ```
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
            subtotals: Vec::new(),
            connector_lines: true,
            increase: None,
            decrease: None,
            total: None,
            labels: None,
            gap_width: 50,
            axes: Axes::default(),
            frame: ChartFrame::default(),
        }
    }

    /// The same chart with these steps as totals.
    #[must_use]
    pub fn with_subtotals(mut self, steps: impl IntoIterator<Item = u32>) -> Self {
        self.subtotals = steps.into_iter().collect();
        self
    }

    /// The same chart with these labels.
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
