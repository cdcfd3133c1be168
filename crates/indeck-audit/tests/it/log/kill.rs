//! The judge of kills: a process that writes is ended at any moment.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use indeck_audit::log::{Log, LogOptions};
use indeck_audit::store::{FileStore, Store};
use indeck_audit::tree::{Hash, leaf_hash};

use super::support::*;

const FOLDER: &str = "INDECK_AUDIT_CHILD";

/// No test by itself: what the child process of the judge runs, which names a folder. It says each
/// acknowledgement, once it has it.
#[test]
#[expect(clippy::disallowed_methods, reason = "a process of its own")]
fn child_that_writes() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store: Arc<dyn Store> = Arc::new(FileStore::open(folder).unwrap());
    let options = LogOptions { segment: 32_768, ..options() };
    let log = Log::open(store, key(), options).unwrap();
    let begin = log.size() * 10;
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let log = &log;
            scope.spawn(move || {
                for number in 0.. {
                    let receipt = log.append(&event(begin + number * 4 + thread)).unwrap();
                    say(&format!("event {} {}", receipt.index, receipt.leaf_hash));
                }
            });
        }
        scope.spawn(|| {
            loop {
                let text = log.checkpoint(at(1)).unwrap();
                say(&format!("checkpoint {}", text.replace('\n', "|")));
            }
        });
    });
}

#[expect(clippy::disallowed_methods, reason = "what the child says to its judge")]
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // One write, so that a kill leaves no half line that reads as a whole one.
    out.write_all(format!("\n{line};\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Runs the child until it has said so many lines, and ends it in the midst of what it does then.
#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the judge's own child")]
fn run_and_kill(folder: &Path, lines: u64) -> Vec<String> {
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "log::kill::child_that_writes", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said: Vec<String> = out.by_ref().take(lines as usize).collect();
    child.kill().unwrap();
    // What it said before it ended counts too.
    said.extend(out);
    child.wait().unwrap();
    said.iter().filter_map(|line| line.strip_suffix(';')).map(str::to_owned).collect()
}

#[test]
fn no_acknowledged_event_is_lost_when_the_writer_is_killed() {
    let runs = if judge_all() { 1_000 } else { 12 };
    let mut dice = Dice(1);
    let (mut acknowledged, mut checkpoints) = (0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    for run in 0..runs {
        if run % 10 == 0 {
            folder = tempfile::tempdir().unwrap();
            let store: Arc<dyn Store> = Arc::new(FileStore::open(folder.path()).unwrap());
            drop(Log::create(store, key(), options()).unwrap());
        }
        let said = run_and_kill(folder.path(), dice.below(400));
        let checkpoint = said.iter().rev().find_map(|line| line.strip_prefix("checkpoint "));
        let checkpoint = checkpoint.map(|text| text.replace('|', "\n"));
        let expected: Vec<&str> = checkpoint.as_deref().into_iter().collect();
        let store: Arc<dyn Store> = Arc::new(FileStore::open(folder.path()).unwrap());
        drop(open(&store).unwrap_or_else(|error| panic!("run {run}: {error}")));
        let reader = reader(&store, &expected).unwrap();
        let report = reader.verify().unwrap();
        assert!(report.is_intact(), "run {run}: {:?}", report.faults);
        let leaves: Vec<Hash> =
            reader.entries(0).map(|entry| leaf_hash(&entry.unwrap().1)).collect();
        for line in said.iter().filter_map(|line| line.strip_prefix("event ")) {
            let (index, leaf) = line.split_once(' ').unwrap();
            let found = leaves.get(index.parse::<usize>().unwrap()).map(Hash::to_hex);
            assert_eq!(found.as_deref(), Some(leaf), "run {run}: event {index} was acknowledged");
            acknowledged += 1;
        }
        checkpoints += said.iter().filter(|line| line.starts_with("checkpoint ")).count();
    }
    assert!(acknowledged > runs, "the children wrote hardly anything");
    println!(
        "{runs} kills: {acknowledged} events and {checkpoints} checkpoints acknowledged, 0 lost"
    );
}
