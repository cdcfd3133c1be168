//! Several plots over one another.

use crate::chart::axis::{Axes, CategoryAxis, ValueAxis};
use crate::chart::data::Categories;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, LinePosition};
use crate::chart::plot::{Areas, CategoryPlot, Columns, Lines, StackedColumns};
use crate::chart::scatter::{ScatterStyle, XySeries};

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

/// Points on axes of their own over the other plots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScatterLayer {
    /// The series.
    pub series: Vec<XySeries>,
    /// What joins the points.
    pub style: ScatterStyle,
    /// Labels of all series that have none of their own.
    pub labels: Option<DataLabels<LinePosition>>,
    /// Its axis from left to right, at the top.
    pub x_axis: ValueAxis,
}

/// What stands on the secondary axes: a chart has two pairs of axes and no third.
#[allow(clippy::large_enum_variant, reason = "charts are few, and boxed in a slide's content")]
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Secondary {
    /// Nothing.
    #[default]
    None,
    /// Plots over the same categories, from the back.
    Plots(Vec<ComboPlot>),
    /// Points on two value axes.
    Scatter(ScatterLayer),
}

impl Secondary {
    /// The plots over categories; empty if there are none.
    pub fn plots(&self) -> &[ComboPlot] {
        match self {
            Self::Plots(plots) => plots,
            _ => &[],
        }
    }

    /// The points, if it has points.
    pub fn scatter(&self) -> Option<&ScatterLayer> {
        match self {
            Self::Scatter(layer) => Some(layer),
            _ => None,
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
    /// What stands on the secondary value axis.
    pub secondary: Secondary,
    /// The category axis and the primary value axis.
    pub axes: Axes,
    /// The secondary value axis.
    pub secondary_axis: ValueAxis,
    /// The secondary category axis, at the top; `None` hides it.
    pub secondary_category: Option<CategoryAxis>,
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

    /// The same chart with one more plot on the secondary axis; points that stood there go.
    #[must_use]
    pub fn with_secondary_plot(mut self, plot: ComboPlot) -> Self {
        match &mut self.secondary {
            Secondary::Plots(plots) => plots.push(plot),
            other => *other = Secondary::Plots(vec![plot]),
        }
        self
    }

    /// The same chart with points on the secondary axes; plots that stood there go.
    #[must_use]
    pub fn with_scatter(mut self, layer: ScatterLayer) -> Self {
        self.secondary = Secondary::Scatter(layer);
        self
    }

    /// Number of series on both axes.
    pub fn series_count(&self) -> usize {
        let plots = self.primary.iter().chain(self.secondary.plots());
        let points = self.secondary.scatter().map_or(0, |layer| layer.series.len());
        plots.map(ComboPlot::series_count).sum::<usize>() + points
    }
}
