//! Privacy: erasure, certificates, and changes of keys.

use std::time::Duration;

use indeck::audit::note::Note;
use indeck::govern::Ambient;
use indeck_platform::access::Role;
use indeck_platform::accounts::{NewToken, OrganisationChange, SignedIn};
use indeck_platform::id::OrgId;
use indeck_platform::keys::{OrgKeys, WrappedKey};
use indeck_platform::privacy::{Occasion, register};
use indeck_platform::records::PageRequest;
use indeck_platform::{Caller, Error};
use sqlx::Row;

use crate::support::{Fixture, PASSWORD, client};

async fn number(fixture: &Fixture, sql: &'static str) -> i64 {
    let db = fixture.db().await;
    let row = sqlx::query(sql).fetch_one(db.pool()).await.unwrap();
    let number = row.try_get(0).unwrap();
    db.close().await;
    number
}

fn keep(days: u32) -> OrganisationChange {
    OrganisationChange { retention_days: Some(Some(days)), ..OrganisationChange::default() }
}

/// Whoever has that session now, with the keys of now.
async fn again(fixture: &Fixture, session: &SignedIn) -> Caller {
    fixture.ambient.advance(1);
    fixture.platform.caller_by_session(&session.secret, client()).await.unwrap()
}

/// Stores a new version of the organisation's key, as a server does that dies right afterwards.
async fn half_rotated(fixture: &Fixture, org: OrgId) {
    let db = fixture.db().await;
    let sql = "SELECT version, root_version, wrapped FROM org_keys ORDER BY version";
    let rows = sqlx::query(sql).fetch_all(db.pool()).await.unwrap();
    let key = |row: &sqlx::any::AnyRow| WrappedKey {
        version: u32::try_from(row.get::<i64, _>("version")).unwrap(),
        root_version: u32::try_from(row.get::<i64, _>("root_version")).unwrap(),
        body: row.get("wrapped"),
    };
    let rows: Vec<WrappedKey> = rows.iter().map(key).collect();
    let keys = OrgKeys::unwrap(org, &rows, &fixture.key).unwrap();
    let next = keys.next(&fixture.key, &*fixture.ambient).unwrap();
    let sql = "INSERT INTO org_keys (org, version, root_version, created, wrapped) \
               VALUES ($1, $2, $3, $4, $5)";
    sqlx::query(sql)
        .bind(org.to_string())
        .bind(i64::from(next.version))
        .bind(i64::from(next.root_version))
        .bind(fixture.ambient.now())
        .bind(next.body)
        .execute(db.pool())
        .await
        .unwrap();
    db.close().await;
}

#[tokio::test]
async fn an_erased_account_leaves_an_owner_and_a_signed_certificate() {
    let fixture = Fixture::new().await;
    let platform = &fixture.platform;
    let owner = fixture.owner("acme").await;
    assert!(owner.account().await.unwrap().erase_obstacle.is_some());
    assert_eq!(owner.erase_account(PASSWORD).await.unwrap_err().code(), "last-owner");
    let mia = fixture.member(&owner, Role::Author, "mia@acme.test").await;
    let new = NewToken {
        name: "nightly".to_owned(),
        scopes: vec!["read".to_owned()],
        expires_in_days: 3,
        addresses: Vec::new(),
    };
    let (_, token) = mia.caller.create_token(new).await.unwrap();
    let wrong = mia.caller.erase_account("wrong wrong wrong").await.unwrap_err();
    assert_eq!(wrong.code(), "wrong-credentials");
    let certificate = mia.caller.erase_account(PASSWORD).await.unwrap();
    assert_eq!((certificate.kind, certificate.by_name.as_str()), (Occasion::Erasure, ""));
    for refused in [
        platform.caller_by_session(&mia.secret, client()).await,
        platform.caller_by_token(&token, client()).await,
    ] {
        assert_eq!(refused.unwrap_err().code(), "signed-out");
    }
    assert_eq!(owner.members().await.unwrap().len(), 1);
    assert_eq!(number(&fixture, "SELECT COUNT(*) FROM logins").await, 1);
    let destroyed = "SELECT COUNT(*) FROM subject_keys WHERE destroyed > 0 AND wrapped IS NULL";
    assert_eq!(number(&fixture, destroyed).await, 1);
    let note = Note::parse(certificate.text.as_bytes()).unwrap();
    assert!(note.text().starts_with("indeck certificate/1\nlocalhost/audit/org_"));
    let all = owner.certificates(&PageRequest::default()).await.unwrap();
    assert_eq!(all.items[0].digest, certificate.digest);
    let one = owner.certificate(certificate.id).await.unwrap();
    assert_eq!(one.text, certificate.text);
}

#[tokio::test]
async fn a_purge_needs_a_period_and_leaves_a_certificate() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    assert_eq!(owner.purge().await.unwrap_err().code(), "no-retention-period");
    let wrong = owner.update_organisation(keep(0), None).await.unwrap_err();
    assert_eq!(wrong.code(), "invalid");
    owner.update_organisation(keep(30), None).await.unwrap();
    assert_eq!(owner.due_for_purge().await.unwrap(), (0, 0));
    let certificate = owner.purge().await.unwrap();
    assert_eq!((certificate.kind, certificate.things), (Occasion::Purge, 0));
    assert!(certificate.text.contains("\nkind purge\n"));
    let viewer = fixture.member(&owner, Role::Viewer, "vic@acme.test").await.caller;
    assert_eq!(viewer.purge().await.unwrap_err().code(), "refused");
    assert_eq!(fixture.platform.tidy().await.unwrap().purged, 0);
}

#[tokio::test]
async fn a_changed_key_seals_everything_anew_and_the_old_one_goes() {
    let fixture = Fixture::new().await;
    let owner = fixture.organisation("acme").await;
    let before = owner.caller.key_versions().await.unwrap();
    assert_eq!(before.versions.len(), 1);
    assert!(before.versions[0].records > 3);
    let after = owner.caller.rotate_keys().await.unwrap();
    assert_eq!(after.versions[0].version, 2);
    fixture.platform.resume_rotations().await.unwrap();
    let caller = again(&fixture, &owner).await;
    let info = caller.key_versions().await.unwrap();
    assert_eq!(info.rotating, None);
    assert_eq!((info.versions[1].version, info.versions[1].records), (1, 0));
    assert_eq!(caller.account().await.unwrap().name, "Olga Owner");
    // It stays until no server can have an older ring.
    fixture.ambient.advance(3_600);
    fixture.platform.resume_rotations().await.unwrap();
    let caller = again(&fixture, &owner).await;
    let versions = caller.key_versions().await.unwrap().versions;
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2]);
    assert_eq!(caller.account().await.unwrap().name, "Olga Owner");
    assert_eq!(number(&fixture, "SELECT COUNT(*) FROM org_keys").await, 2);
    let other = fixture.another_server().await;
    let there = other.caller_by_session(&owner.secret, client()).await.unwrap();
    assert_eq!(there.members().await.unwrap().len(), 1);
    assert!(there.export_account().await.unwrap()["events"].as_array().unwrap().len() > 3);
}

#[tokio::test]
async fn a_change_of_keys_that_was_cut_off_goes_on_at_another_server() {
    let fixture = Fixture::new().await;
    let owner = fixture.organisation("acme").await;
    half_rotated(&fixture, owner.caller.tenant().org()).await;
    assert!(owner.caller.key_versions().await.unwrap().rotating.is_some());
    let running = owner.caller.rotate_keys().await.unwrap_err();
    assert_eq!(running.code(), "rotation-running");
    let other = fixture.another_server().await;
    assert!(other.resume_rotations().await.unwrap() > 3);
    let there = other.caller_by_session(&owner.secret, client()).await.unwrap();
    assert_eq!(there.key_versions().await.unwrap().rotating, None);
    // The first server still has the old ring, and reads what the other sealed.
    assert_eq!(owner.caller.account().await.unwrap().name, "Olga Owner");
    owner.caller.invite("x@acme.test", Role::Viewer).await.unwrap();
    assert!(there.key_versions().await.unwrap().rotating.is_some());
    // What it wrote under the old key holds that key, until it is sealed anew as well.
    fixture.ambient.advance(3_600);
    assert!(other.resume_rotations().await.unwrap() > 0);
    assert_eq!(number(&fixture, "SELECT MAX(version) FROM org_keys").await, 2);
    assert_eq!(number(&fixture, "SELECT COUNT(*) FROM org_keys").await, 2);
}

#[tokio::test]
async fn a_changed_root_key_wraps_all_keys_anew() {
    let fixture = Fixture::new().await;
    let owner = fixture.organisation("acme").await;
    assert_eq!(fixture.platform.rotate_root().await.unwrap(), 0);
    assert_eq!(fixture.key.add_version(&*fixture.ambient).unwrap(), 2);
    // Two rows of the instance, two of the organisation.
    assert_eq!(fixture.platform.resume_rotations().await.unwrap(), 4);
    assert_eq!(fixture.platform.rotate_root().await.unwrap(), 0);
    assert_eq!(number(&fixture, "SELECT MIN(root_version) FROM org_keys").await, 2);
    assert_eq!(number(&fixture, "SELECT MIN(root_version) FROM instance_keys").await, 2);
    let other = fixture.another_server().await;
    let there = other.caller_by_session(&owner.secret, client()).await.unwrap();
    assert_eq!(there.account().await.unwrap().email, "owner@acme.test");
    other.sign_in("owner@acme.test", PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn what_has_expired_goes() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    owner.invite("x@acme.test", Role::Viewer).await.unwrap();
    fixture.platform.sign_up_link().await.unwrap();
    let wrong = fixture.platform.sign_in("owner@acme.test", "wrong wrong wrong", None, client());
    assert!(matches!(wrong.await.unwrap_err(), Error::WrongCredentials));
    let begun = owner.idempotent_begin("key", &[1; 32], Duration::from_secs(60)).await.unwrap();
    fixture.ambient.advance(15 * 86_400);
    let tidied = fixture.platform.tidy().await.unwrap();
    assert_eq!((tidied.credentials, tidied.answers, tidied.attempts), (3, 1, 3));
    drop(begun);
    assert_eq!(number(&fixture, "SELECT COUNT(*) FROM credentials").await, 0);
    assert_eq!(fixture.platform.sweep().await.unwrap(), 0);
}

#[test]
fn the_register_names_the_cookies_and_what_is_kept() {
    let register = register();
    assert!(register.cookies.iter().all(|cookie| cookie.name.starts_with("__Host-")));
    assert!(register.stored.len() >= 8);
}
