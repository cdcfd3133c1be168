//! Points by x and y.

use crate::chart::analysis::{ErrorBars, ReferenceLine, Trendline};
use crate::chart::axis::ValueAxis;
use crate::chart::data::PointStyle;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, LinePosition, PointMark};
use crate::chart::style::{Fill, Line, Marker};
use crate::table::CellAddress;
use crate::value::NumberFormat;

/// What joins the points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScatterStyle {
    /// Nothing: markers only.
    #[default]
    Markers,
    /// Straight lines, without markers.
    Lines,
    /// Straight lines with markers.
    LinesAndMarkers,
    /// Rounded lines, without markers.
    Smooth,
    /// Rounded lines with markers.
    SmoothAndMarkers,
}

/// A named set of points.
#[derive(Clone, Debug, PartialEq)]
pub struct XySeries {
    /// What identifies it from one wave to the next.
    pub key: String,
    /// Its name, as the legend shows it.
    pub name: String,
    /// The points; `None` is a blank.
    pub points: Vec<(Option<f64>, Option<f64>)>,
    /// How x is shown.
    pub x_format: NumberFormat,
    /// How y is shown.
    pub y_format: NumberFormat,
    /// Fill of its markers; `None` takes the theme's next accent.
    pub fill: Option<Fill>,
    /// Its line.
    pub line: Option<Line>,
    /// Its markers; `None` is a circle where the style has markers.
    pub marker: Option<Marker>,
    /// Points that look different.
    pub point_styles: Vec<PointStyle>,
    /// Its labels; `None` takes the chart's.
    pub labels: Option<DataLabels<LinePosition>>,
    /// The texts of labels "from cells", one a point or none at all; they stand in the workbook.
    pub label_texts: Vec<String>,
    /// Marks beside labels.
    pub marks: Vec<PointMark>,
    /// Trend lines.
    pub trendlines: Vec<Trendline>,
    /// Error bars along x.
    pub x_errors: Option<ErrorBars>,
    /// Error bars along y.
    pub y_errors: Option<ErrorBars>,
    /// The table cells its y values came from: one entry a point, or no entries at all.
    pub cells: Vec<Option<CellAddress>>,
}

impl XySeries {
    /// A series of these points; NaN and infinite numbers become blanks.
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let name = name.into();
        let finite = |v: f64| Some(v).filter(|v| v.is_finite());
        Self {
            key: name.clone(),
            name,
            points: points.into_iter().map(|(x, y)| (finite(x), finite(y))).collect(),
            x_format: NumberFormat::GENERAL,
            y_format: NumberFormat::GENERAL,
            fill: None,
            line: None,
            marker: None,
            point_styles: Vec::new(),
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

/// Points by x and y.
///
/// ```
/// use indeck_model::chart::{ScatterChart, XySeries};
/// let chart = ScatterChart::default().with_series(XySeries::new("Cars", [(1.0, 2.0), (3.0, 4.0)]));
/// assert_eq!(chart.series_count(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScatterChart {
    /// The series.
    pub series: Vec<XySeries>,
    /// What joins the points.
    pub style: ScatterStyle,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// The horizontal axis.
    pub x_axis: ValueAxis,
    /// The vertical axis.
    pub y_axis: ValueAxis,
    /// Lines at values of the y axis; only constant ones.
    pub references: Vec<ReferenceLine>,
    /// Upright lines at values of the x axis; only constant ones.
    pub x_references: Vec<ReferenceLine>,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl ScatterChart {
    /// The same chart with one more series.
    #[must_use]
    pub fn with_series(mut self, series: XySeries) -> Self {
        self.series.push(series);
        self
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }
}
