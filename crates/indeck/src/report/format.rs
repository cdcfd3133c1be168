//! Values as text, by Excel's number formats.

use indeck_model::{Date, DateTime, NumberFormat, Value};
use ssfmt::FormatOptions;

/// Longest number format that is read.
const MAX_CODE: usize = 255;

/// Whether a code is a number format; says what is wrong with it.
pub(crate) fn check(code: &str) -> Result<(), String> {
    parse(code).map(|_| ())
}

fn parse(code: &str) -> Result<ssfmt::NumberFormat, String> {
    if code.is_empty() {
        return Err("it is empty".to_owned());
    }
    if code.chars().count() > MAX_CODE {
        return Err(format!("it is longer than {MAX_CODE} characters"));
    }
    ssfmt::NumberFormat::parse(code).map_err(|e| e.to_string().to_lowercase())
}

/// A number in that format; a format that cannot show it gives its plain digits.
pub(crate) fn number(value: f64, code: &str) -> String {
    match parse(code) {
        Ok(format) => format
            .try_format(value, &FormatOptions::default())
            .unwrap_or_else(|_| value.to_string()),
        Err(_) => value.to_string(),
    }
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
        Value::Date(day) => date(*day, format.code()),
        Value::DateTime(moment) => moment_text(*moment, format.code()),
    }
}

fn date(day: Date, code: &str) -> String {
    if day.excel_serial() < 1.0 { day.to_string() } else { number(day.excel_serial(), code) }
}

fn moment_text(moment: DateTime, code: &str) -> String {
    // Days before 1900 have no number in spreadsheets.
    if moment.excel_serial() < 1.0 {
        moment.to_string()
    } else {
        number(moment.excel_serial(), code)
    }
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
