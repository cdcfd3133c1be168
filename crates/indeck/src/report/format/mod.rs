//! Values as text, by Excel's number formats.

mod code;
mod date;
mod decimal;
mod section;
#[cfg(test)]
mod tests;

use indeck_model::{Date, DateTime, NumberFormat, Value};
use ssfmt::FormatOptions;

use crate::report::format::date::Moment;
use crate::report::format::section::Section;

pub(crate) use code::NotACode;
pub(crate) use decimal::round_half_away;

/// Longest number format that is read.
const MAX_CODE: usize = 255;
/// The day from which on spreadsheets number days as the calendar does: they know a 29 February
/// 1900.
const FIRST_SOUND_SERIAL: f64 = 61.0;

/// Whether a code is a number format; says what is wrong with it.
pub(crate) fn check(code: &str) -> Result<(), NotACode> {
    parse(code).map(|_| ())
}

fn parse(code: &str) -> Result<(Vec<Section>, ssfmt::NumberFormat), NotACode> {
    if code.is_empty() {
        return Err(NotACode::new("it is empty"));
    }
    if code.chars().count() > MAX_CODE {
        return Err(NotACode::new(format!("it is longer than {MAX_CODE} characters")));
    }
    let sections = code::parse(code)?;
    let format = ssfmt::NumberFormat::parse(code);
    format.map(|f| (sections, f)).map_err(|e| NotACode::new(e.to_string().to_lowercase()))
}

/// A number in that format; a format that cannot show it gives its plain digits.
pub(crate) fn number(value: f64, code: &str) -> String {
    let Ok((sections, format)) = parse(code) else { return value.to_string() };
    let shown = format.try_format(rounded(value, &sections), &FormatOptions::default());
    shown.unwrap_or_else(|_| value.to_string())
}

/// The number with no more decimals than its section shows.
fn rounded(value: f64, sections: &[Section]) -> f64 {
    let at = section::chosen(sections, value);
    let Some(places) = sections.get(at).and_then(Section::places) else { return value };
    let rounded = round_half_away(value, places);
    // A number stays in its section, unless it is the one of negative numbers and it shows none.
    let leaves = section::chosen(sections, rounded) != at;
    if leaves && !(sections.len() == 2 && rounded == 0.0) { value } else { rounded }
}

/// A value in that format. `General` shows text as it is, days as `YYYY-MM-DD` and numbers with as
/// many digits as they need.
pub(crate) fn value(value: &Value, format: &NumberFormat) -> String {
    let general = format.code().eq_ignore_ascii_case("general");
    match value {
        Value::Null | Value::Text(_) | Value::Bool(_) => value.to_string(),
        Value::Date(_) | Value::DateTime(_) if general => value.to_string(),
        Value::Integer(i) if general => i.to_string(),
        Value::Integer(_) | Value::Number(_) => {
            number(value.as_f64().unwrap_or_default(), format.code())
        }
        Value::Date(day) => moment(Moment { day: *day, micros: 0 }, format.code()),
        Value::DateTime(at) => moment(since_midnight(*at), format.code()),
    }
}

fn since_midnight(at: DateTime) -> Moment {
    Moment { day: at.date(), micros: at.micros.rem_euclid(86_400_000_000) }
}

fn moment(at: Moment, code: &str) -> String {
    match parse(code).ok().and_then(|(sections, _)| sections.into_iter().next()) {
        Some(section) if section.is_date() => date::text(at, &section),
        _ => number(serial(at.day) + at.micros as f64 / 86_400_000_000.0, code),
    }
}

/// The number that spreadsheets give a day.
fn serial(day: Date) -> f64 {
    let serial = day.excel_serial();
    if serial < FIRST_SOUND_SERIAL { serial - 1.0 } else { serial }
}

/// A format for days that shows no more than tells them apart: months where each is a first day.
pub(crate) fn date_format(days: &[Date]) -> NumberFormat {
    let all = |test: fn((i32, u32, u32)) -> bool| days.iter().all(|d| test(d.ymd()));
    if all(|(_, month, day)| (month, day) == (1, 1)) {
        "yyyy".into()
    } else if all(|(_, _, day)| day == 1) {
        "mmm yyyy".into()
    } else {
        "d mmm yyyy".into()
    }
}
