//! One quasi-identifier: its values in order or in a tree, and the regions that classes have on it.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Date, Value, value::DateTime};

use super::refusal::Refusal;
use super::rules::{Generalise, Quasi};
use super::tree::{ROOT, Tree};

/// Below every number: where missing values are.
const MISSING: f64 = f64::NEG_INFINITY;
/// The cut between missing values and all others.
pub(super) const PRESENT: f64 = f64::MIN;

/// A quasi-identifier.
pub(super) enum Axis {
    /// Values in order.
    Ordered {
        /// One number a row.
        keys: Vec<f64>,
        /// Where it may be cut; anywhere without.
        breaks: Option<Vec<f64>>,
        scale: Scale,
        /// The least and the greatest value.
        span: (f64, f64),
        has_missing: bool,
    },
    /// Values in a tree; missing ones are a value of their own.
    Tree {
        /// One leaf a row.
        leaves: Vec<usize>,
        tree: Tree,
        /// The leaf of missing values.
        missing: Option<usize>,
    },
}

/// What the numbers of an ordered axis stand for.
pub(super) enum Scale {
    Whole,
    Real,
    Day,
    Moment,
    /// The number of a text in this list.
    Texts(Vec<String>),
}

/// What a class may hold on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Region {
    /// From the first number on, to below the second.
    Range(Option<f64>, Option<f64>),
    /// What is below a node.
    Below(usize),
}

impl Axis {
    pub(super) fn new(table: &ResultTable, index: usize, quasi: &Quasi) -> Result<Self, Refusal> {
        let none = || Refusal::UnknownColumn {
            table: table.name.to_string(),
            column: quasi.column.clone(),
        };
        let column = table.columns.get(index).ok_or_else(none)?;
        let ordered = column.kind.is_temporal() || column.kind.is_numeric();
        let unfit = || Refusal::UnfitGeneralisation {
            column: column.name.clone(),
            kind: column.kind.noun(),
        };
        match &quasi.how {
            Generalise::Fitting if ordered && column.kind != ColumnKind::Bool => {
                Ok(Self::numbers(column, None))
            }
            Generalise::Fitting => Ok(Self::texts(column)),
            Generalise::Breaks(breaks) => {
                let ascending =
                    breaks.is_sorted_by(|a, b| a < b) && breaks.iter().all(|b| b.is_finite());
                if !ordered || column.kind == ColumnKind::Bool || !ascending {
                    return Err(unfit());
                }
                Ok(Self::numbers(column, Some(breaks.clone())))
            }
            Generalise::Prefix if column.kind.is_temporal() => Err(unfit()),
            Generalise::Prefix => Self::tree(column, |values| Ok(Tree::prefixes(values))),
            Generalise::Whole => Self::tree(column, |values| Ok(Tree::flat(values))),
            Generalise::Tree(terms) => {
                Self::tree(column, |values| Tree::terms(values, terms, &column.name))
            }
        }
    }

    fn numbers(column: &Column, breaks: Option<Vec<f64>>) -> Self {
        let (scale, unit) = match column.kind {
            ColumnKind::Integer => (Scale::Whole, 1.0),
            ColumnKind::Date => (Scale::Day, 1.0),
            // Breaks of moments are days, as those of dates are.
            ColumnKind::DateTime => (Scale::Moment, 86_400_000_000.0),
            _ => (Scale::Real, 1.0),
        };
        let key = |value: &Value| match value {
            Value::Integer(number) => *number as f64,
            Value::Number(number) => *number,
            Value::Date(date) => f64::from(date.days),
            Value::DateTime(moment) => moment.micros as f64,
            _ => MISSING,
        };
        let keys = column.cells.iter().map(|cell| key(&cell.value)).collect();
        let breaks = breaks.map(|breaks| breaks.into_iter().map(|at| at * unit).collect());
        Self::ordered(keys, breaks, scale)
    }

    fn texts(column: &Column) -> Self {
        let texts: BTreeSet<String> = present(column).collect();
        let texts: Vec<String> = texts.into_iter().collect();
        let key = |value: &Value| match value {
            Value::Null => MISSING,
            value => texts.binary_search(&value.to_string()).unwrap_or_else(|at| at) as f64,
        };
        let keys = column.cells.iter().map(|cell| key(&cell.value)).collect();
        Self::ordered(keys, None, Scale::Texts(texts))
    }

    fn ordered(keys: Vec<f64>, breaks: Option<Vec<f64>>, scale: Scale) -> Self {
        let finite = || keys.iter().copied().filter(|key| *key != MISSING);
        let span = (finite().fold(f64::INFINITY, f64::min), finite().fold(MISSING, f64::max));
        let has_missing = keys.contains(&MISSING);
        Self::Ordered { breaks, scale, span, has_missing, keys }
    }

    fn tree(
        column: &Column,
        make: impl Fn(
            &mut dyn Iterator<Item = &str>,
        ) -> Result<(Tree, BTreeMap<String, usize>), Refusal>,
    ) -> Result<Self, Refusal> {
        // No text of a column is this one: it stands for missing values among the leaves.
        const NOTHING: &str = "\u{0}";
        let texts: BTreeSet<String> = present(column).collect();
        let has_missing = column.cells.iter().any(|cell| cell.value.is_null());
        let mut values = texts.iter().map(String::as_str).chain(has_missing.then_some(NOTHING));
        let (tree, leaves) = make(&mut values)?;
        let leaf = |text: &str| leaves.get(text).copied().unwrap_or(ROOT);
        let of_rows = column.cells.iter().map(|cell| match &cell.value {
            Value::Null => leaf(NOTHING),
            value => leaf(&value.to_string()),
        });
        let of_rows = of_rows.collect();
        Ok(Self::Tree { leaves: of_rows, missing: leaves.get(NOTHING).copied(), tree })
    }

    /// The region of everything.
    pub(super) fn everything(&self) -> Region {
        match self {
            Self::Ordered { .. } => Region::Range(None, None),
            Self::Tree { .. } => Region::Below(ROOT),
        }
    }

    /// The number of a row on an ordered axis.
    pub(super) fn key(&self, row: u32) -> f64 {
        match self {
            Self::Ordered { keys, .. } => keys.get(row as usize).copied().unwrap_or(MISSING),
            Self::Tree { leaves, .. } => leaves.get(row as usize).copied().unwrap_or(ROOT) as f64,
        }
    }

    /// How wide the rows are spread, as a share of the whole axis.
    pub(super) fn spread(&self, region: Region, rows: &[u32]) -> f64 {
        match (self, region) {
            (Self::Ordered { span: (low, high), .. }, _) => {
                let keys = || rows.iter().map(|row| self.key(*row));
                let present = || keys().filter(|key| *key != MISSING);
                let (least, most) =
                    (present().fold(f64::INFINITY, f64::min), present().fold(MISSING, f64::max));
                let width = if high > low { ((most - least) / (high - low)).max(0.0) } else { 0.0 };
                let mixed = keys().any(|key| key == MISSING) && most != MISSING;
                // Telling missing values from others is worth half of the axis.
                if mixed { width.max(0.5) } else { width }
            }
            (Self::Tree { tree, .. }, Region::Below(node)) => tree.share(node),
            _ => 0.0,
        }
    }

    /// What a class shows; `None` where its values are missing.
    pub(super) fn label(&self, region: Region) -> Option<String> {
        match (self, region) {
            (Self::Tree { missing, .. }, Region::Below(node)) if *missing == Some(node) => None,
            (Self::Tree { tree, .. }, Region::Below(node)) => Some(tree.label(node).to_owned()),
            (Self::Ordered { scale, has_missing, .. }, Region::Range(low, high)) => {
                range(scale, *has_missing, low, high)
            }
            _ => Some("*".into()),
        }
    }

    /// The share of the axis that a class does not tell apart, from 0 to 1.
    pub(super) fn loss(&self, region: Region) -> f64 {
        match (self, region) {
            (Self::Tree { tree, .. }, Region::Below(node)) => tree.share(node),
            (Self::Ordered { scale, span: (least, most), .. }, Region::Range(low, high)) => {
                let step = if matches!(scale, Scale::Whole | Scale::Day | Scale::Texts(_)) {
                    1.0
                } else {
                    0.0
                };
                let low = low.map_or(*least, |low| low.max(*least));
                let high = high.map_or(*most, |high| (high - step).min(*most));
                if most > least { ((high - low) / (most - least)).clamp(0.0, 1.0) } else { 0.0 }
            }
            _ => 1.0,
        }
    }
}

fn present(column: &Column) -> impl Iterator<Item = String> + '_ {
    let values = column.cells.iter().map(|cell| &cell.value);
    values.filter(|value| !value.is_null()).map(ToString::to_string)
}

/// A range as people read it. `∅` is a missing value.
fn range(scale: &Scale, has_missing: bool, low: Option<f64>, high: Option<f64>) -> Option<String> {
    let all_present = !has_missing || low.is_some();
    let low = low.filter(|low| *low > PRESENT);
    Some(match (low, high) {
        (None, Some(high)) if high <= PRESENT => return None,
        (None, None) if has_missing && all_present => "≠∅".into(),
        (None, None) => "*".into(),
        (None, Some(high)) if all_present => below(scale, high),
        (None, Some(high)) => format!("{} ∨ ∅", below(scale, high)),
        (Some(low), None) => from(scale, low),
        (Some(low), Some(high)) => between(scale, low, high),
    })
}

fn below(scale: &Scale, high: f64) -> String {
    match scale {
        Scale::Texts(texts) => list(texts, 0, high as usize),
        _ => format!("<{}", point(scale, high)),
    }
}

fn from(scale: &Scale, low: f64) -> String {
    match scale {
        Scale::Texts(texts) => list(texts, low as usize, texts.len()),
        _ => format!("≥{}", point(scale, low)),
    }
}

fn between(scale: &Scale, low: f64, high: f64) -> String {
    match scale {
        Scale::Texts(texts) => list(texts, low as usize, high as usize),
        Scale::Whole | Scale::Day if high - low <= 1.0 => point(scale, low),
        Scale::Whole | Scale::Day => format!("{}–{}", point(scale, low), point(scale, high - 1.0)),
        _ => format!("{}–<{}", point(scale, low), point(scale, high)),
    }
}

fn point(scale: &Scale, at: f64) -> String {
    match scale {
        Scale::Day => Date { days: at.floor() as i32 }.to_string(),
        Scale::Moment => DateTime { micros: at as i64 }.to_string(),
        _ => at.to_string(),
    }
}

/// A few texts by name, many by the first and the last.
fn list(texts: &[String], low: usize, high: usize) -> String {
    const FEW: usize = 6;
    let some = texts.get(low..high).unwrap_or_default();
    match some {
        [first, .., last] if some.len() > FEW => format!("{first} … {last}"),
        some => some.join(", "),
    }
}
