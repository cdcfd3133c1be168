//! Histograms.

use crate::chart::axis::Axes;
use crate::chart::data::Series;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{BarLabelPosition, DataLabels};

/// How wide the bins of a histogram are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum BinSize {
    /// By Scott's rule, as PowerPoint does it.
    #[default]
    Auto,
    /// Each so wide; more than 0.
    Width(f64),
    /// So many of them; at least 1.
    Count(u32),
}

/// Which of its two bounds belongs to a bin.
///
/// Source: [MS-ODRAWXML] 2.24.3.58 `ST_IntervalClosedSide`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IntervalClosed {
    /// The upper one: `(10, 20]`, as PowerPoint does it.
    #[default]
    Right,
    /// The lower one: `[10, 20)`.
    Left,
}

/// How values are counted in bins.
///
/// Source: [MS-ODRAWXML] 2.24.3.14 `CT_Binning`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bins {
    /// How wide they are.
    pub size: BinSize,
    /// All values up to this one share the first bin.
    pub underflow: Option<f64>,
    /// All values over this one share the last bin.
    pub overflow: Option<f64>,
    /// Which bound belongs to a bin.
    pub closed: IntervalClosed,
}

/// How often values fall into each of several bins.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `clusteredColumn` with binning.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramChart {
    /// The values that are counted; points are bins.
    pub series: Series<BarLabelPosition>,
    /// The bins.
    pub bins: Bins,
    /// The bins' labels.
    pub labels: Option<DataLabels<BarLabelPosition>>,
    /// Distance of two bins in percent of their width, 0 to 500.
    pub gap_width: u16,
    /// The axis of the bins, and that of the counts.
    pub axes: Axes,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl HistogramChart {
    /// A histogram of these values in bins of PowerPoint's choice.
    pub fn new<V>(name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        Self {
            series: Series::new(name, values),
            bins: Bins::default(),
            labels: None,
            gap_width: 0,
            axes: Axes::default(),
            frame: ChartFrame::default(),
        }
    }

    /// The same histogram in these bins.
    #[must_use]
    pub fn with_bins(mut self, bins: Bins) -> Self {
        self.bins = bins;
        self
    }

    /// The same histogram with these labels.
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
