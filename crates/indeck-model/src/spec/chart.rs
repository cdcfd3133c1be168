//! Charts, in Vega-Lite's terms.

use crate::chart::{Blanks, LegendPosition, ScatterStyle};
use crate::color::Color;
use crate::diagnostic::Location;
use crate::spec::{AxisSpec, Located, Written};
use crate::unit::Pt;

/// What a chart draws for each value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Upright bars.
    Column,
    /// Horizontal bars.
    Bar,
    /// A line.
    Line,
    /// An area.
    Area,
    /// Slices of a pie.
    Pie,
    /// Slices of a ring.
    Doughnut,
    /// Points by x and y.
    Scatter,
}

/// How series lie to one another: `stack: true` or `stack: normalize`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StackMode {
    /// Side by side, or each from the axis.
    #[default]
    None,
    /// On top of one another.
    Stack,
    /// As shares of 100 %.
    Normalize,
}

/// The order of categories: `sort` of the `x` channel.
#[derive(Clone, Debug, PartialEq)]
pub enum SortOrder {
    /// By the category, rising.
    Ascending,
    /// By the category, falling.
    Descending,
    /// By the sum of the values, rising.
    Value,
    /// By the sum of the values, falling.
    ValueDescending,
    /// In this order; what it does not name comes last, as it comes.
    Listed(Vec<Located<String>>),
}

/// A chart: `{ mark: column, data: by_region, encode: { x: month, y: revenue, series: region } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// The named table it shows.
    pub data: Located<String>,
    /// Which of its rows: an expression over their columns.
    pub filter: Option<Written>,
    /// Its plots from the back: one, or those of `layer:`.
    pub layers: Vec<LayerSpec>,
    /// Its title.
    pub title: Option<Written>,
    /// Its legend; `None` shows one where there are several series or slices.
    pub legend: Option<LegendSpec>,
    /// Colours of series, slices or categories.
    pub colors: ColorsSpec,
    /// What stands out, all else being grey.
    pub highlight: Option<HighlightSpec>,
    /// What blanks become; `None` takes the default.
    pub blanks: Option<Blanks>,
    /// Font size of all its texts.
    pub font_size: Option<Pt>,
    /// Its place.
    pub at: Location,
}

/// One plot of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSpec {
    /// What it draws.
    pub mark: Located<MarkKind>,
    /// Which columns it shows as what.
    pub encode: EncodeSpec,
    /// How series lie to one another.
    pub stack: Located<StackMode>,
    /// Labels of its values.
    pub labels: Option<LabelsSpec>,
    /// Distance of bars in percent of their width.
    pub gap: Option<Located<u16>>,
    /// Overlap of bars in percent of their width.
    pub overlap: Option<Located<i8>>,
    /// Whether points of lines are marked.
    pub markers: Option<Located<bool>>,
    /// Whether lines are rounded.
    pub smooth: Option<Located<bool>>,
    /// Diameter of a doughnut's hole in percent.
    pub hole: Option<Located<u8>>,
    /// Where the first slice begins, in degrees.
    pub start_angle: Option<Located<u16>>,
    /// What joins the points of a scatter chart.
    pub join: Option<Located<ScatterStyle>>,
    /// Its place.
    pub at: Location,
}

/// Which columns a plot shows as what.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodeSpec {
    /// The categories, or the horizontal position of a scatter's points.
    pub x: ChannelSpec,
    /// The values: one series for each column.
    pub y: ChannelSpec,
    /// The column whose values name the series.
    pub series: Option<Located<String>>,
    /// How the columns' values are ordered along x.
    pub sort: Option<SortOrder>,
    /// Its place.
    pub at: Location,
}

/// A channel: `month`, `[revenue, costs]` or `{ value: revenue, axis: { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelSpec {
    /// Its columns or aggregates of columns (`sum(revenue)`, `count()`), at least one.
    pub columns: Vec<Located<String>>,
    /// Its axis.
    pub axis: AxisSpec,
}

/// Where a legend stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSpec {
    /// There is none.
    None,
    /// At that side.
    At(LegendPosition),
}

/// Where a label stands; which of these a kind knows is checked later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelPlace {
    /// Beyond the end.
    Outside,
    /// Inside, at the end.
    InsideEnd,
    /// In the middle.
    Center,
    /// Inside, at the axis.
    InsideBase,
    /// Above the point.
    Above,
    /// Below the point.
    Below,
    /// To its left.
    Left,
    /// To its right.
    Right,
    /// Inside if it fits, else outside.
    BestFit,
}

/// Labels of values: `true` or `{ format: '0%', position: outside, content: [category, percent] }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelsSpec {
    /// Number format; `None` is the column's.
    pub format: Option<String>,
    /// Position; `None` is the kind's own.
    pub position: Option<Located<LabelPlace>>,
    /// Whether it says the value.
    pub value: bool,
    /// Whether it says the category.
    pub category: bool,
    /// Whether it says the series.
    pub series: bool,
    /// Whether it says the share of the whole, and where that was written.
    pub percent: Option<Location>,
    /// Font size.
    pub size: Option<Pt>,
    /// Colour.
    pub color: Option<Color>,
}

impl LabelsSpec {
    /// Whether they say anything: labels that say nothing are not shown.
    pub fn is_shown(&self) -> bool {
        self.value || self.category || self.series || self.percent.is_some()
    }
}

/// Colours of series, slices or categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColorsSpec {
    /// Colours in order: `[accent2, "#C8102E"]`.
    pub palette: Vec<Color>,
    /// Colours by name of series or category: `{ North: accent2 }`.
    pub named: Vec<(Located<String>, Color)>,
}

/// What stands out: `highlight: North` or `{ values: [North], color: accent2 }`.
#[derive(Clone, Debug, PartialEq)]
pub struct HighlightSpec {
    /// Names of series or categories.
    pub values: Vec<Written>,
    /// Their colour; `None` is the first accent.
    pub color: Option<Color>,
}

impl EncodeSpec {
    /// The place of the values.
    pub fn y_place(&self) -> Location {
        self.y.columns.first().map_or(&self.at, |y| &y.at).clone()
    }
}
