//! What records must satisfy before they are shown.

use std::collections::BTreeMap;

/// What an anonymised table must satisfy, and which columns play which part.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// The least number of records that look alike in all quasi-identifiers.
    pub k: u32,
    /// The least number of different values of each sensitive column among records that look alike;
    /// missing values do not count. 1 asks nothing.
    pub l: u32,
    /// Whether the entropy of those values must be at least ln(l), too.
    pub entropy: bool,
    /// The greatest share of records that may be left out, from 0 to 1.
    pub most_suppressed: f64,
    /// Columns that name a person: left out.
    pub direct: Vec<String>,
    /// Columns that together may name one, and how each is generalised.
    pub quasi: Vec<Quasi>,
    /// Columns that nobody may learn of a person.
    pub sensitive: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            k: 5,
            l: 2,
            entropy: false,
            most_suppressed: 0.05,
            direct: Vec::new(),
            quasi: Vec::new(),
            sensitive: Vec::new(),
        }
    }
}

/// A quasi-identifier and how it is generalised.
#[derive(Clone, Debug, PartialEq)]
pub struct Quasi {
    /// The column's name.
    pub column: String,
    /// How.
    pub how: Generalise,
}

impl Quasi {
    /// A quasi-identifier generalised in the way that fits its values.
    pub fn new(column: impl Into<String>) -> Self {
        Self { column: column.into(), how: Generalise::Fitting }
    }
}

/// How a quasi-identifier is generalised.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Generalise {
    /// Ranges for numbers and dates, sets of values for texts and truth values.
    #[default]
    Fitting,
    /// Ranges of numbers or dates that begin and end at these breaks only (dates as days since
    /// 1970-01-01), ascending.
    Breaks(Vec<f64>),
    /// Fewer and fewer first characters: `1012AB`, `1012*`, `10*`, `*`.
    Prefix,
    /// Along a tree of terms.
    Tree(Hierarchy),
    /// Nothing but `*` or the value itself.
    Whole,
}

/// A tree of terms: each term's parent. A term without one is below the root, `*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hierarchy {
    /// Parent by term.
    pub parents: BTreeMap<String, String>,
}
