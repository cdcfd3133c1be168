//! `Problem`: what an answer says when something is wrong (RFC 9457).

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// What is wrong with a request, or with the server.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A reference that names the kind of problem: `/problems/` and the code.
    #[serde(rename = "type")]
    #[schema(example = "/problems/not-found")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// The status of the answer.
    #[schema(example = 404)]
    pub status: u16,
    /// What is wrong here.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// A stable name of the problem, for programs.
    #[schema(example = "not-found")]
    pub code: String,
    /// What is wrong with a text such as a spec or a policy, each at its line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub diagnostics: Vec<serde_json::Value>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait before the next attempt.
    #[serde(skip)]
    pub retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The field, as it is called in the request.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl Problem {
    /// A problem of that status and code.
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/problems/{code}"),
            title: title(status).to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            diagnostics: Vec::new(),
            errors: Vec::new(),
            retry_after: None,
        }
    }

    /// A problem that only its status is known of.
    pub fn of_status(status: StatusCode) -> Self {
        Self::new(status, code(status), detail(status))
    }

    /// Nothing is there, or nothing that the caller may know of.
    pub fn not_found() -> Self {
        Self::of_status(StatusCode::NOT_FOUND)
    }

    /// The request cannot be read.
    pub fn bad_request(code: &str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, detail)
    }

    /// A field of the request cannot be taken.
    pub fn of_field(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let detail = format!("`{field}` {message}");
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail);
        problem.with_error(field, message)
    }

    /// Too much was asked for at once.
    pub fn slow_down(code: &str, detail: impl Into<String>, seconds: u64) -> Self {
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, code, detail);
        Self { retry_after: Some(seconds.max(1)), ..problem }
    }

    /// The server cannot do it now.
    pub fn busy(detail: impl Into<String>) -> Self {
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail);
        Self { retry_after: Some(1), ..problem }
    }

    /// The same problem with one more field that is wrong.
    #[must_use]
    pub fn with_error(mut self, field: &str, message: impl Into<String>) -> Self {
        self.errors.push(FieldError { field: field.to_owned(), message: message.into() });
        self
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = serde_json::to_string(&self).unwrap_or_default();
        let mut response = (self.status(), text).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED.as_u16() {
            let scheme = HeaderValue::from_static("Bearer realm=\"indeck\"");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        // A person gets a page of it, which is made where it is known who asked.
        response.extensions_mut().insert(self);
        response
    }
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "Not signed in",
        StatusCode::FORBIDDEN => "Not permitted",
        StatusCode::NOT_FOUND => "Not found",
        StatusCode::CONFLICT => "Conflict",
        StatusCode::PRECONDITION_FAILED => "Changed meanwhile",
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        StatusCode::UNPROCESSABLE_ENTITY => "Cannot be taken",
        StatusCode::TOO_MANY_REQUESTS => "Too many requests",
        StatusCode::SERVICE_UNAVAILABLE => "Not available now",
        StatusCode::INTERNAL_SERVER_ERROR => "Something broke",
        other => other.canonical_reason().unwrap_or("Error"),
    }
}

fn code(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "bad-request",
        StatusCode::UNAUTHORIZED => "not-signed-in",
        StatusCode::FORBIDDEN => "refused",
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::REQUEST_TIMEOUT => "timed-out",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported-media-type",
        StatusCode::UNPROCESSABLE_ENTITY => "invalid",
        StatusCode::TOO_MANY_REQUESTS => "too-many-requests",
        StatusCode::SERVICE_UNAVAILABLE => "busy",
        other if other.is_client_error() => "bad-request",
        _ => "internal",
    }
}

fn detail(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "sign in first, or send a token",
        StatusCode::FORBIDDEN => "you are not permitted to do this",
        StatusCode::NOT_FOUND => "there is nothing here, or nothing that you may see",
        StatusCode::METHOD_NOT_ALLOWED => "this cannot be done here; `Allow` says what can",
        StatusCode::REQUEST_TIMEOUT => "the request took too long",
        StatusCode::PAYLOAD_TOO_LARGE => "the request is larger than is taken here",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "the `Content-Type` is not one that is taken here",
        StatusCode::INTERNAL_SERVER_ERROR => "the server's log says more under the request's id",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_its_status_twice_and_its_code_for_programs() {
        let json = serde_json::to_value(Problem::not_found()).expect("json");
        assert_eq!(json["status"], 404);
        assert_eq!(json["code"], "not-found");
        assert_eq!(json["type"], "/problems/not-found");
        assert!(json.get("errors").is_none());
    }

    #[test]
    fn waiting_is_told_in_the_header() {
        let response = Problem::slow_down("too-many-requests", "slow", 0).into_response();
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        assert_eq!(response.headers()[header::CONTENT_TYPE], PROBLEM_JSON);
    }
}
