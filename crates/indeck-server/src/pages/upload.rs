//! Forms with a file: the token comes first, the file last, and it streams.

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use http::{StatusCode, header};

use super::form::{Fields, Sent};
use crate::app::App;
use crate::csrf;
use crate::heads::bounded;
use crate::problem::Problem;
use crate::signed::{Signed, identify};
use crate::upload;

/// Fields that may stand before the file: each is held, and none of our pages sends more.
const MOST_FIELDS: usize = 32;

/// A form with a file in it, of somebody who is signed in, that a page of ours sent.
pub(crate) struct WithFile {
    /// Who sent it.
    pub(crate) signed: Signed,
    form: Multipart,
}

/// A form, with a file in it or without.
pub(crate) enum Form {
    /// Without.
    Plain(Sent),
    /// With one.
    File(WithFile),
}

impl WithFile {
    /// The next part of the form.
    pub(crate) async fn next(&mut self) -> Result<Option<Field<'_>>, Problem> {
        upload::field(&mut self.form).await
    }
}

/// The name of a part that is a file which somebody chose; other parts are read as fields.
pub(crate) async fn chosen(
    field: &mut Field<'_>,
    fields: &mut Fields,
) -> Result<Option<String>, Problem> {
    let name = field.name().unwrap_or_default().to_owned();
    if name != "file" {
        if fields.count() >= MOST_FIELDS {
            return Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let text = upload::text(field).await?;
        fields.push(name, text);
        return Ok(None);
    }
    match field.file_name() {
        None | Some("") => Err(Problem::of_field("file", "was not chosen")),
        Some(file) => Ok(Some(file.to_owned())),
    }
}

impl FromRequest<App> for WithFile {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let signed = identify(&mut parts, app).await?;
        signed.sent_by_us(&parts, app).await?;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(bounded(request)?, app).await;
        let mut form = form.map_err(|error| Problem::bad_request("bad-form", error.body_text()))?;
        if signed.session.is_some() {
            let token = match upload::field(&mut form).await? {
                Some(mut field) if field.name() == Some(csrf::FIELD) => {
                    upload::text(&mut field).await?
                }
                _ => String::new(),
            };
            signed.bears_our_token(&token).await?;
        }
        Ok(Self { signed, form })
    }
}

impl FromRequest<App> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if has_file {
            WithFile::from_request(request, app).await.map(Self::File)
        } else {
            Sent::from_request(request, app).await.map(Self::Plain)
        }
    }
}
