//! Reports: from a spec to a deck.

mod error;
mod expr;
mod findings;
mod format;
mod gather;
mod link;
mod options;
mod paths;
mod progress;
mod resolve;
mod run;
mod spec;
mod tables;
mod text;

pub use error::BuildError;
pub use findings::{BuildReport, Findings};
pub use options::BuildOptions;
pub use progress::{Progress, Step};
pub use run::{build, check};
