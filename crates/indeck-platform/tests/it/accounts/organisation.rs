//! Organisations: sign-up, settings, policy, and what lies in the database.

use std::time::Duration;

use indeck_platform::Error;
use indeck_platform::access::Role;
use indeck_platform::accounts::{Idempotency, NewOrganisation, NewToken, OrganisationChange};
use indeck_platform::caller::From;
use indeck_platform::records::PageRequest;

use super::{from, token};
use crate::support::{Fixture, PASSWORD, client};

#[tokio::test]
async fn links_of_first_starts_are_worth_nothing_once_there_is_an_organisation() {
    let fixture = Fixture::new().await;
    let first = fixture.platform.first_sign_up_link().await.unwrap();
    let other = fixture.another_server().await.first_sign_up_link().await.unwrap();
    let given = fixture.platform.sign_up_link().await.unwrap();
    let new = |name: &str| NewOrganisation {
        organisation: name.to_owned(),
        name: "Anna".to_owned(),
        email: format!("anna@{name}.example"),
        password: PASSWORD.to_owned(),
    };
    fixture.platform.sign_up(&first, new("one"), client()).await.unwrap();
    let refused = fixture.platform.sign_up(&other, new("two"), client()).await;
    assert_eq!(refused.map(drop).unwrap_err().code(), "not-found");
    fixture.platform.sign_up(&given, new("three"), client()).await.unwrap();
}

#[tokio::test]
async fn a_sign_up_link_makes_one_organisation() {
    let fixture = Fixture::new().await;
    assert!(!fixture.platform.has_organisations().await.unwrap());
    let link = fixture.platform.sign_up_link().await.unwrap();
    assert!(link.starts_with("http://localhost:8080/sign-up/"));
    fixture.platform.check_sign_up(&link).await.unwrap();
    let new = NewOrganisation {
        organisation: "Acme".to_owned(),
        name: "Olga".to_owned(),
        email: "Olga@Acme.test".to_owned(),
        password: PASSWORD.to_owned(),
    };
    let signed_in = fixture.platform.sign_up(&link, new.clone(), client()).await.unwrap();
    assert_eq!(signed_in.caller.role(), Role::Owner);
    assert!(fixture.platform.has_organisations().await.unwrap());
    let again = fixture.platform.sign_up(&link, new, client()).await.unwrap_err();
    assert_eq!(again.code(), "not-found");
    let account = signed_in.caller.account().await.unwrap();
    assert_eq!((account.name.as_str(), account.organisation.as_str()), ("Olga", "Acme"));
    let known = fixture.platform.caller_by_session(&signed_in.secret, client()).await.unwrap();
    assert_eq!(known.user(), signed_in.caller.user());
}

#[tokio::test]
async fn what_is_wrong_at_sign_up_is_said_by_field() {
    let fixture = Fixture::new().await;
    let link = fixture.platform.sign_up_link().await.unwrap();
    let good = NewOrganisation {
        organisation: "Acme".to_owned(),
        name: "Olga".to_owned(),
        email: "olga@acme.test".to_owned(),
        password: PASSWORD.to_owned(),
    };
    let cases = [
        ("organisation", NewOrganisation { organisation: String::new(), ..good.clone() }),
        ("email", NewOrganisation { email: "olga".to_owned(), ..good.clone() }),
        ("password", NewOrganisation { password: "short".to_owned(), ..good.clone() }),
        ("password", NewOrganisation { password: "passwordpassword".to_owned(), ..good.clone() }),
        ("password", NewOrganisation { password: "olga@acme.test".to_owned(), ..good.clone() }),
    ];
    for (field, new) in cases {
        match fixture.platform.sign_up(&link, new, client()).await.unwrap_err() {
            Error::Invalid { fields } => assert_eq!(fields[0].field, field),
            other => panic!("{other}"),
        }
    }
    // Nothing was used up by it.
    fixture.platform.sign_up(&link, good, client()).await.unwrap();
}

#[tokio::test]
async fn an_expired_link_is_none() {
    let fixture = Fixture::new().await;
    let link = fixture.platform.sign_up_link().await.unwrap();
    fixture.ambient.advance(8 * 86_400);
    assert_eq!(fixture.platform.check_sign_up(&link).await.unwrap_err().code(), "not-found");
}

#[tokio::test]
async fn an_organisation_is_used_from_its_networks_alone() {
    let fixture = Fixture::new().await;
    let session = fixture.organisation("acme").await;
    let networks = |list: &[&str]| OrganisationChange {
        allowed_addresses: Some(list.iter().map(|text| (*text).to_owned()).collect()),
        ..OrganisationChange::default()
    };
    let shut_out = networks(&["198.51.100.0/24"]);
    let error = session.caller.update_organisation(shut_out, None).await.unwrap_err();
    assert_eq!(error.code(), "invalid");
    let info = session
        .caller
        .update_organisation(networks(&["192.0.2.9/24", "2001:db8::/32"]), None)
        .await
        .unwrap();
    assert_eq!(info.allowed_addresses, ["192.0.2.0/24", "2001:db8::/32"]);
    let platform = &fixture.platform;
    let outside = platform.caller_by_session(&session.secret, from("203.0.113.1")).await.unwrap();
    assert_eq!(outside.members().await.unwrap_err().code(), "refused");
    let unknown = From { address: None, ..client() };
    let unknown = platform.caller_by_session(&session.secret, unknown).await.unwrap();
    assert_eq!(unknown.members().await.unwrap_err().code(), "refused");
    let inside = platform.caller_by_session(&session.secret, client()).await.unwrap();
    inside.members().await.unwrap();
}

#[tokio::test]
async fn nothing_of_another_organisation_is_found() {
    let fixture = Fixture::new().await;
    let acme = fixture.owner("acme").await;
    let other = fixture.owner("other").await;
    let (invitation, _) = acme.invite("x@acme.test", Role::Viewer).await.unwrap();
    let (token, _) = acme.create_token(token(&["read"])).await.unwrap();
    let errors = [
        other.member(acme.user()).await.unwrap_err(),
        other.change_role(acme.user(), Role::Viewer, None).await.unwrap_err(),
        other.remove_member(acme.user(), None).await.unwrap_err(),
        other.withdraw_invitation(invitation.id).await.unwrap_err(),
        other.revoke_token(token.id).await.unwrap_err(),
        other.revoke_session(acme.session().unwrap()).await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.code(), "not-found");
    }
}

#[tokio::test]
async fn a_policy_with_mistakes_is_refused() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let policy = owner.policy().await.unwrap();
    assert_eq!(policy.changed, None);
    assert!(owner.check_policy(&policy.text).await.unwrap().iter().all(|d| !d.is_error()));
    match owner.update_policy("nonsense = [", None).await.unwrap_err() {
        Error::Mistakes { diagnostics, texts } => {
            assert!(!diagnostics.is_empty());
            assert_eq!(texts[0].0, "policy.toml");
        }
        other => panic!("{other}"),
    }
    let text = format!("# changed\n{}", policy.text);
    let changed = owner.update_policy(&text, Some(policy.rev)).await.unwrap();
    assert_eq!(
        (changed.text.as_str(), changed.changed_by_name.as_str()),
        (text.as_str(), "Olga Owner")
    );
    let stale = owner.update_policy(&text, Some(policy.rev)).await.unwrap_err();
    assert_eq!(stale.code(), "changed-meanwhile");
}

#[tokio::test]
async fn nothing_that_people_enter_lies_in_the_database_in_clear() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("markerorganisation").await;
    fixture.member(&owner, Role::Viewer, "markermail@markerdomain.test").await;
    let named = NewToken { name: "markertoken".to_owned(), ..token(&["read"]) };
    owner.create_token(named).await.unwrap();
    owner.invite("markerinvited@acme.test", Role::Viewer).await.unwrap();
    let begun = owner.idempotent_begin("markerkey", &[1; 32], Duration::from_secs(60)).await;
    let Idempotency::Fresh(caller) = begun.unwrap() else { panic!("a new key") };
    caller.idempotent_done(200, b"markeranswer", None).await.unwrap();
    let _ = owner.certificates(&PageRequest::default()).await.unwrap();
    fixture.platform.close().await;
    for file in std::fs::read_dir(fixture.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for marker in ["marker", "Mia Member", "Olga", "Firefox", "192.0.2.7", "argon2id"] {
            let found = bytes.windows(marker.len()).any(|part| part == marker.as_bytes());
            assert!(!found, "{marker}");
        }
    }
}
