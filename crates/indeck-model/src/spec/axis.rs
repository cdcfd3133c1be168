//! Axis options.

use crate::chart::TickLabels;
use crate::diagnostic::Location;
use crate::spec::{Located, Written};

/// An axis: `{ title: Revenue, format: '#,##0', min: 0, gridlines: false }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisSpec {
    /// Its place, where one was written.
    pub at: Option<Location>,
    /// Its title.
    pub title: Option<Written>,
    /// Its number format.
    pub format: Option<String>,
    /// Least value shown.
    pub min: Option<Located<f64>>,
    /// Greatest value shown.
    pub max: Option<Located<f64>>,
    /// Distance of labelled ticks.
    pub unit: Option<Located<f64>>,
    /// Base of a logarithmic scale.
    pub log: Option<Located<f64>>,
    /// Whether it is left out.
    pub hidden: Option<bool>,
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

impl AxisSpec {
    /// These options, and `under` where they say nothing.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        Self {
            at: self.at.or_else(|| under.at.clone()),
            title: self.title.or_else(|| under.title.clone()),
            format: self.format.or_else(|| under.format.clone()),
            min: self.min.or_else(|| under.min.clone()),
            max: self.max.or_else(|| under.max.clone()),
            unit: self.unit.or_else(|| under.unit.clone()),
            log: self.log.or_else(|| under.log.clone()),
            hidden: self.hidden.or(under.hidden),
            gridlines: self.gridlines.or(under.gridlines),
            reverse: self.reverse.or(under.reverse),
            labels: self.labels.or(under.labels),
            rotation: self.rotation.or(under.rotation),
            secondary: self.secondary.or_else(|| under.secondary.clone()),
        }
    }
}
