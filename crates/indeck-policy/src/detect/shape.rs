//! Whether values look like what the name of their column says.

use indeck_model::{Date, Value};

use super::kind::Kind;

/// Whether a value may be of that kind. It is only asked where the column's name says so.
pub(super) fn has(kind: Kind, value: &Value, text: &str, header: &str) -> bool {
    match kind {
        Kind::PersonName => is_name(value, text),
        Kind::StreetAddress => *value == Value::Null && text.chars().any(char::is_alphabetic),
        Kind::BirthDate => is_birth(value, text),
        Kind::Postcode => is_postcode(text),
        Kind::Coordinates => {
            let limit = if header.to_lowercase().contains("lat") { 90.0 } else { 180.0 };
            value.as_f64().is_some_and(|degrees| degrees.abs() <= limit)
        }
        Kind::Demographic | Kind::SpecialCategory => true,
        // These have a form that is looked for in any column.
        _ => false,
    }
}

/// One to five words of letters.
fn is_name(value: &Value, text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = |c: char| c.is_alphabetic() || c.is_whitespace() || "'’.,-".contains(c);
    *value == Value::Null && (1..=5).contains(&words) && text.chars().all(letters)
}

/// A day, or a year in which someone alive may be born.
fn is_birth(value: &Value, text: &str) -> bool {
    match value {
        Value::Date(_) | Value::DateTime(_) => true,
        Value::Integer(year) => (1850..=2100).contains(year),
        _ => {
            let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
            let in_parts = parts.len() == 3
                && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
            in_parts || text.get(..10).is_some_and(|day| Date::parse_iso(day).is_some())
        }
    }
}

/// Three to ten letters and digits, three digits of them or more, but for those that begin with two
/// letters.
fn is_postcode(text: &str) -> bool {
    let count = text.chars().filter(|c| c.is_ascii_alphanumeric()).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-');
    plain && (3..=10).contains(&count) && (digits >= 3 || is_telling_postcode(text))
}

/// Postcodes of a form that is seldom anything else: Dutch, British, Canadian.
///
/// Source: UPU, Postal addressing systems.
pub(super) fn is_telling_postcode(text: &str) -> bool {
    let form: String = text
        .chars()
        .take(9)
        .map(|c| match c {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            ' ' => ' ',
            _ => '?',
        })
        .collect();
    let british = ["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"];
    (form == "9999 AA" || form == "9999AA" && !text.starts_with('0'))
        || british.contains(&form.as_str())
        || form == "A9A 9A9"
}
