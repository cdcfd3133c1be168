//! Categories and series.

use crate::chart::label::{DataLabels, PointMark};
use crate::chart::style::{Fill, Line, Marker};
use crate::table::CellAddress;
use crate::value::{Date, NumberFormat};

/// What stands along the category axis.
#[derive(Clone, Debug, PartialEq)]
pub enum Categories {
    /// Names.
    Text(Vec<String>),
    /// Days, in time order on a date axis.
    Dates {
        /// One day a category.
        days: Vec<Date>,
        /// How they are shown.
        format: NumberFormat,
    },
    /// Numbers used as names (years, scores).
    Numbers {
        /// One number a category.
        values: Vec<f64>,
        /// How they are shown.
        format: NumberFormat,
    },
}

impl Categories {
    /// Number of categories.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(names) => names.len(),
            Self::Dates { days, .. } => days.len(),
            Self::Numbers { values, .. } => values.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Categories {
    fn default() -> Self {
        Self::Text(Vec::new())
    }
}

impl<S: Into<String>> FromIterator<S> for Categories {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self::Text(names.into_iter().map(Into::into).collect())
    }
}

/// How one point differs from its series.
#[derive(Clone, Debug, PartialEq)]
pub struct PointStyle {
    /// The point, from 0.
    pub index: u32,
    /// Its fill.
    pub fill: Option<Fill>,
    /// Its outline.
    pub line: Option<Line>,
    /// Its marker, where the kind has markers.
    pub marker: Option<Marker>,
}

impl PointStyle {
    /// A point of its own colour.
    pub fn filled(index: u32, fill: impl Into<Fill>) -> Self {
        Self { index, fill: Some(fill.into()), line: None, marker: None }
    }
}

/// A named row of numbers over the categories. `P` is the kind's label position, `O` the options
/// that only this kind has.
#[derive(Clone, Debug, PartialEq)]
pub struct Series<P, O = ()> {
    /// What identifies it from one wave to the next; its name where nothing else is given.
    pub key: String,
    /// Its name, as the legend shows it.
    pub name: String,
    /// One number for each category; `None` is a blank.
    pub values: Vec<Option<f64>>,
    /// How its numbers are shown.
    pub format: NumberFormat,
    /// Its fill; `None` takes the theme's next accent.
    pub fill: Option<Fill>,
    /// Its line or outline.
    pub line: Option<Line>,
    /// Points that look different.
    pub points: Vec<PointStyle>,
    /// Its labels; `None` takes the plot's.
    pub labels: Option<DataLabels<P>>,
    /// The texts of labels "from cells", one a value or none at all; they stand in the workbook.
    pub label_texts: Vec<String>,
    /// Marks beside labels.
    pub marks: Vec<PointMark>,
    /// The table cells its values came from: one entry a value, or no entries at all.
    pub cells: Vec<Option<CellAddress>>,
    /// What only this kind has.
    pub own: O,
}

impl<P, O: Default> Series<P, O> {
    /// A series of that name; NaN and infinite values become blanks.
    ///
    /// ```
    /// use indeck_model::chart::{NoPosition, Series};
    /// let s = Series::<NoPosition>::new("North", [1.0, f64::NAN]);
    /// assert_eq!(s.values, [Some(1.0), None]);
    /// ```
    pub fn new<V>(name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        let name = name.into();
        let finite = |v: V::Item| v.into().filter(|x: &f64| x.is_finite());
        Self {
            key: name.clone(),
            name,
            values: values.into_iter().map(finite).collect(),
            format: NumberFormat::GENERAL,
            fill: None,
            line: None,
            points: Vec::new(),
            labels: None,
            label_texts: Vec::new(),
            marks: Vec::new(),
            cells: Vec::new(),
            own: O::default(),
        }
    }

    /// The same series in that number format.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<NumberFormat>) -> Self {
        self.format = format.into();
        self
    }

    /// The same series in that fill.
    #[must_use]
    pub fn with_fill(mut self, fill: impl Into<Fill>) -> Self {
        self.fill = Some(fill.into());
        self
    }

    /// The same series with one point that looks different.
    #[must_use]
    pub fn with_point(mut self, point: PointStyle) -> Self {
        self.points.push(point);
        self
    }
}
