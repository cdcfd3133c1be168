//! Charts, in Vega-Lite's terms.

use crate::chart::{Blanks, Fill, LegendPosition, Line, ManualLayout};
use crate::color::Color;
use crate::diagnostic::Location;
use crate::spec::{LayerSpec, Located, Written};
use crate::text::TextStyle;
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
    /// Points by x and y with a size.
    Bubble,
    /// Values on axes from one middle.
    Radar,
    /// Prices over days.
    Stock,
    /// Values over two directions.
    Surface,
    /// Gains and losses between totals.
    Waterfall,
    /// Nested rectangles.
    Treemap,
    /// Nested rings.
    Sunburst,
    /// Stages of a process.
    Funnel,
    /// Counts in bins.
    Histogram,
    /// Columns by size with their running share.
    Pareto,
    /// Distributions.
    Box,
    /// Coloured regions.
    RegionMap,
}

impl MarkKind {
    /// Whether it is a pie or a ring: shares of one whole.
    pub fn is_round(self) -> bool {
        matches!(self, Self::Pie | Self::Doughnut)
    }

    /// Whether it is one of the kinds of 2016, which know less of axes and legends.
    pub fn is_extended(self) -> bool {
        use MarkKind::{Box, Funnel, Histogram, Pareto, RegionMap, Sunburst, Treemap, Waterfall};
        let plain = matches!(self, Waterfall | Funnel | Histogram | Pareto | Box);
        plain || matches!(self, Treemap | Sunburst | RegionMap)
    }

    /// Whether its points stand on two axes of numbers.
    pub fn is_xy(self) -> bool {
        matches!(self, Self::Scatter | Self::Bubble)
    }

    /// Whether its values lie in levels.
    pub fn is_hierarchy(self) -> bool {
        matches!(self, Self::Treemap | Self::Sunburst)
    }
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
    pub title: Option<TitleSpec>,
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
    /// The fill of the whole chart.
    pub background: Option<Fill>,
    /// The fill behind the plot.
    pub plot_background: Option<Fill>,
    /// The frame around the whole chart.
    pub border: Option<Line>,
    /// The place of the plot.
    pub plot_area: Option<ManualLayout>,
    /// Its place.
    pub at: Location,
}

impl ChartSpec {
    /// Marks of its plots.
    pub fn marks(&self) -> impl Iterator<Item = MarkKind> + '_ {
        self.layers.iter().map(|l| l.mark.value)
    }
}

/// The words above a plot: a text, or `{ text: Revenue, size: 14, bold: true }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleSpec {
    /// The words.
    pub text: Written,
    /// How they look.
    pub style: TextStyle,
    /// Whether they lie over the plot.
    pub overlay: bool,
}

/// Whether there is a legend: `none`, `bottom` or `{ position: bottom, hide: [Plan] }`.
#[derive(Clone, Debug, PartialEq)]
pub enum LegendSpec {
    /// There is none.
    None,
    /// There is one.
    Shown(LegendOptions),
}

/// A legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LegendOptions {
    /// Where it stands; `None` is the mark's usual place.
    pub position: Option<LegendPosition>,
    /// Series or slices that it leaves out.
    pub hide: Vec<Located<String>>,
    /// Whether it lies over the plot.
    pub overlay: bool,
    /// How it looks.
    pub style: TextStyle,
}

/// Colours of series, slices or categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColorsSpec {
    /// Fills in order: `[accent2, "#C8102E"]`.
    pub palette: Vec<Fill>,
    /// Fills by name of series or category: `{ North: accent2 }`.
    pub named: Vec<(Located<String>, Fill)>,
}

impl ColorsSpec {
    /// The fill of that name.
    pub fn named(&self, name: &str) -> Option<&Fill> {
        self.named.iter().find(|(known, _)| known.value == name).map(|(_, fill)| fill)
    }
}

/// What stands out: `highlight: North` or `{ values: [North], color: accent2 }`.
#[derive(Clone, Debug, PartialEq)]
pub struct HighlightSpec {
    /// Names of series or categories.
    pub values: Vec<Written>,
    /// Their colour; `None` is the first accent.
    pub color: Option<Color>,
}
