//! Masks as a policy's document writes them.

use super::method::{
    Bands, Bucket, BucketForm, Clamp, DatePart, Method, Partial, Pseudonym, ShiftDate,
};
use crate::document::{self, Mask};

impl Method {
    /// The method that a document asks for, on a dataset whose persons or firms are told apart by
    /// that column. `None` for a shift of dates without one: they cannot be shifted alike.
    ///
    /// ```
    /// use indeck_policy::document::Mask;
    /// use indeck_policy::mask::Method;
    /// assert_eq!(Method::of_document(&Mask::Drop, None), Some(Method::Drop));
    /// assert_eq!(Method::of_document(&Mask::Shift { days: 9 }, None), None);
    /// ```
    pub fn of_document(mask: &Mask, entity: Option<&str>) -> Option<Self> {
        Some(match mask {
            Mask::Drop => Self::Drop,
            Mask::Redact { text } => Self::Redact { text: text.clone() },
            Mask::Hash { length } => {
                Self::Pseudonym(Pseudonym { domain: None, digits: *length as usize })
            }
            Mask::Partial { keep_first, keep_last, fill } => Self::Partial(Partial {
                keep_first: *keep_first as usize,
                keep_last: *keep_last as usize,
                character: *fill,
            }),
            Mask::Bucket { width, from } => {
                Self::Bucket(Bucket { width: *width, origin: *from, form: BucketForm::Label })
            }
            Mask::Bands { breaks, labels } => {
                Self::Bands(Bands { breaks: breaks.clone(), labels: labels.clone() })
            }
            Mask::TopCode { above, below } => Self::Clamp(Clamp { bottom: *below, top: *above }),
            Mask::TruncateText { keep } => Self::Truncate { characters: *keep as usize },
            Mask::TruncateDate { to } => Self::TruncateDate(match to {
                document::DatePart::Week => DatePart::Week,
                document::DatePart::Month => DatePart::Month,
                document::DatePart::Quarter => DatePart::Quarter,
                document::DatePart::Year => DatePart::Year,
            }),
            Mask::Shift { days } => Self::ShiftDate(ShiftDate {
                entity: entity?.to_owned(),
                domain: None,
                most_days: *days,
            }),
        })
    }
}
