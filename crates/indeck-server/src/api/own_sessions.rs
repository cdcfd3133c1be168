//! The sessions of the own account.

use http::StatusCode;
use indeck_platform::accounts::SessionInfo;
use indeck_platform::id::SessionId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Path;
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// A session.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    /// Its id.
    id: String,
    /// Whether it is this one.
    current: bool,
    /// When it began.
    created: String,
    /// When it was last used.
    seen: String,
    /// When it ends at the latest.
    expires: String,
    /// Where it began.
    address: String,
    /// What the browser said of itself.
    agent: String,
    /// Whether a second factor was shown.
    second_factor: bool,
}

impl From<SessionInfo> for Session {
    fn from(info: SessionInfo) -> Self {
        Self {
            id: info.id.to_string(),
            current: info.current,
            created: rfc3339(info.created),
            seen: rfc3339(info.seen),
            expires: rfc3339(info.expires),
            address: info.address,
            agent: info.agent,
            second_factor: info.second_factor,
        }
    }
}

/// The own sessions.
#[utoipa::path(get, path = "/account/sessions", tag = "account",
    responses((status = 200, body = List<Session>)))]
pub(crate) async fn sessions(signed: Signed) -> Answer<List<Session>> {
    let all = signed.caller.sessions().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Session::from))))
}

/// Ends a session at once.
#[utoipa::path(delete, path = "/account/sessions/{session}", tag = "account",
    params(("session" = String, Path, description = "The session's id.")),
    responses((status = 204)))]
pub(crate) async fn revoke_session(
    signed: Signed,
    Path(id): Path<SessionId>,
) -> Result<StatusCode, Problem> {
    signed.caller.revoke_session(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
