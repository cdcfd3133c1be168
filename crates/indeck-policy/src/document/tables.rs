//! `[tables]`: what holds for tables in which a row is a group of records.

use super::reader::{Entry, Fields, Reader};

/// Which cells are withheld, and how well they are protected.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRules {
    /// `min_frequency`: least number of persons or firms behind a cell; 5 if not written. It holds
    /// for the counts behind means, shares and medians too.
    pub min_frequency: u32,
    /// `zeros`: whether a count of 0 is shown; `show` if not written.
    pub zeros: Zeros,
    /// `dominance`: a sum is withheld where few contribute most of it.
    pub dominance: Option<Dominance>,
    /// `p_percent`: a sum is withheld where the second largest contributor could tell the largest
    /// contribution to within this many percent of it.
    pub p_percent: Option<f64>,
    /// `protection`: least width of what can be inferred of a withheld cell, in percent of its
    /// value; 20 if not written.
    pub protection: f64,
    /// `complementary`: whether other cells are withheld so that those cannot be calculated; `true`
    /// if not written.
    pub complementary: bool,
    /// `rounding`: counts are rounded to multiples of this number.
    pub rounding: Option<u32>,
    /// `linked`: which other tables are taken into account; `ledger` if not written.
    pub linked: Linked,
}

/// What becomes of a count of 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zeros {
    /// `show`: it tells of nobody.
    Show,
    /// `withhold`: that nobody is there is told of nobody either.
    Withhold,
}

/// The (n, k) rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dominance {
    /// `n`: how many of the largest contributions are added up, 1 to 5.
    pub n: u32,
    /// `k`: percent of the sum that they may have at most.
    pub k: f64,
}

/// Which tables are protected together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Linked {
    /// `deck`: all of one deck.
    Deck,
    /// `ledger`: those of earlier decks of the same data too.
    Ledger,
}

impl Zeros {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Withhold => "withhold",
        }
    }
}

impl Linked {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deck => "deck",
            Self::Ledger => "ledger",
        }
    }
}

impl Default for TableRules {
    fn default() -> Self {
        Self {
            min_frequency: 5,
            zeros: Zeros::Show,
            dominance: None,
            p_percent: None,
            protection: 20.0,
            complementary: true,
            rounding: None,
            linked: Linked::Ledger,
        }
    }
}

pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> TableRules {
    let mut rules = TableRules::default();
    let Some(entry) = fields.take("tables") else { return rules };
    let Some(mut table) = reader.fields(&entry) else { return rules };
    if let Some(n) = table.take("min_frequency").and_then(|e| reader.whole(&e, 1, 1_000_000)) {
        rules.min_frequency = n;
    }
    let zeros = [Zeros::Show, Zeros::Withhold].map(|one| (one.word(), one));
    if let Some(word) = table.take("zeros").and_then(|entry| reader.word(&entry, &zeros)) {
        rules.zeros = word;
    }
    rules.dominance = table.take("dominance").and_then(|entry| dominance(reader, &entry));
    rules.p_percent = table.take("p_percent").and_then(|e| reader.number(&e, 0.1, 100.0));
    if let Some(width) = table.take("protection").and_then(|e| reader.number(&e, 0.0, 1000.0)) {
        rules.protection = width;
    }
    if let Some(flag) = table.take("complementary").and_then(|entry| reader.flag(&entry)) {
        rules.complementary = flag;
    }
    rules.rounding = table.take("rounding").and_then(|e| reader.whole(&e, 2, 1_000_000));
    let linked = [Linked::Deck, Linked::Ledger].map(|one| (one.word(), one));
    if let Some(word) = table.take("linked").and_then(|entry| reader.word(&entry, &linked)) {
        rules.linked = word;
    }
    reader.finish(table);
    rules
}

fn dominance(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Dominance> {
    let mut table = reader.fields(entry)?;
    let hint = "`dominance = { n = 2, k = 85 }`: no two may have more than 85 %";
    let n = match table.take("n") {
        Some(entry) => reader.whole(&entry, 1, 5),
        None => reader.missing(&table, "n", hint),
    };
    let k = match table.take("k") {
        Some(entry) => reader.number(&entry, 1.0, 100.0),
        None => reader.missing(&table, "k", hint),
    };
    reader.finish(table);
    Some(Dominance { n: n?, k: k? })
}
