//! Intents whose server is gone.

use indeck::audit::event::{Stage, Status};
use indeck_platform::audit::{EventFilter, ShownEvent};
use indeck_platform::data::{DatasetUpload, NewDataset, Upload};
use indeck_platform::records::PageRequest;
use indeck_platform::{Caller, Platform};

use crate::support::{Fixture, PASSWORD, client};

async fn events(owner: &Caller) -> Vec<ShownEvent> {
    owner.audit_events(&EventFilter::default(), None, 100).await.unwrap().events
}

/// Intents that nobody has said the end of.
fn open(events: &[ShownEvent]) -> usize {
    let intents = events.iter().filter(|shown| shown.event.stage == Stage::Intent);
    let ended = |id| {
        let ends = |shown: &ShownEvent| matches!(shown.event.stage, Stage::Outcome { intent, .. } if intent == id);
        events.iter().any(ends)
    };
    intents.filter(|shown| !ended(shown.event.id)).count()
}

fn abandoned(events: &[ShownEvent]) -> Vec<&ShownEvent> {
    let is_that = |shown: &&ShownEvent| {
        let Stage::Outcome { outcome, .. } = &shown.event.stage else { return false };
        outcome.status == Status::Failure
            && outcome.code.as_ref().is_some_and(|code| code.as_str() == "abandoned")
    };
    events.iter().filter(is_that).collect()
}

/// Somebody's upload that another server is taking in.
async fn uploading(fixture: &Fixture, name: &str) -> (Platform, Upload<DatasetUpload>) {
    let other = fixture.another_server().await;
    let email = format!("owner@{name}.test");
    let signed = other.sign_in(&email, PASSWORD, None, client()).await.unwrap();
    let new = NewDataset {
        name: String::new(),
        filename: "sales.csv".to_owned(),
        classification: Some(indeck::model::Classification::Internal),
    };
    let mut upload = signed.caller.upload_dataset(new).await.unwrap();
    upload.write(b"a,b\n1,2\n").await.unwrap();
    (other, upload)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_left_behind_is_written_down() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let (_gone, upload) = uploading(&fixture, "acme").await;
    assert_eq!(open(&events(&owner).await), 1);
    assert_eq!(fixture.platform.look_after_intents().await.unwrap(), 0);
    fixture.ambient.advance(20);
    assert_eq!(fixture.platform.look_after_intents().await.unwrap(), 0, "it may live");
    for _ in 0..3 {
        fixture.ambient.advance(25);
        let _ = fixture.platform.look_after_intents().await.unwrap();
    }
    let told = events(&owner).await;
    let told = abandoned(&told);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].actor.to_string().as_str(), told[0].event.action.to_string().as_str()),
        ("indeck", "ingest")
    );
    assert_eq!(open(&events(&owner).await), 0);
    // It was thought dead and goes on: the log has spoken, so nothing comes of it.
    let late = upload.finish().await.unwrap_err();
    assert_eq!(late.code(), "audit-unavailable", "{late}");
    assert!(owner.datasets(&PageRequest::default()).await.unwrap().items.is_empty());
    assert_eq!(fixture.number("SELECT COUNT(*) FROM audit_intents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_server_is_at_is_left_to_it() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let (other, upload) = uploading(&fixture, "acme").await;
    for _ in 0..12 {
        other.look_after_intents().await.unwrap();
        assert_eq!(fixture.platform.look_after_intents().await.unwrap(), 0);
        fixture.ambient.advance(20);
    }
    upload.finish().await.unwrap();
    assert!(abandoned(&events(&owner).await).is_empty());
    assert_eq!(open(&events(&owner).await), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_database_was_away_the_others_may_first_say_that_they_live() {
    let fixture = Fixture::new().await;
    let _owner = fixture.owner("acme").await;
    let (other, upload) = uploading(&fixture, "acme").await;
    other.look_after_intents().await.unwrap();
    fixture.platform.look_after_intents().await.unwrap();
    fixture.ambient.advance(600);
    assert_eq!(fixture.platform.look_after_intents().await.unwrap(), 0);
    other.look_after_intents().await.unwrap();
    fixture.ambient.advance(10);
    assert_eq!(fixture.platform.look_after_intents().await.unwrap(), 0);
    upload.finish().await.unwrap();
}
