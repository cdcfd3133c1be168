//! `indeck check`.

use serde_json::Value;

use crate::fixture::{Report, SPEC};

#[test]
fn a_spec_without_a_mistake_has_no_findings() {
    let report = Report::new();
    let before = report.files();
    insta::assert_snapshot!(report.run("check report.yaml").transcript(), @r"
    $ indeck check report.yaml
    --- stdout
    no findings
    --- exit code 0
    ");
    assert_eq!(report.files(), before);
}

#[test]
fn every_mistake_is_shown_with_its_line_and_a_suggestion() {
    insta::assert_snapshot!(Report::new().run("check broken.yaml").transcript());
}

#[test]
fn json_holds_the_same_findings() {
    insta::assert_snapshot!(Report::new().run("check broken.yaml --format json").transcript());
}

#[test]
fn json_of_no_findings_is_an_object_all_the_same() {
    let run = Report::new().run("check report.yaml --format json");
    assert_eq!(run.code, Some(0));
    assert_eq!(run.json()["diagnostics"], Value::Array(Vec::new()));
    assert_eq!(run.json()["errors"], 0);
}

#[test]
fn sarif_holds_the_same_findings() {
    insta::assert_snapshot!(Report::new().run("check broken.yaml --format sarif").transcript());
}

/// The properties that the SARIF 2.1.0 schema requires and the rules that it cannot say.
#[test]
fn sarif_is_valid() {
    let report = Report::new();
    for spec in ["report.yaml", "broken.yaml"] {
        let log = report.run(&format!("check {spec} --format sarif")).json();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"].as_array().unwrap()[0];
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        let rules = driver["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            assert!(result["message"]["text"].is_string());
            assert!(
                ["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap())
            );
            let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], spec);
            let number = |key: &str| place["region"][key].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!(
                (number("endLine"), number("endColumn"))
                    > (number("startLine"), number("startColumn"))
            );
        }
    }
}

#[test]
fn a_spec_that_cannot_be_read_is_in_the_report_all_the_same() {
    let report = Report::new();
    let run = report.run("check missing.yaml --format json");
    assert_eq!(run.code, Some(5));
    let found = &run.json()["diagnostics"][0];
    assert_eq!(
        (found["severity"].as_str(), run.json()["errors"].as_u64()),
        (Some("error"), Some(1))
    );
    assert!(found["message"].as_str().unwrap().contains("missing.yaml"), "{found}");
    assert!(run.stderr.contains("missing.yaml"), "{}", run.stderr);

    let run = report.run("check missing.yaml --format sarif");
    assert_eq!(run.code, Some(5));
    let result = &run.json()["runs"][0]["results"][0];
    assert_eq!((result["level"].as_str(), &result["ruleId"]), (Some("error"), &found["code"]));
}

#[test]
fn a_mistake_in_a_literal_block_of_sql_is_shown_under_its_word() {
    let report = Report::new();
    let quoted = SPEC.lines().find(|line| line.contains("sql:")).unwrap();
    let blocks = [
        ["SELECT region,", "  nope AS revenue", "FROM sales"],
        ["SELECT region, revenue", "FROM sales", "WHERE nope > 1"],
        ["SELECT nope AS region,", "revenue", "FROM sales"],
    ];
    for lines in blocks {
        for (indent, header) in [("      ", "|"), ("         ", "|-"), ("      ", "|+")] {
            let block: String = lines.iter().map(|line| format!("\n{indent}{line}")).collect();
            report.write("block.yaml", SPEC.replace(quoted, &format!("    sql: {header}{block}")));
            let run = report.run("check block.yaml --format json");
            let found = &run.json()["diagnostics"][0];
            let text = std::fs::read_to_string(report.path("block.yaml")).unwrap();
            let line = text.lines().position(|line| line.contains("nope")).unwrap();
            let column = text.lines().nth(line).unwrap().find("nope").unwrap();
            assert_eq!(found["code"], "unknown-column", "{found}");
            let place = ["line", "column", "end_column"].map(|key| found[key].as_u64().unwrap());
            assert_eq!(place, [line + 1, column + 1, column + 5].map(|n| n as u64), "{text}");
        }
    }
}

#[test]
fn min_severity_decides_what_is_shown_and_the_exit_code() {
    let report = Report::new();
    let unused = "tables:\n  spare: { sql: \"SELECT * FROM sales\" }\n";
    report.write("spare.yaml", SPEC.replace("tables:\n", unused));
    let cases = [("note", 1, 1), ("warning", 1, 1), ("error", 0, 0)];
    for (least, code, findings) in cases {
        let run = report.run(&format!("check spare.yaml --format json --min-severity {least}"));
        assert_eq!(run.code, Some(code), "{least}: {}", run.stdout);
        assert_eq!(run.json()["diagnostics"].as_array().unwrap().len(), findings, "{least}");
    }
    // A warning does not stop a build, which shows it.
    let built = report.run("build spare.yaml");
    assert_eq!(built.code, Some(0));
    assert!(built.stderr.contains("warning[unused-table]"), "{}", built.stderr);
}

#[test]
fn a_quiet_check_shows_findings_alone() {
    let report = Report::new();
    assert_eq!(report.run("check -q report.yaml").stdout, "");
    let run = report.run("check -q broken.yaml");
    assert!(run.stdout.contains("unknown-layout") && !run.stdout.contains("2 errors"));
}
