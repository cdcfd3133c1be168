//! Retention: what grows old goes, also its bytes; and what somebody owned finds another owner.

use futures::TryStreamExt;
use indeck::audit::note::{Note, VerifyingKey};
use indeck::audit::tree::Hash;
use indeck::audit::{Event, LogProof};
use indeck::model::Classification;
use indeck_platform::Caller;
use indeck_platform::access::Role;
use indeck_platform::accounts::OrganisationChange;
use indeck_platform::id::ReportId;
use indeck_platform::objects::Place;
use indeck_platform::privacy::CertificateInfo;
use indeck_platform::records::PageRequest;
use sha2::{Digest, Sha256};
use sqlx::Row;

use crate::runs::{SALES, SPEC, dataset, made, report, template};
use crate::support::{Fixture, client};

fn keep(days: u32) -> OrganisationChange {
    OrganisationChange { retention_days: Some(Some(days)), ..OrganisationChange::default() }
}

/// Data of which no group is too small to be shown, a template, and a report.
async fn stocked(fixture: &Fixture, name: &str) -> (Caller, ReportId) {
    let owner = fixture.owner(name).await;
    let mut csv = "month,region,revenue\n".to_owned();
    for row in 0..60 {
        let region = if row % 2 == 0 { "North" } else { "South" };
        csv.push_str(&format!("2026-01-{:02},{region},{}\n", row % 28 + 1, 100 + row));
    }
    dataset(&owner, "sales.csv", csv.as_bytes(), Classification::Internal).await;
    template(&owner).await;
    let report = report(&owner, SPEC).await;
    (owner, report)
}

async fn stored(fixture: &Fixture) -> (usize, i64) {
    let places: Vec<Place> = fixture.objects.older_than(i64::MAX).try_collect().await.unwrap();
    let db = fixture.db().await;
    let row = sqlx::query("SELECT COUNT(*) FROM objects").fetch_one(db.pool()).await.unwrap();
    let rows = row.get(0);
    db.close().await;
    (places.len(), rows)
}

#[tokio::test]
async fn a_purge_takes_old_runs_decks_and_superseded_data_with_their_bytes() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    made(&fixture, &owner, report).await;
    let sales = owner.datasets(&PageRequest::default()).await.unwrap().items.remove(0);
    let mut newer = owner.upload_version(sales.id, "sales.csv").await.unwrap();
    newer.write(SALES.as_bytes()).await.unwrap();
    newer.finish().await.unwrap();
    owner.update_organisation(keep(30), None).await.unwrap();
    assert_eq!(owner.due_for_purge().await.unwrap().0, 0);
    fixture.ambient.advance(40 * 86_400);
    // The newest version of the data is as old, but reports read it.
    let (things, bytes) = owner.due_for_purge().await.unwrap();
    assert_eq!(things, 3);
    let before = stored(&fixture).await;
    let certificate = owner.purge().await.unwrap();
    let counts: Vec<(&str, u64)> =
        certificate.counts.iter().map(|(what, count)| (what.as_str(), *count)).collect();
    assert_eq!(counts, [("decks", 1), ("runs", 1), ("versions-of-data", 1)]);
    assert_eq!((certificate.things, certificate.bytes), (things, bytes));
    assert!(bytes > 0);
    let after = stored(&fixture).await;
    assert_eq!(after.0, 2, "data and template stay, of {before:?}");
    assert_eq!(after.1, 2);
    assert!(owner.decks(&PageRequest::default()).await.unwrap().items.is_empty());
    assert!(owner.runs(None, &PageRequest::default()).await.unwrap().items.is_empty());
    let (_, version) = owner.dataset_current(sales.id).await.unwrap();
    assert_eq!(version.body.number, 2);
    assert_eq!(fixture.platform.sweep().await.unwrap(), 0);
}

#[tokio::test]
async fn the_period_purges_without_anybody() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    made(&fixture, &owner, report).await;
    owner.update_organisation(keep(1), None).await.unwrap();
    fixture.ambient.advance(86_500);
    assert_eq!(fixture.platform.tidy().await.unwrap().purged, 2);
    assert_eq!(fixture.platform.tidy().await.unwrap().purged, 0);
    let certificates = owner.certificates(&PageRequest::default()).await.unwrap().items;
    assert_eq!(certificates.len(), 1);
    assert_eq!((certificates[0].by, certificates[0].things), (None, 2));
    assert!(certificates[0].text.contains("\nby indeck\n"));
}

#[tokio::test]
async fn what_a_removed_member_owned_belongs_to_the_successor() {
    let fixture = Fixture::new().await;
    let owner = fixture.organisation("acme").await;
    let mia = fixture.member(&owner.caller, Role::Author, "mia@acme.test").await.caller;
    let tom = fixture.member(&owner.caller, Role::Author, "tom@acme.test").await.caller;
    let class = Classification::Internal;
    let (held, _) = dataset(&mia, "mia.csv", SALES.as_bytes(), class).await;
    let itself = owner.caller.remove_member(mia.user(), Some(mia.user())).await.unwrap_err();
    assert_eq!(itself.code(), "invalid");
    let receipt = owner.caller.remove_member(mia.user(), Some(tom.user())).await.unwrap();
    assert!(receipt.counts.contains(&("ds".to_owned(), 1)), "{:?}", receipt.counts);
    let moved = owner.caller.dataset(held.id).await.unwrap();
    assert_eq!((moved.body.owner, moved.rev), (tom.user(), held.rev + 1));
    assert!(tom.delete_dataset(held.id).await.is_ok());
    let owner = fixture.platform.caller_by_session(&owner.secret, client()).await.unwrap();
    assert_eq!(owner.members().await.unwrap().len(), 2);
}

/// Checks a certificate with nothing but the log's public key.
async fn proven(owner: &Caller, certificate: &CertificateInfo) {
    let (told, proof) = owner.proven_certificate(certificate.id).await.unwrap();
    assert_eq!(told, *certificate);
    let key = VerifyingKey::parse(&proof.key).unwrap();
    let keys = [key];
    // The text is signed, and what the event of the log names is this text.
    assert_eq!(Note::parse(told.text.as_bytes()).unwrap().verify(&keys).unwrap().len(), 1);
    let event = Event::decode(&proof.event).unwrap();
    let digest: [u8; 32] = Sha256::digest(told.text.as_bytes()).into();
    assert_eq!(event.outputs.as_slice(), [Hash(digest)]);
    assert_eq!(Hash(digest).to_hex(), told.digest);
    // The event is in the log that the checkpoint signs, at that place.
    let found = LogProof::parse(proof.proof.as_bytes()).unwrap();
    assert_eq!(found.index(), proof.index);
    found.verify(&proof.event, &keys, 0).unwrap();
    assert!(found.verify(b"another event", &keys, 0).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_proven_without_the_server() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    made(&fixture, &owner, report).await;
    owner.update_organisation(keep(1), None).await.unwrap();
    fixture.ambient.advance(86_500);
    fixture.platform.tidy().await.unwrap();
    let purged = owner.purge().await.unwrap();
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await.caller;
    let receipt = owner.remove_member(mia.user(), None).await.unwrap();
    let all = owner.certificates(&PageRequest::default()).await.unwrap().items;
    assert_eq!(all.len(), 3);
    for certificate in [&purged, &receipt, &all[2]] {
        proven(&owner, certificate).await;
    }
    let (other, _) = stocked(&fixture, "other").await;
    assert_eq!(other.proven_certificate(purged.id).await.unwrap_err().code(), "not-found");
}
