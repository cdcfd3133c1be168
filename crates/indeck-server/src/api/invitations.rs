//! Invitations.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use indeck_platform::accounts::InvitationInfo;
use indeck_platform::id::InvitationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::members::role;
use super::sessions::{Welcome, welcome};
use crate::app::App;
use crate::extract::{Json, Path};
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::{Signed, Stranger};
use crate::time::rfc3339;

/// An open invitation.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invitation {
    /// Its id.
    id: String,
    /// Who is invited.
    email: String,
    /// As what.
    role: &'static str,
    /// Who invites.
    by: String,
    /// When it was made.
    created: String,
    /// When it expires.
    expires: String,
    /// The link to give to who is invited, told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

impl From<InvitationInfo> for Invitation {
    fn from(info: InvitationInfo) -> Self {
        Self {
            id: info.id.to_string(),
            email: info.email,
            role: info.role.word(),
            by: info.by.to_string(),
            created: rfc3339(info.created),
            expires: rfc3339(info.expires),
            link: None,
        }
    }
}

/// Who is to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationRequest {
    /// The address of mail.
    email: String,
    /// `owner`, `admin`, `author`, `viewer` or `auditor`.
    role: String,
}

/// Somebody who accepts an invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Acceptance {
    /// The link, or its last part.
    link: String,
    /// The name.
    name: String,
    /// The password.
    password: String,
}

/// The open invitations.
#[utoipa::path(get, path = "/invitations", tag = "members",
    responses((status = 200, body = List<Invitation>)))]
pub(crate) async fn invitations(signed: Signed) -> Answer<List<Invitation>> {
    let all = signed.caller.invitations().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Invitation::from))))
}

/// Invites somebody: the answer has a link to hand over.
#[utoipa::path(post, path = "/invitations", tag = "members",
    responses((status = 201, body = Invitation)))]
pub(crate) async fn invite(
    signed: Signed,
    Json(sent): Json<InvitationRequest>,
) -> Answer<Invitation> {
    let (info, link) = signed.caller.invite(&sent.email, role(&sent.role)?).await?;
    Ok(Reply::created(Invitation { link: Some(link), ..info.into() }))
}

/// Takes an invitation back.
#[utoipa::path(delete, path = "/invitations/{invitation}", tag = "members",
    params(("invitation" = String, Path, description = "The invitation's id.")),
    responses((status = 204)))]
pub(crate) async fn withdraw(
    signed: Signed,
    Path(id): Path<InvitationId>,
) -> Result<StatusCode, Problem> {
    signed.caller.withdraw_invitation(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accepts an invitation: who does is a member now, and signed in.
#[utoipa::path(post, path = "/invitations/accept", tag = "members", security(()),
    responses((status = 201, body = Welcome)))]
pub(crate) async fn accept(
    State(app): State<App>,
    Stranger(from): Stranger,
    Json(sent): Json<Acceptance>,
) -> Result<Response, Problem> {
    let Acceptance { link, name, password } = sent;
    welcome(app.platform.accept_invitation(&link, &name, &password, from).await?).await
}
