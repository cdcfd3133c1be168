//! `Counts`: how much of it there was.

use super::EventFault;
use crate::Error;
use crate::cbor::{Reader, Writer};

/// How much of it there was; `None` where nothing of the kind was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of data.
    pub rows: Option<u64>,
    /// Cells of tables.
    pub cells: Option<u64>,
    /// Cells that were withheld.
    pub suppressed: Option<u64>,
    /// Bytes of files.
    pub bytes: Option<u64>,
}

impl Counts {
    fn all(&self) -> [Option<u64>; 4] {
        [self.rows, self.cells, self.suppressed, self.bytes]
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.all().iter().all(Option::is_none)
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.map(self.all().iter().flatten().count());
        for (key, count) in (0..).zip(self.all()) {
            if let Some(count) = count {
                out.uint(key);
                out.uint(count);
            }
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        let mut next = |key| fields.optional(from, key).then(|| from.uint()).transpose();
        let (rows, cells, suppressed, bytes) = (next(0)?, next(1)?, next(2)?, next(3)?);
        fields.end(from)?;
        let counts = Self { rows, cells, suppressed, bytes };
        if counts.is_empty() { Err(EventFault::Counts.into()) } else { Ok(counts) }
    }
}
