//! Reports under a policy: what is permitted, refused, withheld and remembered.

mod around;
mod in_memory;
mod memory;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use indeck::evidence::{VerifyOptions, verify};
use indeck::govern::{
    Actor, Ambient, AuditLog, Governor, Keys, LedgerFile, RecordFault, Recorder, load_policy,
};
use indeck::{BuildError, BuildReport};
use indeck_audit::event::{EventId, PersonalField, Stage};
use indeck_audit::{Event, LogProof};
use indeck_testkit::unzip;

use crate::support::{Project, explain};

const POLICY: &str = r#"
name = "survey"
version = "1"

[groups.analysts]
members = ["ann"]

[datasets.survey]
class = "confidential"
entity = "person"

[datasets.survey.columns]
person = { class = "personal", role = "direct" }
email = { class = "personal", role = "direct" }
site = { class = "internal", role = "quasi" }
wage = { class = "restricted", role = "sensitive" }

[tables]
min_frequency = 10

[quiet.results]
from = 2026-03-01
until = 2026-04-01

[labels.restricted]
name = "Restricted"
watermark = "RESTRICTED"

[cedar]
text = '''
@id("analysts-read")
@reason("analysts read the survey")
permit (principal in Group::"analysts", action in [Action::"ingest", Action::"query"], resource is Dataset);

@id("analysts-show")
@reason("analysts show figures of groups")
permit (principal in Group::"analysts", action == Action::"disclose", resource);

@id("quiet")
@reason("nothing is shown before the results are out")
forbid (principal, action == Action::"disclose", resource)
when { context.quiet.contains("results") };
'''
"#;

const SPEC: &str = r#"
indeck: 1
report: { id: survey, template: brand.potx }
policy: policy.toml
sources: { survey: survey.csv }
tables:
  everyone: { sql: "SELECT COUNT(*) AS n, AVG(wage) AS wage FROM survey" }
  by_site: { sql: "SELECT site, COUNT(*) AS n, AVG(wage) AS wage FROM survey GROUP BY site ORDER BY site" }
slides:
  - layout: Title and Content
    fill:
      title: "{{ everyone.n }} answers"
      content: { mark: column, data: by_site, encode: { x: site, y: wage } }
"#;

/// Twelve persons at each of three sites, and four at a fourth.
fn survey() -> String {
    let mut csv = "person,email,site,wage\n".to_owned();
    for number in 0..40 {
        let site = ["Delft", "Gent", "Lille", "Namur"][(number / 12) as usize];
        let wage = 30_011 + 977 * number;
        writeln!(csv, "p{number},p{number}@survey.example,{site},{wage}").unwrap();
    }
    csv
}

struct Clock(i64);

impl Ambient for Clock {
    fn now(&self) -> i64 {
        self.0
    }

    fn random(&self) -> [u8; 32] {
        static NEXT: Mutex<u64> = Mutex::new(0);
        let mut next = NEXT.lock().unwrap();
        *next += 1;
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&next.to_le_bytes());
        bytes
    }
}

const MAY: i64 = 1_777_600_000_000_000;
const MARCH: i64 = 1_773_600_000_000_000;

/// A project under a policy, with a log of its own.
struct Governed {
    project: Project,
    log: Arc<AuditLog>,
    keys: Keys,
}

impl Governed {
    fn new(spec: &str, policy: &str, actor: Actor, now: i64) -> Self {
        let mut project = Project::new(spec);
        project.write("policy.toml", policy);
        project.write("survey.csv", survey());
        let keys = Keys::in_folder(project.path("audit.keys"));
        let ambient: Arc<dyn Ambient> = Arc::new(Clock(now));
        keys.create("example.com/audit", &*ambient).unwrap();
        let log = AuditLog::create(&project.path("audit"), &keys, ambient.clone()).unwrap();
        let log = Arc::new(log);
        let governor = governor(&project, log.clone(), actor, ambient);
        project.options.governor = Some(Arc::new(governor.with_secrets(keys.secrets().unwrap())));
        Self { project, log, keys }
    }

    fn events(&self) -> Vec<Event> {
        self.log.log().events(0).map(|event| event.unwrap().1).collect()
    }

    /// The events as `action stage effect`.
    fn remembered(&self) -> Vec<String> {
        let one =
            |e: &Event| format!("{} {} {}", e.action, e.stage.word(), e.decision.effect.word());
        self.events().iter().map(one).collect()
    }

    fn codes(&self) -> Vec<&'static str> {
        match self.project.build() {
            Err(BuildError::Invalid(found)) => found.diagnostics.iter().map(|d| d.code).collect(),
            Err(error) => panic!("{}", explain(&error)),
            Ok(_) => Vec::new(),
        }
    }
}

fn governor(
    project: &Project,
    log: Arc<dyn Recorder>,
    actor: Actor,
    ambient: Arc<dyn Ambient>,
) -> Governor {
    let policy = load_policy(&project.path("policy.toml")).unwrap();
    let policy = policy.unwrap_or_else(|found| panic!("{:?}", found.diagnostics));
    let ledger = Arc::new(LedgerFile::new(project.path("ledger")));
    Governor::governed(Arc::new(policy), log, actor, ambient).with_ledger(ledger)
}

fn ann() -> Actor {
    Actor::user("ann")
}

fn made(governed: &Governed) -> BuildReport {
    governed.project.build().unwrap_or_else(|e| panic!("{}", explain(&e)))
}

#[test]
fn a_small_group_is_withheld_with_what_would_tell_of_it() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let report = made(&governed);
    let told = report.governed.unwrap();
    let by_site = told.tables.iter().find(|table| table.table == "by_site").unwrap();
    assert_eq!((by_site.rows, by_site.primary, by_site.complementary), (4, 1, 1));
    let page = Governed::page(&report.output);
    assert!(!page.contains("<c:v>4</c:v>"));
    // Four persons at Namur: their mean wage.
    let mean = (36..40).map(|n| 30_011 + 977 * n).sum::<i32>() / 4;
    assert!(!page.contains(&mean.to_string()), "{mean}");
    assert!(page.contains("RESTRICTED"));
}

impl Governed {
    /// All parts of a deck, workbooks unpacked.
    fn page(deck: &std::path::Path) -> String {
        let parts: BTreeMap<String, Vec<u8>> = unzip(&std::fs::read(deck).unwrap());
        let mut text = String::new();
        for (name, bytes) in parts {
            if name.ends_with(".xlsx") {
                unzip(&bytes).values().for_each(|b| text += &String::from_utf8_lossy(b));
            }
            text += &String::from_utf8_lossy(&bytes);
        }
        text
    }
}

#[test]
fn each_decision_is_remembered_and_the_deck_carries_the_proof() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let report = made(&governed);
    let expected = [
        "ingest single permit",
        "query single permit",
        "disclose single permit",
        "disclose intent permit",
        "disclose outcome permit",
    ];
    assert_eq!(governed.remembered(), expected);
    let key = governed.keys.signing().unwrap().verifying_key().clone();
    let options =
        VerifyOptions { keys: vec![key.clone()], log_keys: vec![key], ..Default::default() };
    let verified = verify(std::fs::read(report.output).unwrap(), &options).unwrap();
    assert!(
        verified.is_intact() && verified.is_authentic() && verified.is_vouched_for(),
        "{verified}"
    );
}

#[test]
fn who_may_not_reads_nothing_and_the_refusal_is_remembered() {
    let governed = Governed::new(SPEC, POLICY, Actor::user("bob"), MAY);
    assert_eq!(governed.codes(), ["policy-refused"]);
    assert_eq!(governed.remembered(), ["ingest single forbid"]);
    assert!(!governed.project.path("out.pptx").exists());
}

#[test]
fn a_quiet_period_ends_by_the_clock() {
    let governed = Governed::new(SPEC, POLICY, ann(), MARCH);
    assert_eq!(governed.codes(), ["policy-refused"]);
    let last = governed.events().pop().unwrap();
    assert_eq!(last.decision.policies.as_slice()[0].as_str(), "quiet");
    assert!(!governed.project.path("out.pptx").exists());
}

#[test]
fn a_report_under_a_policy_needs_somebody_who_asks() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let mut project = governed.project;
    project.options.governor = None;
    let Err(BuildError::Invalid(found)) = project.build() else { panic!("it was built") };
    assert_eq!(found.diagnostics[0].code, "policy-refused");
}

#[test]
fn a_direct_identifier_is_not_there_to_be_asked_for() {
    let spec =
        SPEC.replace("by_site: {", "who: { sql: \"SELECT email FROM survey\" }\n  by_site: {");
    let governed = Governed::new(&spec, POLICY, ann(), MAY);
    assert_eq!(governed.codes(), ["unknown-column"]);
}

#[test]
fn a_second_deck_does_not_tell_what_the_first_withheld() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    made(&governed);
    // All sites but the withheld ones, as a condition: the rest of the first deck's total.
    let without = "SELECT COUNT(*) AS n, AVG(wage) AS wage FROM survey WHERE site <> 'Namur'";
    let spec = SPEC.replace("SELECT COUNT(*) AS n, AVG(wage) AS wage FROM survey", without);
    let spec = spec.lines().filter(|l| !l.contains("by_site")).collect::<Vec<_>>().join("\n");
    governed.project.write(
        "report.yaml",
        spec.replace(
            "title: \"{{ everyone.n }} answers\"",
            "title: \"{{ everyone.n | or('withheld') }} answers\"",
        ),
    );
    match governed.project.build() {
        Ok(report) => assert_eq!(report.governed.unwrap().suppressed(), 2),
        Err(BuildError::Invalid(found)) => {
            assert_eq!(found.diagnostics[0].code, "disclosure-refused")
        }
        Err(error) => panic!("{}", explain(&error)),
    }
}

/// Fails at one of the events that it is given.
struct Failing {
    log: Arc<AuditLog>,
    left: Mutex<usize>,
}

impl Recorder for Failing {
    fn tenant(&self) -> &str {
        self.log.tenant()
    }

    fn record(&self, event: &Event) -> Result<u64, RecordFault> {
        let mut left = self.left.lock().unwrap();
        *left = left.checked_sub(1).ok_or(RecordFault::new("log-store", "no space left"))?;
        self.log.record(event)
    }

    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault> {
        self.log.personal(event, field, text)
    }

    fn prove(&self, index: u64) -> Result<LogProof, RecordFault> {
        self.log.prove(index)
    }
}

#[test]
fn where_the_log_fails_nothing_is_done() {
    for left in 0..5 {
        let governed = Governed::new(SPEC, POLICY, ann(), MAY);
        let log = Arc::new(Failing { log: governed.log.clone(), left: Mutex::new(left) });
        let mut project = governed.project;
        let failing = governor(&project, log, ann(), Arc::new(Clock(MAY)));
        let failing = failing.with_secrets(governed.keys.secrets().unwrap());
        project.options.governor = Some(Arc::new(failing));
        project.write("out.pptx", "before");
        let Err(BuildError::Invalid(found)) = project.build() else { panic!("built with {left}") };
        assert!(found.diagnostics.iter().any(|d| d.code == "audit-unavailable"), "{left}");
        assert_eq!(std::fs::read(project.path("out.pptx")).unwrap(), b"before", "{left}");
    }
}

#[test]
fn an_ungoverned_build_is_remembered_as_such() {
    let spec = SPEC.replace("policy: policy.toml\n", "");
    let mut governed = Governed::new(&spec, POLICY, ann(), MAY);
    let free = Governor::ungoverned(governed.log.clone(), ann(), Arc::new(Clock(MAY)));
    governed.project.options.governor = Some(Arc::new(free));
    assert!(made(&governed).governed.is_none());
    assert!(governed.remembered().iter().all(|event| event.ends_with("ungoverned")));
    let outcomes =
        governed.events().iter().filter(|e| matches!(e.stage, Stage::Outcome { .. })).count();
    assert_eq!(outcomes, 1);
}

#[test]
fn a_deck_is_made_under_the_rights_of_the_one_who_gets_it() {
    let burst = "burst: { over: site, recipients: who.csv, run_as: recipient }\nslides:";
    let spec = SPEC.replace("slides:", burst);
    let mut governed = Governed::new(&spec, POLICY, ann(), MAY);
    let who = "value,recipient\nDelft,ann\nGent,bob\nLille,ann\n";
    governed.project.write("who.csv", who);
    let report = governed.project.build_each().unwrap();
    let refused: Vec<&str> = report.refused.iter().map(|(value, _)| value.as_str()).collect();
    assert!(refused.contains(&"Gent") && refused.contains(&"Namur"), "{refused:?}");
    governed.project.options.governor = None;
}

#[test]
fn card_numbers_do_not_come_in() {
    let policy = POLICY.replace("[tables]", "[detect]\ncard_number = \"deny\"\n\n[tables]");
    let governed = Governed::new(SPEC, &policy, ann(), MAY);
    let cards = survey().replace("p7@survey.example", "4111111111111111");
    governed.project.write("survey.csv", cards);
    assert_eq!(governed.codes(), ["personal-data-found"]);
}

#[test]
fn the_page_of_what_was_withheld_holds_no_value() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let page = made(&governed).governed.unwrap().to_markdown();
    assert!(page.contains("| `by_site` | 4 | 1 | 1 |"), "{page}");
    assert!(page.contains("too few stand behind the group"), "{page}");
    assert!(!page.contains("Namur"), "{page}");
}
