//! Members.

use indeck_platform::access::Role;
use indeck_platform::accounts::Member as MemberInfo;
use indeck_platform::id::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::certificate::Certificate;
use crate::etag::IfMatch;
use crate::extract::{Json, Path};
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// A member.
#[derive(Serialize, ToSchema)]
pub(crate) struct Member {
    /// Its id.
    id: String,
    /// What it is called.
    name: String,
    /// Its address of mail.
    email: String,
    /// What it is in the organisation.
    role: &'static str,
    /// Whether it has a second factor.
    second_factor: bool,
    /// When it last signed in.
    last_sign_in: Option<String>,
    /// When it was made.
    created: String,
    /// Whether it is the one who asks.
    you: bool,
}

impl From<MemberInfo> for Member {
    fn from(info: MemberInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            email: info.email,
            role: info.role.word(),
            second_factor: info.second_factor,
            last_sign_in: info.last_sign_in.map(rfc3339),
            created: rfc3339(info.created),
            you: info.you,
        }
    }
}

/// What a member is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleEdit {
    /// `owner`, `admin`, `author`, `viewer` or `auditor`.
    role: String,
}

/// Who takes over what a leaving member owns.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OffBoarding {
    /// The id of a member; the one who asks if it is left out.
    #[serde(default)]
    successor: Option<String>,
}

/// The members.
#[utoipa::path(get, path = "/members", tag = "members",
    responses((status = 200, body = List<Member>)))]
pub(crate) async fn list(signed: Signed) -> Answer<List<Member>> {
    let all = signed.caller.members().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Member::from))))
}

/// A member.
#[utoipa::path(get, path = "/members/{member}", tag = "members",
    params(("member" = String, Path, description = "The member's id.")),
    responses((status = 200, body = Member)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<UserId>) -> Answer<Member> {
    let info = signed.caller.member(id).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Gives a member another role.
#[utoipa::path(patch, path = "/members/{member}", tag = "members",
    params(("member" = String, Path, description = "The member's id.")),
    responses((status = 200, body = Member)))]
pub(crate) async fn update(
    signed: Signed,
    Path(id): Path<UserId>,
    IfMatch(revision): IfMatch,
    Json(edit): Json<RoleEdit>,
) -> Answer<Member> {
    let info = signed.caller.change_role(id, role(&edit.role)?, revision).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Off-boards a member in one step: sessions, tokens and login are gone, what it owned has a new
/// owner. The receipt is signed.
#[utoipa::path(delete, path = "/members/{member}", tag = "members",
    params(("member" = String, Path, description = "The member's id.")),
    request_body(content = Option<OffBoarding>),
    responses((status = 200, body = Certificate)))]
pub(crate) async fn remove(
    signed: Signed,
    Path(id): Path<UserId>,
    sent: Option<Json<OffBoarding>>,
) -> Answer<Certificate> {
    let successor = sent.and_then(|Json(sent)| sent.successor);
    let successor = successor.map(|id| id.parse::<UserId>()).transpose();
    let successor = successor.map_err(|_| Problem::of_field("successor", "is no member"))?;
    Ok(Reply::ok(signed.caller.remove_member(id, successor).await?.into()))
}

/// The role of a word.
pub(crate) fn role(word: &str) -> Result<Role, Problem> {
    Role::parse(word)
        .ok_or_else(|| Problem::of_field("role", "must be owner, admin, author, viewer or auditor"))
}
