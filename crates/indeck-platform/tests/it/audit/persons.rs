//! Persons: sealed, shown, erased; and keys that are changed.

use std::sync::Arc;

use indeck::audit::event::EventId;
use indeck_platform::audit::{JournalLimits, LogVault, Named};
use indeck_platform::keys::OrgKeys;

use super::support::*;

const WHO: &str = "usr_anna-marker-5150";
const FROM: &str = "192.0.2.77";

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_nowhere_and_every_proof_still_holds() {
    for world in World::all().await {
        let (log, db) = (world.log().await, world.db().await);
        let mut event = world.event(1);
        event.actor.id = log.personal(event.id, "actor", WHO, WHO).await.unwrap();
        event.source.address = Some(log.personal(event.id, "address", WHO, FROM).await.unwrap());
        log.append(&event).await.unwrap();
        let other = log.personal(EventId([9; 16]), "actor", "usr_bob", "usr_bob").await.unwrap();
        log.append(&indeck::audit::Event {
            actor: indeck::audit::event::Actor { id: other, ..world.event(2).actor },
            ..world.event(2)
        })
        .await
        .unwrap_or_else(|error| panic!("{error}"));
        let shown = log.event(0).await.unwrap();
        assert_eq!(shown.actor, Named::Text(WHO.to_owned()));
        assert_eq!(shown.address, Some(Named::Text(FROM.to_owned())));
        assert!(shown.json().to_string().contains(WHO));
        let proof = log.prove(0).await.unwrap();

        let mut tx = db.begin().await.unwrap();
        let key = log.erase_subject(&mut tx, WHO).await.unwrap().unwrap();
        log.append_in(&mut tx, &[world.event(3)]).await.unwrap();
        tx.commit().await.unwrap();
        log.forgotten(key).await;

        // On another server as well.
        for log in [log.clone(), world.log().await] {
            let shown = log.event(0).await.unwrap();
            assert_eq!((shown.actor, shown.address), (Named::Erased, Some(Named::Erased)));
            assert!(proof.verify(&shown.entry, &[log.verifying_key().unwrap()], 0).is_ok());
            assert_eq!(log.verify().await.unwrap().events, 3);
        }
        let mut tx = db.begin().await.unwrap();
        assert_eq!(log.erase_subject(&mut tx, WHO).await.unwrap(), None);
        tx.rollback().await.unwrap();
        assert!(exported(&log).await.is_intact());
        // A person who comes again has a new key.
        let again = log.personal(EventId([8; 16]), "actor", WHO, WHO).await.unwrap();
        assert!(
            matches!(again, indeck::audit::event::PersonalField::Sealed(new) if new.key() != key)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_on_the_disk_shows_who_it_was() {
    let world = World::sqlite().await;
    let log = world.log().await;
    for number in 0..20 {
        let mut event = world.event(number);
        event.actor.id = log.personal(event.id, "actor", WHO, WHO).await.unwrap();
        log.append(&event).await.unwrap();
    }
    for file in std::fs::read_dir(world.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for marker in [WHO.as_bytes(), b"nightly", b"indeck-server/0.1.0"] {
            assert!(!bytes.windows(marker.len()).any(|found| found == marker));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_sealed_anew_when_the_key_changes() {
    for mut world in World::all().await {
        let db = world.db().await;
        let log = world.log().await;
        fill(&log, &db, &world, 0..30).await;
        let mut event = world.event(99);
        event.actor.id = log.personal(event.id, "actor", WHO, WHO).await.unwrap();
        log.append(&event).await.unwrap();
        let keys = OrgKeys::unwrap(world.org, &world.rows, &world.provider).unwrap();
        let next = keys.next(&world.provider, &*world.clock).unwrap();
        world.store_key(&db, &next).await;
        world.rows.push(next);
        let log = world.log_on(&db);
        assert_eq!(log.stale_rows(2).await.unwrap(), 32, "the person's key is one");
        // A server that was started before knows the old key alone, and reads the new one itself.
        let old = OrgKeys::unwrap(world.org, &world.rows[..2], &world.provider).unwrap();
        let old = LogVault::organisation(world.org, Arc::new(old), world.clock.clone());
        let old = old.reading(db.clone(), Arc::new(world.provider.clone()));
        let old = world.journal_on(db.clone(), JournalLimits::default()).log(Arc::new(old));
        old.append(&world.event(100)).await.unwrap();
        let mut rounds = 0;
        while log.reseal(2, 10).await.unwrap() > 0 {
            rounds += 1;
        }
        assert_eq!((rounds, log.stale_rows(2).await.unwrap()), (4, 0));
        assert_eq!(old.verify().await.unwrap().events, 32);
        // The old key may go now, and could not before.
        let sql = "DELETE FROM org_keys WHERE org = $1 AND version = 1";
        sqlx::query(sql).bind(world.org.to_string()).execute(db.pool()).await.unwrap();
        world.rows.retain(|row| row.version != 1);
        let log = world.log_on(&db);
        assert_eq!(log.verify().await.unwrap().events, 32);
        assert_eq!(log.event(30).await.unwrap().actor, Named::Text(WHO.to_owned()));
        let sql = "DELETE FROM org_keys WHERE org = $1 AND version = 2";
        sqlx::query(sql).bind(world.org.to_string()).execute(db.pool()).await.unwrap_err();
    }
}
