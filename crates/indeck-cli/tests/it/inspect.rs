//! `indeck inspect`.

use crate::fixture::{Report, SPEC};

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
        for options in ["", " --brand"] {
            let run = report.run(&format!("inspect {name}{options}"));
            assert!(run.stderr.contains(&format!("`{name}`")), "{}", run.stderr);
            assert_eq!((run.code, run.stdout.as_str()), (Some(5), ""));
        }
    }
}

#[test]
fn a_brand_file_is_derived_from_a_template() {
    let report = Report::new();
    let run = report.run("inspect brand.potx --brand");
    insta::assert_snapshot!(run.transcript());
    // It is one that a spec can name.
    report.write("brand.yaml", &run.stdout);
    report.write("branded.yaml", SPEC.replace("template: brand.potx", "brand: brand.yaml"));
    let check = report.run("check branded.yaml");
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    assert_eq!(report.run("inspect brand.potx --brand --format json").code, Some(2));
}
