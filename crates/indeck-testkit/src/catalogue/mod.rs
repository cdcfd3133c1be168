//! Each kind of chart with each option that it has.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails by panicking"
)]
#![allow(clippy::unreachable, reason = "the same")]

mod around;
mod kinds;
mod series;

pub use kinds::{KINDS, Kind};

use indeck_model::chart::Chart;

/// An option and what it does to a chart; `None` where the kind does not have it.
struct Variation {
    name: &'static str,
    apply: fn(Chart) -> Option<Chart>,
}

impl Kind {
    /// A chart for each option of the kind with what the option is, the plain chart first.
    pub fn charts(&self) -> Vec<(&'static str, Chart)> {
        let mut charts = vec![("plain", (self.chart)())];
        let options = series::OPTIONS.iter().chain(around::OPTIONS);
        charts.extend(
            options.filter_map(|option| Some((option.name, (option.apply)((self.chart)())?))),
        );
        charts.extend((self.own)());
        charts
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
