//! A code that is read once and shows many values.

use indeck_model::{Date, DateTime, Value};

use super::code::{self, NotACode};
use super::date::{self, Moment};
use super::locale::Locale;
use super::number::Digits;
use super::round_half_away;
use super::section::{self, Section};

/// Longest number format that is read.
const MAX_CODE: usize = 255;
/// The day from which on spreadsheets number days as the calendar does: they know a 29 February
/// 1900.
const FIRST_SOUND_SERIAL: f64 = 61.0;
/// The day after 9999-12-31, the last that spreadsheets show.
const END_OF_SERIALS: f64 = 2_958_466.0;
const MILLIS_PER_DAY: f64 = 86_400_000.0;
const MICROS_PER_DAY: f64 = 86_400_000_000.0;

/// A number format that is read: for many values of one format.
///
/// ```
/// use indeck_model::Value;
/// use indeck_spec::format::{Formatter, Locale};
/// let shares = Formatter::new("0.0%").unwrap();
/// let french = Locale::find("fr").unwrap();
/// assert_eq!(shares.value(&Value::Number(0.256), &french), "25,6%");
/// ```
pub struct Formatter {
    general: bool,
    sections: Vec<Section>,
    digits: Digits,
}

impl Formatter {
    /// Reads an Excel code: `,` groups and `.` begins the decimals, whatever the locale.
    ///
    /// # Errors
    ///
    /// What is wrong with the code.
    pub fn new(code: &str) -> Result<Self, NotACode> {
        if code.is_empty() {
            return Err(NotACode::new("it is empty"));
        }
        if code.chars().count() > MAX_CODE {
            return Err(NotACode::new(format!("it is longer than {MAX_CODE} characters")));
        }
        let sections = code::parse(code)?;
        let digits = Digits::parse(code)?;
        Ok(Self { general: code.eq_ignore_ascii_case("general"), sections, digits })
    }

    /// A value as text. `General` shows text as it is, days as `YYYY-MM-DD` and numbers with as
    /// many digits as they need.
    pub fn value(&self, value: &Value, locale: &Locale) -> String {
        match value {
            Value::Null | Value::Text(_) | Value::Bool(_) => value.to_string(),
            Value::Date(_) | Value::DateTime(_) | Value::Integer(_) if self.general => {
                value.to_string()
            }
            Value::Integer(_) | Value::Number(_) => {
                self.number(value.as_f64().unwrap_or_default(), locale)
            }
            Value::Date(day) => self.moment(of_day(*day), locale),
            Value::DateTime(at) => self.moment(since_midnight(*at), locale),
        }
    }

    /// A number as text; a format that cannot show it gives its plain digits.
    pub fn number(&self, value: f64, locale: &Locale) -> String {
        let section = self.sections.get(section::chosen(&self.sections, value));
        if let Some(section) = section.filter(|s| s.is_date() && value.is_finite()) {
            return match of_serial(value) {
                Some(moment) => date::text(moment, section, locale),
                None => plain(value, locale),
            };
        }
        let rounded = self.rounded(value);
        let section = self.sections.get(section::chosen(&self.sections, rounded));
        let locale = section.and_then(Section::locale).unwrap_or(*locale);
        self.digits.text(rounded, locale.numbers()).unwrap_or_else(|| plain(value, &locale))
    }

    /// The number with no more decimals than its section shows.
    fn rounded(&self, value: f64) -> f64 {
        let at = section::chosen(&self.sections, value);
        let Some(places) = self.sections.get(at).and_then(Section::places) else { return value };
        let rounded = round_half_away(value, places);
        // A number stays in its section, unless it is the one of negative numbers and it shows
        // none.
        let leaves = section::chosen(&self.sections, rounded) != at;
        if leaves && !(self.sections.len() == 2 && rounded == 0.0) { value } else { rounded }
    }

    fn moment(&self, at: Moment, locale: &Locale) -> String {
        match self.sections.first() {
            Some(section) if section.is_date() => date::text(at, section, locale),
            _ => self.number(at.serial as f64 + at.micros as f64 / MICROS_PER_DAY, locale),
        }
    }
}

/// As many digits as a number needs.
pub(super) fn plain(value: f64, locale: &Locale) -> String {
    value.to_string().replace('.', locale.numbers().decimal.encode_utf8(&mut [0; 4]))
}

fn of_day(day: Date) -> Moment {
    let serial = day.excel_serial();
    let serial = if serial < FIRST_SOUND_SERIAL { serial - 1.0 } else { serial };
    Moment { day, serial: serial as i64, micros: 0 }
}

fn since_midnight(at: DateTime) -> Moment {
    Moment { micros: at.micros.rem_euclid(86_400_000_000), ..of_day(at.date()) }
}

/// The moment that spreadsheets mean by a number, to the millisecond.
fn of_serial(serial: f64) -> Option<Moment> {
    let millis = (serial * MILLIS_PER_DAY).round();
    let days = (millis / MILLIS_PER_DAY).floor();
    if !(0.0..END_OF_SERIALS).contains(&days) {
        return None;
    }
    let from_epoch = if days < FIRST_SOUND_SERIAL - 1.0 { days + 1.0 } else { days };
    let day = Date { days: (from_epoch - Date { days: 0 }.excel_serial()) as i32 };
    let micros = (millis - days * MILLIS_PER_DAY) as i64 * 1_000;
    Some(Moment { day, serial: days as i64, micros })
}
