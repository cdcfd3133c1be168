//! The API tokens of the own account.

use http::StatusCode;
use indeck_platform::accounts::{NewToken, TokenInfo};
use indeck_platform::id::TokenId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Json, Path};
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// A token for programs.
#[derive(Serialize, ToSchema)]
pub(crate) struct Token {
    /// Its id.
    id: String,
    /// What it is called.
    name: String,
    /// What it is for.
    scopes: Vec<String>,
    /// From which networks it counts; from all if empty.
    addresses: Vec<String>,
    /// When it was made.
    created: String,
    /// When it expires.
    expires: String,
    /// When it was last used.
    used: Option<String>,
    /// Whether it has expired.
    expired: bool,
    /// Whether it was made by somebody who had shown a second factor: it counts where the
    /// organisation wants one.
    second_factor: bool,
    /// The token itself, told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl From<TokenInfo> for Token {
    fn from(info: TokenInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            scopes: info.scopes,
            addresses: info.addresses,
            created: rfc3339(info.created),
            expires: rfc3339(info.expires),
            used: info.used.map(rfc3339),
            expired: info.expired,
            second_factor: info.second_factor,
            token: None,
        }
    }
}

/// A token that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenRequest {
    /// What it is called.
    name: String,
    /// What it is for: `read`, `write`, `download`, `admin`, `audit`.
    scopes: Vec<String>,
    /// For how many days it is good.
    #[schema(minimum = 1, maximum = 366)]
    expires_in_days: u32,
    /// From which networks it counts; from all if empty.
    #[serde(default)]
    addresses: Vec<String>,
}

/// The own tokens.
#[utoipa::path(get, path = "/account/tokens", tag = "account",
    responses((status = 200, body = List<Token>)))]
pub(crate) async fn tokens(signed: Signed) -> Answer<List<Token>> {
    let all = signed.caller.tokens().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Token::from))))
}

/// Makes a token, which is told once.
#[utoipa::path(post, path = "/account/tokens", tag = "account",
    responses((status = 201, body = Token)))]
pub(crate) async fn create_token(signed: Signed, Json(sent): Json<TokenRequest>) -> Answer<Token> {
    let TokenRequest { name, scopes, expires_in_days, addresses } = sent;
    let new = NewToken { name, scopes, expires_in_days, addresses };
    let (info, token) = signed.caller.create_token(new).await?;
    Ok(Reply::created(Token { token: Some(token), ..info.into() }))
}

/// Takes a token back at once.
#[utoipa::path(delete, path = "/account/tokens/{token}", tag = "account",
    params(("token" = String, Path, description = "The token's id.")),
    responses((status = 204)))]
pub(crate) async fn revoke_token(
    signed: Signed,
    Path(id): Path<TokenId>,
) -> Result<StatusCode, Problem> {
    signed.caller.revoke_token(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
