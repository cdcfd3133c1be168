//! Expressions over aggregates, read from their normal form.
//!
//! `sum(p.pay) - sum(p.pay where p.city = 'Delft')` tells of the records that only the first counts,
//! of which nothing is known. So an expression is only taken for safe where the sizes behind its
//! aggregates are those behind its value.

use super::condition::{Condition, disjoint};

/// Functions whose calls are aggregates where no `over` follows.
const AGGREGATES: [&str; 26] = [
    "approx_distinct",
    "approx_median",
    "approx_percentile_cont",
    "approx_percentile_cont_with_weight",
    "avg",
    "bool_and",
    "bool_or",
    "corr",
    "count",
    "covar_pop",
    "covar_samp",
    "max",
    "median",
    "min",
    "percentile_cont",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "stddev",
    "stddev_pop",
    "sum",
    "var",
    "var_pop",
];

/// Functions that change how a figure is written, or what stands for a blank.
const FORMS: [&str; 7] = ["abs", "ceil", "coalesce", "floor", "nullif", "round", "trunc"];

/// The aggregates of an expression: the innermost ones under functions of other rows.
pub(super) fn aggregates(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c == '\'' || is_word(c)) {
        rest = rest.get(start..).unwrap_or_default();
        if let Some(quoted) = rest.strip_prefix('\'') {
            rest = quoted.split_once('\'').map_or("", |(_, tail)| tail);
            continue;
        }
        let name = word(rest);
        let tail = rest.get(name.len()..).unwrap_or_default();
        match call(rest, name) {
            Some(length) if !is_over(rest, length) => {
                found.extend(rest.get(..length));
                rest = rest.get(length..).unwrap_or_default();
            }
            _ => rest = tail,
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

fn word(text: &str) -> &str {
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The length of the call of an aggregate with that name that the text begins with.
fn call(text: &str, name: &str) -> Option<usize> {
    let open = text.get(name.len()..)?.starts_with('(');
    (open && AGGREGATES.contains(&name)).then(|| closing(text, name.len()))?
}

/// The length up to and with the bracket that closes the one at `open`.
fn closing(text: &str, open: usize) -> Option<usize> {
    let (mut depth, mut quoted) = (0_u32, false);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_over(text: &str, length: usize) -> bool {
    text.get(length..).is_some_and(|tail| tail.trim_start().starts_with("over ("))
}

/// Whether at least as many stand behind the value of an expression as behind each of its aggregates:
/// one aggregate, sums and differences of aggregates of disjoint records, and quotients of these.
pub(super) fn is_as_large_as_its_parts(text: &str) -> bool {
    let mut reader = Reader { rest: text, depth: 0 };
    let shape = reader.sum();
    reader.rest.trim().is_empty() && shape.is_some()
}

/// What an expression is made of.
enum Shape {
    Constant,
    /// Aggregates of disjoint records, by the conditions on them; `None` for all records.
    Parts(Vec<Option<Condition>>),
    Quotient,
}

/// Brackets within brackets up to which an expression is read.
const DEPTH: usize = 32;

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
}

impl Reader<'_> {
    fn take(&mut self, mark: &str) -> bool {
        let tail = self.rest.trim_start().strip_prefix(mark);
        self.rest = tail.unwrap_or(self.rest);
        tail.is_some()
    }

    fn sum(&mut self) -> Option<Shape> {
        let mut shape = self.product()?;
        while self.take("+") || self.take("-") {
            shape = match (shape, self.product()?) {
                (Shape::Constant, other) | (other, Shape::Constant) => other,
                (Shape::Parts(mut parts), Shape::Parts(more)) => {
                    let apart = |one: &Option<Condition>| {
                        more.iter().all(|other| {
                            one.as_ref().zip(other.as_ref()).is_some_and(|(a, b)| disjoint(a, b))
                        })
                    };
                    if !parts.iter().all(apart) {
                        return None;
                    }
                    parts.extend(more);
                    Shape::Parts(parts)
                }
                _ => return None,
            };
        }
        Some(shape)
    }

    fn product(&mut self) -> Option<Shape> {
        let mut shape = self.factor()?;
        loop {
            let divides = self.take("/");
            if !divides && !self.take("*") {
                return Some(shape);
            }
            shape = match (shape, self.factor()?) {
                (shape, Shape::Constant) => shape,
                (Shape::Constant, shape) if !divides => shape,
                (Shape::Constant | Shape::Parts(_), Shape::Parts(_)) if divides => Shape::Quotient,
                _ => return None,
            };
        }
    }

    fn factor(&mut self) -> Option<Shape> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let shape = self.unit();
        self.depth -= 1;
        shape
    }

    fn unit(&mut self) -> Option<Shape> {
        if self.take("-") {
            return self.factor();
        }
        if self.take("(") {
            let inner = self.sum()?;
            return self.take(")").then_some(inner);
        }
        self.rest = self.rest.trim_start();
        let name = word(self.rest);
        if let Some(length) = call(self.rest, name) {
            return self.aggregate(name, length);
        }
        self.rest = self.rest.get(name.len()..)?;
        if name == "cast" && self.take("(") {
            return self.cast();
        }
        if FORMS.contains(&name) && self.take("(") {
            return self.form();
        }
        (name == "null" || name.parse::<f64>().is_ok()).then_some(Shape::Constant)
    }

    fn aggregate(&mut self, name: &str, length: usize) -> Option<Shape> {
        if is_over(self.rest, length) {
            return None;
        }
        let inside = self.rest.get(name.len() + 1..length.checked_sub(1)?)?;
        self.rest = self.rest.get(length..)?;
        let filter =
            inside.strip_prefix("where ").or_else(|| Some(inside.split_once(" where ")?.1));
        Some(Shape::Parts(vec![filter.map(Condition::parse)]))
    }

    fn cast(&mut self) -> Option<Shape> {
        let inner = self.sum()?;
        self.rest = self.rest.trim_start().strip_prefix("as ")?;
        let end = self.rest.find(')')?;
        // A type with brackets of its own, `Decimal128(10, 2)`.
        let bracket = self.rest.get(..end)?.contains('(');
        self.rest = self.rest.get(end + 1..)?;
        (!bracket || self.take(")")).then_some(inner)
    }

    /// A figure, and constants that say how it is written.
    fn form(&mut self) -> Option<Shape> {
        let inner = self.sum()?;
        while self.take(",") {
            let Shape::Constant = self.sum()? else { return None };
        }
        self.take(")").then_some(inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{aggregates, is_as_large_as_its_parts};

    #[test]
    fn the_aggregates_under_functions_of_other_rows_are_found() {
        for (text, found) in [
            (
                "cast(count(*) as Float64) / cast(sum(count(*)) over (; ) as Float64)",
                vec!["count(*)"],
            ),
            (
                "rank() over (p.a; sum(p.b where p.c = 'max(x)') descending)",
                vec!["sum(p.b where p.c = 'max(x)')"],
            ),
            ("sum(p.a) - sum(p.a where p.b = ')')", vec!["sum(p.a where p.b = ')')", "sum(p.a)"]),
            ("round(p.a, 2)", vec![]),
        ] {
            assert_eq!(aggregates(text), found, "{text}");
        }
    }

    #[test]
    fn a_difference_is_safe_only_between_disjoint_records() {
        for (safe, text) in [
            (true, "(cast(count(where p.a) as Float64) * 100) / cast(count(*) as Float64)"),
            (true, "stddev(p.a)"),
            (true, "round(cast(sum(p.a) as Decimal128(10, 2)) / nullif(sum(p.b), 0), 1)"),
            (true, "1 - (cast(count(where p.a) as Float64) / cast(count(*) as Float64))"),
            (true, "((count(where p.n >= 9) - count(where p.n <= 6)) * 100) / count(*)"),
            (false, "((count(where p.n >= 6) - count(where p.n <= 6)) * 100) / count(*)"),
            (false, "sum(p.a) - sum(p.a where p.b = 'x')"),
            (false, "(sum(p.a) - sum(p.a where p.b = 'x')) / count(*)"),
            (false, "count(*) + sum(p.a)"),
            (false, "sum(p.a) * sum(p.b)"),
            (false, "sum(p.a) % 10"),
            (false, "case when count(*) > 5 then sum(p.a) end"),
            (false, "power(sum(p.a), 2)"),
            (false, "count(*) / (count(*) / sum(p.a))"),
            (false, ""),
        ] {
            assert_eq!(is_as_large_as_its_parts(text), safe, "{text}");
        }
    }
}
