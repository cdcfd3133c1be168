//! The one text of a value.

use std::fmt::{self, Write};

use super::Json;

impl fmt::Display for Json {
    /// The value's one text, in one line of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => quoted(text, f),
            Self::List(values) => {
                f.write_char('[')?;
                for (place, value) in values.iter().enumerate() {
                    if place > 0 {
                        f.write_char(',')?;
                    }
                    value.fmt(f)?;
                }
                f.write_char(']')
            }
            Self::Object(pairs) => {
                f.write_char('{')?;
                for (place, (key, value)) in pairs.iter().enumerate() {
                    if place > 0 {
                        f.write_char(',')?;
                    }
                    quoted(key, f)?;
                    f.write_char(':')?;
                    value.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

/// A text in quotes. Beside what must be escaped, characters that steer a terminal or turn the
/// direction of writing are, so that a line of JSON shows what it says.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c.is_control() || is_steering(c) => write!(f, "\\u{:04x}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

/// Characters that change how those around them are shown, or end a line somewhere.
///
/// Source: Unicode UAX 9, section 2 (explicit directional formatting).
pub(crate) fn is_steering(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}')
}
