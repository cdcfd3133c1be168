//! What the columns of a CSV file are read as.

use indeck_model::table::ColumnKind::{self, Bool, Date, DateTime, Integer, Number, Text};
use indeck_model::{DateTime as Moment, Value};

use crate::support::{cells, csv, dataset, shown, source, text};

fn column(lines: &[&str]) -> (ColumnKind, Vec<Value>) {
    // A second column keeps lines with an empty cell from being empty lines.
    let body: String = lines.iter().map(|line| format!("{line};x\n")).collect();
    let (_, kind, values) = cells(&dataset(&format!("a;b\n{body}"))).remove(0);
    (kind, values)
}

#[test]
fn a_column_is_of_the_narrowest_kind_that_takes_all_its_cells() {
    let cases: [(&[&str], ColumnKind); 44] = [
        (&["1", "2", "-3", "0", "-0"], Integer),
        (&["9223372036854775807", "-9223372036854775808"], Integer),
        (&[" 1 ", "2"], Integer),
        (&["1", "2.5"], Number),
        (&["1.", ".5", "-0.25"], Number),
        (&["1.5e3", "2e-3", "1E+05"], Number),
        (&["0.0e0"], Number),
        (&["true", "FALSE", "True"], Bool),
        (&["2026-01-31", "2024-02-29"], Date),
        (&["2026-01-31T10:00:00Z", "2026-01-31 10:00"], DateTime),
        (&["2026-01-31", "2026-01-31 10:00:00.123456789"], DateTime),
        (&["North", "South"], Text),
        // Codes stay what they are.
        (&["012", "123"], Text),
        (&["-012", "5"], Text),
        (&["00.5"], Text),
        (&["+49 30 1234", "030-1234"], Text),
        (&["+5"], Text),
        (&["1E5", "12E4", "1e308"], Number),
        (&["1E5", "012"], Text),
        (&["1E5", "A17"], Text),
        (&["1E"], Text),
        (&["1.10.2"], Text),
        (&["9223372036854775808"], Text),
        (&["12345678901234567890", "1"], Text),
        (&["no", "yes"], Text),
        (&["y", "n"], Text),
        (&["0x1F"], Text),
        (&["1_000"], Text),
        (&["inf"], Text),
        (&["-INF"], Text),
        (&["1", "inf"], Integer),
        (&["true", "inf"], Text),
        (&["2026-01-31", "inf"], Text),
        (&["1e+999"], Text),
        (&["12%"], Text),
        (&["-"], Text),
        (&["--1"], Text),
        (&["1-2"], Text),
        // No such day, no such time.
        (&["2026-02-30"], Text),
        (&["2026-1-31"], Text),
        (&["2026-01-31 24:00"], Text),
        (&["31.01.2026"], Text),
        (&["1", "true"], Text),
        (&["1", "2026-01-31"], Text),
    ];
    for (lines, kind) in cases {
        assert_eq!(column(lines).0, kind, "{lines:?}");
    }
}

#[test]
fn the_last_cell_of_a_long_file_counts_as_much_as_the_first() {
    let mut lines = vec!["1"; 50_000];
    lines.push("012");
    assert_eq!(column(&lines).0, Text);
}

#[test]
fn missing_words_are_missing_only_beside_other_kinds_than_text() {
    let numbers = column(&["1", "NA", "", "N/A", "NaN", "null", "NULL", "#N/A", ".", " "]);
    assert_eq!(numbers.0, Integer);
    assert_eq!(numbers.1[0], Value::Integer(1));
    assert!(numbers.1[1..].iter().all(Value::is_null), "{numbers:?}");

    let countries = column(&["NA", "DE", ""]);
    assert_eq!(countries, (Text, vec![text("NA"), text("DE"), Value::Null]));

    let nothing = column(&["NA", "", "."]);
    assert_eq!(nothing, (Text, vec![Value::Null; 3]));
}

#[test]
fn nulls_of_the_spec_are_missing_everywhere() {
    let mut spec = source("t.csv");
    spec.nulls = vec!["-99".into(), "n.a.".into()];
    let body = b"a,b\n1,x\n-99,n.a.\nn.a.,-99\n";
    let loaded = indeck_data::read_csv("t.csv", body, &spec, &indeck_data::Limits::default());
    let cells = cells(&loaded.dataset.unwrap());
    assert_eq!(cells[0].1, Integer);
    assert_eq!(cells[0].2, [Value::Integer(1), Value::Null, Value::Null]);
    assert_eq!(cells[1].2, [text("x"), Value::Null, Value::Null]);
}

#[test]
fn text_keeps_its_spaces_and_numbers_lose_them() {
    assert_eq!(column(&[" a", "b "]).1, [text(" a"), text("b ")]);
    assert_eq!(column(&[" 1.5"]).1, [Value::Number(1.5)]);
}

#[test]
fn moments_with_a_zone_become_utc() {
    let (_, moments) =
        column(&["2026-01-31T10:00:00+02:00", "2026-01-31T08:00:00Z", "2026-01-31 08:00"]);
    assert_eq!(moments[0], moments[1]);
    assert_eq!(moments[1], moments[2]);
    assert_eq!(moments[0].to_string(), "2026-01-31 08:00:00");
    let (_, cut) = column(&["1970-01-01T00:00:00.0000019"]);
    assert_eq!(cut, [Value::DateTime(Moment { micros: 1 })]);
}

#[test]
fn columns_that_are_almost_numbers_are_remarked() {
    let remarks = |body: &str| shown(&csv(format!("a;b\n{body}")).diagnostics);
    assert_eq!(
        remarks("1,234.5;x\n12;x\n"),
        [
            "report.yaml:3:12: note[number-as-text]: column `a` is read as text: its numbers have separators in them"
        ]
    );
    assert_eq!(remarks("0,5;x\n").len(), 1, "a decimal comma");
    let mostly = "1;x\n".repeat(20) + "n.a.;x\n";
    assert_eq!(
        remarks(&mostly),
        [
            "report.yaml:3:12: note[mixed-column]: column `a` is read as text: 1 cell is no number, the first at t.csv:22"
        ]
    );
    let noted = [
        ("1;x\nabc;x\n", "1 cell is no number, the first at t.csv:3"),
        ("1;x\n2;x\n3;x\na;x\nb;x\n", "2 cells are no number, the first at t.csv:5"),
        ("1;x\n2026-01-31;x\n", "1 cell is no number, the first at t.csv:3"),
        ("2024-02-28;x\n2024-02-30;x\n", "1 cell is no date, the first at t.csv:3"),
        ("2024-02-28 10:00;x\n\n?;x\n2024-02-29;x\n", "1 cell is no date, the first at t.csv:4"),
    ];
    for (body, said) in noted {
        let expected = format!("note[mixed-column]: column `a` is read as text: {said}");
        assert_eq!(remarks(body), [format!("report.yaml:3:12: {expected}")]);
    }
    for quiet in ["012;x\n13;x\n", "1;x\nabc;x\nd;x\n", "Main St, 5;x\n"] {
        assert_eq!(remarks(quiet), [] as [&str; 0], "{quiet}");
    }
}

#[test]
fn infinities_among_numbers_are_missing_with_a_warning() {
    let loaded = csv("a;b\n1.5;x\n-Infinity;x\ninf;x\n+INF;x\n");
    assert_eq!(
        shown(&loaded.diagnostics),
        [
            "report.yaml:3:12: warning[not-finite]: column `a`: 3 cells are infinite and read as missing, the first at t.csv:3"
        ]
    );
    let (_, kind, values) = cells(&loaded.dataset.unwrap()).remove(0);
    assert_eq!((kind, &values[0]), (Number, &Value::Number(1.5)));
    assert!(values[1..].iter().all(Value::is_null), "{values:?}");
    assert_eq!(column(&["inf", "Inf"]), (Text, vec![text("inf"), text("Inf")]));
}

#[test]
fn a_cell_that_does_not_fit_is_told_at_its_column_where_no_quotes_hide_it() {
    let mut spec = source("t.csv");
    spec.columns = vec![(crate::support::at("n"), Integer)];
    let cases = [
        ("z,n\n1,x\n", "t.csv:2:3"),
        ("z,n\r\nGröße,x\r\n", "t.csv:2:7"),
        ("z,n\nab,x", "t.csv:2:4"),
        ("z,n\n\"ab\",x\n", "t.csv:2:1"),
        ("z,n\n\"a\nb\",x\n", "t.csv:2:1"),
        ("n,z\nx,1\n", "t.csv:2:1"),
    ];
    for (body, place) in cases {
        let limits = indeck_data::Limits::default();
        let found = indeck_data::read_csv("t.csv", body.as_bytes(), &spec, &limits).diagnostics;
        assert!(found[0].to_string().starts_with(&format!("{place}: error")), "{body:?} {found:?}");
    }
}

#[test]
fn a_fixed_type_takes_more_and_tells_each_cell_that_does_not_fit() {
    let mut spec = source("t.csv");
    spec.columns = vec![
        (crate::support::at("zip"), Text),
        (crate::support::at("n"), Integer),
        (crate::support::at("ok"), Bool),
    ];
    let read = |body: &str| {
        indeck_data::read_csv("t.csv", body.as_bytes(), &spec, &indeck_data::Limits::default())
    };
    let good = cells(&read("zip,n,ok\n123,007,yes\nNA,NA,0\n").dataset.unwrap());
    assert_eq!(good[0].2, [text("123"), text("NA")]);
    assert_eq!(good[1].2, [Value::Integer(7), Value::Null]);
    assert_eq!(good[2].2, [Value::Bool(true), Value::Bool(false)]);

    let bad = read("zip,n,ok\n1,secret,yes\n2,3,maybe\n");
    assert!(bad.dataset.is_none());
    assert_eq!(
        shown(&bad.diagnostics),
        [
            "t.csv:2:3: error[type-mismatch]: the cell of column `n` cannot be read as whole number",
            "t.csv:3:5: error[type-mismatch]: the cell of column `ok` cannot be read as true/false",
        ]
    );

    let unknown = read("zipp,n,ok\n1,2,yes\n");
    assert!(unknown.dataset.is_none());
    assert_eq!(unknown.diagnostics[0].code, "unknown-column");
    assert_eq!(unknown.diagnostics[0].hints[0], "did you mean `zipp`?");
}

#[test]
fn the_delimiter_is_told_from_the_header_outside_quotes() {
    let cases = [
        ("a,b\n1,2\n", 2),
        ("a;b\n1,5;2\n", 2),
        ("a\tb\tc\n1\t2\t3\n", 3),
        ("a|b\n1|2\n", 2),
        ("\"x,y,z\";b\n1;2\n", 2),
        ("a\n1\n", 1),
        ("\u{feff}a,b\n1,2\n", 2),
        ("\r\n\na,b\r\n1,2\r\n", 2),
    ];
    for (body, columns) in cases {
        let dataset = dataset(body);
        assert_eq!((dataset.schema.fields().len(), dataset.row_count()), (columns, 1), "{body:?}");
        assert!(!dataset.schema.field(0).name().starts_with('\u{feff}'));
    }
}

#[test]
fn splitting_a_source_into_files_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, body: &str| std::fs::write(folder.path().join(name), body).unwrap();
    write("one/all.csv".replace('/', "_").as_str(), "n,s\n1,012\n2.5,13\n,x\n");
    write("part2.csv", "s;n\n13;2.5\nx;\n");
    write("part1.csv", "n,s\n1,012\n");
    let limits = indeck_data::Limits::default();
    let one = indeck_data::load(&source("one_all.csv"), folder.path(), &limits).dataset.unwrap();
    let parts = indeck_data::load(&source("part*.csv"), folder.path(), &limits).dataset.unwrap();
    assert_eq!(parts.files, ["part1.csv", "part2.csv"]);
    assert_eq!(cells(&one), cells(&parts));
}
