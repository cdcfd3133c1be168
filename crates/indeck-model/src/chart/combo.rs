//! Several plots over one another.

use crate::chart::axis::{Axes, ValueAxis};
use crate::chart::data::Categories;
use crate::chart::frame::ChartFrame;
use crate::chart::plot::{Areas, CategoryPlot, Columns, Lines, StackedColumns};

/// A plot that can lie over others: those that share an upright value axis.
#[derive(Clone, Debug, PartialEq)]
pub enum ComboPlot {
    /// Clustered columns.
    Columns(Columns),
    /// Stacked columns.
    StackedColumns(StackedColumns),
    /// Lines.
    Lines(Lines),
    /// Areas.
    Areas(Areas),
}

impl ComboPlot {
    /// Number of series.
    pub fn series_count(&self) -> usize {
        match self {
            Self::Columns(p) => p.series().len(),
            Self::StackedColumns(p) => p.series().len(),
            Self::Lines(p) => p.series().len(),
            Self::Areas(p) => p.series().len(),
        }
    }
}

/// Several plots over the same categories, on one or two value axes.
///
/// ```
/// use indeck_model::chart::{Columns, ComboChart, ComboPlot, CategoryPlot, Lines, Series};
/// let mut revenue = Columns::default();
/// revenue.series_mut().push(Series::new("Revenue", [120.0, 140.0]));
/// let mut margin = Lines::default();
/// margin.series_mut().push(Series::new("Margin", [0.21, 0.25]).with_format("0%"));
/// let chart = ComboChart::new(["2025", "2026"])
///     .with_plot(ComboPlot::Columns(revenue))
///     .with_secondary_plot(ComboPlot::Lines(margin));
/// assert_eq!(chart.series_count(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComboChart {
    /// What stands along the category axis.
    pub categories: Categories,
    /// Plots on the primary value axis, from the back.
    pub primary: Vec<ComboPlot>,
    /// Plots on the secondary value axis, from the back.
    pub secondary: Vec<ComboPlot>,
    /// The category axis and the primary value axis.
    pub axes: Axes,
    /// The secondary value axis.
    pub secondary_axis: ValueAxis,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl ComboChart {
    /// A chart over these names, without plots yet. Its secondary axis has no gridlines.
    pub fn new<I>(categories: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self::over(categories.into_iter().collect())
    }

    /// A chart over these categories, without plots yet. Its secondary axis has no gridlines.
    pub fn over(categories: Categories) -> Self {
        let secondary_axis = ValueAxis { gridlines: None, ..ValueAxis::default() };
        Self { categories, secondary_axis, ..Self::default() }
    }

    /// The same chart with one more plot on the primary axis.
    #[must_use]
    pub fn with_plot(mut self, plot: ComboPlot) -> Self {
        self.primary.push(plot);
        self
    }

    /// The same chart with one more plot on the secondary axis.
    #[must_use]
    pub fn with_secondary_plot(mut self, plot: ComboPlot) -> Self {
        self.secondary.push(plot);
        self
    }

    /// Number of series on both axes.
    pub fn series_count(&self) -> usize {
        self.primary.iter().chain(&self.secondary).map(ComboPlot::series_count).sum()
    }
}
