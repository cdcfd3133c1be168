//! Writes a small log and what belongs to it into a folder, for judges that are not ours:
//! `cargo run -p indeck-audit --example audit_vectors -- FOLDER`.
#![allow(clippy::disallowed_methods, reason = "a program reads its arguments and writes files")]
#![allow(clippy::indexing_slicing, reason = "the places are remainders of the lengths")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use indeck_audit::cosignature::WitnessKey;
use indeck_audit::event::*;
use indeck_audit::export::{cef, hidden, json, ocsf};
use indeck_audit::json::Json;
use indeck_audit::note::{KeyName, SigningKey};
use indeck_audit::statement::{PAYLOAD_TYPE, Statement, Subject};
use indeck_audit::tree::{
    Frontier, Hash, HashReader, Node, consistency_proof, inclusion_proof, leaf_hash, root,
};
use indeck_audit::{Checkpoint, Event, LogProof, dsse};

const ORIGIN: &str = "example.com/audit/acme";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: audit_vectors FOLDER")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let events = events()?;
    let key = SigningKey::from_seed(KeyName::new(ORIGIN)?, &[7; 32]);
    std::fs::write(folder.join("log.json"), log(&events, &key)?.to_string())?;
    std::fs::write(folder.join("envelope.json"), envelope(&key)?)?;
    let lines = |line: &dyn Fn(u64, &Event) -> String| {
        (0..).zip(&events).map(|(n, event)| line(n, event) + "\n").collect::<String>()
    };
    let ocsf = lines(&|n, event| ocsf(n, event, &hidden).to_string());
    std::fs::write(folder.join("events.ocsf.jsonl"), ocsf)?;
    let plain = lines(&|n, event| json(n, event, &hidden).to_string());
    std::fs::write(folder.join("events.jsonl"), plain)?;
    std::fs::write(folder.join("events.cef"), lines(&|n, event| cef(n, event, &|_| hostile())))?;
    Ok(())
}

/// A text that wants to begin another field, another record and another colour.
fn hostile() -> Option<String> {
    Some("a|b=c\\d\r\nCEF:0|x|x|x|x|x|9|act=forged \u{1b}[31m\u{202e}".to_owned())
}

/// Events of every action, stage, effect and kind of field.
fn events() -> Result<Vec<Event>, indeck_audit::Error> {
    let words = [
        "ingest",
        "query",
        "disclose",
        "download",
        "share",
        "delete",
        "erase",
        "export",
        "login",
        "breakglass",
        "admin.user-add",
        "key.rotate",
    ];
    let mut events = Vec::new();
    for (n, word) in (0_u8..).zip(words.into_iter().cycle().take(48)) {
        events.push(event(n, Action::parse(word)?)?);
    }
    Ok(events)
}

fn event(n: u8, action: Action) -> Result<Event, indeck_audit::Error> {
    let field = |kind: u8| match kind % 3 {
        0 => PersonalField::plain("nightly-build"),
        1 => Ok(PersonalField::Commitment(Hash([n; 32]))),
        _ => {
            let sealed = Sealed::new(SubjectKeyId([n; 16]), [n; 24], vec![n; 40])?;
            Ok(PersonalField::Sealed(sealed))
        }
    };
    let outcome = match n / 4 % 3 {
        0 => Outcome::SUCCESS,
        1 => Outcome::REFUSED,
        _ => Outcome::failure(Token::new("disk-full")?),
    };
    let stage = match n / 12 {
        0 => Stage::Intent,
        1 => Stage::Outcome { intent: EventId([n - 12; 16]), outcome },
        _ => Stage::Single { outcome },
    };
    let kind = if n.is_multiple_of(2) { "dataset" } else { "deck" };
    let mut resource = Resource::new(Token::new(kind)?, field(n / 12)?);
    resource.class = Class::ALL.get(usize::from(n % 7)).copied();
    let mut actor =
        Actor::new(ActorKind::ALL[usize::from(n) % ActorKind::ALL.len()], field(n / 3)?);
    actor.session = if n.is_multiple_of(5) { Some(field(n / 2)?) } else { None };
    actor.methods = Set::new(n.is_multiple_of(2).then_some(AuthMethod::Passkey))?;
    let mut decision = DecisionRecord::new(Effect::ALL[usize::from(n) % Effect::ALL.len()]);
    decision.policies = Set::new((0..n % 3).flat_map(|p| Token::new(&format!("policy-{p}"))))?;
    decision.policy_set = Some(Hash([n; 32]));
    let mut source = Source::new(Token::new("indeck-cli/0.1.0")?);
    source.address = if n.is_multiple_of(4) { Some(field(n / 4)?) } else { None };
    let time = Time::from_micros(1_700_000_000_000_000 + u64::from(n) * 1_000_000)?;
    let tenant = Token::new("acme")?;
    #[rustfmt::skip]
    let mut event = Event::new(
        EventId([n; 16]), time, tenant, actor, action, resource, decision, stage, source,
    );
    let some = |place: u8, count: u64| (n >> place & 1 == 1).then_some(count);
    event.counts = Counts {
        rows: some(0, 70_000),
        cells: some(1, 24),
        suppressed: some(2, 3),
        bytes: some(3, 1 << 33),
    };
    event.inputs = Set::new((0..n % 3).map(|i| Hash([i; 32])))?;
    event.trace = n.is_multiple_of(3).then_some(TraceId([n; 16]));
    Ok(event)
}

#[derive(Default)]
struct Hashes(BTreeMap<Node, Hash>);

impl HashReader for Hashes {
    fn read_hash(&self, node: Node) -> Result<Hash, indeck_audit::Error> {
        let missing = indeck_audit::Error::MissingHash { level: node.level, index: node.index };
        self.0.get(&node).copied().ok_or(missing)
    }
}

fn log(events: &[Event], key: &SigningKey) -> Result<Json, indeck_audit::Error> {
    let entries: Vec<Vec<u8>> = events.iter().map(Event::encode).collect();
    let (mut frontier, mut hashes) = (Frontier::new(), Hashes::default());
    for entry in &entries {
        frontier.push_with(leaf_hash(entry), |node, hash| {
            hashes.0.insert(node, hash);
        });
    }
    let (mut roots, mut inclusions, mut consistencies) = (Vec::new(), Vec::new(), Vec::new());
    for size in 1..=frontier.size() {
        roots.push(root(&hashes, size)?.to_hex());
        for index in 0..size {
            let proof = inclusion_proof(&hashes, index, size)?;
            inclusions.push(Json::list([size.into(), index.into(), hex(&proof)]));
        }
        for old in 1..size {
            let proof = consistency_proof(&hashes, old, size)?;
            consistencies.push(Json::list([size.into(), old.into(), hex(&proof)]));
        }
    }
    let checkpoint = Checkpoint::new(ORIGIN, frontier.size(), frontier.root())?.sign(key)?;
    let witness = WitnessKey::from_seed(KeyName::new("example.com/witness")?, &[8; 32]);
    let checkpoint = witness.cosign(&checkpoint, 1_700_000_000)?;
    let proof =
        LogProof::new(5, inclusion_proof(&hashes, 5, frontier.size())?, checkpoint.clone())?;
    Ok(Json::object([
        ("origin", ORIGIN.into()),
        ("key", key.verifying_key().to_string().into()),
        ("witness", witness.verifying_key().to_string().into()),
        ("entries", Json::list(entries.iter().map(|entry| to_hex(entry)))),
        ("roots", Json::list(roots)),
        ("inclusions", Json::List(inclusions)),
        ("consistencies", Json::List(consistencies)),
        ("checkpoint", checkpoint.into()),
        ("proof", proof.to_text().into()),
    ]))
}

fn hex(hashes: &[Hash]) -> Json {
    Json::list(hashes.iter().map(Hash::to_hex))
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn envelope(key: &SigningKey) -> Result<String, indeck_audit::Error> {
    let subjects = vec![
        Subject::sha256("ppt/presentation.xml", &[3; 32]),
        Subject::sha256("ppt/slides/slide1.xml", &[4; 32]),
    ];
    let predicate = Json::object([
        ("generator", "indeck 0.1.0".into()),
        ("rows", 70_000_u32.into()),
        ("title", "Umsätze \u{202e} \"3\"".into()),
    ]);
    let statement = Statement::new("https://indeck.dev/deck/v1", subjects, predicate)?;
    Ok(dsse::sign(PAYLOAD_TYPE, statement.to_json().as_bytes(), key)?.to_json())
}
