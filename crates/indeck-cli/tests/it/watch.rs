//! `indeck build --watch`, as a process that runs until it is told to stop.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::fixture::{Report, SPEC};

/// Longer than any build takes here.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command that watches, and the lines that it tells.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(report: &Report, arguments: &str) -> Self {
        let mut command = report.command(arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines() {
                let _ = sender.send(line.unwrap());
            }
        });
        Self { child, lines }
    }

    /// All lines of a build, which ends when the command waits for a change.
    fn build(&self) -> String {
        let mut text = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("the build ends");
            text += &format!("{line}\n");
            if line.starts_with("watching ") {
                return text;
            }
        }
    }

    /// Nothing is built while nothing changes.
    fn is_quiet(&self) {
        assert!(self.lines.recv_timeout(Duration::from_millis(700)).is_err());
    }

    fn stop(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, id.as_str()]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

/// A test that fails leaves no process behind.
impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Puts a file in the place of another, as many editors save.
fn replace(report: &Report, name: &str, content: &str) {
    report.write(".new", content);
    fs::rename(report.path(".new"), report.path(name)).unwrap();
}

#[test]
fn a_change_builds_again_until_a_signal_ends_it() {
    let report = Report::new();
    let watching = Watching::start(&report, "build report.yaml --watch -o out.pptx");
    let first = watching.build();
    assert!(first.contains("wrote out.pptx: 2 slides"), "{first}");
    let deck = || fs::read(report.path("out.pptx")).unwrap();
    let before = deck();
    watching.is_quiet();

    report.write("sales.csv", "region,month,revenue\nNorth,1,99\n");
    watching.build();
    let after_data = deck();
    assert_ne!(after_data, before, "data");

    for title in ["Saved once", "Saved twice"] {
        replace(&report, "report.yaml", &SPEC.replace("Sales review", title));
        watching.build();
        let shown = report.run("inspect out.pptx").stdout;
        assert!(shown.contains(title), "{shown}");
    }
    assert_eq!(watching.stop("-INT"), Some(130));
}

#[test]
fn mistakes_and_missing_files_are_told_and_watching_goes_on() {
    let report = Report::new();
    let watching = Watching::start(&report, "build report.yaml --watch");
    watching.build();
    replace(&report, "report.yaml", &SPEC.replace("Title Slide", "Titel Slide"));
    let broken = watching.build();
    assert!(broken.contains("error[unknown-layout]"), "{broken}");
    fs::remove_file(report.path("report.yaml")).unwrap();
    let gone = watching.build();
    assert!(gone.contains("report.yaml"), "{gone}");
    // Its data goes while it is broken, and comes back.
    fs::remove_file(report.path("sales.csv")).unwrap();
    report.write("report.yaml", SPEC);
    let missing = watching.build();
    assert!(missing.contains("sales.csv"), "{missing}");
    report.write("sales.csv", "region,month,revenue\nNorth,1,99\n");
    let mended = watching.build();
    assert!(mended.contains("wrote report.pptx"), "{mended}");
    assert_eq!(watching.stop("-TERM"), Some(130));
}

#[test]
fn every_build_of_a_watch_is_one_line_of_json() {
    let report = Report::new();
    let mut command = report.command("build burst.yaml --each --watch --format json");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut record =
        || -> serde_json::Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    let made = |record: &serde_json::Value| record["made"].as_array().unwrap().len();
    assert_eq!(made(&record()), 2);
    report.write("regions.csv", "region,month,revenue\nNorth,1,10\nNorth,2,12\n");
    assert_eq!(made(&record()), 1);
    child.kill().unwrap();
    child.wait().unwrap();
}
