//! Numbers, numbers of accounts and dates in text, however they are written.

use indeck_model::Date;

/// Most groups of digits that are read as one.
const GROUPS: usize = 8;
/// Most digits of one.
const DIGITS: usize = 40;

/// What a run of digits may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A number: its significant digits.
    Number(String),
    /// A number that names something (an account, a telephone): all digits, whatever parts them.
    Identifier(String),
    /// A day.
    Day(i32),
}

/// The significant digits of a number's text: no sign, no point, no zeros at either end. So 0.5234
/// is found as 52.34 %, and 52340 as 52.34 k.
pub(super) fn significant(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

struct Group<'a> {
    at: usize,
    digits: &'a str,
    /// What parts it from the group before; empty for the first of a run.
    parted: &'a str,
}

/// Calls for each reading of each run of digits, with its offset, until it is told to stop.
pub(super) fn scan(text: &str, mut found: impl FnMut(usize, Reading) -> bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let groups = run(text, start);
        let end = groups.last().map_or(start + 1, |group| group.at + group.digits.len());
        let glued = (follows_word(bytes, start), is_part_of_word(bytes, end));
        for first in 0..groups.len() {
            if readings(groups.get(first..).unwrap_or_default(), first == 0, glued, &mut found) {
                return;
            }
        }
        at = end;
    }
}

/// Whether a letter stands before: `rId52341` is a name.
fn follows_word(bytes: &[u8], start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
}

/// Whether more follows than a unit of three letters: `52k` and `52EUR` are numbers, `52a1` is none.
fn is_part_of_word(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let then = rest.get(letters).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'_');
    letters > 3 || (then && letters > 0)
}

fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.iter().position(u8::is_ascii_digit).map(|at| from + at)
}

/// Groups of digits with one or two separators between them.
fn run(text: &str, start: usize) -> Vec<Group<'_>> {
    let bytes = text.as_bytes();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let (mut from, mut at) = (start, start);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            let length = bytes.get(at..).unwrap_or_default().iter();
            let end = at + length.take_while(|b| b.is_ascii_digit()).count();
            let digits = text.get(at..end).unwrap_or_default();
            groups.push(Group { at, digits, parted: text.get(from..at).unwrap_or_default() });
            (from, at) = (end, end);
        } else if at - from < 2 && b" .,'-/()".contains(byte) {
            at += 1;
        } else {
            break;
        }
    }
    groups
}

/// Reads what begins with the first of these groups; whether to stop.
fn readings(
    groups: &[Group<'_>],
    is_first: bool,
    glued: (bool, bool),
    found: &mut impl FnMut(usize, Reading) -> bool,
) -> bool {
    let Some(first) = groups.first() else { return false };
    let after_point = first.parted == "." || (is_first && glued.0);
    let (mut digits, mut number) = (String::new(), !after_point);
    for (count, group) in groups.iter().enumerate().take(GROUPS) {
        if digits.len() + group.digits.len() > DIGITS {
            break;
        }
        let grouped = group.digits.len() == 3 && [" ", ".", ",", "'"].contains(&group.parted);
        let decimals = [".", ","].contains(&group.parted);
        let reads_on = count == 0 || grouped;
        digits.push_str(group.digits);
        let next = groups.get(count + 1);
        let point_follows = next.is_some_and(|next| next.parted == ".");
        let closed = !point_follows && (next.is_some() || !glued.1);
        if number && closed && (reads_on || decimals) {
            let reading = Reading::Number(digits.trim_matches('0').to_owned());
            if found(first.at, reading) {
                return true;
            }
        }
        number &= reads_on;
        if digits.len() >= 7 && found(first.at, Reading::Identifier(digits.clone())) {
            return true;
        }
    }
    days(groups).into_iter().flatten().any(|day| found(first.at, Reading::Day(day)))
}

/// The days that three groups may be: year first, day first, month first.
fn days(groups: &[Group<'_>]) -> [Option<i32>; 3] {
    let [a, b, c, ..] = groups else { return [None; 3] };
    if b.parted != c.parted || !["-", ".", "/"].contains(&b.parted) {
        return [None; 3];
    }
    let read = |year: &str, month: &str, day: &str| {
        let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
        let date = Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        fits.then_some(date.days)
    };
    [
        read(a.digits, b.digits, c.digits),
        read(c.digits, b.digits, a.digits),
        read(c.digits, a.digits, b.digits),
    ]
}
