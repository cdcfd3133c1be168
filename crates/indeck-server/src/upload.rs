//! Files on their way in, part by part, never held as a whole.

use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use http::{HeaderMap, StatusCode, header};
use indeck_platform::data::Upload;

use crate::heads::bounded;
use crate::problem::Problem;

/// How long nothing may come before the upload is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of a field that is no file.
const MAX_FIELD: usize = 64 << 10;

/// The body of an upload: a form with a file in it, or the file itself.
pub(crate) enum Incoming {
    /// A form; its fields come one by one.
    Form(Multipart),
    /// The file itself.
    Raw(Body),
}

impl Incoming {
    /// Takes the body of a request, by its `Content-Type`.
    pub(crate) async fn of(request: Request) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if !is_form {
            return Ok(Self::Raw(request.into_body()));
        }
        let form = Multipart::from_request(bounded(request)?, &()).await;
        form.map(Self::Form).map_err(|error| Problem::bad_request("bad-form", error.body_text()))
    }
}

/// What is said of a file beside its bytes, in the address or in the fields before it.
#[derive(Default)]
pub(crate) struct About {
    /// What people call it.
    pub(crate) name: String,
    /// What the file is called.
    pub(crate) filename: String,
    /// The word of its class; empty where nothing is said.
    pub(crate) classification: String,
}

impl Incoming {
    /// Writes the file into the upload that is begun for it: with what is said of it in fields that
    /// come before it, and else in the address.
    pub(crate) async fn taken<T, F>(
        self,
        mut about: About,
        begin: impl FnOnce(About) -> F,
    ) -> Result<Upload<T>, Problem>
    where
        F: Future<Output = Result<Upload<T>, Problem>>,
    {
        let mut form = match self {
            Self::Raw(body) => {
                let mut upload = begin(about).await?;
                feed(&mut upload, body.into_data_stream()).await?;
                return Ok(upload);
            }
            Self::Form(form) => form,
        };
        while let Some(mut next) = field(&mut form).await? {
            match next.name().unwrap_or_default() {
                "name" => about.name = text(&mut next).await?,
                "classification" => about.classification = text(&mut next).await?,
                "file" => {
                    if about.filename.is_empty() {
                        about.filename = next.file_name().unwrap_or_default().to_owned();
                    }
                    let mut upload = begin(about).await?;
                    feed(&mut upload, next).await?;
                    return Ok(upload);
                }
                _ => {}
            }
        }
        Err(Problem::of_field("file", "is missing"))
    }
}

/// Refuses a file that says that it is too large before any of it is read.
pub(crate) fn fits(headers: &HeaderMap, limit: u64) -> Result<(), Problem> {
    // What stands around a file in a form.
    const AROUND: u64 = 64 << 10;
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    match length.and_then(|length| length.parse::<u64>().ok()) {
        Some(length) if length > limit.saturating_add(AROUND) => {
            let detail = format!("the file is larger than {} MB", limit >> 20);
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail))
        }
        _ => Ok(()),
    }
}

/// Writes all parts of a stream into the upload.
pub(crate) async fn feed<T, S, E>(upload: &mut Upload<T>, mut parts: S) -> Result<(), Problem>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    loop {
        match tokio::time::timeout(PATIENCE, parts.next()).await {
            Ok(Some(Ok(bytes))) => upload.write(&bytes).await?,
            Ok(Some(Err(_))) => {
                return Err(Problem::bad_request("broken-off", "the upload broke off"));
            }
            Ok(None) => return Ok(()),
            Err(_) => return Err(Problem::of_status(StatusCode::REQUEST_TIMEOUT)),
        }
    }
}

/// The text of a field that is no file.
pub(crate) async fn text(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    loop {
        let chunk = field.chunk().await;
        match chunk.map_err(|error| Problem::bad_request("bad-form", error.body_text()))? {
            None => break,
            Some(chunk) if bytes.len() + chunk.len() <= MAX_FIELD => {
                bytes.extend_from_slice(&chunk)
            }
            Some(_) => return Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE)),
        }
    }
    String::from_utf8(bytes).map_err(|_| Problem::bad_request("bad-form", "a field is not UTF-8"))
}

/// The next field of a form.
pub(crate) async fn field(form: &mut Multipart) -> Result<Option<Field<'_>>, Problem> {
    let next = form.next_field().await;
    next.map_err(|error| Problem::bad_request("bad-form", error.body_text()))
}
