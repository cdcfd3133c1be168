//! What is drawn about a series beside its values: trend lines, error bars, bars between lines.

use crate::chart::style::{Fill, Line};
use crate::value::NumberFormat;

/// How a trend line is fitted.
///
/// Source: ISO/IEC 29500-1, 21.2.3.50 `ST_TrendlineType`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum TrendKind {
    /// A straight line.
    #[default]
    Linear,
    /// `a·e^(bx)`; all values must be over 0.
    Exponential,
    /// `a·ln(x) + b`; all x must be over 0.
    Logarithmic,
    /// A polynomial of that degree, 2 to 6.
    Polynomial(u8),
    /// `a·x^b`; all x and values must be over 0.
    Power,
    /// The mean of that many values, 2 to 255, up to each point.
    MovingAverage(u8),
}

/// A line fitted to a series.
///
/// Source: ISO/IEC 29500-1, 21.2.2.209 `trendline`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trendline {
    /// How it is fitted.
    pub kind: TrendKind,
    /// Its name in the legend; `None` is PowerPoint's own.
    pub name: Option<String>,
    /// How far it goes on beyond the last point, in categories or units of x.
    pub forward: Option<f64>,
    /// How far it begins before the first point.
    pub backward: Option<f64>,
    /// The value at which it must cross x = 0 (linear, exponential, polynomial).
    pub intercept: Option<f64>,
    /// Whether its equation is shown.
    pub equation: bool,
    /// Whether R² is shown.
    pub r_squared: bool,
    /// The number format of equation and R².
    pub format: Option<NumberFormat>,
    /// How it is drawn; `None` is dotted in the series' colour.
    pub line: Option<Line>,
}

impl Trendline {
    /// A trend line of that kind.
    pub fn of(kind: TrendKind) -> Self {
        Self { kind, ..Self::default() }
    }
}

/// To which side error bars go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorDirection {
    /// To both.
    #[default]
    Both,
    /// Only up, or to the right.
    Plus,
    /// Only down, or to the left.
    Minus,
}

/// How long error bars are.
///
/// Source: ISO/IEC 29500-1, 21.2.3.17 `ST_ErrValType`.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorAmount {
    /// As much for every point.
    Fixed(f64),
    /// That percentage of the value.
    Percentage(f64),
    /// That many standard deviations, around the mean of the series.
    StandardDeviation(f64),
    /// The standard error of the series.
    StandardError,
    /// An amount for each point.
    Custom {
        /// Up, or to the right; `None` is no bar.
        plus: Vec<Option<f64>>,
        /// Down, or to the left, as positive numbers.
        minus: Vec<Option<f64>>,
    },
}

/// Bars that show the uncertainty of the values.
///
/// Source: ISO/IEC 29500-1, 21.2.2.55 `errBars`.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBars {
    /// To which side they go.
    pub direction: ErrorDirection,
    /// How long they are.
    pub amount: ErrorAmount,
    /// Whether their ends have caps.
    pub caps: bool,
    /// How they are drawn.
    pub line: Option<Line>,
}

impl ErrorBars {
    /// Bars of that length to both sides, with caps.
    pub fn of(amount: ErrorAmount) -> Self {
        Self { direction: ErrorDirection::Both, amount, caps: true, line: None }
    }
}

/// The look of a bar between two lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarLook {
    /// Its fill; `None` is the kind's own.
    pub fill: Option<Fill>,
    /// Its outline; `None` is the kind's own.
    pub line: Option<Line>,
}

/// Bars from the first line to the last at each category, up or down.
///
/// Source: ISO/IEC 29500-1, 21.2.2.218 `upDownBars`.
#[derive(Clone, Debug, PartialEq)]
pub struct UpDownBars {
    /// The space between bars in % of their width, 0 to 500.
    pub gap_width: u16,
    /// Where the last line is above the first.
    pub up: BarLook,
    /// Where it is below.
    pub down: BarLook,
}

impl Default for UpDownBars {
    fn default() -> Self {
        Self { gap_width: 150, up: BarLook::default(), down: BarLook::default() }
    }
}

/// Where a reference line stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ReferenceValue {
    /// One value across the whole chart (a mean, a limit).
    Constant(f64),
    /// A value for each category (a target, last year); `None` is no mark.
    PerCategory(Vec<Option<f64>>),
}

/// A line across the plot at a value of the primary value axis, or a mark at each category.
///
/// In the deck it is a series of its own, so that it is edited with the data and keeps the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceLine {
    /// Its name, as the legend and the workbook show it.
    pub name: String,
    /// Where it stands.
    pub value: ReferenceValue,
    /// How its number is shown.
    pub format: NumberFormat,
    /// The text at its end; `None` shows none, an empty one the number.
    pub label: Option<String>,
    /// How it is drawn; `None` is a dashed line in the text's colour.
    pub line: Option<Line>,
}

impl ReferenceLine {
    /// A line across the chart at `value`.
    pub fn at(name: impl Into<String>, value: f64) -> Self {
        Self::of(name, ReferenceValue::Constant(value))
    }

    /// A mark at each category.
    pub fn targets<V>(name: impl Into<String>, values: V) -> Self
    where
        V: IntoIterator,
        V::Item: Into<Option<f64>>,
    {
        let finite = |v: V::Item| v.into().filter(|x: &f64| x.is_finite());
        Self::of(name, ReferenceValue::PerCategory(values.into_iter().map(finite).collect()))
    }

    fn of(name: impl Into<String>, value: ReferenceValue) -> Self {
        let (format, name) = (NumberFormat::GENERAL, name.into());
        Self { name, value, format, label: None, line: None }
    }
}
