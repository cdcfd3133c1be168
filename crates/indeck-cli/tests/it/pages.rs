//! Help, completions and manual pages.

use std::fs;

use crate::fixture::Report;

#[test]
fn help_is_short_and_has_examples() {
    let report = Report::new();
    let commands = [
        "",
        "new ",
        "check ",
        "build ",
        "test ",
        "render ",
        "lint ",
        "explain ",
        "inspect ",
        "schema ",
        "completions ",
        "man ",
        "serve ",
        "admin ",
    ];
    for command in commands {
        let run = report.run(&format!("{command}--help"));
        let name = format!("help_{}", command.trim());
        insta::assert_snapshot!(name, run.transcript());
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 100), "{}", run.stdout);
    }
}

#[test]
fn a_misspelled_command_gets_a_suggestion() {
    insta::assert_snapshot!(Report::new().run("bulid report.yaml").transcript());
}

#[test]
fn the_version_is_the_packages() {
    let run = Report::new().run("--version");
    assert_eq!(run.stdout, concat!("indeck ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn each_shell_has_completions_that_know_the_commands() {
    let report = Report::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = report.run(&format!("completions {shell}"));
        assert_eq!(run.code, Some(0), "{shell}");
        for word in ["build", "check", "inspect", "allow-read", "min-severity", "flavour"] {
            assert!(run.stdout.contains(word), "{word} for {shell}");
        }
    }
}

#[test]
fn the_manual_page_is_printed() {
    let run = Report::new().run("man");
    assert!(run.stdout.contains(".TH indeck 1"), "{}", run.stdout);
    assert!(run.stdout.contains("Exit codes"), "{}", run.stdout);
}

#[test]
fn each_command_has_a_manual_page() {
    let report = Report::new();
    assert_eq!(report.run("man --dir share/man1").code, Some(0));
    let pages = [
        "",
        "-new",
        "-check",
        "-build",
        "-test",
        "-render",
        "-lint",
        "-explain",
        "-inspect",
        "-verify",
        "-trace",
        "-policy",
        "-policy-check",
        "-policy-test",
        "-policy-explain",
        "-policy-propose",
        "-audit",
        "-audit-init",
        "-audit-verify",
        "-audit-tail",
        "-audit-query",
        "-audit-prove",
        "-audit-export",
        "-audit-witness",
        "-audit-erase",
        "-schema",
        "-completions",
        "-man",
        "-serve",
        "-admin",
        "-admin-sign-up-link",
        "-admin-reset-link",
        "-admin-import-members",
        "-admin-rotate-root",
        "-admin-accept-log",
    ];
    for page in pages {
        let file = report.path(&format!("share/man1/indeck{page}.1"));
        assert!(fs::read_to_string(file).unwrap().contains(".SH NAME"), "{page}");
    }
    assert_eq!(fs::read_dir(report.path("share/man1")).unwrap().count(), pages.len());
}

#[test]
fn a_folder_for_manual_pages_that_cannot_be_made_is_named() {
    let run = Report::new().run("man --dir report.yaml/man1");
    assert_eq!(run.code, Some(5));
    assert!(run.stderr.contains("cannot write `report.yaml/man1`"), "{}", run.stderr);
}
