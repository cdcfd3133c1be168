//! Every method of masking.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, TimestampMicrosecondType};
use arrow_array::{
    Array, ArrayRef, Date32Array, DictionaryArray, Float64Array, Int64Array, StringArray,
    TimestampMicrosecondArray, UInt64Array,
};
use indeck_model::dataset::Dataset;
use indeck_model::{Classification, Date, IdentifierRole};
use indeck_policy::Error;
use indeck_policy::mask::{
    self, Bands, Bucket, BucketForm, Clamp, ColumnMask, DatePart, MaskKey, Method, Partial,
    Pseudonym, ShiftDate,
};
use proptest::prelude::*;

use crate::data::dataset;

fn key() -> MaskKey {
    MaskKey::new([7; 32])
}

fn masked(column: ArrayRef, method: Method) -> ArrayRef {
    let data = dataset([("x", column)]);
    mask::apply(&data, &[ColumnMask::new("x", method)], &key()).unwrap().batches[0]
        .column(0)
        .clone()
}

fn texts(values: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

fn whole(values: &[Option<i64>]) -> ArrayRef {
    Arc::new(Int64Array::from(values.to_vec()))
}

fn days(values: &[Option<&str>]) -> ArrayRef {
    let days = values.iter().map(|v| v.map(|v| Date::parse_iso(v).unwrap().days));
    Arc::new(days.collect::<Date32Array>())
}

#[test]
fn texts_are_masked_by_what_people_see_as_characters() {
    let partial = |first, last| {
        Method::Partial(Partial { keep_first: first, keep_last: last, character: '•' })
    };
    let family = "👨‍👩‍👧e\u{301}x";
    let cases = [
        (Method::redact(), "Ann", "█████"),
        (partial(0, 4), "4111111111111111", "••••••••••••1111"),
        (partial(1, 1), "Ann", "A•n"),
        // What would stay is all of it: nothing stays.
        (partial(1, 2), "Ann", "•••"),
        (partial(2, 9), "Ann", "•••"),
        (partial(1, 0), family, "👨‍👩‍👧••"),
        (partial(usize::MAX, usize::MAX), "Ann", "•••"),
        (Method::Truncate { characters: 2 }, "1012 AB", "10"),
        (Method::Truncate { characters: 2 }, family, "👨‍👩‍👧e\u{301}"),
        (Method::Truncate { characters: 9 }, "Ann", "Ann"),
    ];
    for (method, value, expected) in cases {
        let got = masked(texts(&[Some(value), None]), method.clone());
        assert_eq!(&got, &texts(&[Some(expected), None]), "{method:?} of {value}");
    }
}

#[test]
fn numbers_become_edges_bands_and_limits() {
    let ages = whole(&[Some(-1), Some(17), Some(18), Some(30), Some(99), None]);
    let bucket = |form| Method::Bucket(Bucket { width: 10.0, origin: 0.0, form });
    let edges = whole(&[Some(-10), Some(10), Some(10), Some(30), Some(90), None]);
    assert_eq!(&masked(ages.clone(), bucket(BucketForm::LowerEdge)), &edges);
    let labels = ["-10–-1", "10–19", "10–19", "30–39", "90–99"].map(Some);
    let expected = texts(&[&labels[..], &[None]].concat());
    assert_eq!(&masked(ages.clone(), bucket(BucketForm::Label)), &expected);

    let bands = Method::Bands(Bands { breaks: vec![18.0, 30.0, 65.0], labels: vec![] });
    let labels = ["<18", "<18", "18–29", "30–64", "≥65"].map(Some);
    let expected = texts(&[&labels[..], &[None]].concat());
    assert_eq!(&masked(ages.clone(), bands), &expected);
    let named = Bands { breaks: vec![18.0], labels: vec!["young".into(), "grown".into()] };
    let labels = ["young", "young", "grown", "grown", "grown"].map(Some);
    let expected = texts(&[&labels[..], &[None]].concat());
    assert_eq!(&masked(ages.clone(), Method::Bands(named)), &expected);

    let clamp = Method::Clamp(Clamp { bottom: Some(17.5), top: Some(89.9) });
    let clamped = whole(&[Some(18), Some(18), Some(18), Some(30), Some(89), None]);
    assert_eq!(&masked(ages, clamp), &clamped);

    let rates: ArrayRef = Arc::new(Float64Array::from(vec![Some(0.3), Some(0.25), None]));
    let quarter = Bucket { width: 0.25, origin: 0.0, form: BucketForm::LowerEdge };
    let edges: ArrayRef = Arc::new(Float64Array::from(vec![Some(0.25), Some(0.25), None]));
    assert_eq!(&masked(rates.clone(), Method::Bucket(quarter)), &edges);
    let labels = Bucket { form: BucketForm::Label, ..quarter };
    let expected = texts(&[Some("0.25–<0.5"), Some("0.25–<0.5"), None]);
    assert_eq!(&masked(rates, Method::Bucket(labels)), &expected);
}

#[test]
fn dates_stay_dates_when_they_are_cut() {
    let values = days(&[Some("2024-02-29"), Some("1969-12-31"), None]);
    let cases = [
        (DatePart::Week, ["2024-02-26", "1969-12-29"]),
        (DatePart::Month, ["2024-02-01", "1969-12-01"]),
        (DatePart::Quarter, ["2024-01-01", "1969-10-01"]),
        (DatePart::Year, ["2024-01-01", "1969-01-01"]),
    ];
    for (part, [a, b]) in cases {
        let cut = masked(values.clone(), Method::TruncateDate(part));
        assert_eq!(&cut, &days(&[Some(a), Some(b), None]), "{part:?}");
    }
    let moment = |micros| -> ArrayRef { Arc::new(TimestampMicrosecondArray::from(vec![micros])) };
    let cut = masked(moment(Some(-1)), Method::TruncateDate(DatePart::Month));
    assert_eq!(&cut, &moment(Some(-31 * 86_400_000_000)));
}

#[test]
fn shifted_dates_keep_the_intervals_of_an_entity_and_no_day() {
    let (rows, most_days) = (400, 30);
    let person: ArrayRef =
        Arc::new((0..rows).map(|i| Some(format!("p{}", i / 2))).collect::<StringArray>());
    let day: ArrayRef = Arc::new((0..rows).map(|i| Some(i * 3)).collect::<Date32Array>());
    let moments = (0..rows).map(|i| Some(i64::from(i) * 3 * 86_400_000_000 + 5));
    let moment: ArrayRef = Arc::new(moments.collect::<TimestampMicrosecondArray>());
    let data = dataset([("person", person), ("day", day), ("moment", moment)]);
    let shift =
        || Method::ShiftDate(ShiftDate { entity: "person".into(), domain: None, most_days });
    let pseudonym = ColumnMask::new("person", Method::Pseudonym(Pseudonym::default()));
    let masks = [pseudonym, ColumnMask::new("day", shift()), ColumnMask::new("moment", shift())];
    let masked = mask::apply(&data, &masks, &key()).unwrap();
    let shifted = masked.batches[0].column(1).as_primitive::<Date32Type>();
    let offsets: Vec<i32> = shifted.iter().zip(0..).map(|(d, i)| d.unwrap() - i * 3).collect();
    assert!(offsets.iter().all(|by| (1..=30).contains(&by.abs())));
    assert!(offsets.chunks(2).all(|pair| pair[0] == pair[1]));
    let different: std::collections::BTreeSet<_> = offsets.iter().collect();
    assert!(different.len() > 40, "{}", different.len());
    let moments = masked.batches[0].column(2).as_primitive::<TimestampMicrosecondType>();
    for (moment, day) in moments.iter().zip(shifted.iter()) {
        assert_eq!(moment.unwrap(), i64::from(day.unwrap()) * 86_400_000_000 + 5);
    }
}

#[test]
fn a_date_whose_entity_is_missing_becomes_missing() {
    let data = dataset([("person", texts(&[None])), ("day", days(&[Some("2024-02-29")]))]);
    let shift = ShiftDate { entity: "person".into(), domain: None, most_days: 9 };
    let masks = [ColumnMask::new("day", Method::ShiftDate(shift))];
    let masked = mask::apply(&data, &masks, &key()).unwrap();
    assert_eq!(masked.batches[0].column(1).null_count(), 1);
}

fn pseudonyms(
    name: &str,
    column: &str,
    values: ArrayRef,
    domain: Option<&str>,
    key: u8,
) -> Vec<String> {
    let mut data = dataset([(column, values)]);
    data.name = name.into();
    let method = Method::Pseudonym(Pseudonym { domain: domain.map(Into::into), digits: 16 });
    let masks = [ColumnMask::new(column, method)];
    let masked = mask::apply(&data, &masks, &MaskKey::new([key; 32])).unwrap();
    let array = masked.batches[0].column(0).clone();
    array.as_string::<i32>().iter().flatten().map(Into::into).collect()
}

#[test]
fn pseudonyms_join_within_a_domain_and_nowhere_else() {
    let ids = || whole(&[Some(12), Some(13), Some(12)]);
    let own = pseudonyms("a", "id", ids(), None, 1);
    assert_eq!(own[0], own[2]);
    assert_ne!(own[0], own[1]);
    assert!(own[0].len() == 16 && own[0].bytes().all(|b| b.is_ascii_hexdigit()));
    // The same value as text, another dataset and column, one domain.
    let shared = pseudonyms("a", "id", ids(), Some("customer"), 1);
    let other = pseudonyms("b", "kunde", texts(&[Some("12")]), Some("customer"), 1);
    assert_eq!(shared[0], other[0]);
    let unlike = [
        pseudonyms("b", "id", ids(), None, 1),
        pseudonyms("a", "key", ids(), None, 1),
        pseudonyms("a", "id", ids(), None, 2),
        pseudonyms("a", "id", ids(), Some("id"), 1),
        shared,
    ];
    assert!(unlike.iter().all(|them| them[0] != own[0]));
}

#[test]
fn a_pseudonym_is_that_of_the_composed_text() {
    let values = texts(&[Some("Zoe\u{308}"), Some("Zoë")]);
    let made = pseudonyms("a", "name", values, None, 1);
    assert_eq!(made[0], made[1]);
}

#[test]
fn a_pseudonym_is_hmac_sha_256_of_length_prefixed_parts() {
    // Computed with Python's hmac over the message documented in masking.md.
    let made = pseudonyms("a", "id", texts(&[Some("12")]), Some("customer"), 1);
    assert_eq!(made[0], PYTHON);
}

/// `hmac.new(bytes([1])*32, b"".join(len(p).to_bytes(8,"big")+p for p in
/// (b"indeck-pseudonym-v1", b"domain", b"customer")) + b"12", "sha256").hexdigest()[:16]`
const PYTHON: &str = "1f8d92ccea18048d";

#[test]
fn masked_columns_change_type_class_and_labels_only_as_declared() {
    let mut data = dataset([
        ("name", texts(&[Some("Ann")])),
        ("age", whole(&[Some(41)])),
        ("city", texts(&[Some("Ulm")])),
    ]);
    data.columns[1].value_labels = vec![("41".into(), "Ann's age".into())];
    data.columns[1].classification = Some(Classification::Personal);
    data.columns[1].role = IdentifierRole::Quasi;
    data.columns[2].label = Some("City".into());
    let bucket = Bucket { width: 10.0, origin: 0.0, form: BucketForm::Label };
    let age = ColumnMask::new("age", Method::Bucket(bucket));
    let undeclared =
        mask::apply(&data, &[age.clone(), ColumnMask::new("name", Method::Drop)], &key()).unwrap();
    let names: Vec<&str> = undeclared.schema.fields().iter().map(|f| f.name().as_str()).collect();
    assert_eq!(names, ["age", "city"]);
    assert_eq!(undeclared.columns[0].classification, Some(Classification::Personal));
    assert_eq!(undeclared.columns[0].role, IdentifierRole::Quasi);
    assert_eq!(undeclared.columns[0].value_labels, []);
    assert_eq!(undeclared.columns[1], data.columns[2]);
    let age = age.with_becomes(Classification::Internal, IdentifierRole::None);
    let declared = mask::apply(&data, &[age], &key()).unwrap();
    assert_eq!(declared.columns[1].classification, Some(Classification::Internal));
    assert_eq!(declared.columns[1].role, IdentifierRole::None);
}

#[test]
fn a_dataset_without_batches_has_the_types_of_one_with_rows() {
    let mut data = dataset([("name", texts(&[Some("Ann")])), ("age", whole(&[Some(41)]))]);
    let masks = [
        ColumnMask::new("age", Method::redact()),
        ColumnMask::new("name", Method::Pseudonym(Pseudonym::default())),
    ];
    let full = mask::apply(&data, &masks, &key()).unwrap();
    data.batches.clear();
    assert_eq!(mask::apply(&data, &masks, &key()).unwrap().schema, full.schema);
}

#[test]
fn dropping_every_column_keeps_the_number_of_rows() {
    let data = dataset([("name", texts(&[Some("Ann"), None]))]);
    let masked = mask::apply(&data, &[ColumnMask::new("name", Method::Drop)], &key()).unwrap();
    assert_eq!(masked.row_count(), 2);
}

#[test]
fn dictionaries_and_great_numbers_are_masked_digit_for_digit() {
    let words: DictionaryArray<arrow_array::types::Int32Type> =
        vec!["Ann", "Bob", "Ann"].into_iter().collect();
    let cut = masked(Arc::new(words), Method::Truncate { characters: 1 });
    assert_eq!(&cut, &texts(&[Some("A"), Some("B"), Some("A")]));
    let great: ArrayRef = Arc::new(UInt64Array::from(vec![u64::MAX]));
    let last = Method::Partial(Partial { keep_first: 0, keep_last: 4, character: '*' });
    assert_eq!(&masked(great, last), &texts(&[Some("****************1615")]));
}

#[test]
fn what_cannot_be_masked_is_refused() {
    let data: Dataset = dataset([("name", texts(&[Some("Ann")])), ("age", whole(&[Some(41)]))]);
    let bucket = |width| Method::Bucket(Bucket { width, origin: 0.0, form: BucketForm::LowerEdge });
    let shift = |entity: &str, most_days| {
        Method::ShiftDate(ShiftDate { entity: entity.into(), domain: None, most_days })
    };
    let cases = [
        ("nome", Method::Drop, "unknown-column"),
        ("name", bucket(10.0), "unfit-method"),
        ("name", Method::TruncateDate(DatePart::Year), "unfit-method"),
        ("age", Method::Clamp(Clamp::default()), "invalid-method"),
        ("age", Method::Clamp(Clamp { bottom: Some(2.0), top: Some(1.0) }), "invalid-method"),
        ("age", bucket(0.0), "invalid-method"),
        ("age", bucket(f64::NAN), "invalid-method"),
        ("age", Method::Bands(Bands { breaks: vec![2.0, 2.0], labels: vec![] }), "invalid-method"),
        (
            "age",
            Method::Bands(Bands { breaks: vec![2.0], labels: vec!["x".into()] }),
            "invalid-method",
        ),
        ("name", Method::Truncate { characters: 0 }, "invalid-method"),
        ("age", Method::Pseudonym(Pseudonym { domain: None, digits: 7 }), "invalid-method"),
        ("age", shift("name", 0), "invalid-method"),
        ("age", shift("nobody", 5), "unknown-column"),
        ("age", shift("name", 5), "unfit-method"),
    ];
    for (column, method, code) in cases {
        let masks = [ColumnMask::new(column, method)];
        assert_eq!(mask::apply(&data, &masks, &key()).unwrap_err().code(), code, "{masks:?}");
    }
    let twice = [ColumnMask::new("age", Method::Drop), ColumnMask::new("age", Method::redact())];
    let error = mask::apply(&data, &twice, &key()).unwrap_err();
    assert!(matches!(error, Error::MaskedTwice { column } if column == "age"));
}

proptest! {
    #[test]
    fn missing_values_and_lengths_stay_under_every_method(
        values in prop::collection::vec(prop::option::of(any::<i64>()), 0..20),
    ) {
        let column = whole(&values);
        let methods = [
            Method::redact(),
            Method::Partial(Partial::default()),
            Method::Pseudonym(Pseudonym::default()),
            Method::Bucket(Bucket { width: 7.5, origin: 1.0, form: BucketForm::Label }),
            Method::Bucket(Bucket { width: 7.5, origin: 1.0, form: BucketForm::LowerEdge }),
            Method::Bands(Bands { breaks: vec![-5.0, 1e9], labels: vec![] }),
            Method::Clamp(Clamp { bottom: Some(-10.0), top: Some(10.0) }),
            Method::Truncate { characters: 1 },
        ];
        for method in methods {
            let masked = masked(column.clone(), method.clone());
            prop_assert_eq!(masked.len(), column.len());
            for row in 0..column.len() {
                prop_assert_eq!(masked.is_null(row), column.is_null(row), "{:?}", method);
            }
        }
    }

    #[test]
    fn an_edge_is_never_above_its_number(number in -1e9_f64..1e9, width in 0.01_f64..1e6, origin in -1e3_f64..1e3) {
        let column: ArrayRef = Arc::new(Float64Array::from(vec![number]));
        let bucket = Bucket { width, origin, form: BucketForm::LowerEdge };
        let edge = masked(column, Method::Bucket(bucket));
        let edge = edge.as_primitive::<arrow_array::types::Float64Type>().value(0);
        prop_assert!(edge <= number && number <= edge + width * (1.0 + 1e-9) + 1e-6);
    }
}
