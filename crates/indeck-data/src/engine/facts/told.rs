//! What stands behind one group, and its bytes in a hidden column.

use indeck_model::facts::Contributions;

use crate::engine::facts::bytes::{Reading, Writing};

/// What is known of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Share {
    /// Number of records.
    pub(super) records: u64,
    /// Number of different units among them; of records where each is one itself.
    pub(super) units: u64,
    /// One entry for each value.
    pub(super) values: Vec<Contributions>,
}

impl Share {
    /// The bytes that [`Share::from_bytes`] reads.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writing::default();
        out.whole(self.records);
        out.whole(self.units);
        for value in &self.values {
            out.whole(value.count);
            out.whole(value.contributors);
            out.whole(value.nonzero);
            out.number(value.total);
            out.whole(u64::from(value.non_negative));
            out.whole(value.largest.len() as u64);
            value.largest.iter().for_each(|number| out.number(*number));
        }
        out.0
    }

    /// Reads what the aggregate gave for so many values.
    pub(super) fn from_bytes(bytes: &[u8], width: usize) -> Option<Self> {
        let mut bytes = Reading(bytes);
        let (records, units) = (bytes.whole()?, bytes.whole()?);
        let mut values = Vec::with_capacity(width);
        for _ in 0..width {
            let (count, contributors, nonzero) = (bytes.whole()?, bytes.whole()?, bytes.whole()?);
            let total = bytes.number()?;
            let non_negative = bytes.whole()? == 1;
            let mut largest = Vec::new();
            for _ in 0..bytes.whole()? {
                largest.push(bytes.number()?);
            }
            values.push(Contributions {
                count,
                contributors,
                nonzero,
                total,
                largest,
                non_negative,
            });
        }
        bytes.0.is_empty().then_some(Self { records, units, values })
    }
}
