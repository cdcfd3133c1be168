//! Days and times by a section of a code, for every year and without rounding up.

use indeck_model::Date;

use super::code::Token;
use super::section::Section;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// From the day of the week on which days are counted, 1970-01-01.
const WEEKDAYS: [&str; 7] =
    ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// A day and the microseconds since it began.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) day: Date,
    pub(super) micros: i64,
}

impl Moment {
    fn seconds(self) -> i64 {
        self.micros / 1_000_000
    }

    fn hours(self) -> i64 {
        self.seconds() / 3_600
    }

    /// The seconds since the day from which spreadsheets count.
    fn elapsed(self) -> i64 {
        super::serial(self.day) as i64 * 86_400 + self.seconds()
    }
}

/// The moment in the form of a section; smaller parts than it shows are cut off.
pub(super) fn text(moment: Moment, section: &Section) -> String {
    let half_days = section.tokens.iter().any(|t| matches!(t, Token::HalfDay { .. }));
    let mut out = String::new();
    for (i, token) in section.tokens.iter().enumerate() {
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Point => out.push('.'),
            Token::Comma => out.push(','),
            Token::Percent => out.push('%'),
            Token::Slash => out.push('/'),
            Token::Date('m', n) if is_minute(&section.tokens, i) => {
                out.push_str(&padded(moment.seconds() / 60 % 60, *n));
            }
            Token::Date(letter, n) => out.push_str(&part(moment, *letter, *n, half_days)),
            Token::Elapsed('h') => out.push_str(&(moment.elapsed() / 3_600).to_string()),
            Token::Elapsed('m') => out.push_str(&(moment.elapsed() / 60).to_string()),
            Token::Elapsed(_) => out.push_str(&moment.elapsed().to_string()),
            Token::Fraction(digits) => {
                let micros = format!("{:06}", moment.micros % 1_000_000);
                out.push('.');
                out.extend(micros.chars().chain(std::iter::repeat('0')).take(*digits));
            }
            Token::HalfDay { short } => {
                let word = if moment.hours() < 12 { "AM" } else { "PM" };
                out.push_str(if *short { word.get(..1).unwrap_or(word) } else { word });
            }
            _ => {}
        }
    }
    out
}

fn part(moment: Moment, letter: char, n: usize, half_days: bool) -> String {
    let (year, month, day) = moment.day.ymd();
    let name = |names: &[&'static str], at: usize| names.get(at).copied().unwrap_or_default();
    let month_name = name(&MONTHS, month.saturating_sub(1) as usize);
    let weekday = name(&WEEKDAYS, moment.day.days.rem_euclid(7) as usize);
    let hour = match moment.hours() {
        hour if half_days => (hour + 11) % 12 + 1,
        hour => hour,
    };
    match (letter, n) {
        ('y', 1 | 2) => padded(i64::from(year.rem_euclid(100)), 2),
        ('y', _) => padded(i64::from(year), 4),
        ('m', 1 | 2) => padded(i64::from(month), n),
        ('m', 3) => month_name.chars().take(3).collect(),
        ('m', 5) => month_name.chars().take(1).collect(),
        ('m', _) => month_name.to_owned(),
        ('d', 1 | 2) => padded(i64::from(day), n),
        ('d', 3) => weekday.chars().take(3).collect(),
        ('d', _) => weekday.to_owned(),
        ('h', _) => padded(hour, n),
        _ => padded(moment.seconds() % 60, n),
    }
}

fn padded(number: i64, digits: usize) -> String {
    format!("{number:0width$}", width = digits.min(4))
}

/// Whether an `m` means minutes: after hours or before seconds.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let time = |t: &Token| match t {
        Token::Date(letter, _) | Token::Elapsed(letter) => Some(*letter),
        _ => None,
    };
    let short = matches!(tokens.get(at), Some(Token::Date(_, 1 | 2)));
    let before = tokens.get(..at).unwrap_or_default().iter().rev().find_map(time);
    let after = tokens.get(at + 1..).unwrap_or_default().iter().find_map(time);
    short && (before == Some('h') || after == Some('s'))
}
