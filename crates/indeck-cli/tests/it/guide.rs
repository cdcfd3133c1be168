//! The guide to the command shows what the command tells.

use std::fs;
use std::path::Path;

use crate::fixture::{Report, steady};

/// A command of a console block and what the guide shows below it.
#[derive(Debug, Default)]
struct Shown {
    arguments: String,
    output: String,
}

/// Signs that a shell reads, and commands that are not for a test's folder.
const NOT_RUN: [&str; 4] = [">", "|", "~", "--watch"];

/// The commands of all console blocks, in order.
fn commands(guide: &str) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        // A block with blocks in it has a longer fence.
        let Some(fence) = line.strip_suffix("console").filter(|f| f.starts_with("```")) else {
            continue;
        };
        for line in lines.by_ref().take_while(|line| *line != fence) {
            match line.strip_prefix("$ indeck ") {
                Some(rest) => {
                    commands.push(Shown { arguments: rest.to_owned(), ..Shown::default() });
                }
                None => commands.last_mut().unwrap().output += &format!("{line}\n"),
            }
        }
    }
    commands
}

#[test]
fn every_console_block_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/cli.md");
    let guide = fs::read_to_string(path).unwrap();
    let report = Report::new();
    let all = commands(&guide);
    let is_run = |shown: &&Shown| !NOT_RUN.iter().any(|sign| shown.arguments.contains(sign));
    let run: Vec<&Shown> = all.iter().filter(is_run).collect();
    assert!(run.len() > 10, "{run:?}");
    for shown in run {
        let run = report.run(&shown.arguments);
        let told = steady(&(run.stdout + &run.stderr));
        assert_eq!(told, steady(&shown.output), "indeck {}", shown.arguments);
    }
}
