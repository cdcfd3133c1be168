//! Conditions as people write them: `country = 'NL' AND wave >= 3`.

use std::fmt;
use std::ops::Range;

use indeck_model::{Date, Value};

use super::condition::{Comparison, Operator, RowFilter};
use super::token::{Token, tokens};

/// Longest condition, in bytes.
const LONGEST: usize = 1 << 16;
/// Deepest nesting of parentheses and `NOT`.
const DEEPEST: usize = 64;

/// A condition that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The bytes of the text that are wrong.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub fault: FilterFault,
}

/// What is wrong with a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilterFault {
    /// Something else was expected there.
    Expected(&'static str),
    /// A text or name does not end.
    Unclosed,
    /// A character means nothing.
    Character,
    /// A number is no number, or beyond what one can be.
    Number,
    /// A text after `DATE` is no day.
    Day,
    /// A comparison with `NULL`, which is never true.
    Null,
    /// It is over 65,536 bytes, or nested deeper than 64 times.
    TooLarge,
}

impl FilterFault {
    /// The stable kebab-case name of the kind of mistake.
    pub fn code(self) -> &'static str {
        match self {
            Self::Expected(_) => "filter-syntax",
            Self::Unclosed => "filter-unclosed",
            Self::Character => "filter-character",
            Self::Number => "filter-number",
            Self::Day => "filter-day",
            Self::Null => "filter-null",
            Self::TooLarge => "filter-too-large",
        }
    }
}

impl fmt::Display for FilterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::Unclosed => f.write_str("this does not end"),
            Self::Character => f.write_str("this character means nothing here"),
            Self::Number => f.write_str("this is no number"),
            Self::Day => f.write_str("this is no day of the form `YYYY-MM-DD`"),
            Self::Null => f.write_str("nothing equals `NULL`: write `IS NULL` or `IS NOT NULL`"),
            Self::TooLarge => f.write_str("this is too long or nested too deeply"),
        }
    }
}

impl RowFilter {
    /// Reads a condition: columns (`wave`, `"Year of birth"`), compared by `=`, `<>`, `!=`, `<`, `<=`,
    /// `>`, `>=`, `[NOT] IN (…)`, `[NOT] BETWEEN … AND …`, `IS [NOT] NULL` with texts in single quotes,
    /// numbers, `TRUE`, `FALSE` and `DATE '2026-01-31'`; joined by `NOT`, `AND`, `OR` and parentheses,
    /// the first binding strongest. Words are read in either case.
    ///
    /// ```
    /// use indeck_policy::filter::RowFilter;
    /// assert!(RowFilter::parse("country = 'NL' AND (wave >= 3 OR wave IS NULL)").is_ok());
    /// let misread = RowFilter::parse("country = NL").unwrap_err();
    /// assert_eq!(misread.at, 10..12);
    /// assert_eq!(misread.fault.to_string(), "expected a value: a text stands in single quotes");
    /// ```
    ///
    /// # Errors
    /// A [`Misread`] with the place of the first mistake.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        if text.len() > LONGEST {
            return Err(Misread { at: 0..text.len(), fault: FilterFault::TooLarge });
        }
        let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0, end: text.len() };
        let filter = parser.any()?;
        match parser.peek() {
            None => Ok(filter),
            Some(_) => Err(parser.expected("`AND`, `OR` or the end")),
        }
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    fn place(&self) -> Range<usize> {
        self.tokens.get(self.next).map_or(self.end..self.end, |(_, at)| at.clone())
    }

    fn fault(&self, fault: FilterFault) -> Misread {
        Misread { at: self.place(), fault }
    }

    fn expected(&self, what: &'static str) -> Misread {
        self.fault(FilterFault::Expected(what))
    }

    fn word(&mut self, word: &str) -> bool {
        let is = matches!(self.peek(), Some(Token::Word(text)) if text.eq_ignore_ascii_case(word));
        self.next += usize::from(is);
        is
    }

    fn sign(&mut self, sign: &str) -> bool {
        let is = matches!(self.peek(), Some(Token::Sign(text)) if *text == sign);
        self.next += usize::from(is);
        is
    }

    fn any(&mut self) -> Result<RowFilter, Misread> {
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, RowFilter::Any))
    }

    fn all(&mut self) -> Result<RowFilter, Misread> {
        let mut parts = vec![self.not()?];
        while self.word("and") {
            parts.push(self.not()?);
        }
        Ok(one_or(parts, RowFilter::All))
    }

    fn not(&mut self) -> Result<RowFilter, Misread> {
        if self.depth >= DEEPEST {
            return Err(self.fault(FilterFault::TooLarge));
        }
        self.depth += 1;
        let filter = if self.word("not") {
            RowFilter::Not(Box::new(self.not()?))
        } else if self.sign("(") {
            let inner = self.any()?;
            if !self.sign(")") {
                return Err(self.expected("`)`"));
            }
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn comparison(&mut self) -> Result<RowFilter, Misread> {
        let column = match self.peek() {
            Some(Token::Word(word)) if !is_reserved(word) => word.clone(),
            Some(Token::Name(name)) => name.clone(),
            _ => return Err(self.expected("a column")),
        };
        self.next += 1;
        let compare = |operator, values| {
            RowFilter::Compare(Comparison { column: column.clone(), operator, values })
        };
        if self.word("is") {
            let operator = if self.word("not") { Operator::Present } else { Operator::Missing };
            return match self.word("null") {
                true => Ok(compare(operator, Vec::new())),
                false => Err(self.expected("`NULL`")),
            };
        }
        let negated = self.word("not");
        if self.word("in") {
            let operator = if negated { Operator::NotIn } else { Operator::In };
            return Ok(compare(operator, self.list()?));
        }
        if self.word("between") {
            let low = self.value()?;
            if !self.word("and") {
                return Err(self.expected("`AND`"));
            }
            let between = compare(Operator::Between, vec![low, self.value()?]);
            return Ok(if negated { RowFilter::Not(Box::new(between)) } else { between });
        }
        if negated {
            return Err(self.expected("`IN` or `BETWEEN`"));
        }
        let operator = self.operator()?;
        Ok(compare(operator, vec![self.value()?]))
    }

    fn operator(&mut self) -> Result<Operator, Misread> {
        const SIGNS: [(&str, Operator); 7] = [
            ("=", Operator::Equal),
            ("<>", Operator::NotEqual),
            ("!=", Operator::NotEqual),
            ("<", Operator::Less),
            ("<=", Operator::AtMost),
            (">", Operator::Greater),
            (">=", Operator::AtLeast),
        ];
        let found = SIGNS.into_iter().find(|(sign, _)| self.sign(sign));
        found.map(|(_, operator)| operator).ok_or_else(|| {
            self.expected("`=`, `<>`, `<`, `<=`, `>`, `>=`, `IN`, `BETWEEN` or `IS`")
        })
    }

    fn list(&mut self) -> Result<Vec<Value>, Misread> {
        if !self.sign("(") {
            return Err(self.expected("`(`"));
        }
        let mut values = vec![self.value()?];
        while self.sign(",") {
            values.push(self.value()?);
        }
        if self.sign(")") { Ok(values) } else { Err(self.expected("`,` or `)`")) }
    }

    fn value(&mut self) -> Result<Value, Misread> {
        if self.word("date") {
            let day = match self.peek() {
                Some(Token::Text(text)) => Date::parse_iso(text),
                _ => return Err(self.expected("a day in single quotes")),
            };
            let day = day.ok_or_else(|| self.fault(FilterFault::Day))?;
            self.next += 1;
            return Ok(Value::Date(day));
        }
        let value = match self.peek() {
            Some(Token::Text(text)) => Value::Text(text.clone()),
            Some(Token::Number(value)) => value.clone(),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("true") => Value::Bool(true),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("false") => Value::Bool(false),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("null") => {
                return Err(self.fault(FilterFault::Null));
            }
            _ => return Err(self.expected("a value: a text stands in single quotes")),
        };
        self.next += 1;
        Ok(value)
    }
}

fn one_or(mut parts: Vec<RowFilter>, join: impl Fn(Vec<RowFilter>) -> RowFilter) -> RowFilter {
    match parts.len() {
        1 => parts.pop().unwrap_or_else(|| join(Vec::new())),
        _ => join(parts),
    }
}

fn is_reserved(word: &str) -> bool {
    const WORDS: [&str; 9] = ["and", "or", "not", "in", "is", "null", "between", "true", "false"];
    WORDS.iter().any(|reserved| word.eq_ignore_ascii_case(reserved))
}
