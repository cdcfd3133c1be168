//! Sensitive columns as numbers, and whether a group of records is alike and diverse enough.

use std::collections::BTreeMap;

use indeck_model::table::ResultTable;

use super::refusal::Refusal;
use super::rules::Rules;

/// What a group of records must satisfy.
pub(super) struct Sensitive {
    k: usize,
    l: usize,
    entropy: bool,
    /// For each sensitive column its name and the number of each row's value; 0 where it is missing.
    columns: Vec<(String, Vec<u32>)>,
}

impl Sensitive {
    pub(super) fn new(table: &ResultTable, rules: &Rules) -> Result<Self, Refusal> {
        let columns = rules.sensitive.iter().map(|name| {
            let index = super::column(table, name)?;
            Ok((name.clone(), table.columns.get(index).map(numbered).unwrap_or_default()))
        });
        Ok(Self {
            k: rules.k as usize,
            l: rules.l as usize,
            entropy: rules.entropy,
            columns: columns.collect::<Result<_, Refusal>>()?,
        })
    }

    /// Whether these rows may be one class.
    pub(super) fn satisfied(&self, rows: &[u32]) -> bool {
        rows.len() >= self.k && self.columns.iter().all(|(_, values)| self.diverse(values, rows))
    }

    /// Whether all rows together may be one class: otherwise nothing can be shown.
    pub(super) fn satisfiable(&self, rows: &[u32]) -> Result<(), Refusal> {
        if rows.len() < self.k {
            return Err(Refusal::TooFewRecords { k: self.k as u32 });
        }
        let uniform = self.columns.iter().find(|(_, values)| !self.diverse(values, rows));
        match uniform {
            Some((column, _)) => {
                Err(Refusal::TooUniform { column: column.clone(), l: self.l as u32 })
            }
            None => Ok(()),
        }
    }

    fn diverse(&self, values: &[u32], rows: &[u32]) -> bool {
        let present = rows.iter().filter_map(|row| values.get(*row as usize)).filter(|v| **v != 0);
        if self.entropy {
            let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
            present.for_each(|value| *counts.entry(*value).or_default() += 1);
            // Both sides are logarithms; e^entropy is at least l, but for rounding.
            return counts.len() >= self.l && entropy(&counts) >= (self.l as f64).ln() - 1e-12;
        }
        let mut different: Vec<u32> = Vec::with_capacity(self.l);
        for value in present {
            if different.len() >= self.l {
                break;
            }
            if !different.contains(value) {
                different.push(*value);
            }
        }
        different.len() >= self.l
    }
}

/// Shannon's entropy, in natural units.
fn entropy(counts: &BTreeMap<u32, u64>) -> f64 {
    let all = counts.values().sum::<u64>() as f64;
    counts.values().map(|count| *count as f64 / all).map(|share| -share * share.ln()).sum()
}

fn numbered(column: &indeck_model::table::Column) -> Vec<u32> {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let cells = column.cells.iter().map(|cell| {
        if cell.value.is_null() {
            return 0;
        }
        let next = numbers.len() as u32 + 1;
        *numbers.entry(cell.value.to_string()).or_insert(next)
    });
    cells.collect()
}
