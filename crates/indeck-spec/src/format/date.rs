//! Days and times by a section of a code, for every year and without rounding up.

use indeck_model::Date;

use super::code::Token;
use super::locale::Locale;
use super::section::Section;

/// A day and the microseconds since it began.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) day: Date,
    /// The number that spreadsheets give the day.
    pub(super) serial: i64,
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
        self.serial * 86_400 + self.seconds()
    }
}

/// The moment in the form of a section; smaller parts than it shows are cut off.
pub(super) fn text(moment: Moment, section: &Section, locale: &Locale) -> String {
    let tokens = &section.tokens;
    let shown = Shown {
        moment,
        locale: section.locale().unwrap_or(*locale),
        half_days: tokens.iter().any(|t| matches!(t, Token::HalfDay { .. })),
        month_day: tokens.iter().any(|t| matches!(t, Token::Date('d', 1 | 2))),
    };
    let mut out = String::new();
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Date('m', n) if is_minute(tokens, i) => {
                out.push_str(&padded(moment.seconds() / 60 % 60, *n));
            }
            token => shown.push(token, &mut out),
        }
    }
    out
}

/// A moment and how a section shows it.
struct Shown {
    moment: Moment,
    locale: Locale,
    /// Whether hours are counted from noon.
    half_days: bool,
    /// Whether the day of the month stands beside its name.
    month_day: bool,
}

impl Shown {
    fn push(&self, token: &Token, out: &mut String) {
        let moment = self.moment;
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Point => out.push('.'),
            Token::Comma => out.push(','),
            Token::Percent => out.push('%'),
            Token::Slash => out.push('/'),
            Token::Date(letter, n) => out.push_str(&self.part(*letter, *n)),
            Token::Elapsed('h') => out.push_str(&(moment.elapsed() / 3_600).to_string()),
            Token::Elapsed('m') => out.push_str(&(moment.elapsed() / 60).to_string()),
            Token::Elapsed(_) => out.push_str(&moment.elapsed().to_string()),
            Token::Fraction(digits) => {
                let micros = format!("{:06}", moment.micros % 1_000_000);
                out.push(self.locale.numbers().decimal);
                out.extend(micros.chars().chain(std::iter::repeat('0')).take(*digits));
            }
            Token::HalfDay { short } => {
                let second = moment.hours() >= 12;
                let name = if *short { Locale::half_day_initial } else { Locale::half_day };
                out.push_str(name(&self.locale, second));
            }
            _ => {}
        }
    }

    fn part(&self, letter: char, n: usize) -> String {
        let (year, month, day) = self.moment.day.ymd();
        let at = month.saturating_sub(1) as usize;
        let weekday = self.moment.day.days.rem_euclid(7) as usize;
        let hour = match self.moment.hours() {
            hour if self.half_days => (hour + 11) % 12 + 1,
            hour => hour,
        };
        match (letter, n) {
            ('y', 1 | 2) => padded(i64::from(year.rem_euclid(100)), 2),
            ('y', _) => padded(i64::from(year), 4),
            ('m', 1 | 2) => padded(i64::from(month), n),
            ('m', 3) => self.locale.short_month(at, self.month_day).to_owned(),
            ('m', 5) => self.locale.month_initial(at).to_owned(),
            ('m', _) => self.locale.month(at, self.month_day).to_owned(),
            ('d', 1 | 2) => padded(i64::from(day), n),
            ('d', 3) => self.locale.short_weekday(weekday).to_owned(),
            ('d', _) => self.locale.weekday(weekday).to_owned(),
            ('h', _) => padded(hour, n),
            _ => padded(self.moment.seconds() % 60, n),
        }
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
