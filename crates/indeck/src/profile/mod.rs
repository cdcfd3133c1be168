//! What a data file holds: its columns, their values in short, and personal data that nobody
//! declared.

mod histogram;

use indeck_data::{Folder, Limits, ProfileOptions};
use indeck_model::spec::{Located, SourceSpec};
use indeck_model::table::ColumnKind;
use indeck_model::{Diagnostic, Location};
use indeck_policy::detect::{self, Options, Proposal};
use serde::{Deserialize, Serialize};

use crate::report::Findings;

/// What a data file holds. It has values of the data: whoever keeps it keeps data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Number of rows.
    pub rows: u64,
    /// Its columns, in order.
    pub columns: Vec<ProfiledColumn>,
    /// What is remarkable, with file and line.
    pub remarks: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfiledColumn {
    /// Its name.
    pub name: String,
    /// The type of its values.
    pub kind: ValueType,
    /// Rows without a value.
    pub nulls: u64,
    /// Different values; at least so many where `counted` is false.
    pub distinct: u64,
    /// Whether all different values were counted.
    pub counted: bool,
    /// The least number, day or moment.
    pub min: Option<String>,
    /// The greatest.
    pub max: Option<String>,
    /// The mean, to six digits.
    pub mean: Option<String>,
    /// The most frequent values with how often each is there; long texts are cut off.
    pub frequent: Vec<(String, u64)>,
    /// How its numbers, days or moments are spread: ranges of the same width, with how many values of
    /// up to 20,000 rows, spread over the file, lie in each. Empty for other columns.
    #[serde(default)]
    pub histogram: Vec<(String, u64)>,
    /// What it seems to hold about persons, the surest first; found in up to 20,000 rows, spread
    /// over the file.
    pub personal: Vec<PersonalFinding>,
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// True or false.
    Bool,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Text.
    Text,
    /// Calendar days.
    Date,
    /// Moments.
    DateTime,
}

/// Personal data that a column seems to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalFinding {
    /// What: `email`, `iban`, `national_id` …
    pub kind: String,
    /// For national ids the scheme: country and name, `nl-bsn`.
    pub scheme: Option<String>,
    /// Values that were looked at.
    pub looked_at: u64,
    /// Those of them that hold it.
    pub matching: u64,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// The class that is proposed: `confidential` …
    pub class: String,
}

/// Reads a data file and tells what it holds. Memory does not grow with the file.
///
/// # Errors
/// What is wrong with the file, with its lines; `cancelled` if the limits' `cancel` says so.
///
/// ```
/// use indeck::{DataLimits, MemoryFolder, profile};
/// let csv = "name,mail,units\nAnn,ann@example.com,3\nBob,bob@example.com,5\n";
/// let folder = MemoryFolder::new().with("sales.csv", csv);
/// let found = profile(&folder, "sales.csv", &DataLimits::default()).unwrap();
/// assert_eq!((found.rows, found.columns[2].mean.as_deref()), (2, Some("4")));
/// assert_eq!(found.columns[1].personal[0].kind, "email");
/// ```
pub fn profile(folder: &dyn Folder, name: &str, limits: &Limits) -> Result<Profile, Findings> {
    let at = |text: &str| Located::new(text.to_owned(), Location::point(name, 1, 1));
    let source = SourceSpec::new(at("data"), at(name));
    let failed = |diagnostics| Findings { diagnostics, ..Findings::default() };
    let found = indeck_data::profile(&source, folder, limits, &ProfileOptions::default());
    let found = found.map_err(failed)?;
    let personal = detect::propose(&found.sample, &Options::default())
        .map_err(|error| failed(vec![Diagnostic::error("source-unreadable", error.to_string())]))?;
    let columns = found.columns.into_iter().map(|column| ProfiledColumn {
        personal: personal.iter().filter(|p| p.column == column.name).map(finding).collect(),
        kind: ValueType::of(column.kind),
        nulls: column.nulls,
        distinct: column.distinct,
        counted: column.counted,
        min: column.range.as_ref().map(|(min, _)| min.to_string()),
        max: column.range.as_ref().map(|(_, max)| max.to_string()),
        mean: column.mean.as_ref().map(histogram::in_short),
        histogram: column
            .range
            .as_ref()
            .map_or_else(Vec::new, |range| histogram::of(&found.sample, &column.name, range)),
        frequent: column.frequent.iter().map(|(value, n)| (value.to_string(), *n)).collect(),
        name: column.name,
    });
    let remarks = found.diagnostics.iter().map(ToString::to_string).collect();
    Ok(Profile { rows: found.rows, columns: columns.collect(), remarks })
}

fn finding(proposal: &Proposal) -> PersonalFinding {
    PersonalFinding {
        kind: proposal.kind.word().to_owned(),
        scheme: proposal.scheme.map(str::to_owned),
        looked_at: proposal.looked_at,
        matching: proposal.matching,
        confidence: proposal.confidence,
        class: proposal.class.word().to_owned(),
    }
}

impl ValueType {
    fn of(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Bool => Self::Bool,
            ColumnKind::Integer => Self::Integer,
            ColumnKind::Number => Self::Number,
            ColumnKind::Text => Self::Text,
            ColumnKind::Date => Self::Date,
            ColumnKind::DateTime => Self::DateTime,
        }
    }

    /// Whether its values are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }

    /// Whether its values are days or moments.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::DateTime)
    }
}
