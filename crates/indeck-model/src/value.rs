//! Single values: what a table cell holds, dates without a clock, and number formats.

use std::fmt;

/// A calendar day, counted from 1970-01-01 (proleptic Gregorian).
///
/// ```
/// use indeck_model::Date;
/// let day = Date::from_ymd(2026, 11, 21).unwrap();
/// assert_eq!(day.to_string(), "2026-11-21");
/// assert_eq!(day.excel_serial(), 46_347.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01; negative before.
    pub days: i32,
}

/// Days from Excel's day zero (1899-12-30) to 1970-01-01.
const EXCEL_EPOCH_OFFSET: f64 = 25_569.0;

impl Date {
    /// The day of that year, month (1–12) and day of month; `None` if there is no such day or the
    /// year is outside 1–9999.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let date = Self { days: days_from_civil(year, month, day) };
        (date.ymd() == (year, month, day)).then_some(date)
    }

    /// Year, month (1–12) and day of month.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.days)
    }

    /// Reads `YYYY-MM-DD`; `None` if it is anything else.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day's number in the 1900 date system of spreadsheets, right from 1900-03-01 on.
    ///
    /// Source: ECMA-376-1, 18.17.4.1.
    pub fn excel_serial(self) -> f64 {
        f64::from(self.days) + EXCEL_EPOCH_OFFSET
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

// Days ↔ civil date by eras of 400 years (146 097 days), with the year starting in March.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted_month = ((month + 9) % 12) as i32;
    let day_of_year = (153 * shifted_month + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let z = i64::from(days) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
    let month = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month, day)
}

/// A moment without a time zone, in microseconds since 1970-01-01T00:00:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// Microseconds since 1970-01-01T00:00:00; negative before.
    pub micros: i64,
}

const MICROS_PER_DAY: i64 = 86_400_000_000;

impl DateTime {
    /// The day of the moment.
    pub fn date(self) -> Date {
        Date { days: self.micros.div_euclid(MICROS_PER_DAY) as i32 }
    }

    /// Day number and fraction of day in the 1900 date system of spreadsheets.
    pub fn excel_serial(self) -> f64 {
        let fraction = self.micros.rem_euclid(MICROS_PER_DAY) as f64 / MICROS_PER_DAY as f64;
        self.date().excel_serial() + fraction
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.micros.rem_euclid(MICROS_PER_DAY) / 1_000_000;
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{} {h:02}:{m:02}:{s:02}", self.date())
    }
}

/// What a table cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing: missing, not asked, not applicable.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number: counts, codes that are numbers.
    Integer(i64),
    /// A number; never NaN or infinite (use [`Value::number`]).
    Number(f64),
    /// Text.
    Text(String),
    /// A calendar day.
    Date(Date),
    /// A moment.
    DateTime(DateTime),
}

impl Value {
    /// A number, or [`Value::Null`] where `number` is NaN or infinite.
    pub fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Null }
    }

    /// The value as a plottable number: dates as spreadsheet serials, booleans as 0 and 1, `None`
    /// for nothing and text.
    ///
    /// ```
    /// use indeck_model::Value;
    /// assert_eq!(Value::Integer(3).as_f64(), Some(3.0));
    /// assert_eq!(Value::Text("3".into()).as_f64(), None);
    /// ```
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Null | Self::Text(_) => None,
            Self::Bool(b) => Some(f64::from(u8::from(*b))),
            Self::Integer(i) => Some(*i as f64),
            Self::Number(x) => Some(*x),
            Self::Date(d) => Some(d.excel_serial()),
            Self::DateTime(t) => Some(t.excel_serial()),
        }
    }

    /// Whether there is nothing.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// The plain text of the value, without a number format; nothing is the empty text.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Bool(b) => write!(f, "{b}"),
            Self::Integer(i) => write!(f, "{i}"),
            Self::Number(x) => write!(f, "{x}"),
            Self::Text(s) => f.write_str(s),
            Self::Date(d) => write!(f, "{d}"),
            Self::DateTime(t) => write!(f, "{t}"),
        }
    }
}

/// An Excel number-format code, the one format language of indeck: `#,##0.0`, `0%`, `mmm yyyy`.
///
/// Source: ECMA-376-1, 18.8.31 `numFmts`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberFormat(pub std::borrow::Cow<'static, str>);

impl NumberFormat {
    /// `General`: as many digits as it takes.
    pub const GENERAL: Self = Self(std::borrow::Cow::Borrowed("General"));

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Default for NumberFormat {
    fn default() -> Self {
        Self::GENERAL
    }
}

impl From<&'static str> for NumberFormat {
    fn from(code: &'static str) -> Self {
        Self(std::borrow::Cow::Borrowed(code))
    }
}

impl From<String> for NumberFormat {
    fn from(code: String) -> Self {
        Self(std::borrow::Cow::Owned(code))
    }
}
