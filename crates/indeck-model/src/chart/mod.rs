//! Charts: one type for each kind, so that an option that a kind does not have does not compile.
//!
//! A [`CategoryChart`] is categories, one *plot* ([`Columns`], [`StackedBars`], [`Lines`] …), axes
//! and a frame. [`PieChart`], [`DoughnutChart`] and [`ScatterChart`] have data of their own shape;
//! a [`ComboChart`] lays several plots over one another, with a secondary value axis if wanted.

mod analysis;
mod axis;
mod bubble;
mod combo;
mod data;
mod extended;
mod frame;
mod label;
mod options;
mod palette;
mod pattern;
mod plot;
mod radar;
mod round;
pub mod scale;
mod scatter;
mod stock;
mod style;
mod surface;

#[cfg(feature = "arrow")]
mod from_arrow;

pub use analysis::{
    BarLook, ErrorAmount, ErrorBars, ErrorDirection, ReferenceLine, ReferenceValue, TrendKind,
    Trendline, UpDownBars,
};
pub use axis::{
    Axes, CategoryAxis, Crossing, DateScale, DisplayUnit, DisplayUnits, TickLabels, TickMark,
    TickMarks, TimeUnit, ValueAxis,
};
pub use bubble::{Bubble, BubbleChart, BubbleSeries, BubbleSize};
pub use combo::{ComboChart, ComboPlot, ScatterLayer, Secondary};
pub use data::{Categories, PointStyle, Series};
pub use extended::{
    BinSize, Bins, BoxOptions, BoxWhiskerChart, FunnelChart, Hierarchy, HistogramChart,
    IntervalClosed, MapArea, ParentLabels, ParetoChart, ParetoSource, Projection, Quartiles,
    RegionLabels, RegionMapChart, SunburstChart, TreemapChart, ValueColors, WaterfallChart,
};
pub use frame::{Blanks, ChartFrame, ChartTitle, Legend, LegendPosition, ManualLayout};
#[cfg(feature = "arrow")]
pub use from_arrow::ArrowChartError;
pub use label::{
    BarLabelPosition, DataLabels, LabelContent, LinePosition, NoPosition, PieLabelPosition,
    PointLabel, PointMark, StackedBarLabelPosition,
};
pub use options::{AreaOptions, BarOptions, LineOptions, StackOptions};
pub use palette::series_color;
pub use pattern::Pattern;
pub use plot::{
    Areas, Bars, CategoryChart, CategoryPlot, ClusteredBars, Columns, Lines, StackedBars,
    StackedColumns, StackedSeries, Stacking,
};
pub use radar::{RadarChart, RadarOptions, RadarStyle};
pub use round::{DoughnutChart, ExplodedSlice, OfPieChart, OfPieForm, OfPieSplit, PieChart};
pub use scatter::{ScatterChart, ScatterStyle, XySeries};
pub use stock::{PriceSeries, Prices, StockChart, VolumeSeries};
pub use style::{Dash, Fill, Gradient, GradientStop, Line, Marker, MarkerSymbol};
pub use surface::{SeriesAxis, SurfaceBand, SurfaceChart, SurfaceForm};

/// Clustered columns.
pub type ColumnChart = CategoryChart<Columns>;
/// Columns on top of one another, absolute or to 100 %.
pub type StackedColumnChart = CategoryChart<StackedColumns>;
/// Clustered horizontal bars.
pub type BarChart = CategoryChart<Bars>;
/// Horizontal bars end to end, absolute or to 100 %.
pub type StackedBarChart = CategoryChart<StackedBars>;
/// Lines over categories.
pub type LineChart = CategoryChart<Lines>;
/// Areas over categories.
pub type AreaChart = CategoryChart<Areas>;

/// A chart of any kind.
#[allow(clippy::large_enum_variant, reason = "charts are few, and boxed in a slide's content")]
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Clustered columns.
    Column(ColumnChart),
    /// Stacked columns.
    StackedColumn(StackedColumnChart),
    /// Clustered bars.
    Bar(BarChart),
    /// Stacked bars.
    StackedBar(StackedBarChart),
    /// Lines.
    Line(LineChart),
    /// Areas.
    Area(AreaChart),
    /// A pie.
    Pie(PieChart),
    /// A doughnut.
    Doughnut(DoughnutChart),
    /// Points by x and y.
    Scatter(ScatterChart),
    /// Several plots over one another.
    Combo(ComboChart),
    /// A pie of pie or a bar of pie.
    OfPie(OfPieChart),
    /// Points with a size.
    Bubble(BubbleChart),
    /// Values on axes from one middle.
    Radar(RadarChart),
    /// Prices over days.
    Stock(StockChart),
    /// Values over two directions.
    Surface(SurfaceChart),
    /// Gains and losses between totals.
    Waterfall(WaterfallChart),
    /// Nested rectangles.
    Treemap(TreemapChart),
    /// Nested rings.
    Sunburst(SunburstChart),
    /// Stages of a process.
    Funnel(FunnelChart),
    /// Counts in bins.
    Histogram(HistogramChart),
    /// Columns by size with their running share.
    Pareto(ParetoChart),
    /// Distributions.
    BoxWhisker(BoxWhiskerChart),
    /// Coloured regions.
    RegionMap(RegionMapChart),
}

/// Runs the same expression on the chart inside, whatever its kind.
macro_rules! on_any {
    ($chart:expr, $c:ident => $body:expr) => {
        match $chart {
            Chart::Column($c) => $body,
            Chart::StackedColumn($c) => $body,
            Chart::Bar($c) => $body,
            Chart::StackedBar($c) => $body,
            Chart::Line($c) => $body,
            Chart::Area($c) => $body,
            Chart::Pie($c) => $body,
            Chart::Doughnut($c) => $body,
            Chart::Scatter($c) => $body,
            Chart::Combo($c) => $body,
            Chart::OfPie($c) => $body,
            Chart::Bubble($c) => $body,
            Chart::Radar($c) => $body,
            Chart::Stock($c) => $body,
            Chart::Surface($c) => $body,
            Chart::Waterfall($c) => $body,
            Chart::Treemap($c) => $body,
            Chart::Sunburst($c) => $body,
            Chart::Funnel($c) => $body,
            Chart::Histogram($c) => $body,
            Chart::Pareto($c) => $body,
            Chart::BoxWhisker($c) => $body,
            Chart::RegionMap($c) => $body,
        }
    };
}

impl Chart {
    /// Whether it is one of the kinds of 2016, which older readers see as a picture.
    pub fn is_extended(&self) -> bool {
        matches!(
            self,
            Self::Waterfall(_)
                | Self::Treemap(_)
                | Self::Sunburst(_)
                | Self::Funnel(_)
                | Self::Histogram(_)
                | Self::Pareto(_)
                | Self::BoxWhisker(_)
                | Self::RegionMap(_)
        )
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        on_any!(self, c => c.series_count())
    }

    /// Title, legend and all that every kind has.
    pub fn frame(&self) -> &ChartFrame {
        on_any!(self, c => &c.frame)
    }

    /// Title, legend and all that every kind has, to change.
    pub fn frame_mut(&mut self) -> &mut ChartFrame {
        on_any!(self, c => &mut c.frame)
    }

    /// The kind as the spec names it (`column`, `doughnut` …).
    pub fn mark(&self) -> &'static str {
        match self {
            Self::Column(_) | Self::StackedColumn(_) => "column",
            Self::Bar(_) | Self::StackedBar(_) => "bar",
            Self::Line(_) => "line",
            Self::Area(_) => "area",
            Self::Pie(_) => "pie",
            Self::Doughnut(_) => "doughnut",
            Self::Scatter(_) => "scatter",
            Self::Combo(_) => "combo",
            Self::OfPie(_) => "of-pie",
            Self::Bubble(_) => "bubble",
            Self::Radar(_) => "radar",
            Self::Stock(_) => "stock",
            Self::Surface(_) => "surface",
            Self::Waterfall(_) => "waterfall",
            Self::Treemap(_) => "treemap",
            Self::Sunburst(_) => "sunburst",
            Self::Funnel(_) => "funnel",
            Self::Histogram(_) => "histogram",
            Self::Pareto(_) => "pareto",
            Self::BoxWhisker(_) => "box-whisker",
            Self::RegionMap(_) => "region-map",
        }
    }
}

/// Lets each kind stand where a [`Chart`] is wanted.
macro_rules! into_chart {
    ($($variant:ident($kind:ty)),* $(,)?) => {$(
        impl From<$kind> for Chart {
            fn from(chart: $kind) -> Self {
                Self::$variant(chart)
            }
        }
    )*};
}

into_chart!(
    Column(ColumnChart),
    StackedColumn(StackedColumnChart),
    Bar(BarChart),
    StackedBar(StackedBarChart),
    Line(LineChart),
    Area(AreaChart),
    Pie(PieChart),
    Doughnut(DoughnutChart),
    Scatter(ScatterChart),
    Combo(ComboChart),
    OfPie(OfPieChart),
    Bubble(BubbleChart),
    Radar(RadarChart),
    Stock(StockChart),
    Surface(SurfaceChart),
    Waterfall(WaterfallChart),
    Treemap(TreemapChart),
    Sunburst(SunburstChart),
    Funnel(FunnelChart),
    Histogram(HistogramChart),
    Pareto(ParetoChart),
    BoxWhisker(BoxWhiskerChart),
    RegionMap(RegionMapChart),
);
