//! `indeck new`.

use std::fs;

use crate::fixture::Report;

const FLAVOURS: [&str; 3] = ["sales", "tracker", "operations"];

#[test]
fn a_starter_is_checked_tested_and_built_without_a_finding() {
    let report = Report::new();
    for flavour in FLAVOURS {
        let run = report.run(&format!("new {flavour} --flavour {flavour}"));
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        for verb in ["check", "test"] {
            let run = report.run(&format!("{verb} {flavour}/report.yaml --min-severity note"));
            assert_eq!(run.code, Some(0), "{verb} {flavour}: {}{}", run.stdout, run.stderr);
        }
        let each = if flavour == "tracker" { "--each" } else { "" };
        let run = report.run(&format!("build {flavour}/report.yaml {each} --format json"));
        assert_eq!(run.code, Some(0), "{flavour}: {}{}", run.stdout, run.stderr);
        let made = run.json()["made"].as_array().unwrap().clone();
        assert!(made.iter().all(|deck| deck["slides"].as_u64() > Some(2)), "{made:?}");
    }
}

#[test]
fn what_was_made_and_what_to_do_with_it_is_told() {
    let report = Report::new();
    insta::assert_snapshot!(report.run("new review").transcript());
    let run = report.run("new -q other/deep/review");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let names = |folder: &str| {
        let entries = fs::read_dir(report.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("review"), names("other/deep/review"));
    assert_eq!(
        names("review"),
        [
            ".gitignore",
            "README.md",
            "brand.potx",
            "brand.yaml",
            "data",
            "report.schema.json",
            "report.yaml"
        ]
    );
}

#[test]
fn a_path_with_spaces_is_told_as_it_must_be_typed() {
    let report = Report::new();
    let mut command = report.command("new");
    command.arg("my reports");
    let run = crate::fixture::Run::of("new", command);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("indeck check \"my reports/report.yaml\"\n"), "{}", run.stderr);
}

#[test]
fn an_editor_finds_the_schema_of_this_version() {
    let report = Report::new();
    for flavour in FLAVOURS {
        assert_eq!(report.run(&format!("new {flavour} --flavour {flavour}")).code, Some(0));
        let spec = fs::read_to_string(report.path(&format!("{flavour}/report.yaml"))).unwrap();
        assert!(spec.starts_with("# yaml-language-server: $schema=report.schema.json\n"), "{spec}");
        let schema = report.path(&format!("{flavour}/report.schema.json"));
        assert_eq!(fs::read_to_string(schema).unwrap(), report.run("schema").stdout);
    }
}

#[test]
fn every_command_in_a_readme_works() {
    let report = Report::new();
    for flavour in FLAVOURS {
        assert_eq!(report.run(&format!("new {flavour} --flavour {flavour}")).code, Some(0));
        let text = fs::read_to_string(report.path(&format!("{flavour}/README.md"))).unwrap();
        let commands: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("indeck ")).collect();
        assert_eq!(commands.len(), 3, "{text}");
        for line in commands.iter().filter(|line| !line.contains("--watch")) {
            let arguments = line.split(" #").next().unwrap();
            let mut command = report.command(arguments);
            command.current_dir(report.path(flavour));
            let run = crate::fixture::Run::of(arguments, command);
            assert_eq!(run.code, Some(0), "{flavour}: {}", run.transcript());
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_refused_and_an_empty_one_is_taken() {
    let report = Report::new();
    fs::create_dir(report.path("taken")).unwrap();
    assert_eq!(report.run("new taken").code, Some(0));
    let before = report.files();
    insta::assert_snapshot!(report.run("new .").transcript());
    assert_eq!(report.files(), before);
    fs::create_dir(report.path("full")).unwrap();
    for name in 'a'..='t' {
        report.write(&format!("full/{name}"), "x");
    }
    let run = report.run("new full");
    assert!(run.stderr.contains("`g`, `h`, and 12 more"), "{}", run.stderr);
    let run = report.run("new report.yaml");
    assert_eq!(run.code, Some(5));
    assert!(run.stderr.contains("`report.yaml`"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_leaves_nothing_half_made() {
    use std::os::unix::fs::PermissionsExt;

    let report = Report::new();
    let run = report.run("new report.yaml/deep/review");
    assert_eq!(run.code, Some(5));
    // A name that no file system takes, three folders down.
    let before = report.files();
    let run = report.run(&format!("new fresh/deep/{}", "x".repeat(300)));
    assert_eq!(run.code, Some(5), "{}", run.stderr);
    assert_eq!(report.files(), before);
    let folder = report.path("closed");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    let run = report.run("new closed/review");
    // A user whom no permission stops writes it.
    assert!(matches!(run.code, Some(0 | 5)), "{}", run.stderr);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(folder.join("review").exists(), run.code == Some(0));
}
