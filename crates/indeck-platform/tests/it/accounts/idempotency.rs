//! Writes under an idempotency key, also those that are cut off in the middle.

use std::time::Duration;

use indeck_platform::access::Role;
use indeck_platform::accounts::{Idempotency, Sent};
use indeck_platform::records::PageRequest;
use indeck_platform::reports::NewReport;
use indeck_platform::{Caller, Error};

use crate::support::Fixture;

const TIME: Duration = Duration::from_secs(60);

async fn begin(caller: &Caller, request: u8) -> Result<Idempotency, Error> {
    caller.idempotent_begin("key-1", &[request; 32], TIME).await
}

async fn fresh(caller: &Caller, request: u8) -> Caller {
    match begin(caller, request).await.unwrap() {
        Idempotency::Fresh(caller) => *caller,
        Idempotency::Replay(replay) => panic!("{replay:?}"),
    }
}

async fn reports(caller: &Caller) -> usize {
    caller.reports(&PageRequest::default()).await.unwrap().items.len()
}

async fn make(caller: &Caller) -> Result<String, Error> {
    let new = NewReport { name: "Sales".to_owned(), spec: "indeck: 1\n".to_owned() };
    let (report, _) = caller.create_report(new).await?;
    Ok(report.id.to_string())
}

#[tokio::test]
async fn a_write_that_is_sent_twice_is_answered_twice_and_done_once() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let first = fresh(&owner, 1).await;
    assert_eq!(begin(&owner, 1).await.unwrap_err().code(), "still-running");
    first.idempotent_forget().await.unwrap();
    let second = fresh(&owner, 1).await;
    let sent = Some(Sent { bytes: 3, sha256: [9; 32] });
    second.idempotent_done(201, b"{\"id\":1}", sent).await.unwrap();
    match begin(&owner, 1).await.unwrap() {
        Idempotency::Replay(replay) => {
            assert_eq!((replay.status, replay.body.as_slice()), (201, &b"{\"id\":1}"[..]));
            assert_eq!(replay.sent, sent);
        }
        Idempotency::Fresh(_) => panic!("it was done"),
    }
    assert_eq!(begin(&owner, 2).await.unwrap_err().code(), "idempotency-key-reused");
    // Of somebody else it is another key.
    let mia = fixture.member(&owner, Role::Admin, "mia@acme.test").await.caller;
    fresh(&mia, 2).await;
    fixture.ambient.advance(86_400);
    fresh(&owner, 3).await;
}

#[tokio::test]
async fn a_server_that_dies_after_the_write_and_before_the_answer_does_it_once() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let doomed = fresh(&owner, 1).await;
    let made = make(&doomed).await.unwrap();
    // Killed here: neither answered nor given back.
    std::mem::forget(doomed);
    assert_eq!(begin(&owner, 1).await.unwrap_err().code(), "still-running");
    fixture.ambient.advance(61);
    let lost = begin(&owner, 1).await.unwrap_err();
    assert_eq!(lost.code(), "answer-lost");
    assert!(lost.to_string().contains(&made), "{lost}");
    assert_eq!(begin(&owner, 2).await.unwrap_err().code(), "idempotency-key-reused");
    assert_eq!(reports(&owner).await, 1);
}

#[tokio::test]
async fn a_server_that_dies_before_the_write_leaves_the_key_to_the_repeat() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let doomed = fresh(&owner, 1).await;
    fixture.ambient.advance(61);
    let repeat = fresh(&owner, 1).await;
    make(&repeat).await.unwrap();
    // It was not dead, only slow: it has lost the key, and what it does comes to nothing.
    assert_eq!(make(&doomed).await.unwrap_err().code(), "still-running");
    doomed.idempotent_done(201, b"mine", None).await.unwrap();
    repeat.idempotent_done(201, b"yours", None).await.unwrap();
    match begin(&owner, 1).await.unwrap() {
        Idempotency::Replay(replay) => assert_eq!(replay.body, b"yours"),
        Idempotency::Fresh(_) => panic!("it was done"),
    }
    assert_eq!(reports(&owner).await, 1);
}

#[tokio::test]
async fn a_write_whose_answer_failed_is_not_done_again() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let caller = fresh(&owner, 1).await;
    make(&caller).await.unwrap();
    caller.idempotent_forget().await.unwrap();
    assert_eq!(begin(&owner, 1).await.unwrap_err().code(), "answer-lost");
}

#[tokio::test]
async fn a_request_that_is_dropped_gives_its_key_back() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    drop(fresh(&owner, 1).await);
    let mut again = begin(&owner, 1).await;
    for _ in 0..1_000 {
        if again.is_ok() {
            break;
        }
        tokio::task::yield_now().await;
        again = begin(&owner, 1).await;
    }
    assert!(matches!(again.unwrap(), Idempotency::Fresh(_)));
}
