//! `indeck explain`.

use crate::fixture::Report;

#[test]
fn a_page_is_the_markdown_of_its_code() {
    let run = Report::new().run("explain unknown-layout");
    insta::assert_snapshot!(run.transcript());
}

#[test]
fn a_terminal_gets_styles_instead_of_signs() {
    let report = Report::new();
    let run = report.run("explain unknown-layout --color always");
    assert!(run.stdout.contains('\u{1b}') && !run.stdout.contains("```"), "{}", run.stdout);
}

#[test]
fn every_code_that_a_finding_shows_can_be_explained_as_it_stands_there() {
    let report = Report::new();
    let shown = report.run("check broken.yaml").stdout;
    for code in shown.lines().filter_map(|line| line.strip_prefix("error[")) {
        let bracketed = format!("explain error[{}", code.split(' ').next().unwrap());
        let run = report.run(&bracketed);
        assert_eq!(run.code, Some(0), "{bracketed}: {}", run.stderr);
    }
}

#[test]
fn json_holds_the_page() {
    let report = Report::new();
    let page = report.run("explain unknown-layout").stdout;
    let json = report.run("explain unknown-layout --format json").json();
    assert_eq!(json["page"], page);
    assert_eq!(json["code"], "unknown-layout");
}

#[test]
fn all_codes_are_listed_below_what_they_are_about() {
    let report = Report::new();
    let list = report.run("explain").stdout;
    let json = report.run("explain --format json").json();
    let all = json["explanations"].as_array().unwrap();
    assert!(all.len() > 100);
    for entry in all {
        let line = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            words.first() == entry["code"].as_str().as_ref()
        };
        assert_eq!(list.lines().filter(|text| line(text)).count(), 1, "{entry}");
        assert!(list.contains(entry["title"].as_str().unwrap()), "{entry}");
        assert!(list.contains(&format!("{}\n", entry["group"].as_str().unwrap())), "{entry}");
    }
}

#[test]
fn an_unknown_code_gets_a_suggestion() {
    let report = Report::new();
    insta::assert_snapshot!(report.run("explain unknown-colum").transcript());
    insta::assert_snapshot!(report.run("explain E0308").transcript());
}
