//! Conditions on records, read from their normal form.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::literal::Literal;

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
        let mut words = Words { rest: text, depth: 0 };
        match words.any() {
            Some(condition) if words.rest.trim().is_empty() => condition,
            _ => Self::Opaque(text.to_owned()),
        }
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

/// Brackets within brackets up to which a condition is read.
const DEPTH: usize = 32;

struct Words<'t> {
    rest: &'t str,
    depth: usize,
}

impl<'t> Words<'t> {
    /// Takes a mark (`(`, `<=`) or a word.
    fn take(&mut self, wanted: &str) -> bool {
        let rest = self.rest.trim_start();
        let Some((head, tail)) = rest.split_at_checked(wanted.len()) else { return false };
        let is_word = wanted.ends_with(|c: char| c.is_alphabetic());
        if !head.eq_ignore_ascii_case(wanted) || (is_word && tail.starts_with(is_name)) {
            return false;
        }
        self.rest = tail;
        true
    }

    fn any(&mut self) -> Option<Condition> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Some(if parts.len() == 1 { parts.pop()? } else { Condition::Any(parts) })
    }

    fn all(&mut self) -> Option<Condition> {
        let mut parts = vec![self.one()?];
        while self.take("and") {
            parts.push(self.one()?);
        }
        Some(if parts.len() == 1 { parts.pop()? } else { Condition::All(parts) })
    }

    fn one(&mut self) -> Option<Condition> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let condition = if self.take("not") {
            Condition::Not(Box::new(self.one()?))
        } else if self.take("(") {
            let inner = self.any()?;
            self.take(")").then_some(inner)?
        } else {
            self.test()?
        };
        self.depth -= 1;
        Some(condition)
    }

    fn test(&mut self) -> Option<Condition> {
        let column = self.column()?;
        if self.take("is") {
            let not = self.take("not");
            return self.take("null").then(|| negated(Condition::Atom(column, Test::Missing), not));
        }
        let not = self.take("not");
        if self.take("in") {
            let members = self.list()?;
            return Some(negated(Condition::Atom(column, Test::OneOf(members)), not));
        }
        if self.take("between") {
            let low = Test::Compare(Comparison::AtLeast, self.literal()?);
            let high = self.take("and").then(|| self.literal())??;
            let high = Test::Compare(Comparison::AtMost, high);
            let both = vec![Condition::Atom(column.clone(), low), Condition::Atom(column, high)];
            return Some(negated(Condition::All(both), not));
        }
        let comparison = self.comparison().filter(|_| !not)?;
        Some(Condition::Atom(column, Test::Compare(comparison, self.literal()?)))
    }

    fn comparison(&mut self) -> Option<Comparison> {
        const MARKS: [(&str, Comparison); 7] = [
            ("<>", Comparison::Differs),
            ("!=", Comparison::Differs),
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        MARKS.into_iter().find(|(mark, _)| self.take(mark)).map(|(_, comparison)| comparison)
    }

    fn column(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let (name, tail) = rest.split_at_checked(end)?;
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // A call is no column.
        if tail.starts_with('(') {
            return None;
        }
        self.rest = tail;
        Some(name.to_owned())
    }

    fn list(&mut self) -> Option<Vec<Literal>> {
        let mut members = self.take("(").then(Vec::new)?;
        loop {
            members.push(self.literal()?);
            if self.take(")") {
                return Some(members);
            }
            self.take(",").then_some(())?;
        }
    }

    fn literal(&mut self) -> Option<Literal> {
        for (word, literal) in [("true", Literal::Bool(true)), ("false", Literal::Bool(false))] {
            if self.take(word) {
                return Some(literal);
            }
        }
        if self.take("'") {
            return self.quoted();
        }
        let rest = self.rest.trim_start();
        let part_of = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        let end = rest.find(|c| !part_of(c)).unwrap_or(rest.len());
        let (number, tail) = rest.split_at_checked(end)?;
        self.rest = tail;
        let number: f64 = number.parse().ok().filter(|f: &f64| f.is_finite())?;
        Some(Literal::Number(number + 0.0))
    }

    fn quoted(&mut self) -> Option<Literal> {
        let mut text = String::new();
        loop {
            let (head, tail) = self.rest.split_once('\'')?;
            text.push_str(head);
            self.rest = tail;
            let Some(tail) = tail.strip_prefix('\'') else { return Some(Literal::Text(text)) };
            text.push('\'');
            self.rest = tail;
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

fn negated(condition: Condition, not: bool) -> Condition {
    if not { Condition::Not(Box::new(condition)) } else { condition }
}
