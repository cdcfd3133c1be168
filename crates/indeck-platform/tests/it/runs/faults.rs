//! What a server stands on goes away in the middle of a run.

use indeck_platform::Caller;
use indeck_platform::data::VersionState;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::runs::{Run, RunState};

use super::{SALES, dataset, settle, start, stocked};
use crate::support::Fixture;

const SETBACKS: &str = "SELECT COALESCE(SUM(setbacks), 0) FROM jobs";

/// Waits until a job went back because something was away.
async fn set_back(fixture: &Fixture) {
    while fixture.number(SETBACKS).await == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Lets time go by, faster than it does.
async fn time_goes_by(fixture: &Fixture) {
    loop {
        fixture.ambient.advance(1);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// What comes of a run now that all is back.
async fn made_later(fixture: &Fixture, owner: &Caller, run: &Held<Run>) {
    assert!(owner.run(run.id).await.unwrap().body.state.is_live());
    let (run, _) = tokio::select! {
        settled = settle(owner, run) => settled,
        () = time_goes_by(fixture) => unreachable!("time does not end"),
    };
    assert_eq!(run.body.state, RunState::Done, "{:?} {:?}", run.body.reason, run.body.findings);
    assert!(run.body.attempt > 1 && run.body.log[0].text.contains("attempt"));
    assert_eq!(owner.decks(&PageRequest::default()).await.unwrap().items.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_waits_while_the_log_cannot_be_written_and_is_made_then() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    fixture.break_table("audit_entries").await;
    let workers = fixture.platform.start_workers();
    set_back(&fixture).await;
    fixture.mend_table("audit_entries").await;
    made_later(&fixture, &owner, &run).await;
    workers.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_waits_while_the_object_store_is_away_and_is_made_then() {
    let fixture = Fixture::on_disk().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    let (here, away) = (fixture.folder.path().join("objects"), fixture.folder.path().join("away"));
    std::fs::rename(&here, &away).unwrap();
    let workers = fixture.platform.start_workers();
    set_back(&fixture).await;
    std::fs::rename(&away, &here).unwrap();
    made_later(&fixture, &owner, &run).await;
    workers.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dataset_is_read_later_when_the_object_store_is_away() {
    let fixture = Fixture::on_disk().await;
    let owner = fixture.owner("acme").await;
    let class = indeck::model::Classification::Internal;
    let (data, _) = dataset(&owner, "sales.csv", SALES.as_bytes(), class).await;
    let (here, away) = (fixture.folder.path().join("objects"), fixture.folder.path().join("away"));
    std::fs::rename(&here, &away).unwrap();
    let workers = fixture.platform.start_workers();
    set_back(&fixture).await;
    std::fs::rename(&away, &here).unwrap();
    while owner.dataset_current(data.id).await.unwrap().1.body.state == VersionState::Reading {
        fixture.ambient.advance(1);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    workers.stop().await;
    let state = owner.dataset_current(data.id).await.unwrap().1.body.state;
    assert_eq!(state, VersionState::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_meets_the_same_fault_again_and_again_is_given_up() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    let db = fixture.db().await;
    let often = "UPDATE jobs SET attempt = 21, setbacks = 21 WHERE kind = 'run'";
    sqlx::query(often).execute(db.pool()).await.unwrap();
    let workers = fixture.platform.start_workers();
    let (run, _) = settle(&owner, &run).await;
    workers.stop().await;
    assert_eq!(run.body.state, RunState::Failed);
    assert!(run.body.reason.unwrap().contains("was away again and again"));
}

#[tokio::test(flavor = "multi_thread")]
async fn setbacks_are_not_held_against_a_run() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    let db = fixture.db().await;
    let often = "UPDATE jobs SET attempt = 12, setbacks = 10 WHERE kind = 'run'";
    sqlx::query(often).execute(db.pool()).await.unwrap();
    let workers = fixture.platform.start_workers();
    let (run, _) = settle(&owner, &run).await;
    workers.stop().await;
    assert_eq!((run.body.state, run.body.attempt), (RunState::Done, 13));
}
