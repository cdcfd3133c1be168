//! `[masks]`: methods of masking, by name.

use std::collections::BTreeMap;
use std::fmt;

use indeck_model::spec::Located;

use super::reader::{Entry, Fields, Reader};

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
pub(crate) const REDACTED: &str = "█████";

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

/// Words of the methods.
const METHODS: [(&str, &str); 9] = [
    ("drop", "drop"),
    ("redact", "redact"),
    ("hash", "hash"),
    ("partial", "partial"),
    ("bucket", "bucket"),
    ("bands", "bands"),
    ("top-code", "top-code"),
    ("truncate", "truncate"),
    ("shift", "shift"),
];

pub(super) fn read(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<String, Located<Mask>> {
    let mut masks = BTreeMap::new();
    let Some(entry) = fields.take("masks") else { return masks };
    for (name, entry) in reader.named(&entry) {
        if let Some(mask) = mask(reader, &entry) {
            masks.insert(name.value, Located::new(mask, name.at));
        }
    }
    masks
}

fn mask(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Mask> {
    let mut table = reader.fields(entry)?;
    let method = match table.take("method") {
        Some(entry) => reader.word(&entry, &METHODS),
        None => {
            reader.missing(&table, "method", "say how values are masked: `method = \"redact\"`")
        }
    }?;
    let mask = parameters(reader, &mut table, method);
    reader.finish(table);
    mask
}

fn parameters(reader: &mut Reader<'_>, table: &mut Fields<'_>, method: &str) -> Option<Mask> {
    match method {
        "drop" => Some(Mask::Drop),
        "redact" => {
            let text = table.take("text").and_then(|entry| reader.text(&entry));
            Some(Mask::Redact { text: text.map_or_else(|| REDACTED.to_owned(), |t| t.value) })
        }
        "hash" => Some(Mask::Hash { length: whole(reader, table, "length", 8, 64).unwrap_or(16) }),
        "partial" => Some(Mask::Partial {
            keep_first: whole(reader, table, "keep_first", 0, 64).unwrap_or(0),
            keep_last: whole(reader, table, "keep_last", 0, 64).unwrap_or(0),
            fill: fill(reader, table),
        }),
        "bucket" => bucket(reader, table),
        "bands" => bands(reader, table),
        "top-code" => top_code(reader, table),
        "truncate" => truncate(reader, table),
        _ => match table.take("days") {
            Some(entry) => Some(Mask::Shift { days: reader.whole(&entry, 1, 3650)? }),
            None => reader.missing(table, "days", "say how far dates may move: `days = 30`"),
        },
    }
}

fn whole(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    key: &'static str,
    least: u32,
    most: u32,
) -> Option<u32> {
    table.take(key).and_then(|entry| reader.whole(&entry, least, most))
}

fn finite(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> Option<f64> {
    table.take(key).and_then(|entry| reader.number(&entry, -1e15, 1e15))
}

fn fill(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> char {
    let Some(entry) = table.take("fill") else { return '*' };
    let Some(text) = reader.text(&entry) else { return '*' };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c,
        _ => {
            reader.bad_value(&entry, format!("`{}` is one character", entry.name), Vec::new());
            '*'
        }
    }
}

fn bucket(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let from = finite(reader, table, "from").unwrap_or(0.0);
    match table.take("width") {
        Some(entry) => Some(Mask::Bucket { width: reader.number(&entry, 1e-9, 1e15)?, from }),
        None => reader.missing(table, "width", "say how wide a range is: `width = 1000`"),
    }
}

fn bands(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let labels = table.take("labels").map(|entry| (reader.texts(&entry), entry));
    let Some(entry) = table.take("breaks") else {
        return reader.missing(table, "breaks", "say where bands begin: `breaks = [18, 30, 65]`");
    };
    let members = reader.list(&entry);
    let breaks: Vec<f64> =
        members.iter().filter_map(|member| reader.number(member, -1e15, 1e15)).collect();
    if breaks.is_empty() || !breaks.is_sorted_by(|a, b| a < b) {
        let message = format!("`{}` is a list of ascending numbers", entry.name);
        reader.bad_value(&entry, message, Vec::new());
        return None;
    }
    let labels = match labels {
        Some((labels, _)) if labels.len() == breaks.len() + 1 => {
            labels.into_iter().map(|label| label.value).collect()
        }
        Some((_, entry)) => {
            let message = format!("`{}` has {} members", entry.name, breaks.len() + 1);
            reader.bad_value(&entry, message, vec!["one more than `breaks`".to_owned()]);
            return None;
        }
        None => band_names(&breaks),
    };
    Some(Mask::Bands { breaks, labels })
}

fn band_names(breaks: &[f64]) -> Vec<String> {
    let first = breaks.first().map(|n| format!("under {n}"));
    let middle = breaks.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(format!("{from} to under {to}")),
        _ => None,
    });
    let last = breaks.last().map(|n| format!("{n} and over"));
    first.into_iter().chain(middle).chain(last).collect()
}

fn top_code(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let above = finite(reader, table, "above");
    let below = finite(reader, table, "below");
    match (above, below) {
        (None, None) => {
            reader.missing(table, "above", "say the greatest number shown: `above = 200000`")
        }
        _ => Some(Mask::TopCode { above, below }),
    }
}

fn truncate(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    use DatePart::{Month, Quarter, Week, Year};
    if let Some(entry) = table.take("keep") {
        return Some(Mask::TruncateText { keep: reader.whole(&entry, 1, 64)? });
    }
    match table.take("to") {
        Some(entry) => {
            let parts = [Year, Quarter, Month, Week].map(|part| (part.word(), part));
            Some(Mask::TruncateDate { to: reader.word(&entry, &parts)? })
        }
        None => reader.missing(table, "keep", "`keep = 3` for codes, `to = \"month\"` for dates"),
    }
}
