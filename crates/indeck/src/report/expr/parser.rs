//! Tokens to a tree.

use std::ops::Range;

use crate::report::expr::Fault;
use crate::report::expr::ast::{Expr, ExprKind, Name, Operator};
use crate::report::expr::lexer::{Token, TokenKind, tokens};

/// Most parts of one expression.
const MAX_PARTS: usize = 200;
/// Deepest nesting of brackets and arguments.
const MAX_DEPTH: usize = 24;

/// Parses the expression that begins at the character `start`, just after `{{`. Returns it with
/// the index of the character after `}}`.
pub(crate) fn parse(text: &[char], start: usize) -> Result<(Expr, usize), Fault> {
    let tokens = tokens(text, start)?;
    let end = tokens.last().map_or(start, |t| t.range.end);
    let mut parser = Parser { tokens: &tokens, at: 0, parts: 0, depth: 0 };
    let expr = parser.filtered()?;
    match parser.peek() {
        Some(TokenKind::Close) | None => Ok((expr, end)),
        Some(_) => Err(parser.unexpected("an operator, a filter or `}}`")),
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

impl Parser<'_> {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|t| &t.kind)
    }

    fn range(&self) -> Range<usize> {
        let token = self.tokens.get(self.at).or(self.tokens.last());
        token.map_or(0..0, |t| t.range.clone())
    }

    fn take(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&TokenKind::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, wanted: &str) -> Fault {
        let found = match self.peek() {
            Some(TokenKind::Name(name)) => format!("`{name}`"),
            Some(TokenKind::Literal(value)) => format!("`{value}`"),
            Some(TokenKind::Mark(mark)) => format!("`{mark}`"),
            Some(TokenKind::Close) | None => "the end".to_owned(),
        };
        Fault::new("expression-syntax", format!("expected {wanted}, found {found}"), &self.range())
    }

    fn expect(&mut self, mark: char) -> Result<(), Fault> {
        if self.take(mark) { Ok(()) } else { Err(self.unexpected(&format!("`{mark}`"))) }
    }

    fn name(&mut self, wanted: &str) -> Result<Name, Fault> {
        match self.peek() {
            Some(TokenKind::Name(text)) => {
                let name = Name { text: text.clone(), range: self.range() };
                self.at += 1;
                Ok(name)
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// Makes a part that ends with the token before this one.
    fn part(&mut self, kind: ExprKind, start: usize) -> Result<Expr, Fault> {
        let last = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        let range = start..last.map_or(start, |t| t.range.end);
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(self.too_long(format!("the expression has more than {MAX_PARTS} parts")));
        }
        Ok(Expr { kind, range })
    }

    fn too_long(&self, message: String) -> Fault {
        Fault::new("expression-too-long", message, &self.range())
            .hint("compute it in the table's `sql`")
    }

    fn filtered(&mut self) -> Result<Expr, Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_long(format!("brackets nest deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        let start = self.range().start;
        let mut value = self.sum()?;
        while self.take('|') {
            let name = self.name("the name of a filter")?;
            let args = if self.take('(') { self.arguments()? } else { Vec::new() };
            value = self.part(ExprKind::Filter(Box::new(value), name, args), start)?;
        }
        self.depth -= 1;
        Ok(value)
    }

    fn arguments(&mut self) -> Result<Vec<Expr>, Fault> {
        let mut args = Vec::new();
        while !self.take(')') {
            if !args.is_empty() {
                self.expect(',')?;
            }
            args.push(self.filtered()?);
        }
        Ok(args)
    }

    fn sum(&mut self) -> Result<Expr, Fault> {
        let operators = [('+', Operator::Add), ('-', Operator::Subtract)];
        self.chain(operators, Self::product)
    }

    fn product(&mut self) -> Result<Expr, Fault> {
        let operators = [('*', Operator::Multiply), ('/', Operator::Divide)];
        self.chain(operators, Self::factor)
    }

    fn chain(
        &mut self,
        operators: [(char, Operator); 2],
        operand: fn(&mut Self) -> Result<Expr, Fault>,
    ) -> Result<Expr, Fault> {
        let start = self.range().start;
        let mut left = operand(self)?;
        while let Some((_, operator)) = operators.into_iter().find(|(mark, _)| self.take(*mark)) {
            let right = operand(self)?;
            let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
            left = self.part(kind, start)?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Expr, Fault> {
        let mut signs = Vec::new();
        loop {
            let start = self.range().start;
            if !self.take('-') {
                break;
            }
            signs.push(start);
        }
        let value = self.path()?;
        signs
            .into_iter()
            .rev()
            .try_fold(value, |value, start| self.part(ExprKind::Negate(Box::new(value)), start))
    }

    fn path(&mut self) -> Result<Expr, Fault> {
        let start = self.range().start;
        let mut value = self.primary()?;
        loop {
            let kind = if self.take('.') {
                ExprKind::Field(Box::new(value), self.name("a name after `.`")?)
            } else if self.take('[') {
                let index = self.filtered()?;
                self.expect(']')?;
                ExprKind::Index(Box::new(value), Box::new(index))
            } else {
                return Ok(value);
            };
            value = self.part(kind, start)?;
        }
    }

    fn primary(&mut self) -> Result<Expr, Fault> {
        let start = self.range().start;
        let kind = match self.peek() {
            Some(TokenKind::Name(name)) => ExprKind::Name(name.clone()),
            Some(TokenKind::Literal(value)) => ExprKind::Literal(value.clone()),
            Some(TokenKind::Mark('(')) => return self.group(),
            _ => return Err(self.unexpected("a name, a number or a text")),
        };
        self.at += 1;
        self.part(kind, start)
    }

    fn group(&mut self) -> Result<Expr, Fault> {
        self.expect('(')?;
        let value = self.filtered()?;
        self.expect(')')?;
        Ok(value)
    }
}
