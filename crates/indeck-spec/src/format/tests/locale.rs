//! What codes show in languages and regions.

use indeck_model::{Date, NumberFormat, Value};

use super::moment;
use crate::format::number::Digits;
use crate::format::{Formatter, Locale, number, value};

fn locale(tag: &str) -> Locale {
    Locale::find(tag).unwrap()
}

#[test]
fn numbers_have_the_separators_of_their_language() {
    let cases = [
        ("de", "#,##0.00", 1_234_567.891, "1.234.567,89"),
        ("de", "#,##0.00", -1_234.5, "-1.234,50"),
        ("de", "#,##0;(#,##0)", -1_234.0, "(1.234)"),
        ("de", "0.0%", 0.256, "25,6%"),
        ("de", "0.0E+00", 12_345.0, "1,2E+04"),
        ("de", "# ?/?", 2.5, "2 1/2"),
        ("de", "General", -1_234.5, "-1234,5"),
        ("de", "0.0,,\" Mio.\"", 1_250_000.0, "1,3 Mio."),
        ("de", "#,##0.0 \"1,000.0\"", 1_000.0, "1.000,0 1,000.0"),
        ("de", "\\.0.0\\,", 1.5, ".1,5,"),
        ("de", "\".\"", 1.0, "."),
        ("de-AT", "#,##0.0", 1_234.5, "1\u{a0}234,5"),
        ("de-CH", "#,##0.0", 1_234.5, "1’234.5"),
        ("fr", "#,##0.0 %", 12.3456, "1\u{202f}234,6 %"),
        ("fr-CH", "#,##0.0", 1_234.5, "1’234,5"),
        ("nl", "€ #,##0.00", 1_234.5, "€ 1.234,50"),
        ("pl", "#,##0", 1_234.0, "1\u{a0}234"),
        ("pt-BR", "#,##0.0", 1_234.5, "1.234,5"),
        ("es", "#,##0.0", 1_234.5, "1.234,5"),
        ("es-MX", "#,##0.0", 1_234.5, "1,234.5"),
        ("sv", "#,##0.0", 1_234.5, "1\u{a0}234,5"),
        ("hi", "#,##0.00", 12_345_678.9, "1,23,45,678.90"),
        ("en-IN", "₹#,##0", -123_456.0, "-₹1,23,456"),
        ("en-IN", "\"12\"#,##0", 1_234_567.0, "1212,34,567"),
        ("en-IN", "#,##0", 999.0, "999"),
        ("ja", "#,##0.0", 1_234.5, "1,234.5"),
        ("ar", "#,##0.0", 1_234.5, "1,234.5"),
        ("ru", "#,##0.0", 1_234.5, "1\u{a0}234,5"),
        ("en-ZA", "#,##0.0", 1_234.5, "1\u{a0}234,5"),
    ];
    for (tag, code, x, expected) in cases {
        let shown = number(x, code, &locale(tag));
        assert_eq!(shown, expected, "{x} as {code} in {tag}");
    }
}

#[test]
fn whole_numbers_in_general_have_no_groups_and_decimals_have_the_point_of_the_language() {
    let german = locale("de");
    let general = NumberFormat::GENERAL;
    assert_eq!(value(&Value::Integer(i64::MAX), &general, &german), i64::MAX.to_string());
    assert_eq!(value(&Value::Number(1_234.25), &general, &german), "1234,25");
    assert_eq!(value(&Value::Text("1.5".into()), &general, &german), "1.5");
    assert_eq!(value(&Value::Number(1.5), &"no code".into(), &german), "1,5");
}

#[test]
fn months_and_weekdays_have_the_names_of_their_language() {
    let cases = [
        ("de", "dddd, d. mmmm yyyy", "Freitag, 1. Mai 2026"),
        ("de", "ddd, d. mmm yy", "Fr, 1. Mai 26"),
        ("fr", "dddd d mmmm", "vendredi 1 mai"),
        ("es", "d \"de\" mmmm", "1 de mayo"),
        ("it", "mmm yyyy", "mag 2026"),
        ("nl", "ddd d mmm", "vr 1 mei"),
        ("pt-PT", "dddd", "sexta-feira"),
        ("pl", "d mmmm yyyy", "1 maja 2026"),
        ("pl", "mmmm yyyy", "maj 2026"),
        ("pl", "dddd, mmmm", "piątek, maj"),
        ("cs", "d. mmmm", "1. května"),
        ("cs", "mmmm", "květen"),
        ("ru", "dd mmmm", "01 мая"),
        ("ru", "mmmm yyyy", "май 2026"),
        ("uk", "mmmm", "травень"),
        ("fi", "d. mmmm", "1. toukokuuta"),
        ("fi", "dddd, mmmm", "perjantai, toukokuu"),
        ("el", "mmmm", "Μάιος"),
        ("el", "d mmmm", "1 Μαΐου"),
        ("ca", "d mmmm", "1 de maig"),
        ("ca", "mmmm", "maig"),
        ("sr-Latn", "dddd", "petak"),
        ("sr", "dddd", "петак"),
        ("ja", "mmmm dddd", "5月 金曜日"),
        ("zh-TW", "h AM/PM", "12 上午"),
        ("en-GB", "mmmm", "May"),
        ("tr", "mmmmm", "M"),
    ];
    for (tag, code, expected) in cases {
        let day = moment("2026-05-01", 0);
        assert_eq!(value(&day, &code.into(), &locale(tag)), expected, "{code} in {tag}");
    }
}

#[test]
fn times_have_the_point_and_the_halves_of_day_of_their_language() {
    let cases = [
        ("de", "mm:ss.00", "30:15,25"),
        ("ja", "h:mm AM/PM", "1:30 午後"),
        ("ja", "h:mm A/P", "1:30 午後"),
        ("sv", "h:mm AM/PM", "1:30 em"),
        ("sv", "h:mm A/P", "1:30 e"),
    ];
    let afternoon = moment("2026-05-01", ((13 * 60 + 30) * 60 + 15) * 1_000_000 + 250_000);
    for (tag, code, expected) in cases {
        assert_eq!(value(&afternoon, &code.into(), &locale(tag)), expected, "{code} in {tag}");
    }
}

#[test]
fn a_section_that_names_a_language_follows_it() {
    let cases = [
        ("[$-407]#,##0.0", -1_234.5, "-1.234,5"),
        ("[$-de-DE]#,##0.0", 1_234.5, "1.234,5"),
        ("[$-1000C07]#,##0.0", 1_234.5, "1\u{a0}234,5"),
        ("[$-de]0.0;[$-en]0.00", 1.5, "1,5"),
        ("[$-de]0.0;[$-en]0.00", -1.5, "1.50"),
        ("[$€-407] #,##0.0", 1_234.5, "€ 1 234,5"),
        ("[$CHF] #,##0.0", 1_234.5, "CHF 1 234,5"),
        ("[$-F800]0.0", 1.5, "1,5"),
        ("[$-xx-YY]0.0", 1.5, "1,5"),
        ("[$-de-DE]mmmm", 46_143.0, "Mai"),
        ("[$-de-DE,1]dddd", 46_143.0, "Freitag"),
        ("mmmm", 46_143.0, "май"),
    ];
    for (code, x, expected) in cases {
        let shown = number(x, code, &locale("ru")).replace('\u{a0}', " ");
        assert_eq!(shown, expected.replace('\u{a0}', " "), "{x} as {code}");
    }
}

#[test]
fn numbers_of_days_are_shown_as_their_day_and_time() {
    let cases = [
        (46_143.0, "d mmm yyyy", "1 May 2026"),
        (46_143.0 + 17.0 / 24.0, "hh:mm:ss", "17:00:00"),
        (1.0, "d mmm yyyy", "1 Jan 1900"),
        (61.0, "d mmm yyyy", "1 Mar 1900"),
        (60.5, "[h]:mm", "1452:00"),
        (0.5, "[h]:mm", "12:00"),
        (1.999_999_999_99, "[h]:mm", "48:00"),
        (2_958_465.0, "d mmm yyyy", "31 Dec 9999"),
        (2_958_466.0, "d mmm yyyy", "2958466"),
        (-1.0, "d mmm yyyy", "-1"),
        (f64::INFINITY, "yyyy", "Infinity"),
    ];
    for (x, code, expected) in cases {
        assert_eq!(number(x, code, &Locale::default()), expected, "{x} as {code}");
    }
}

#[test]
fn tags_are_found_by_their_language_and_region() {
    let cases = [
        ("de-DE", Some("de-DE")),
        ("DE", Some("de-DE")),
        ("de_ch", Some("de-CH")),
        ("de-Latn-AT", Some("de-AT")),
        ("de-DE-1996", Some("de-DE")),
        ("de-DE-u-co-phonebk", Some("de-DE")),
        ("de-XX", Some("de-DE")),
        ("en", Some("en-US")),
        ("no", Some("nb-NO")),
        ("zh-Hant", Some("zh-TW")),
        ("zh-Hant-HK", Some("zh-HK")),
        ("zh-Hans", Some("zh-CN")),
        ("sr-Latn", Some("sr-Latn-RS")),
        ("sr-Cyrl-RS", Some("sr-RS")),
        ("es-419", Some("es-419")),
        ("deutsch", None),
        ("xx-DE", None),
        ("", None),
        ("-DE", None),
        ("de-", None),
        ("de DE", None),
        ("de-\u{0}", None),
        ("de-abcdefghi", None),
    ];
    for (tag, expected) in cases {
        assert_eq!(Locale::find(tag).map(|l| l.tag()), expected, "{tag}");
    }
    assert_eq!(Locale::find("en-US"), Some(Locale::default()));
}

/// The official languages of the European Union and those of the largest other markets.
#[test]
fn the_languages_of_reports_are_there() {
    let languages = "bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv \
                     nb nn is sq sr mk bs ca eu gl tr ru uk ar he fa hi bn ta id vi th ms fil ja \
                     ko zh af sw";
    for language in languages.split_whitespace() {
        assert!(Locale::find(language).is_some(), "{language}");
    }
}

#[test]
fn every_locale_names_each_month_and_weekday_and_its_separators_differ() {
    for locale in Locale::all() {
        let tag = locale.tag();
        assert_eq!(Locale::find(tag), Some(locale), "{tag}");
        let distinct = |code: &'static str, days: Vec<String>| {
            let shown: std::collections::BTreeSet<_> = days
                .iter()
                .map(|day| Value::Date(Date::parse_iso(day).unwrap()))
                .map(|day| value(&day, &code.into(), &locale))
                .inspect(|name| assert!(!name.trim().is_empty(), "{code} in {tag}"))
                .collect();
            assert_eq!(shown.len(), days.len(), "{code} in {tag}: {shown:?}");
        };
        let months = || (1..=12).map(|m| format!("2026-{m:02}-01")).collect();
        for code in ["mmm", "mmmm", "d mmm", "d mmmm"] {
            distinct(code, months());
        }
        for code in ["ddd", "dddd"] {
            distinct(code, (1..=7).map(|d| format!("2026-05-{d:02}")).collect());
        }
        let shown = number(1_234.5, "#,##0.0", &locale);
        let marks: Vec<char> = shown.chars().filter(|c| !c.is_ascii_digit()).collect();
        assert!(matches!(marks[..], [group, decimal] if group != decimal), "{tag}: {shown}");
        let narrow = value(&moment("2026-05-01", 0), &"mmmmm h AM/PM".into(), &locale);
        assert!(!narrow.starts_with(' ') && !narrow.ends_with(' '), "{tag}: {narrow}");
    }
}

#[test]
fn a_formatter_shows_what_its_code_shows() {
    let shares = Formatter::new("0.0%").map_err(|e| e.to_string()).unwrap();
    for x in [0.0, -0.25, 0.125, 12.0] {
        for tag in ["en", "de", "fr", "en-IN"] {
            let locale = locale(tag);
            assert_eq!(shares.number(x, &locale), number(x, "0.0%", &locale));
            assert_eq!(shares.value(&Value::Number(x), &locale), number(x, "0.0%", &locale));
        }
    }
    assert!(Formatter::new("0 units").is_err());
}

proptest::proptest! {
    /// Setting literal text aside changes nothing of what a code shows.
    #[test]
    fn in_english_codes_show_what_the_library_shows(x in -1e15..1e15f64, small in -10.0..10.0f64) {
        let codes = [
            "General", "0", "x", "#,##0.00", "0.0%", "$#,##0.00", "#,##0 \"a.b,c\"", "0;(0);-", "x\\.0",
            "[>=1000]0,\"k\";0", "0.0E+00", "# ?/?", "▲0%;▼0%;0%", "[$€-407] #,##0", "000-00",
            "0_);(0)", "+", "\"-\"", ";;", "\u{f0000}0\u{f0001}", "00\".\"00\",\"00",
        ];
        let english = Locale::default().numbers();
        for code in codes {
            let digits = Digits::parse(code).map_err(|e| e.to_string()).unwrap();
            for x in [x, small, x.round(), small.round()] {
                let shown = ssfmt::format_default(x, code).unwrap();
                proptest::prop_assert_eq!(digits.text(x, english), Some(shown), "{}", code);
            }
        }
    }

    #[test]
    fn any_text_is_a_code_or_none_and_any_tag_a_locale_or_none(
        code in "[0#?.,%;\\[\\]$\"a-z€\u{f0000}\u{1} -]{0,24}",
        tag in "[a-zA-Z0-9_-]{0,12}",
        x in proptest::num::f64::ANY,
    ) {
        let locale = Locale::find(&tag).unwrap_or_default();
        let _ = number(x, &code, &locale);
        let _ = number(x, &format!("[$-{tag}]0.0"), &locale);
    }
}
