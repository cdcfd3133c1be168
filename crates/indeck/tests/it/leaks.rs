//! Decks made under a policy say nothing of the persons and groups that it protects.
//!
//! `INDECK_JUDGE_ALL=1` makes 1,000 reports instead of a few, `INDECK_JUDGE_ALL=200` so many.
#![allow(clippy::print_stdout, reason = "judges print their figures")]

mod chance;
mod derive;
mod people;
mod policy;
mod report;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs};

use indeck::BuildOptions;
use indeck::govern::{Actor, Ambient, AuditLog, Governor, Keys, LedgerFile, load_policy};
use indeck_testkit::leaks::{Searcher, Secret, planted};
use indeck_testkit::{tiny_template, unzip};

use crate::support::Project;
use chance::Chance;
use people::People;

/// A project of a seed.
fn project(people: &People, chance: &mut Chance) -> Project {
    let project = Project::new(report::report(people, chance));
    project.write("brand.potx", tiny_template());
    project.write("persons.csv", people.csv());
    project.write("policy.toml", policy::policy());
    project
}

/// Time and chance of these tests: a second and other bytes at each call.
struct Counted(AtomicU64);

impl Ambient for Counted {
    fn now(&self) -> i64 {
        let seconds = self.0.fetch_add(1, Ordering::Relaxed);
        1_795_300_000_000_000 + 1_000_000 * i64::try_from(seconds).unwrap()
    }

    fn random(&self) -> [u8; 32] {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        std::array::from_fn(|place| number[place % 8] ^ place as u8)
    }
}

/// Asks the policy of a folder, and remembers in a log beside it.
fn governor(folder: &Path) -> Governor {
    let ambient = Arc::new(Counted(AtomicU64::new(1)));
    let keys = Keys::in_folder(folder.join("keys"));
    keys.create("leaks.example/log", &*ambient).unwrap();
    let log = AuditLog::create(&folder.join("audit"), &keys, ambient.clone()).unwrap();
    let policy = load_policy(&folder.join("policy.toml")).unwrap();
    let policy = policy.unwrap_or_else(|found| panic!("{:?}", found.diagnostics));
    let ledger = Arc::new(LedgerFile::new(folder.join("ledger")));
    Governor::governed(Arc::new(policy), Arc::new(log), Actor::user("ann"), ambient)
        .with_ledger(ledger)
        .with_secrets(keys.secrets().unwrap())
}

/// The decks of a project, and why some were not made.
fn decks(project: &mut Project) -> (Vec<Vec<u8>>, Vec<String>) {
    let governor = Arc::new(governor(project.folder.path()));
    project.options = BuildOptions { governor: Some(governor), ..BuildOptions::default() };
    let burst = fs::read_to_string(project.path("report.yaml")).unwrap().contains("burst:");
    if burst {
        let made =
            project.build_each().unwrap_or_else(|e| panic!("{}", crate::support::explain(&e)));
        let read = |(_, report): &(String, indeck::BuildReport)| fs::read(&report.output).unwrap();
        let shown = |found: &indeck::Findings| crate::support::shown(&found.diagnostics).join("; ");
        let failed = made.failed.iter().map(|(value, found)| format!("{value}: {}", shown(found)));
        let refused = made.refused.iter().map(|(value, why)| format!("{value}: {why}"));
        return (made.made.iter().map(read).collect(), failed.chain(refused).collect());
    }
    match project.build() {
        Ok(report) => (vec![fs::read(report.output).unwrap()], Vec::new()),
        Err(error) => (Vec::new(), vec![crate::support::explain(&error)]),
    }
}

/// What came of a seed.
#[derive(Default)]
struct Verdict {
    made: usize,
    bytes: usize,
    parts: usize,
    withheld: usize,
    faults: Vec<String>,
    refused: Vec<String>,
}

fn judge(seed: u64) -> Verdict {
    let chance = &mut Chance::new(seed);
    let people = People::new(chance);
    let mut project = project(&people, chance);
    let (decks, refused) = decks(&mut project);
    let searcher = Searcher::new(&people.secrets(), &people.shown());
    let leaks = decks.iter().flat_map(|deck| searcher.search(deck));
    let mut faults: Vec<String> = leaks.map(|leak| format!("seed {seed}: {leak:?}")).collect();
    let derived = derive::derived(&people, &decks);
    faults.extend(derived.iter().map(|group| format!("seed {seed}: {group} can be worked out")));
    Verdict {
        made: decks.len(),
        bytes: decks.iter().map(Vec::len).sum(),
        parts: decks.iter().map(|deck| unzip(deck).len()).sum(),
        withheld: people.secrets().len(),
        faults,
        refused,
    }
}

#[test]
fn no_deck_says_what_its_policy_withholds() {
    #[expect(clippy::disallowed_methods, reason = "whoever runs the judge says how much of it")]
    let asked = env::var("INDECK_JUDGE_ALL").ok();
    let seeds = 0..asked.map_or(10, |asked| asked.parse().ok().filter(|n| *n > 1).unwrap_or(1000));
    let (next, end) = (AtomicU64::new(seeds.start), seeds.end);
    let verdicts = std::thread::scope(|scope| {
        let work = || {
            let mut verdicts = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= end {
                    return verdicts;
                }
                verdicts.push(judge(seed));
            }
        };
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    let total = |of: fn(&Verdict) -> usize| verdicts.iter().map(of).sum::<usize>();
    let faults: Vec<&String> = verdicts.iter().flat_map(|v| &v.faults).collect();
    let refused: Vec<&String> = verdicts.iter().flat_map(|v| &v.refused).collect();
    println!(
        "{} decks of {} reports with {} parts and {} bytes searched for {} values: {} hits; {} refused",
        total(|v| v.made),
        verdicts.len(),
        total(|v| v.parts),
        total(|v| v.bytes),
        total(|v| v.withheld),
        faults.len(),
        refused.len(),
    );
    assert!(faults.is_empty(), "{faults:#?}");
    // A deck for a region all of whose figures are withheld has charts without anything to draw.
    assert!(refused.len() <= total(|v| v.made), "too many are refused: {refused:#?}");
}

#[test]
fn without_the_policy_the_same_reports_tell() {
    let chance = &mut Chance::new(3);
    let people = People::new(chance);
    let spec = report::report(&people, chance).replace("policy: policy.toml\n", "");
    let project = Project::new(spec.replace("burst: { over: region }\n", ""));
    project.write("persons.csv", people.csv());
    let deck = fs::read(project.build().unwrap().output).unwrap();
    let searcher = Searcher::new(&people.secrets(), &people.shown());
    assert!(!searcher.search(&deck).is_empty());
    assert!(!derive::derived(&people, &[deck]).is_empty());
}

#[test]
fn whatever_is_planted_in_a_deck_is_found() {
    let chance = &mut Chance::new(7);
    let people = People::new(chance);
    let mut project = Project::new(PLAIN);
    project.write("persons.csv", people.csv());
    project.write("policy.toml", policy::policy());
    let deck = decks(&mut project).0.pop().expect("a deck");
    let secrets = [
        Secret::text("a name", "Zuiderveld-Wexcombe"),
        Secret::count("a number", 113),
        Secret::number("a mean", 2743.918203),
        Secret::number("a sum", 310_062.77),
    ];
    let mut found = 0;
    for secret in &secrets {
        let searcher = Searcher::new(std::slice::from_ref(secret), &people.shown());
        assert_eq!(searcher.search(&deck), [], "before anything is planted");
        for planted in planted(&deck, secret) {
            assert!(
                !searcher.search(&planted.bytes).is_empty(),
                "{}: {}",
                secret.what,
                planted.place
            );
            found += 1;
        }
    }
    println!("{found} of {found} planted values found");
}

/// A deck with each place in which something is planted.
const PLAIN: &str = "indeck: 1
report: { id: plain, title: Wages, template: brand.potx }
policy: policy.toml
sources: { persons: persons.csv }
tables:
  by_sector: { sql: \"SELECT sector, SUM(wage) AS wages FROM persons GROUP BY sector ORDER BY sector\" }
slides:
  - layout: Title and Content
    fill:
      title: Wages by sector
      content: { mark: column, data: by_sector, encode: { x: sector, y: wages } }
    notes: Nothing of persons
";
