//! What the leak scan finds, and what it must pass over.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Float64Array, Int64Array, StringArray};
use indeck_model::{Date, IdentifierRole};
use indeck_policy::mask::{
    self, Bucket, BucketForm, Clamp, ColumnMask, FoundKind, Method, Partial, Withheld,
};
use proptest::prelude::*;

use crate::data::dataset;

fn of_texts(values: &[&str]) -> Withheld {
    let array: ArrayRef = Arc::new(StringArray::from(values.to_vec()));
    mask::withheld(&dataset([("x", array)]), &[ColumnMask::new("x", Method::Drop)]).unwrap()
}

fn of_numbers(values: &[f64]) -> Withheld {
    let array: ArrayRef = Arc::new(Float64Array::from(values.to_vec()));
    mask::withheld(&dataset([("x", array)]), &[ColumnMask::new("x", Method::Drop)]).unwrap()
}

#[test]
fn texts_are_found_however_they_are_written() {
    let cases = [
        ("Müller", "an mu\u{308}ller.", true),
        ("Müller", "MÜLLER", true),
        ("Müller", "Müllerin", false),
        ("Müller", "(Müller)", true),
        ("Ann", "Ann", false),
        ("Anna", "Anna", false),
        ("Annas", "Annas", true),
        ("Annas", "Annasee", false),
        ("Anna-Maria Schmidt", "x\nAnna\u{2011}Maria  \t SCHMIDT y", true),
        ("Anna-Maria Schmidt", "xAnna-Maria Schmidty", true),
        ("Anna Schm", "Anna Schmidt", false),
        ("田中太郎", "担当は田中太郎です", true),
        ("\u{ff21}\u{ff2e}\u{ff2e}\u{ff21}\u{ff33}", "annas", true),
        ("S\u{ad}chmidt", "Schm\u{200b}idt", true),
        ("NL91ABNA0417164300", "IBAN NL91 ABNA 0417 1643 00.", true),
        ("NL91 ABNA 0417 1643 00", "nl91abna0417164300", true),
        ("4111-1111-1111-1111", "4111 1111 1111 1111", true),
        ("4111-1111-1111-1111", "4111111111111111", true),
        ("4111-1111-1111-1111", "41111111111111112", false),
        ("+31 6 12345678", "(+31) 6-12345678", true),
        ("06-1234", "06 1234", false),
    ];
    for (value, text, is_found) in cases {
        let found = of_texts(&[value]).find_in(text);
        assert_eq!(found.is_some(), is_found, "{value} in {text}: {found:?}");
    }
}

#[test]
fn numbers_are_found_however_they_are_formatted() {
    let cases = [
        (52_341.0, "52341", true),
        (52_341.0, "52,341.00 €", true),
        (52_341.0, "52.341,00", true),
        (52_341.0, "52\u{202f}341", true),
        (52_341.0, "52'341", true),
        (52_341.0, "-52341", true),
        (52_341.0, "52.341k", true),
        (52_341.0, "152341", false),
        (52_341.0, "52,3412", false),
        (52_341.0, "3.52341", false),
        (52_341.0, "52341.5", false),
        (52_341.0, "rId52341", false),
        (52_341.0, "52341pixels", false),
        (52_341.0, "52341a7", false),
        (52_341.27, "<c:v>52341.27</c:v>", true),
        (52_341.27, "52,341.3", true),
        (52_341.27, "52341", true),
        (0.523_41, "52.341 %", true),
        (3.0, "3", false),
        (2024.0, "2024", false),
        (52_000.0, "52000", false),
    ];
    for (value, text, is_found) in cases {
        let found = of_numbers(&[value]).find_in(text);
        assert_eq!(found.is_some(), is_found, "{value} in {text}: {found:?}");
    }
}

#[test]
fn days_are_found_in_any_order_of_their_parts() {
    let day = Date::parse_iso("1984-03-07").unwrap();
    let array: ArrayRef = Arc::new(Date32Array::from(vec![day.days]));
    let data = dataset([("born", array)]);
    let withheld = mask::withheld(&data, &[ColumnMask::new("born", Method::redact())]).unwrap();
    for text in ["1984-03-07", "7.3.1984", "07/03/1984", "3/7/1984", "30748", "1984-03-07T00:00"] {
        assert!(withheld.find_in(text).is_some(), "{text}");
    }
    for text in ["1984-03", "1984-03-08", "7.3.84", "1984", "307481", "8.3.1984"] {
        assert_eq!(withheld.find_in(text), None, "{text}");
    }
    assert_eq!(withheld.find_in("7.3.1984").unwrap().kind, FoundKind::Date);
}

#[test]
fn what_a_method_still_shows_is_not_withheld() {
    let ages: ArrayRef = Arc::new(Int64Array::from(vec![123_456, 250_001]));
    let data = dataset([("x", ages)]);
    let clamp = Method::Clamp(Clamp { bottom: None, top: Some(200_000.0) });
    let withheld = mask::withheld(&data, &[ColumnMask::new("x", clamp)]).unwrap();
    assert!(withheld.find_in("250001").is_some());
    assert_eq!(withheld.find_in("123456"), None);
    let bucket = Bucket { width: 64.0, origin: 0.0, form: BucketForm::LowerEdge };
    let withheld = mask::withheld(&data, &[ColumnMask::new("x", Method::Bucket(bucket))]).unwrap();
    assert_eq!(withheld.find_in("123456"), None, "it is its own lower edge");
    assert!(withheld.find_in("250001").is_some());
}

#[test]
fn categories_are_not_searched_for_unless_they_name_persons() {
    let values: ArrayRef = Arc::new(
        (0..100)
            .map(|i| Some(if i % 3 == 0 { "marketing" } else { "research" }))
            .collect::<StringArray>(),
    );
    let mut data = dataset([("team", values)]);
    let masks = [ColumnMask::new("team", Method::Partial(Partial::default()))];
    let withheld = mask::withheld(&data, &masks).unwrap();
    assert_eq!(withheld.find_in("marketing"), None);
    assert_eq!(withheld.unsearched().common, 2);
    data.columns[0].role = IdentifierRole::Direct;
    assert!(mask::withheld(&data, &masks).unwrap().find_in("marketing").is_some());
}

#[test]
fn numbers_are_searched_for_unless_they_crowd_their_length() {
    // 901 of 90,000 numbers of five digits are one in a hundred and more.
    let crowd: Vec<f64> = (0..902).map(|i| 10_001.0 + 10.0 * f64::from(i)).collect();
    let crowded = of_numbers(&crowd);
    assert_eq!((crowded.find_in("10001"), crowded.unsearched().crowded), (None, 902));
    assert!(of_numbers(&crowd[..900]).find_in("10001").is_some());
}

#[test]
fn disclosed_values_are_exempt() {
    let withheld = of_texts(&["Berlin", "Hamburg", "4111 1111 1111 1111", "1984-03-07"]);
    let rest = withheld.clone().without(["BERLIN ", "4111 1111 1111 1111"]);
    assert_eq!(rest.find_in("Berlin 4111 1111 1111 1111 4111111111111111"), None);
    assert!(rest.find_in("Hamburg").is_some());
    let rest = withheld.without_those_in(["Our harbour: Hamburg"]);
    assert_eq!(rest.find_in("hamburg"), None);
    assert!(rest.find_in("berlin").is_some());
    assert_eq!(rest.unsearched().exempt, 1);
}

#[test]
fn a_find_names_column_and_place_and_no_value_can_be_printed() {
    let withheld = of_texts(&["Annegret"]);
    let text = format!("{}Zoë,  é Annegret", "long ".repeat(60_000));
    let found = withheld.find_in(&text).unwrap();
    assert_eq!(&text[found.at..found.at + 8], "Annegret");
    assert_eq!(found.column, "x");
    assert!(!format!("{withheld:?}").to_lowercase().contains("annegret"));
}

proptest! {
    #[test]
    fn a_planted_value_is_found_wherever_it_stands(
        names in prop::collection::vec("[A-Za-zäöüéßÀ-ÿ]{5,9} [A-Za-zäöü]{3,30}", 1..20),
        at in 0_usize..20,
        before in "\\PC{0,200}",
        after in "\\PC{0,200}",
        far in 0_usize..140_000,
    ) {
        let values: Vec<&str> = names.iter().map(String::as_str).collect();
        let withheld = of_texts(&values);
        let value = values[at % values.len()].to_uppercase();
        let text = format!("{}{before} {value} {after}", "filler ".repeat(far / 7));
        prop_assert!(withheld.find_in(&text).is_some());
    }

    #[test]
    fn any_text_can_be_searched(text in "\\PC{0,400}", value in "\\PC{0,40}") {
        let withheld = of_texts(&[&value]).without([text.as_str()]);
        let _ = withheld.find_in(&text);
    }
}
