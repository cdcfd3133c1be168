//! Records made alike, judged by counting that knows nothing of how they were made.

// A judge prints its figures.
#![allow(clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Date, Value};
use indeck_policy::records::{self, Generalise, Hierarchy, Quasi, Rules};
use proptest::prelude::*;

fn table(columns: Vec<(&str, ColumnKind, Vec<Value>)>) -> ResultTable {
    let columns = columns.into_iter().map(|(name, kind, values)| Column::new(name, kind, values));
    ResultTable::new("people", columns.collect())
}

fn texts(values: &[&str]) -> Vec<Value> {
    values.iter().map(|v| Value::Text((*v).into())).collect()
}

/// Number of records and of different sensitive values by what the quasi-identifiers show.
fn classes(table: &ResultTable, quasi: &[&str], sensitive: &str) -> Vec<(usize, usize)> {
    let cells = |name: &str| &table.column(name).unwrap().1.cells;
    let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in 0..table.row_count() {
        let shown: Vec<String> =
            quasi.iter().map(|name| format!("{:?}", cells(name)[row].value)).collect();
        classes.entry(shown.join("|")).or_default().push(cells(sensitive)[row].value.to_string());
    }
    let different =
        |values: &[String]| values.iter().filter(|v| !v.is_empty()).collect::<BTreeSet<_>>().len();
    classes.values().map(|values| (values.len(), different(values))).collect()
}

/// Whether a generalised text may stand for a value.
fn covers(shown: &Value, own: &Value) -> bool {
    let (Value::Text(shown), own) = (shown, own) else { return shown == own };
    if shown == "*" || (shown == "≠∅" && !own.is_null()) {
        return true;
    }
    if let Some(base) = shown.strip_suffix(" ∨ ∅") {
        return own.is_null() || covers(&Value::Text(base.into()), own);
    }
    let number = |text: &str| -> f64 {
        Date::parse_iso(text).map_or_else(|| text.parse().unwrap(), |date| f64::from(date.days))
    };
    let own = match own {
        Value::Integer(n) => *n as f64,
        Value::Number(n) => *n,
        Value::Date(d) => f64::from(d.days),
        Value::Text(own) => {
            return match (shown.strip_suffix('*'), shown.split_once(" … ")) {
                (Some(start), _) => own.starts_with(start),
                (None, Some((first, last))) => first <= own.as_str() && own.as_str() <= last,
                (None, None) => shown.split(", ").any(|one| one == own),
            };
        }
        Value::Null | Value::Bool(_) | Value::DateTime(_) => return false,
    };
    match (shown.strip_prefix('<'), shown.strip_prefix('≥'), shown.split_once('–')) {
        (Some(high), ..) => own < number(high),
        (_, Some(low), _) => own >= number(low),
        (.., Some((low, high))) => match high.strip_prefix('<') {
            Some(high) => number(low) <= own && own < number(high),
            None => number(low) <= own && own <= number(high),
        },
        _ => own == number(shown),
    }
}

#[test]
fn each_way_of_generalising_shows_what_it_says() {
    let ages = [20, 21, 34, 35, 36, 70].map(Value::Integer).to_vec();
    let codes = texts(&["1011", "1012", "1013", "2011", "2011", "2099"]);
    let jobs = texts(&["nurse", "doctor", "nurse", "smith", "baker", "smith"]);
    let ills = texts(&["a", "b", "a", "b", "a", "b"]);
    let data = table(vec![
        ("age", ColumnKind::Integer, ages),
        ("code", ColumnKind::Text, codes),
        ("job", ColumnKind::Text, jobs),
        ("ill", ColumnKind::Text, ills),
    ]);
    let parents =
        [("nurse", "health"), ("doctor", "health"), ("smith", "craft"), ("baker", "craft")];
    let tree = Hierarchy { parents: parents.map(|(a, b)| (a.into(), b.into())).into() };
    let cases = [
        ("age", Generalise::Fitting, vec!["<35", "≥35"]),
        ("age", Generalise::Breaks(vec![30.0, 60.0]), vec!["*"]),
        ("age", Generalise::Breaks(vec![35.0, 60.0]), vec!["<35", "≥35"]),
        ("code", Generalise::Prefix, vec!["101*", "20*"]),
        ("code", Generalise::Whole, vec!["*"]),
        ("job", Generalise::Tree(tree), vec!["craft", "health"]),
        ("job", Generalise::Fitting, vec!["baker, doctor, nurse, smith"]),
    ];
    for (column, how, expected) in cases {
        let rules = Rules {
            k: 3,
            most_suppressed: 0.0,
            quasi: vec![Quasi { column: column.into(), how: how.clone() }],
            sensitive: vec!["ill".into()],
            ..Rules::default()
        };
        let shown = records::anonymise(&data, &rules).unwrap();
        let cells = &shown.table.column(column).unwrap().1.cells;
        let labels: BTreeSet<String> = cells.iter().map(|cell| cell.value.to_string()).collect();
        let expected: BTreeSet<String> = expected.into_iter().map(Into::into).collect();
        let all = "baker, doctor, nurse, smith";
        let labels: BTreeSet<String> = labels
            .into_iter()
            .map(|l| if l == "*" && expected.contains(all) { all.into() } else { l })
            .collect();
        assert_eq!(labels, expected, "{column} {how:?}");
    }
}

#[test]
fn records_that_cannot_be_shown_are_refused() {
    let data = table(vec![
        ("age", ColumnKind::Integer, vec![Value::Integer(1); 6]),
        ("name", ColumnKind::Text, texts(&["a", "b", "c", "d", "e", "f"])),
        ("ill", ColumnKind::Text, texts(&["flu"; 6])),
        ("seen", ColumnKind::Date, vec![Value::Date(Date { days: 1 }); 6]),
    ]);
    let quasi = |how| vec![Quasi { column: "seen".into(), how }];
    let circle = [("a", "b"), ("b", "a")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let cases = [
        (Rules { k: 7, ..Rules::default() }, "too-few-records"),
        (Rules { sensitive: vec!["ill".into()], ..Rules::default() }, "too-uniform"),
        (Rules { k: 0, ..Rules::default() }, "invalid-record-rules"),
        (Rules { most_suppressed: 1.5, ..Rules::default() }, "invalid-record-rules"),
        (Rules { direct: vec!["nome".into()], ..Rules::default() }, "unknown-column"),
        (
            Rules {
                direct: vec!["age".into()],
                quasi: vec![Quasi::new("age")],
                ..Rules::default()
            },
            "two-parts",
        ),
        (Rules { quasi: quasi(Generalise::Prefix), ..Rules::default() }, "unfit-generalisation"),
        (
            Rules { quasi: quasi(Generalise::Breaks(vec![2.0, 1.0])), ..Rules::default() },
            "unfit-generalisation",
        ),
        (
            Rules {
                quasi: vec![Quasi {
                    column: "name".into(),
                    how: Generalise::Tree(Hierarchy { parents: circle }),
                }],
                ..Rules::default()
            },
            "circular-terms",
        ),
    ];
    for (rules, code) in cases {
        assert_eq!(records::anonymise(&data, &rules).unwrap_err().code(), code, "{rules:?}");
    }
}

#[test]
fn risks_are_those_of_the_literature() {
    // Classes of 1, 2 and 3 records: El Emam and Dankar's measures by hand.
    let data = table(vec![
        ("q", ColumnKind::Text, texts(&["a", "b", "b", "c", "c", "c"])),
        ("s", ColumnKind::Text, texts(&["x", "x", "y", "x", "x", "x"])),
    ]);
    let risk = records::risk(&data, &["q"], &["s"]).unwrap();
    assert_eq!((risk.k, risk.l["s"]), (1, 1));
    assert_eq!(risk.classes, BTreeMap::from([(1, 1), (2, 1), (3, 1)]));
    assert_eq!((risk.prosecutor.greatest, risk.prosecutor.mean), (1.0, 0.5));
    assert_eq!(risk.marketer, 0.5);
    let sample = records::risk_of_sample(&data, &["q"], &[], 0.25).unwrap();
    assert_eq!(sample.prosecutor.greatest, 1.0);
    assert_eq!((sample.journalist.greatest, sample.marketer), (0.25, 0.125));
}

/// How many tables are judged: all of them where that is asked for.
#[allow(clippy::disallowed_methods, reason = "a test reads its switch")]
fn cases() -> u32 {
    if std::env::var_os("INDECK_JUDGE_ALL").is_some() { 20_000 } else { 200 }
}

fn rows() -> impl Strategy<Value = Vec<(Option<i64>, Option<u8>, i32, u8)>> {
    let row = (
        prop::option::weighted(0.9, 0_i64..60),
        prop::option::weighted(0.9, 0_u8..30),
        0_i32..400,
        0_u8..4,
    );
    prop::collection::vec(row, 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn what_is_shown_is_alike_diverse_and_true(
        rows in rows(),
        (k, l, entropy, budget) in (1_u32..8, 1_u32..4, any::<bool>(), 0_u8..4),
        (prefix, broken) in (any::<bool>(), any::<bool>()),
    ) {
        let whole = |n: Option<i64>| n.map_or(Value::Null, Value::Integer);
        let code = |n: Option<u8>| n.map_or(Value::Null, |n| Value::Text(format!("{:02}{}", n / 3, n)));
        // The number of the record goes along, in a column that is shown, so that each can be followed.
        let data = table(vec![
            ("id", ColumnKind::Integer, (0..rows.len() as i64).map(Value::Integer).collect()),
            ("name", ColumnKind::Text, rows.iter().map(|_| Value::Text("Ann".into())).collect()),
            ("age", ColumnKind::Integer, rows.iter().map(|r| whole(r.0)).collect()),
            ("code", ColumnKind::Text, rows.iter().map(|r| code(r.1)).collect()),
            ("seen", ColumnKind::Date, rows.iter().map(|r| Value::Date(Date { days: r.2 })).collect()),
            ("ill", ColumnKind::Text, rows.iter().map(|r| if r.3 == 0 { Value::Null } else { Value::Text(r.3.to_string()) }).collect()),
        ]);
        let rules = Rules {
            k, l, entropy,
            most_suppressed: f64::from(budget) * 0.05,
            direct: vec!["name".into()],
            quasi: vec![
                Quasi { column: "age".into(), how: if broken { Generalise::Breaks(vec![10.0, 20.0, 40.0]) } else { Generalise::Fitting } },
                Quasi { column: "code".into(), how: if prefix { Generalise::Prefix } else { Generalise::Fitting } },
                Quasi::new("seen"),
            ],
            sensitive: vec!["ill".into()],
        };
        let shown = match records::anonymise(&data, &rules) {
            Ok(shown) => shown,
            Err(refusal) => {
                let ills: BTreeSet<u8> = rows.iter().map(|r| r.3).filter(|s| *s != 0).collect();
                let few = refusal.code() == "too-few-records" && rows.len() < k as usize;
                let uniform = refusal.code() == "too-uniform" && (ills.len() < l as usize || entropy);
                prop_assert!(few || uniform, "{}", refusal);
                return Ok(());
            }
        };
        let quasi = ["age", "code", "seen"];
        for (size, different) in classes(&shown.table, &quasi, "ill") {
            prop_assert!(size >= k as usize && different >= l as usize, "{} {}", size, different);
        }
        prop_assert!(shown.table.column("name").is_none());
        prop_assert!(shown.table.facts.is_none() && shown.table.picked.is_none());
        prop_assert!(shown.suppressed as f64 <= rules.most_suppressed * rows.len() as f64);
        prop_assert_eq!(shown.table.row_count() as u64 + shown.suppressed, rows.len() as u64);
        prop_assert!((0.0..=1.0).contains(&shown.loss.certainty));
        let mut seen = BTreeSet::new();
        for row in 0..shown.table.row_count() {
            let Value::Integer(id) = shown.table.cell(row, 0).unwrap().value else { panic!() };
            prop_assert!(seen.insert(id));
            for (at, name) in quasi.iter().enumerate() {
                let own = &data.columns[at + 2].cells[id as usize].value;
                let made = &shown.table.column(name).unwrap().1.cells[row].value;
                prop_assert!(covers(made, own), "{:?} does not cover {:?}", made, own);
            }
        }
        prop_assert_eq!(&shown, &records::anonymise(&data, &rules).unwrap());
    }
}

/// A table of whole numbers that stands in the corpus, if there is one.
#[allow(clippy::disallowed_methods, reason = "a test reads its switch and the corpus")]
fn of_corpus(file: &str) -> Option<ResultTable> {
    let shared = std::env::var_os("INDECK_SHARED")?;
    let text =
        std::fs::read_to_string(std::path::Path::new(&shared).join("corpus/data").join(file))
            .ok()?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next()?.split(',').map(|name| name.trim_matches('"')).collect();
    let mut columns: Vec<Vec<Value>> = vec![Vec::new(); names.len()];
    for line in lines {
        for (column, field) in columns.iter_mut().zip(line.split(',')) {
            column.push(field.parse().map_or(Value::Null, Value::number));
        }
    }
    let columns = names.iter().zip(columns);
    Some(table(columns.map(|(name, values)| (*name, ColumnKind::Number, values)).collect()))
}

#[test]
fn surveys_of_the_corpus_are_made_alike() {
    // 6,366 answers of women about marriage; the number of affairs is what nobody may learn.
    let Some(data) = of_corpus("statsmodels/fair.csv") else {
        eprintln!("no corpus: INDECK_SHARED is not set");
        return;
    };
    let quasi = ["age", "yrs_married", "children", "educ", "occupation"];
    let before = records::risk(&data, &quasi, &[]).unwrap();
    let rules = Rules {
        quasi: quasi.map(Quasi::new).to_vec(),
        sensitive: vec!["affairs".into()],
        ..Rules::default()
    };
    let shown = records::anonymise(&data, &rules).unwrap();
    for (size, different) in classes(&shown.table, &quasi, "affairs") {
        assert!(size >= 5 && different >= 2, "{size} {different}");
    }
    let mean = |risk: &records::Risk| risk.prosecutor.mean;
    eprintln!(
        "{} records: k {} to {}, mean risk {:.3} to {:.3}, certainty lost {:.3}, {} left out",
        before.records,
        before.k,
        shown.risk.k,
        mean(&before),
        mean(&shown.risk),
        shown.loss.certainty,
        shown.suppressed
    );
    assert!(before.k < 5 && shown.loss.certainty < 0.5);
}
