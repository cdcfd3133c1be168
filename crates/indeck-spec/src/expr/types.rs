//! What an expression stands for, told without evaluating it.

use std::sync::Arc;

use indeck_model::table::ColumnKind;
use indeck_model::{ResultTable, Value};

use crate::expr::scope::Group;

/// What a single value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Always missing: `null`.
    Nothing,
    /// One or the other, as in `x | or('n/a')`.
    Mixed,
    Bool,
    Integer,
    Number,
    Text,
    Date,
    DateTime,
}

impl Kind {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(_) => Self::Bool,
            Value::Integer(_) => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::Text(_) => Self::Text,
            Value::Date(_) => Self::Date,
            Value::DateTime(_) => Self::DateTime,
        }
    }

    /// The user's word for it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Mixed => "a value of one kind or another",
            Self::Bool => ColumnKind::Bool.noun(),
            Self::Integer => ColumnKind::Integer.noun(),
            Self::Number => ColumnKind::Number.noun(),
            Self::Text => ColumnKind::Text.noun(),
            Self::Date => ColumnKind::Date.noun(),
            Self::DateTime => ColumnKind::DateTime.noun(),
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number | Self::Nothing)
    }

    pub(super) fn is_temporal(self) -> bool {
        matches!(self, Self::Date | Self::DateTime | Self::Nothing)
    }

    /// Whether its values have an order.
    pub(super) fn is_ordered(self) -> bool {
        !matches!(self, Self::Bool | Self::Mixed)
    }

    /// The kind that takes in both.
    pub(super) fn with(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Nothing, kind) | (kind, Self::Nothing) => kind,
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Self::Number,
            (Self::Date, Self::DateTime) | (Self::DateTime, Self::Date) => Self::DateTime,
            _ => Self::Mixed,
        }
    }

    /// Whether values of both kinds can be told apart or ordered.
    pub(super) fn compares_with(self, other: Self) -> bool {
        self.with(other) != Self::Mixed || self == Self::Mixed || other == Self::Mixed
    }

    /// What a column of it holds.
    pub(super) fn column(self) -> Option<ColumnKind> {
        Some(match self {
            Self::Mixed => return None,
            Self::Bool => ColumnKind::Bool,
            Self::Integer => ColumnKind::Integer,
            Self::Nothing | Self::Number => ColumnKind::Number,
            Self::Text => ColumnKind::Text,
            Self::Date => ColumnKind::Date,
            Self::DateTime => ColumnKind::DateTime,
        })
    }
}

impl From<ColumnKind> for Kind {
    fn from(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Bool => Self::Bool,
            ColumnKind::Integer => Self::Integer,
            ColumnKind::Number => Self::Number,
            ColumnKind::Text => Self::Text,
            ColumnKind::Date => Self::Date,
            ColumnKind::DateTime => Self::DateTime,
        }
    }
}

/// What an expression stands for.
#[derive(Clone, Debug)]
pub(super) enum Type<'a> {
    /// Wrong, and told already.
    Wrong,
    One(Kind),
    Column(Values),
    List(Kind),
    /// A table, with its number of rows where that is known.
    Table(&'a Arc<ResultTable>, Option<usize>),
    Row(&'a ResultTable),
    Group(Group),
}

/// A column of values.
#[derive(Clone, Debug)]
pub(super) struct Values {
    pub(super) kind: Kind,
    /// How many there are, where that is known.
    pub(super) rows: Option<usize>,
    /// The column's name, where it is one of a table.
    pub(super) name: Option<String>,
}

impl Values {
    /// Values that were computed.
    pub(super) fn computed(kind: Kind, rows: Option<usize>) -> Self {
        Self { kind, rows, name: None }
    }
}

impl Type<'_> {
    /// The user's word for it.
    pub(super) fn noun(&self) -> String {
        match self {
            Self::Wrong => "nothing".to_owned(),
            Self::One(kind) => format!("a single value ({})", kind.noun()),
            Self::Column(Values { kind, name: Some(name), .. }) => {
                format!("the column `{name}` ({})", kind.noun())
            }
            Self::Column(Values { kind, .. }) => format!("a column ({})", kind.noun()),
            Self::List(_) => "a list".to_owned(),
            Self::Table(table, _) => format!("the table `{}`", table.name),
            Self::Row(table) => format!("a row of `{}`", table.name),
            Self::Group(group) => format!("`{}`", group.name()),
        }
    }
}
