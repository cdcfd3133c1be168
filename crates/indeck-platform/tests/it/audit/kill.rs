//! The judge of kills: a server that writes is ended at any moment.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::Arc;

use indeck_platform::audit::{Journal, LogVault, OrgLog};
use indeck_platform::db::Db;
use indeck_platform::keys::OrgKeys;

use super::support::*;

const FOLDER: &str = "INDECK_JOURNAL_CHILD";
const DATABASE: &str = "INDECK_JOURNAL_DATABASE";

/// No test by itself: what the child process of the judge runs. It says each acknowledgement, once
/// it has it.
#[tokio::test(flavor = "multi_thread")]
async fn child_that_writes() {
    #[expect(clippy::disallowed_methods, reason = "a process of its own")]
    let (folder, url) = (std::env::var_os(FOLDER), std::env::var(DATABASE).ok());
    let Some(folder) = folder.map(std::path::PathBuf::from) else { return };
    let db = match url {
        Some(url) => Db::postgres(&url).await.unwrap(),
        None => Db::sqlite(&folder.join("indeck.db")).await.unwrap(),
    };
    let (log, begin) = log_in(&folder, db).await;
    let tasks = (0..8).map(|task| {
        let log = log.clone();
        tokio::spawn(async move {
            for number in 0.. {
                let event = event(log.org(), begin + number * 8 + task);
                let receipt = log.append(&event).await.unwrap();
                say(&format!("event {} {}", receipt.index, receipt.leaf_hash));
                if number % 16 == 0 {
                    let signed = log.sign().await.unwrap();
                    say(&format!("signed {}", signed.checkpoint.size()));
                }
            }
        })
    });
    futures::future::join_all(tasks).await;
}

async fn log_in(folder: &std::path::Path, db: Db) -> (OrgLog, u128) {
    use indeck_platform::id::OrgId;
    use indeck_platform::keys::{KeyFile, WrappedKey};
    use sqlx::Row;
    let provider = KeyFile::open(&folder.join("root.key")).unwrap();
    let sql = "SELECT version, root_version, wrapped FROM org_keys";
    let rows = sqlx::query(sql).fetch_all(db.pool()).await.unwrap();
    let row = |row: &sqlx::any::AnyRow| WrappedKey {
        version: u32::try_from(row.get::<i64, _>(0)).unwrap(),
        root_version: u32::try_from(row.get::<i64, _>(1)).unwrap(),
        body: row.get(2),
    };
    let rows: Vec<WrappedKey> = rows.iter().map(row).collect();
    let org = OrgId::from_bytes([7; 16]);
    let clock = Clock::new(this_process());
    let keys = Arc::new(OrgKeys::unwrap(org, &rows, &provider).unwrap());
    let journal = Journal::start(db, clock.clone(), "decks.example.com".to_owned());
    let log = journal.log(Arc::new(LogVault::organisation(org, keys, clock)));
    let begin = u128::from(this_process()) << 64;
    (log, begin)
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
fn run_and_kill(world: &World, lines: usize) -> Vec<String> {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "audit::kill::child_that_writes", "--nocapture"])
        .env(FOLDER, world.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(url) = &world.url {
        command.env(DATABASE, url);
    }
    let mut child = command.spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said: Vec<String> = out.by_ref().take(lines).collect();
    child.kill().unwrap();
    // What it said before it ended counts too.
    said.extend(out);
    child.wait().unwrap();
    said.iter().filter_map(|line| line.strip_suffix(';')).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_event_is_lost_when_a_server_is_killed() {
    #[expect(clippy::disallowed_methods, reason = "how thorough the judge is")]
    let runs = if std::env::var_os("INDECK_JUDGE_ALL").is_some() { 200 } else { 6 };
    for world in World::all().await {
        let (mut said, db) = (Vec::new(), world.db().await);
        for run in 0..runs {
            said.extend(run_and_kill(&world, 20 + run * 97 % 400));
            let log = world.log_on(&db);
            let report = log.verify().await.unwrap_or_else(|error| panic!("run {run}: {error}"));
            for line in &said {
                if let Some(size) = line.strip_prefix("signed ") {
                    assert!(report.signed >= size.parse::<u64>().unwrap(), "run {run}: {line}");
                }
            }
        }
        let events: Vec<&str> =
            said.iter().filter_map(|line| line.strip_prefix("event ")).collect();
        assert!(events.len() > runs, "the children wrote hardly anything");
        let log = world.log_on(&db);
        for line in &events {
            let (index, leaf) = line.split_once(' ').unwrap();
            let found = log.event(index.parse().unwrap()).await.unwrap();
            assert_eq!(found.leaf_hash.to_hex(), leaf, "event {index} was acknowledged");
        }
        assert!(exported(&log).await.is_intact());
    }
}
