//! Shares of a whole in levels: treemap and sunburst.

use crate::chart::data::Series;
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, NoPosition};

/// The leaves of a tree, each with the names that lead to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hierarchy {
    /// One entry a leaf: the names from the outermost level to the leaf's own. A leaf may have
    /// fewer levels than others; leaves of one branch stand together.
    pub leaves: Vec<Vec<String>>,
}

impl Hierarchy {
    /// The number of levels of the deepest leaf.
    pub fn depth(&self) -> usize {
        self.leaves.iter().map(Vec::len).max().unwrap_or(0)
    }
}

impl<L, S> FromIterator<L> for Hierarchy
where
    L: IntoIterator<Item = S>,
    S: Into<String>,
{
    fn from_iter<I: IntoIterator<Item = L>>(leaves: I) -> Self {
        let path = |leaf: L| leaf.into_iter().map(Into::into).collect();
        Self { leaves: leaves.into_iter().map(path).collect() }
    }
}

/// Where a treemap names the branches.
///
/// Source: [MS-ODRAWXML] 2.24.3.62 `ST_ParentLabelLayout`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParentLabels {
    /// Nowhere.
    None,
    /// Over their leaves.
    #[default]
    Overlapping,
    /// In a band above them.
    Banner,
}

macro_rules! hierarchy_chart {
    ($kind:ident) => {
        impl $kind {
            /// A chart of these leaves: the names from the outermost level to the leaf's own, and
            /// one value a leaf.
            pub fn new<L, S, V>(
                leaves: impl IntoIterator<Item = L>,
                name: impl Into<String>,
                values: V,
            ) -> Self
            where
                L: IntoIterator<Item = S>,
                S: Into<String>,
                V: IntoIterator,
                V::Item: Into<Option<f64>>,
            {
                Self::over(leaves.into_iter().collect(), Series::new(name, values))
            }

            /// The same chart with these labels.
            #[must_use]
            pub fn with_labels(mut self, labels: DataLabels<NoPosition>) -> Self {
                self.labels = Some(labels);
                self
            }

            /// Number of series: always one.
            pub fn series_count(&self) -> usize {
                1
            }
        }
    };
}

/// Nested rectangles, each as large as its value.
///
/// ```
/// use indeck_model::chart::TreemapChart;
/// let chart = TreemapChart::new([["Europe", "Spain"], ["Asia", "Japan"]], "Sales", [3.0, 4.0]);
/// assert_eq!(chart.hierarchy.depth(), 2);
/// ```
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `treemap`.
#[derive(Clone, Debug, PartialEq)]
pub struct TreemapChart {
    /// The leaves.
    pub hierarchy: Hierarchy,
    /// Their values; points are leaves.
    pub series: Series<NoPosition>,
    /// The leaves' labels.
    pub labels: Option<DataLabels<NoPosition>>,
    /// The branches' labels.
    pub parent_labels: ParentLabels,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl TreemapChart {
    /// A chart of these leaves and values.
    pub fn over(hierarchy: Hierarchy, series: Series<NoPosition>) -> Self {
        Self {
            hierarchy,
            series,
            labels: None,
            parent_labels: ParentLabels::default(),
            frame: ChartFrame::default(),
        }
    }
}

hierarchy_chart!(TreemapChart);

/// Rings of shares, the outermost level in the middle.
///
/// Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `sunburst`.
#[derive(Clone, Debug, PartialEq)]
pub struct SunburstChart {
    /// The leaves.
    pub hierarchy: Hierarchy,
    /// Their values; points are leaves.
    pub series: Series<NoPosition>,
    /// The labels.
    pub labels: Option<DataLabels<NoPosition>>,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl SunburstChart {
    /// A chart of these leaves and values.
    pub fn over(hierarchy: Hierarchy, series: Series<NoPosition>) -> Self {
        Self { hierarchy, series, labels: None, frame: ChartFrame::default() }
    }
}

hierarchy_chart!(SunburstChart);
