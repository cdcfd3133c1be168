//! Languages and regions: how they write numbers and name months and weekdays.

use std::fmt;

use super::cldr::{EN_US, ENTRIES};

/// How a language and region writes numbers, months and weekdays.
///
/// ```
/// use indeck_spec::format::{self, Locale};
/// let german = Locale::find("de").unwrap();
/// assert_eq!(german.tag(), "de-DE");
/// assert_eq!(format::number(1234.5, "#,##0.00", &german), "1.234,50");
/// assert_eq!(format::number(1234.5, "#,##0.00", &Locale::default()), "1,234.50");
/// ```
#[derive(Clone, Copy)]
pub struct Locale(&'static Entry);

/// A language and region.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) tag: &'static str,
    /// Its number in number formats; 0 if it has none.
    pub(super) lcid: u32,
    pub(super) names: &'static Names,
    pub(super) numbers: Numbers,
}

/// The separators of numbers.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    pub(super) group: char,
    pub(super) decimal: char,
    /// Digits of a group above the thousands.
    pub(super) higher: usize,
}

/// Names with `|` between them; those that stand alone are empty where they are the same.
pub(super) struct Names {
    /// Beside a day of the month.
    pub(super) months: &'static str,
    pub(super) months_alone: &'static str,
    pub(super) short: &'static str,
    pub(super) short_alone: &'static str,
    pub(super) narrow: &'static str,
    /// From the day of the week on which days are counted, 1970-01-01, a Thursday.
    pub(super) weekdays: &'static str,
    pub(super) weekdays_short: &'static str,
    pub(super) half_days: &'static str,
}

/// Languages that have another code, too.
const ALIASES: [(&str, &str); 5] =
    [("no", "nb"), ("iw", "he"), ("in", "id"), ("tl", "fil"), ("mo", "ro")];

impl Locale {
    /// The locale of a BCP 47 tag, such as `de-CH`: that of the language where the region is not
    /// known, none where the language is not.
    ///
    /// ```
    /// use indeck_spec::format::Locale;
    /// let tag = |tag| Locale::find(tag).map(|l| l.tag());
    /// assert_eq!(tag("pt_br"), Some("pt-BR"));
    /// assert_eq!(tag("fr-XX"), Some("fr-FR"));
    /// assert_eq!(tag("Klingon"), None);
    /// ```
    pub fn find(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let language = ALIASES.iter().find(|(a, _)| *a == language).map_or(language, |(_, l)| *l);
        let rest: Vec<&str> = parts.collect();
        let is_part = |p: &&str| (1..=8).contains(&p.len()) && p.bytes().all(is_alphanumeric);
        if !rest.iter().all(is_part) {
            return None;
        }
        // What follows a single letter is an extension.
        let known = || rest.iter().take_while(|p| p.len() > 1);
        let script = known().next().filter(|p| p.len() == 4 && !p.starts_with(is_digit));
        let region = known().find(|p| is_region(p)).copied();
        choose(language, script.copied(), region).map(Self)
    }

    /// All that there are, by language.
    ///
    /// ```
    /// use indeck_spec::format::Locale;
    /// assert!(Locale::all().any(|l| l.tag() == "nl-BE"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        ENTRIES.iter().map(Self)
    }

    /// The BCP 47 tag of the language and region whose customs it follows.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// The locale that a number format names after `$-`, by its number or its tag.
    pub(super) fn of_code(name: &str) -> Option<Self> {
        // A calendar may follow the tag; kinds of digits and calendars stand above the number.
        let name = name.split(',').next().unwrap_or_default();
        let number = u32::from_str_radix(name, 16).ok().map(|n| n & 0xFFFF).filter(|n| *n > 0xFF);
        let Some(number) = number else { return Self::find(name) };
        let number = match number {
            // Spanish in its traditional order.
            0x040A => 0x0C0A,
            number => number,
        };
        ENTRIES.iter().find(|e| e.lcid == number).map(Self)
    }

    pub(super) fn numbers(&self) -> Numbers {
        self.0.numbers
    }

    /// A month (0–11), in full; its form may differ beside a day of the month.
    pub(super) fn month(&self, month: usize, beside_day: bool) -> &'static str {
        let names = self.0.names;
        nth(if beside_day { names.months } else { or(names.months_alone, names.months) }, month)
    }

    /// A month (0–11), abbreviated.
    pub(super) fn short_month(&self, month: usize, beside_day: bool) -> &'static str {
        let names = self.0.names;
        nth(if beside_day { names.short } else { or(names.short_alone, names.short) }, month)
    }

    /// A month (0–11) as its initial.
    pub(super) fn month_initial(&self, month: usize) -> &'static str {
        nth(self.0.names.narrow, month)
    }

    /// The day of the week so many days after a Thursday.
    pub(super) fn weekday(&self, day: usize) -> &'static str {
        nth(self.0.names.weekdays, day)
    }

    /// The day of the week so many days after a Thursday, abbreviated.
    pub(super) fn short_weekday(&self, day: usize) -> &'static str {
        nth(self.0.names.weekdays_short, day)
    }

    /// The first or second half of a day.
    pub(super) fn half_day(&self, second: bool) -> &'static str {
        nth(self.0.names.half_days, usize::from(second))
    }

    /// As short as both halves of a day differ.
    pub(super) fn half_day_initial(&self, second: bool) -> &'static str {
        let first = |name: &'static str| name.get(..1).unwrap_or(name);
        let (this, other) = (self.half_day(second), self.half_day(!second));
        if first(this) == first(other) { this } else { first(this) }
    }
}

impl Default for Locale {
    /// English as in the United States.
    fn default() -> Self {
        Self(&EN_US)
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Locale {}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.tag()).finish()
    }
}

/// All in lower case.
fn choose(language: &str, script: Option<&str>, region: Option<&str>) -> Option<&'static Entry> {
    let region = match (language, script, region) {
        ("zh", Some("hant"), None) => Some("tw"),
        (_, _, region) => region,
    };
    let part =
        |e: &'static Entry, test: fn(&str) -> bool| e.tag.split('-').skip(1).find(|p| test(p));
    let is = |found: Option<&str>, asked: Option<&str>| match (found, asked) {
        (Some(found), Some(asked)) => found.eq_ignore_ascii_case(asked),
        (found, asked) => found.is_none() && asked.is_none(),
    };
    let of_language = || ENTRIES.iter().filter(|e| e.tag.split('-').next() == Some(language));
    let written = script.filter(|s| of_language().any(|e| is(part(e, is_script), Some(s))));
    let candidates = || of_language().filter(|e| is(part(e, is_script), written));
    let in_region = candidates().find(|e| is(part(e, is_region), region));
    in_region.or_else(|| candidates().next())
}

fn is_script(part: &str) -> bool {
    part.len() == 4
}

fn is_region(part: &str) -> bool {
    part.len() == 2 || part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn or(names: &'static str, other: &'static str) -> &'static str {
    if names.is_empty() { other } else { names }
}

fn nth(names: &'static str, at: usize) -> &'static str {
    names.split('|').nth(at).unwrap_or_default()
}
