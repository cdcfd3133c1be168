//! `[masks]`: methods of masking, by name.

use std::fmt;

/// How the values of a column are made harmless.
#[derive(Clone, Debug, PartialEq)]
pub enum Mask {
    /// `method = "drop"`: the column is left out.
    Drop,
    /// `method = "redact"`: every value becomes one text.
    Redact {
        /// `text`: what stands in place of each value; `█████` if not written.
        text: String,
    },
    /// `method = "hash"`: a pseudonym, the same for the same value, made with a secret key.
    Hash {
        /// `length`: hexadecimal digits of it, 8 to 64; 16 if not written.
        length: u32,
    },
    /// `method = "partial"`: all but some characters at the ends become one character.
    Partial {
        /// `keep_first`: characters kept at the beginning.
        keep_first: u32,
        /// `keep_last`: characters kept at the end.
        keep_last: u32,
        /// `fill`: what stands in place of each other character; `*` if not written.
        fill: char,
    },
    /// `method = "bucket"`: numbers become ranges of one width.
    Bucket {
        /// `width`: of a range.
        width: f64,
        /// `from`: where one of them begins; 0 if not written.
        from: f64,
    },
    /// `method = "bands"`: numbers become ranges with breaks of the author's choice.
    Bands {
        /// `breaks`: where a band ends and the next begins, ascending; the next one has the break.
        breaks: Vec<f64>,
        /// `labels`: what the bands are called, one more than breaks; made of them if not written.
        labels: Vec<String>,
    },
    /// `method = "top-code"`: numbers beyond a limit become the limit.
    TopCode {
        /// `above`: greatest number shown.
        above: Option<f64>,
        /// `below`: least number shown.
        below: Option<f64>,
    },
    /// `method = "truncate"` with `keep`: a code is cut after its first characters.
    TruncateText {
        /// `keep`: characters kept.
        keep: u32,
    },
    /// `method = "truncate"` with `to`: a date is cut to a part of it.
    TruncateDate {
        /// `to`: the part.
        to: DatePart,
    },
    /// `method = "shift"`: dates move by a number of days that is secret and the same for all
    /// dates of one person or firm.
    Shift {
        /// `days`: most days that they move, forward or back.
        days: u32,
    },
}

/// What is left of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatePart {
    /// `year`.
    Year,
    /// `quarter`.
    Quarter,
    /// `month`.
    Month,
    /// `week`: the Monday that it begins with.
    Week,
}

impl DatePart {
    /// The part's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
        }
    }
}

impl Mask {
    /// The method's word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Redact { .. } => "redact",
            Self::Hash { .. } => "hash",
            Self::Partial { .. } => "partial",
            Self::Bucket { .. } => "bucket",
            Self::Bands { .. } => "bands",
            Self::TopCode { .. } => "top-code",
            Self::TruncateText { .. } | Self::TruncateDate { .. } => "truncate",
            Self::Shift { .. } => "shift",
        }
    }

    /// The stricter of two methods for one column. Methods that cannot be compared leave nothing:
    /// the column is redacted.
    #[must_use]
    pub fn stricter(&self, other: &Self) -> Self {
        use Mask::{Drop, Hash, Partial, Redact, TruncateDate, TruncateText};
        match (self, other) {
            (one, two) if one == two => one.clone(),
            (Drop, _) | (_, Drop) => Drop,
            (Redact { text }, Redact { text: second }) => Redact { text: text.min(second).clone() },
            (Redact { text }, _) | (_, Redact { text }) => Redact { text: text.clone() },
            (Hash { length }, Hash { length: second }) => Hash { length: *length.min(second) },
            (
                Partial { keep_first, keep_last, fill },
                Partial { keep_first: first, keep_last: last, fill: second },
            ) => Partial {
                keep_first: *keep_first.min(first),
                keep_last: *keep_last.min(last),
                fill: *fill.min(second),
            },
            (TruncateText { keep }, TruncateText { keep: second }) => {
                TruncateText { keep: *keep.min(second) }
            }
            (TruncateDate { to: DatePart::Week }, TruncateDate { to: DatePart::Month })
            | (TruncateDate { to: DatePart::Month }, TruncateDate { to: DatePart::Week }) => {
                // Neither of week and month tells the other.
                TruncateDate { to: DatePart::Quarter }
            }
            (TruncateDate { to }, TruncateDate { to: second }) => {
                TruncateDate { to: *to.min(second) }
            }
            _ => Redact { text: REDACTED.to_owned() },
        }
    }
}

/// What stands in place of a redacted value.
pub(super) const REDACTED: &str = "█████";

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Drop => Ok(()),
            Self::Redact { text } => write!(f, " text={text}"),
            Self::Hash { length } => write!(f, " length={length}"),
            Self::Partial { keep_first, keep_last, fill } => {
                write!(f, " keep_first={keep_first} keep_last={keep_last} fill={fill}")
            }
            Self::Bucket { width, from } => write!(f, " width={width} from={from}"),
            Self::Bands { breaks, labels } => {
                let breaks: Vec<String> = breaks.iter().map(f64::to_string).collect();
                write!(f, " breaks={} labels={}", breaks.join(","), labels.join(","))
            }
            Self::TopCode { above, below } => {
                above.iter().try_for_each(|n| write!(f, " above={n}"))?;
                below.iter().try_for_each(|n| write!(f, " below={n}"))
            }
            Self::TruncateText { keep } => write!(f, " keep={keep}"),
            Self::TruncateDate { to } => write!(f, " to={}", to.word()),
            Self::Shift { days } => write!(f, " days={days}"),
        }
    }
}
