//! Forgotten passwords: links by which members set new ones.

use axum::extract::State;
use axum::response::Response;
use indeck_platform::accounts::ResetLink;
use indeck_platform::id::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sessions::{Welcome, welcome};
use crate::app::App;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::{Signed, Stranger};
use crate::time::rfc3339;

/// A link that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRequest {
    /// The password of who makes it.
    password: String,
    /// The member has lost the second factor, too: it goes with the password.
    #[serde(default)]
    without_second_factor: bool,
}

/// A link to hand over.
#[derive(Serialize, ToSchema)]
pub(crate) struct Link {
    /// The link, told once, good for once.
    link: String,
    /// When it expires.
    expires: String,
    /// Whether the second factor goes with the password.
    without_second_factor: bool,
}

impl From<ResetLink> for Link {
    fn from(made: ResetLink) -> Self {
        let ResetLink { link, expires, without_second_factor } = made;
        Self { link, expires: rfc3339(expires), without_second_factor }
    }
}

/// Somebody who sets a new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    /// The link, or its last part.
    link: String,
    /// The new password.
    password: String,
    /// A code of the second factor, or a recovery code, where one is set up.
    #[serde(default)]
    code: Option<String>,
}

/// Makes a link by which a member sets a new password. It is good for a day, and older ones of that
/// member are good no more.
#[utoipa::path(post, path = "/members/{member}/reset-link", tag = "members",
    operation_id = "reset_link",
    params(("member" = String, Path, description = "The member's id.")),
    responses((status = 201, body = Link)))]
pub(crate) async fn make(
    signed: Signed,
    Path(id): Path<UserId>,
    Json(sent): Json<LinkRequest>,
) -> Answer<Link> {
    let LinkRequest { password, without_second_factor } = sent;
    let made = signed.caller.make_reset_link(id, &password, without_second_factor).await?;
    Ok(Reply::created(made.into()))
}

/// Sets a new password with a link: all sessions end, and a new one begins. Where a second factor is
/// set up and no code is sent, the answer is 401 with the code `second-factor-required`, and the link
/// is still good.
#[utoipa::path(post, path = "/password-resets", tag = "sessions", security(()),
    operation_id = "reset_password", responses((status = 201, body = Welcome)))]
pub(crate) async fn reset(
    State(app): State<App>,
    Stranger(from): Stranger,
    Json(sent): Json<PasswordReset>,
) -> Result<Response, Problem> {
    let PasswordReset { link, password, code } = sent;
    let done = app.platform.reset_password(&link, &password, code.as_deref(), from).await?;
    welcome(done).await
}
