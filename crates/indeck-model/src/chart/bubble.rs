//! Bubble charts.

use crate::chart::analysis::{ErrorBars, Trendline};
use crate::chart::axis::ValueAxis;
use crate::chart::data::PointStyle;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, LinePosition, PointMark};
use crate::chart::style::{Fill, Line};
use crate::table::CellAddress;
use crate::value::NumberFormat;

/// One bubble: where it stands and how large it is; a `None` leaves it out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bubble {
    /// Its place from left to right.
    pub x: Option<f64>,
    /// Its place from bottom to top.
    pub y: Option<f64>,
    /// Its size.
    pub size: Option<f64>,
}

/// A named set of bubbles.
#[derive(Clone, Debug, PartialEq)]
pub struct BubbleSeries {
    /// What identifies it from one wave to the next.
    pub key: String,
    /// Its name, as the legend shows it.
    pub name: String,
    /// Its bubbles.
    pub bubbles: Vec<Bubble>,
    /// How x is shown.
    pub x_format: NumberFormat,
    /// How y is shown.
    pub y_format: NumberFormat,
    /// How sizes are shown.
    pub size_format: NumberFormat,
    /// Its fill; `None` takes the theme's next accent, a little transparent.
    pub fill: Option<Fill>,
    /// Its outline.
    pub line: Option<Line>,
    /// Bubbles that look different.
    pub points: Vec<PointStyle>,
    /// Its labels; `None` takes the chart's.
    pub labels: Option<DataLabels<LinePosition>>,
    /// The texts of labels "from cells", one a bubble or none at all.
    pub label_texts: Vec<String>,
    /// Marks beside labels.
    pub marks: Vec<PointMark>,
    /// Trend lines.
    pub trendlines: Vec<Trendline>,
    /// Error bars along x.
    pub x_errors: Option<ErrorBars>,
    /// Error bars along y.
    pub y_errors: Option<ErrorBars>,
    /// The table cells y came from: one entry a bubble, or none at all.
    pub cells: Vec<Option<CellAddress>>,
}

impl BubbleSeries {
    /// Bubbles at (x, y) of that size; what is not finite is left out.
    pub fn new(
        name: impl Into<String>,
        bubbles: impl IntoIterator<Item = (f64, f64, f64)>,
    ) -> Self {
        let name = name.into();
        let finite = |v: f64| Some(v).filter(|v| v.is_finite());
        let bubble = |(x, y, size)| Bubble { x: finite(x), y: finite(y), size: finite(size) };
        Self {
            key: name.clone(),
            name,
            bubbles: bubbles.into_iter().map(bubble).collect(),
            x_format: NumberFormat::GENERAL,
            y_format: NumberFormat::GENERAL,
            size_format: NumberFormat::GENERAL,
            fill: None,
            line: None,
            points: Vec::new(),
            labels: None,
            label_texts: Vec::new(),
            marks: Vec::new(),
            trendlines: Vec::new(),
            x_errors: None,
            y_errors: None,
            cells: Vec::new(),
        }
    }
}

/// What of a bubble tells its size.
///
/// Source: ISO/IEC 29500-1, 21.2.3.39 `ST_SizeRepresents`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BubbleSize {
    /// Its area.
    #[default]
    Area,
    /// Its diameter.
    Width,
}

/// Points with a size.
///
/// Source: ISO/IEC 29500-1, 21.2.2.20 `bubbleChart`.
#[derive(Clone, Debug, PartialEq)]
pub struct BubbleChart {
    /// The series.
    pub series: Vec<BubbleSeries>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// The size of bubbles in percent of the usual one, 0 to 300.
    pub scale: u16,
    /// Whether bubbles of negative size are shown.
    pub show_negative: bool,
    /// What tells the size.
    pub size: BubbleSize,
    /// The axis from left to right.
    pub x_axis: ValueAxis,
    /// The axis from bottom to top.
    pub y_axis: ValueAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl Default for BubbleChart {
    fn default() -> Self {
        Self {
            series: Vec::new(),
            labels: None,
            scale: 100,
            show_negative: false,
            size: BubbleSize::Area,
            x_axis: ValueAxis::default(),
            y_axis: ValueAxis::default(),
            frame: ChartFrame::default(),
        }
    }
}

impl BubbleChart {
    /// The same chart with one more series.
    #[must_use]
    pub fn with_series(mut self, series: BubbleSeries) -> Self {
        self.series.push(series);
        self
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }
}
