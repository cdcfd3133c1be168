//! The risk that a record is told apart, counted in a table whoever made it.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Value;
use indeck_model::table::ResultTable;

use super::refusal::Refusal;

/// How likely a record is to be linked with the person that it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Risk {
    /// Number of records.
    pub records: u64,
    /// How many classes there are of each size. A class is the records that are alike in all
    /// quasi-identifiers.
    pub classes: BTreeMap<u64, u64>,
    /// Size of the smallest class; 0 without records.
    pub k: u64,
    /// For each sensitive column the least number of different values in a class.
    pub l: BTreeMap<String, u64>,
    /// Of someone who knows that the person is among the records.
    pub prosecutor: Attack,
    /// Of someone who knows that the person is in the population that the records are a sample of.
    pub journalist: Attack,
    /// Share of records that someone links rightly who links them all: 0 to 1.
    pub marketer: f64,
}

/// The risk of one way of attacking.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attack {
    /// Of the record that is worst off, 0 to 1.
    pub greatest: f64,
    /// Of all records, on average.
    pub mean: f64,
}

/// The risk in a table that holds its whole population. It reads nothing but what the cells show.
///
/// Source: El Emam and Dankar, Protecting Privacy Using k-Anonymity (JAMIA 2008).
///
/// ```
/// use indeck_model::Value;
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// let ages = ["20–29", "20–29", "30–39"].map(|t| Value::Text(t.into())).to_vec();
/// let table = ResultTable::new("t", vec![Column::new("age", ColumnKind::Text, ages)]);
/// let risk = indeck_policy::records::risk(&table, &["age"], &[]).unwrap();
/// assert_eq!((risk.k, risk.prosecutor.greatest), (1, 1.0));
/// assert_eq!(risk.marketer, 2.0 / 3.0);
/// ```
///
/// # Errors
/// [`Refusal::UnknownColumn`].
pub fn risk(table: &ResultTable, quasi: &[&str], sensitive: &[&str]) -> Result<Risk, Refusal> {
    risk_of_sample(table, quasi, sensitive, 1.0)
}

/// The risk in a table that holds that share (above 0, to 1) of its population, drawn evenly: a class
/// is taken to be as many times larger there.
///
/// # Errors
/// [`Refusal::UnknownColumn`]; [`Refusal::InvalidRules`] if the share is not in its range.
pub fn risk_of_sample(
    table: &ResultTable,
    quasi: &[&str],
    sensitive: &[&str],
    share: f64,
) -> Result<Risk, Refusal> {
    if !(share > 0.0 && share <= 1.0) {
        return Err(Refusal::InvalidRules);
    }
    let index = |name: &&str| super::column(table, name);
    let quasi: Vec<usize> = quasi.iter().map(index).collect::<Result<_, _>>()?;
    let mut classes: BTreeMap<Vec<Option<String>>, Vec<usize>> = BTreeMap::new();
    for row in 0..table.row_count() {
        let shown = quasi.iter().map(|column| text(table, row, *column)).collect();
        classes.entry(shown).or_default().push(row);
    }
    let mut risk = Risk { records: table.row_count() as u64, ..Risk::default() };
    for rows in classes.values() {
        *risk.classes.entry(rows.len() as u64).or_default() += 1;
    }
    risk.k = risk.classes.keys().next().copied().unwrap_or_default();
    for name in sensitive {
        let column = super::column(table, name)?;
        let different = classes.values().map(|rows| {
            let values = rows.iter().filter_map(|row| text(table, *row, column));
            values.collect::<BTreeSet<_>>().len() as u64
        });
        risk.l.insert((*name).to_owned(), different.min().unwrap_or_default());
    }
    Ok(linked(risk, share))
}

/// The risks that follow from the sizes of classes.
fn linked(mut risk: Risk, share: f64) -> Risk {
    let records = risk.records as f64;
    if risk.records == 0 {
        return risk;
    }
    let in_population = |size: u64| (size as f64 / share).max(1.0);
    let count: u64 = risk.classes.values().sum();
    let classes = count as f64;
    let least = risk.classes.keys().map(|size| 1.0 / in_population(*size));
    let of_all: f64 =
        risk.classes.iter().map(|(size, n)| *n as f64 * *size as f64 / in_population(*size)).sum();
    let population: f64 =
        risk.classes.iter().map(|(size, n)| *n as f64 * in_population(*size)).sum();
    risk.prosecutor = Attack { greatest: 1.0 / risk.k as f64, mean: classes / records };
    risk.journalist.greatest = least.fold(0.0, f64::max);
    risk.journalist.mean = (classes / population).max(of_all / records);
    risk.marketer = of_all / records;
    risk
}

fn text(table: &ResultTable, row: usize, column: usize) -> Option<String> {
    let value = &table.cell(row, column)?.value;
    (*value != Value::Null).then(|| value.to_string())
}
