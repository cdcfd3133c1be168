//! Values of keys and of conditions, in one total order.

use std::cmp::Ordering;

use indeck_model::Value;

/// A value as keys and conditions have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Literal {
    /// Missing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text; days and moments as ISO 8601 writes them.
    Text(String),
}

impl Literal {
    fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Bool(_) => 1,
            Self::Number(_) => 2,
            Self::Text(_) => 3,
        }
    }

    /// The literal as one word of text: a letter for its kind and its value.
    pub(crate) fn encode(&self) -> String {
        match self {
            Self::Null => "n".to_owned(),
            Self::Bool(value) => format!("b{value}"),
            Self::Number(value) => format!("f{value}"),
            Self::Text(text) => format!("t{text}"),
        }
    }

    /// Reads what [`Self::encode`] wrote.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let mut rest = text.chars();
        Some(match (rest.next()?, rest.as_str()) {
            ('n', "") => Self::Null,
            ('b', value) => Self::Bool(value.parse().ok()?),
            ('f', value) => Self::Number(value.parse().ok().filter(|f: &f64| f.is_finite())?),
            ('t', text) => Self::Text(text.to_owned()),
            _ => return None,
        })
    }
}

impl From<&Value> for Literal {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Integer(number) => Self::Number(*number as f64),
            // There is one zero.
            Value::Number(number) => Self::Number(*number + 0.0),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Date(day) => Self::Text(day.to_string()),
            Value::DateTime(moment) => Self::Text(moment.to_string()),
        }
    }
}

impl Eq for Literal {}

impl PartialOrd for Literal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Literal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}
