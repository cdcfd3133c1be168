//! Reports: what authors write, in versions.

mod check;
mod edit;
pub(crate) mod policy;
mod report;
mod starter;

pub use check::CheckedReport;
pub use edit::NewReport;
pub use policy::DEFAULT_POLICY;
pub use report::{Report, ReportVersion};

#[cfg(test)]
mod tests;
