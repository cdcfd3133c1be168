//! The rules that a policy sets for tables of groups.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Classification;

/// When a group is too small or too uneven to show, and how well it must be hidden.
///
/// ```
/// use indeck_policy::disclose::Rules;
/// let rules = Rules { min_frequency: 5, ..Rules::default() };
/// assert_eq!(rules.min_frequency, 5);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// The sources whose records are protected.
    pub sources: Sources,
    /// Measures of columns of this class and above are protected, whatever their source.
    pub protects_from: Classification,
    /// Groups of fewer are withheld; 0 and 1 withhold none.
    pub min_frequency: u64,
    /// What `min_frequency` counts.
    pub unit: Unit,
    /// Whether groups without any record may be shown as such.
    pub zeros: Zeros,
    /// The dominance rule for sums and means, where it holds.
    pub dominance: Option<Dominance>,
    /// The p % rule for sums and means: a group is withheld when its second contributor could
    /// estimate the largest to within this many percent. In 0–100.
    pub p_percent: Option<f64>,
    /// Least and greatest values of protected columns.
    pub extremes: Extremes,
    /// How wide what an attacker can infer of a withheld group must be.
    pub protection: Protection,
    /// What is done with counts and sums of groups that may be shown.
    pub method: Method,
    /// Which other tables an attacker is taken to know.
    pub scope: Scope,
    /// Whether groups are withheld for the sake of others. Without, tables that would need it are
    /// refused.
    pub complementary: bool,
    /// Whether groups are compared with what earlier snapshots of the data said of them: a
    /// change by fewer records than `min_frequency` tells of those records.
    pub over_time: bool,
    /// What becomes of the keys of a withheld group.
    pub labels: Labels,
    /// Columns of which one value follows from another's: cities and their regions.
    pub hierarchies: Vec<Hierarchy>,
    /// How much work the attack may take before the deck is refused.
    pub effort: Effort,
}

impl Default for Rules {
    /// Groups of 10 contributors in all sources; neither dominance nor p %.
    fn default() -> Self {
        Self {
            sources: Sources::All,
            protects_from: Classification::Personal,
            min_frequency: 10,
            unit: Unit::Contributors,
            zeros: Zeros::Show,
            dominance: None,
            p_percent: None,
            extremes: Extremes::Withhold,
            protection: Protection::default(),
            method: Method::Suppress,
            scope: Scope::Ledger,
            complementary: true,
            over_time: true,
            labels: Labels::Keep,
            hierarchies: Vec::new(),
            effort: Effort::default(),
        }
    }
}

impl Rules {
    /// Whether no group is too small or too uneven to be shown: then none can be found out, either.
    pub(crate) fn hide_no_group(&self) -> bool {
        let uneven = self.dominance.is_some() || self.p_percent.is_some();
        self.min_frequency <= 1 && self.zeros == Zeros::Show && !uneven
    }
}

/// Sources whose records are protected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sources {
    /// Every source.
    #[default]
    All,
    /// The sources of these names.
    Named(BTreeSet<String>),
}

impl Sources {
    /// Whether the records of a source of that name are protected.
    pub fn protects(&self, source: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.contains(source),
        }
    }
}

/// What the minimum frequency counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Records.
    Records,
    /// Different persons or firms; records where nobody tells those apart.
    #[default]
    Contributors,
}

/// Groups without any record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zeros {
    /// They are shown.
    #[default]
    Show,
    /// They are withheld as other small groups are.
    Withhold,
}

/// A group is withheld when its `largest` contributions make more than `percent` of its total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dominance {
    /// How many of the largest contributions; [`indeck_model::facts::LARGEST`] at most.
    pub largest: usize,
    /// Percent of the total, 0–100.
    pub percent: f64,
}

/// Least and greatest values of a group: each is the value of one record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extremes {
    /// They are withheld in every group.
    #[default]
    Withhold,
    /// They are shown in groups of at least this many contributors.
    From(u64),
}

/// The width of the interval of values that an attacker cannot exclude. The wider of the two
/// figures holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Protection {
    /// Width for counts, in records; at least 1.
    pub count: u64,
    /// Width relative to the withheld value, in percent, for counts and sums.
    pub percent: f64,
}

impl Default for Protection {
    /// Three possible counts, and a fifth of the value.
    fn default() -> Self {
        Self { count: 2, percent: 20.0 }
    }
}

/// How values are kept from being exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Small groups are withheld, the others shown as they are.
    #[default]
    Suppress,
    /// Counts are rounded to multiples of this base, 2 or more; small groups are rounded, not
    /// withheld, where the attack allows it.
    Round(u64),
}

/// The tables that an attacker is taken to put side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All tables of the deck.
    Deck,
    /// Those, and what earlier decks said.
    #[default]
    Ledger,
}

/// The keys of a withheld group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// They stay: that the group exists is no secret.
    #[default]
    Keep,
    /// The rows of withheld groups go; how many is said in the result.
    Drop,
}

/// Two columns of which one follows from the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hierarchy {
    /// The finer column, as the identity of a key says it: `customers.city`.
    pub fine: String,
    /// The coarser one: `customers.region`.
    pub coarse: String,
    /// The coarse value of each fine value, as texts. Where it is empty, a table with both keys
    /// must tell; where none does, tables of both are refused together.
    pub parents: BTreeMap<String, String>,
}

/// Limits of the attack and of the search, counted in units of work and never in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Cells of the finest cross-classification of one set of linked tables.
    pub cells: usize,
    /// Variables times equations, added up over all linear programs solved.
    pub work: u64,
    /// Groups that may be withheld besides, up to which the least pattern is searched for.
    pub exact: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { cells: 200_000, work: 2_000_000_000, exact: 40 }
    }
}
