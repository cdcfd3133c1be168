//! Data: the list, the upload, one dataset with its profile.

use super::{Bars, Bytes, Choice, Count, Errors, Shell, Table, When};
use askama::Template;

const SECTION: super::Section = super::Section::Data;

/// One dataset in a list.
#[derive(Debug, Clone, Default)]
pub struct DatasetRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The file's name, as specs name it.
    pub file_name: String,
    /// The kind of file: `CSV`, `Parquet`, `Arrow`.
    pub kind: String,
    /// How many rows, once it is profiled.
    pub rows: Option<Count>,
    /// How many columns, once it is profiled.
    pub columns: Option<Count>,
    /// The file's size.
    pub size: Bytes,
    /// The classification's name.
    pub classification: String,
    /// The owner's name.
    pub owner: String,
    /// How many columns look like personal data.
    pub findings: u32,
    /// The last change.
    pub changed: When,
}

/// `/datasets`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "datasets.html")]
pub struct Datasets {
    /// Around the page.
    pub shell: Shell,
    /// The datasets.
    pub items: Vec<DatasetRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether the role may upload.
    pub may_create: bool,
}

/// `/datasets/new`: multipart, fields `csrf`, `name`, `classification`, `file` in this order.
/// With script the file goes to the API instead, with progress.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "dataset-new.html")]
pub struct DatasetNew {
    /// Around the page.
    pub shell: Shell,
    /// The name as typed.
    pub name: String,
    /// The classifications to choose from.
    pub classifications: Vec<Choice>,
    /// The largest file.
    pub limit: Bytes,
    /// The endings of the files that are read, for the file dialog: `.csv,.parquet`.
    pub accept: String,
    /// What is wrong.
    pub errors: Errors,
}

/// Whether the columns are known yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ProfileState {
    /// The columns are there.
    #[default]
    Ready,
    /// They are being read: the page reloads by itself.
    Pending,
    /// The file could not be read: why.
    Failed(String),
}

/// One version of a dataset.
#[derive(Debug, Clone, Default)]
pub struct VersionRow {
    /// Its id.
    pub id: String,
    /// Its number, from 1.
    pub number: u64,
    /// The file's name.
    pub file_name: String,
    /// Its size.
    pub size: Bytes,
    /// Its rows.
    pub rows: Option<Count>,
    /// Who uploaded it.
    pub by: String,
    /// When.
    pub at: When,
}

/// One column of the profile.
#[derive(Debug, Clone, Default)]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// Its type: `text`, `number`, `date`, `true or false`.
    pub kind: String,
    /// How many rows have no value.
    pub missing: Count,
    /// The same in per mille of all rows.
    pub missing_per_mille: u32,
    /// How many different values.
    pub distinct: Option<Count>,
    /// The smallest value, as text; may be empty.
    pub min: String,
    /// The largest value, as text; may be empty.
    pub max: String,
    /// The mean, as text; may be empty.
    pub mean: String,
    /// The picture: a histogram or the most frequent values.
    pub bars: Option<Bars>,
    /// The personal data that it looks like: `mail address`, `name`.
    pub findings: Vec<String>,
}

/// What looks like personal data in the file.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// The column.
    pub column: String,
    /// What it looks like.
    pub what: String,
    /// Why, and in how many rows.
    pub detail: String,
}

/// `/datasets/{id}`: actions `describe` (`name`, `classification`, `owner`, `rev`), `version` (multipart, `file`), `delete`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "dataset.html")]
pub struct DatasetPage {
    /// Around the page.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// The revision that the form was made from.
    pub rev: u64,
    /// Its name.
    pub name: String,
    /// The file's name, as specs name it.
    pub file_name: String,
    /// The kind of file.
    pub kind: String,
    /// The classification's name.
    pub classification: String,
    /// Why it is higher than was asked, a sentence; may be empty.
    pub class_reason: String,
    /// The classifications to choose from.
    pub classifications: Vec<Choice>,
    /// The owner's name.
    pub owner: String,
    /// The members to choose an owner from.
    pub owners: Vec<Choice>,
    /// When it was first uploaded.
    pub created: When,
    /// The last change.
    pub changed: When,
    /// The size of the latest version.
    pub size: Bytes,
    /// How many rows.
    pub rows: Option<Count>,
    /// The versions, newest first.
    pub versions: Vec<VersionRow>,
    /// Whether the columns are known.
    pub profile: ProfileState,
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// What looks like personal data.
    pub findings: Vec<Finding>,
    /// The first rows, if they may be shown.
    pub sample: Option<Table>,
    /// Whether the organisation has a template already: decides the next step.
    pub has_template: bool,
    /// The largest file, for a new version.
    pub limit: Bytes,
    /// The endings of the files that are read.
    pub accept: String,
    /// Whether it may be changed.
    pub may_edit: bool,
    /// Whether it may be deleted.
    pub may_delete: bool,
    /// Whether the file may be downloaded.
    pub may_download: bool,
    /// Whether a report may be made of it.
    pub may_create: bool,
    /// What is wrong with a form.
    pub errors: Errors,
}

impl DatasetPage {
    /// Whether nothing can be made of it as it is.
    fn is_unreadable(&self) -> bool {
        matches!(self.profile, ProfileState::Failed(_))
    }
}
