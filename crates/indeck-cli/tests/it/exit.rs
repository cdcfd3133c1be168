//! Exit codes: 0 ok, 1 findings, 2 usage, 3 refused by policy, 4 data contract broken, 5 failure.

use crate::fixture::{Report, SPEC};

#[test]
fn each_outcome_has_its_exit_code() {
    let report = Report::new();
    report.write("not-a-deck.pptx", "not a deck");
    let cases = [
        ("--version", 0),
        ("--help", 0),
        ("build --help", 0),
        ("help check", 0),
        ("check report.yaml", 0),
        ("build report.yaml -o out.pptx", 0),
        ("inspect brand.potx", 0),
        ("build burst.yaml --burst North", 0),
        ("schema", 0),
        ("explain", 0),
        ("explain unknown-column", 0),
        ("new fresh", 0),
        ("check broken.yaml", 1),
        ("check broken.yaml --format json", 1),
        ("check broken.yaml --format sarif", 1),
        ("build broken.yaml", 1),
        ("", 2),
        ("bild report.yaml", 2),
        ("build", 2),
        ("build report.yaml --threads 0", 2),
        ("build report.yaml --threads many", 2),
        ("check report.yaml --format xml", 2),
        ("check report.yaml --allow-read nowhere", 2),
        ("check report.yaml --allow-read sales.csv", 2),
        ("check report.yaml --color sometimes", 2),
        ("build report.yaml -o out.docx", 2),
        ("build burst.yaml --param from", 2),
        ("build burst.yaml --each --burst North", 2),
        ("build burst.yaml --each -o report.yaml", 2),
        ("explain no-such-code", 2),
        ("new fresh --flavour vanilla", 2),
        ("check burst.yaml", 4),
        ("test burst.yaml", 4),
        ("build burst.yaml --burst South", 4),
        ("build burst.yaml --each", 4),
        ("new .", 5),
        ("test missing.yaml", 5),
        ("build missing.yaml", 5),
        ("check missing.yaml", 5),
        ("inspect missing.pptx", 5),
        ("inspect not-a-deck.pptx", 5),
        ("inspect .", 5),
        ("build report.yaml -o missing/out.pptx", 5),
    ];
    for (arguments, code) in cases {
        let run = report.run(arguments);
        assert_eq!(run.code, Some(code), "indeck {arguments}\n{}{}", run.stdout, run.stderr);
        // What went wrong is never mistaken for an answer.
        let has_findings = code < 2 || code == 4;
        assert!(has_findings || (run.stdout.is_empty() && !run.stderr.is_empty()), "{arguments}");
    }
}

#[test]
fn reading_outside_the_specs_folder_is_refused_unless_it_is_allowed() {
    let report = Report::new();
    let outside = Report::new();
    let file = outside.path("sales.csv").display().to_string();
    report.write("outside.yaml", SPEC.replace("sales.csv", &format!("\"{file}\"")));
    let refused = report.run("check outside.yaml");
    assert_eq!(refused.code, Some(3), "{}{}", refused.stdout, refused.stderr);
    let folder = outside.path("");
    let allowed = report.run(&format!("check outside.yaml --allow-read {}", folder.display()));
    assert_eq!(allowed.code, Some(0), "{}{}", allowed.stdout, allowed.stderr);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_unicode_are_files_like_others() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use crate::fixture::Run;

    let report = Report::new();
    let name = OsStr::from_bytes(b"bad\xff.yaml");
    for verb in ["check", "build", "inspect"] {
        let mut command = report.command(verb);
        command.arg(name);
        let run = Run::of(verb, command);
        assert_eq!(run.code, Some(5), "{verb}: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
    let spec = report.path("report.yaml");
    std::fs::copy(spec, std::path::Path::new(&report.path("")).join(name)).unwrap();
    let mut command = report.command("check");
    command.arg(name);
    assert_eq!(Run::of("check", command).code, Some(0));
}
