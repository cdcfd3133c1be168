//! Axis options.

use crate::chart::TickLabels;
use crate::diagnostic::Location;
use crate::spec::Located;

/// An axis: `{ title: Revenue, format: '#,##0', min: 0, gridlines: false }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisSpec {
    /// Its place, where one was written.
    pub at: Option<Location>,
    /// Its title.
    pub title: Option<String>,
    /// Its number format.
    pub format: Option<String>,
    /// Least value shown.
    pub min: Option<Located<f64>>,
    /// Greatest value shown.
    pub max: Option<Located<f64>>,
    /// Distance of labelled ticks.
    pub unit: Option<f64>,
    /// Base of a logarithmic scale.
    pub log: Option<Located<f64>>,
    /// Whether it is left out.
    pub hidden: bool,
    /// Whether lines cross the plot; `None` is the kind's own.
    pub gridlines: Option<bool>,
    /// Whether it runs the other way; `None` is the kind's own.
    pub reverse: Option<bool>,
    /// Where its labels stand; `None` is the kind's own.
    pub labels: Option<TickLabels>,
    /// How its labels are turned, in degrees.
    pub rotation: Option<f64>,
    /// Whether it is the second value axis, at the right.
    pub secondary: Option<Located<bool>>,
}
