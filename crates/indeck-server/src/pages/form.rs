//! Forms of pages: their fields, and that a page of ours sent them.

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use http::{StatusCode, header};

use crate::app::App;
use crate::csrf;
use crate::problem::Problem;
use crate::signed::{Signed, Stranger, identify};

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The text of a field; empty if it is not there.
    pub(crate) fn text(&self, name: &str) -> String {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The text of a field with the ends of lines that files have; browsers send others.
    pub(crate) fn lines(&self, name: &str) -> String {
        self.text(name).replace("\r\n", "\n")
    }

    /// The texts of a field that may be there more than once.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).collect()
    }

    /// Whether a box is ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// The networks of a field: one a line, or with commas between them.
    pub(crate) fn networks(&self, name: &str) -> Vec<String> {
        let text = self.text(name);
        let parts = text.split(['\n', ',', ' ']).map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// The fields whose names begin so, without that beginning.
    pub(crate) fn beginning(&self, with: &str) -> Vec<(String, String)> {
        let rest = |(name, value): &(String, String)| {
            name.strip_prefix(with).map(|name| (name.to_owned(), value.clone()))
        };
        self.0.iter().filter_map(rest).collect()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Adds a field.
    pub(crate) fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The revision that the form was made from.
    pub(crate) fn revision(&self) -> Option<i64> {
        self.text("rev").parse().ok()
    }

    /// The fields of the body of a form.
    pub(crate) fn of(body: &[u8]) -> Self {
        let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
        let pair = |pair: &[u8]| {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, value) = pair.split_at(at);
            (decoded(name), decoded(value.get(1..).unwrap_or_default()))
        };
        Self(pairs.map(pair).collect())
    }
}

/// A form that does nothing that is known.
pub(crate) fn unknown_action() -> Problem {
    Problem::bad_request("unknown-action", "this form does nothing that is known here")
}

/// A text out of a form's body.
fn decoded(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        rest = match byte {
            Some(byte) => {
                out.push(byte);
                after.get(2..).unwrap_or_default()
            }
            None => {
                out.push(if *first == b'+' { b' ' } else { *first });
                after
            }
        };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A form of somebody who is signed in, that a page of ours sent.
#[derive(Debug)]
pub(crate) struct Sent {
    /// Who sent it.
    pub(crate) signed: Signed,
    /// What stands in it.
    pub(crate) fields: Fields,
}

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let signed = identify(&mut parts, app).await?;
        signed.sent_by_us(&parts, app).await?;
        let fields = read(Request::from_parts(parts, body), app).await?;
        signed.bears_our_token(&fields.text(csrf::FIELD)).await?;
        Ok(Self { signed, fields })
    }
}

/// A form of somebody who is not signed in.
#[derive(Debug)]
pub(crate) struct Unsigned {
    /// Where it comes from.
    pub(crate) from: indeck_platform::caller::From,
    /// What stands in it.
    pub(crate) fields: Fields,
}

impl FromRequest<App> for Unsigned {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Stranger(from) = Stranger::from_request_parts(&mut parts, app).await?;
        let fields = read(Request::from_parts(parts, body), app).await?;
        Ok(Self { from, fields })
    }
}

async fn read(request: Request, app: &App) -> Result<Fields, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_form =
        kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if !is_form {
        return Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    // In a form a sign may take three bytes.
    let most = app.config.limits.body_bytes.saturating_mul(3);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let body = to_bytes(request.into_body(), most).await;
    let body = body.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    Ok(Fields::of(&body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let fields = Fields::of(b"a=1+2&b=%C3%BC%0D%0Ax&c&a=3&d=%zz&e=%4");
        assert_eq!(fields.text("a"), "1 2");
        assert_eq!(fields.all("a"), ["1 2", "3"]);
        assert_eq!(fields.lines("b"), "\u{fc}\nx");
        assert!(fields.ticked("c") && !fields.ticked("x"));
        assert_eq!(fields.text("d"), "%zz");
        assert_eq!(fields.text("e"), "%4");
        assert_eq!(fields.revision(), None);
    }
}
