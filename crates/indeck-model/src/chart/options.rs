//! What only the series of one kind have.

use crate::chart::analysis::{ErrorBars, Trendline};
use crate::chart::style::{Fill, Marker};

/// What only a series of clustered bars or columns has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarOptions {
    /// Trend lines.
    pub trendlines: Vec<Trendline>,
    /// Error bars.
    pub error_bars: Option<ErrorBars>,
    /// The fill of bars below zero; `None` is that of the others.
    pub negative: Option<Fill>,
}

/// What only a series of stacked bars or columns has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackOptions {
    /// Error bars.
    pub error_bars: Option<ErrorBars>,
}

/// What only a series of areas has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaOptions {
    /// Trend lines; not in a stack.
    pub trendlines: Vec<Trendline>,
    /// Error bars.
    pub error_bars: Option<ErrorBars>,
}

/// What only the series of a line has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineOptions {
    /// Its markers; `None` shows none.
    pub marker: Option<Marker>,
    /// Whether it is rounded.
    pub smooth: bool,
    /// Trend lines; not in a stack.
    pub trendlines: Vec<Trendline>,
    /// Error bars.
    pub error_bars: Option<ErrorBars>,
}
