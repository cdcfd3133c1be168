//! The organisation: settings, policy, keys, purge.

use indeck_platform::accounts::{OrganisationChange, OrganisationInfo, PolicyInfo};
use indeck_platform::id::CertificateId;
use indeck_platform::privacy::KeysInfo;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::certificate::{Certificate, ProvenCertificate};
use crate::etag::IfMatch;
use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// The organisation's settings.
#[derive(Serialize, ToSchema)]
pub(crate) struct Organisation {
    /// Its id.
    id: String,
    /// What it is called.
    name: String,
    /// After how many days content goes; null for never.
    retention_days: Option<u32>,
    /// Whether all members need a second factor.
    require_second_factor: bool,
    /// From which networks it may be used; from all if empty.
    allowed_addresses: Vec<String>,
    /// Where its data must lie, in the operator's words.
    residency: String,
    /// When it was made.
    created: String,
    /// How many members have no second factor.
    members_without_second_factor: u64,
    /// How much is stored.
    storage: Storage,
}

/// How much an organisation has stored: uploads, templates, decks and pictures.
#[derive(Serialize, ToSchema)]
pub(crate) struct Storage {
    /// Bytes that are stored.
    used: u64,
    /// Bytes that may be.
    limit: u64,
}

impl From<OrganisationInfo> for Organisation {
    fn from(info: OrganisationInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            retention_days: info.retention_days,
            require_second_factor: info.require_second_factor,
            allowed_addresses: info.allowed_addresses,
            residency: info.residency,
            created: rfc3339(info.created),
            members_without_second_factor: info.without_second_factor,
            storage: Storage { used: info.used_bytes, limit: info.limit_bytes },
        }
    }
}

/// What to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationEdit {
    /// The name.
    #[serde(default)]
    name: Option<String>,
    /// After how many days content goes; null for never.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<u32>)]
    retention_days: Option<Option<u32>>,
    /// Whether all members need a second factor.
    #[serde(default)]
    require_second_factor: Option<bool>,
    /// From which networks it may be used.
    #[serde(default)]
    allowed_addresses: Option<Vec<String>>,
    /// Where its data must lie.
    #[serde(default)]
    residency: Option<String>,
}

/// Tells `null` from what is left out.
fn present<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<u32>>, D::Error> {
    Option::<u32>::deserialize(from).map(Some)
}

/// The organisation's settings.
#[utoipa::path(get, path = "/organisation", tag = "organisation",
    responses((status = 200, body = Organisation)))]
pub(crate) async fn read(signed: Signed) -> Answer<Organisation> {
    let info = signed.caller.organisation().await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Changes the organisation's settings.
#[utoipa::path(patch, path = "/organisation", tag = "organisation",
    responses((status = 200, body = Organisation)))]
pub(crate) async fn update(
    signed: Signed,
    IfMatch(revision): IfMatch,
    Json(edit): Json<OrganisationEdit>,
) -> Answer<Organisation> {
    let change = OrganisationChange {
        name: edit.name,
        retention_days: edit.retention_days,
        require_second_factor: edit.require_second_factor,
        allowed_addresses: edit.allowed_addresses,
        residency: edit.residency,
    };
    let info = signed.caller.update_organisation(change, revision).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// The policy document.
#[derive(Serialize, ToSchema)]
pub(crate) struct Policy {
    /// Its text, in TOML.
    text: String,
    /// When it was last changed.
    changed: Option<String>,
    /// Who changed it.
    changed_by: Option<String>,
}

impl From<PolicyInfo> for Policy {
    fn from(info: PolicyInfo) -> Self {
        Self {
            text: info.text,
            changed: info.changed.map(rfc3339),
            changed_by: info.changed_by.map(|id| id.to_string()),
        }
    }
}

/// A policy document that is to hold from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyText {
    /// Its text, in TOML.
    text: String,
}

/// The policy document.
#[utoipa::path(get, path = "/organisation/policy", tag = "organisation",
    responses((status = 200, body = Policy)))]
pub(crate) async fn policy(signed: Signed) -> Answer<Policy> {
    let info = signed.caller.policy().await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Changes the policy document. Mistakes in it are told with their lines, and then nothing changes.
#[utoipa::path(put, path = "/organisation/policy", tag = "organisation",
    responses((status = 200, body = Policy)))]
pub(crate) async fn update_policy(
    signed: Signed,
    IfMatch(revision): IfMatch,
    Json(sent): Json<PolicyText>,
) -> Answer<Policy> {
    let info = signed.caller.update_policy(&sent.text, revision).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// The versions of the organisation's key.
#[derive(Serialize, ToSchema)]
pub(crate) struct Keys {
    /// Newest first.
    versions: Vec<KeyVersion>,
    /// How far a rotation is that goes on.
    rotating: Option<Rotating>,
}

/// A version of the organisation's key.
#[derive(Serialize, ToSchema)]
pub(crate) struct KeyVersion {
    /// Its number.
    version: u32,
    /// When it was made.
    created: String,
    /// How many records are sealed under it.
    records: u64,
    /// Whether new records are sealed under it.
    current: bool,
}

/// How far a rotation is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Rotating {
    /// Records that are sealed under the new key.
    done: u64,
    /// Records in all.
    total: u64,
}

impl From<KeysInfo> for Keys {
    fn from(info: KeysInfo) -> Self {
        let version = |key: indeck_platform::privacy::KeyVersion| KeyVersion {
            version: key.version,
            created: rfc3339(key.created),
            records: key.records,
            current: key.current,
        };
        Self {
            versions: info.versions.into_iter().map(version).collect(),
            rotating: info.rotating.map(|(done, total)| Rotating { done, total }),
        }
    }
}

/// Makes a new key. What is stored is sealed under it one by one, in the background.
#[utoipa::path(post, path = "/organisation/keys/rotate", tag = "organisation",
    responses((status = 202, body = Keys)))]
pub(crate) async fn rotate(signed: Signed) -> Answer<Keys> {
    Ok(Reply::accepted(signed.caller.rotate_keys().await?.into()))
}

/// Removes what is older than the retention period, and certifies it.
#[utoipa::path(post, path = "/organisation/purge", tag = "organisation",
    responses((status = 200, body = Certificate)))]
pub(crate) async fn purge(signed: Signed) -> Answer<Certificate> {
    Ok(Reply::ok(signed.caller.purge().await?.into()))
}

/// The certificates of purges, erasures and off-boardings, newest first.
#[utoipa::path(get, path = "/organisation/certificates", tag = "organisation", params(Page),
    responses((status = 200, body = List<Certificate>)))]
pub(crate) async fn certificates(
    signed: Signed,
    Query(page): Query<Page>,
) -> Answer<List<Certificate>> {
    let found = signed.caller.certificates(&page.request()?).await?;
    Ok(Reply::ok(List::of(found, Certificate::from)))
}

/// A certificate with what proves it offline: the event of the audit log that names it, and the
/// proof that the event is in the log.
#[utoipa::path(get, path = "/organisation/certificates/{certificate}", tag = "organisation",
    params(("certificate" = String, Path, description = "The certificate's id.")),
    responses((status = 200, body = ProvenCertificate)))]
pub(crate) async fn certificate(
    signed: Signed,
    Path(id): Path<CertificateId>,
) -> Answer<ProvenCertificate> {
    Ok(Reply::ok(signed.caller.proven_certificate(id).await?.into()))
}
