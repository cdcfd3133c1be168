//! Members: invitations, roles, off-boarding, and the own account.

use std::collections::BTreeSet;

use indeck_platform::access::Role;
use indeck_platform::accounts::AccountChange;

use super::token;
use crate::support::{Fixture, PASSWORD, client};

#[tokio::test]
async fn an_invitation_makes_one_member() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let (info, link) = owner.invite("mia@acme.test", Role::Author).await.unwrap();
    let open = owner.invitations().await.unwrap();
    assert_eq!((open[0].id, open[0].by_name.as_str()), (info.id, "Olga Owner"));
    let view = platform.invitation(&link).await.unwrap();
    assert_eq!((view.organisation.as_str(), view.role), ("acme", Role::Author));
    let mia = platform.accept_invitation(&link, "Mia", PASSWORD, client()).await.unwrap();
    assert_eq!(mia.caller.role(), Role::Author);
    let again = platform.accept_invitation(&link, "Mia", PASSWORD, client()).await.unwrap_err();
    assert_eq!(again.code(), "not-found");
    let taken = owner.invite("MIA@acme.test", Role::Viewer).await.unwrap_err();
    assert_eq!(taken.code(), "address-taken");
    let (info, link) = owner.invite("tom@acme.test", Role::Viewer).await.unwrap();
    owner.withdraw_invitation(info.id).await.unwrap();
    assert_eq!(platform.invitation(&link).await.unwrap_err().code(), "not-found");
    assert!(owner.invitations().await.unwrap().is_empty());
}

#[tokio::test]
async fn owners_are_made_and_unmade_by_owners_and_one_stays() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let admin = fixture.member(&owner, Role::Admin, "ada@acme.test").await.caller;
    let viewer = fixture.member(&owner, Role::Viewer, "vic@acme.test").await.caller;
    let refused = admin.invite("x@acme.test", Role::Owner).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
    let refused = admin.change_role(owner.user(), Role::Viewer, None).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
    let refused = admin.change_role(admin.user(), Role::Owner, None).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
    let refused = viewer.change_role(viewer.user(), Role::Admin, None).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
    let last = owner.change_role(owner.user(), Role::Admin, None).await.unwrap_err();
    assert_eq!(last.code(), "last-owner");
    owner.change_role(viewer.user(), Role::Owner, None).await.unwrap();
    owner.change_role(owner.user(), Role::Admin, None).await.unwrap();
    let stale = admin.change_role(owner.user(), Role::Viewer, Some(1)).await.unwrap_err();
    assert_eq!(stale.code(), "changed-meanwhile");
}

#[tokio::test]
async fn a_changed_role_counts_at_once() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let mia = fixture.member(&owner, Role::Admin, "mia@acme.test").await;
    let before = fixture.platform.caller_by_session(&mia.secret, client()).await.unwrap();
    before.invite("x@acme.test", Role::Viewer).await.unwrap();
    owner.change_role(mia.caller.user(), Role::Viewer, None).await.unwrap();
    let after = fixture.platform.caller_by_session(&mia.secret, client()).await.unwrap();
    assert_eq!(after.role(), Role::Viewer);
    let refused = after.invite("y@acme.test", Role::Viewer).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
}

#[tokio::test]
async fn off_boarding_takes_everything_away_in_one_step() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await;
    let (_, token) = mia.caller.create_token(token(&["read"])).await.unwrap();
    let other = fixture.another_server().await;
    other.caller_by_session(&mia.secret, client()).await.unwrap();
    let receipt = owner.remove_member(mia.caller.user(), None).await.unwrap();
    let counts: Vec<(&str, u64)> =
        receipt.counts.iter().map(|(what, count)| (what.as_str(), *count)).collect();
    assert_eq!(counts, [("invitations", 0), ("logins", 1), ("sessions", 1), ("tokens", 1)]);
    assert!(receipt.text.contains("kind off-boarding"), "{}", receipt.text);
    assert!(receipt.text.contains(&format!("subject {}", mia.caller.user())));
    for refused in [
        platform.caller_by_session(&mia.secret, client()).await,
        platform.caller_by_token(&token, client()).await,
    ] {
        assert_eq!(refused.unwrap_err().code(), "signed-out");
    }
    let sign_in = platform.sign_in("mia@acme.test", PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(sign_in.code(), "wrong-credentials");
    // Another server hears of it within a second.
    fixture.ambient.advance(1);
    let elsewhere = other.caller_by_session(&mia.secret, client()).await.unwrap_err();
    assert_eq!(elsewhere.code(), "signed-out");
    let gone = owner.remove_member(mia.caller.user(), None).await.unwrap_err();
    assert_eq!(gone.code(), "not-found");
    let last = owner.remove_member(owner.user(), None).await.unwrap_err();
    assert_eq!(last.code(), "yourself");
}

#[tokio::test]
async fn invitations_are_worth_what_their_maker_may_still_do() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let eva = fixture.member(&owner, Role::Admin, "eva@acme.test").await.caller;
    let ivo = fixture.member(&owner, Role::Admin, "ivo@acme.test").await.caller;
    let (_, of_eva) = eva.invite("back@acme.test", Role::Admin).await.unwrap();
    let (_, of_ivo) = ivo.invite("again@acme.test", Role::Admin).await.unwrap();
    let receipt = owner.remove_member(eva.user(), None).await.unwrap();
    assert!(receipt.counts.iter().any(|(what, count)| what == "invitations" && *count == 1));
    owner.change_role(ivo.user(), Role::Viewer, None).await.unwrap();
    for link in [of_eva, of_ivo] {
        let refused = platform.accept_invitation(&link, "Eva", PASSWORD, client()).await;
        assert_eq!(refused.map(drop).unwrap_err().code(), "not-found");
    }
}

#[tokio::test]
async fn only_owners_take_an_invitation_of_an_owner_back() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let admin = fixture.member(&owner, Role::Admin, "eva@acme.test").await.caller;
    let (open, _) = owner.invite("second@acme.test", Role::Owner).await.unwrap();
    assert_eq!(admin.withdraw_invitation(open.id).await.unwrap_err().code(), "refused");
    owner.withdraw_invitation(open.id).await.unwrap();
    assert_eq!(owner.withdraw_invitation(open.id).await.unwrap_err().code(), "not-found");
}

#[tokio::test]
async fn a_corrected_address_is_the_new_login() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    fixture.member(&owner, Role::Viewer, "mia@acme.test").await;
    let change = |email: &str| AccountChange { name: None, email: Some(email.to_owned()) };
    let taken = owner.update_account(change("mia@acme.test"), None).await.unwrap_err();
    assert_eq!(taken.code(), "address-taken");
    let info = owner.update_account(change("olga@acme.test"), None).await.unwrap();
    assert_eq!(info.email, "olga@acme.test");
    let stale = owner.update_account(change("olga@acme.test"), Some(1)).await.unwrap_err();
    assert_eq!(stale.code(), "changed-meanwhile");
    assert!(platform.sign_in("owner@acme.test", PASSWORD, None, client()).await.is_err());
    platform.sign_in("olga@acme.test", PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn an_export_has_all_that_is_stored_and_no_secret() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    owner.create_token(token(&["read"])).await.unwrap();
    let export = owner.export_account().await.unwrap();
    assert_eq!(export["account"]["email"], "owner@acme.test");
    assert_eq!(export["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(export["tokens"][0]["name"], "nightly");
    let events = export["events"].as_array().unwrap();
    assert!(!events.is_empty());
    let text = export.to_string();
    assert!(!text.contains("argon2") && !text.contains("indeck_"), "{text}");
    let keys: BTreeSet<&String> = export.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 7);
}
