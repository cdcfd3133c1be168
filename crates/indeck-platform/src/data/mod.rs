//! Data and templates: what reports are made of.
//!
//! A dataset is a file in versions, a template a file in one. Both are found by their file name,
//! as a report names them. Bytes lie sealed in the object store ([`StoredObject`]); what is known
//! of them lies in records.

mod dataset;
mod governed;
mod import;
mod named;
mod profile;
mod stored;
mod template;
mod upload;

pub use dataset::{Dataset, DatasetChange, DatasetVersion, VersionState};
pub(crate) use named::file_name;
pub use profile::{ColumnSummary, DatasetProfile, Finding};
pub(crate) use stored::hex;
pub use stored::{Download, StoredObject};
pub use template::{Layout, Placeholder, Summary, Template};
pub use upload::{DatasetUpload, NewDataset, NewTemplate, TemplateUpload, Upload};
