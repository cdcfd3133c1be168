//! From what a decision asks for to what masking, filtering and disclosure control take.

use crate::disclose;
use crate::document::{self, Mask};
use crate::filter::{Misread, RowFilter};
use crate::mask::{
    Bands, Bucket, BucketForm, Clamp, DatePart, Method, Partial, Pseudonym, ShiftDate,
};
use crate::obligation::Obligations;
use crate::records;

impl Mask {
    /// The method, for a dataset whose column `entity` tells persons or firms apart. Dates cannot be
    /// shifted without one: they are redacted then.
    pub fn method(&self, entity: Option<&str>) -> Method {
        match self {
            Self::Drop => Method::Drop,
            Self::Redact { text } => Method::Redact { text: text.clone() },
            Self::Hash { length } => {
                Method::Pseudonym(Pseudonym { digits: *length as usize, ..Pseudonym::default() })
            }
            Self::Partial { keep_first, keep_last, fill } => Method::Partial(Partial {
                keep_first: *keep_first as usize,
                keep_last: *keep_last as usize,
                character: *fill,
            }),
            Self::Bucket { width, from } => {
                Method::Bucket(Bucket { width: *width, origin: *from, form: BucketForm::Label })
            }
            Self::Bands { breaks, labels } => {
                Method::Bands(Bands { breaks: breaks.clone(), labels: labels.clone() })
            }
            Self::TopCode { above, below } => Method::Clamp(Clamp { bottom: *below, top: *above }),
            Self::TruncateText { keep } => Method::Truncate { characters: *keep as usize },
            Self::TruncateDate { to } => Method::TruncateDate(match to {
                document::DatePart::Year => DatePart::Year,
                document::DatePart::Quarter => DatePart::Quarter,
                document::DatePart::Month => DatePart::Month,
                document::DatePart::Week => DatePart::Week,
            }),
            Self::Shift { days } => entity.map_or_else(Method::redact, |entity| {
                let (entity, domain) = (entity.to_owned(), None);
                Method::ShiftDate(ShiftDate { entity, domain, most_days: *days })
            }),
        }
    }
}

impl Obligations {
    /// The conditions that the records of a dataset must meet.
    ///
    /// # Errors
    /// A [`Misread`] of the first condition that cannot be read.
    pub fn row_filters(&self, dataset: &str) -> Result<Vec<RowFilter>, Misread> {
        let conditions = self.filters.get(dataset).into_iter().flatten();
        conditions.map(|condition| RowFilter::parse(condition)).collect()
    }
}

impl From<&Obligations> for records::Rules {
    /// What holds for records; which columns play which part is the caller's to say.
    fn from(obligations: &Obligations) -> Self {
        let rules = obligations.records.clone().unwrap_or_default();
        Self {
            k: rules.k.max(obligations.k.unwrap_or(0)),
            l: rules.l.max(obligations.l.unwrap_or(0)),
            most_suppressed: rules.max_suppressed,
            ..Self::default()
        }
    }
}

impl From<&Obligations> for disclose::Rules {
    fn from(obligations: &Obligations) -> Self {
        let rules = obligations.tables.clone().unwrap_or_default();
        let least = u64::from(rules.min_frequency.max(obligations.min_group.unwrap_or(0)));
        let base = rules.rounding.into_iter().chain(obligations.round).max();
        let usual = Self::default();
        Self {
            min_frequency: least,
            unit: disclose::Unit::Contributors,
            zeros: match rules.zeros {
                document::Zeros::Show => disclose::Zeros::Show,
                document::Zeros::Withhold => disclose::Zeros::Withhold,
            },
            dominance: rules
                .dominance
                .map(|rule| disclose::Dominance { largest: rule.n as usize, percent: rule.k }),
            p_percent: rules.p_percent,
            extremes: disclose::Extremes::Withhold,
            protection: disclose::Protection { percent: rules.protection, ..usual.protection },
            method: base.map_or(disclose::Method::Suppress, |base| {
                disclose::Method::Round(u64::from(base))
            }),
            scope: match rules.linked {
                document::Linked::Deck => disclose::Scope::Deck,
                document::Linked::Ledger => disclose::Scope::Ledger,
            },
            ..usual
        }
    }
}
