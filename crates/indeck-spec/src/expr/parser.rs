//! Tokens to a tree.

use std::ops::Range;

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr, ExprKind, Name, Operator};
use crate::expr::lexer::{Token, TokenKind, tokens};

/// Most parts of one expression.
const MAX_PARTS: usize = 200;
/// Deepest nesting of brackets and arguments.
const MAX_DEPTH: usize = 24;

const COMPARISONS: [(&str, Operator); 6] = [
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

/// Parses the expression that begins at the character `start`, just after `{{`. Returns it with
/// the index of the character after `}}`.
pub(crate) fn parse(text: &[char], start: usize) -> Result<(Expr, usize), Fault> {
    parsed(&tokens(text, start, true)?, start)
}

/// Parses a text that is one expression, with or without `{{ }}` around it.
pub(super) fn parse_bare(text: &[char]) -> Result<Expr, Fault> {
    let begin = text.iter().position(|c| !c.is_whitespace()).unwrap_or(0);
    let rest = text.get(begin..).unwrap_or_default();
    if !rest.starts_with(&['{', '{']) {
        return parsed(&tokens(text, 0, false)?, 0).map(|(expr, _)| expr);
    }
    let (expr, end) = parse(text, begin + 2)?;
    match text.iter().enumerate().skip(end).find(|(_, c)| !c.is_whitespace()) {
        None => Ok(expr),
        Some((at, _)) => {
            let message = "nothing may follow the expression here";
            Err(Fault::new("expression-syntax", message, &(at..text.len()))
                .hint("write one expression, without braces"))
        }
    }
}

fn parsed(tokens: &[Token], start: usize) -> Result<(Expr, usize), Fault> {
    let end = tokens.last().map_or(start, |t| t.range.end);
    let mut parser = Parser { tokens, at: 0, parts: 0, depth: 0 };
    let expr = parser.filtered()?;
    match parser.peek() {
        Some(TokenKind::Close) | None => Ok((expr, end)),
        Some(_) => Err(parser.unexpected("an operator, a filter or the end")),
    }
}

/// The index of the character after the `}}` that closes a broken expression, for going on.
pub(crate) fn skip(text: &[char], start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let close = rest.windows(2).position(|pair| pair == ['}', '}']);
    close.map_or(text.len(), |offset| start + offset + 2)
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    parts: usize,
    depth: usize,
}

type Parsed = Result<Expr, Fault>;

impl Parser<'_> {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|t| &t.kind)
    }

    fn range(&self) -> Range<usize> {
        let token = self.tokens.get(self.at).or(self.tokens.last());
        token.map_or(0..0, |t| t.range.clone())
    }

    fn take(&mut self, mark: &str) -> bool {
        let found = matches!(self.peek(), Some(TokenKind::Mark(m)) if *m == mark);
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(TokenKind::Word(w)) if *w == word);
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, wanted: &str) -> Fault {
        let found = match self.peek() {
            Some(TokenKind::Name(name)) => format!("`{name}`"),
            Some(TokenKind::Literal(value)) if value.is_null() => "`null`".to_owned(),
            Some(TokenKind::Literal(value)) => format!("`{value}`"),
            Some(TokenKind::Mark(mark) | TokenKind::Word(mark)) => format!("`{mark}`"),
            Some(TokenKind::Close) | None => "the end".to_owned(),
        };
        let message = format!("expected {wanted}, found {found}");
        let fault = Fault::new("expression-syntax", message, &self.range());
        match self.decimals() {
            Some(number) => fault.hint(format!("numbers are written as in `{number}`")),
            None => fault,
        }
    }

    /// The number that was meant, where a mark stands between digits or before them that does not
    /// belong to a number: `1,5` and `.5`.
    fn decimals(&self) -> Option<String> {
        let digits = |at: usize| {
            let token = self.tokens.get(at)?;
            match &token.kind {
                TokenKind::Literal(Value::Integer(n)) => Some((*n, token.range.clone())),
                _ => None,
            }
        };
        let (after, place) = digits(self.at + 1)?;
        let mark = self.range();
        if place.start != mark.end {
            return None;
        }
        let before = self.at.checked_sub(1).and_then(digits).filter(|(_, r)| r.end == mark.start);
        let whole = match (self.peek()?, before) {
            (TokenKind::Mark(","), Some((n, _))) => n,
            (TokenKind::Mark("."), None) => 0,
            _ => return None,
        };
        Some(format!("{whole}.{after:0>width$}", width = place.len()))
    }

    fn expect(&mut self, mark: &str) -> Result<(), Fault> {
        if self.take(mark) { Ok(()) } else { Err(self.unexpected(&format!("`{mark}`"))) }
    }

    fn name(&mut self, wanted: &str) -> Result<Name, Fault> {
        let text = match self.peek() {
            Some(TokenKind::Name(text)) => text.clone(),
            Some(TokenKind::Word(word)) => (*word).to_owned(),
            _ => return Err(self.unexpected(wanted)),
        };
        let name = Name { text, range: self.range() };
        self.at += 1;
        Ok(name)
    }

    /// A part from `start` to the token before this one.
    fn part(&mut self, kind: ExprKind, start: usize) -> Parsed {
        let last = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        let range = start..last.map_or(start, |t| t.range.end);
        let id = self.parts;
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(self.too_long(format!("the expression has more than {MAX_PARTS} parts")));
        }
        Ok(Expr { kind, range, id })
    }

    fn too_long(&self, message: String) -> Fault {
        Fault::new("expression-too-long", message, &self.range())
            .hint("compute it in the table's `sql`")
    }

    fn filtered(&mut self) -> Parsed {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_long(format!("brackets nest deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        let start = self.range().start;
        let mut value = self.either()?;
        while self.take("|") {
            let name = self.name("the name of a function")?;
            let mut args = vec![value];
            if self.take("(") {
                args.extend(self.listed(")")?);
            }
            value = self.part(ExprKind::Call(Call { name, args, piped: true }), start)?;
        }
        self.depth -= 1;
        Ok(value)
    }

    /// Expressions with commas between them, up to the mark that closes them.
    fn listed(&mut self, close: &str) -> Result<Vec<Expr>, Fault> {
        let mut items = Vec::new();
        while !self.take(close) {
            if !items.is_empty() && !self.take(",") {
                return Err(self.unexpected(&format!("`,` or `{close}`")));
            }
            items.push(self.filtered()?);
        }
        Ok(items)
    }

    fn either(&mut self) -> Parsed {
        self.chain(&[("or", Operator::Or)], Self::both)
    }

    fn both(&mut self) -> Parsed {
        self.chain(&[("and", Operator::And)], Self::negation)
    }

    fn negation(&mut self) -> Parsed {
        let mut starts = Vec::new();
        loop {
            let start = self.range().start;
            if !self.take_word("not") {
                break;
            }
            starts.push(start);
        }
        let value = self.comparison()?;
        self.prefixed(starts, value, ExprKind::Not)
    }

    /// The value with prefixes that began there, the outermost first.
    fn prefixed(
        &mut self,
        starts: Vec<usize>,
        value: Expr,
        kind: fn(Box<Expr>) -> ExprKind,
    ) -> Parsed {
        starts.into_iter().rev().try_fold(value, |value, at| self.part(kind(Box::new(value)), at))
    }

    fn comparison(&mut self) -> Parsed {
        let start = self.range().start;
        let left = self.joined()?;
        let Some((operator, negated)) = self.comparator() else { return Ok(left) };
        let right = self.joined()?;
        let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
        let mut value = self.part(kind, start)?;
        if negated {
            value = self.part(ExprKind::Not(Box::new(value)), start)?;
        }
        let range = self.range();
        if self.comparator().is_some() {
            let message = "two comparisons stand in a row";
            return Err(Fault::new("expression-syntax", message, &range)
                .hint("join them with `and`, as in `1 < x and x < 9`"));
        }
        Ok(value)
    }

    /// Takes a sign of comparison, and tells whether it is turned round.
    fn comparator(&mut self) -> Option<(Operator, bool)> {
        if let Some((_, operator)) = COMPARISONS.into_iter().find(|(mark, _)| self.take(mark)) {
            return Some((operator, false));
        }
        let next = self.tokens.get(self.at + 1).map(|t| &t.kind);
        if self.peek() == Some(&TokenKind::Word("not")) && next == Some(&TokenKind::Word("in")) {
            self.at += 2;
            return Some((Operator::In, true));
        }
        self.take_word("in").then_some((Operator::In, false))
    }

    fn joined(&mut self) -> Parsed {
        self.chain(&[("&", Operator::Join)], Self::sum)
    }

    fn sum(&mut self) -> Parsed {
        self.chain(&[("+", Operator::Add), ("-", Operator::Subtract)], Self::product)
    }

    fn product(&mut self) -> Parsed {
        self.chain(&[("*", Operator::Multiply), ("/", Operator::Divide)], Self::factor)
    }

    fn chain(
        &mut self,
        operators: &[(&str, Operator)],
        operand: fn(&mut Self) -> Parsed,
    ) -> Parsed {
        let start = self.range().start;
        let mut left = operand(self)?;
        let next = |this: &mut Self| {
            operators.iter().find(|(sign, _)| this.take(sign) || this.take_word(sign))
        };
        while let Some((_, operator)) = next(self) {
            let right = operand(self)?;
            let kind = ExprKind::Binary(*operator, Box::new(left), Box::new(right));
            left = self.part(kind, start)?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Parsed {
        let mut starts = Vec::new();
        loop {
            let start = self.range().start;
            if !self.take("-") {
                break;
            }
            starts.push(start);
        }
        let value = self.path()?;
        self.prefixed(starts, value, ExprKind::Negate)
    }

    fn path(&mut self) -> Parsed {
        let start = self.range().start;
        let mut value = self.primary()?;
        loop {
            let kind = if self.take(".") {
                ExprKind::Field(Box::new(value), self.name("a name after `.`")?)
            } else if self.take("[") {
                let index = self.filtered()?;
                self.expect("]")?;
                match index.quoted() {
                    Some(text) => {
                        let name = Name { text: text.to_owned(), range: index.range.clone() };
                        ExprKind::Field(Box::new(value), name)
                    }
                    None => ExprKind::Index(Box::new(value), Box::new(index)),
                }
            } else {
                return Ok(value);
            };
            value = self.part(kind, start)?;
        }
    }

    fn primary(&mut self) -> Parsed {
        let range = self.range();
        let calls = matches!(
            self.tokens.get(self.at + 1).map(|t| &t.kind),
            Some(TokenKind::Mark(mark)) if *mark == "("
        );
        let kind = match self.peek() {
            Some(TokenKind::Name(name)) if calls => return self.call(name.clone(), range),
            Some(TokenKind::Word(name)) if calls && *name == "or" => {
                return self.call((*name).to_owned(), range);
            }
            Some(TokenKind::Name(name)) => ExprKind::Name(name.clone()),
            Some(TokenKind::Literal(value)) => ExprKind::Literal(value.clone()),
            Some(TokenKind::Mark(mark)) if *mark == "(" => return self.group(),
            Some(TokenKind::Mark(mark)) if *mark == "[" => {
                self.at += 1;
                let items = self.listed("]")?;
                return self.part(ExprKind::List(items), range.start);
            }
            _ => return Err(self.unexpected("a name, a number or a text")),
        };
        self.at += 1;
        self.part(kind, range.start)
    }

    fn call(&mut self, text: String, range: Range<usize>) -> Parsed {
        self.at += 2;
        let args = self.listed(")")?;
        let start = range.start;
        let name = Name { text, range };
        self.part(ExprKind::Call(Call { name, args, piped: false }), start)
    }

    fn group(&mut self) -> Parsed {
        self.expect("(")?;
        let value = self.filtered()?;
        self.expect(")")?;
        Ok(value)
    }
}
