//! One server: what is appended is there, proved and exported; what cannot be is refused.

use std::sync::atomic::Ordering;
use std::time::Duration;

use indeck::audit::event::{Effect, PersonalField};
use indeck_platform::audit::{EventFilter, JournalLimits, Named};
use indeck_platform::db::Db;

use super::support::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_any_size_is_proved_and_exported() {
    for world in World::all().await {
        let (log, db) = (world.log().await, world.db().await);
        let mut numbers = 0;
        // Around the edges of bundles and tiles.
        for size in [0, 1, 2, 255, 256, 257, 511, 512, 700] {
            if size > numbers {
                fill(&log, &db, &world, numbers..size).await;
            }
            numbers = size;
            let report = exported(&log).await;
            assert!(report.is_intact(), "{size}: {:?}", report.faults);
            assert_eq!((u128::from(report.events), report.events), (size, report.signed));
            let verified = log.verify().await.unwrap();
            assert_eq!((verified.events, verified.root), (report.events, report.root));
        }
        for index in [0, 1, 255, 256, 511, 699] {
            let proof = log.prove(index).await.unwrap();
            let event = log.event(index).await.unwrap();
            let keys = [log.verifying_key().unwrap()];
            assert_eq!(proof.verify(&event.entry, &keys, 0).unwrap().checkpoint.size(), 700);
            assert!(proof.verify(b"another", &keys, 0).is_err());
        }
        assert_eq!(log.prove(700).await.unwrap_err().code(), "not-found");
        assert_eq!(log.event(700).await.unwrap_err().code(), "not-found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_comes_twice_is_refused_and_nobody_else() {
    for world in World::all().await {
        let log = world.log().await;
        let all = (0..40).map(|number| {
            let (log, event) = (log.clone(), world.event(number / 2));
            tokio::spawn(async move { log.append(&event).await })
        });
        let ended = futures::future::join_all(all).await;
        let ended: Vec<_> = ended.into_iter().map(Result::unwrap).collect();
        assert_eq!(ended.iter().filter(|one| one.is_ok()).count(), 20);
        for refused in ended.iter().filter_map(|one| one.as_ref().err()) {
            assert_eq!(refused.code(), "audit-unavailable");
            assert!(refused.to_string().contains("recorded already"), "{refused}");
        }
        assert_eq!(log.verify().await.unwrap().events, 20);
        let mut foreign = world.event(99);
        foreign.tenant = indeck::audit::event::Token::new("org_else").unwrap();
        assert!(log.append(&foreign).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_found_by_what_they_are() {
    for world in World::all().await {
        let log = world.log().await;
        for number in 0..300_u128 {
            let mut event = world.event(number);
            let micros = u64::try_from(NOW).unwrap() + u64::try_from(number).unwrap();
            event.time = indeck::audit::event::Time::from_micros(micros).unwrap();
            if number % 3 == 0 {
                event.decision.effect = Effect::Forbid;
            }
            if number % 100 == 0 {
                event.actor.id = log.personal(event.id, "actor", "usr_1", "usr_1").await.unwrap();
            }
            log.append(&event).await.unwrap();
        }
        let all = EventFilter::default();
        let page = log.events(&all, None, 10).await.unwrap();
        let places: Vec<u64> = page.events.iter().map(|event| event.index).collect();
        assert_eq!(places, (290..300).rev().collect::<Vec<u64>>());
        let page = log.events(&all, page.next, 10).await.unwrap();
        assert_eq!(page.events.first().unwrap().index, 289);
        let forbidden = EventFilter { effect: Some(Effect::Forbid), ..all.clone() };
        assert_eq!(log.events(&forbidden, None, 1_000).await.unwrap().events.len(), 100);
        // Looks that were permitted are left out, and refused ones are not.
        let told = EventFilter { in_short: true, ..all.clone() };
        assert_eq!(log.events(&told, None, 1_000).await.unwrap().events.len(), 100);
        let actor = Some("usr_1".to_owned());
        let acted = EventFilter { actor, oldest_first: true, ..all.clone() };
        let page = log.events(&acted, None, 2).await.unwrap();
        assert_eq!(page.events.iter().map(|e| e.index).collect::<Vec<_>>(), [0, 100]);
        assert_eq!(page.events[0].actor, Named::Text("usr_1".to_owned()));
        assert!(matches!(page.events[0].event.actor.id, PersonalField::Sealed(_)));
        let page = log.events(&acted, page.next, 2).await.unwrap();
        assert_eq!((page.events.len(), page.next), (1, None));
        let (from, to) = (Some(NOW + 5), Some(NOW + 8));
        let span = EventFilter { from, to, ..all.clone() };
        assert_eq!(log.events(&span, None, 10).await.unwrap().events.len(), 3);
        for (action, found) in [("query", 300), ("qu*", 300), ("admin.*", 0)] {
            let wanted = EventFilter { action: Some(action.to_owned()), ..all.clone() };
            assert_eq!(log.events(&wanted, None, 1_000).await.unwrap().events.len(), found);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_checkpoint_is_signed_when_the_clock_went_back() {
    let world = World::sqlite().await;
    let log = world.log().await;
    log.append(&world.event(1)).await.unwrap();
    world.clock.now.store(NOW - 3_000_000, Ordering::SeqCst);
    let error = log.sign().await.unwrap_err();
    assert_eq!(error.code(), "audit-unavailable");
    assert!(error.to_string().contains("clock went back"), "{error}");
    // Events are taken all the same: refusing them would lose what happened.
    log.append(&world.event(2)).await.unwrap();
    world.clock.now.store(NOW - 1_000_000, Ordering::SeqCst);
    assert_eq!(log.sign().await.unwrap().checkpoint.size(), 2);
}

async fn run(db: &Db, sql: &'static str) {
    sqlx::raw_sql(sql).execute(db.pool()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_written_is_refused() {
    for world in World::all().await {
        let (log, db) = (world.log().await, world.db().await);
        log.append(&world.event(0)).await.unwrap();
        run(&db, "ALTER TABLE audit_entries RENAME TO elsewhere").await;
        let error = log.append(&world.event(1)).await.unwrap_err();
        assert_eq!(error.code(), "audit-unavailable");
        run(&db, "ALTER TABLE elsewhere RENAME TO audit_entries").await;
        assert_eq!(log.append(&world.event(1)).await.unwrap().index, 1);
        assert_eq!(log.verify().await.unwrap().events, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_too_long_leaves_the_line_and_is_not_written() {
    for world in World::all().await {
        let patience = Duration::from_millis(300);
        let limits = JournalLimits { patience, queue: 2, ..JournalLimits::default() };
        let (journal, db) = (world.journal_with(limits).await, world.db().await);
        let log = journal.log(world.vault());
        log.append(&world.event(0)).await.unwrap();
        // Another server holds the log's head.
        let mut tx = db.begin().await.unwrap();
        let lock = format!("SELECT size FROM audit_heads WHERE org = $1{}", db.for_update());
        let lock = sqlx::query(sqlx::AssertSqlSafe(lock)).bind(world.org.to_string());
        lock.fetch_one(&mut *tx).await.unwrap();
        let wait = |number| {
            let (log, event) = (log.clone(), world.event(number));
            tokio::spawn(async move { log.append(&event).await })
        };
        let ended = futures::future::join_all([wait(1), wait(2), wait(3)]).await;
        let ended: Vec<_> = ended.into_iter().map(|one| one.unwrap().unwrap_err()).collect();
        assert!(ended.iter().all(|error| error.code() == "audit-unavailable"), "{ended:?}");
        let count = |text: &str| ended.iter().filter(|e| e.to_string().contains(text)).count();
        assert_eq!(count("wait already"), 1, "{ended:?}");
        tx.rollback().await.unwrap();
        journal.close().await;
        let refused = ended.iter().filter(|error| !error.to_string().contains("or not"));
        let refused = refused.count() as u64;
        let size = world.log().await.verify().await.unwrap().events;
        assert!(size <= 4 - refused, "{size}: {ended:?}");
        if World::is_sqlite(&db) {
            assert_eq!((size, count("waited for too long")), (1, 2), "{ended:?}");
        }
        assert!(log.append(&world.event(9)).await.is_err(), "the journal is closed");
    }
}
