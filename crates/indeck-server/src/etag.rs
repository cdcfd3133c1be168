//! `ETag` and `If-Match`: nobody overwrites what they have not seen.

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};

use crate::problem::Problem;

/// The tag of a revision.
pub fn tag(revision: i64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{revision}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// The revision that a request is about to change, if it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub Option<i64>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        if value == "*" {
            return Ok(Self(None));
        }
        let inside = value
            .to_str()
            .ok()
            .and_then(|text| text.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        match inside {
            Some(revision) => Ok(Self(Some(revision))),
            // A tag that was never given matches nothing.
            None => Err(Problem::of_status(StatusCode::PRECONDITION_FAILED)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(value: Option<&'static str>) -> Result<IfMatch, u16> {
        let mut request = http::Request::new(());
        if let Some(value) = value {
            request.headers_mut().insert(header::IF_MATCH, HeaderValue::from_static(value));
        }
        let mut parts = request.into_parts().0;
        IfMatch::from_request_parts(&mut parts, &()).await.map_err(|problem| problem.status)
    }

    #[tokio::test]
    async fn a_tag_is_a_revision_in_quotes() {
        assert_eq!(read(None).await, Ok(IfMatch(None)));
        assert_eq!(read(Some("*")).await, Ok(IfMatch(None)));
        assert_eq!(read(Some("\"7\"")).await, Ok(IfMatch(Some(7))));
        assert_eq!(tag(7), "\"7\"");
    }

    #[tokio::test]
    async fn what_was_never_given_matches_nothing() {
        for value in ["7", "W/\"7\"", "\"x\"", "\"7\", \"8\""] {
            assert_eq!(read(Some(value)).await, Err(412), "{value}");
        }
    }
}
