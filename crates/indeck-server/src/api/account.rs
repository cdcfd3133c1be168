//! The own account.

use axum::response::{IntoResponse, Response};
use indeck_platform::accounts::{AccountChange, AccountInfo};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::certificate::Certificate;
use super::sessions::{gone, welcome};
use crate::etag::IfMatch;
use crate::extract::Json;
use crate::problem::Problem;
use crate::reply::{Answer, Reply, text_file};
use crate::signed::Signed;
use crate::time::rfc3339;

/// The own account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    /// Its id.
    #[schema(example = "usr_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// What it is called.
    name: String,
    /// Its address of mail.
    email: String,
    /// What it is in its organisation.
    role: &'static str,
    /// What the organisation is called.
    organisation: String,
    /// When it was made.
    created: String,
    /// When it last signed in.
    last_sign_in: Option<String>,
    /// Since when it has a second factor.
    second_factor: Option<String>,
    /// How many recovery codes are left.
    recovery_codes_left: u32,
    /// Whether the organisation wants a second factor.
    second_factor_required: bool,
}

impl From<AccountInfo> for Account {
    fn from(info: AccountInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            email: info.email,
            role: info.role.word(),
            organisation: info.organisation,
            created: rfc3339(info.created),
            last_sign_in: info.last_sign_in.map(rfc3339),
            second_factor: info.second_factor.map(rfc3339),
            recovery_codes_left: info.recovery_left,
            second_factor_required: info.second_factor_required,
        }
    }
}

/// What to correct; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountEdit {
    /// The name.
    #[serde(default)]
    name: Option<String>,
    /// The address of mail.
    #[serde(default)]
    email: Option<String>,
}

/// The password, for what must not happen by a stolen session.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    /// The password.
    pub(super) password: String,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordEdit {
    /// The one until now.
    current: String,
    /// The one from now on.
    new: String,
}

/// The own account.
#[utoipa::path(get, path = "/account", tag = "account", responses((status = 200, body = Account)))]
pub(crate) async fn read(signed: Signed) -> Answer<Account> {
    let info = signed.caller.account().await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Corrects name or address.
#[utoipa::path(patch, path = "/account", tag = "account",
    responses((status = 200, body = Account)))]
pub(crate) async fn update(
    signed: Signed,
    IfMatch(revision): IfMatch,
    Json(edit): Json<AccountEdit>,
) -> Answer<Account> {
    let change = AccountChange { name: edit.name, email: edit.email };
    let info = signed.caller.update_account(change, revision).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Erases the account. What it owned belongs to another member from now on.
#[utoipa::path(delete, path = "/account", tag = "account",
    responses((status = 200, body = Certificate)))]
pub(crate) async fn erase(signed: Signed, Json(proof): Json<Proof>) -> Result<Response, Problem> {
    let certificate = signed.caller.erase_account(&proof.password).await?;
    Ok((gone(), axum::Json(Certificate::from(certificate))).into_response())
}

/// All that is stored about the account, as a file.
#[utoipa::path(get, path = "/account/export", tag = "account",
    responses((status = 200, body = Object, content_type = "application/json")))]
pub(crate) async fn export(signed: Signed) -> Result<Response, Problem> {
    let all = signed.caller.export_account().await?;
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    Ok(text_file("indeck-account.json", "application/json", text))
}

/// Changes the password. All sessions end; the answer brings a new one.
#[utoipa::path(post, path = "/account/password", tag = "account",
    responses((status = 201, body = super::sessions::Welcome)))]
pub(crate) async fn password(
    signed: Signed,
    Json(edit): Json<PasswordEdit>,
) -> Result<Response, Problem> {
    welcome(signed.caller.change_password(&edit.current, &edit.new).await?).await
}
