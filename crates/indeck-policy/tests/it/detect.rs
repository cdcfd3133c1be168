//! Personal data in texts and columns.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Float64Array, Int64Array, StringArray, UInt64Array};
use indeck_model::{Classification, IdentifierRole};
use indeck_policy::detect::{self, Kind, Options, Proposal};
use proptest::prelude::*;

use crate::data::dataset;

fn all() -> Options {
    Options { least_confidence: 0.0, ..Options::default() }
}

/// Valid numbers, made and judged by python-stdnum 2.
fn national_ids() -> Vec<(&'static str, [&'static str; 3])> {
    vec![
        ("it-codice-fiscale", ["TVVLGB79L19B214K", "LNNCFD58S14C073L", "GNSFTD35A11D732A"]),
        ("fi-hetu", ["190990-5117", "020778-382C", "091061-038U"]),
        ("fr-nir", ["272065442239297", "181040205779582", "141044844779264"]),
        ("ch-ahv", ["7564144462368", "7568574304908", "7565675621750"]),
        ("ro-cnp", ["2630414102989", "2600822253949", "1520924098021"]),
        ("be-nn", ["59091389121", "59121287885", "25071075929"]),
        ("no-fodselsnummer", ["16099490946", "07056010208", "12088301860"]),
        ("pl-pesel", ["83060977673", "29062456592", "40010824850"]),
        ("ee-isikukood", ["46209035890", "42508194555", "39810073383"]),
        ("de-steuer-id", ["24306010953", "20781956366", "90167348059"]),
        ("hr-oib", ["63544703052", "86933365601", "95631524473"]),
        ("tr-kimlik", ["87790417744", "42432686162", "55993898882"]),
        ("br-cpf", ["39855040830", "10025064681", "08806848283"]),
        ("se-personnummer", ["9906048120", "2508081029", "9812216068"]),
        ("bg-egn", ["8909262652", "2412027650", "5904231123"]),
        ("cz-rodne-cislo", ["7261044758", "7010021470", "7301113710"]),
        ("at-svnr", ["8171240750", "5520261071", "9886210998"]),
        ("dk-cpr", ["2310393307", "2812995643", "1106722478"]),
        ("uk-nhs", ["3898212734", "5008652001", "2042886343"]),
        ("nl-bsn", ["309971019", "880806217", "100865306"]),
        ("pt-nif", ["307600467", "102500487", "170389618"]),
        ("es-dni", ["57845683Q", "98571725G", "81513558V"]),
        ("es-nie", ["X5500105T", "X4427577P", "X3692331A"]),
        ("ie-pps", ["1480487W", "3622207R", "4610328V"]),
        ("us-ssn", ["383655403", "229919987", "223367766"]),
        ("ca-sin", ["110218724", "750361123", "446792301"]),
        ("au-tfn", ["108192841", "581724322", "123456782"]),
        ("in-aadhaar", ["769792223430", "418353986966", "948607305141"]),
        ("za-id", ["8210189480186", "3005129538084", "8905156283089"]),
        ("kr-rrn", ["4511181607772", "6303152650653", "7007261600406"]),
        ("cn-ric", ["31010419400819026X", "310104199307254991", "310104196309221209"]),
        ("uk-nino", ["AB123456C", "JG103759A", "OE123456D"]),
    ]
}

#[test]
fn national_ids_are_known_by_their_check_digits() {
    for (scheme, numbers) in national_ids() {
        let country = match scheme.split('-').next().unwrap() {
            "uk" => "gb",
            country => country,
        };
        let options = Options { countries: vec![country.into()], ..all() };
        let found = |text: &str| {
            let found = detect::find(text, &options);
            found.iter().any(|f| f.scheme == Some(scheme) && f.at == (0..text.len()))
        };
        for number in numbers {
            assert!(found(number), "{scheme} {number}");
            if ["us-ssn", "dk-cpr", "uk-nino"].contains(&scheme) {
                continue;
            }
            let last = number.len() - 1;
            let wrong: Vec<String> = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .map(|c| format!("{}{c}", &number[..last]))
                .filter(|other| other != number && found(other))
                .collect();
            assert_eq!(wrong, Vec::<String>::new(), "{scheme} {number}");
        }
    }
}

#[test]
fn a_word_beside_a_number_makes_it_surer() {
    let sure = |text: &str| {
        let found = detect::find(text, &all());
        found
            .iter()
            .filter(|f| f.kind == Kind::NationalId)
            .map(|f| f.confidence)
            .fold(0.0, f64::max)
    };
    assert!(sure("order 309971019") < 0.5);
    assert!(sure("BSN: 309971019") > 0.8);
    assert!(sure("burgerservicenummer 3099.71.019") > 0.8);
}

#[test]
fn texts_hold_what_they_hold() {
    let cases: &[(&str, &[Kind])] = &[
        ("pay 4111 1111 1111 1111 now", &[Kind::CardNumber]),
        ("pay 4111-1111-1111-1111 now", &[Kind::CardNumber]),
        ("3782 822463 10005", &[Kind::CardNumber]),
        ("4111 1111 1111 1112", &[]),
        ("٤١١١١١١١١١١١١١١١", &[Kind::CardNumber]),
        ("NL91 ABNA 0417 1643 00", &[Kind::Iban]),
        ("GB82WEST12345698765432", &[Kind::Iban]),
        ("GB82WEST12345698765431", &[]),
        ("mail <a.b+c@mail.example.co.uk>.", &[Kind::Email]),
        ("zoë@bücher.example", &[Kind::Email]),
        ("a@b and @home and x@localhost", &[]),
        ("call +31 6 12345678", &[Kind::Phone]),
        ("Tel. 030 123456", &[Kind::Phone]),
        ("(555) 234-5678", &[Kind::Phone]),
        ("192.168.1.17", &[Kind::IpAddress]),
        ("version 1.2.3.4", &[]),
        ("2001:db8::8a2e:370:7334", &[Kind::IpAddress]),
        ("at 10:20:30 on 2024-01-15", &[]),
        ("2024-01-15T10:20:30.123456Z", &[]),
        ("total 1,234,567.89 in 2024", &[]),
        ("3.14159265358979", &[]),
        ("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", &[]),
    ];
    for (text, kinds) in cases {
        let found = detect::find(text, &Options::default());
        let got: Vec<Kind> = found.iter().map(|f| f.kind).collect();
        assert_eq!(&got, kinds, "{text}: {found:?}");
    }
}

fn proposals(name: &str, column: ArrayRef) -> Vec<Proposal> {
    detect::propose(&dataset([(name, column)]), &Options::default()).unwrap()
}

fn texts(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

/// A column's name, its values, and what they are and whether the name said so.
type Case<'a> = (&'a str, ArrayRef, Option<(Kind, bool)>);

#[test]
fn columns_are_known_by_values_and_names() {
    let whole = |values: &[i64]| -> ArrayRef { Arc::new(Int64Array::from(values.to_vec())) };
    let bsns: Vec<i64> = vec![309_971_019; 12];
    let cases: Vec<Case<'_>> = vec![
        ("contact", texts(&["a@b.example", "c@d.example"]), Some((Kind::Email, false))),
        ("Voornaam", texts(&["Anna", "Jan"]), Some((Kind::PersonName, true))),
        ("firstName", texts(&["Anna", "Jan"]), Some((Kind::PersonName, true))),
        ("product name", texts(&["Anna", "Jan"]), None),
        ("name", texts(&["X-200", "B17"]), None),
        ("dob", Arc::new(Date32Array::from(vec![1, 2])), Some((Kind::BirthDate, true))),
        ("Geburtsjahr", whole(&[1970, 1981]), Some((Kind::BirthDate, true))),
        ("shipped", Arc::new(Date32Array::from(vec![1, 2])), None),
        ("plz", texts(&["10115", "01067"]), Some((Kind::Postcode, true))),
        ("x", texts(&["1012 AB", "3511 CD"]), Some((Kind::Postcode, false))),
        ("lat", Arc::new(Float64Array::from(vec![52.37, 48.1])), Some((Kind::Coordinates, true))),
        ("lat", Arc::new(Float64Array::from(vec![520.37, 480.1])), None),
        ("Geschlecht", texts(&["m", "w"]), Some((Kind::Demographic, true))),
        ("religion", texts(&["x", "y"]), Some((Kind::SpecialCategory, true))),
        ("key", whole(&bsns), Some((Kind::NationalId, false))),
        ("id", whole(&(100_000_000..100_000_300).collect::<Vec<_>>()), None),
        ("phone", whole(&[31_612_345_678, 31_612_345_679]), Some((Kind::Phone, true))),
        ("amount", Arc::new(Float64Array::from(vec![12_345.67, 1e9])), None),
        ("year", whole(&[2020, 2021]), None),
    ];
    for (name, column, expected) in cases {
        let found = proposals(name, column);
        let got = found.first().map(|proposal| (proposal.kind, proposal.named));
        assert_eq!(got, expected, "{name}: {found:?}");
    }
}

#[test]
fn a_comment_with_an_address_is_free_text() {
    let found = proposals("comment", texts(&["fine", "write to ann@b.example", "", "ok"]));
    assert!(found[0].inside_text && found[0].kind == Kind::Email && !found[0].named);
    assert_eq!((found[0].matching, found[0].looked_at), (1, 3));
    assert_eq!(found[0].class, Classification::Personal);
    assert_eq!(found[0].role, IdentifierRole::Direct);
    assert!(!format!("{found:?}").contains("ann@"));
}

#[test]
fn one_card_number_in_a_whole_column_is_found() {
    let mut values: Vec<String> = (0..30_000).map(|i| format!("note {i}")).collect();
    values[20_001] = "note 4111 1111 1111 1111".into();
    let column: ArrayRef = Arc::new(StringArray::from(values));
    let found = detect::cards(&dataset([("note", column.clone())])).unwrap();
    assert_eq!((found[0].rows, found[0].looked_at), (1, 30_000));
    assert_eq!(proposals("note", column)[0].kind, Kind::CardNumber);
}

const CARDS: [&str; 8] = [
    "4111111111111111",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "6011111111111117",
    "30569309025904",
    "3530111333300000",
    "6200000000000005",
];

#[test]
fn cards_stored_as_numbers_are_found() {
    for card in CARDS {
        let whole: ArrayRef = Arc::new(Int64Array::from(vec![card.parse::<i64>().unwrap()]));
        let unsigned: ArrayRef = Arc::new(UInt64Array::from(vec![card.parse::<u64>().unwrap()]));
        let number: ArrayRef = Arc::new(Float64Array::from(vec![card.parse::<f64>().unwrap()]));
        for column in [whole, unsigned, number] {
            assert_eq!(detect::cards(&dataset([("x", column)])).unwrap().len(), 1, "{card}");
        }
    }
}

#[test]
fn digits_behind_a_decimal_point_are_no_card() {
    let fractions: Vec<f64> =
        CARDS.iter().map(|card| format!("3.{card}").parse::<f64>().unwrap()).collect();
    let column: ArrayRef = Arc::new(Float64Array::from(fractions));
    let shares = dataset([("share", column)]);
    assert!(detect::cards(&shares).unwrap().is_empty());
    let found = detect::propose(&shares, &detect::Options::default()).unwrap();
    assert!(found.iter().all(|one| one.kind != detect::Kind::CardNumber), "{found:?}");
}

proptest! {
    #[test]
    fn a_card_is_found_in_any_digits_and_groups(
        at in 0..CARDS.len(),
        size in 1_usize..9,
        sign in prop::sample::select(vec!["", " ", "-", ".", "_", "/", "\u{a0}", "–", " - "]),
        zero in prop::sample::select(vec!['0', '٠', '०', '０', '\u{1d7ce}']),
        before in "[a-zA-Z äß:#(]{0,12}",
        after in "[a-zA-Z äß;,.)]{0,12}",
    ) {
        let sign = if sign.chars().count() > 2 { "- " } else { sign };
        let digits: Vec<char> = CARDS[at]
            .chars()
            .map(|c| char::from_u32(zero as u32 + c.to_digit(10).unwrap()).unwrap())
            .collect();
        let groups: Vec<String> = digits.chunks(size).map(|group| group.iter().collect()).collect();
        let text = format!("{before}{}{after}", groups.join(sign));
        let found = detect::cards(&dataset([("x", texts(&[&text]))])).unwrap();
        prop_assert_eq!(found.len(), 1, "{}", text);
    }

    #[test]
    fn any_text_can_be_searched_and_finds_lie_inside(text in "\\PC{0,200}|[0-9 .@:+()/-]{0,80}") {
        let found = detect::find(&text, &all());
        for pair in found.windows(2) {
            prop_assert!(pair[0].at.end <= pair[1].at.start);
        }
        for found in found {
            prop_assert!(text.get(found.at).is_some());
            prop_assert!((0.0..=1.0).contains(&found.confidence));
        }
    }
}
