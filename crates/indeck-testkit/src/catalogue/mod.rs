//! Each kind of chart with each option that it has.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails by panicking"
)]
#![allow(clippy::unreachable, reason = "the same")]

mod around;
mod extended;
mod kinds;
mod series;

pub use extended::extended;
pub use kinds::{KINDS, Kind};

use indeck_model::chart::Chart;

/// Every chart of this catalogue with its name: kinds with each option, then those of 2016.
pub fn all() -> Vec<(String, Chart)> {
    let named = |kind: &'static Kind| {
        let charts = kind.charts().into_iter();
        charts.map(|(option, chart)| (format!("{}: {option}", kind.name), chart))
    };
    let extended = extended().into_iter().map(|(name, chart)| (name.to_owned(), chart));
    KINDS.iter().flat_map(named).chain(extended).collect()
}

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
