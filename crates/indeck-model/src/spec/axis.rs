//! Axis options.

use crate::chart::{Crossing, DateScale, DisplayUnits, Line, TickLabels, TickMarks};
use crate::diagnostic::Location;
use crate::spec::{Located, Written};
use crate::text::TextStyle;

/// An axis: `{ title: Revenue, format: '#,##0', min: 0, gridlines: false }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisSpec {
    /// Its place, where one was written.
    pub at: Option<Location>,
    /// The keys that were written, with their places: which of them the axis knows is checked
    /// later.
    pub keys: Vec<Located<&'static str>>,
    /// Its title.
    pub title: Option<Written>,
    /// How its title looks.
    pub title_style: TextStyle,
    /// Its number format.
    pub format: Option<String>,
    /// Least value shown.
    pub min: Option<Located<f64>>,
    /// Greatest value shown.
    pub max: Option<Located<f64>>,
    /// Distance of labelled ticks.
    pub unit: Option<Located<f64>>,
    /// Distance of small ticks.
    pub minor_unit: Option<f64>,
    /// The scale of an axis of days.
    pub dates: DateScale,
    /// Base of a logarithmic scale.
    pub log: Option<Located<f64>>,
    /// Whether it is left out.
    pub hidden: Option<bool>,
    /// Lines across the plot; `None` is the kind's own.
    pub gridlines: Option<Line>,
    /// Lines across the plot at small ticks; `None` is none.
    pub minor_gridlines: Option<Line>,
    /// The axis line; `None` is the kind's own.
    pub line: Option<Line>,
    /// Its strokes; `None` is none.
    pub ticks: Option<TickMarks>,
    /// Where the other axis crosses it; `None` is at zero.
    pub crosses: Option<Crossing>,
    /// The unit in which it counts.
    pub display_units: Option<DisplayUnits>,
    /// Whether it runs the other way; `None` is the kind's own.
    pub reverse: Option<bool>,
    /// Where its labels stand; `None` is the kind's own.
    pub labels: Option<TickLabels>,
    /// Every how many categories a label stands.
    pub label_every: Option<u16>,
    /// Every how many categories a tick stands.
    pub tick_every: Option<u16>,
    /// The distance of labels from the axis in % of the usual one.
    pub offset: Option<u16>,
    /// How its labels are turned, in degrees.
    pub rotation: Option<f64>,
    /// How its labels look.
    pub style: TextStyle,
    /// Whether it is one of the second pair of axes.
    pub secondary: Option<Located<bool>>,
}

impl AxisSpec {
    /// Where a key was written.
    pub fn key(&self, name: &str) -> Option<&Location> {
        self.keys.iter().find(|key| key.value == name).map(|key| &key.at)
    }

    /// These options, and `under` where they say nothing.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        let dates = DateScale {
            min: self.dates.min.or(under.dates.min),
            max: self.dates.max.or(under.dates.max),
            base: self.dates.base.or(under.dates.base),
            major: self.dates.major.or(under.dates.major),
            minor: self.dates.minor.or(under.dates.minor),
        };
        Self {
            at: self.at.or_else(|| under.at.clone()),
            keys: self.keys,
            title: self.title.or_else(|| under.title.clone()),
            title_style: self.title_style.over(&under.title_style),
            format: self.format.or_else(|| under.format.clone()),
            min: self.min.or_else(|| under.min.clone()),
            max: self.max.or_else(|| under.max.clone()),
            unit: self.unit.or_else(|| under.unit.clone()),
            minor_unit: self.minor_unit.or(under.minor_unit),
            dates,
            log: self.log.or_else(|| under.log.clone()),
            hidden: self.hidden.or(under.hidden),
            gridlines: self.gridlines.or_else(|| under.gridlines.clone()),
            minor_gridlines: self.minor_gridlines.or_else(|| under.minor_gridlines.clone()),
            line: self.line.or_else(|| under.line.clone()),
            ticks: self.ticks.or(under.ticks),
            crosses: self.crosses.or(under.crosses),
            display_units: self.display_units.or_else(|| under.display_units.clone()),
            reverse: self.reverse.or(under.reverse),
            labels: self.labels.or(under.labels),
            label_every: self.label_every.or(under.label_every),
            tick_every: self.tick_every.or(under.tick_every),
            offset: self.offset.or(under.offset),
            rotation: self.rotation.or(under.rotation),
            style: self.style.over(&under.style),
            secondary: self.secondary.or_else(|| under.secondary.clone()),
        }
    }

    /// What of these options an axis of categories has, too.
    #[must_use]
    pub fn of_categories(&self) -> Self {
        Self {
            min: None,
            max: None,
            unit: None,
            minor_unit: None,
            log: None,
            display_units: None,
            ..self.clone()
        }
    }

    /// What of these options the axes of the kinds of 2016 have, too.
    #[must_use]
    pub fn of_extended(&self) -> Self {
        let beside = |labels: &TickLabels| !matches!(labels, TickLabels::Low | TickLabels::High);
        Self {
            dates: DateScale::default(),
            log: None,
            crosses: None,
            reverse: None,
            labels: self.labels.filter(beside),
            label_every: None,
            tick_every: None,
            offset: None,
            ..self.clone()
        }
    }

    /// What of these options an axis of values has, too.
    #[must_use]
    pub fn of_values(&self) -> Self {
        Self {
            dates: DateScale::default(),
            label_every: None,
            tick_every: None,
            offset: None,
            ..self.clone()
        }
    }
}
