//! Data and templates: what reports are made of.
//!
//! A dataset is a file in versions, a template a file in one. Both are found by their file name,
//! as a report names them. Bytes lie sealed in the object store ([`StoredObject`]); what is known
//! of them lies in records. How data must be handled belongs to its content (`known`), not to
//! the name of its file.

mod class_word;
mod dataset;
mod examine;
mod governed;
mod import;
mod known;
mod named;
mod profile;
mod storage;
mod stored;
mod template;
mod upload;
mod upload_dataset;
mod upload_template;

pub use dataset::{Dataset, DatasetChange, DatasetVersion, VersionState};
pub(crate) use named::file_name;
pub use profile::{
    ColumnSummary, DatasetProfile, Finding, PersonalFinding, ValueType, findings, kind_in_words,
};
pub(crate) use stored::hex;
pub use stored::{Download, StoredObject};
pub use template::{Layout, Placeholder, Summary, Template};
pub use upload::Upload;
pub use upload_dataset::{DatasetUpload, NewDataset};
pub use upload_template::{NewTemplate, TemplateUpload};
