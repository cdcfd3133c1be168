//! Several servers on one database.

use indeck_platform::audit::OrgLog;

use super::support::*;

async fn write(log: OrgLog, events: Vec<indeck::audit::Event>) -> Vec<u64> {
    let mut places = Vec::new();
    for event in events {
        places.push(log.append(&event).await.unwrap().index);
        if places.len() % 7 == 0 {
            log.sign().await.unwrap();
        }
    }
    places
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_write_one_log() {
    for world in World::all().await {
        let servers = [world.journal().await, world.journal().await];
        let mut tasks = Vec::new();
        for task in 0..16_u128 {
            let log = servers[usize::try_from(task % 2).unwrap()].log(world.vault());
            let events = (0..20).map(|n| world.event(task * 1_000 + n)).collect();
            tasks.push(tokio::spawn(write(log, events)));
        }
        // A business write with its outcome in it, and one that is rolled back.
        let (db, log) = (world.db().await, servers[0].log(world.vault()));
        for number in 0..4_u128 {
            let mut tx = db.begin().await.unwrap();
            log.append_in(&mut tx, &[world.event(900_000 + number)]).await.unwrap();
            if number % 2 == 0 { tx.commit().await } else { tx.rollback().await }.unwrap();
        }
        let ended = futures::future::join_all(tasks).await;
        let mut places: Vec<u64> = ended.into_iter().flat_map(Result::unwrap).collect();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), 320, "no two events have one place");
        let report = exported(&log).await;
        assert!(report.is_intact(), "{:?}", report.faults);
        assert_eq!((report.events, report.signed), (322, 322));
        assert!(report.good_checkpoints > 10);
        for server in &servers {
            let report = server.log(world.vault()).verify().await.unwrap();
            assert_eq!((report.events, report.signed), (322, 322));
            assert!(report.commitments > 10);
            assert!(server.sign_all().await.is_empty());
        }
        // The instance's own log is one, too.
        let instance = servers[1].instance().unwrap();
        assert!(exported(&instance).await.is_intact());
        assert!(instance.verify().await.unwrap().events > 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_of_many_organisations_do_not_mix() {
    use indeck_platform::audit::LogVault;
    use indeck_platform::id::OrgId;
    use indeck_platform::keys::OrgKeys;
    use std::sync::Arc;

    for mut world in World::all().await {
        let (db, journal) = (world.db().await, world.journal().await);
        let mut logs = Vec::new();
        for number in 0..5 {
            world.org = OrgId::from_bytes([number; 16]);
            let (keys, rows) =
                OrgKeys::generate(world.org, &world.provider, &*world.clock).unwrap();
            for row in &rows {
                world.store_key(&db, row).await;
            }
            let vault = LogVault::organisation(world.org, Arc::new(keys), world.clock.clone());
            logs.push(journal.log(Arc::new(vault)));
        }
        let tasks = (0..100_u128).map(|number| {
            let log = logs[usize::try_from(number % 5).unwrap()].clone();
            // The same ids in each log: an id is unique in its log alone.
            let event = event(log.org(), number / 5);
            tokio::spawn(async move { log.append(&event).await.unwrap() })
        });
        for one in futures::future::join_all(tasks).await {
            one.unwrap();
        }
        for log in &logs {
            assert_eq!(log.verify().await.unwrap().events, 20);
            assert!(exported(log).await.is_intact());
        }
        journal.close().await;
    }
}
