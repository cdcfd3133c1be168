//! `indeck policy` and `indeck audit`, and reports under a policy.

use std::fs;

use crate::fixture::{Report, SPEC};

const POLICY: &str = r#"
name = "sales"
version = "1"

[datasets.sales]
class = "public"

[cedar]
text = '''
@id("ann-does")
@reason("ann makes the review")
permit (principal == User::"ann", action, resource);
'''
"#;

const CASES: &str = r#"
[[case]]
name = "ann shows it"
actor = "user:ann"
action = "disclose"
resource = "deck:sales"
class = "public"
expect = "permit"

[[case]]
name = "bob does not"
actor = "user:bob"
action = "disclose"
resource = "deck:sales"
class = "public"
expect = "deny"
"#;

/// A report under a policy, with a log.
fn governed() -> Report {
    let report = Report::new();
    let named = "policy: policy.toml\naudit: audit\nsources:";
    report.write("report.yaml", SPEC.replace("sources:", named));
    report.write("policy.toml", POLICY);
    report.write("policy.test.toml", CASES);
    assert_eq!(report.run("audit init audit").code, Some(0));
    report
}

#[test]
fn policies_are_checked_tested_and_explained() {
    let report = governed();
    let explain =
        "policy explain policy.toml --action disclose --resource deck:sales --class public";
    let broken = POLICY.replace("class = \"public\"", "klass = \"public\"");
    report.write("broken.toml", broken);
    report.write("failing.test.toml", CASES.replace("\"deny\"", "\"permit\""));
    let cases = [
        ("policy check policy.toml".to_owned(), 0, "no findings"),
        ("policy check broken.toml".to_owned(), 1, "klass"),
        ("policy test policy.toml".to_owned(), 0, "2 cases, 0 failed"),
        ("policy test policy.toml --cases failing.test.toml".to_owned(), 1, "bob does not"),
        (format!("{explain} --actor user:ann"), 0, "ann-does"),
        (format!("{explain} --actor user:bob"), 3, "no-permit"),
    ];
    for (arguments, code, told) in cases {
        let run = report.run(&arguments);
        let all = run.stdout + &run.stderr;
        assert_eq!(run.code, Some(code), "{arguments}: {all}");
        assert!(all.contains(told), "{arguments}: {all}");
    }
}

#[test]
fn a_proposal_names_columns_and_shows_no_value() {
    let report = Report::new();
    report.write("people.csv", "who,note\nann@example.com,a\nbob@example.com,b\n");
    let run = report.run("policy propose people.csv");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("\"who\""), "{}", run.stdout);
    assert!(!run.stdout.contains("example.com"), "{}", run.stdout);
}

#[test]
fn who_may_not_is_refused_and_the_log_has_it() {
    let report = governed();
    assert_eq!(report.run("build report.yaml --as bob").code, Some(3));
    assert!(!report.path("report.pptx").exists());
    let forbidden = report.run("audit query audit effect=forbid --reveal");
    assert_eq!(forbidden.code, Some(0));
    assert!(forbidden.stdout.contains(" bob ingest dataset sales: forbid"), "{}", forbidden.stdout);
    assert_eq!(report.run("audit query audit action=share").code, Some(1));
    // A policy without a log decides nothing.
    report.write("report.yaml", SPEC.replace("sources:", "policy: policy.toml\nsources:"));
    assert_eq!(report.run("build report.yaml --as ann").code, Some(2));
}

#[test]
fn a_log_is_intact_until_a_byte_of_it_is_another() {
    let report = governed();
    assert_eq!(report.run("build report.yaml --as ann").code, Some(0));
    let whole = report.run("audit verify --offline audit");
    assert_eq!(whole.code, Some(0), "{}{}", whole.stdout, whole.stderr);
    for name in ["log", "checkpoint"] {
        let path = report.path("audit").join(name);
        let bytes = fs::read(&path).unwrap();
        let mut changed = bytes.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        fs::write(&path, changed).unwrap();
        let run = report.run("audit verify --offline audit");
        assert_eq!(run.code, Some(1), "{name}: {}{}", run.stdout, run.stderr);
        let json = report.run("audit verify --offline audit --format json").json();
        assert_eq!(json["intact"], false, "{name}");
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(report.run("audit verify --offline audit").code, Some(0));
}

#[test]
fn an_erased_person_is_named_no_more_and_who_erased_is() {
    let report = governed();
    assert_eq!(report.run("build report.yaml --as ann").code, Some(0));
    assert!(report.run("audit tail audit --reveal").stdout.contains(" ann "));
    assert!(!report.run("audit tail audit").stdout.contains(" ann "));
    assert_eq!(report.run("audit erase audit --person ann --as dpo").code, Some(0));
    let left = report.run("audit tail audit --reveal").stdout;
    assert!(!left.contains(" ann ") && left.contains(" dpo erase "), "{left}");
    assert_eq!(report.run("audit erase audit --person ann --as dpo").code, Some(1));
    assert_eq!(report.run("audit verify --offline audit").code, Some(0));
}

#[test]
fn proofs_and_exports_are_for_others() {
    let report = governed();
    assert_eq!(report.run("build report.yaml --as ann").code, Some(0));
    assert!(report.run("audit prove audit 0").stdout.starts_with("c2sp.org/tlog-proof@v1\n"));
    assert_eq!(report.run("audit prove audit 0 -o first.proof").code, Some(0));
    assert!(!fs::read(report.path("first.proof.event")).unwrap().is_empty());
    for (format, begins) in [("ocsf", "{"), ("json", "{"), ("cef", "CEF:0|")] {
        let lines = report.run(&format!("audit export audit --format {format}")).stdout;
        assert_eq!(lines.lines().count(), 5, "{format}: {lines}");
        assert!(lines.lines().all(|line| line.starts_with(begins)), "{format}: {lines}");
    }
    let once = report.run("audit witness audit --memory memory");
    assert_eq!(once.code, Some(0), "{}", once.stderr);
    assert_eq!(report.run("audit witness audit --memory memory").code, Some(0));
}
