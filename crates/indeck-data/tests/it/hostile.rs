//! Broken and hostile files: each is refused with a place, none is half read, none panics.

use indeck_data::{Limits, load, read_csv};

use crate::support::{cells, csv, dataset, shown, source, text};

fn errors(text: impl AsRef<[u8]>) -> Vec<String> {
    let loaded = csv(text);
    assert!(loaded.dataset.is_none());
    shown(&loaded.diagnostics)
}

#[test]
fn bad_rows_are_told_with_their_real_line() {
    let cases: [(&str, &[&str]); 9] = [
        ("a,b\n1,2\n3\n", &["t.csv:3:1: error[bad-row]: the row has 1 field, the header has 2"]),
        ("a,b\n1,2,3\n", &["t.csv:2:1: error[bad-row]: the row has 3 fields, the header has 2"]),
        // Lines are counted through quoted newlines, empty lines and Windows line ends.
        (
            "a,b\n\"x\ny\nz\",2\n3\n",
            &["t.csv:5:1: error[bad-row]: the row has 1 field, the header has 2"],
        ),
        (
            "a,b\r\n\r\n\r\n1,2\r\n\r\n3\r\n",
            &["t.csv:6:1: error[bad-row]: the row has 1 field, the header has 2"],
        ),
        ("\n\na,b\n3\n", &["t.csv:4:1: error[bad-row]: the row has 1 field, the header has 2"]),
        (
            "a,b\n1,\"2\n3,4\n",
            &["t.csv:2:1: error[bad-row]: a quote of this row is not closed before the file ends"],
        ),
        (
            "a,\"b\n1,2\n",
            &["t.csv:1:1: error[bad-row]: a quote of this row is not closed before the file ends"],
        ),
        (
            "a,b,a\n1,2,3\n",
            &["t.csv:1:1: error[duplicate-column]: columns 1 and 3 are both called `a`"],
        ),
        ("", &["t.csv:1:1: error[source-empty]: `t.csv` is empty"]),
    ];
    for (body, expected) in cases {
        assert_eq!(errors(body), expected, "{body:?}");
    }
}

#[test]
fn quotes_in_the_right_places_are_no_mistakes() {
    let cases = [
        ("a,b\n1,\"2\"", "2"),
        ("a,b\n1,\"x\n\"", "x\n"),
        ("a,b\n1,\"say \"\"hi\"\"\"\n", "say \"hi\""),
        ("a,b\n1,5\" pipe\n", "5\" pipe"),
        ("a,b\n1,x", "x"),
    ];
    for (body, expected) in cases {
        let cell = cells(&dataset(body))[1].2[0].to_string();
        assert_eq!(cell, expected, "{body:?}");
    }
}

#[test]
fn after_twenty_bad_rows_the_rest_is_counted() {
    let found = errors(format!("a,b\n{}", "x\n".repeat(50)));
    assert_eq!(found.len(), 21);
    assert_eq!(found[20], "t.csv:51:1: error[bad-row]: and 30 more bad rows in `t.csv`");
}

#[test]
fn a_header_alone_is_a_dataset_without_rows() {
    let loaded = csv("a,b\n");
    assert_eq!(loaded.dataset.unwrap().row_count(), 0);
    assert_eq!(
        shown(&loaded.diagnostics),
        ["t.csv:1:1: warning[source-empty]: `t.csv` has column names but no rows"]
    );
}

#[test]
fn a_blank_column_name_gets_one_with_a_warning() {
    let loaded = csv("a,, c \n1,2,3\n");
    let names: Vec<_> =
        loaded.dataset.unwrap().schema.fields().iter().map(|f| f.name().clone()).collect();
    assert_eq!(names, ["a", "column_2", "c"]);
    assert_eq!(
        shown(&loaded.diagnostics),
        ["t.csv:1:1: warning[blank-column-name]: column 2 has no name and is called `column_2`"]
    );
    assert_eq!(
        errors(",column_1\n1,2\n").last().unwrap().split(": ").nth(1),
        Some("error[duplicate-column]")
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_line_and_byte_column() {
    let long = [b"a,b\n".as_slice(), "1,\u{e9}\n".repeat(100_000).as_bytes(), b"x,\xE9\n"].concat();
    let cases: [(&[u8], &str); 7] = [
        (b"a,b\n1,caf\xE9\n", "t.csv:2:6: error[not-utf8]: the byte here is not UTF-8"),
        (&long, "t.csv:100002:3: error[not-utf8]: the byte here is not UTF-8"),
        (b"a,b\n1,\xC3", "t.csv:2:3: error[not-utf8]: the byte here is not UTF-8"),
        (b"\xFF\xFEa\0,\0b\0", "t.csv:1:1: error[not-utf8]: the file is UTF-16, not UTF-8"),
        (b"a,b\n1,\0\n", "t.csv:2:3: error[not-utf8]: there is a NUL byte in the text"),
        (b"\0", "t.csv:1:1: error[not-utf8]: there is a NUL byte in the text"),
        (b"PAR1\x15\x04\x15\xFE\n", "t.csv:1:8: error[not-utf8]: the byte here is not UTF-8"),
    ];
    for (body, expected) in cases {
        assert_eq!(errors(body), [expected]);
    }
}

#[test]
fn characters_at_the_border_of_a_chunk_stay_whole() {
    for offset in 0..8 {
        let filler = "x".repeat(256 * 1024 - 4 - offset);
        let loaded = dataset(&format!("a\n{filler}\u{1F600}\u{e9}y\n"));
        assert_eq!(cells(&loaded)[0].2, [text(&format!("{filler}\u{1F600}\u{e9}y"))]);
    }
}

#[test]
fn what_is_above_the_limits_is_refused() {
    let limits = Limits { max_cell_bytes: 100, max_columns: 10, max_rows: 3, ..Limits::default() };
    let read = |body: &str| {
        let loaded = read_csv("t.csv", body.as_bytes(), &source("t.csv"), &limits);
        assert!(loaded.dataset.is_none());
        shown(&loaded.diagnostics).remove(0)
    };
    let wide = vec!["a"; 100_000].join(",");
    let cases = [
        (
            format!("a\nok\n{}\n", "x".repeat(1_000_000)),
            "t.csv:3:1: error[limit-exceeded]: a cell of this row is above 100 bytes",
        ),
        (
            format!("a,b\n1,\"{}", "x,\n".repeat(100_000)),
            "t.csv:2:1: error[limit-exceeded]: a cell of this row is above 100 bytes",
        ),
        (format!("{wide}\n"), "t.csv:1:1: error[limit-exceeded]: the row has more than 10 fields"),
        (
            format!("a\n{wide}\n"),
            "t.csv:2:1: error[limit-exceeded]: the row has more than 10 fields",
        ),
        (
            "a\n1\n2\n3\n4\n".to_owned(),
            "t.csv:1:1: error[limit-exceeded]: the source has more than 3 rows",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(read(&body), expected);
    }
}

#[test]
fn a_hundred_thousand_columns_are_read_when_allowed() {
    let limits = Limits { max_columns: 100_000, ..Limits::default() };
    let header: Vec<String> = (0..100_000).map(|n| format!("c{n}")).collect();
    let body = format!("{}\n{}\n", header.join(","), vec!["1"; 100_000].join(","));
    let loaded = read_csv("t.csv", body.as_bytes(), &source("t.csv"), &limits);
    assert_eq!(loaded.dataset.unwrap().schema.fields().len(), 100_000);
}

#[test]
fn any_bytes_give_a_dataset_or_an_error_and_never_a_panic() {
    // A deterministic stand-in for the fuzz target of `fuzz/`.
    let alphabet =
        [b"a", b"1", b",", b";", b"\n", b"\r", b"\"", b"\t", b"\0", b"\xC3", b"\xA9", b"."];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..20_000 {
        let mut body = Vec::new();
        for _ in 0..state % 40 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            body.extend(alphabet[(state % alphabet.len() as u64) as usize]);
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let loaded = csv(&body);
        let failed = loaded.diagnostics.iter().any(indeck_model::Diagnostic::is_error);
        assert_eq!(loaded.dataset.is_none(), failed, "{body:?}");
    }
}

#[test]
fn files_that_are_not_there_are_told_with_those_that_are() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    for name in ["sales.csv", "costs.csv", "notes.md"] {
        std::fs::write(folder.path().join("data").join(name), "a\n1\n").unwrap();
    }
    let cases = [
        ("data/sale.csv", "source-not-found", "did you mean `sales.csv`?"),
        ("data/*.parquet", "source-not-found", "data files in `data`: `costs.csv`, `sales.csv`"),
        ("daten/sales.csv", "source-not-found", "there is no folder `daten` beside the spec"),
        ("data", "source-unreadable", "name its files: `data/*.csv`"),
        (
            "data/notes.md",
            "unknown-format",
            "extensions: .csv .tsv .tab .txt .parquet .pq .arrow .feather .ipc",
        ),
        ("data/[", "source-not-found", ""),
    ];
    for (file, code, hint) in cases {
        let loaded = load(&source(file), folder.path(), &Limits::default());
        let diagnostic = &loaded.diagnostics[0];
        assert!(loaded.dataset.is_none());
        assert_eq!(diagnostic.code, code, "{file}");
        assert_eq!(diagnostic.at.as_ref().unwrap().line, 3);
        assert_eq!(diagnostic.hints.first().map_or("", String::as_str), hint, "{file}");
    }
    let few = Limits { max_files: 1, max_file_bytes: 3, ..Limits::default() };
    for file in ["data/*.csv", "data/sales.csv"] {
        assert_eq!(load(&source(file), folder.path(), &few).diagnostics[0].code, "limit-exceeded");
    }
}

#[test]
fn files_of_a_glob_must_have_the_same_columns() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("1.csv"), "a,b\n1,2\n").unwrap();
    std::fs::write(folder.path().join("2.csv"), "a,c\n1,2\n").unwrap();
    let loaded = load(&source("?.csv"), folder.path(), &Limits::default());
    assert!(loaded.dataset.is_none());
    assert_eq!(
        shown(&loaded.diagnostics),
        [
            "2.csv:1:1: error[mixed-schema]: column `c` is only in this file, not in the first one",
            "2.csv:1:1: error[mixed-schema]: column `b` is not in this file, but in the first one",
        ]
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_read() {
    let mut spec = source("/dev/null");
    spec.format = Some(indeck_model::spec::SourceFormat::Csv);
    let loaded = load(&spec, std::path::Path::new("."), &Limits::default());
    assert_eq!(
        shown(&loaded.diagnostics),
        ["report.yaml:3:12: error[source-unreadable]: `/dev/null` is no regular file"]
    );
}
