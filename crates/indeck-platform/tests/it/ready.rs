//! Whether a server can do its work: it tries.

use crate::support::Fixture;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_database_takes_nothing_is_not_ready() {
    let fixture = Fixture::new().await;
    fixture.platform.ready().await.unwrap();
    fixture.break_table("servers").await;
    let error = fixture.platform.ready().await.unwrap_err();
    assert_eq!(error.code(), "database", "{error}");
    fixture.mend_table("servers").await;
    fixture.platform.ready().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_object_store_takes_nothing_is_not_ready() {
    let fixture = Fixture::on_disk().await;
    fixture.platform.ready().await.unwrap();
    let (here, away) = (fixture.folder.path().join("objects"), fixture.folder.path().join("away"));
    std::fs::rename(&here, &away).unwrap();
    // What can be read and not written would not be noticed by who only looks.
    std::fs::write(&here, b"").unwrap();
    let error = fixture.platform.ready().await.unwrap_err();
    assert_eq!(error.code(), "object-store", "{error}");
    std::fs::remove_file(&here).unwrap();
    std::fs::rename(&away, &here).unwrap();
    fixture.platform.ready().await.unwrap();
}
