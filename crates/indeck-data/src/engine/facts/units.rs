//! Small numbers for the units of records: persons, firms, or rows of a source.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use datafusion::common::{Result, exec_datafusion_err};

/// The unit of a record that belongs to nobody.
pub(super) const NOBODY: u32 = u32::MAX;

/// The units that were seen, numbered as they came.
#[derive(Debug, Default)]
pub(super) struct Units {
    numbers: HashMap<Arc<[u8]>, u32>,
    names: Vec<Arc<[u8]>>,
    name_bytes: usize,
    batch: Vec<u32>,
}

impl Units {
    /// Numbers the units of a batch of records; a blank is nobody.
    pub(super) fn number(&mut self, array: &ArrayRef) -> Result<()> {
        self.batch.clear();
        if let Some(rows) = array.as_primitive_opt::<Int64Type>() {
            for row in rows {
                let unit = row.map(|row| self.of(&row.to_le_bytes())).transpose()?;
                self.batch.push(unit.unwrap_or(NOBODY));
            }
            return Ok(());
        }
        let Some(texts) = array.as_string_opt::<i32>() else {
            return Err(exec_datafusion_err!("a unit of records is neither number nor text"));
        };
        for text in texts {
            let unit = text.map(|text| self.of(text.as_bytes())).transpose()?;
            self.batch.push(unit.unwrap_or(NOBODY));
        }
        Ok(())
    }

    /// The units of the last batch.
    pub(super) fn batch(&self) -> &[u32] {
        &self.batch
    }

    /// The name of a unit, for another accumulator.
    pub(super) fn name(&self, unit: u32) -> Vec<u8> {
        let name = self.names.get(unit as usize);
        name.map_or_else(Vec::new, |name| [&[1], name.as_ref()].concat())
    }

    /// The unit of a name that another accumulator gave.
    pub(super) fn of_name(&mut self, name: &[u8]) -> Option<u32> {
        match name.split_first() {
            Some((_, name)) => self.of(name).ok(),
            None => Some(NOBODY),
        }
    }

    fn of(&mut self, name: &[u8]) -> Result<u32> {
        if let Some(unit) = self.numbers.get(name) {
            return Ok(*unit);
        }
        let unit = u32::try_from(self.names.len()).ok().filter(|unit| *unit < NOBODY);
        let unit =
            unit.ok_or_else(|| exec_datafusion_err!("there are more than 4 billion units"))?;
        let name: Arc<[u8]> = name.into();
        self.name_bytes += name.len() + 16;
        self.names.push(name.clone());
        self.numbers.insert(name, unit);
        Ok(unit)
    }

    pub(super) fn bytes(&self) -> usize {
        self.name_bytes + (self.names.capacity() + self.numbers.capacity() * 2) * 16
    }
}
