//! Several servers, and servers that die.

use indeck::model::Classification;
use indeck_platform::access::Role;
use indeck_platform::audit::{Effect, EventFilter, ShownEvent};
use indeck_platform::records::PageRequest;
use indeck_platform::runs::{RunState, RunStep};

use super::{dataset, long_spec, many, member, report, settle, start, stocked};
use crate::support::Fixture;

#[tokio::test(flavor = "multi_thread")]
async fn a_run_of_a_server_that_died_is_made_by_another() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    dataset(&owner, "many.csv", many(20_000).as_bytes(), Classification::Internal).await;
    let report = report(&owner, &long_spec()).await;
    let dying = fixture.another_server().await;
    let doomed = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let workers = doomed.spawn(async move { dying.start_workers() }).await.unwrap();
    let run = start(&owner, report).await;
    let mut watch = owner.watch_run(run.id).await.unwrap();
    while watch.next().await.unwrap().unwrap().step != RunStep::Check {}
    // From here on nobody renews the lease.
    doomed.shutdown_background();
    drop(workers);
    fixture.ambient.advance(60);
    let alive = fixture.platform.start_workers();
    let mut watch = owner.watch_run(run.id).await.unwrap();
    while owner.run(run.id).await.unwrap().body.attempt < 2 {
        watch.next().await.unwrap().unwrap();
    }
    owner.cancel_run(run.id).await.unwrap();
    let (run, _) = settle(&owner, &run).await;
    alive.stop().await;
    assert_eq!((run.body.state, run.body.attempt), (RunState::Cancelled, 2));
    assert!(run.body.log[0].text.contains("attempt 2"), "{:?}", run.body.log);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_two_servers_think_theirs_makes_one_deck() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    dataset(&owner, "many.csv", many(300).as_bytes(), Classification::Internal).await;
    let report = report(&owner, &long_spec()).await;
    let other = fixture.another_server().await;
    let workers = [fixture.platform.start_workers(), other.start_workers()];
    let run = start(&owner, report).await;
    let mut watch = owner.watch_run(run.id).await.unwrap();
    while let Some(progress) = watch.next().await.unwrap() {
        if progress.state == RunState::Running {
            // Time goes by for everybody, so that the lease may be over before it is renewed.
            fixture.ambient.advance(31);
        }
    }
    let [one, two] = workers;
    tokio::join!(one.stop(), two.stop());
    let run = owner.run(run.id).await.unwrap();
    assert_eq!(run.body.state, RunState::Done, "{:?}", run.body.findings);
    assert_eq!(run.body.decks.len(), 1);
    assert_eq!(owner.decks(&PageRequest::default()).await.unwrap().items.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_share_the_work_and_each_run_is_made_once() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let other = fixture.another_server().await;
    let mut runs = Vec::new();
    for _ in 0..8 {
        runs.push(start(&owner, report).await);
    }
    let workers = [fixture.platform.start_workers(), other.start_workers()];
    for run in &runs {
        let (run, _) = settle(&owner, run).await;
        assert_eq!((run.body.state, run.body.attempt), (RunState::Done, 1));
    }
    let [one, two] = workers;
    tokio::join!(one.stop(), two.stop());
    assert_eq!(owner.decks(&PageRequest::default()).await.unwrap().items.len(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_with_many_runs_does_not_keep_another_waiting() {
    let fixture = Fixture::new().await;
    let (busy, many) = stocked(&fixture, "busy").await;
    let (quick, one) = stocked(&fixture, "quick").await;
    let mut runs = Vec::new();
    for _ in 0..8 {
        runs.push(start(&busy, many).await);
    }
    let last = start(&quick, one).await;
    let workers = fixture.platform.start_workers();
    let (last, _) = settle(&quick, &last).await;
    let mut later = 0;
    for run in &runs {
        let (run, _) = settle(&busy, run).await;
        later += usize::from(run.body.started > last.body.started);
    }
    workers.stop().await;
    // Two hands: at most the first ones and what they took while the other waited for its turn.
    assert!(later >= 4, "{later}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_removed_or_demoted_gets_no_deck_of_what_waits() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let author = member(&fixture, &owner, Role::Author).await;
    let waits = start(&author, report).await;
    let other = fixture.member(&owner, Role::Author, "other@example.test").await.caller;
    let later = start(&other, report).await;
    owner.remove_member(author.user(), None).await.unwrap();
    owner.change_role(other.user(), Role::Viewer, None).await.unwrap();
    let workers = fixture.platform.start_workers();
    let (waits, _) = settle(&owner, &waits).await;
    let (later, _) = settle(&owner, &later).await;
    workers.stop().await;
    assert!(!waits.body.state.is_live() && waits.body.state != RunState::Done);
    assert_eq!(later.body.state, RunState::Refused, "{:?}", later.body.reason);
    assert!(owner.decks(&PageRequest::default()).await.unwrap().items.is_empty());
    assert_eq!(waits.body.actor, author.user());
    // That it was refused is in the log, with who wanted it.
    let filter = EventFilter { action: Some("admin.run-create".into()), ..EventFilter::default() };
    let events = owner.audit_events(&filter, None, 50).await.unwrap().events;
    for (run, actor) in [(&waits, author.user()), (&later, other.user())] {
        let refused = |event: &&ShownEvent| {
            let of_run = event.resource.to_string() == run.id.to_string();
            of_run && event.event.decision.effect == Effect::Forbid
        };
        let found: Vec<&ShownEvent> = events.iter().filter(refused).collect();
        assert_eq!(found.len(), 1, "{}", run.id);
        let named = found[0].actor.to_string();
        assert!([actor.to_string(), "indeck".to_owned()].contains(&named), "{named}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_out_or_removed_sees_no_more_of_a_run() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    // Nobody takes it.
    let run = start(&owner, report).await;
    let leaver = member(&fixture, &owner, Role::Viewer).await;
    let author = member(&fixture, &owner, Role::Author).await;
    let mut watched = [
        leaver.watch_run(run.id).await.unwrap(),
        author.watch_run(run.id).await.unwrap(),
        owner.watch_run(run.id).await.unwrap(),
    ];
    for watch in &mut watched {
        assert_eq!(watch.next().await.unwrap().unwrap().state, RunState::Waiting);
    }
    owner.remove_member(leaver.user(), None).await.unwrap();
    author.sign_out().await.unwrap();
    let [of_leaver, of_author, of_owner] = &mut watched;
    assert_eq!(of_leaver.next().await.unwrap_err().code(), "signed-out");
    assert_eq!(of_author.next().await.unwrap_err().code(), "signed-out");
    owner.cancel_run(run.id).await.unwrap();
    assert_eq!(of_owner.next().await.unwrap().unwrap().state, RunState::Cancelled);
}
