//! `indeck inspect`.

use crate::fixture::Report;

#[test]
fn a_template_is_shown_as_a_tree() {
    insta::assert_snapshot!(Report::new().run("inspect brand.potx").transcript());
}

#[test]
fn a_template_is_shown_as_json() {
    insta::assert_snapshot!(Report::new().run("inspect brand.potx --format json").transcript());
}

#[test]
fn what_was_built_is_seen_again() {
    let report = Report::new();
    assert_eq!(report.run("build report.yaml").code, Some(0));
    insta::assert_snapshot!(report.run("inspect report.pptx").transcript());
    let deck = report.run("inspect report.pptx --format json").json();
    let chart = deck["slides"][1]["shapes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|shape| shape["kind"] == "chart")
        .unwrap();
    assert_eq!(chart["chart"]["kinds"][0], "barChart");
    assert_eq!(chart["chart"]["series"][0]["points"], 2);
}

#[test]
fn a_file_that_is_no_deck_is_named() {
    let report = Report::new();
    report.write("text.pptx", "hello");
    report.write("empty.pptx", "");
    for name in ["text.pptx", "empty.pptx", "report.yaml", "missing.pptx", "."] {
        let run = report.run(&format!("inspect {name}"));
        assert!(run.stderr.contains(&format!("`{name}`")), "{}", run.stderr);
        assert_eq!((run.code, run.stdout.as_str()), (Some(5), ""));
    }
}
