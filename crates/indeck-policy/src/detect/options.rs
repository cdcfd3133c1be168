//! What detection looks for and how sure it must be.

/// How columns are judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The most rows of a column that are looked at, evenly spread; `None` for all of them. Card
    /// numbers are searched for in every row whatever this says where `deny_cards` is set.
    pub rows: Option<usize>,
    /// The least confidence of a proposal, from 0 to 1.
    pub least_confidence: f64,
    /// Countries whose telephone numbers and national ids are looked for, as ISO 3166-1 alpha-2
    /// codes; empty for all that are known.
    pub countries: Vec<String>,
    /// Whether a single card number anywhere is reported.
    pub deny_cards: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { rows: Some(10_000), least_confidence: 0.5, countries: Vec::new(), deny_cards: true }
    }
}
