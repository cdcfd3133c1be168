//! The command inside another program, which goes on after it.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use indeck_cli::{Host, run};

use crate::fixture::Report;

/// The command's arguments, `-q` so that nothing mixes with what the tests tell.
fn arguments(report: &Report, words: &str) -> Vec<OsString> {
    let spec = report.path("report.yaml");
    let typed = |word: &str| if word == "SPEC" { spec.clone().into() } else { word.into() };
    ["indeck", "-q"].into_iter().chain(words.split(' ')).map(typed).collect()
}

#[test]
fn a_command_returns_its_number_and_the_program_goes_on() {
    let report = Report::new();
    let host = Host::of("python -m indeck");
    assert_eq!(run(arguments(&report, "build SPEC"), &host), 0);
    assert!(report.files().contains(&"report.pptx".to_owned()), "{:?}", report.files());
    assert_eq!(run(arguments(&report, "build SPEC -o out.docx"), &host), 2);
    assert_eq!(run(arguments(&report, "inspect missing.pptx"), &host), 5);
    assert_eq!(run(arguments(&report, "build SPEC"), &host), 0);
}

#[test]
fn a_watch_ends_when_the_host_tells_it_to_stop() {
    let report = Report::new();
    let host = Host::of("indeck");
    let stop = host.stop().clone();
    let watching = std::thread::spawn({
        let arguments = arguments(&report, "build SPEC --watch");
        move || run(arguments, &host)
    });
    let begun = Instant::now();
    while !report.files().contains(&"report.pptx".to_owned()) {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing is built");
        std::thread::sleep(Duration::from_millis(20));
    }
    stop.stop();
    assert_eq!(watching.join().unwrap(), 130);
    assert!(report.files().contains(&"report.pptx".to_owned()));
}

#[test]
fn a_command_that_was_stopped_removes_what_it_began() {
    let report = Report::new();
    let host = Host::of("indeck");
    report.write(".out.pptx.0.tmp", "left by another");
    host.stop().stop();
    let out = report.path("out.pptx").display().to_string();
    assert_eq!(run(arguments(&report, &format!("build SPEC -o {out}")), &host), 130);
    let left: Vec<_> = report.files().into_iter().filter(|name| name.ends_with(".tmp")).collect();
    assert_eq!(left, [".out.pptx.0.tmp"]);
}
