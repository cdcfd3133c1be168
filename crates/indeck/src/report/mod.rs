//! Reports: from a spec to a deck.
//!
//! In reading order: `prepare` (spec, template), `load` (data), `edition` (the tables of one deck), `plan`
//! (which slides there are), `resolve` (what is on them), `write` (the file); `run` leads them.

mod access;
mod burst;
mod collect;
mod defaults;
pub(crate) mod draw;
mod edition;
mod error;
pub(crate) mod figures;
mod files;
mod findings;
mod governance;
mod guard;
mod ingest;
mod load;
mod make;
mod mentions;
mod options;
mod outline;
mod output;
mod params;
mod paths;
mod plan;
mod prepare;
mod progress;
mod recipients;
mod render;
mod resolve;
mod run;
mod seal;
mod sources;
mod stop;
mod write;

pub use error::BuildError;
pub(crate) use files::SpecFiles;
pub use findings::{BuildReport, BurstReport, CheckResult, Dropped, Findings, TestReport};
pub use governance::{SpecGovernance, governance_of};
pub use guard::{Governed, Masked, WithheldRecords, WithheldTable};
pub use options::{BuildLimits, BuildOptions};
pub use outline::{ChartOutline, MadeDeck, SlideOutline};
pub(crate) use paths::Paths;
pub use progress::{Progress, Step};
pub use render::{
    DrawnCharts, PictureFormat, RenderOptions, RenderReport, RenderedChart, draw_charts,
    render_charts,
};
pub(crate) use resolve::{NotDrawn, draw_svg};
pub use run::{build, build_each, check, check_slides, folder_of, make, test};
pub use sources::{SpecForm, SpecSource, burst_of, form_of, param_faults, sources_of};
