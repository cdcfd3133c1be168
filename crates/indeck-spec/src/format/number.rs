//! Numbers by a code, with the separators of a language.

use ssfmt::FormatOptions;
use ssfmt::ast::{FormatPart, LocaleCode};

use super::code::NotACode;
use super::locale::Numbers;

/// A code whose literal text is set aside: what it shows is digits and marks only, and every point
/// and comma among them is a separator.
pub(super) struct Digits {
    format: ssfmt::NumberFormat,
    texts: Vec<String>,
}

/// Characters that stand for texts: private ones, since all of the user's are set aside.
const MARKS: u32 = 0xF_0000;
/// Characters of one byte that stand for texts of one byte: those follow rules of their own.
const SMALL_MARKS: u32 = 0x01;
const SMALL: usize = 31;

impl Digits {
    pub(super) fn parse(code: &str) -> Result<Self, NotACode> {
        let format = ssfmt::NumberFormat::parse(code)
            .map_err(|e| NotACode::new(e.to_string().to_lowercase()))?;
        let mut texts = Vec::new();
        let mut sections = format.sections().to_vec();
        for part in sections.iter_mut().flat_map(|s| &mut s.parts) {
            if let Some(text) = literal(part)
                && let Some(mark) = mark(texts.len(), text)
            {
                texts.push(std::mem::replace(text, mark.to_string()));
            }
        }
        Ok(Self { format: ssfmt::NumberFormat::from_sections(sections), texts })
    }

    /// The number as text; `None` if the code cannot show it.
    pub(super) fn text(&self, value: f64, numbers: Numbers) -> Option<String> {
        let shown = self.format.try_format(value, &FormatOptions::default()).ok()?;
        let shown = if numbers.higher == 3 { shown } else { regrouped(shown, numbers.higher) };
        let mut out = String::with_capacity(shown.len() + 8);
        for c in shown.chars() {
            match c {
                '.' => out.push(numbers.decimal),
                ',' => out.push(numbers.group),
                c => match position(c).and_then(|at| self.texts.get(at)) {
                    Some(text) => out.push_str(text),
                    None => out.push(c),
                },
            }
        }
        Some(out)
    }
}

fn literal(part: &mut FormatPart) -> Option<&mut String> {
    match part {
        FormatPart::Literal(text)
        | FormatPart::EscapedLiteral(text)
        | FormatPart::Locale(LocaleCode { currency: Some(text), .. }) => Some(text),
        _ => None,
    }
}

fn mark(at: usize, text: &str) -> Option<char> {
    let first = if text.len() == 1 && at < SMALL { SMALL_MARKS } else { MARKS };
    char::from_u32(first + u32::try_from(at).ok()?)
}

fn position(mark: char) -> Option<usize> {
    let mark = u32::from(mark);
    let at = mark.checked_sub(MARKS).or_else(|| (mark < 32).then(|| mark - SMALL_MARKS));
    usize::try_from(at?).ok()
}

/// Groups of three digits below and of another size above the thousands.
fn regrouped(shown: String, higher: usize) -> String {
    if !shown.contains(',') {
        return shown;
    }
    let (whole, decimals) = shown.split_at(shown.find('.').unwrap_or(shown.len()));
    let mut left = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(shown.len() + 4);
    let mut begun = false;
    for c in whole.chars().filter(|c| *c != ',') {
        if c.is_ascii_digit() {
            if begun && left >= 3 && (left - 3).is_multiple_of(higher) {
                out.push(',');
            }
            begun = true;
            left -= 1;
        }
        out.push(c);
    }
    out.push_str(decimals);
    out
}
