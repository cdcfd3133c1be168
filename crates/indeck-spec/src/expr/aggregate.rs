//! One value of many, as charts and expressions make it.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use indeck_model::Value;
use indeck_model::table::{Cell, ColumnKind};

use crate::expr::key::{Key, order};
use crate::expr::sum::{Running, exact_sum};

/// How one value is made of many. Missing values are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateFunction {
    /// The sum.
    Sum,
    /// The arithmetic mean.
    Mean,
    /// The value in the middle.
    Median,
    /// The least value.
    Min,
    /// The greatest value.
    Max,
    /// How many values there are.
    Count,
    /// How many different values there are.
    Distinct,
    /// The first value.
    First,
    /// The last value.
    Last,
}

use AggregateFunction::{Count, Distinct, First, Last, Max, Mean, Median, Min, Sum};

const NAMES: [(&str, &str, AggregateFunction); 9] = [
    ("sum", "Sum", Sum),
    ("mean", "Mean", Mean),
    ("median", "Median", Median),
    ("min", "Minimum", Min),
    ("max", "Maximum", Max),
    ("count", "Count", Count),
    ("distinct", "Distinct", Distinct),
    ("first", "First", First),
    ("last", "Last", Last),
];

impl AggregateFunction {
    /// The names under which specs know them.
    pub fn names() -> [&'static str; 9] {
        NAMES.map(|(name, ..)| name)
    }

    /// One value of these.
    pub(super) fn reduce(self, values: &[&Value]) -> Value {
        let mut present = values.iter().copied().filter(|v| !v.is_null());
        match self {
            Sum => sum(present),
            Mean => {
                let numbers: Vec<f64> = present.filter_map(Value::as_f64).collect();
                Value::number(exact_sum(numbers.iter().copied()) / numbers.len() as f64)
            }
            Median => median(present.filter_map(Value::as_f64).collect()),
            Min => extreme(present, Ordering::Less),
            Max => extreme(present, Ordering::Greater),
            Count => whole(present.count()),
            Distinct => whole(present.map(Key::of).collect::<BTreeSet<_>>().len()),
            First => present.next().cloned().unwrap_or_default(),
            Last => present.next_back().cloned().unwrap_or_default(),
        }
    }
}

fn whole(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn sum<'v>(values: impl Iterator<Item = &'v Value>) -> Value {
    let mut sum = Running::default();
    values.for_each(|value| sum.add(value));
    sum.value()
}

fn median(mut numbers: Vec<f64>) -> Value {
    numbers.sort_by(f64::total_cmp);
    let upper = numbers.get(numbers.len() / 2).copied();
    let lower = numbers.len().checked_sub(1).and_then(|last| numbers.get(last / 2).copied());
    match (lower, upper) {
        (Some(a), Some(b)) => Value::number(exact_sum([a / 2.0, b / 2.0])),
        _ => Value::Null,
    }
}

/// The least or greatest value; the first of equals.
fn extreme<'v>(values: impl Iterator<Item = &'v Value>, wanted: Ordering) -> Value {
    let better = |best: &'v Value, v: &'v Value| if order(v, best) == wanted { v } else { best };
    values.reduce(better).cloned().unwrap_or_default()
}

/// How a chart makes one value of many: `sum(revenue)`, `count()`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aggregate {
    /// How.
    pub function: AggregateFunction,
    /// Of which column; `None` for the rows themselves, which can be counted.
    pub column: Option<String>,
}

impl Aggregate {
    /// Reads `sum(revenue)`, `count()` and the like; `None` if it is anything else.
    ///
    /// ```
    /// use indeck_spec::expr::{Aggregate, AggregateFunction};
    /// let mean = Aggregate::parse("mean(revenue)").unwrap();
    /// assert_eq!(mean.function, AggregateFunction::Mean);
    /// assert_eq!(mean.column.as_deref(), Some("revenue"));
    /// assert_eq!(mean.label("Revenue"), "Mean of Revenue");
    /// assert_eq!(Aggregate::parse("revenue"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.trim().split_once('(')?;
        let inside = rest.strip_suffix(')')?.trim();
        let name = name.trim();
        let (_, _, function) = NAMES.into_iter().find(|(n, ..)| *n == name)?;
        if inside.is_empty() {
            return (function == Count).then_some(Self { function, column: None });
        }
        column_name(inside).map(|column| Self { function, column: Some(column) })
    }

    /// One value of these cells; nothing if one of them is suppressed.
    pub fn apply(&self, cells: &[&Cell]) -> Value {
        if self.column.is_none() {
            return whole(cells.len());
        }
        if cells.iter().any(|cell| cell.suppressed) {
            return Value::Null;
        }
        let values: Vec<&Value> = cells.iter().map(|cell| &cell.value).collect();
        self.function.reduce(&values)
    }

    /// What it is called beside a chart, by the column's title.
    pub fn label(&self, column_title: &str) -> String {
        let known = NAMES.into_iter().find(|(.., function)| *function == self.function);
        let name = known.map_or("", |(_, name, _)| name);
        match (self.function, &self.column) {
            (Sum, _) => column_title.to_owned(),
            (_, None) => name.to_owned(),
            _ => format!("{name} of {column_title}"),
        }
    }

    /// Whether it makes something of a column of that kind: only numbers add up.
    pub fn takes(&self, column: ColumnKind) -> bool {
        let adds = matches!(self.function, Sum | Mean | Median);
        !adds || column.is_numeric()
    }

    /// What its values are, by what the column's are.
    pub fn kind(&self, column: ColumnKind) -> ColumnKind {
        match self.function {
            Sum if column == ColumnKind::Bool => ColumnKind::Integer,
            Sum | Min | Max | First | Last => column,
            Mean | Median => ColumnKind::Number,
            Count | Distinct => ColumnKind::Integer,
        }
    }
}

/// A bare name, or one in backticks or quotes.
fn column_name(text: &str) -> Option<String> {
    for quote in ['`', '\'', '"'] {
        if let Some(inside) = text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote)) {
            return (!inside.is_empty() && !inside.contains(quote)).then(|| inside.to_owned());
        }
    }
    let begins = text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (begins && text.chars().all(|c| c.is_alphanumeric() || c == '_')).then(|| text.to_owned())
}
