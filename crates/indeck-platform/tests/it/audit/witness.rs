//! Checkpoints that are kept outside of the database.

use indeck_platform::audit::EventFilter;
use indeck_platform::db::Engine;
use indeck_platform::records::PageRequest;
use indeck_platform::{Caller, Platform};

use crate::support::{Fixture, PASSWORD, client};

async fn owner(platform: &Platform) -> Result<Caller, &'static str> {
    let signed = platform.sign_in("owner@acme.test", PASSWORD, None, client()).await;
    signed.map(|signed| signed.caller).map_err(|error| error.code())
}

/// A database that was set back to what it was some events ago; `None` where it is a server's, which
/// cannot be copied.
async fn set_back() -> Option<Fixture> {
    let fixture = Fixture::on_disk().await;
    if fixture.db().await.engine() == Engine::Postgres {
        return None;
    }
    let caller = fixture.owner("acme").await;
    let (file, copy) = (fixture.folder.path().join("indeck.db"), fixture.folder.path().join("old"));
    fixture.db().await.scrub().await.unwrap();
    std::fs::copy(&file, &copy).unwrap();
    for _ in 0..5 {
        caller.datasets(&PageRequest::default()).await.unwrap();
    }
    fixture.platform.sign_logs().await;
    fixture.platform.close().await;
    for end in ["-wal", "-shm"] {
        drop(std::fs::remove_file(fixture.folder.path().join(format!("indeck.db{end}"))));
    }
    std::fs::copy(&copy, &file).unwrap();
    Some(fixture)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_was_set_back_is_found_out() {
    let Some(fixture) = set_back().await else { return };
    let server = fixture.another_server().await;
    assert_eq!(server.check_logs().await.unwrap(), 1);
    assert_eq!(owner(&server).await.unwrap_err(), "audit-damaged");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_accepts_what_was_set_back_on_purpose() {
    let Some(fixture) = set_back().await else { return };
    let server = fixture.another_server().await;
    let accepted = server.accept_logs(None).await.unwrap();
    let of_org: Vec<_> = accepted.iter().filter(|one| one.log.starts_with("org_")).collect();
    assert_eq!(of_org.len(), 1);
    assert!(of_org[0].kept > of_org[0].events, "{:?}", of_org[0]);
    assert!(server.accept_logs(None).await.unwrap().is_empty(), "once is enough");
    let caller = owner(&server).await.unwrap();
    let filter = EventFilter { action: Some("admin.log-accept".into()), ..EventFilter::default() };
    assert_eq!(caller.audit_events(&filter, None, 5).await.unwrap().events.len(), 1);
    server.sign_logs().await;
    let another = fixture.another_server().await;
    assert_eq!(another.check_logs().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_goes_on_needs_no_leave() {
    let fixture = Fixture::on_disk().await;
    let caller = fixture.owner("acme").await;
    assert_eq!(fixture.platform.sign_logs().await, 0);
    let other = fixture.another_server().await;
    for _ in 0..3 {
        caller.datasets(&PageRequest::default()).await.unwrap();
        assert_eq!(other.check_logs().await.unwrap(), 0);
        assert_eq!(other.sign_logs().await, 0);
        assert_eq!(fixture.platform.sign_logs().await, 0);
    }
    assert!(other.accept_logs(None).await.unwrap().is_empty());
}
