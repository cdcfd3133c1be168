//! From what a decision asks for to what masking, filtering and disclosure control take.

use crate::disclose;
use crate::document;
use crate::filter::{Misread, RowFilter};
use crate::obligation::Obligations;
use crate::records;

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
        let mut rules = obligations.records.clone().unwrap_or_default();
        rules.k = rules.k.max(obligations.k.unwrap_or(0));
        rules.l = rules.l.max(obligations.l.unwrap_or(0));
        Self::of_document(&rules)
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
            complementary: rules.complementary,
            ..usual
        }
    }
}
