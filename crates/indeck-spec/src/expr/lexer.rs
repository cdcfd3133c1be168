//! Characters to tokens.

use std::ops::Range;

use indeck_model::Value;

use crate::expr::Fault;

/// A token with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    /// `and`, `or`, `not` or `in`.
    Word(&'static str),
    Literal(Value),
    /// One of [`MARKS`].
    Mark(&'static str),
    /// The end of the expression, with `}}` where it stands in a text.
    Close,
}

const WORDS: [&str; 4] = ["and", "or", "not", "in"];

/// Longer marks first: `<=` begins with `<`.
const MARKS: [&str; 19] = [
    "==", "!=", "<=", ">=", "<", ">", ".", ",", "|", "(", ")", "[", "]", "+", "-", "*", "/", "&",
    "}}",
];

/// What people write who know other languages, and what is written here; longer ones first.
const FOREIGN: [(&str, &str); 16] = [
    ("===", "use `==` to compare"),
    ("<>", "use `!=` for \"is not\""),
    ("&&", "use `and`"),
    ("||", "use `or`"),
    ("**", "use `power(a, b)`"),
    ("??", "use `or(a, b)`"),
    ("=", "use `==` to compare"),
    ("!", "use `not`, or `!=` to compare"),
    ("%", "use `mod(a, b)` for a remainder, or `| pct` for a percentage"),
    ("^", "use `power(a, b)`"),
    ("?", "use `if(condition, a, b)`"),
    ("–", "use `-` for minus"),
    ("−", "use `-` for minus"),
    ("×", "use `*` for times"),
    ("÷", "use `/` to divide"),
    ("≠", "use `!=`"),
];

/// Reads tokens from `start` up to and including the end: `}}`, or the text's end where it is not
/// in braces.
pub(super) fn tokens(text: &[char], start: usize, braces: bool) -> Result<Vec<Token>, Fault> {
    let mut lexer = Lexer { text, at: start };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        let closed = token.kind == TokenKind::Close;
        if closed && !braces {
            return Err(Fault::new("expression-syntax", "`}}` closes nothing", &token.range)
                .hint("leave the braces out here"));
        }
        tokens.push(token);
        if closed {
            return Ok(tokens);
        }
    }
    if !braces {
        let end = text.len();
        tokens.push(Token { kind: TokenKind::Close, range: end..end });
        return Ok(tokens);
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

    /// Whether these characters come next.
    fn begins(&self, mark: &str) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut characters = rest.iter();
        mark.chars().all(|m| characters.next() == Some(&m))
    }

    fn next(&mut self) -> Result<Option<Token>, Fault> {
        self.take_while(char::is_whitespace);
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(None) };
        let kind = match c {
            '\'' | '"' => TokenKind::Literal(Value::Text(self.quoted(c)?)),
            '`' => TokenKind::Name(self.quoted(c)?),
            '0'..='9' => self.number()?,
            c if c.is_alphabetic() || c == '_' => self.word(),
            other => self.mark(other)?,
        };
        Ok(Some(Token { kind, range: start..self.at }))
    }

    fn word(&mut self) -> TokenKind {
        let name = self.take_while(|c| c.is_alphanumeric() || c == '_');
        match name.as_str() {
            "true" => TokenKind::Literal(Value::Bool(true)),
            "false" => TokenKind::Literal(Value::Bool(false)),
            "null" => TokenKind::Literal(Value::Null),
            _ => match WORDS.into_iter().find(|word| *word == name) {
                Some(word) => TokenKind::Word(word),
                None => TokenKind::Name(name),
            },
        }
    }

    fn mark(&mut self, c: char) -> Result<TokenKind, Fault> {
        let known = MARKS.into_iter().find(|mark| self.begins(mark));
        let foreign = FOREIGN.into_iter().find(|(mark, _)| self.begins(mark));
        let length = |mark: &str| mark.chars().count();
        match (known, foreign) {
            (Some(mark), foreign) if foreign.is_none_or(|(f, _)| length(f) <= length(mark)) => {
                self.at += length(mark);
                Ok(if mark == "}}" { TokenKind::Close } else { TokenKind::Mark(mark) })
            }
            (_, Some((mark, hint))) => {
                let range = self.at..self.at + length(mark);
                let message = format!("`{mark}` has no meaning here");
                Err(Fault::new("expression-syntax", message, &range).hint(hint))
            }
            _ => Err(self.unexpected(c)),
        }
    }

    fn unexpected(&self, c: char) -> Fault {
        let range = self.at..self.at + 1;
        let fault = Fault::new("expression-syntax", format!("`{c}` has no meaning here"), &range);
        match c {
            '‘' | '’' | '“' | '”' | '„' => fault.hint("use straight quotes: `'…'`"),
            ';' => fault.hint("use `,` between arguments"),
            '≤' | '≥' => fault.hint("use `<=` and `>=`"),
            _ => fault,
        }
    }

    /// What stands in quotes; the quote itself is doubled.
    fn quoted(&mut self, quote: char) -> Result<String, Fault> {
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
                return Ok(text);
            }
        }
        let opening = start..start + 1;
        Err(Fault::new("expression-syntax", "the quoted text is not closed", &opening)
            .hint(format!("end it with `{quote}`")))
    }

    /// What is wrong with a number in scientific notation.
    fn exponent(&self, start: usize) -> Option<Fault> {
        let (e, rest) = self.text.get(self.at..)?.split_first()?;
        if !matches!(e, 'e' | 'E') {
            return None;
        }
        let sign = usize::from(matches!(rest.first(), Some('+' | '-')));
        let digits = rest.iter().skip(sign).take_while(|c| c.is_ascii_digit()).count();
        let range = start..self.at + 1 + sign + digits;
        let written: String = self.text.get(range.clone())?.iter().collect();
        let number = written.parse::<f64>().ok().filter(|_| digits > 0)?;
        let fault =
            Fault::new("expression-syntax", format!("`{written}` is not a number here"), &range);
        Some(match format!("{number}") {
            plain if number.is_finite() && plain.len() < 25 => {
                fault.hint(format!("write `{plain}`"))
            }
            _ => fault.hint("write all its digits, or use `power(a, b)`"),
        })
    }

    fn number(&mut self) -> Result<TokenKind, Fault> {
        let start = self.at;
        let mut digits = self.take_while(|c| c.is_ascii_digit());
        let decimals = self.text.get(self.at + 1).is_some_and(char::is_ascii_digit);
        if self.peek() == Some('.') && decimals {
            self.at += 1;
            digits = format!("{digits}.{}", self.take_while(|c| c.is_ascii_digit()));
        }
        if let Some(fault) = self.exponent(start) {
            return Err(fault);
        }
        if let Ok(whole) = digits.parse::<i64>() {
            return Ok(TokenKind::Literal(Value::Integer(whole)));
        }
        match digits.parse::<f64>().map(Value::number) {
            Ok(Value::Number(number)) => Ok(TokenKind::Literal(Value::Number(number))),
            _ => Err(Fault::new("expression-syntax", "the number is too large", &(start..self.at))),
        }
    }
}
