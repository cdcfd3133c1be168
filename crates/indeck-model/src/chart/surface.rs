//! Surface charts.

use crate::chart::axis::Axes;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::NoPosition;
use crate::chart::style::Fill;
use crate::text::TextStyle;

/// How a surface is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SurfaceForm {
    /// In space, with coloured bands of values.
    #[default]
    Surface,
    /// In space, as a net.
    Wireframe,
    /// From above, with coloured bands of values.
    Contour,
    /// From above, as lines of equal value.
    WireframeContour,
}

/// The look of one band of values.
#[derive(Clone, Debug, PartialEq)]
pub struct SurfaceBand {
    /// The band, from 0 at the least value; one band a major unit.
    pub index: u32,
    /// Its fill.
    pub fill: Fill,
}

/// The axis along which the series stand one behind another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesAxis {
    /// Its title.
    pub title: Option<String>,
    /// Whether it is left out.
    pub hidden: bool,
    /// How its labels look.
    pub style: TextStyle,
}

/// Values over two directions: the categories, and the series one behind another.
///
/// Source: ISO/IEC 29500-1, 21.2.2.203 `surfaceChart`, 21.2.2.204 `surface3DChart`.
#[derive(Clone, Debug, PartialEq)]
pub struct SurfaceChart {
    /// The names along the category axis.
    pub categories: Categories,
    /// The rows of values, from the front.
    pub series: Vec<Series<NoPosition>>,
    /// How it is shown.
    pub form: SurfaceForm,
    /// Bands that are not in the theme's colours.
    pub bands: Vec<SurfaceBand>,
    /// How far it is turned about the upright axis, in degrees, 0 to 360.
    pub rotation: u16,
    /// From how high it is seen, in degrees, -90 to 90.
    pub elevation: i8,
    /// The axes of categories and values.
    pub axes: Axes,
    /// The axis of the series.
    pub series_axis: SeriesAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl SurfaceChart {
    /// A surface over these categories, without a row yet.
    pub fn new<C>(categories: C) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Vec::new(),
            form: SurfaceForm::default(),
            bands: Vec::new(),
            rotation: 20,
            elevation: 15,
            axes: Axes::default(),
            series_axis: SeriesAxis::default(),
            frame: ChartFrame::default(),
        }
    }

    /// The same surface with one more row.
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
