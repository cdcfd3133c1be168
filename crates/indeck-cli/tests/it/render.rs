//! `indeck render`: charts as pictures.

use std::fs;

use crate::fixture::{Report, broken_spec};

#[test]
fn each_chart_is_a_file_named_by_its_slide() {
    let report = Report::new();
    fs::create_dir(report.path("out")).unwrap();
    let run = report.run("render report.yaml --charts -o out");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("out/02-revenue.svg ("), "{}", run.stdout);
    assert!(run.stderr.starts_with("drew 1 chart in "), "{}", run.stderr);
    let svg = fs::read_to_string(report.path("out/02-revenue.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("data-value=\"20.5\""), "{svg}");
    let before = svg;
    report.run("render report.yaml --charts -o out");
    assert_eq!(fs::read_to_string(report.path("out/02-revenue.svg")).unwrap(), before);
    assert_eq!(fs::read_dir(report.path("out")).unwrap().count(), 1);
}

#[test]
fn a_png_has_the_width_that_was_asked_for() {
    let report = Report::new();
    let run = report.run("render report.yaml --charts --format png --width 640 --list json");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let chart = &list["charts"][0];
    assert_eq!((&chart["slide"], &chart["slide_id"]), (&2.into(), &"revenue".into()));
    assert_eq!(chart["mark"], "column");
    assert!(chart["alt"].as_str().unwrap().starts_with("Column chart: "), "{chart}");
    let png = fs::read(report.path("02-revenue.png")).unwrap();
    assert_eq!(chart["bytes"], png.len());
    // The width stands in the first chunk, after the signature, its length and its name.
    assert_eq!(png[16..20], 640u32.to_be_bytes());
}

#[test]
fn a_deck_of_a_burst_is_drawn_for_one_value() {
    let report = Report::new();
    let run = report.run("render burst.yaml --charts --burst North");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(report.path("02-months.svg").exists());
    let run = report.run("render burst.yaml --charts");
    assert!(run.stderr.contains("error[missing-burst-value]"), "{}", run.stderr);
}

#[test]
fn mistakes_are_shown_and_nothing_is_drawn() {
    let report = Report::new();
    report.write("broken.yaml", broken_spec());
    let before = report.files();
    let run = report.run("render broken.yaml --charts");
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[unknown-column]"), "{}", run.stderr);
    assert_eq!(report.files(), before);
}

#[test]
fn a_folder_that_is_not_there_and_a_width_of_an_svg_are_refused() {
    let report = Report::new();
    let run = report.run("render report.yaml --charts -o nowhere");
    assert!(run.stderr.contains("error[no-such-folder]"), "{}", run.stderr);
    let run = report.run("render report.yaml --charts --width 100");
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert_eq!(report.run("render report.yaml").code, Some(2));
}
