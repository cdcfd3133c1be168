//! `indeck verify` and `indeck trace`.

use std::fs;

use indeck_testkit::{package, unzip};

use crate::fixture::Report;

#[test]
fn a_deck_that_was_built_is_intact_until_a_hand_changes_it() {
    let report = Report::new();
    assert_eq!(report.run("build report.yaml").code, Some(0));
    let run = report.run("verify report.pptx");
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.starts_with("intact\n"), "{}", run.stdout);

    let deck = fs::read(report.path("report.pptx")).unwrap();
    let mut parts = unzip(&deck);
    let slide = String::from_utf8(parts["ppt/slides/slide1.xml"].clone()).unwrap();
    let at = slide.find("<a:t>").unwrap() + 5;
    let edited = format!("{}99 {}", &slide[..at], &slide[at..]);
    parts.insert("ppt/slides/slide1.xml".to_owned(), edited.into_bytes());
    report.write("edited.pptx", package(&parts));
    let run = report.run("verify edited.pptx");
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("slide 1"), "{}", run.stdout);
    let json = report.run("verify edited.pptx --format json").json();
    assert!(!json["changes"].as_array().unwrap().is_empty());
    let sarif = report.run("verify edited.pptx --format sarif").json();
    assert!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty());
}

#[test]
fn the_numbers_of_a_slide_lead_back_to_cells() {
    let report = Report::new();
    assert_eq!(report.run("build report.yaml").code, Some(0));
    let found = report.run("trace report.pptx --slide 2 --format json").json();
    let shapes = found["shapes"].as_array().unwrap();
    let mut numbers = shapes.iter().flat_map(|shape| shape["numbers"].as_array().unwrap());
    assert!(numbers.any(|number| number["cells"].is_array()), "{found}");
}

#[test]
fn what_cannot_be_verified_is_told_by_its_exit_code() {
    let report = Report::new();
    report.write("text.pptx", "hello");
    let cases = [
        ("verify brand.potx", 1),
        ("verify text.pptx", 5),
        ("verify missing.pptx", 5),
        ("verify brand.potx --key nonsense", 2),
        ("trace brand.potx --slide 1", 5),
    ];
    for (arguments, code) in cases {
        let run = report.run(arguments);
        assert_eq!(run.code, Some(code), "{arguments}: {}{}", run.stdout, run.stderr);
    }
    assert!(report.run("verify text.pptx").stderr.contains("`text.pptx`"));
}
