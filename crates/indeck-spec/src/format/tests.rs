#![allow(clippy::unwrap_used)]

mod locale;

use indeck_model::{Date, DateTime, Value};

use super::{Locale, check, number, value};

#[test]
fn codes_that_excel_takes_are_taken() {
    let codes = [
        "General",
        "0",
        "#,##0",
        "#,##0.00",
        "0%",
        "0.0 %",
        "€#,##0",
        "#,##0 €",
        "$#,##0.00",
        "#,##0 \"EUR\"",
        "0.00;−0.00",
        "#,##0;(#,##0);-",
        "[Red]0",
        "[Color 3]0",
        "[Color10]0",
        "[>=1000]0,\"k\";0",
        "0.0,,\"m\"",
        "0.0E+00",
        "# ?/?",
        "# ?/16",
        "mmm yyyy",
        "d.m.yyyy",
        "yyyy-mm-dd",
        "h:mm AM/PM",
        "h:mm A/P",
        "hh:mm:ss.00",
        "[h]:mm",
        "@",
        "0_);(0)",
        "* 0",
        "\\Q0",
        "▲0%;▼0%;0%",
        "[$€-407] #,##0",
        "d mmm yy",
        ";;",
        "0\" units\"",
        "mmm 'yy",
        "£0",
    ];
    for code in codes {
        assert_eq!(check(code).map_err(|e| e.to_string()), Ok(()), "{code}");
    }
}

#[test]
fn codes_that_excel_refuses_are_refused_with_a_way_out() {
    let usual = "Excel's codes are meant, as in `#,##0`, `0.0%`, `mmm yyyy`";
    let cases = [
        ("#,##0 EUR", "write `#,##0 \"EUR\"`"),
        ("0.0 bn", "write `0.0 \"bn\"`"),
        ("0 units", "write `0 \"units\"`"),
        ("0 of 1 units", "write `0 \"of\" \"1\" \"units\"`"),
        ("0 days", "write `0 \"days\"`"),
        ("USD 0", "write `\"USD\" 0`"),
        ("Q0", "write `\"Q\"0`"),
        ("n", "write `\"n\"`"),
        ("0;0;0;0;0", usual),
        ("[Foo]0", usual),
        ("[Color 99]0", usual),
        ("0 yyyy", usual),
        ("0 m", usual),
        ("\"open", usual),
        ("[Red", usual),
        ("0\\", usual),
        ("", usual),
    ];
    for (code, hint) in cases {
        assert_eq!(check(code).map_err(|e| e.hint()), Err(hint.to_owned()), "{code}");
    }
}

#[test]
fn numbers_are_rounded_as_they_are_read() {
    let cases = [
        (0.285, "0%", "29%"),
        (0.145, "0%", "15%"),
        (0.575, "0%", "58%"),
        (0.1235, "0.0%", "12.4%"),
        (1.005, "0.00", "1.01"),
        (0.565, "0.00", "0.57"),
        (2.675, "0.00", "2.68"),
        (-2.675, "0.00", "-2.68"),
        (-0.001, "0%", "0%"),
        (-0.001, "0.00;−0.00", "0.00"),
        (-1.005, "0.00;(0.00)", "(1.01)"),
        (1_500.0, "0,", "2"),
        (1_250_000.0, "0.0,,\"m\"", "1.3m"),
        (999.96, "[>=1000]#,##0;0.0", "1000.0"),
        (1_234_567.891, "#,##0.0", "1,234,567.9"),
        (0.3, "0;-0;\"none\"", "0"),
        (0.0, "0;-0;\"none\"", "none"),
    ];
    for (x, code, expected) in cases {
        assert_eq!(number(x, code, &Locale::default()), expected, "{x} as {code}");
    }
}

fn moment(day: &str, micros: i64) -> Value {
    let days = i64::from(Date::parse_iso(day).unwrap().days);
    Value::DateTime(DateTime { micros: days * 86_400_000_000 + micros })
}

#[test]
fn moments_are_cut_off_and_never_rounded_up() {
    let late = 86_399_500_000;
    let cases = [
        ("yyyy-mm-dd", "2024-01-01"),
        ("yyyy-mm-dd hh:mm:ss", "2024-01-01 23:59:59"),
        ("hh:mm", "23:59"),
        ("h:mm AM/PM", "11:59 PM"),
        ("mm:ss.0", "59:59.5"),
        ("dddd, d mmmm yy", "Monday, 1 January 24"),
    ];
    for (code, expected) in cases {
        assert_eq!(
            value(&moment("2024-01-01", late), &code.into(), &Locale::default()),
            expected,
            "{code}"
        );
    }
    assert_eq!(value(&moment("2024-01-01", 0), &"h:mm A/P".into(), &Locale::default()), "12:00 A");
}

#[test]
fn days_of_all_years_are_shown_in_their_format() {
    let cases = [
        ("1900-01-01", "d mmm yyyy", "1 Jan 1900"),
        ("1900-02-28", "d mmm yyyy", "28 Feb 1900"),
        ("1900-03-01", "d mmm yyyy", "1 Mar 1900"),
        ("1848-03-18", "ddd d.m.yyyy", "Sat 18.3.1848"),
        ("2026-11-22", "mmmmm", "N"),
        ("1900-01-01", "0", "1"),
        ("1900-02-28", "0", "59"),
        ("1900-03-01", "0", "61"),
    ];
    for (day, code, expected) in cases {
        let day = Value::Date(Date::parse_iso(day).unwrap());
        assert_eq!(value(&day, &code.into(), &Locale::default()), expected, "{code}");
    }
}
