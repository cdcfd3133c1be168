//! A table as the attack sees it: groups, what is said of them, and which of them are sensitive.

use std::collections::BTreeMap;

use indeck_model::facts::Population;

use super::literal::Literal;
use super::outcome::Reason;

/// What adds up: the figures of parts make the figure of the whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// Records, or values of an argument.
    Count(String),
    /// Different values; additive only where no value is in two groups.
    Distinct(String),
    /// The sum of an argument; means with their counts are sums.
    Sum(String),
    /// A percentage times its base.
    Ratio(String),
}

impl Layer {
    /// The number of records.
    pub(crate) fn records() -> Self {
        Self::Count(String::new())
    }

    /// Whether its figures are whole numbers.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Distinct(_))
    }

    /// Whether it always adds up.
    pub(crate) fn is_additive(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Sum(_))
    }
}

/// A table of groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: String,
    /// Its number among the tables of this deck; `None` for one of an earlier deck.
    pub(crate) table: Option<usize>,
    /// Which records it tells of.
    pub(crate) population: Population,
    /// What tells the groups apart.
    pub(crate) keys: Vec<String>,
    /// The groups, in the order of the table's rows.
    pub(crate) rows: Vec<Row>,
}

/// What may still happen to a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    /// It may be shown or withheld.
    #[default]
    Open,
    /// An earlier deck showed it.
    Shown,
    /// An earlier deck withheld it.
    Withheld,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// One value a key; `None` where the row is a total over the key.
    pub(crate) keys: Vec<Option<Literal>>,
    /// Number of records; `None` where an earlier deck withheld it.
    pub(crate) records: Option<u64>,
    /// Number of what the minimum frequency counts; `None` likewise.
    pub(crate) units: Option<u64>,
    /// What is said of it.
    pub(crate) figures: BTreeMap<Layer, Figure>,
    /// Whether that it is listed says that it has records.
    pub(crate) listed: bool,
    /// Why it is sensitive; empty where it is not.
    pub(crate) reasons: Vec<Reason>,
    /// What may still happen to it.
    pub(crate) state: State,
}

/// What is said of a group in a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figure {
    /// The value.
    pub(crate) value: f64,
    /// How far from it the truth may be, where the value is rounded.
    pub(crate) off_by: f64,
    /// Whether no record adds less than nothing to it.
    pub(crate) non_negative: bool,
    /// The width that the dominance rules want for it.
    pub(crate) need: f64,
}
