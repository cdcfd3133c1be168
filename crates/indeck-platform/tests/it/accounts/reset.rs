//! Forgotten passwords.

use indeck_platform::access::Role;

use super::{code, token, with_second_factor};
use crate::support::{Fixture, PASSWORD, client};

const NEW: &str = "another long one";

#[tokio::test]
async fn a_link_sets_a_new_password_once_and_ends_all_sessions() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await;
    let made = owner.make_reset_link(mia.caller.user(), PASSWORD, false).await.unwrap();
    assert!(made.link.contains("/reset/"), "{}", made.link);
    let view = platform.password_reset(&made.link).await.unwrap();
    assert_eq!((view.email.as_str(), view.needs_code), ("mia@acme.test", false));
    let weak = platform.reset_password(&made.link, "short", None, client()).await.unwrap_err();
    assert_eq!(weak.code(), "invalid");
    let done = platform.reset_password(&made.link, NEW, None, client()).await.unwrap();
    assert_eq!(done.caller.user(), mia.caller.user());
    let old = platform.caller_by_session(&mia.secret, client()).await.unwrap_err();
    assert_eq!(old.code(), "signed-out");
    let again = platform.reset_password(&made.link, NEW, None, client()).await.unwrap_err();
    assert_eq!(again.code(), "not-found");
    assert_eq!(platform.password_reset(&made.link).await.unwrap_err().code(), "not-found");
    platform.sign_in("mia@acme.test", NEW, None, client()).await.unwrap();
    let old = platform.sign_in("mia@acme.test", PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(old.code(), "wrong-credentials");
}

#[tokio::test]
async fn links_are_made_by_owners_and_admins_with_their_password() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let admin = fixture.member(&owner, Role::Admin, "ada@acme.test").await.caller;
    let author = fixture.member(&owner, Role::Author, "ann@acme.test").await.caller;
    let other = fixture.owner("other").await;
    let code = async |who: &indeck_platform::Caller, id, password: &str| {
        who.make_reset_link(id, password, false).await.unwrap_err().code().to_owned()
    };
    assert_eq!(code(&author, admin.user(), PASSWORD).await, "refused");
    assert_eq!(code(&admin, owner.user(), PASSWORD).await, "refused");
    assert_eq!(code(&admin, admin.user(), PASSWORD).await, "yourself");
    assert_eq!(code(&admin, author.user(), "wrong wrong wrong").await, "wrong-credentials");
    assert_eq!(code(&other, author.user(), PASSWORD).await, "not-found");
    let (_, secret) = admin.create_token(token(&["admin"])).await.unwrap();
    let program = fixture.platform.caller_by_token(&secret, client()).await.unwrap();
    assert_eq!(code(&program, author.user(), PASSWORD).await, "refused");
    admin.make_reset_link(author.user(), PASSWORD, false).await.unwrap();
}

#[tokio::test]
async fn a_link_is_good_for_a_day_and_while_its_maker_may_make_it() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let admin = fixture.member(&owner, Role::Admin, "ada@acme.test").await.caller;
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await.caller;
    let ends = async |link: &str| {
        platform.reset_password(link, NEW, None, client()).await.map(drop).unwrap_err().code()
    };
    let first = admin.make_reset_link(mia.user(), PASSWORD, false).await.unwrap().link;
    let second = admin.make_reset_link(mia.user(), PASSWORD, false).await.unwrap().link;
    assert_eq!(ends(&first).await, "not-found", "a newer one takes its place");
    owner.change_role(admin.user(), Role::Author, None).await.unwrap();
    assert_eq!(ends(&second).await, "not-found", "its maker may not any more");
    let third = owner.make_reset_link(mia.user(), PASSWORD, false).await.unwrap().link;
    mia.change_password(PASSWORD, "yet another long one").await.unwrap();
    assert_eq!(ends(&third).await, "not-found", "it was not forgotten");
    let fourth = owner.make_reset_link(mia.user(), PASSWORD, false).await.unwrap().link;
    fixture.ambient.advance(86_401);
    assert_eq!(ends(&fourth).await, "not-found", "a day is over");
}

#[tokio::test]
async fn a_second_factor_is_asked_for_unless_the_link_says_otherwise() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await.caller;
    let (secret, _, mia) = with_second_factor(&fixture, &mia).await;
    fixture.ambient.advance(60);
    let link = owner.make_reset_link(mia.user(), PASSWORD, false).await.unwrap().link;
    assert!(platform.password_reset(&link).await.unwrap().needs_code);
    let ends = async |code: Option<&str>| {
        platform.reset_password(&link, NEW, code, client()).await.map(drop).unwrap_err().code()
    };
    assert_eq!(ends(None).await, "second-factor-required");
    assert_eq!(ends(Some("000000")).await, "wrong-credentials");
    let right = code(&fixture, &secret);
    let done = platform.reset_password(&link, NEW, Some(&right), client()).await.unwrap();
    assert!(done.caller.second_factor());
    let link = owner.make_reset_link(mia.user(), PASSWORD, true).await.unwrap().link;
    assert!(!platform.password_reset(&link).await.unwrap().needs_code);
    platform.reset_password(&link, PASSWORD, None, client()).await.unwrap();
    platform.sign_in("mia@acme.test", PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn the_operator_helps_an_owner_who_is_alone() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    with_second_factor(&fixture, &owner).await;
    let nobody = platform.reset_link("nobody@acme.test", false).await.unwrap_err();
    assert_eq!(nobody.code(), "not-found");
    let link = platform.reset_link(" OWNER@acme.test", true).await.unwrap().link;
    let done = platform.reset_password(&link, NEW, None, client()).await.unwrap();
    assert_eq!(done.caller.account().await.unwrap().second_factor, None);
    // Whoever leaves takes the links along.
    let mia = fixture.member(&done.caller, Role::Author, "mia@acme.test").await.caller;
    let link = platform.reset_link("mia@acme.test", false).await.unwrap().link;
    done.caller.remove_member(mia.user(), None).await.unwrap();
    let gone = platform.reset_password(&link, NEW, None, client()).await.unwrap_err();
    assert_eq!(gone.code(), "not-found");
}
