//! The scale of a category axis: names side by side, or days in time.

use indeck_model::chart::{Categories, CategoryAxis, Crossing};

use crate::format::Formatter;
use crate::scale::date::DateLine;

/// The scale of a category axis.
pub(crate) struct CategoryScale {
    count: usize,
    /// Whether the value axis lies between categories rather than on one.
    between: bool,
    dates: Option<DateLine>,
    names: Names,
}

enum Names {
    Text(Vec<String>),
    Numbers { values: Vec<f64>, format: Formatter },
}

impl CategoryScale {
    pub(crate) fn new(categories: &Categories, axis: &CategoryAxis, between: bool) -> Self {
        let format = |own: &indeck_model::NumberFormat| {
            Formatter::new(axis.format.as_ref().unwrap_or(own).code())
        };
        let (names, dates) = match categories {
            Categories::Text(names) => (Names::Text(names.clone()), None),
            Categories::Numbers { values, format: own } => {
                (Names::Numbers { values: values.clone(), format: format(own) }, None)
            }
            Categories::Dates { days, format: own } => {
                let values = days.iter().map(|day| day.excel_serial()).collect();
                let line = DateLine::new(days, &axis.dates);
                (Names::Numbers { values, format: format(own) }, line)
            }
        };
        Self { count: categories.len(), between, dates, names }
    }

    /// Number of categories.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Whether the value axis lies between categories rather than on one.
    pub(crate) fn is_between(&self) -> bool {
        self.between
    }

    /// Whether it is a scale of days.
    pub(crate) fn dates(&self) -> Option<&DateLine> {
        self.dates.as_ref()
    }

    /// Number of places for a category side by side.
    fn slots(&self) -> f64 {
        let steps = match &self.dates {
            Some(line) => line.steps(),
            None => self.count.saturating_sub(1) as f64,
        };
        if self.between { steps + 1.0 } else { steps.max(1.0) }
    }

    /// The share of the axis that one category has.
    pub(crate) fn slot(&self) -> f64 {
        1.0 / self.slots()
    }

    /// The share of the axis at which a category has its middle; on a scale of days it may lie
    /// outside.
    pub(crate) fn share(&self, index: usize) -> f64 {
        let step = match &self.dates {
            Some(line) => line.place(index),
            None => index as f64,
        };
        self.at(step)
    }

    /// Whether a category lies on the axis; days may lie before or after it.
    pub(crate) fn shows(&self, index: usize) -> bool {
        (-1e-6..=1.0 + 1e-6).contains(&self.share(index))
    }

    /// The share of the axis so many steps after the first category's middle.
    pub(crate) fn at(&self, step: f64) -> f64 {
        match (self.between, self.slots()) {
            (true, slots) => (step + 0.5) / slots,
            (false, _) if self.count <= 1 && self.dates.is_none() => 0.5 + step,
            (false, slots) => step / slots,
        }
    }

    /// The steps of a category from the first one.
    pub(crate) fn step(&self, index: usize) -> f64 {
        self.dates.as_ref().map_or(index as f64, |line| line.place(index))
    }

    /// The categories from the low end to the high one.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.count).collect();
        if let Some(line) = &self.dates {
            order.sort_by(|a, b| line.place(*a).total_cmp(&line.place(*b)));
        }
        order
    }

    /// A category's name, as it is shown.
    pub(crate) fn name(&self, index: usize) -> String {
        match &self.names {
            Names::Text(names) => names.get(index).cloned().unwrap_or_default(),
            Names::Numbers { values, format } => {
                values.get(index).map_or_else(String::new, |value| format.text(*value))
            }
        }
    }

    /// A day of that number, as it is shown.
    pub(crate) fn serial_name(&self, serial: f64) -> String {
        match &self.names {
            Names::Numbers { format, .. } => format.text(serial),
            Names::Text(_) => String::new(),
        }
    }

    /// The edges of every so many categories, where ticks stand.
    pub(crate) fn edges(&self, every: usize) -> Vec<f64> {
        let slots = self.slots();
        let last = slots.round() as usize;
        (0..=last).step_by(every.max(1)).map(|k| k as f64 / slots).collect()
    }

    /// The share of the axis at which the value axis crosses it.
    pub(crate) fn crossing(&self, crossing: Crossing) -> f64 {
        match crossing {
            Crossing::AutoZero | Crossing::Min => 0.0,
            Crossing::Max => 1.0,
            Crossing::At(category) => {
                let step = category - 1.0;
                let share = if self.between { step / self.slots() } else { self.at(step) };
                share.clamp(0.0, 1.0)
            }
        }
    }
}
