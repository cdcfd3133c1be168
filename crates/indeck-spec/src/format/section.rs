//! Sections of a number-format code, and which of them shows a number.

use super::code::Token;
use super::locale::Locale;

/// What stands between two `;`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
}

impl Section {
    /// Whether it shows days or times.
    pub(super) fn is_date(&self) -> bool {
        let of_date =
            |t: &Token| matches!(t, Token::Date(..) | Token::Elapsed(_) | Token::HalfDay { .. });
        self.tokens.iter().any(of_date)
    }

    /// The language and region that it names.
    pub(super) fn locale(&self) -> Option<Locale> {
        self.tokens.iter().find_map(|t| match t {
            Token::Locale(locale) => Some(*locale),
            _ => None,
        })
    }

    /// Decimals of the number that show; `None` where the section is none of plain decimals.
    pub(super) fn places(&self) -> Option<i32> {
        let plain = |t: &Token| !matches!(t, Token::Exponent | Token::Slash | Token::General);
        if self.is_date() || !self.tokens.contains(&Token::Digit) || !self.tokens.iter().all(plain)
        {
            return None;
        }
        let (mut places, mut commas, mut decimals) = (0, 0, false);
        for token in &self.tokens {
            match token {
                Token::Point => decimals = true,
                Token::Digit if decimals => places += 1,
                // Commas between digits group; those after all of them scale.
                Token::Digit => commas = 0,
                Token::Comma => commas += 1,
                Token::Percent => places += 2,
                _ => {}
            }
        }
        Some(places - 3 * commas)
    }

    /// Whether it shows a number and a day at once, which none can.
    pub(super) fn mixes(&self) -> bool {
        self.is_date() && self.tokens.contains(&Token::Digit)
    }
}

/// How a condition compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

/// Which section shows a number.
///
/// Without conditions the sections are for positive and negative numbers and zero.
pub(super) fn chosen(sections: &[Section], x: f64) -> usize {
    let condition = |s: &Section| {
        s.tokens.iter().find_map(|t| match t {
            Token::Condition(comparison, bound) => Some(comparison.holds(x, *bound)),
            _ => None,
        })
    };
    let last = sections.len().saturating_sub(1).min(2);
    if sections.iter().any(|s| condition(s).is_some()) {
        let fits = sections.iter().take(last).position(|s| condition(s).unwrap_or(x >= 0.0));
        return fits.unwrap_or(last);
    }
    match x {
        x if x < 0.0 => last.min(1),
        0.0 if last == 2 => 2,
        _ => 0,
    }
}

impl Comparison {
    #[allow(clippy::float_cmp, reason = "the code compares with exactly that number")]
    fn holds(self, x: f64, bound: f64) -> bool {
        match self {
            Self::Less => x < bound,
            Self::LessOrEqual => x <= bound,
            Self::Equal => x == bound,
            Self::NotEqual => x != bound,
            Self::GreaterOrEqual => x >= bound,
            Self::Greater => x > bound,
        }
    }
}
