//! Sign-in: passwords, second factors, and what slows guessing down.

use indeck_platform::Error;
use indeck_platform::access::Role;
use indeck_platform::accounts::{AccountChange, FirstStep, ImportedMember, OrganisationChange};

use super::{code, from, with_second_factor};
use crate::support::{Fixture, PASSWORD, client};

#[tokio::test]
async fn sign_in_does_not_say_what_is_wrong() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    let platform = &fixture.platform;
    let good = platform.sign_in(" OWNER@acme.test ", PASSWORD, None, client()).await.unwrap();
    assert_eq!(good.caller.role(), Role::Owner);
    for (email, password) in
        [("owner@acme.test", "another password"), ("nobody@acme.test", PASSWORD), ("", "")]
    {
        let error = platform.sign_in(email, password, None, client()).await.unwrap_err();
        assert_eq!(error.code(), "wrong-credentials");
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_and_the_right_password_forgives() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    let platform = &fixture.platform;
    let wrong = || platform.sign_in("owner@acme.test", "wrong wrong wrong", None, client());
    for _ in 0..5 {
        assert_eq!(wrong().await.unwrap_err().code(), "wrong-credentials");
    }
    assert!(matches!(wrong().await.unwrap_err(), Error::TooMany { seconds: 1 }));
    // The right password has to wait as well.
    let early = platform.sign_in("owner@acme.test", PASSWORD, None, client()).await;
    assert_eq!(early.unwrap_err().code(), "too-many-attempts");
    fixture.ambient.advance(2);
    assert_eq!(wrong().await.unwrap_err().code(), "wrong-credentials");
    fixture.ambient.advance(1);
    assert!(matches!(wrong().await.unwrap_err(), Error::TooMany { .. }));
    fixture.ambient.advance(3);
    platform.sign_in("owner@acme.test", PASSWORD, None, client()).await.unwrap();
    assert_eq!(wrong().await.unwrap_err().code(), "wrong-credentials");
}

#[tokio::test]
async fn many_addresses_of_mail_from_one_client_are_slowed_down() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    for guess in 0..30 {
        let email = format!("guess{guess}@acme.test");
        let error = platform.sign_in(&email, PASSWORD, None, client()).await.unwrap_err();
        assert_eq!(error.code(), "wrong-credentials");
    }
    let error = platform.sign_in("other@acme.test", PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(error.code(), "too-many-attempts");
    let elsewhere = from("198.51.100.1");
    let error = platform.sign_in("other@acme.test", PASSWORD, None, elsewhere).await.unwrap_err();
    assert_eq!(error.code(), "wrong-credentials");
}

#[tokio::test]
async fn a_second_factor_is_needed_once_it_is_set_up() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let first = fixture.organisation("acme").await;
    let (secret, codes, caller) = with_second_factor(&fixture, &first.caller).await;
    assert_eq!(codes.len(), 10);
    assert!(caller.second_factor());
    // The session before is gone.
    let old = platform.caller_by_session(&first.secret, client()).await;
    assert_eq!(old.unwrap_err().code(), "signed-out");
    let email = "owner@acme.test";
    let missing = platform.sign_in(email, PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(missing.code(), "second-factor-required");
    let wrong = platform.sign_in(email, PASSWORD, Some("000000"), client()).await.unwrap_err();
    assert_eq!(wrong.code(), "wrong-credentials");
    // The code of the set-up was used.
    fixture.ambient.advance(60);
    let code = code(&fixture, &secret);
    let good = platform.sign_in(email, PASSWORD, Some(&code), client()).await.unwrap();
    assert!(good.caller.second_factor());
    let again = platform.sign_in(email, PASSWORD, Some(&code), client()).await.unwrap_err();
    assert_eq!(again.code(), "wrong-credentials");
    let recovery = platform.sign_in(email, PASSWORD, Some(&codes[3]), client()).await.unwrap();
    assert_eq!(recovery.caller.account().await.unwrap().recovery_left, 9);
    let again = platform.sign_in(email, PASSWORD, Some(&codes[3]), client()).await.unwrap_err();
    assert_eq!(again.code(), "wrong-credentials");
    recovery.caller.remove_totp(PASSWORD).await.unwrap();
    platform.sign_in(email, PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn pages_sign_in_by_two_steps() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let email = "owner@acme.test";
    let first = platform.sign_in_first(email, PASSWORD, client()).await.unwrap();
    assert!(matches!(first, FirstStep::Done(_)));
    let (secret, _, _) = with_second_factor(&fixture, &owner).await;
    fixture.ambient.advance(60);
    let pending = |step| match step {
        FirstStep::Code { pending, .. } => pending,
        FirstStep::Done(_) => panic!("no code was asked for"),
    };
    let step = pending(platform.sign_in_first(email, PASSWORD, client()).await.unwrap());
    // It is no session.
    let none = platform.caller_by_session(&step, client()).await.unwrap_err();
    assert_eq!(none.code(), "signed-out");
    let wrong = platform.sign_in_second(&step, "000000", client()).await.unwrap_err();
    assert_eq!(wrong.code(), "wrong-credentials");
    let right = code(&fixture, &secret);
    platform.sign_in_second(&step, &right, client()).await.unwrap();
    let again = platform.sign_in_second(&step, &right, client()).await.unwrap_err();
    assert_eq!(again.code(), "signed-out");
    let late = pending(platform.sign_in_first(email, PASSWORD, client()).await.unwrap());
    fixture.ambient.advance(301);
    let right = code(&fixture, &secret);
    let late = platform.sign_in_second(&late, &right, client()).await.unwrap_err();
    assert_eq!(late.code(), "signed-out");
}

#[tokio::test]
async fn codes_cannot_be_guessed_by_showing_the_password_in_between() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    with_second_factor(&fixture, &owner).await;
    let email = "owner@acme.test";
    let mut refused = false;
    for _ in 0..8 {
        let guess = platform.sign_in(email, PASSWORD, Some("000000"), client()).await;
        refused |= guess.unwrap_err().code() == "too-many-attempts";
        let _ = platform.sign_in(email, PASSWORD, None, client()).await;
    }
    assert!(refused);
}

#[tokio::test]
async fn an_organisation_that_wants_a_second_factor_lets_nobody_do_anything_without() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let member = fixture.member(&owner, Role::Admin, "mia@acme.test").await;
    let want =
        OrganisationChange { require_second_factor: Some(true), ..OrganisationChange::default() };
    // Not without an own one.
    let error = owner.update_organisation(want.clone(), None).await.unwrap_err();
    assert_eq!(error.code(), "invalid");
    let (_, _, owner) = with_second_factor(&fixture, &owner).await;
    let info = owner.update_organisation(want, None).await.unwrap();
    assert!(info.require_second_factor);
    assert_eq!(info.without_second_factor, 1);
    let mia = fixture.platform.caller_by_session(&member.secret, client()).await.unwrap();
    assert_eq!(mia.members().await.unwrap_err().code(), "second-factor-missing");
    assert!(mia.account().await.unwrap().second_factor_required);
    let (_, _, mia) = with_second_factor(&fixture, &mia).await;
    assert_eq!(mia.members().await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_address_is_one_account_whoever_claims_it() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let acme = fixture.owner("acme").await;
    let other = fixture.owner("other").await;
    let mia = fixture.member(&acme, Role::Viewer, "mia@both.test").await.caller;
    let (_, link) = other.invite("mia@both.test", Role::Admin).await.unwrap();
    let claimed = platform.accept_invitation(&link, "Mia", PASSWORD, client()).await;
    assert_eq!(claimed.map(drop).unwrap_err().code(), "address-taken");
    let change = AccountChange { name: None, email: Some("mia@both.test".to_owned()) };
    let claimed = other.update_account(change, None).await;
    assert_eq!(claimed.map(drop).unwrap_err().code(), "address-taken");
    let signed_in = platform.sign_in("mia@both.test", PASSWORD, None, client()).await.unwrap();
    assert_eq!(signed_in.caller.user(), mia.user());
}

#[tokio::test]
async fn an_imported_member_signs_in_with_its_old_password_and_gets_a_new_hash() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    // `correct horse battery`, hashed by bcrypt with cost 4.
    let member = |email: &str, hash: &str| ImportedMember {
        email: email.to_owned(),
        name: "Ivo".to_owned(),
        role: Role::Viewer,
        password_hash: hash.to_owned(),
    };
    let hash = bcrypt::hash(PASSWORD, 4).unwrap();
    let members = vec![member("ivo@acme.test", &hash), member("eva@acme.test", &hash)];
    assert_eq!(platform.import_members(None, members).await.unwrap(), 2);
    assert_eq!(owner.members().await.unwrap().len(), 3);
    let wrong = platform.sign_in("ivo@acme.test", "wrong wrong wrong", None, client()).await;
    assert_eq!(wrong.unwrap_err().code(), "wrong-credentials");
    platform.sign_in("ivo@acme.test", PASSWORD, None, client()).await.unwrap();
    platform.sign_in("ivo@acme.test", PASSWORD, None, client()).await.unwrap();
    let bad = platform.import_members(None, vec![member("x@acme.test", "$1$no")]).await;
    assert_eq!(bad.unwrap_err().code(), "invalid");
    // All or none.
    let half = vec![member("new@acme.test", &hash), member("eva@acme.test", &hash)];
    assert_eq!(platform.import_members(None, half).await.unwrap_err().code(), "address-taken");
    assert_eq!(owner.members().await.unwrap().len(), 3);
}
