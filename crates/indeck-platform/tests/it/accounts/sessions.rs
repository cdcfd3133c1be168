//! Sessions and API tokens.

use indeck_platform::access::Role;
use indeck_platform::accounts::{NewToken, OrganisationChange};
use indeck_platform::records::PageRequest;

use super::{from, token, with_second_factor};
use crate::support::{Fixture, PASSWORD, client};

#[tokio::test]
async fn a_revoked_session_is_refused_at_once() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let first = fixture.organisation("acme").await;
    let second = platform.sign_in("owner@acme.test", PASSWORD, None, client()).await.unwrap();
    let sessions = second.caller.sessions().await.unwrap();
    assert_eq!(sessions.len(), 2);
    assert!(sessions[0].current && !sessions[1].current);
    assert_eq!(sessions[0].address, "192.0.2.7");
    assert!(sessions[0].agent.contains("Firefox"));
    platform.caller_by_session(&first.secret, client()).await.unwrap();
    second.caller.revoke_session(sessions[1].id).await.unwrap();
    let gone = platform.caller_by_session(&first.secret, client()).await.unwrap_err();
    assert_eq!(gone.code(), "signed-out");
    let again = second.caller.revoke_session(sessions[1].id).await.unwrap_err();
    assert_eq!(again.code(), "not-found");
    second.caller.sign_out().await.unwrap();
    let gone = platform.caller_by_session(&second.secret, client()).await.unwrap_err();
    assert_eq!(gone.code(), "signed-out");
}

#[tokio::test]
async fn a_session_of_somebody_else_cannot_be_revoked() {
    let fixture = Fixture::new().await;
    let owner = fixture.organisation("acme").await;
    let mia = fixture.member(&owner.caller, Role::Admin, "mia@acme.test").await;
    let session = owner.caller.session().unwrap();
    assert_eq!(mia.caller.revoke_session(session).await.unwrap_err().code(), "not-found");
    fixture.platform.caller_by_session(&owner.secret, client()).await.unwrap();
}

#[tokio::test]
async fn a_session_ends_unused_and_by_age() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let session = fixture.organisation("acme").await;
    for _ in 0..15 {
        fixture.ambient.advance(80_000);
        platform.caller_by_session(&session.secret, client()).await.unwrap();
    }
    fixture.ambient.advance(80_000);
    // Sixteen times 80,000 seconds are more than fourteen days.
    let old = platform.caller_by_session(&session.secret, client()).await.unwrap_err();
    assert_eq!(old.code(), "signed-out");
    let session = platform.sign_in("owner@acme.test", PASSWORD, None, client()).await.unwrap();
    fixture.ambient.advance(86_401);
    let idle = platform.caller_by_session(&session.secret, client()).await.unwrap_err();
    assert_eq!(idle.code(), "signed-out");
    assert!(platform.tidy().await.unwrap().credentials >= 2);
}

#[tokio::test]
async fn a_changed_password_ends_all_other_sessions() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let first = fixture.organisation("acme").await;
    let wrong = first.caller.change_password("wrong wrong wrong", "another long one").await;
    assert_eq!(wrong.unwrap_err().code(), "wrong-credentials");
    let weak = first.caller.change_password(PASSWORD, "short").await;
    assert_eq!(weak.unwrap_err().code(), "invalid");
    let new = first.caller.change_password(PASSWORD, "another long one").await.unwrap();
    let old = platform.caller_by_session(&first.secret, client()).await.unwrap_err();
    assert_eq!(old.code(), "signed-out");
    platform.caller_by_session(&new.secret, client()).await.unwrap();
    let old = platform.sign_in("owner@acme.test", PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(old.code(), "wrong-credentials");
    platform.sign_in("owner@acme.test", "another long one", None, client()).await.unwrap();
}

#[tokio::test]
async fn a_token_does_what_it_is_for_and_no_more() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let (info, secret) = owner.create_token(token(&["read"])).await.unwrap();
    assert!(secret.starts_with("indeck_"));
    let program = platform.caller_by_token(&secret, client()).await.unwrap();
    assert_eq!(program.members().await.unwrap().len(), 1);
    assert_eq!(program.invite("x@acme.test", Role::Viewer).await.unwrap_err().code(), "refused");
    // A token makes no other.
    let more = program.create_token(token(&["admin"])).await.unwrap_err();
    assert_eq!(more.code(), "refused");
    // It is no session, and a session is no token.
    assert!(platform.caller_by_session(&secret, client()).await.is_err());
    assert_eq!(owner.tokens().await.unwrap(), vec![info.clone()]);
    owner.revoke_token(info.id).await.unwrap();
    let gone = platform.caller_by_token(&secret, client()).await.unwrap_err();
    assert_eq!(gone.code(), "signed-out");
}

#[tokio::test]
async fn where_a_second_factor_is_required_tokens_need_one_as_well() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let (_, early) = owner.create_token(token(&["read"])).await.unwrap();
    let mia = fixture.member(&owner, Role::Viewer, "mia@acme.test").await.caller;
    let (_, without) = mia.create_token(token(&["read"])).await.unwrap();
    let (_, _, owner) = with_second_factor(&fixture, &owner).await;
    let (info, with) = owner.create_token(token(&["read", "admin"])).await.unwrap();
    assert!(info.second_factor);
    let require =
        OrganisationChange { require_second_factor: Some(true), ..OrganisationChange::default() };
    owner.update_organisation(require, None).await.unwrap();
    let reads = async |secret: &str| {
        let program = platform.caller_by_token(secret, client()).await.unwrap();
        program.reports(&PageRequest::default()).await.map(drop).map_err(|error| error.code())
    };
    assert_eq!(reads(&with).await, Ok(()));
    assert_eq!(reads(&without).await, Err("second-factor-missing"), "its owner has none");
    assert_eq!(reads(&early).await, Err("second-factor-missing"), "it was made without");
    owner.remove_totp(PASSWORD).await.unwrap();
    assert_eq!(reads(&with).await, Err("second-factor-missing"), "there is none any more");
}

#[tokio::test]
async fn who_leaves_has_left_even_while_the_log_cannot_be_written() {
    let fixture = Fixture::new().await;
    let session = fixture.organisation("acme").await;
    let db = fixture.db().await;
    let away = "ALTER TABLE audit_entries RENAME TO audit_away";
    sqlx::query(away).execute(db.pool()).await.unwrap();
    let refused = session.caller.members().await.unwrap_err();
    assert_eq!(refused.code(), "audit-unavailable");
    session.caller.sign_out().await.unwrap();
    let gone = fixture.platform.caller_by_session(&session.secret, client()).await.unwrap_err();
    assert_eq!(gone.code(), "signed-out");
}

#[tokio::test]
async fn a_token_expires_and_keeps_to_its_networks() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    let limited = NewToken {
        addresses: vec!["198.51.100.0/24".to_owned()],
        expires_in_days: 1,
        ..token(&["read"])
    };
    let (_, secret) = owner.create_token(limited).await.unwrap();
    let inside = platform.caller_by_token(&secret, from("198.51.100.9")).await.unwrap();
    inside.members().await.unwrap();
    let mapped = platform.caller_by_token(&secret, from("::ffff:198.51.100.9")).await.unwrap();
    mapped.members().await.unwrap();
    let outside = platform.caller_by_token(&secret, client()).await.unwrap();
    assert_eq!(outside.members().await.unwrap_err().code(), "refused");
    fixture.ambient.advance(86_400);
    let late = platform.caller_by_token(&secret, from("198.51.100.9")).await.unwrap_err();
    assert_eq!(late.code(), "signed-out");
    for wrong in [
        NewToken { scopes: Vec::new(), ..token(&[]) },
        token(&["session"]),
        NewToken { expires_in_days: 367, ..token(&["read"]) },
        NewToken { expires_in_days: 0, ..token(&["read"]) },
        NewToken { addresses: vec!["nowhere".to_owned()], ..token(&["read"]) },
    ] {
        assert_eq!(owner.create_token(wrong).await.unwrap_err().code(), "invalid");
    }
}
