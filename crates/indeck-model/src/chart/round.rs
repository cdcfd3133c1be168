//! Pies and doughnuts.

use crate::chart::data::{Categories, Series};
use crate::chart::frame::ChartFrame;
use crate::chart::label::{DataLabels, NoPosition, PieLabelPosition};
use crate::chart::style::Line;

/// A slice that stands off the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExplodedSlice {
    /// The slice, from 0.
    pub index: u32,
    /// How far, in percent of the radius, 0 to 400.
    pub distance: u16,
}

/// Shares of one whole. A pie has one series; each slice takes the palette's next colour.
#[derive(Clone, Debug, PartialEq)]
pub struct PieChart {
    /// The slices' names.
    pub categories: Categories,
    /// The slices' values.
    pub series: Series<PieLabelPosition>,
    /// The slices' labels.
    pub labels: Option<DataLabels<PieLabelPosition>>,
    /// Where the first slice begins, in degrees clockwise from the top, 0 to 360.
    pub first_slice_angle: u16,
    /// How far all slices stand off the middle, in percent of the radius, 0 to 400.
    pub explosion: u16,
    /// Slices that stand off by a distance of their own.
    pub exploded: Vec<ExplodedSlice>,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl PieChart {
    /// A pie of these slices.
    pub fn new<C, V>(categories: C, name: impl Into<String>, values: V) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Series::new(name, values),
            labels: None,
            first_slice_angle: 0,
            explosion: 0,
            exploded: Vec::new(),
            frame: ChartFrame::default(),
        }
    }

    /// The same pie with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<PieLabelPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of series: always one.
    pub fn series_count(&self) -> usize {
        1
    }
}

/// Shares of a whole around a hole; one ring for each series.
#[derive(Clone, Debug, PartialEq)]
pub struct DoughnutChart {
    /// The slices' names.
    pub categories: Categories,
    /// The rings, from the inside.
    pub series: Vec<Series<NoPosition>>,
    /// The slices' labels.
    pub labels: Option<DataLabels<NoPosition>>,
    /// Where the first slice begins, in degrees clockwise from the top, 0 to 360.
    pub first_slice_angle: u16,
    /// The hole's diameter in percent of the doughnut's, 10 to 90.
    pub hole_size: u8,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl DoughnutChart {
    /// A doughnut of these slices, without a ring yet.
    pub fn new<C>(categories: C) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Vec::new(),
            labels: None,
            first_slice_angle: 0,
            hole_size: 60,
            frame: ChartFrame::default(),
        }
    }

    /// The same doughnut with one more ring.
    #[must_use]
    pub fn with_series<V>(mut self, name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        self.series.push(Series::new(name, values));
        self
    }

    /// The same doughnut with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<NoPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of rings.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }
}

/// What the small slices of a pie are shown as.
///
/// Source: ISO/IEC 29500-1, 21.2.3.29 `ST_OfPieType`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfPieForm {
    /// A second pie.
    #[default]
    Pie,
    /// A stacked bar.
    Bar,
}

/// Which slices go to the second plot.
///
/// Source: ISO/IEC 29500-1, 21.2.3.40 `ST_SplitType`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OfPieSplit {
    /// PowerPoint's choice: the last third.
    #[default]
    Auto,
    /// The last so many.
    Last(u32),
    /// Those under this value.
    Below(f64),
    /// Those under this percentage of the whole.
    BelowPercent(f64),
    /// These, by their index from 0.
    Custom(Vec<u32>),
}

/// A pie whose small slices are drawn once more, larger, beside it.
///
/// Source: ISO/IEC 29500-1, 21.2.2.126 `ofPieChart`.
#[derive(Clone, Debug, PartialEq)]
pub struct OfPieChart {
    /// The slices' names.
    pub categories: Categories,
    /// The slices' values.
    pub series: Series<PieLabelPosition>,
    /// The slices' labels.
    pub labels: Option<DataLabels<PieLabelPosition>>,
    /// What the second plot is.
    pub form: OfPieForm,
    /// What goes there.
    pub split: OfPieSplit,
    /// Distance of the two plots in percent of the second's width, 0 to 500.
    pub gap_width: u16,
    /// Size of the second plot in percent of the first, 5 to 200.
    pub second_size: u8,
    /// The lines from one plot to the other; `None` draws none.
    pub series_lines: Option<Line>,
    /// Title, legend and the rest.
    pub frame: ChartFrame,
}

impl OfPieChart {
    /// A pie of pie of these slices.
    pub fn new<C, V>(categories: C, name: impl Into<String>, values: V) -> Self
    where
        C: IntoIterator,
        C::Item: Into<String>,
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        Self {
            categories: categories.into_iter().collect(),
            series: Series::new(name, values),
            labels: None,
            form: OfPieForm::Pie,
            split: OfPieSplit::Auto,
            gap_width: 100,
            second_size: 75,
            series_lines: Some(Line::PLAIN),
            frame: ChartFrame::default(),
        }
    }

    /// The same pie with these labels.
    #[must_use]
    pub fn with_labels(mut self, labels: DataLabels<PieLabelPosition>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Number of series: always one.
    pub fn series_count(&self) -> usize {
        1
    }
}
