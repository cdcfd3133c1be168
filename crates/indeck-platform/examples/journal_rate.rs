//! How many durable events a journal takes each second: `journal_rate FOLDER|URL [TASKS] [EVENTS]`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]
#![expect(clippy::disallowed_methods, reason = "a program that measures")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use indeck::audit::event::*;
use indeck::audit::{Event, event::EventId};
use indeck::govern::Ambient;
use indeck_platform::audit::{Journal, LogVault, OrgLog};
use indeck_platform::db::Db;
use indeck_platform::id::OrgId;
use indeck_platform::keys::{KeyFile, OrgKeys};
use sha2::{Digest, Sha256};

/// The machine's clock, and numbers that are random enough to measure with.
struct Machine(AtomicU64, Duration);

impl Ambient for Machine {
    fn now(&self) -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(now.as_micros()).unwrap()
    }

    fn random(&self) -> [u8; 32] {
        let drawn = self.0.fetch_add(1, Ordering::Relaxed);
        Sha256::digest(format!("{:?} {drawn}", self.1)).into()
    }
}

fn event(log: &OrgLog, ambient: &Machine, actor: PersonalField, id: EventId) -> Event {
    let micros = u64::try_from(ambient.now()).unwrap();
    let mut event = Event::new(
        id,
        Time::from_micros(micros).unwrap(),
        Token::new(log.org()).unwrap(),
        Actor::new(ActorKind::User, actor),
        Action::Query,
        Resource::new(Token::new("dataset").unwrap(), PersonalField::plain("ds_sales").unwrap()),
        DecisionRecord::new(Effect::Permit),
        Stage::Single { outcome: Outcome::SUCCESS },
        Source::new(Token::new("indeck-server/0.1.0").unwrap()),
    );
    event.decision.policies = Set::new([Token::new("readers-read").unwrap()]).unwrap();
    event
}

async fn log_in(place: &str, ambient: &Arc<Machine>) -> (Journal, OrgLog) {
    let folder = if place.contains("://") { std::env::temp_dir() } else { place.into() };
    std::fs::create_dir_all(&folder).unwrap();
    let db = match place.contains("://") {
        true => Db::postgres(place).await.unwrap(),
        false => Db::sqlite(&Path::new(place).join("indeck.db")).await.unwrap(),
    };
    let id = ambient.random();
    let root = folder.join(format!("{:02x}{:02x}{:02x}.key", id[0], id[1], id[2]));
    let provider = KeyFile::create(&root, &**ambient).unwrap();
    let org = OrgId::new(&**ambient);
    let (keys, rows) = OrgKeys::generate(org, &provider, &**ambient).unwrap();
    for row in rows {
        let sql = "INSERT INTO org_keys (org, version, root_version, created, wrapped) \
                   VALUES ($1, $2, $3, 0, $4)";
        let insert = sqlx::query(sql)
            .bind(org.to_string())
            .bind(i64::from(row.version))
            .bind(i64::from(row.root_version))
            .bind(row.body);
        insert.execute(db.pool()).await.unwrap();
    }
    let journal = Journal::start(db, ambient.clone(), "decks.example.com".to_owned());
    let vault = LogVault::organisation(org, Arc::new(keys), ambient.clone());
    let log = journal.log(Arc::new(vault));
    (journal, log)
}

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let place = args.next().unwrap_or_else(|| "journal-rate".to_owned());
    let tasks: u64 = args.next().map_or(64, |text| text.parse().unwrap());
    let events: u64 = args.next().map_or(30_000, |text| text.parse().unwrap());
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let ambient = Arc::new(Machine(AtomicU64::new(0), since));
    let (journal, log) = log_in(&place, &ambient).await;
    let begun = Instant::now();
    let all = (0..tasks).map(|task| {
        let (log, ambient) = (log.clone(), ambient.clone());
        tokio::spawn(async move {
            let mut waits = Vec::new();
            for _ in 0..events / tasks {
                let begun = Instant::now();
                let id = EventId(ambient.id());
                let who = format!("usr_{task}");
                let actor = log.personal(id, "actor", &who, &who).await.unwrap();
                log.append(&event(&log, &ambient, actor, id)).await.unwrap();
                waits.push(begun.elapsed());
            }
            waits
        })
    });
    let mut waits = Vec::new();
    for task in futures::future::join_all(all).await {
        waits.extend(task.unwrap());
    }
    let took = begun.elapsed();
    waits.sort();
    let at = |percent: usize| waits[(waits.len() - 1) * percent / 100];
    let rate = waits.len() as f64 / took.as_secs_f64();
    println!("{tasks} tasks: {rate:.0} events/s, p50 {:?}, p99 {:?}", at(50), at(99));
    let begun = Instant::now();
    log.sign().await.unwrap();
    println!("checkpoint over {} new events: {:?}", waits.len(), begun.elapsed());
    let begun = Instant::now();
    log.prove(3).await.unwrap();
    println!("proof: {:?}", begun.elapsed());
    let begun = Instant::now();
    log.verify().await.unwrap();
    println!("verified in {:?}", begun.elapsed());
    if !place.contains("://") {
        let begun = Instant::now();
        let archive = Path::new(&place).join("export.tar");
        let mut sink = tokio::fs::File::create(&archive).await.unwrap();
        log.export(&mut sink).await.unwrap();
        println!("exported to {} in {:?}", archive.display(), begun.elapsed());
    }
    journal.close().await;
}
