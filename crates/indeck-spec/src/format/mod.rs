//! Values as text, by Excel's number formats and in a language.
//!
//! Codes are Excel's: `,` groups and `.` begins the decimals, whatever the language. What they show
//! follows a [`Locale`], or that which a section names, as in `[$-de-DE]`.

mod cldr;
mod code;
mod date;

mod formatter;
mod locale;
mod number;
mod section;
#[cfg(test)]
mod tests;

use indeck_model::{Date, NumberFormat, Value};

pub use code::NotACode;
pub use formatter::Formatter;
pub use indeck_model::decimal::round_half_away;
pub use locale::Locale;

/// Whether a code is a number format; says what is wrong with it.
///
/// # Errors
///
/// What is wrong.
///
/// ```
/// let wrong = indeck_spec::format::check("0 units").unwrap_err();
/// assert_eq!(wrong.hint(), "write `0 \"units\"`");
/// ```
pub fn check(code: &str) -> Result<(), NotACode> {
    Formatter::new(code).map(|_| ())
}

/// A number in that format; a format that cannot show it gives its plain digits.
///
/// ```
/// use indeck_spec::format::{Locale, number};
/// assert_eq!(number(-1234.5, "#,##0.00", &Locale::find("fr-CH").unwrap()), "-1’234,50");
/// ```
pub fn number(value: f64, code: &str, locale: &Locale) -> String {
    match Formatter::new(code) {
        Ok(formatter) => formatter.number(value, locale),
        Err(_) => formatter::plain(value, locale),
    }
}

/// A value in that format. `General` shows text as it is, days as `YYYY-MM-DD` and numbers with as
/// many digits as they need. For many values of one format, see [`Formatter`].
///
/// ```
/// use indeck_model::{Date, Value};
/// use indeck_spec::format::{Locale, value};
/// let day = Value::Date(Date::from_ymd(2026, 5, 1).unwrap());
/// let polish = Locale::find("pl").unwrap();
/// assert_eq!(value(&day, &"d mmmm yyyy".into(), &polish), "1 maja 2026");
/// assert_eq!(value(&day, &"mmmm yyyy".into(), &polish), "maj 2026");
/// ```
pub fn value(value: &Value, format: &NumberFormat, locale: &Locale) -> String {
    // What no code changes needs none read.
    if matches!(value, Value::Null | Value::Text(_) | Value::Bool(_)) {
        return value.to_string();
    }
    match (Formatter::new(format.code()), value) {
        (Ok(formatter), _) => formatter.value(value, locale),
        (Err(_), Value::Number(x)) => formatter::plain(*x, locale),
        (Err(_), _) => value.to_string(),
    }
}

/// A format for days that shows no more than tells them apart: months where each is a first day.
pub fn date_format(days: &[Date]) -> NumberFormat {
    let all = |test: fn((i32, u32, u32)) -> bool| days.iter().all(|d| test(d.ymd()));
    if all(|(_, month, day)| (month, day) == (1, 1)) {
        "yyyy".into()
    } else if all(|(_, _, day)| day == 1) {
        "mmm yyyy".into()
    } else {
        "d mmm yyyy".into()
    }
}
