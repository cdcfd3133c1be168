//! One plot of a chart: its mark, the columns it shows, and what that mark can be asked for.

use crate::chart::{
    Bins, BoxOptions, BubbleSize, Fill, Line, MapArea, Marker, ParentLabels, Projection,
    RegionLabels, ScatterStyle, SurfaceForm, UpDownBars,
};
use crate::diagnostic::Location;
use crate::spec::{
    AxisSpec, ErrorsSpec, LabelsSpec, Located, MarkKind, ReferenceSpec, SecondSpec,
    SignificanceSpec, SortOrder, StackMode, TrendSpec, Written,
};

/// One plot of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSpec {
    /// What it draws.
    pub mark: Located<MarkKind>,
    /// Which columns it shows as what.
    pub encode: EncodeSpec,
    /// The keys that were written, with their places: which of them the mark knows is checked
    /// later.
    pub keys: Vec<Located<&'static str>>,
    /// How series lie to one another.
    pub stack: Located<StackMode>,
    /// Labels of its values.
    pub labels: Option<LabelsSpec>,
    /// Marks beside labels.
    pub significance: Option<SignificanceSpec>,
    /// Trend lines.
    pub trends: Vec<TrendSpec>,
    /// Error bars along y.
    pub errors: Option<ErrorsSpec>,
    /// Error bars along x, of points.
    pub x_errors: Option<ErrorsSpec>,
    /// Lines and marks at values.
    pub references: Vec<ReferenceSpec>,
    /// What only some marks have.
    pub options: MarkOptions,
    /// Its place.
    pub at: Location,
}

impl LayerSpec {
    /// Where a key was written.
    pub fn key(&self, name: &str) -> Option<&Location> {
        self.keys.iter().find(|key| key.value == name).map(|key| &key.at)
    }

    /// Whether its series lie on one another.
    pub fn is_stacked(&self) -> bool {
        self.stack.value != StackMode::None
    }

    /// Whether it stands on the second value axis.
    pub fn is_secondary(&self) -> bool {
        self.encode.y.axis.secondary.as_ref().is_some_and(|s| s.value)
    }
}

/// What only some marks have; `None` takes the mark's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkOptions {
    /// Distance of bars in percent of their width.
    pub gap: Option<u16>,
    /// Overlap of bars in percent of their width.
    pub overlap: Option<i8>,
    /// How much of what lies behind is covered, 0 to 1.
    pub opacity: Option<f64>,
    /// Lines of lines and scatter charts, outlines of all else.
    pub line: Option<Line>,
    /// The fill of bars below zero.
    pub negative: Option<Fill>,
    /// Markers of points.
    pub markers: Option<Marker>,
    /// Whether lines are rounded.
    pub smooth: Option<bool>,
    /// What joins the points of a scatter chart.
    pub join: Option<ScatterStyle>,
    /// Lines from the points down to the axis.
    pub drop_lines: Option<Line>,
    /// Lines from the highest to the lowest point.
    pub high_low_lines: Option<Line>,
    /// Lines that join the same series from stack to stack.
    pub series_lines: Option<Line>,
    /// Bars from the first line to the last.
    pub up_down_bars: Option<UpDownBars>,
    /// Diameter of a doughnut's hole in percent.
    pub hole: Option<u8>,
    /// Where the first slice begins, in degrees.
    pub start_angle: Option<u16>,
    /// Slices that stand off the middle.
    pub explode: ExplodeSpec,
    /// The second plot of a pie.
    pub second: Option<SecondSpec>,
    /// How bubbles tell their size.
    pub bubbles: Option<BubblesSpec>,
    /// Whether a radar is filled.
    pub filled: Option<bool>,
    /// How a surface is shown.
    pub form: Option<SurfaceForm>,
    /// From where a surface is seen: rotation and elevation in degrees.
    pub view: Option<(u16, i8)>,
    /// The steps of a waterfall that are totals.
    pub totals: Vec<Written>,
    /// Whether lines lead from one step to the next.
    pub connectors: Option<bool>,
    /// Where a treemap names the branches.
    pub parent_labels: Option<ParentLabels>,
    /// How values are counted.
    pub bins: Option<Bins>,
    /// What boxes show.
    pub boxes: Option<BoxOptions>,
    /// What a map shows.
    pub map: Option<MapSpec>,
}

impl MarkOptions {
    /// These options, and of `under` what can be a default where they say nothing.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        Self {
            gap: self.gap.or(under.gap),
            overlap: self.overlap.or(under.overlap),
            opacity: self.opacity.or(under.opacity),
            line: self.line.or_else(|| under.line.clone()),
            markers: self.markers.or_else(|| under.markers.clone()),
            smooth: self.smooth.or(under.smooth),
            hole: self.hole.or(under.hole),
            ..self
        }
    }
}

/// Slices that stand off the middle, in percent of the radius: `10` or `{ North: 20 }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExplodeSpec {
    /// All of them.
    pub all: u16,
    /// Some of them, by name.
    pub named: Vec<(Located<String>, u16)>,
}

/// How bubbles tell their size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BubblesSpec {
    /// Their size in percent of the usual one.
    pub scale: u16,
    /// What of a bubble tells its size.
    pub size_as: BubbleSize,
    /// Whether bubbles of negative size are shown.
    pub negative: bool,
}

impl Default for BubblesSpec {
    fn default() -> Self {
        Self { scale: 100, size_as: BubbleSize::Area, negative: false }
    }
}

/// What a map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapSpec {
    /// The part of the earth.
    pub area: MapArea,
    /// The projection.
    pub projection: Projection,
    /// The names of regions.
    pub names: RegionLabels,
    /// The language of the regions' names; `None` is American English.
    pub language: Option<String>,
    /// The country in whose view borders are drawn; `None` is the United States.
    pub country: Option<String>,
}

/// Which columns a plot shows as what.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodeSpec {
    /// The channels that were written, with their places.
    pub keys: Vec<Located<&'static str>>,
    /// The categories, or the horizontal position of points; several columns are the levels of a
    /// hierarchy.
    pub x: ChannelSpec,
    /// The values: one series for each column. Those of a stock chart are its prices in the order
    /// open, high, low, close, and its volume.
    pub y: ChannelSpec,
    /// The column whose values name the series.
    pub series: Option<Located<String>>,
    /// The column of the sizes of bubbles.
    pub size: Option<Located<String>>,
    /// The axis of volumes of a stock chart.
    pub volume: AxisSpec,
    /// How the columns' values are ordered along x.
    pub sort: Option<SortOrder>,
    /// Its place.
    pub at: Location,
}

/// A channel: `month`, `[revenue, costs]` or `{ value: revenue, axis: { … } }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelSpec {
    /// Its columns or aggregates of columns (`sum(revenue)`, `count()`).
    pub columns: Vec<Located<String>>,
    /// Its axis.
    pub axis: AxisSpec,
}

impl EncodeSpec {
    /// Where a channel was written.
    pub fn key(&self, name: &str) -> Option<&Location> {
        self.keys.iter().find(|key| key.value == name).map(|key| &key.at)
    }

    /// The place of the values.
    pub fn y_place(&self) -> Location {
        self.y.columns.first().map_or(&self.at, |y| &y.at).clone()
    }
}
