//! Colours, pipes and closed streams.

use std::process::Stdio;

use crate::fixture::{Report, Run, first_byte_only};

const ESCAPE: char = '\u{1b}';

#[test]
fn colours_follow_the_argument_then_the_environment_then_the_stream() {
    let report = Report::new();
    let none = ("INDECK_TEST", "1");
    let cases = [
        (none, "check broken.yaml", false),
        (none, "check broken.yaml --color always", true),
        (none, "--color always inspect brand.potx", true),
        (("CLICOLOR_FORCE", "1"), "check broken.yaml", true),
        (("CLICOLOR_FORCE", "1"), "inspect brand.potx", true),
        (("CLICOLOR_FORCE", "1"), "check broken.yaml --color never", false),
        (("NO_COLOR", "1"), "check broken.yaml", false),
        (("NO_COLOR", "1"), "check broken.yaml --color always", true),
        (("CLICOLOR_FORCE", "1"), "check broken.yaml --format json", false),
    ];
    for (variable, arguments, colored) in cases {
        let run = report.run_with(variable, arguments);
        assert_eq!(run.stdout.contains(ESCAPE), colored, "{variable:?} {arguments}");
    }
}

#[test]
fn no_color_wins_over_clicolor_force() {
    let report = Report::new();
    let mut command = report.command("build broken.yaml");
    command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1");
    assert!(!Run::of("build", command).stderr.contains(ESCAPE));
}

#[test]
fn progress_is_silent_in_a_pipe() {
    let run = Report::new().run("build report.yaml");
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let report = Report::new();
    // More than a pipe holds, so that writing is still going on.
    let line = "  - { id: x, layout: Nowhere }\n";
    let slides = format!("indeck: 1\nslides:\n{}", line.repeat(3_000));
    report.write("long.yaml", slides);
    let commands =
        [("completions bash", 0), ("check long.yaml", 1), ("check long.yaml --format json", 1)];
    for (arguments, expect) in commands {
        let (code, stderr) = first_byte_only(&mut report.command(arguments));
        assert_eq!(code, Some(expect), "{arguments}");
        assert_eq!(stderr, "", "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_a_failure() {
    let report = Report::new();
    for arguments in ["inspect brand.potx", "check broken.yaml", "completions zsh"] {
        let mut command = report.command(arguments);
        command.stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        command.stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(5), "{arguments}: {stderr}");
        assert!(stderr.contains("cannot write to standard output"), "{stderr}");
    }
}

#[cfg(unix)]
#[test]
fn closed_streams_stop_nothing() {
    let report = Report::new();
    let program = env!("CARGO_BIN_EXE_indeck");
    for (closed, code) in [("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)] {
        let mut shell = std::process::Command::new("sh");
        shell.current_dir(report.path(""));
        shell.args(["-c", &format!("'{program}' build report.yaml {closed}")]);
        let run = Run::of(closed, shell);
        assert_eq!(run.code, Some(code), "{closed}: {}", run.stderr);
    }
}
