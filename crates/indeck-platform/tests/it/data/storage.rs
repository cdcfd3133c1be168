//! How much an organisation may store.

use futures::TryStreamExt;
use indeck_platform::Settings;
use indeck_platform::data::NewDataset;
use indeck_platform::runs::RunState;

use super::upload;
use crate::runs::{made, stocked};
use crate::support::Fixture;

/// A platform on which an organisation may store so much.
async fn limited(bytes: u64) -> Fixture {
    Fixture::with(Settings { max_organisation_bytes: bytes, ..Settings::default() }).await
}

async fn used(owner: &indeck_platform::Caller) -> u64 {
    owner.organisation().await.unwrap().used_bytes
}

/// Objects in the store, whether somebody knows of them or not.
async fn objects(fixture: &Fixture) -> usize {
    let all: Vec<_> = fixture.objects.older_than(i64::MAX).try_collect().await.unwrap();
    all.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_while_it_comes_and_leaves_nothing() {
    let fixture = limited(1_000).await;
    let owner = fixture.owner("acme").await;
    assert_eq!(owner.organisation().await.unwrap().limit_bytes, 1_000);
    let (held, _) = upload(&owner, "a.csv", &[b'a'; 600], None).await.unwrap();
    assert_eq!(used(&owner).await, 600);
    let new = NewDataset { name: String::new(), filename: "b.csv".into(), classification: None };
    let mut coming = owner.upload_dataset(new).await.unwrap();
    coming.write(&[b'b'; 300]).await.unwrap();
    let full = coming.write(&[b'b'; 300]).await.unwrap_err();
    assert_eq!((full.code(), full.to_string().contains("1000 bytes")), ("storage-full", true));
    assert_eq!((used(&owner).await, objects(&fixture).await), (600, 1));
    // It counts again once something is gone.
    owner.delete_dataset(held.id).await.unwrap();
    assert_eq!((used(&owner).await, objects(&fixture).await), (0, 0));
    upload(&owner, "b.csv", &[b'b'; 600], None).await.unwrap();
    upload(&owner, "c.csv", &[b'c'; 400], None).await.unwrap();
    let full = upload(&owner, "d.csv", b"d\n", None).await.unwrap_err();
    assert_eq!(full.code(), "storage-full");
    // Of another organisation nothing is taken.
    let other = fixture.owner("other").await;
    upload(&other, "a.csv", &[b'a'; 900], None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_fit_alone_do_not_fit_together() {
    let fixture = limited(1_000).await;
    let owner = fixture.owner("acme").await;
    let begin = async |name: &str| {
        let new = NewDataset { name: String::new(), filename: name.into(), classification: None };
        let mut upload = owner.upload_dataset(new).await.unwrap();
        upload.write(&[b'x'; 600]).await.unwrap();
        upload
    };
    let (first, second) = (begin("a.csv").await, begin("b.csv").await);
    let (first, second) = tokio::join!(first.finish(), second.finish());
    assert_ne!(first.is_ok(), second.is_ok());
    let failed = first.err().or(second.err()).unwrap();
    assert_eq!(failed.code(), "storage-full");
    assert_eq!((used(&owner).await, objects(&fixture).await), (600, 1));
    // What was never finished counts nowhere, as after a kill.
    drop(begin_small(&owner).await);
    assert_eq!(used(&owner).await, 600);
    assert_eq!(used_of_another_server(&fixture, &owner).await, 600);
}

async fn begin_small(
    owner: &indeck_platform::Caller,
) -> indeck_platform::data::Upload<indeck_platform::data::DatasetUpload> {
    let new = NewDataset { name: String::new(), filename: "c.csv".into(), classification: None };
    let mut upload = owner.upload_dataset(new).await.unwrap();
    upload.write(b"a\n1\n").await.unwrap();
    upload
}

/// What the table says, which any server reads.
async fn used_of_another_server(fixture: &Fixture, owner: &indeck_platform::Caller) -> u64 {
    let db = fixture.db().await;
    let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS n FROM objects WHERE org = $1";
    let row = sqlx::query(sql).bind(owner.tenant().org().to_string()).fetch_one(db.pool()).await;
    let used: i64 = sqlx::Row::try_get(&row.unwrap(), "n").unwrap();
    u64::try_from(used).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deck_that_there_is_no_room_for_ends_its_run() {
    let fixture = limited(15_000).await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let before = used(&owner).await;
    let run = made(&fixture, &owner, report).await;
    assert_eq!(run.body.state, RunState::Failed, "{:?}", (before, run.body.reason));
    assert!(run.body.reason.unwrap().contains("storage is full"));
    assert_eq!((used(&owner).await, objects(&fixture).await), (before, 2));
}
