//! What is remembered of requests that come to nothing.

use indeck::audit::event::{Effect, Status};
use indeck_platform::Caller;
use indeck_platform::access::Role;
use indeck_platform::accounts::OrganisationChange;
use indeck_platform::audit::EventFilter;
use indeck_platform::reports::NewReport;

use super::{from, token};
use crate::support::{Fixture, client};

/// What the newest refusal is called, and why it was one.
async fn refusal(owner: &Caller) -> (String, String, Option<String>) {
    let refused = EventFilter { effect: Some(Effect::Forbid), ..EventFilter::default() };
    let page = owner.audit_events(&refused, None, 1).await.unwrap();
    let event = &page.events[0].event;
    let indeck::audit::event::Stage::Single { outcome } = &event.stage else {
        panic!("no refusal")
    };
    assert_eq!(outcome.status, Status::Refused);
    let code = outcome.code.as_ref().map(ToString::to_string);
    (event.action.to_string(), event.resource.kind.to_string(), code)
}

#[tokio::test]
async fn asking_for_what_is_another_organisations_is_remembered_in_the_own_log() {
    let fixture = Fixture::new().await;
    let (acme, other) = (fixture.owner("acme").await, fixture.owner("other").await);
    let new = NewReport { name: "Secret".to_owned(), spec: "indeck: 1\n".to_owned() };
    let (report, _) = other.create_report(new).await.unwrap();
    let before = other.audit_events(&EventFilter::default(), None, 100).await.unwrap().events.len();
    for _ in 0..2 {
        let missing = acme.report(report.id).await.map(drop).unwrap_err();
        assert_eq!(missing.code(), "not-found");
    }
    let told = refusal(&acme).await;
    assert_eq!(told, ("query".to_owned(), "rep".to_owned(), Some("not-found".to_owned())));
    assert_eq!(acme.delete_report(report.id).await.unwrap_err().code(), "not-found");
    assert_eq!(refusal(&acme).await.0, "delete");
    assert_eq!(acme.member(other.user()).await.unwrap_err().code(), "not-found");
    assert_eq!(refusal(&acme).await.1, "usr");
    // The other one learns nothing of it, not even that somebody asked.
    let after = other.audit_events(&EventFilter::default(), None, 100).await.unwrap().events.len();
    assert_eq!(after, before + 1, "the list itself");
}

#[tokio::test]
async fn forgeries_and_addresses_that_are_not_allowed_are_remembered() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    owner.refused_request("csrf").await.unwrap();
    let told = refusal(&owner).await;
    assert_eq!((told.0.as_str(), told.2.as_deref()), ("admin.request-refused", Some("csrf")));
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await;
    let networks = Some(vec!["192.0.2.0/24".to_owned()]);
    let change = OrganisationChange { allowed_addresses: networks, ..Default::default() };
    owner.update_organisation(change, None).await.unwrap();
    let platform = &fixture.platform;
    let away = platform.caller_by_session(&mia.secret, from("198.51.100.1")).await.unwrap();
    assert_eq!(away.members().await.unwrap_err().code(), "refused");
    assert_eq!(refusal(&owner).await.1, "usr");
}

#[tokio::test]
async fn no_token_makes_owners_and_admins() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await.caller;
    let (_, secret) = owner.create_token(token(&["read", "admin"])).await.unwrap();
    let program = fixture.platform.caller_by_token(&secret, client()).await.unwrap();
    program.invite("new@acme.test", Role::Author).await.unwrap();
    program.change_role(mia.user(), Role::Viewer, None).await.unwrap();
    for role in [Role::Owner, Role::Admin] {
        let refused = program.invite("boss@acme.test", role).await.unwrap_err();
        assert_eq!(refused.code(), "refused");
        let refused = program.change_role(mia.user(), role, None).await.unwrap_err();
        assert!(refused.to_string().contains("owners and admins"), "{refused}");
    }
    assert_eq!(program.remove_member(owner.user(), None).await.unwrap_err().code(), "refused");
    owner.change_role(mia.user(), Role::Admin, None).await.unwrap();
}
