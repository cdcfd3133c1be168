//! The words and signs of a condition.

use std::ops::Range;

use indeck_model::Value;

use super::parse::{FilterFault, Misread};

/// A piece of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A word: of the language, or a column's name.
    Word(String),
    /// A name in double quotes.
    Name(String),
    /// A text in single quotes.
    Text(String),
    /// A number.
    Number(Value),
    /// A sign of one or two characters.
    Sign(&'static str),
}

const SIGNS: [&str; 10] = ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ","];

/// The pieces of a text with their places.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Misread> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) =
            token(rest, first).map_err(|(fault, length)| Misread { at: at..at + length, fault })?;
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

fn token(rest: &str, first: char) -> Result<(Token, usize), (FilterFault, usize)> {
    if first == '\'' || first == '"' {
        let (inner, length) = quoted(rest, first).ok_or((FilterFault::Unclosed, rest.len()))?;
        let token = if first == '"' { Token::Name(inner) } else { Token::Text(inner) };
        return Ok((token, length));
    }
    if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
        return Ok((Token::Sign(sign), sign.len()));
    }
    if first.is_ascii_digit() || first == '-' || first == '.' || first == '+' {
        let in_number = |(at, c): &(usize, char)| {
            let after_e = rest.get(..*at).is_some_and(|before| before.ends_with(['e', 'E']));
            c.is_alphanumeric() || *c == '.' || ((*c == '-' || *c == '+') && (*at == 0 || after_e))
        };
        let length = rest.char_indices().take_while(in_number).map(|(_, c)| c.len_utf8()).sum();
        let number = rest.get(..length).and_then(number);
        return number
            .map(|number| (Token::Number(number), length))
            .ok_or((FilterFault::Number, length));
    }
    if first.is_alphabetic() || first == '_' {
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let length = word.len();
        return Ok((Token::Word(word), length));
    }
    Err((FilterFault::Character, first.len_utf8()))
}

/// What stands between quotes, of which two are one.
fn quoted(rest: &str, quote: char) -> Option<(String, usize)> {
    let mut inner = String::new();
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character != quote {
            inner.push(character);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            inner.push(quote);
        } else {
            return Some((inner, at + 1));
        }
    }
    None
}

fn number(text: &str) -> Option<Value> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Ok(whole) = text.parse() {
        return Some(Value::Integer(whole));
    }
    text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number)
}
