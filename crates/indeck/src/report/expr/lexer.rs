//! Characters to tokens.

use std::ops::Range;

use indeck_model::Value;

use crate::report::expr::Fault;

/// A token with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    Literal(Value),
    /// One of `. , | ( ) [ ] + - * /`.
    Mark(char),
    /// `}}`, the end of the expression.
    Close,
}

/// Reads tokens from `start` up to and including `}}`.
pub(super) fn tokens(text: &[char], start: usize) -> Result<Vec<Token>, Fault> {
    let mut lexer = Lexer { text, at: start };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        let closed = token.kind == TokenKind::Close;
        tokens.push(token);
        if closed {
            return Ok(tokens);
        }
    }
    let open = start.saturating_sub(2)..start;
    Err(Fault::new("expression-syntax", "`{{` is not closed", &open)
        .hint("end the expression with `}}`, or write `\\{{` for the braces themselves"))
}

struct Lexer<'a> {
    text: &'a [char],
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn take_while(&mut self, test: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(c) = self.peek().filter(|&c| test(c)) {
            taken.push(c);
            self.at += 1;
        }
        taken
    }

    fn next(&mut self) -> Result<Option<Token>, Fault> {
        self.take_while(char::is_whitespace);
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(None) };
        let kind = match c {
            '}' if self.text.get(self.at + 1) == Some(&'}') => {
                self.at += 2;
                TokenKind::Close
            }
            '\'' | '"' => self.quoted(c)?,
            '0'..='9' => self.number()?,
            c if c.is_alphabetic() || c == '_' => {
                TokenKind::Name(self.take_while(|c| c.is_alphanumeric() || c == '_'))
            }
            '.' | ',' | '|' | '(' | ')' | '[' | ']' | '+' | '-' | '*' | '/' => {
                self.at += 1;
                TokenKind::Mark(c)
            }
            other => return Err(self.unexpected(other)),
        };
        Ok(Some(Token { kind, range: start..self.at }))
    }

    fn unexpected(&self, c: char) -> Fault {
        let range = self.at..self.at + 1;
        let fault = Fault::new("expression-syntax", format!("`{c}` has no meaning here"), &range);
        match c {
            '‘' | '’' | '“' | '”' => fault.hint("use straight quotes: `'…'`"),
            '–' | '−' => fault.hint("use `-` for minus"),
            '×' => fault.hint("use `*` for times"),
            _ => fault,
        }
    }

    /// A text in quotes; the quote itself is doubled.
    fn quoted(&mut self, quote: char) -> Result<TokenKind, Fault> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            if c != quote {
                text.push(c);
            } else if self.peek() == Some(quote) {
                text.push(c);
                self.at += 1;
            } else {
                return Ok(TokenKind::Literal(Value::Text(text)));
            }
        }
        let opening = start..start + 1;
        Err(Fault::new("expression-syntax", "the quoted text is not closed", &opening)
            .hint(format!("end it with `{quote}`")))
    }

    fn number(&mut self) -> Result<TokenKind, Fault> {
        let start = self.at;
        let mut digits = self.take_while(|c| c.is_ascii_digit());
        let decimals = self.text.get(self.at + 1).is_some_and(char::is_ascii_digit);
        if self.peek() == Some('.') && decimals {
            self.at += 1;
            digits = format!("{digits}.{}", self.take_while(|c| c.is_ascii_digit()));
        } else if let Ok(whole) = digits.parse::<i64>() {
            return Ok(TokenKind::Literal(Value::Integer(whole)));
        }
        match digits.parse::<f64>().map(Value::number) {
            Ok(Value::Number(number)) => Ok(TokenKind::Literal(Value::Number(number))),
            _ => Err(Fault::new("expression-syntax", "the number is too large", &(start..self.at))),
        }
    }
}
