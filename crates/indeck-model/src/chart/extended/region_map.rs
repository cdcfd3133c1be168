//! Maps of regions.

use crate::chart::data::Series;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, NoPosition};
use crate::color::Color;

/// How the earth is laid flat.
///
/// Source: [MS-ODRAWXML] 2.24.3.54 `ST_GeoProjectionType`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Projection {
    /// PowerPoint's choice.
    #[default]
    Automatic,
    /// Mercator's.
    Mercator,
    /// Miller's.
    Miller,
    /// Robinson's.
    Robinson,
    /// Albers' of equal areas.
    Albers,
}

/// Which part of the earth is shown.
///
/// Source: [MS-ODRAWXML] 2.24.3.53 `ST_GeoMappingLevel`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapArea {
    /// PowerPoint's choice.
    #[default]
    Automatic,
    /// Only regions with data.
    DataOnly,
    /// Postal codes.
    PostalCode,
    /// Counties.
    County,
    /// States and provinces.
    State,
    /// The country.
    Country,
    /// Several countries.
    Countries,
    /// The world.
    World,
}

/// Whether regions are named.
///
/// Source: [MS-ODRAWXML] 2.24.3.67 `ST_RegionLabelLayout`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RegionLabels {
    /// No.
    #[default]
    None,
    /// Where the name fits.
    BestFit,
    /// All.
    All,
}

/// The colours of a scale of values.
///
/// Source: [MS-ODRAWXML] 2.24.3.45 `CT_ValueColors`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueColors {
    /// Of the least value; `None` is a light tint of the first accent.
    pub min: Option<Color>,
    /// Of the middle; `None` has no colour of its own.
    pub mid: Option<Color>,
    /// Of the greatest value; `None` is the first accent.
    pub max: Option<Color>,
}

/// Regions of the earth, coloured by a value.
///
/// PowerPoint finds the shapes of regions online by their names; the picture for other readers is
/// drawn by indeck from the outlines of countries.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `regionMap`.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionMapChart {
    /// The regions' names: `"Germany"`, or its ISO code.
    pub regions: Vec<String>,
    /// One value a region.
    pub series: Series<NoPosition>,
    /// The labels of values.
    pub labels: Option<DataLabels<NoPosition>>,
    /// The names of regions.
    pub region_labels: RegionLabels,
    /// The projection.
    pub projection: Projection,
    /// What is shown.
    pub area: MapArea,
    /// The colours.
    pub colors: ValueColors,
    /// The language of the names, as `"en-US"`.
    pub language: String,
    /// The country in whose view borders are drawn, as `"US"`.
    pub country: String,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl RegionMapChart {
    /// A map of these regions.
    pub fn new<R, V>(regions: R, name: impl Into<String>, values: V) -> Self
    where
        R: IntoIterator,
        R::Item: Into<String>,
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        Self {
            regions: regions.into_iter().map(Into::into).collect(),
            series: Series::new(name, values),
            labels: None,
            region_labels: RegionLabels::default(),
            projection: Projection::default(),
            area: MapArea::default(),
            colors: ValueColors::default(),
            language: "en-US".to_owned(),
            country: "US".to_owned(),
            frame: ChartFrame::default(),
        }
    }

    /// Number of series: always one.
    pub fn series_count(&self) -> usize {
        1
    }
}
