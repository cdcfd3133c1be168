//! The words of a condition, as the normal form writes them.

use super::condition::{Comparison, Condition, Test};
use super::literal::Literal;

/// The condition that a text says; `None` where it cannot be read.
pub(super) fn read(text: &str) -> Option<Condition> {
    let mut words = Words { rest: text, depth: 0 };
    words.any().filter(|_| words.rest.trim().is_empty())
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
