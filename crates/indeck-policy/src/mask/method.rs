//! The methods of masking and their settings.

use std::fmt;

use indeck_model::{Classification, IdentifierRole};

/// A column and how its values are masked.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnMask {
    /// The column's name.
    pub column: String,
    /// How.
    pub method: Method,
    /// What the masked column is, where the policy declares it; otherwise it stays what it was.
    pub becomes: Option<Becomes>,
}

impl ColumnMask {
    /// A mask that leaves the column's class and role as they are.
    pub fn new(column: impl Into<String>, method: Method) -> Self {
        Self { column: column.into(), method, becomes: None }
    }

    /// The same mask, after which the column is declared to be this.
    #[must_use]
    pub fn with_becomes(mut self, classification: Classification, role: IdentifierRole) -> Self {
        self.becomes = Some(Becomes { classification, role });
        self
    }
}

/// What a policy declares a masked column to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Becomes {
    /// Its class.
    pub classification: Classification,
    /// Its role.
    pub role: IdentifierRole,
}

/// How the values of a column are masked. Missing values stay missing under every method.
#[derive(Clone, Debug, PartialEq)]
pub enum Method {
    /// Every value becomes one text. Never a number, which sums would count.
    Redact {
        /// The text.
        text: String,
    },
    /// The column is absent. Not emptied: a query that needs it fails aloud instead of counting
    /// nothing.
    Drop,
    /// Some characters stay.
    Partial(Partial),
    /// A keyed pseudonym: hexadecimal digits of HMAC-SHA-256.
    Pseudonym(Pseudonym),
    /// Numbers to intervals of one width.
    Bucket(Bucket),
    /// Numbers to named bands.
    Bands(Bands),
    /// Numbers beyond a limit become the limit: top and bottom coding.
    Clamp(Clamp),
    /// The first characters of a text: a region of a postcode.
    Truncate {
        /// How many characters (grapheme clusters) stay.
        characters: usize,
    },
    /// A day or moment to the first day of its week, month, quarter or year.
    TruncateDate(DatePart),
    /// Days and moments moved by a secret number of days, the same for all of one entity.
    ShiftDate(ShiftDate),
}

/// What stands where a value was redacted, if nothing else is said.
pub const REDACTED: &str = "█████";

impl Method {
    /// Every value becomes [`REDACTED`].
    pub fn redact() -> Self {
        Self::Redact { text: REDACTED.into() }
    }

    /// The method's word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Redact { .. } => "redact",
            Self::Drop => "drop",
            Self::Partial(_) => "partial",
            Self::Pseudonym(_) => "pseudonym",
            Self::Bucket(_) => "bucket",
            Self::Bands(_) => "bands",
            Self::Clamp(_) => "clamp",
            Self::Truncate { .. } => "truncate",
            Self::TruncateDate(_) => "truncate-date",
            Self::ShiftDate(_) => "shift-date",
        }
    }

    /// Whether the outcome depends on the key.
    pub fn is_keyed(&self) -> bool {
        matches!(self, Self::Pseudonym(_) | Self::ShiftDate(_))
    }

    /// What is wrong with the settings, if anything.
    pub fn fault(&self) -> Option<MethodFault> {
        match self {
            Self::Bucket(bucket) if !(bucket.width > 0.0 && bucket.width.is_finite()) => {
                Some(MethodFault::Width)
            }
            Self::Bucket(bucket) if !bucket.origin.is_finite() => Some(MethodFault::Origin),
            Self::Bands(bands) => bands.fault(),
            Self::Clamp(Clamp { bottom: None, top: None }) => Some(MethodFault::NoLimit),
            Self::Clamp(Clamp { bottom, top }) => {
                let finite = [bottom, top].into_iter().flatten().all(|limit| limit.is_finite());
                let ordered = bottom.zip(*top).is_none_or(|(bottom, top)| bottom < top);
                (!finite || !ordered).then_some(MethodFault::Limits)
            }
            Self::Truncate { characters: 0 } => Some(MethodFault::NoCharacters),
            Self::Pseudonym(pseudonym) if !(8..=64).contains(&pseudonym.digits) => {
                Some(MethodFault::Digits)
            }
            Self::ShiftDate(shift) if !(1..=MOST_DAYS).contains(&shift.most_days) => {
                Some(MethodFault::Days)
            }
            _ => None,
        }
    }
}

/// The farthest that dates may be shifted: 100 years.
pub const MOST_DAYS: u32 = 36_525;

/// Which characters of a text stay. A text that is no longer than what would stay is hidden whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partial {
    /// How many characters (grapheme clusters) at the start stay.
    pub keep_first: usize,
    /// How many at the end stay.
    pub keep_last: usize,
    /// What stands for each of the others.
    pub character: char,
}

impl Default for Partial {
    fn default() -> Self {
        Self { keep_first: 0, keep_last: 4, character: '*' }
    }
}

/// In which domain pseudonyms are made, and how long they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonym {
    /// Columns with one named domain and one key have the same pseudonym for the same value, so
    /// that datasets can be joined by it. Without a name, it is the dataset's and column's own.
    pub domain: Option<String>,
    /// Number of hexadecimal digits, from 8 to 64. With 16 of them, two of a million values have one
    /// pseudonym with a chance of one in 37 million; with 8, nearly surely.
    pub digits: usize,
}

impl Default for Pseudonym {
    fn default() -> Self {
        Self { domain: None, digits: 16 }
    }
}

/// Intervals of one width: `[origin + i · width, origin + (i + 1) · width)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bucket {
    /// Their width, above 0.
    pub width: f64,
    /// Where one of them begins.
    pub origin: f64,
    /// What stands for an interval.
    pub form: BucketForm,
}

/// What stands for an interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BucketForm {
    /// Its lower edge: the column stays one of numbers.
    #[default]
    LowerEdge,
    /// A text: `20–29` for whole numbers, `20–<30` for others.
    Label,
}

/// Bands between breaks, each with its lower break: below the first, …, from the last on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bands {
    /// Where a band ends and the next begins, ascending.
    pub breaks: Vec<f64>,
    /// One text a band, one more than breaks; `<18`, `18–29`, `≥30` where there are none.
    pub labels: Vec<String>,
}

impl Bands {
    fn fault(&self) -> Option<MethodFault> {
        let ascending = self.breaks.is_sorted_by(|a, b| a < b);
        if self.breaks.is_empty() || !ascending || self.breaks.iter().any(|b| !b.is_finite()) {
            return Some(MethodFault::Breaks);
        }
        let labelled = self.labels.is_empty() || self.labels.len() == self.breaks.len() + 1;
        (!labelled).then_some(MethodFault::Labels)
    }
}

/// Limits beyond which numbers become the limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clamp {
    /// The least number that stays.
    pub bottom: Option<f64>,
    /// The greatest number that stays.
    pub top: Option<f64>,
}

/// To what a date is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The Monday of its week (ISO 8601).
    Week,
    /// The first day of its month.
    Month,
    /// The first day of its quarter.
    Quarter,
    /// The first day of its year.
    Year,
}

/// How dates are shifted: by 1 to `most_days` days, before or after. Intervals between two dates
/// of one entity stay; which day it was cannot be told without the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftDate {
    /// The column that tells the entities apart, as it was before masking. Where it is missing, the
    /// date becomes missing.
    pub entity: String,
    /// As for pseudonyms; the dataset's and entity column's own without a name.
    pub domain: Option<String>,
    /// The farthest, from 1 to [`MOST_DAYS`].
    pub most_days: u32,
}

/// What is wrong with the settings of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MethodFault {
    /// The width of a bucket is not above 0.
    Width,
    /// The origin of buckets is not finite.
    Origin,
    /// There are no breaks, or they do not ascend.
    Breaks,
    /// There is not one label more than breaks.
    Labels,
    /// Neither a bottom nor a top.
    NoLimit,
    /// The bottom is not below the top, or one is not finite.
    Limits,
    /// No character would stay.
    NoCharacters,
    /// The number of digits is not from 8 to 64.
    Digits,
    /// The number of days is not from 1 to [`MOST_DAYS`].
    Days,
}

impl fmt::Display for MethodFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Width => "its width must be above 0",
            Self::Origin => "its origin must be finite",
            Self::Breaks => "it needs breaks, each above the one before",
            Self::Labels => "it needs one label more than breaks",
            Self::NoLimit => "it needs a bottom or a top",
            Self::Limits => "its bottom must be below its top",
            Self::NoCharacters => "it must keep at least 1 character",
            Self::Digits => "it must have 8 to 64 digits",
            Self::Days => "it must shift by 1 to 36525 days at most",
        })
    }
}
