//! Plots over categories, and the chart that holds one of them.

use crate::chart::analysis::{ReferenceLine, UpDownBars};
use crate::chart::axis::Axes;
use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{
    BarLabelPosition, DataLabels, LinePosition, NoPosition, StackedBarLabelPosition,
};
use crate::chart::options::{AreaOptions, BarOptions, LineOptions, StackOptions};
use crate::chart::style::Line;

/// How series lie to one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stacking {
    /// Each from the axis.
    #[default]
    None,
    /// Each on top of the one before.
    Stacked,
    /// Stacked, as shares of 100 %.
    Percent,
}

/// Bars or columns side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusteredBars {
    /// The series.
    pub series: Vec<Series<BarLabelPosition, BarOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<BarLabelPosition>>,
    /// Distance of two clusters in percent of a bar's width, 0 to 500.
    pub gap_width: u16,
    /// Overlap of bars in a cluster in percent of a bar's width, −100 to 100.
    pub overlap: i8,
}

impl Default for ClusteredBars {
    fn default() -> Self {
        Self { series: Vec::new(), labels: None, gap_width: 80, overlap: 0 }
    }
}

/// Bars or columns on top of one another.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedSeries {
    /// The series.
    pub series: Vec<Series<StackedBarLabelPosition, StackOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<StackedBarLabelPosition>>,
    /// Distance of two stacks in percent of a stack's width, 0 to 500.
    pub gap_width: u16,
    /// Whether stacks are shares of 100 %.
    pub percent: bool,
    /// Lines that join the same series from stack to stack.
    pub series_lines: Option<Line>,
}

impl Default for StackedSeries {
    fn default() -> Self {
        Self { series: Vec::new(), labels: None, gap_width: 60, percent: false, series_lines: None }
    }
}

/// Upright clustered bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns(pub ClusteredBars);

/// Horizontal clustered bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars(pub ClusteredBars);

/// Upright stacked bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackedColumns(pub StackedSeries);

/// Horizontal stacked bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackedBars(pub StackedSeries);

/// Lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The series.
    pub series: Vec<Series<LinePosition, LineOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// How the series lie to one another.
    pub stacking: Stacking,
    /// Lines from the highest point down to the axis.
    pub drop_lines: Option<Line>,
    /// Lines from the highest to the lowest point.
    pub high_low_lines: Option<Line>,
    /// Bars from the first series to the last.
    pub up_down_bars: Option<UpDownBars>,
}

/// Areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    /// The series.
    pub series: Vec<Series<NoPosition, AreaOptions>>,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<NoPosition>>,
    /// How the series lie to one another.
    pub stacking: Stacking,
    /// Lines from the points down to the axis.
    pub drop_lines: Option<Line>,
}

/// A plot over categories: what [`CategoryChart`] asks of it.
pub trait CategoryPlot: Default {
    /// Positions its labels can have.
    type Position;
    /// What only its series have.
    type SeriesOptions: Default;

    /// Its series.
    fn series(&self) -> &[Series<Self::Position, Self::SeriesOptions>];
    /// Its series, to add to or change.
    fn series_mut(&mut self) -> &mut Vec<Series<Self::Position, Self::SeriesOptions>>;
    /// Its labels, to set.
    fn labels_mut(&mut self) -> &mut Option<DataLabels<Self::Position>>;
}

macro_rules! category_plot {
    ($plot:ty, $position:ty, $own:ty $(, $inner:tt)?) => {
        impl CategoryPlot for $plot {
            type Position = $position;
            type SeriesOptions = $own;
            fn series(&self) -> &[Series<$position, $own>] {
                &self$(.$inner)?.series
            }
            fn series_mut(&mut self) -> &mut Vec<Series<$position, $own>> {
                &mut self$(.$inner)?.series
            }
            fn labels_mut(&mut self) -> &mut Option<DataLabels<$position>> {
                &mut self$(.$inner)?.labels
            }
        }
    };
}

category_plot!(Columns, BarLabelPosition, BarOptions, 0);
category_plot!(Bars, BarLabelPosition, BarOptions, 0);
category_plot!(StackedColumns, StackedBarLabelPosition, StackOptions, 0);
category_plot!(StackedBars, StackedBarLabelPosition, StackOptions, 0);
category_plot!(Lines, LinePosition, LineOptions);
category_plot!(Areas, NoPosition, AreaOptions);

/// A chart of one plot over categories.
///
/// ```
/// use indeck_model::chart::{BarLabelPosition, ColumnChart, DataLabels};
/// let chart = ColumnChart::new(["Q1", "Q2"])
///     .with_series("North", [1.0, 2.0])
///     .with_labels(DataLabels::default().with_position(BarLabelPosition::OutsideEnd))
///     .with_title("Revenue")
///     .with_legend(Default::default());
/// assert_eq!(chart.categories.len(), 2);
/// ```
///
/// A position that the kind does not know does not compile:
///
/// ```compile_fail
/// use indeck_model::chart::{BarLabelPosition, DataLabels, StackedColumnChart};
/// StackedColumnChart::new(["Q1"])
///     .with_labels(DataLabels::default().with_position(BarLabelPosition::OutsideEnd));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryChart<T> {
    /// What stands along the category axis.
    pub categories: Categories,
    /// The plot.
    pub plot: T,
    /// The axes.
    pub axes: Axes,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl<T: CategoryPlot> CategoryChart<T> {
    /// A chart over these names, without series yet.
    pub fn new<I>(categories: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self::over(categories.into_iter().collect())
    }

    /// A chart over these categories, without series yet.
    pub fn over(categories: Categories) -> Self {
        Self { categories, plot: T::default(), axes: Axes::default(), frame: ChartFrame::default() }
    }

    /// The same chart with one more series; NaN and infinite values become blanks.
    #[must_use]
    pub fn with_series<V>(mut self, name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        self.plot.series_mut().push(Series::new(name, values));
        self
    }

    /// The same chart with these labels on every series.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<T::Position>) -> Self {
        *self.plot.labels_mut() = Some(labels);
        self
    }

    /// The same chart with all series in that number format.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<crate::NumberFormat>) -> Self {
        let format = format.into();
        self.plot.series_mut().iter_mut().for_each(|s| s.format = format.clone());
        self
    }

    /// The same chart with a reference line or targets.
    #[must_use]
    pub fn with_reference(mut self, reference: ReferenceLine) -> Self {
        self.axes.references.push(reference);
        self
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.plot.series().len()
    }
}

/// `with_title` and `with_legend` for every kind.
macro_rules! frame_options {
    ($(($($generics:tt)*) $kind:ty),* $(,)?) => {$(
        impl $($generics)* $kind {
            /// The same chart with that title.
            #[must_use]
            pub fn with_title(mut self, title: impl Into<crate::chart::ChartTitle>) -> Self {
                self.frame.title = Some(title.into());
                self
            }

            /// The same chart with a legend.
            #[must_use]
            pub fn with_legend(mut self, legend: crate::chart::Legend) -> Self {
                self.frame.legend = Some(legend);
                self
            }
        }
    )*};
}

frame_options!(
    (<T: CategoryPlot>) CategoryChart<T>,
    () crate::chart::PieChart,
    () crate::chart::DoughnutChart,
    () crate::chart::ScatterChart,
    () crate::chart::ComboChart,
    () crate::chart::OfPieChart,
    () crate::chart::BubbleChart,
    () crate::chart::RadarChart,
    () crate::chart::StockChart,
    () crate::chart::SurfaceChart,
    () crate::chart::WaterfallChart,
    () crate::chart::TreemapChart,
    () crate::chart::SunburstChart,
    () crate::chart::FunnelChart,
    () crate::chart::HistogramChart,
    () crate::chart::ParetoChart,
    () crate::chart::BoxWhiskerChart,
    () crate::chart::RegionMapChart,
);
