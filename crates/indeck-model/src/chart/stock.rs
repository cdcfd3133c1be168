//! Stock charts: prices over days, with or without volume.

use crate::chart::analysis::UpDownBars;
use crate::chart::axis::{Axes, ValueAxis};
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{BarLabelPosition, DataLabels, LinePosition};
use crate::chart::options::{BarOptions, LineOptions};
use crate::chart::style::Line;

/// A series of prices.
pub type PriceSeries = Series<LinePosition, LineOptions>;

/// A series of volumes.
pub type VolumeSeries = Series<BarLabelPosition, BarOptions>;

/// The prices of a stock chart, in the order in which PowerPoint wants them.
#[allow(clippy::large_enum_variant, reason = "charts are few, and boxed in a slide's content")]
#[derive(Clone, Debug, PartialEq)]
pub enum Prices {
    /// High, low and close: a line from high to low with a mark at the close.
    HighLowClose {
        /// The highest price.
        high: PriceSeries,
        /// The lowest price.
        low: PriceSeries,
        /// The last price.
        close: PriceSeries,
    },
    /// Open, high, low and close: a candle from open to close.
    OpenHighLowClose {
        /// The first price.
        open: PriceSeries,
        /// The highest price.
        high: PriceSeries,
        /// The lowest price.
        low: PriceSeries,
        /// The last price.
        close: PriceSeries,
        /// The candles.
        bars: UpDownBars,
    },
}

impl Prices {
    /// The series in the order of the workbook.
    pub fn series(&self) -> Vec<&PriceSeries> {
        match self {
            Self::HighLowClose { high, low, close } => vec![high, low, close],
            Self::OpenHighLowClose { open, high, low, close, .. } => vec![open, high, low, close],
        }
    }
}

/// Prices over categories, mostly days; with volumes, these stand on the primary axis and prices on
/// the secondary one, as PowerPoint does it.
///
/// Source: ISO/IEC 29500-1, 21.2.2.198 `stockChart`.
#[derive(Clone, Debug, PartialEq)]
pub struct StockChart {
    /// The days.
    pub categories: Categories,
    /// The prices.
    pub prices: Prices,
    /// The volumes; `None` shows none.
    pub volume: Option<VolumeSeries>,
    /// The distance of volume columns in percent of their width, 0 to 500.
    pub volume_gap: u16,
    /// Labels of all price series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// The lines from high to low; `None` draws none.
    pub high_low_lines: Option<Line>,
    /// The axis of the days, and that of the prices.
    pub axes: Axes,
    /// The axis of the volumes.
    pub volume_axis: ValueAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl StockChart {
    /// A chart of these prices.
    pub fn new(categories: Categories, prices: Prices) -> Self {
        Self {
            categories,
            prices,
            volume: None,
            volume_gap: 50,
            labels: None,
            high_low_lines: Some(Line::PLAIN),
            axes: Axes::default(),
            volume_axis: ValueAxis { gridlines: None, ..ValueAxis::default() },
            frame: ChartFrame::default(),
        }
    }

    /// The same chart with volumes.
    #[must_use]
    pub fn with_volume(mut self, volume: VolumeSeries) -> Self {
        self.volume = Some(volume);
        self
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.prices.series().len() + usize::from(self.volume.is_some())
    }
}
