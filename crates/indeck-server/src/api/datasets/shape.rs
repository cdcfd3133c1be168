//! Datasets, as the API tells them.

use indeck_platform::data::{
    ColumnSummary, Dataset as DatasetBody, DatasetProfile, DatasetVersion, VersionState, findings,
    kind_in_words,
};
use indeck_platform::records::Held;
use serde::Serialize;
use utoipa::ToSchema;

use crate::time::rfc3339;

/// A dataset.
#[derive(Serialize, ToSchema)]
pub(crate) struct Dataset {
    /// Its id.
    #[schema(example = "ds_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// What people call it.
    name: String,
    /// What its file is called; specs name it so.
    filename: String,
    /// How it must be handled.
    classification: &'static str,
    /// Why that is more than what whoever brought it in said.
    #[serde(skip_serializing_if = "Option::is_none")]
    classification_reason: Option<String>,
    /// The member who answers for it.
    owner: String,
    /// The id of its newest version.
    version: String,
    /// How many versions there have been.
    versions: u64,
    /// When it was made.
    created: String,
    /// When it was last changed.
    changed: String,
}

impl From<Held<DatasetBody>> for Dataset {
    fn from(held: Held<DatasetBody>) -> Self {
        Self {
            id: held.id.to_string(),
            name: held.body.name,
            filename: held.body.filename,
            classification: held.body.classification.word(),
            classification_reason: held.body.class_reason,
            owner: held.body.owner.to_string(),
            version: held.body.current.to_string(),
            versions: held.body.versions,
            created: rfc3339(held.created),
            changed: rfc3339(held.changed),
        }
    }
}

/// A version of a dataset.
#[derive(Serialize, ToSchema)]
#[schema(as = DatasetVersion)]
pub(crate) struct Version {
    /// Its id.
    id: String,
    /// Counted from 1.
    number: u64,
    /// What its file was called.
    filename: String,
    /// Who brought it in.
    owner: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
    /// `reading`, `ready` or `unreadable`.
    state: &'static str,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What can be done about that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hints: Vec<String>,
    /// How many rows it has, once it is read.
    rows: Option<u64>,
    /// When it was brought in.
    created: String,
}

impl From<Held<DatasetVersion>> for Version {
    fn from(held: Held<DatasetVersion>) -> Self {
        let (state, reason, hints) = state(held.body.state);
        Self {
            id: held.id.to_string(),
            number: held.body.number,
            filename: held.body.filename,
            owner: held.body.owner.to_string(),
            bytes: held.body.object.bytes,
            sha256: held.body.object.sha256,
            state,
            reason,
            hints,
            rows: held.body.profile.map(|profile| profile.rows),
            created: rfc3339(held.created),
        }
    }
}

/// A state, why, and what can be done.
fn state(state: VersionState) -> (&'static str, Option<String>, Vec<String>) {
    match state {
        VersionState::Reading => ("reading", None, Vec::new()),
        VersionState::Ready => ("ready", None, Vec::new()),
        VersionState::Unreadable { message, hints } => ("unreadable", Some(message), hints),
    }
}

/// What a dataset holds, column by column.
#[derive(Serialize, ToSchema)]
pub(crate) struct Profile {
    /// `reading`, `ready` or `unreadable`.
    state: &'static str,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What can be done about that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hints: Vec<String>,
    /// The version that this is of.
    version: String,
    /// How many rows.
    rows: u64,
    /// The columns, in their order.
    columns: Vec<Column>,
    /// What looks like personal data.
    findings: Vec<Finding>,
    /// What else is to be known.
    remarks: Vec<String>,
}

/// A column.
#[derive(Serialize, ToSchema)]
pub(crate) struct Column {
    /// Its name.
    name: String,
    /// Its type.
    kind: &'static str,
    /// Rows without a value.
    nulls: u64,
    /// Different values.
    distinct: u64,
    /// Whether `distinct` was counted to the end.
    counted: bool,
    /// The smallest value.
    min: Option<String>,
    /// The largest value.
    max: Option<String>,
    /// The mean.
    mean: Option<String>,
    /// The most frequent values.
    frequent: Vec<Frequent>,
    /// How numbers and days are spread: ranges of one width, and how many of the values that were
    /// looked at (up to 20,000, spread over the file) lie in each.
    histogram: Vec<Frequent>,
}

/// A value or a range of values.
#[derive(Serialize, ToSchema)]
pub(crate) struct Frequent {
    /// The value, or the range.
    value: String,
    /// How often it is there.
    count: u64,
}

/// What looks like personal data.
#[derive(Serialize, ToSchema)]
pub(crate) struct Finding {
    /// The column.
    column: String,
    /// What it looks like.
    kind: String,
    /// In how many of the values that were looked at.
    hits: u64,
    /// How many were looked at.
    of: u64,
    /// The same in words.
    message: String,
}

impl From<ColumnSummary> for Column {
    fn from(column: ColumnSummary) -> Self {
        let counts = |counts: Vec<(String, u64)>| {
            counts.into_iter().map(|(value, count)| Frequent { value, count }).collect()
        };
        Self {
            name: column.name,
            kind: kind_in_words(column.kind),
            nulls: column.nulls,
            distinct: column.distinct,
            counted: column.counted,
            min: column.min,
            max: column.max,
            mean: column.mean,
            frequent: counts(column.frequent),
            histogram: counts(column.histogram),
        }
    }
}

impl From<Held<DatasetVersion>> for Profile {
    fn from(held: Held<DatasetVersion>) -> Self {
        let (state, reason, hints) = state(held.body.state);
        let profile = held.body.profile.unwrap_or_default();
        let found = findings(&profile);
        let DatasetProfile { rows, columns, remarks, .. } = profile;
        let finding = |found: indeck_platform::data::Finding| Finding {
            column: found.column,
            kind: found.kind,
            hits: found.hits,
            of: found.of,
            message: found.message,
        };
        Self {
            state,
            reason,
            hints,
            version: held.id.to_string(),
            rows,
            columns: columns.into_iter().map(Column::from).collect(),
            findings: found.into_iter().map(finding).collect(),
            remarks,
        }
    }
}
