//! Templates: the brand that decks are made with.

use axum::extract::{Request, State};
use axum::response::Response;
use http::StatusCode;
use indeck_platform::data::{NewTemplate, Template as TemplateBody};
use indeck_platform::id::TemplateId;
use indeck_platform::records::Held;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::extract::{Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{self, Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;
use crate::upload::{self, About, Incoming};

/// A template, with what was found in it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Template {
    /// Its id.
    id: String,
    /// What people call it.
    name: String,
    /// What its file is called; specs name it so.
    filename: String,
    /// The member who brought it in.
    owner: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
    /// What its theme is called.
    theme: String,
    /// The width of its slides, in EMU.
    width: i64,
    /// The height of its slides, in EMU.
    height: i64,
    /// How many slides stand in it.
    slides: usize,
    /// The colours of its theme.
    colours: Vec<Colour>,
    /// The font of headings.
    heading_font: String,
    /// The font of texts.
    body_font: String,
    /// Its layouts.
    layouts: Vec<Layout>,
    /// When it was brought in.
    created: String,
}

/// A colour of a theme.
#[derive(Serialize, ToSchema)]
pub(crate) struct Colour {
    /// Its name.
    name: String,
    /// Its value, in hexadecimal.
    value: String,
}

/// A layout.
#[derive(Serialize, ToSchema)]
pub(crate) struct Layout {
    /// Its name, as specs name it.
    name: String,
    /// Its placeholders.
    placeholders: Vec<Placeholder>,
}

/// A placeholder of a layout.
#[derive(Serialize, ToSchema)]
pub(crate) struct Placeholder {
    /// Its name, as specs name it.
    name: String,
    /// What it takes.
    kind: String,
    /// Left, top, width and height, in EMU.
    place: Option<[i64; 4]>,
}

impl From<Held<TemplateBody>> for Template {
    fn from(held: Held<TemplateBody>) -> Self {
        let TemplateBody { name, filename, owner, object, summary, .. } = held.body;
        let colours = summary.colors.into_iter().map(|(name, value)| Colour { name, value });
        let layouts = summary.layouts.into_iter().map(|layout| Layout {
            name: layout.name,
            placeholders: layout.placeholders.into_iter().map(placeholder).collect(),
        });
        Self {
            id: held.id.to_string(),
            name,
            filename,
            owner: owner.to_string(),
            bytes: object.bytes,
            sha256: object.sha256,
            theme: summary.theme,
            width: summary.width,
            height: summary.height,
            slides: summary.slides,
            colours: colours.collect(),
            heading_font: summary.heading_font,
            body_font: summary.body_font,
            layouts: layouts.collect(),
            created: rfc3339(held.created),
        }
    }
}

fn placeholder(found: indeck_platform::data::Placeholder) -> Placeholder {
    Placeholder { name: found.name, kind: found.kind, place: found.place }
}

/// What a new template is called.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct NewQuery {
    /// What people call it; the file's name if it is left out.
    name: Option<String>,
    /// What the file is called, with its ending: `brand.potx`.
    filename: Option<String>,
}

/// The templates, newest first.
#[utoipa::path(get, path = "/templates", tag = "templates", params(Page),
    responses((status = 200, body = List<Template>)))]
pub(crate) async fn list(signed: Signed, Query(page): Query<Page>) -> Answer<List<Template>> {
    let found = signed.caller.templates(&page.request()?).await?;
    Ok(Reply::ok(List::of(found, Template::from)))
}

/// Brings a template in. The body is the file itself, or a form with `name` and `file`; it has been
/// looked into when this is answered.
#[utoipa::path(post, path = "/templates", tag = "templates", params(NewQuery),
    request_body(content((String = "application/octet-stream"), (String = "multipart/form-data"))),
    responses((status = 201, body = Template)))]
pub(crate) async fn create(
    State(app): State<App>,
    signed: Signed,
    Query(query): Query<NewQuery>,
    request: Request,
) -> Answer<Template> {
    upload::fits(request.headers(), app.config.limits.template_bytes)?;
    let (name, filename) = (query.name.unwrap_or_default(), query.filename.unwrap_or_default());
    let about = About { name, filename, ..About::default() };
    let begin = async |about: About| {
        let new = NewTemplate { name: about.name, filename: about.filename };
        Ok(signed.caller.upload_template(new).await?)
    };
    let held = Incoming::of(request).await?.taken(about, begin).await?.finish().await?;
    let revision = held.rev;
    Ok(Reply::created(held.into()).tagged(revision))
}

/// A template, with its layouts, colours and fonts.
#[utoipa::path(get, path = "/templates/{template}", tag = "templates",
    params(("template" = String, Path, description = "The template's id.")),
    responses((status = 200, body = Template)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<TemplateId>) -> Answer<Template> {
    let held = signed.caller.template(id).await?;
    let revision = held.rev;
    Ok(Reply::ok(held.into()).tagged(revision))
}

/// Removes a template.
#[utoipa::path(delete, path = "/templates/{template}", tag = "templates",
    params(("template" = String, Path, description = "The template's id.")),
    responses((status = 204)))]
pub(crate) async fn remove(
    signed: Signed,
    Path(id): Path<TemplateId>,
) -> Result<StatusCode, Problem> {
    signed.caller.delete_template(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The file of a template.
#[utoipa::path(get, path = "/templates/{template}/file", tag = "templates",
    params(("template" = String, Path, description = "The template's id.")),
    responses((status = 200, body = String, content_type = "application/octet-stream")))]
pub(crate) async fn file(signed: Signed, Path(id): Path<TemplateId>) -> Result<Response, Problem> {
    Ok(reply::file(signed.caller.download_template(id).await?))
}
