//! Data contracts: what is said about rows that break them, and where those stand.

use std::fs;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use indeck_data::{Limits, check_contract, load};
use indeck_model::spec::{ExpectSpec, Located, RangeExpectation};
use indeck_model::{Dataset, Diagnostic, Location};

use crate::support::{at, dataset, shown, source};

fn nothing() -> ExpectSpec {
    ExpectSpec {
        min_rows: None,
        max_rows: None,
        columns: vec![],
        unique: vec![],
        not_null: vec![],
        values: vec![],
        range: vec![],
        at: Location::point("report.yaml", 3, 1),
    }
}

fn number<T>(value: T) -> Located<T> {
    Located::new(value, Location::point("report.yaml", 4, 1))
}

fn range(column: &str, min: Option<f64>, max: Option<f64>) -> ExpectSpec {
    let column = at(column);
    let range = RangeExpectation { column, min: min.map(number), max: max.map(number) };
    ExpectSpec { range: vec![range], ..nothing() }
}

fn allowed(column: &str, values: &[&str]) -> ExpectSpec {
    let values = values.iter().map(|value| at(value)).collect();
    ExpectSpec { values: vec![(at(column), values)], ..nothing() }
}

fn unique(column: &str) -> ExpectSpec {
    ExpectSpec { unique: vec![at(column)], ..nothing() }
}

fn not_null(column: &str) -> ExpectSpec {
    ExpectSpec { not_null: vec![at(column)], ..nothing() }
}

fn notes(diagnostic: &Diagnostic) -> Vec<&str> {
    diagnostic.notes.iter().map(|note| note.message.as_str()).collect()
}

const SURVEY: &str = "id,weight,region,age\n\
    1,0.5,North,17\n\
    2,,South,18\n\
    2,1.5,Nort,\n\
    4,,,99\n\
    1,,East,100\n";

#[test]
fn a_kept_contract_says_nothing() {
    let survey = dataset(SURVEY);
    let kept = ExpectSpec {
        min_rows: Some(number(5)),
        max_rows: Some(number(5)),
        columns: vec![at("id"), at("age")],
        unique: vec![at("weight")],
        not_null: vec![at("id")],
        values: vec![(at("region"), ["North", "South", "Nort", "East"].map(at).to_vec())],
        ..range("age", Some(17.0), Some(100.0))
    };
    assert_eq!(shown(&check_contract(&kept, &survey)), [""; 0]);
    assert_eq!(check_contract(&nothing(), &survey), []);
}

#[test]
fn each_broken_entry_names_its_rows_and_its_first_line() {
    // Expectation, diagnostics, notes of the first.
    let cases: [(ExpectSpec, &[&str], &[&str]); 14] = [
        (
            ExpectSpec { min_rows: Some(number(900)), ..nothing() },
            &[
                "report.yaml:4:1: error[contract-rows]: source `t` has 5 rows, at least 900 are expected",
            ],
            &[],
        ),
        (
            ExpectSpec { max_rows: Some(number(1)), ..nothing() },
            &[
                "report.yaml:4:1: error[contract-rows]: source `t` has 5 rows, at most 1 are expected",
            ],
            &[],
        ),
        (
            ExpectSpec { columns: vec![at("wieght"), at("id")], ..nothing() },
            &["report.yaml:3:12: error[contract-column]: source `t` has no column `wieght`"],
            &[],
        ),
        (
            not_null("weight"),
            &[
                "report.yaml:3:12: error[contract-null]: 3 rows have no `weight`, the first is line 3 of `t.csv`",
            ],
            &["also line 5 of `t.csv`, line 6 of `t.csv`"],
        ),
        (
            not_null("region"),
            &["report.yaml:3:12: error[contract-null]: 1 row has no `region`: line 5 of `t.csv`"],
            &[],
        ),
        (
            unique("id"),
            &[
                "report.yaml:3:12: error[contract-unique]: 2 rows repeat a value of `id`, the first is line 4 of `t.csv` with `2`",
            ],
            &["also line 6 of `t.csv`", "that value is first in line 3 of `t.csv`"],
        ),
        (unique("region"), &[], &[]),
        (
            allowed("region", &["North", "South", "East"]),
            &[
                "report.yaml:3:12: error[contract-value]: 1 row has an unexpected `region`: line 4 of `t.csv` with `Nort`",
            ],
            &[],
        ),
        (
            allowed("id", &["1", "x", "4"]),
            &[
                "report.yaml:3:12: error[contract-value]: `x` cannot be a value of `id`: it is no whole number",
                "report.yaml:3:12: error[contract-value]: 2 rows have an unexpected `id`, the first is line 3 of `t.csv` with `2`",
            ],
            &[],
        ),
        (
            range("age", Some(18.0), Some(99.0)),
            &[
                "report.yaml:4:1: error[contract-range]: 1 row has `age` below 18: line 2 of `t.csv` with `17`",
                "report.yaml:4:1: error[contract-range]: 1 row has `age` above 99: line 6 of `t.csv` with `100`",
            ],
            &[],
        ),
        (
            range("weight", Some(0.75), None),
            &[
                "report.yaml:4:1: error[contract-range]: 1 row has `weight` below 0.75: line 2 of `t.csv` with `0.5`",
            ],
            &[],
        ),
        (
            range("region", Some(0.0), None),
            &[
                "report.yaml:3:12: error[contract-range]: column `region` is text, and a range is of numbers",
            ],
            &[],
        ),
        (
            allowed("regio", &["x"]),
            &["report.yaml:3:12: error[contract-column]: source `t` has no column `regio`"],
            &[],
        ),
        (
            range("agee", None, Some(1.0)),
            &["report.yaml:3:12: error[contract-column]: source `t` has no column `agee`"],
            &[],
        ),
    ];
    let survey = dataset(SURVEY);
    for (expect, expected, expected_notes) in cases {
        let found = check_contract(&expect, &survey);
        assert_eq!(shown(&found), expected);
        assert_eq!(found.first().map(notes).unwrap_or_default(), expected_notes);
    }
}

#[test]
fn unknown_columns_and_values_have_a_way_out() {
    let survey = dataset(SURVEY);
    let unknown = check_contract(&not_null("wieght"), &survey);
    assert_eq!(
        unknown[0].hints,
        ["did you mean `weight`?", "columns: `id`, `weight`, `region`, `age`"]
    );
    let value = check_contract(&allowed("region", &["North", "South", "East"]), &survey);
    assert_eq!(
        value[0].hints,
        ["did you mean `North`?", "expected values: `North`, `South`, `East`"]
    );
}

#[test]
fn all_broken_entries_are_told_at_once() {
    let expect = ExpectSpec {
        min_rows: Some(number(6)),
        columns: vec![at("a"), at("b")],
        unique: vec![at("id"), at("c")],
        not_null: vec![at("weight"), at("age")],
        ..range("age", Some(18.0), Some(99.0))
    };
    assert_eq!(check_contract(&expect, &dataset(SURVEY)).len(), 9);
}

#[test]
fn lines_are_those_of_the_file_also_with_quoted_line_breaks_and_several_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    file("a.csv", "id,note,weight\r\n1,\"two\r\nlines\",1\r\n\r\n2,\"\"\"q\"\"\",\r\n3,x,1\r\n");
    file("b.csv", "\n\nweight,note,id\n1,\"a\n\n\nb\",4\n,\"c\nd\",5\n1,e,3\n,,6");
    file("c.csv", "id,note,weight\n7,,\n");
    let loaded = load(&source("*.csv"), folder.path(), &Limits::default());
    let data = loaded.dataset.unwrap();
    let places: Vec<_> = (0..9).filter_map(|row| data.place(row)).map(|p| p.to_string()).collect();
    assert_eq!(
        places,
        [
            "line 2 of `a.csv`",
            "line 5 of `a.csv`",
            "line 6 of `a.csv`",
            "line 4 of `b.csv`",
            "line 8 of `b.csv`",
            "line 10 of `b.csv`",
            "line 11 of `b.csv`",
            "line 2 of `c.csv`",
        ]
    );
    let found = check_contract(&not_null("weight"), &data);
    assert_eq!(found[0].message, "4 rows have no `weight`, the first is line 5 of `a.csv`");
    assert_eq!(notes(&found[0]), ["also line 8 of `b.csv`, line 11 of `b.csv`, line 2 of `c.csv`"]);
    let twice = check_contract(&unique("id"), &data);
    assert_eq!(twice[0].message, "1 row repeats a value of `id`: line 10 of `b.csv` with `3`");
    assert_eq!(notes(&twice[0]), ["that value is first in line 6 of `a.csv`"]);
}

#[test]
fn rows_are_counted_where_there_are_no_lines() {
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![Some(1), None, Some(3)]));
    let batch = RecordBatch::try_from_iter([("id", ids)]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.parquet", "b.parquet"] {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
    let data = load(&source("*.parquet"), folder.path(), &Limits::default()).dataset.unwrap();
    let found = check_contract(&not_null("id"), &data);
    assert_eq!(found[0].message, "2 rows have no `id`, the first is row 2 of `a.parquet`");
    assert_eq!(notes(&found[0]), ["also row 2 of `b.parquet`"]);
    // Data that came from no file is counted by its source.
    let loose = Dataset::new("t", batch.schema(), vec![batch.clone(), batch]);
    let found = check_contract(&unique("id"), &loose);
    assert_eq!(
        found[0].message,
        "2 rows repeat a value of `id`, the first is row 4 of source `t` with `1`"
    );
}

#[test]
fn data_without_rows_or_values_breaks_only_what_it_breaks() {
    let empty = dataset("a,b\n");
    let expect = ExpectSpec {
        min_rows: Some(number(1)),
        unique: vec![at("a")],
        not_null: vec![at("a")],
        values: vec![(at("a"), vec![at("x")])],
        ..nothing()
    };
    let codes = |data: &Dataset| -> Vec<&str> {
        check_contract(&expect, data).iter().map(|d| d.code).collect()
    };
    assert_eq!(codes(&empty), ["contract-rows"]);
    assert_eq!(codes(&dataset("a,b\n,1\n,1\n")), ["contract-null"]);
}

#[test]
fn hostile_cells_are_shown_short_and_without_what_hides() {
    let long = "é".repeat(50);
    let data = dataset(&format!("größe 1\nok\n\"a\nb`\u{202e}\u{1b}[31m\"\n{long}\n"));
    let found = check_contract(&allowed("größe 1", &["ok"]), &data);
    assert_eq!(
        found[0].message,
        "2 rows have an unexpected `größe 1`, the first is line 3 of `t.csv` with \
         `a\\nb\\u{60}\\u{202e}\\u{1b}[31m`"
    );
    let found = check_contract(&allowed("größe 1", &["ok", "a\nb`\u{202e}\u{1b}[31m"]), &data);
    let short = "é".repeat(40);
    assert!(found[0].message.ends_with(&format!("with `{short}…`")), "{}", found[0].message);
    let secret = check_contract(&not_null("b"), &dataset("a,b\nsecret,\n"));
    assert!(!format!("{secret:?}").contains("secret"));
}

#[test]
fn limits_are_exact_for_whole_numbers_beyond_those_of_a_float() {
    // 2^53 + 1 has no float of its own.
    let data = dataset("n\n9007199254740993\n9223372036854775807\n-5\n");
    let above = |max: f64| check_contract(&range("n", None, Some(max)), &data).len();
    assert_eq!(above(9_007_199_254_740_992.0), 1);
    assert_eq!(above(9.3e18), 0);
    let found = check_contract(&range("n", Some(-4.5), Some(9_007_199_254_740_992.0)), &data);
    assert_eq!(found[0].message, "1 row has `n` below -4.5: line 4 of `t.csv` with `-5`");
    assert!(found[1].message.starts_with("2 rows have `n` above 9007199254740992"));
    assert_eq!(check_contract(&range("n", Some(-5.5), None), &data), []);
}

#[test]
fn values_are_read_as_their_column_is() {
    let data = dataset("i,x,d,b,code\n1,0.50,2026-01-01,true,012\n2,1,2026-01-02,false,1.10x\n");
    for (column, values) in [
        ("i", ["1", "02"]),
        ("x", ["0.5", "1.0"]),
        ("d", ["2026-01-01", "2026-01-02"]),
        ("b", ["yes", "false"]),
        ("code", ["012", "1.10x"]),
    ] {
        assert_eq!(shown(&check_contract(&allowed(column, &values), &data)), [""; 0]);
        assert_eq!(check_contract(&allowed(column, &values[..1]), &data).len(), 1);
    }
    assert_eq!(check_contract(&allowed("code", &["12", "1.10x"]), &data).len(), 1);
}
