//! Charts: one type for each kind, so that an option that a kind does not have does not compile.
//!
//! A [`CategoryChart`] is categories, one *plot* ([`Columns`], [`StackedBars`], [`Lines`] …), axes
//! and a frame. [`PieChart`], [`DoughnutChart`] and [`ScatterChart`] have data of their own shape;
//! a [`ComboChart`] lays several plots over one another, with a secondary value axis if wanted.

mod axis;
mod combo;
mod data;
mod frame;
mod label;
mod plot;
mod round;
pub mod scale;
mod scatter;
mod style;

#[cfg(feature = "arrow")]
mod from_arrow;

pub use axis::{Axes, CategoryAxis, Crossing, TickLabels, ValueAxis};
pub use combo::{ComboChart, ComboPlot};
pub use data::{Categories, PointStyle, Series};
pub use frame::{Blanks, ChartFrame, ChartTitle, Legend, LegendPosition};
#[cfg(feature = "arrow")]
pub use from_arrow::ArrowChartError;
pub use label::{
    BarLabelPosition, DataLabels, LabelContent, LinePosition, NoPosition, PieLabelPosition,
    PointLabel, StackedBarLabelPosition,
};
pub use plot::{
    Areas, Bars, CategoryChart, CategoryPlot, ClusteredBars, Columns, LineOptions, Lines,
    StackedBars, StackedColumns, StackedSeries, Stacking,
};
pub use round::{DoughnutChart, PieChart};
pub use scatter::{ScatterChart, ScatterStyle, XySeries};
pub use style::{Dash, Fill, Line, Marker, MarkerSymbol};

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
        }
    };
}

impl Chart {
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
);
