//! Conditions on rows, as a policy states them.

use indeck_model::Value;

/// Which rows of a dataset may be seen.
///
/// Three-valued, as in SQL: a comparison with a missing value is unknown, `not` unknown is unknown,
/// and a row is seen only where the whole is true.
#[derive(Clone, Debug, PartialEq)]
pub enum RowFilter {
    /// All of these hold; true where there are none.
    All(Vec<Self>),
    /// One of these holds; false where there are none.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// The value of a column holds against others.
    Compare(Comparison),
}

/// A column against values.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The column's name.
    pub column: String,
    /// How.
    pub operator: Operator,
    /// With what: as many values as the operator needs, none of them missing.
    pub values: Vec<Value>,
}

/// How a value is compared. Texts are compared by their code points, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// It is the value.
    Equal,
    /// It is another one.
    NotEqual,
    /// It is below the value.
    Less,
    /// It is the value or below.
    AtMost,
    /// It is above the value.
    Greater,
    /// It is the value or above.
    AtLeast,
    /// It is the first value, the second, or between.
    Between,
    /// It is one of the values; none where there are none.
    In,
    /// It is none of the values.
    NotIn,
    /// It is missing; never unknown.
    Missing,
    /// It is not missing; never unknown.
    Present,
}

impl Operator {
    /// All operators.
    pub const ALL: [Self; 11] = [
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::AtMost,
        Self::Greater,
        Self::AtLeast,
        Self::Between,
        Self::In,
        Self::NotIn,
        Self::Missing,
        Self::Present,
    ];

    /// The operator's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::NotEqual => "not-equal",
            Self::Less => "less",
            Self::AtMost => "at-most",
            Self::Greater => "greater",
            Self::AtLeast => "at-least",
            Self::Between => "between",
            Self::In => "in",
            Self::NotIn => "not-in",
            Self::Missing => "missing",
            Self::Present => "present",
        }
    }

    /// The operator of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.word() == word)
    }

    /// How many values it needs, in words, and whether it has them.
    pub(crate) fn arity(self, given: usize) -> (&'static str, bool) {
        match self {
            Self::In | Self::NotIn => ("any number of values", true),
            Self::Between => ("two values", given == 2),
            Self::Missing | Self::Present => ("no value", given == 0),
            _ => ("one value", given == 1),
        }
    }
}
