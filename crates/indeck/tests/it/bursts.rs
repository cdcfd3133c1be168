//! Bursts: each deck sees its own rows alone, and none takes another's place.

use std::fs;

use crate::support::{Project, shown};

const THREE: &str = "indeck: 1
report: { template: brand.potx, output: \"OUTPUT\" }
sources: { sales: sales.csv }
tables: { mine: { sql: \"SELECT COUNT(*) AS n, MIN(month) AS month FROM sales\" } }
burst: month
slides: [ { layout: Title Only, fill: { title: \"{{ date(burst.month, 'yyyy-mm') & ': ' & mine.n }}\" } } ]
";

#[test]
fn a_deck_never_takes_the_place_of_another() {
    let project = Project::new(THREE.replace("OUTPUT", "same.pptx"));
    let report = project.build_each().unwrap();
    assert_eq!(report.made.len(), 1);
    assert_eq!(report.failed.len(), 2);
    for (_, findings) in &report.failed {
        assert!(shown(&findings.diagnostics)[0].contains("duplicate-output"));
    }
    let deck = indeck_testkit::unzip(&fs::read(project.path("out/same.pptx")).unwrap());
    let slide = String::from_utf8_lossy(&deck["ppt/slides/slide1.xml"]).into_owned();
    assert!(slide.contains("2026-01: 2"), "the first deck stays: {slide}");
}

#[test]
fn each_deck_counts_its_own_rows_alone() {
    let project = Project::new(THREE.replace("OUTPUT", "{{ burst.month | date('yyyy-mm') }}"));
    let report = project.build_each().unwrap();
    assert_eq!(report.made.len(), 3);
    for (month, deck) in &report.made {
        let parts = indeck_testkit::unzip(&fs::read(&deck.output).unwrap());
        let slide = String::from_utf8_lossy(&parts["ppt/slides/slide1.xml"]).into_owned();
        assert!(slide.contains(&format!("{}: 2", &month[..7])), "{month}: {slide}");
    }
}

#[test]
fn a_deck_that_cannot_be_written_leaves_the_others() {
    let project = Project::new(THREE.replace("OUTPUT", "{{ burst.month | date('yyyy-mm') }}"));
    fs::create_dir_all(project.path("out/2026-02.pptx")).unwrap();
    let report = project.build_each().unwrap();
    assert_eq!((report.made.len(), report.failed.len()), (2, 1));
}

#[test]
fn an_output_never_replaces_what_the_report_is_made_from() {
    let project = Project::new(THREE.replace("OUTPUT", "x").replace("burst: month\n", ""));
    let project_spec = fs::read_to_string(project.path("report.yaml")).unwrap();
    let spec = project_spec.replace("date(burst.month, 'yyyy-mm')", "'all'");
    project.write("report.yaml", spec);
    for input in ["sales.csv", "brand.potx", "report.yaml"] {
        let before = fs::read(project.path(input)).unwrap();
        assert!(project.build_to(&project.path(input)).is_err(), "{input}");
        assert_eq!(fs::read(project.path(input)).unwrap(), before, "{input}");
    }
}
