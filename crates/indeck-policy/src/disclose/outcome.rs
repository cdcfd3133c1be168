//! What disclosure control did, and why it refused.

use std::collections::BTreeMap;

use crate::ledger::Ledger;

/// Why a group is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// Too few records or contributors.
    MinFrequency,
    /// Nobody is in it, and the policy says that this is not shown either.
    Zero,
    /// Its largest contributions make too much of it.
    Dominance,
    /// Its second contributor could tell its largest one.
    PPercent,
    /// A least or greatest value is the value of one record.
    Extreme,
    /// It changed by too few records since an earlier deck.
    Change,
    /// It is what is left of a whole of which the rest is shown.
    Remainder,
    /// Others could be calculated from it.
    Complementary,
    /// The column tells of other groups than its row's, and some of those are withheld.
    AcrossGroups,
    /// The column is calculated from several aggregates, perhaps as a difference that tells of a
    /// few records.
    Mixture,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::MinFrequency,
        Self::Zero,
        Self::Dominance,
        Self::PPercent,
        Self::Extreme,
        Self::Change,
        Self::Remainder,
        Self::Complementary,
        Self::AcrossGroups,
        Self::Mixture,
    ];

    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::MinFrequency => "min-frequency",
            Self::Zero => "zero",
            Self::Dominance => "dominance",
            Self::PPercent => "p-percent",
            Self::Extreme => "extreme",
            Self::Change => "change",
            Self::Remainder => "remainder",
            Self::Complementary => "complementary",
            Self::AcrossGroups => "across-groups",
            Self::Mixture => "mixture",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// A sentence for the page that explains what was withheld.
    pub fn explain(self) -> &'static str {
        match self {
            Self::MinFrequency => "too few stand behind the group",
            Self::Zero => "that nobody is in the group is not shown either",
            Self::Dominance => "a few make most of the group's total",
            Self::PPercent => "one of the group could calculate what another adds to it",
            Self::Extreme => "a least or greatest value is the value of one record",
            Self::Change => "it changed by a few records since an earlier deck",
            Self::Remainder => "what is left beside the groups shown is too small a group",
            Self::Complementary => "a withheld figure could be calculated from it",
            Self::AcrossGroups => "the figures of withheld groups are part of it",
            Self::Mixture => "how many records stand behind the difference is not known",
        }
    }
}

/// What was done to one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableOutcome {
    /// The table's name.
    pub table: String,
    /// Whether the rules hold for it; nothing was done to it otherwise.
    pub controlled: bool,
    /// Its rows.
    pub rows: u64,
    /// Rows withheld for what they are.
    pub primary: u64,
    /// Rows withheld for the sake of others.
    pub complementary: u64,
    /// Cells withheld, rows and columns together.
    pub cells: u64,
    /// Rows withheld, by reason; a row may have several.
    pub reasons: BTreeMap<Reason, u64>,
    /// Whether withheld rows were moved to the end, because the order of rows told of them.
    pub reordered: bool,
    /// Rows left out of the table with their keys.
    pub dropped: u64,
}

/// What the attack on the tables as they are shown came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttackOutcome {
    /// Figures attacked: withheld groups and remainders, in each layer.
    pub targets: u64,
    /// The least width found, in parts of the width asked for; 1 and more is held. `None` where
    /// nothing was attacked.
    pub least_width: Option<f64>,
    /// Work done, in variables times equations.
    pub work: u64,
    /// Linear programs solved.
    pub programs: u64,
    /// Whether the pattern is the cheapest one that holds.
    pub optimal: bool,
}

/// What disclosure control did to the tables of a deck.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Disclosed {
    /// One entry a table, in order.
    pub tables: Vec<TableOutcome>,
    /// The attack that was run last.
    pub attack: AttackOutcome,
    /// What this deck adds to the ledger.
    pub entries: Ledger,
}

impl Disclosed {
    /// What was withheld, in words and without a value: one sentence a table and reason.
    pub fn explain(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for table in &self.tables {
            for (reason, rows) in &table.reasons {
                let rows_word = if *rows == 1 { "row" } else { "rows" };
                lines.push(format!("{}: {rows} {rows_word}: {}", table.table, reason.explain()));
            }
            if table.reordered {
                lines.push(format!("{}: withheld rows come last, by their keys", table.table));
            }
        }
        lines
    }
}

/// Why tables are not disclosed at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code}: {}", sentences(.places))]
pub struct Refusal {
    /// A stable word: that of the first place.
    pub code: &'static str,
    /// What stands in the way, table by table.
    pub places: Vec<RefusedAt>,
}

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAt {
    /// A stable word.
    pub code: &'static str,
    /// The table's name; empty where it is all of them.
    pub table: String,
    /// The column's name, where it is one.
    pub column: Option<String>,
    /// A sentence, without any value.
    pub because: String,
}

impl Refusal {
    /// A refusal for these reasons; `None` where there are none.
    pub(crate) fn of(places: Vec<RefusedAt>) -> Option<Self> {
        let code = places.first()?.code;
        Some(Self { code, places })
    }

    /// A refusal of all tables.
    pub(crate) fn all(code: &'static str, because: impl Into<String>) -> Self {
        let at = RefusedAt { code, table: String::new(), column: None, because: because.into() };
        Self { code, places: vec![at] }
    }
}

fn sentences(places: &[RefusedAt]) -> String {
    let line = |at: &RefusedAt| {
        if at.table.is_empty() {
            at.because.clone()
        } else {
            format!("`{}`: {}", at.table, at.because)
        }
    };
    places.iter().map(line).collect::<Vec<_>>().join("; ")
}
