//! Tests of the reports on findings that a spec could not be made to give easily.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use indeck::{Diagnostic, Location};
use serde_json::Value;

use super::excerpt::{Excerpt, Lines};
use super::{Tally, closing, json, sarif, text};

fn at(line: u32, column: u32, end_line: u32, end_column: u32) -> Location {
    Location { file: "a.yaml".to_owned(), line, column, end_line, end_column }
}

fn shown(finding: &Diagnostic, source: &str) -> String {
    let texts = BTreeMap::from([("a.yaml".to_owned(), source.to_owned())]);
    text::all(&[finding], &texts, false)
}

#[test]
fn an_excerpt_is_the_line_and_the_bytes_that_are_meant() {
    let text = "one: 1\r\nüber: \u{1F600} x\n";
    let cases = [
        (at(1, 1, 1, 4), Some(("one: 1", 0..3))),
        // Columns count characters, spans count bytes.
        (at(2, 7, 2, 8), Some(("über: \u{1F600} x", 7..11))),
        // A place of several lines is marked to the end of its first.
        (at(1, 6, 2, 3), Some(("one: 1", 5..6))),
        // Columns that do not exist mean the line's end.
        (at(1, 90, 1, 95), Some(("one: 1", 6..6))),
        (at(1, 5, 1, 2), Some(("one: 1", 4..4))),
        (at(0, 0, 0, 0), None),
        (at(7, 1, 7, 2), None),
    ];
    for (at, expect) in cases {
        let expect = expect.map(|(line, span)| Excerpt { line: line.to_owned(), span });
        let texts = BTreeMap::from([(at.file.clone(), text.to_owned())]);
        let lines = Lines::of(&texts, ["a.yaml", "none.yaml"]);
        assert_eq!(lines.excerpt(&at), expect, "{at}");
        assert_eq!(lines.excerpt(&Location { file: "none.yaml".to_owned(), ..at }), None);
    }
}

#[test]
fn a_finding_shows_its_line_a_caret_and_its_hints() {
    let finding = Diagnostic::error("unknown-layout", "there is no layout `Titel`")
        .at(at(2, 10, 2, 15))
        .hint("did you mean `Title Slide`?")
        .hint("`indeck inspect` lists the layouts");
    insta::assert_snapshot!(shown(&finding, "slides:\n layout: Titel\n"), @r"
    error[unknown-layout]: there is no layout `Titel`
     --> a.yaml:2:10
      |
    2 |  layout: Titel
      |          ^^^^^
      |
      = help: did you mean `Title Slide`?
      = help: `indeck inspect` lists the layouts
    ");
}

#[test]
fn a_note_shows_its_line_or_its_place_or_itself() {
    let elsewhere = Location::point("sales.csv", 40, 2);
    let finding = Diagnostic::error("unknown-column", "there is no column `x`")
        .at(at(2, 10, 2, 15))
        .hint("did you mean `y`?")
        .note("with `region` = `South`, and once more", Some(at(1, 1, 1, 7)))
        .note("the column is missing here", Some(elsewhere))
        .note("columns: `y`", None);
    insta::assert_snapshot!(shown(&finding, "slides:\n layout: Titel\n"), @r"
    error[unknown-column]: there is no column `x`
     --> a.yaml:2:10
      |
    2 |  layout: Titel
      |          ^^^^^
      |
      = help: did you mean `y`?
      = note: sales.csv:40:2: the column is missing here
      = note: columns: `y`
    note: with `region` = `South`, and once more
     --> a.yaml:1:1
      |
    1 | slides:
      | ------
    ");
}

#[test]
fn what_was_typed_is_shown_like_a_file() {
    let at = Location { file: "--set".to_owned(), ..at(1, 8, 1, 13) };
    let finding = Diagnostic::error("bad-set", "there is no key `titel`").at(at);
    let texts = BTreeMap::from([("--set".to_owned(), "report.titel=Q4".to_owned())]);
    insta::assert_snapshot!(text::all(&[&finding], &texts, false), @r"
    error[bad-set]: there is no key `titel`
     --> --set:1:8
      |
    1 | report.titel=Q4
      |        ^^^^^
    ");
    // No reader of SARIF could open it.
    let log: Value = serde_json::from_str(&sarif::all(&[&finding])).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result.get("locations"), None);
    assert_eq!(result["message"]["text"], "--set:1:8: there is no key `titel`");
}

#[test]
fn the_closing_line_names_the_worst_code_that_has_a_page_once() {
    let warning = Diagnostic::warning("unused-table", "w");
    let errors = ["no-such-code", "unknown-layout", "unknown-column"];
    let errors = errors.map(|code| Diagnostic::error(code, "e"));
    let all: Vec<&Diagnostic> = [&warning].into_iter().chain(&errors).collect();
    let expect = "3 errors, 1 warning · `indeck explain unknown-layout` tells more\n";
    assert_eq!(closing(&all), expect);
    assert_eq!(closing(&[&errors[0]]), "1 error\n");
    assert_eq!(closing(&[]), "no findings\n");
}

#[test]
fn a_finding_without_its_text_still_shows_its_place() {
    let finding = Diagnostic::warning("unused-table", "nothing uses `t`").at(at(40, 3, 40, 4));
    insta::assert_snapshot!(shown(&finding, "short\n"), @r"
    warning[unused-table]: nothing uses `t`
    --> a.yaml:40:3
    ");
}

#[test]
fn a_finding_without_a_place_is_its_message() {
    let finding = Diagnostic::error("no-slides", "the report has no slides");
    assert_eq!(text::one(&finding, false), "error[no-slides]: the report has no slides\n");
}

#[test]
fn nothing_in_a_finding_can_steer_the_terminal() {
    let finding = Diagnostic::error("bad", "a \u{1b}[31mred\u{1b}[0m\nname")
        .at(at(1, 1, 1, 2))
        .hint("try \u{1b}]0;title\u{7}\u{202e}this");
    for color in [true, false] {
        let texts = BTreeMap::from([("a.yaml".to_owned(), "x\u{1b}[2J\u{9b}2J".to_owned())]);
        let text = text::all(&[&finding], &texts, color);
        for bad in ["\u{1b}[31mred", "\u{1b}]0;", "\u{7}", "\u{202e}", "\u{1b}[2J", "\u{9b}"] {
            assert!(!text.contains(bad), "{bad:?} in {text:?}");
        }
    }
}

#[test]
fn a_very_long_line_is_cut_to_what_is_meant() {
    let source = format!("{}needle{}", "x".repeat(5_000), "y".repeat(5_000));
    let finding = Diagnostic::error("bad", "bad").at(at(1, 5_001, 1, 5_007));
    let text = shown(&finding, &source);
    assert!(text.contains("needle"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
}

#[test]
fn colours_are_there_only_when_asked_for() {
    let finding = Diagnostic::error("bad", "bad").at(at(1, 1, 1, 2)).hint("mend it");
    assert!(text::one(&finding, true).contains('\u{1b}'));
    assert!(!text::one(&finding, false).contains('\u{1b}'));
}

#[test]
fn the_closing_line_counts_each_severity() {
    let (error, warning) = (Diagnostic::error("e", "e"), Diagnostic::warning("w", "w"));
    let note = Diagnostic { severity: indeck::Severity::Note, ..warning.clone() };
    let cases: [(&[&Diagnostic], &str); 4] = [
        (&[], "no findings"),
        (&[&error], "1 error"),
        (&[&error, &warning, &error], "2 errors, 1 warning"),
        (&[&note, &warning], "1 warning, 1 note"),
    ];
    for (findings, expect) in cases {
        assert_eq!(Tally::of(findings).to_string(), expect);
    }
}

#[test]
fn json_without_a_place_has_nulls() {
    let finding = Diagnostic::warning("no-slides", "the report has no slides");
    let report: Value = serde_json::from_str(&json::all(&[&finding])).unwrap();
    let first = &report["diagnostics"][0];
    for key in ["file", "line", "column", "end_line", "end_column"] {
        assert_eq!(first.get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(report["warnings"], 1);
}

#[test]
fn json_holds_the_notes_with_their_places() {
    let finding = Diagnostic::error("unknown-layout", "bad")
        .note("here", Some(at(3, 1, 3, 4)))
        .note("nowhere", None);
    let report: Value = serde_json::from_str(&json::all(&[&finding])).unwrap();
    let first = &report["diagnostics"][0];
    assert_eq!(
        (&first["notes"][0]["message"], &first["notes"][0]["line"]),
        (&"here".into(), &3.into())
    );
    assert_eq!(first["notes"][1]["file"], Value::Null);
    let uri = first["help_uri"].as_str().unwrap();
    assert!(uri.starts_with("https://") && uri.ends_with("/unknown-layout.md"), "{uri}");
}

#[test]
fn sarif_holds_the_notes_and_what_a_rule_means() {
    let finding = Diagnostic::error("unknown-layout", "bad")
        .hint("mend it")
        .note("here", Some(at(3, 1, 3, 4)))
        .note("nowhere", None);
    let unheard_of = Diagnostic::error("a-code-without-a-page", "bad");
    let log: Value = serde_json::from_str(&sarif::all(&[&finding, &unheard_of])).unwrap();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["message"]["text"], "bad\nhelp: mend it\nnote: here\nnote: nowhere");
    let related = result["relatedLocations"].as_array().unwrap();
    assert_eq!((related.len(), &related[0]["message"]["text"]), (1, &"here".into()));
    let rules = &run["tool"]["driver"]["rules"];
    assert_eq!(rules[0].as_object().unwrap().len(), 1, "{rules}");
    for key in ["shortDescription", "help", "helpUri"] {
        assert!(rules[1].get(key).is_some(), "{key} in {rules}");
    }
}

#[test]
fn sarif_names_each_rule_once_and_points_at_it() {
    let findings = [("b", 1), ("a", 2), ("b", 3)]
        .map(|(code, line)| Diagnostic::error(code, "bad").at(at(line, 1, line, 2)));
    let log: Value =
        serde_json::from_str(&sarif::all(&findings.iter().collect::<Vec<_>>())).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 2);
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn sarif_places_are_uri_references_with_regions_from_one() {
    let cases = [
        ("reports/q3.yaml", "reports/q3.yaml"),
        ("my report.yaml", "my%20report.yaml"),
        ("50%/ü#?.yaml", "50%25/%C3%BC%23%3F.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
    ];
    for (file, uri) in cases {
        let location = Location { file: file.to_owned(), ..at(0, 0, 0, 0) };
        let finding = Diagnostic::error("bad", "bad").at(location);
        let log: Value = serde_json::from_str(&sarif::all(&[&finding])).unwrap();
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], uri);
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert_eq!(place["region"][key], 1, "{key}");
        }
    }
}

#[test]
fn no_place_is_too_strange_to_be_shown() {
    let sources = ["", "\n", "a", "ab\tü\r\n\u{1F600}\u{301}x\n", "\u{9b}\0\u{202e}\nlast"];
    for source in sources {
        for (line, end_line) in [(0, 0), (1, 1), (1, 2), (2, 1), (2, 2), (3, 9)] {
            for (column, end_column) in (0..7).flat_map(|a| (0..7).map(move |b| (a, b))) {
                let place = at(line, column, end_line, end_column);
                let finding = Diagnostic::error("bad", "bad").at(place);
                assert!(shown(&finding, source).starts_with("error[bad]: bad\n"));
            }
        }
    }
}
