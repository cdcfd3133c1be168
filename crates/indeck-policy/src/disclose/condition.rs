//! Conditions on records, read from their normal form.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::literal::Literal;
use super::words;

/// What must hold of a record. What cannot be read stays [`Condition::Opaque`]: a question of its
/// own with the answers true and false.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Condition {
    Atom(String, Test),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Opaque(String),
}

/// What must hold of the value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Test {
    Compare(Comparison, Literal),
    OneOf(Vec<Literal>),
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Comparison {
    Equal,
    Differs,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// Where a record lies on a column: a value, or between two values that conditions name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Is(Literal),
    /// Above that many of the values named.
    Gap(usize),
}

impl Condition {
    pub(crate) fn parse(text: &str) -> Self {
        words::read(text).unwrap_or_else(|| Self::Opaque(text.to_owned()))
    }

    /// Calls `visit` for each test of a column; an opaque condition tests itself.
    pub(crate) fn tests<'c>(&'c self, visit: &mut dyn FnMut(&'c str, Option<&'c Test>)) {
        match self {
            Self::Atom(column, test) => visit(column, Some(test)),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.tests(visit)),
            Self::Not(inner) => inner.tests(visit),
            Self::Opaque(text) => visit(text, None),
        }
    }

    /// Whether it holds, `None` where that is not known in the sense of SQL (missing values).
    pub(crate) fn holds(&self, of: &dyn Fn(&str, Option<&Test>) -> Option<bool>) -> Option<bool> {
        match self {
            Self::Atom(column, test) => of(column, Some(test)),
            Self::Opaque(text) => of(text, None),
            Self::Not(inner) => inner.holds(of).map(|held| !held),
            Self::All(parts) => combine(parts, of, false),
            Self::Any(parts) => combine(parts, of, true),
        }
    }
}

/// Whether no record fits both, as far as that can be told from tests of one column.
pub(crate) fn disjoint(one: &Condition, other: &Condition) -> bool {
    let mut columns = BTreeSet::new();
    let mut cuts = BTreeSet::new();
    for condition in [one, other] {
        condition.tests(&mut |column, test| {
            columns.insert((column.to_owned(), test.is_some()));
            cuts.extend(test.into_iter().flat_map(|test| test.literals().iter().cloned()));
        });
    }
    let readable = columns.len() == 1 && columns.iter().all(|(_, readable)| *readable);
    let cuts: Vec<Literal> = cuts.into_iter().collect();
    let mut places: Vec<Place> = cuts.iter().cloned().map(Place::Is).collect();
    places.extend((0..=cuts.len()).map(Place::Gap));
    places.push(Place::Is(Literal::Null));
    readable
        && places.iter().all(|place| {
            let holds = |_: &str, test: Option<&Test>| test?.at(place, &cuts);
            one.holds(&holds) != Some(true) || other.holds(&holds) != Some(true)
        })
}

fn combine(
    parts: &[Condition],
    of: &dyn Fn(&str, Option<&Test>) -> Option<bool>,
    decisive: bool,
) -> Option<bool> {
    let mut unknown = false;
    for part in parts {
        match part.holds(of) {
            Some(held) if held == decisive => return Some(decisive),
            Some(_) => {}
            None => unknown = true,
        }
    }
    if unknown { None } else { Some(!decisive) }
}

impl Test {
    /// The values that it names.
    pub(crate) fn literals(&self) -> &[Literal] {
        match self {
            Self::Compare(_, literal) => std::slice::from_ref(literal),
            Self::OneOf(literals) => literals,
            Self::Missing => &[],
        }
    }

    /// Whether it holds at a place; `cuts` are the values that conditions name, sorted.
    pub(crate) fn at(&self, place: &Place, cuts: &[Literal]) -> Option<bool> {
        if *place == Place::Is(Literal::Null) {
            return matches!(self, Self::Missing).then_some(true);
        }
        Some(match self {
            Self::Missing => false,
            Self::OneOf(literals) => {
                literals.iter().any(|l| order(place, l, cuts) == Ordering::Equal)
            }
            Self::Compare(comparison, literal) => comparison.fits(order(place, literal, cuts)),
        })
    }
}

fn order(place: &Place, literal: &Literal, cuts: &[Literal]) -> Ordering {
    match place {
        Place::Is(value) => value.cmp(literal),
        Place::Gap(above) => match cuts.binary_search(literal) {
            Ok(index) if *above > index => Ordering::Greater,
            _ => Ordering::Less,
        },
    }
}

impl Comparison {
    fn fits(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Differs => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}
