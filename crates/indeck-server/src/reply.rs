//! What handlers answer with.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use futures::StreamExt as _;
use http::{HeaderValue, StatusCode, header};
use indeck_platform::data::Download;
use serde::Serialize;

use crate::etag;
use crate::problem::Problem;

/// What a handler of the API answers.
pub(crate) type Answer<T> = Result<Reply<T>, Problem>;

/// A JSON body with its status and revision.
#[derive(Debug)]
pub(crate) struct Reply<T> {
    status: StatusCode,
    revision: Option<i64>,
    body: T,
}

impl<T> Reply<T> {
    /// It is so.
    pub(crate) fn ok(body: T) -> Self {
        Self { status: StatusCode::OK, revision: None, body }
    }

    /// It was made.
    pub(crate) fn created(body: T) -> Self {
        Self { status: StatusCode::CREATED, ..Self::ok(body) }
    }

    /// It will be done.
    pub(crate) fn accepted(body: T) -> Self {
        Self { status: StatusCode::ACCEPTED, ..Self::ok(body) }
    }

    /// The same, at that revision.
    pub(crate) fn tagged(self, revision: i64) -> Self {
        Self { revision: Some(revision), ..self }
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        let mut response = (self.status, axum::Json(self.body)).into_response();
        if let Some(revision) = self.revision {
            response.headers_mut().insert(header::ETAG, etag::tag(revision));
        }
        response
    }
}

/// A file, as it comes out of the store, to be kept by the browser and never shown in it.
pub(crate) fn file(download: Download) -> Response {
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(download.media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(download.bytes));
    headers.insert(header::CONTENT_DISPOSITION, attachment(&download.filename));
    if let Ok(tag) = HeaderValue::try_from(format!("\"{}\"", download.sha256)) {
        headers.insert(header::ETAG, tag);
    }
    // What breaks off in the middle is seen by the length; the client learns no more.
    let stream = download.into_stream().map(|part| {
        part.inspect_err(|error| tracing::error!(code = error.code(), "a download broke off"))
    });
    *response.body_mut() = Body::from_stream(stream);
    response
}

/// A text to be kept as a file of that name.
pub(crate) fn text_file(name: &str, media_type: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, attachment(name)),
    ];
    (headers, text).into_response()
}

/// `attachment` with the name as it is, and in plain letters for who reads no other (RFC 6266).
pub(crate) fn attachment(name: &str) -> HeaderValue {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' };
    let plain: String = name.chars().map(plain).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let value = attachment("a\"; x=\r\n/\u{fc}.csv");
        let text = value.to_str().expect("text");
        let plain = "attachment; filename=\"a__ x_____.csv\"; ";
        assert_eq!(text, format!("{plain}filename*=UTF-8''a%22%3B%20x%3D%0D%0A%2F%C3%BC.csv"));
    }
}
