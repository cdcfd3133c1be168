//! Excel's number-format codes: what they are made of, and what is none.
//!
//! Source: ECMA-376-1, 18.8.31 `numFmts`.

use std::fmt;

use super::locale::Locale;
use super::section::{Comparison, Section};

/// A part of a code.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Shown as it stands.
    Text(String),
    /// `0`, `#` or `?`.
    Digit,
    Point,
    Comma,
    Percent,
    /// `E+` or `E-`.
    Exponent,
    /// `/`: of a fraction or between the parts of a date.
    Slash,
    /// `y`, `m`, `d`, `h` or `s`, so many times.
    Date(char, usize),
    /// `[h]`, `[m]` or `[s]`.
    Elapsed(char),
    /// Decimals of seconds.
    Fraction(usize),
    /// `AM/PM` or `A/P`.
    HalfDay {
        short: bool,
    },
    General,
    /// `@`: a text.
    At,
    /// A condition of a section, as in `[>=100]`.
    Condition(Comparison, f64),
    /// The language and region of a section, as in `[$-de-DE]`.
    Locale(Locale),
    /// What has no text of its own: colours, spaces of a character's width.
    Silent,
}

/// Why a text is no code, and how it would be one.
#[derive(Clone, Debug, PartialEq)]
pub struct NotACode {
    why: String,
    quoted: Option<String>,
}

impl NotACode {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), quoted: None }
    }

    /// What to write instead.
    pub fn hint(&self) -> String {
        match &self.quoted {
            Some(code) => format!("write `{code}`"),
            None => "Excel's codes are meant, as in `#,##0`, `0.0%`, `mmm yyyy`".to_owned(),
        }
    }
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// Most sections: for positive and negative numbers, zero and text.
const MAX_SECTIONS: usize = 4;

/// Reads a code.
pub(super) fn parse(code: &str) -> Result<Vec<Section>, NotACode> {
    let text: Vec<char> = code.chars().collect();
    let mut scanner = Scanner { text: &text, at: 0, sections: vec![Section::default()] };
    if let Err(stray) = scanner.run() {
        return Err(stray.explained(&text));
    }
    let sections = scanner.sections;
    if sections.len() > MAX_SECTIONS {
        return Err(NotACode::new(format!("it has more than {MAX_SECTIONS} sections")));
    }
    if sections.iter().any(Section::mixes) {
        return Err(NotACode::new("it mixes digits and parts of a date"));
    }
    Ok(sections)
}

/// What stops the reading of a code.
enum Stray {
    /// A character that is none of a code.
    At(usize),
    Because(String),
}

impl Stray {
    fn explained(self, text: &[char]) -> NotACode {
        let at = match self {
            Self::Because(why) => return NotACode::new(why),
            Self::At(at) => at,
        };
        let is_letter = |c: &&char| c.is_ascii_alphabetic();
        let before = text.get(..at).unwrap_or_default().iter().rev().take_while(is_letter).count();
        let after = text.get(at..).unwrap_or_default().iter().take_while(is_letter).count().max(1);
        let part = |range: std::ops::Range<usize>| -> String {
            text.get(range).unwrap_or_default().iter().collect()
        };
        let word = part(at - before..at + after);
        let quoted = format!("{}\"{word}\"{}", part(0..at - before), part(at + after..text.len()));
        let quoted = match parse(&quoted) {
            Ok(_) => Some(quoted),
            Err(other) => other.quoted,
        };
        NotACode { why: format!("`{word}` must stand in quotes"), quoted }
    }
}

struct Scanner<'a> {
    text: &'a [char],
    at: usize,
    sections: Vec<Section>,
}

impl Scanner<'_> {
    fn run(&mut self) -> Result<(), Stray> {
        while let Some(c) = self.peek() {
            if c == ';' {
                self.at += 1;
                self.sections.push(Section::default());
            } else {
                let token = self.token(c)?;
                self.push(token);
            }
        }
        Ok(())
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn push(&mut self, token: Token) {
        if let Some(section) = self.sections.last_mut() {
            section.tokens.push(token);
        }
    }

    fn last(&self) -> Option<&Token> {
        self.sections.last().and_then(|s| s.tokens.last())
    }

    fn token(&mut self, c: char) -> Result<Token, Stray> {
        let start = self.at;
        self.at += 1;
        Ok(match c {
            '"' => Token::Text(self.until('"', "a quote is not closed")?),
            '\\' => Token::Text(self.next_character()?.to_string()),
            '_' | '*' => {
                self.next_character()?;
                Token::Silent
            }
            '[' => bracket(&self.until(']', "a bracket is not closed")?)?,
            '0' | '#' | '?' => Token::Digit,
            '1'..='9' if matches!(self.last(), Some(Token::Slash)) => self.denominator(),
            '.' => self.point(),
            ',' => Token::Comma,
            '%' => Token::Percent,
            '/' => Token::Slash,
            '@' => Token::At,
            c if c.is_ascii_alphabetic() => self.letters(start, c)?,
            c if " $-+():!^&'~{}<>=".contains(c) || !c.is_ascii() => Token::Text(c.to_string()),
            _ => return Err(Stray::At(start)),
        })
    }

    fn until(&mut self, end: char, why: &str) -> Result<String, Stray> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|c| *c == end);
        let length = length.ok_or_else(|| Stray::Because(why.to_owned()))?;
        self.at += length + 1;
        Ok(rest.iter().take(length).collect())
    }

    fn next_character(&mut self) -> Result<char, Stray> {
        let next = self.peek();
        self.at += 1;
        next.ok_or_else(|| Stray::Because("a character is missing at its end".to_owned()))
    }

    /// A fixed denominator, as in `# ?/16`.
    fn denominator(&mut self) -> Token {
        self.skip(|c| c.is_ascii_digit());
        Token::Digit
    }

    fn skip(&mut self, test: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|c| test(**c)).count();
        self.at += length;
        length
    }

    fn point(&mut self) -> Token {
        let seconds = matches!(self.last(), Some(Token::Date('s', _) | Token::Elapsed('s')));
        match if seconds { self.skip(|c| c == '0') } else { 0 } {
            0 => Token::Point,
            digits => Token::Fraction(digits),
        }
    }

    fn letters(&mut self, start: usize, c: char) -> Result<Token, Stray> {
        let words = [
            ("general", Token::General),
            ("am/pm", Token::HalfDay { short: false }),
            ("a/p", Token::HalfDay { short: true }),
            ("e+", Token::Exponent),
            ("e-", Token::Exponent),
        ];
        let rest = self.text.get(start..).unwrap_or_default();
        let begins = |word: &str| {
            rest.len() >= word.len()
                && word.chars().zip(rest).all(|(w, c)| c.eq_ignore_ascii_case(&w))
        };
        if let Some((word, token)) = words.into_iter().find(|(word, _)| begins(word)) {
            self.at = start + word.len();
            return Ok(token);
        }
        let letter = c.to_ascii_lowercase();
        if !"ymdhs".contains(letter) {
            return Err(Stray::At(start));
        }
        Ok(Token::Date(letter, 1 + self.skip(|c| c.eq_ignore_ascii_case(&letter))))
    }
}

/// What stands in brackets.
fn bracket(inside: &str) -> Result<Token, Stray> {
    const COLORS: [&str; 8] =
        ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
    let word = inside.to_ascii_lowercase();
    if let Some(currency) = inside.strip_prefix('$') {
        return Ok(currency_or_locale(currency));
    }
    if let Some(letter) = word.chars().next().filter(|c| "hms".contains(*c))
        && word.chars().all(|c| c == letter)
    {
        return Ok(Token::Elapsed(letter));
    }
    let number = word.strip_prefix("color").and_then(|n| n.trim_start().parse::<u8>().ok());
    if COLORS.contains(&word.as_str()) || number.is_some_and(|n| (1..=56).contains(&n)) {
        return Ok(Token::Silent);
    }
    condition(&word).ok_or_else(|| Stray::Because(format!("`[{inside}]` is not known")))
}

/// What stands after `[$`: a symbol, which may have a language that says no more, or a language.
fn currency_or_locale(text: &str) -> Token {
    match text.split_once('-') {
        Some(("", locale)) => Locale::of_code(locale).map_or(Token::Silent, Token::Locale),
        Some((symbol, _)) => Token::Text(symbol.to_owned()),
        None => Token::Text(text.to_owned()),
    }
}

fn condition(text: &str) -> Option<Token> {
    // Longer signs first: `<=` begins with `<`.
    let signs = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("<>", Comparison::NotEqual),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
        ("=", Comparison::Equal),
    ];
    let (rest, comparison) =
        signs.into_iter().find_map(|(sign, c)| Some((text.strip_prefix(sign)?, c)))?;
    let bound = rest.trim().parse::<f64>().ok().filter(|b| b.is_finite())?;
    Some(Token::Condition(comparison, bound))
}
