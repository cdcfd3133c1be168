//! Decks: handed to who may have them, and to nobody else.

use futures::TryStreamExt;
use indeck::evidence::{VerifyOptions, verify};
use indeck::model::Classification;
use indeck_platform::Caller;
use indeck_platform::access::Role;
use indeck_platform::data::Download;
use indeck_platform::id::DeckId;
use indeck_platform::records::PageRequest;

use super::{made, member, start, stocked};
use crate::support::Fixture;

async fn bytes(download: Download) -> Vec<u8> {
    let stream = download.into_stream();
    let all: Vec<_> = stream.try_collect().await.unwrap();
    all.concat()
}

async fn first_deck(
    fixture: &Fixture,
    owner: &Caller,
    report: indeck_platform::id::ReportId,
) -> DeckId {
    made(fixture, owner, report).await.body.decks[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deck_carries_its_evidence_and_the_log_knows_of_it() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let id = first_deck(&fixture, &owner, report).await;
    let deck = owner.deck(id).await.unwrap().body;
    assert_eq!((deck.class.as_str(), deck.filename.as_str()), ("internal", "Sales.pptx"));
    assert_eq!(deck.slides[0].title, "Sales of MARKERTITLE: 100");
    assert_eq!(deck.slides[0].charts, [1]);
    assert!(deck.evidence.event.is_some() && deck.evidence.policy.starts_with("default"));
    let download = owner.download_deck(id).await.unwrap();
    assert!(download.media_type.ends_with("presentation"));
    assert_eq!((download.bytes, &download.sha256), (deck.object.bytes, &deck.object.sha256));
    let deck = bytes(download).await;
    let verified = verify(deck, &VerifyOptions::default()).unwrap();
    assert!(verified.is_intact(), "{verified}");
}

#[tokio::test(flavor = "multi_thread")]
async fn decks_are_for_who_may_have_them() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let id = first_deck(&fixture, &owner, report).await;
    let viewer = member(&fixture, &owner, Role::Viewer).await;
    assert!(!bytes(viewer.download_deck(id).await.unwrap()).await.is_empty());
    assert_eq!(viewer.delete_deck(id).await.unwrap_err().code(), "refused");
    let auditor = member(&fixture, &owner, Role::Auditor).await;
    assert_eq!(auditor.download_deck(id).await.unwrap_err().code(), "refused");
    // The organisation's policy has a say, too.
    let policy = owner.policy().await.unwrap();
    let text = policy.text.replace(
        "resource.class in Class::\"confidential\"",
        "resource.class in Class::\"public\"",
    );
    assert_ne!(text, policy.text);
    owner.update_policy(&text, Some(policy.rev)).await.unwrap();
    let run = owner.deck(id).await.unwrap().body.run;
    assert_eq!(owner.run_picture(run, 1).await.unwrap_err().code(), "refused");
    let refused = owner.download_deck(id).await.unwrap_err();
    assert!(refused.to_string().contains("policy"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deck_that_is_removed_is_gone_with_its_bytes() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let id = first_deck(&fixture, &owner, report).await;
    let run = owner.deck(id).await.unwrap().body.run;
    owner.delete_deck(id).await.unwrap();
    assert_eq!(owner.run_picture(run, 1).await.unwrap_err().code(), "not-found");
    assert!(owner.run(run).await.unwrap().body.decks.is_empty());
    assert_eq!(owner.deck(id).await.unwrap_err().code(), "not-found");
    assert_eq!(owner.download_deck(id).await.unwrap_err().code(), "not-found");
    assert!(owner.decks(&PageRequest::default()).await.unwrap().items.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisation_finds_nothing() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = made(&fixture, &owner, report).await;
    let (deck, run) = (run.body.decks[0], run.id);
    let (other, _) = stocked(&fixture, "other").await;
    let codes = [
        other.run(run).await.map(drop).unwrap_err(),
        other.run_progress(run).await.map(drop).unwrap_err(),
        other.watch_run(run).await.map(drop).unwrap_err(),
        other.run_picture(run, 1).await.map(drop).unwrap_err(),
        other.cancel_run(run).await.map(drop).unwrap_err(),
        other.retry_run(run).await.map(drop).unwrap_err(),
        other.deck(deck).await.map(drop).unwrap_err(),
        other.download_deck(deck).await.map(drop).unwrap_err(),
        other.delete_deck(deck).await.unwrap_err(),
    ];
    assert!(codes.iter().all(|error| error.code() == "not-found"), "{codes:?}");
    assert!(other.runs(None, &PageRequest::default()).await.unwrap().items.is_empty());
    let new = indeck_platform::runs::NewRun { report, params: Vec::new() };
    assert_eq!(other.start_run(new).await.unwrap_err().code(), "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_run_is_on_the_disk_in_clear() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let csv = "month,region,revenue\n2026-01-01,MARKERCELL,10\n2026-02-01,South,1\n";
    super::dataset(&owner, "markerfile.csv", csv.as_bytes(), Classification::Internal).await;
    let spec = super::SPEC.replace("data/sales.csv", "markerfile.csv");
    let report = super::report(&owner, &spec).await;
    made(&fixture, &owner, report).await;
    let broken = super::report(&owner, &spec.replace("FROM sales", "FROM markertable")).await;
    let run = made(&fixture, &owner, broken).await;
    assert!(run.body.reason.unwrap().contains("markertable"));
    for entry in std::fs::read_dir(fixture.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap().to_ascii_lowercase();
        let found = bytes.windows(6).any(|window| window == b"marker");
        assert!(!found, "{}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_that_may_not_run_reports_do_not() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    let viewer = member(&fixture, &owner, Role::Viewer).await;
    let new = indeck_platform::runs::NewRun { report, params: Vec::new() };
    assert_eq!(viewer.start_run(new).await.unwrap_err().code(), "refused");
    assert_eq!(viewer.cancel_run(run.id).await.unwrap_err().code(), "refused");
    assert!(viewer.retry_run(run.id).await.is_err());
}
