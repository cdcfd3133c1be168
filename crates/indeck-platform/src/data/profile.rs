//! What the columns of a dataset hold, for people. Values in it are data: it is stored sealed, and
//! shown to who may read the dataset.

pub use indeck::{
    PersonalFinding, Profile as DatasetProfile, ProfiledColumn as ColumnSummary, ValueType,
};

/// What stands in a profile whose values the caller may not see.
const WITHHELD: &str = "values are not shown: the policy of your organisation withholds them";

/// What looks like data about persons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// The column.
    pub column: String,
    /// What it looks like: `email`, `iban`, …
    pub kind: String,
    /// How many of the rows that were looked at.
    pub hits: u64,
    /// Rows that were looked at.
    pub of: u64,
    /// What it means, in words.
    pub message: String,
}

/// What in a profile looks like data about persons, column by column.
pub fn findings(profile: &DatasetProfile) -> Vec<Finding> {
    let of_column = |column: &ColumnSummary| {
        let found = column.personal.iter().map(|found| finding(&column.name, found));
        found.collect::<Vec<_>>()
    };
    profile.columns.iter().flat_map(of_column).collect()
}

fn finding(column: &str, found: &PersonalFinding) -> Finding {
    let what = found.kind.replace('_', " ");
    let scheme = found.scheme.as_ref().map(|scheme| format!(" ({scheme})")).unwrap_or_default();
    Finding {
        column: column.to_owned(),
        kind: found.kind.clone(),
        hits: found.matching,
        of: found.looked_at,
        message: format!("it looks like {what}{scheme}: `{}` would be its class", found.class),
    }
}

/// A kind of values, in words.
pub fn kind_in_words(kind: ValueType) -> &'static str {
    match kind {
        ValueType::Bool => "yes or no",
        ValueType::Integer => "whole number",
        ValueType::Number => "number",
        ValueType::Text => "text",
        ValueType::Date => "date",
        ValueType::DateTime => "date and time",
    }
}

/// The profile for somebody who may know the columns, and none of the values.
pub(super) fn without_values(mut profile: DatasetProfile) -> DatasetProfile {
    for column in &mut profile.columns {
        (column.min, column.max, column.mean) = (None, None, None);
        column.frequent.clear();
        column.histogram.clear();
    }
    profile.remarks.push(WITHHELD.to_owned());
    profile
}
