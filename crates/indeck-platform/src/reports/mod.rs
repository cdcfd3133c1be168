//! Reports: what authors write, in versions.

pub(crate) mod ask;
mod check;
mod edit;
mod form;
pub(crate) mod policy;
mod report;
mod starter;

pub use check::CheckedReport;
pub use edit::NewReport;
pub use form::{ReportForm, ReportParam};
pub(crate) use form::{check_params, without_id};
pub use policy::DEFAULT_POLICY;
pub use report::{Report, ReportVersion};

#[cfg(test)]
mod tests;
